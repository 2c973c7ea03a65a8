import Foundation
import IsnadTesting
import Testing

@Suite struct ArchiveCommandTests {
  private let samples = Repository.root.appending(path: "Samples").path
  private let folder = FileManager.default.temporaryDirectory.appending(path: "isnad-\(UUID().uuidString)")

  private func isnad(_ arguments: [String], _ input: String = "") throws -> CommandRun {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return try CommandRun(
      arguments, input: Data(input.utf8), environment: ["ISNAD_DB": folder.appending(path: "a.db").path])
  }

  @Test("from a folder of articles to a record with its chain, and a clean check")
  func fromEndToEnd() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let missing = try isnad(["search", "الهدنة"])
    #expect(missing.status == 66 && missing.errors.contains("isnad ingest"))
    let dry = try isnad(["ingest", "--dry-run", samples + "/truce-talks.txt"])
    #expect(dry.status == 0 && dry.errors.contains("1 articles would be stored"))
    #expect(try isnad(["db", "stats"]).status == 66)

    let lines = """
      {"text":"قال الوزير سامي الراشد إن الجسر آمن.","url":"http://a.example/1","date":"2024-03-26"}
      {"text":
      {"text":"قال الوزير سامي الراشد إن الجسر آمن تماما.","url":"http://a.example/1","date":"2024-03-27"}
      """
    let first = try isnad(["ingest", "-"], lines)
    #expect(first.status == 0)
    #expect(first.errors.contains("2 articles stored") && first.errors.contains("1 are revisions"))
    #expect(first.errors.contains("-:2: not JSON"))
    let again = try isnad(["ingest", "-"], lines)
    #expect(again.errors.contains("0 articles stored") && again.errors.contains("2 were there already"))

    let found = try isnad(["quotes", "--speaker", "الراشد", "--format", "jsonl", "جسر"])
    #expect(found.text.split(separator: "\n").count == 1)
    let hit = try JSONValue(parsing: found.output)
    #expect(hit["record"]?["content"]?.array?.first?["text"]?.string == "الجسر آمن تماما")
    #expect(hit["article"]?["published"]?.string == "2024-03-27")
    let shown = try isnad(["show", try #require(hit["id"]?.string)])
    #expect(shown.status == 0 && shown.text.contains("[") && shown.text.contains("سامي الراشد"))
    #expect(try isnad(["who", "الراشد"]).text.contains("سامي الراشد"))
    #expect(try isnad(["check"]).status == 0)
  }

  @Test("the archive is the same for any number of threads, whatever stands in batches, files and twice")
  func threads() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let article = { (i: Int) in "قال الوزير سامي الراشد إن الجسر رقم \(i) آمن." }
    let long = String(repeating: article(0) + " ", count: 200)
    let lines = (0..<150).map { i in
      i % 50 == 20 ? "{" : "{\"text\":\"\(i == 3 ? long : article(i % 140))\",\"url\":\"http://a.example/\(i)\"}"
    }
    var seen: [(String, String)] = []
    for jobs in ["1", "5"] {
      try? FileManager.default.removeItem(at: folder)
      _ = try isnad(["db", "init"])
      try Data(lines.joined(separator: "\n").utf8).write(to: folder.appending(path: "many.jsonl"))
      for i in 0..<5 { try Data(article(138 + i).utf8).write(to: folder.appending(path: "\(i).txt")) }
      let names = ["0.txt", "many.jsonl", "none.txt", "1.txt", "2.txt", "3.txt", "4.txt"]
      let run = try isnad(["ingest", "--jobs", jobs] + names.map { folder.appending(path: $0).path })
      #expect(run.status == 66)
      #expect(try isnad(["check"]).status == 0)
      seen.append((run.errors, try isnad(["export", "--format", "jsonl"]).text))
    }
    #expect(seen[0] == seen[1])
    #expect(seen[0].0.contains("141 articles stored") && seen[0].0.contains("11 were there already"))
    #expect(seen[0].0.contains("3 items were no articles") && seen[0].0.contains("none.txt: no such file"))
  }

  @Test("an empty result says what would find something")
  func emptyResult() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    _ = try isnad(["ingest", "--outlet", "أ", "-"], "احتجزت الجماعة رهائن في المبنى.")
    let run = try isnad(["search", "--fail-if-empty", "رهينة outlet:أ"])
    #expect(run.status == 1 && run.text == "")
    #expect(run.errors.contains("nothing was found") && run.errors.contains("--mode stem"))
    #expect(try isnad(["search", "رهائن", "--outlet", "ب"]).errors.contains("without outlet:ب: 1"))
  }

  @Test(
    "what can't be meant ends with 64 and says what can",
    arguments: [
      (["search", "\"غزة"], "no end"), (["search", "--mode", "fuzzy", "x"], "stem"),
      (["search", "--in", "votes", "x"], "figures"),
      (["quotes", "--from", "March"], "2024-03"), (["ingest", "--dedupe", "fuzzy", "x"], "near"),
      (["export", "--format", "docx"], "--help"),
      (["correct", "--accept", "5b34"], "S3"), (["correct", "5b34/S3"], "--accept"), (["who"], "--merge"),
      (["stories", "--db", "a.db", "x.txt"], "--db"), (["db", "purge"], "--entity"),
      (["figures", "--measure", "sunk"], "killed"), (["quotes", "--stance", "loud"], "deny"),
      (["events", "--code", "war"], "ASSAULT"), (["quotes", "--from", "2024-13"], "2024-03"),
      (["search", "***"], "no letter"), (["search", "\u{202E}"], "no letter"),
      (["ingest", "--map", "x"], "text=body"), (["ingest", "--input-format", "pdf", "x"], "warc"),
    ])
  func usage(_ arguments: [String], _ remedy: String) throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    _ = try isnad(["db", "init"])
    let run = try isnad(arguments)
    #expect(run.status == 64, "\(run.errors)")
    #expect(run.errors.contains(remedy))
  }

  @Test("rejects go to their file; all bad ends with 65, one bad with --strict too")
  func rejects() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "bad.jsonl").path
    let run = try isnad(["ingest", "--rejects", file, "--input-format", "jsonl", "-"], "{\n[]\n")
    #expect(run.status == 65)
    let lines = try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n")
    #expect(lines.count == 2)
    #expect(try JSONValue(parsing: lines[0].utf8)["reason"]?.string == "not-json")
    let strict = try isnad(["ingest", "--strict", "--input-format", "jsonl", "-"], "{\"text\":\"نص\"}\n{\n")
    #expect(strict.status == 65)
  }

  @Test("dates are read as people write them; what is none is told, and stops a strict run")
  func dates() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let dates = ["2024/03/26", "26 مارس 2024", "Tue, 26 Mar 2024 10:00:00 +0300", "2024-02-31"]
    let lines = dates.enumerated().map { "{\"text\":\"قال الوزير رقم \($0) إن الجسر آمن.\",\"date\":\"\($1)\"}" }
    let input = lines.joined(separator: "\n")
    let run = try isnad(["ingest", "--input-format", "jsonl", "-"], input)
    #expect(run.status == 0 && run.errors.contains("-:4: 2024-02-31 is no date"))
    let found = try isnad(["search", "--format", "jsonl", "الجسر"]).text.split(separator: "\n")
    let published = try found.map { try JSONValue(parsing: $0.utf8)["article"]?["published"]?.string }
    #expect(Set(published) == ["2024-03-26", "2024-03-26T10:00:00+03:00", nil])
    let strict = try isnad(
      ["ingest", "--strict", "--input-format", "jsonl", "-"], lines[3].replacing("رقم", with: "عدد"))
    #expect(strict.status == 65)
    #expect(try isnad(["search", "عدد"]).text.isEmpty)
  }

  @Test("what was purged does not come back with its file, unless it is asked for")
  func purged() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let line = "{\"text\":\"قال الوزير سامي الراشد إن الجسر آمن.\"}"
    let input = ["ingest", "--input-format", "jsonl"]
    #expect(try isnad(input + ["-"], line).status == 0)
    let id = try #require(try JSONValue(parsing: isnad(["search", "--format", "jsonl", "الجسر"]).output)["id"]?.string)
    #expect(try isnad(["db", "purge", "--reason", "خطأ", id]).status == 0)
    let again = try isnad(input + ["-"], line)
    #expect(again.errors.contains("was purged on") && again.errors.contains("0 articles stored"))
    #expect(try isnad(["search", "الجسر"]).text.isEmpty)
    #expect(try isnad(input + ["--even-purged", "-"], line).errors.contains("1 articles stored"))
  }

  @Test("a fix is found by what it says, a record that was fixed back by what the program said")
  func fixed() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    _ = try isnad(["ingest", "--input-format", "jsonl", "-"], "{\"text\":\"وأصيب 6 عمال في الحريق.\"}")
    let id = try #require(try JSONValue(parsing: isnad(["figures", "--format", "jsonl"]).output)["id"]?.string)
    func count(_ measure: String) throws -> Int {
      try isnad(["figures", "--measure", measure, "--format", "jsonl"]).text.split(separator: "\n").count
    }
    #expect(try count("injured") == 1 && count("killed") == 0)
    #expect(try isnad(["correct", "--set", "measure=killed", "--reason", "سهو", id]).status == 0)
    #expect(try count("injured") == 0 && count("killed") == 1)
    #expect(try isnad(["correct", "--undo", id]).status == 0)
    #expect(try count("injured") == 1 && count("killed") == 0)
  }

  @Test("what drives a terminal or turns a line around is shown, not sent")
  func escapes() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let line = #"{"text":"قال الوزير \u001b[31m إن الجسر\u202e آمن.","title":"عنوان \u001b]52;c;aGk="}"#
    _ = try isnad(["ingest", "--input-format", "jsonl", "-"], line)
    let id = try #require(try JSONValue(parsing: isnad(["search", "--format", "jsonl", "الجسر"]).output)["id"]?.string)
    // Which rules read it is told, too.
    #expect(try isnad(["show", id]).text.contains(/with the rules: [0-9a-f]{16}\n/))
    for run in [try isnad(["show", id]), try isnad(["search", "الجسر"]), try isnad(["quotes", "الجسر"])] {
      #expect(!run.text.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" })
    }
    #expect(try isnad(["show", id]).text.contains(#"\u{1B}[31m"#))
  }
}
