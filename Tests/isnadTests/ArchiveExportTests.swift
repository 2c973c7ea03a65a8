import Foundation
import IsnadTesting
import Testing

/// What the archive gives back, against what the same articles give as files.
@Suite struct ArchiveExportTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "isnad-\(UUID().uuidString)")

  private func isnad(_ arguments: String...) throws -> CommandRun {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return try CommandRun(arguments, environment: ["ISNAD_DB": folder.appending(path: "a.db").path])
  }

  private func file(_ name: String, _ text: String) throws -> String {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let url = folder.appending(path: name)
    try Data(text.utf8).write(to: url)
    return url.path
  }

  @Test(
    "export writes what extract writes, to the byte",
    arguments: ["jsonl", "json", "conllu", "plover", "csv", "web-annotation"])
  func sameBytes(_ format: String) throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let sample = Repository.root.appending(path: "Samples/truce-talks.txt").path
    _ = try isnad("ingest", "--published", "2025-03-18", "--outlet", "ص", sample)
    let type = format == "csv" ? ["--type", "statement"] : []
    let extracted = try CommandRun(
      ["extract", "--published", "2025-03-18", "--outlet", "ص", "--format", format] + type + [sample])
    let exported = try CommandRun(
      ["export", "--format", format] + type, environment: ["ISNAD_DB": folder.appending(path: "a.db").path])
    #expect(exported.status == 0 && !exported.output.isEmpty)
    #expect(exported.output == extracted.output)
  }

  private let lines = """
    {"id":1,"outlet":"أ","date":"2024-05-01","text":"قالت وزارة الصحة إن 12 شخصا قتلوا في انفجار مستودع الوقود بمدينة صور، وأصيب 30 شخصا."}
    {"id":2,"outlet":"ب","date":"2024-05-02","text":"قال الدفاع المدني إن 19 شخصا قتلوا في انفجار مستودع الوقود بمدينة صور. وزار رئيس الحكومة نجيب الحلبي مدينة صور."}
    {"id":3,"outlet":"ج","date":"2024-05-03","text":"فاز منتخب كرة اليد بالمباراة النهائية بعد شوط إضافي في الدوحة."}
    """

  @Test(
    "stories, compare and timeline of the archive are those of the files",
    arguments: [
      ["stories", "--format", "json", "--all"], ["compare", "--measure", "killed", "--json"],
      ["compare", "--place", "صور", "--json"], ["timeline", "--json"], ["timeline", "--place", "صور", "--json"],
      ["timeline", "--since", "2024-05-02", "--json"],
    ])
  func sameCollections(_ arguments: [String]) throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let input = try file("news.jsonl", lines)
    _ = try isnad("ingest", input)
    let refs = try isnad("search", "--format", "jsonl", "--mode", "exact", "قتلوا OR فاز").text.split(separator: "\n")
      .map {
        try JSONValue(parsing: $0.utf8)["id"]?.string ?? ""
      }
    #expect(refs.count == 3)
    let ofFiles = try CommandRun(arguments + [input])
    let ofArchive = try CommandRun(
      arguments + ["--db", folder.appending(path: "a.db").path])
    #expect(ofFiles.status == 0 && ofArchive.status == 0, "\(ofArchive.errors)")
    // Articles are called by their lines there and by their ids here.
    #expect(unnamed(ofFiles.text) == unnamed(ofArchive.text))
    #expect(!ofFiles.text.isEmpty)
  }

  private func unnamed(_ text: String) -> String {
    text.replacing(/"(news\.jsonl:\d+|sha256:[0-9a-f]{64}|[0-9a-f]{10})"/, with: "\"A\"")
  }

  @Test("a correction is told by lists and exports, and becomes an annotation that eval reads")
  func corrections() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    _ = try isnad("ingest", try file("news.jsonl", lines))
    let figures = try isnad("figures", "--measure", "killed", "--format", "jsonl").text.split(separator: "\n").map {
      try JSONValue(parsing: $0.utf8)["id"]?.string ?? ""
    }
    #expect(figures.count == 2)
    #expect(
      try isnad("correct", "--set", "value=21", "--set", "bound=at-least", "--reason", "سهو", figures[0]).status == 0)
    #expect(try isnad("correct", "--reject", "--reason", "مكرر", figures[1]).status == 0)
    let listed = try isnad("figures", "--measure", "killed", "--format", "jsonl")
    #expect(listed.text.split(separator: "\n").count == 1)
    let hit = try JSONValue(parsing: listed.output)
    #expect(hit["record"]?["value"]?.integer == 21)
    #expect(hit["correction"]?["verdict"]?.string == "fix" && hit["correction"]?["reason"]?.string == "سهو")
    #expect(try isnad("figures", "--measure", "killed", "--rejected", "--format", "jsonl").text.contains("\"reject\""))
    #expect(try isnad("show", figures[0]).text.contains("fixed"))
    let exported = try isnad("export", "--in", "figures", "--measure", "killed")
    #expect(exported.text.split(separator: "\n").filter { $0.contains("\"record\":\"figure\"") }.count == 1)
    #expect(exported.text.contains("\"value\":21"))

    let gold = folder.appending(path: "gold").path
    #expect(try isnad("export", "--format", "annotations", "--output", gold).status == 0)
    let scores = try isnad("eval", "--json", gold)
    #expect(scores.status == 0, "\(scores.errors)")
    let row = try JSONValue(parsing: scores.output)["figures: found + value"]
    // One figure was fixed (the program's value is wrong now), one was rejected (the program still finds it).
    #expect(row?["gold"]?.integer == 1 && row?["pred"]?.integer == 2 && row?["hit"]?.integer == 0)
    #expect(try isnad("correct", "--undo", figures[0]).status == 0)
    #expect(try isnad("correct", "--undo", figures[0]).status == 1)
    #expect(try isnad("correct", "--set", "value=many", figures[0]).status == 64)
  }

  @Test("who is joined, listed and parted by number; a purged person is gone with the articles")
  func entities() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    _ = try isnad(
      "ingest", try file("a.txt", "قال الوزير وليد القاسمي إن الدين انخفض، وقال النائب وليد المريني إنه ارتفع."),
      try file("b.txt", "قال الوزير وليد القاسمي إن الأسعار ثابتة."))
    func number(_ name: String) throws -> String {
      try JSONValue(parsing: try isnad("who", "--format", "jsonl", name).output)["id"]?.string ?? ""
    }
    let (one, two) = (try number("القاسمي"), try number("المريني"))
    let card = try JSONValue(parsing: try isnad("who", "--format", "jsonl", "القاسمي").output)
    #expect(card["statements_by"]?.array?.count == 2)
    #expect(try isnad("who", "القاسمي").text.contains("الدين انخفض"))
    #expect(try isnad("who", "--merge", two, "--into", one, "--reason", "رجل واحد").status == 0)
    #expect(try number("المريني") == one)
    #expect(try isnad("who", "--edits").text.contains("رجل واحد"))
    #expect(try isnad("who", "--undo", "1").status == 0)
    #expect(try number("المريني") == two)
    #expect(try isnad("who", "--undo", "1").status == 1)
    #expect(try isnad("db", "purge", "--entity", two).status == 0)
    #expect(try isnad("search", "الدين").text == "")
    #expect(try isnad("search", "الأسعار").text != "")
    #expect(try isnad("db", "purge", "--entity", two).status == 1)
  }
}

extension JSONValue {
  fileprivate var integer: Int? { number.map { Int($0) } }
}
