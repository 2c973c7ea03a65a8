import Foundation
import IsnadTesting
import Testing

/// `isnad extract --jsonl-in`, and several threads.
@Suite struct StreamTests {
  private let article = "قال وزير النقل سامر الدالي إن الجسر سيفتح غدا."

  private func line(_ id: String, _ text: String) -> String { "{\"id\":\"\(id)\",\"text\":\"\(text)\"}\n" }

  private func run(_ input: String, _ arguments: [String] = []) throws -> CommandRun {
    try CommandRun(["extract", "--jsonl-in", "--format", "jsonl"] + arguments, input: Data(input.utf8))
  }

  @Test("a line's records are those of the same text in a file, with the line's id in each")
  func sameRecords() throws {
    let alone = try CommandRun(["extract", "--format", "jsonl"], input: Data(article.utf8))
    let stream = try run(line("n-1", article))
    #expect(stream.status == 0)
    #expect(stream.text.replacing(",\"article\":\"n-1\"", with: "") == alone.text)
    #expect(stream.text.split(separator: "\n").allSatisfy { $0.contains("\"article\":\"n-1\"") })
  }

  @Test("a bad line is answered in its place and ends nothing")
  func badLines() throws {
    let input = line("a", article) + "\n{oops\n" + "{\"id\":3,\"text\":7}\n" + "{\"id\":4}\n" + line("z", article)
    let stream = try run(input)
    #expect(stream.status == 0)
    #expect(stream.errors.isEmpty)
    let lines = stream.text.split(separator: "\n").map(String.init)
    let errors = lines.filter { $0.hasPrefix("{\"record\":\"error\",\"document\":null,") }
    #expect(errors.count == 3)
    #expect(errors[0].contains("\"article\":null,\"file\":\"stdin\",\"line\":3,\"code\":\"not-json\""))
    #expect(errors[1].contains("\"article\":3,\"file\":\"stdin\",\"line\":4,\"code\":\"bad-field\""))
    #expect(errors[2].contains("\"article\":4,\"file\":\"stdin\",\"line\":5,\"code\":\"no-text\""))
    #expect(lines.first?.contains("\"article\":\"a\"") == true)
    #expect(lines.last?.contains("\"article\":\"z\"") == true)
  }

  @Test("the messages of error records speak Arabic too, each with its remedy", arguments: ["en", "ar"])
  func languages(_ language: String) throws {
    let stream = try run("{\"text\":\"x\",\"published\":\"soon\"}\n", ["--lang", language])
    #expect(stream.text.contains(language == "ar" ? "ليس تاريخا" : "is no date"))
    #expect(stream.text.contains("YYYY-MM-DD"))
  }

  @Test("any number of threads gives the same bytes", arguments: [2, 7])
  func threads(_ jobs: Int) throws {
    // One long article among many short ones, and bad lines.
    let long = String(repeating: article + " ", count: 300)
    let input = (0..<60).map { $0 == 5 ? line("long", long) : $0 % 9 == 8 ? "no\n" : line("\($0)", article) }.joined()
    let one = try run(input, ["--jobs", "1"])
    let several = try run(input, ["--jobs", "\(jobs)"])
    #expect(one.output == several.output)
    #expect(one.text.split(separator: "\n").count > 200)
  }

  @Test("a sketch tells an article from others without reading it; punctuation does not change it")
  func sketches() throws {
    let input = line("a", article) + "{oops\n" + line("b", article.replacing("إن", with: "إن:")) + line("c", "نص آخر")
    let run = try CommandRun(["extract", "--jsonl-in", "--format", "sketch"], input: Data(input.utf8))
    let sketches = try run.text.split(separator: "\n").map { try JSONValue(parsing: Data($0.utf8)) }
    #expect(sketches.map { $0["record"]?.string } == ["sketch", "error", "sketch", "sketch"])
    #expect(sketches[0]["article"]?.string == "a" && sketches[0]["document"]?.string?.hasPrefix("sha256:") == true)
    #expect(sketches[0]["words"] == .number(9))
    #expect(sketches[0]["whole"] == sketches[2]["whole"])
    #expect(sketches[0]["whole"] != sketches[3]["whole"])
    #expect(sketches[0]["stems"]?.array?.count == sketches[0]["weights"]?.array?.count)
  }

  @Test(
    "files keep their order and their messages, whatever the threads", arguments: ["text", "json", "jsonl", "gdelt"])
  func files(_ format: String) throws {
    let sample = Repository.root.appending(path: "Samples/truce-talks.txt").path
    let files = [sample, "/no/such/file", sample, "/", sample, sample]
    let runs = try [1, 2, 7].map { try CommandRun(["extract", "--jobs", "\($0)", "--format", format] + files) }
    for run in runs {
      #expect(run.status == 66)
      #expect(run.output == runs[0].output)
      #expect(run.errors == runs[0].errors)
    }
  }

  @Test("a stream needs no line feed at its end and may have carriage returns; two files are one stream")
  func ends() throws {
    let whole = try run(line("a", article) + line("b", article))
    #expect(
      try run(line("a", article).replacing("\n", with: "\r\n") + line("b", article).dropLast()).output == whole.output)
    #expect(try run("").output.isEmpty)
  }

  @Test(
    "what does not go together is told",
    arguments: [
      (["--jsonl-in"], "--format jsonl"), (["--jobs", "0"], "at least 1"), (["--jobs", "two"], "two"),
    ])
  func usage(_ arguments: [String], _ message: String) throws {
    let run = try CommandRun(["extract"] + arguments, input: Data(article.utf8))
    #expect(run.status == 64)
    #expect(run.errors.contains(message))
  }

  @Test("the first article's records come before the second article is there")
  func flushed() throws {
    let process = Process()
    process.executableURL = CommandRun.executable
    process.arguments = ["extract", "--jsonl-in", "--format", "jsonl"]
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    try input.fileHandleForWriting.write(contentsOf: Data(line("a", article).utf8))
    #expect(String(decoding: output.fileHandleForReading.availableData, as: UTF8.self).contains("\"article\":\"a\""))
    try input.fileHandleForWriting.close()
    _ = try output.fileHandleForReading.readToEnd()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }
}
