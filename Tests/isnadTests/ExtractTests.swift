import Foundation
import IsnadTesting
import Testing

@Suite struct ExtractTests {
  private let sample = Repository.root.appending(path: "Samples/truce-talks.txt").path

  @Test("two runs print the same bytes", arguments: ["text", "json", "jsonl"])
  func deterministic(_ format: String) throws {
    let runs = try (0..<2).map { _ in
      try CommandRun(["extract", "--published", "2025-03-18", "--format", format, sample])
    }
    #expect(runs[0].status == 0)
    #expect(runs[0].output == runs[1].output)
  }

  @Test("standard input gives the same records as the file")
  func standardInput() throws {
    let file = try CommandRun(["extract", "--format", "json", sample])
    let input = try CommandRun(
      ["extract", "--format", "json", "-"], input: Data(contentsOf: URL(fileURLWithPath: sample)))
    #expect(file.output == input.output)
  }

  @Test(
    "bad values are told with what may be chosen, and end with 64",
    arguments: [
      (["--published", "2025-02-30"], "YYYY-MM-DD"), (["--format", "xml"], "jsonl"), (["--offsets", "utf32"], "utf16"),
      (["--type", "statement,verb"], "damage"), (["--min-confidence", "sure"], "medium"),
      (["--lang", "fr"], "en or ar"),
      (["--encoding", "koi8"], "windows-1256"), (["--fomat", "json"], "Did you mean '--format'?"),
    ])
  func usage(_ arguments: [String], _ remedy: String) throws {
    let run = try CommandRun(["extract"] + arguments + [sample])
    #expect(run.status == 64)
    #expect(run.text == "")
    #expect(run.errors.contains(remedy))
  }

  @Test("a bad file does not stop the others; the exit code is that of the first")
  func severalFiles() throws {
    let run = try CommandRun(["extract", "--format", "json", "/no/such/file", sample, "/", sample])
    #expect(run.status == 66)
    #expect(run.text.split(separator: "\n").count == 2)
    #expect(run.errors.contains("/no/such/file: no such file"))
    #expect(run.errors.contains("/: is a folder"))
  }

  @Test(
    "what can't be read is told with a remedy",
    arguments: [
      (Data([0xD9, 0x82, 0x20, 0xFF, 0x20, 0x61]), "stdin: byte 3 (0xFF)", 65),
      (Data("%PDF-1.7 \u{0}".utf8), "plain text", 65),
      (Data(), "is empty", 0), (Data("An English article, with 57% of it.".utf8), "isnad reads Arabic only", 0),
    ] as [(Data, String, Int32)])
  func badInput(_ input: Data, _ message: String, _ status: Int32) throws {
    let run = try CommandRun(["extract", "--format", "json"], input: input)
    #expect(run.status == status)
    #expect(run.errors.contains(message))
    #expect(run.errors.contains("\n"))
    #expect(run.text.isEmpty == (status != 0))
  }

  @Test("an article of more than the limit is refused, not read")
  func tooLarge() throws {
    let run = try CommandRun(["extract"], input: Data(repeating: 0x61, count: (64 << 20) + 1))
    #expect(run.status == 65)
    #expect(run.errors.contains("larger than 32 MB"))
  }

  @Test("UTF-16 and windows-1256 give the records of the same text in UTF-8")
  func encodings() throws {
    let text = "\u{FEFF}قال الوزير إن السلام قريب اليوم"
    let utf8 = try CommandRun(["extract", "--format", "json"], input: Data(text.utf8))
    let utf16 = try CommandRun(
      ["extract", "--format", "json"], input: Data(text.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }))
    #expect(utf8.output == utf16.output)
    #expect(utf8.status == 0)
  }

  @Test("filters leave ids as they are")
  func filters() throws {
    let all = try CommandRun(["extract", "--format", "jsonl", sample]).text.split(separator: "\n")
    let some = try CommandRun([
      "extract", "--format", "jsonl", "--type", "figure,vote", "--min-confidence", "medium", sample,
    ]).text.split(separator: "\n")
    #expect(Set(some).isSubset(of: Set(all)))
    #expect(some.dropFirst().allSatisfy { $0.hasPrefix(#"{"record":"figure""#) || $0.hasPrefix(#"{"record":"vote""#) })
  }

  @Test("a pipe gets no terminal escapes; FORCE_COLOR asks for them, NO_COLOR forbids them")
  func colour() throws {
    let escape = "\u{1B}["
    #expect(try !CommandRun(["extract", sample]).text.contains(escape))
    #expect(try CommandRun(["extract", sample], environment: ["FORCE_COLOR": "1"]).text.contains(escape))
    #expect(
      try !CommandRun(["extract", sample], environment: ["FORCE_COLOR": "1", "NO_COLOR": "1"]).text.contains(escape))
  }

  @Test("--lexicon takes the user's names first")
  func lexicon() throws {
    let names = Repository.root.appending(path: "Samples/lexicon.tsv").path
    let text = Data("قال سليم الراعي إن نوافذ مفتوحة".utf8)
    let run = try CommandRun(["extract", "--format", "jsonl", "--lexicon", names, "-"], input: text)
    #expect(run.status == 0)
    #expect(run.text.contains(#""latin":"Selim Raai""#))
    #expect(run.text.contains(#""latin":"Nawafith Foundation""#))
  }

  @Test(
    "a bad row of the lexicon ends the run with 65 and is told with its line, in both languages",
    arguments: [
      ("en", "line 2: no kind"), ("ar", "السطر 2: بلا نوع"),
    ])
  func badLexicon(_ language: String, _ message: String) throws {
    let file = URL.temporaryDirectory.appending(
      path: "isnad-lexicon-\(language)-\(ProcessInfo.processInfo.processIdentifier).tsv")
    try Data("# ours\nنوافذ\n".utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let run = try CommandRun(["extract", "--lang", language, "--lexicon", file.path, sample])
    #expect(run.status == 65)
    #expect(run.text == "")
    #expect(run.errors.contains(message))
    #expect(try CommandRun(["extract", "--lexicon", "/no/such/file", sample]).status == 66)
  }
}
