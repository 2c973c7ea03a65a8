import ArgumentParser
import Foundation
import IsnadFormats
import IsnadReading
import IsnadText

struct Extract: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Turns articles into attributed records.")

  @Option(help: "The publication date or date-time, ISO 8601.") var published: String?
  @Option(help: "json or jsonl") var format = "json"
  @Flag(help: "Print the rule trail of each record.") var explain = false
  @Argument(help: "Article files; - is standard input.") var files: [String] = ["-"]

  func run() throws {
    for file in files {
      let data = file == "-" ? FileHandle.standardInput.readDataToEndOfFile() : try Data(contentsOf: URL(fileURLWithPath: file))
      let text = try SourceText(utf8: Array(data))
      let reading = read(text, options: ReadingOptions(published: published))
      let out = (format == "jsonl" ? JSONFormat.records : .document).encode(
        reading, documentID: "sha256:0", version: "0.1.0", explain: explain)
      FileHandle.standardOutput.write(Data(out))
    }
  }
}
