import Glibc
import IsnadDocument
import IsnadEvents
import IsnadExpressions
import IsnadLanguage
import IsnadNames
import IsnadRecords
import IsnadText

/// Prints what the program sees of each trigger, one a line: text, type, start and end in bytes, features; tabs between.
///
/// Usage: `isnad-event-features FILE`; a form feed (U+000C) stands between two texts, which are counted from 0.
/// `Training/events/train_happening.py` reads it, so that training sees what the program sees.
@main struct EventFeatures {
  static func main() {
    guard CommandLine.arguments.count == 2, let file = fopen(CommandLine.arguments[1], "r") else {
      print("usage: isnad-event-features FILE   (form feeds between texts)")
      exit(64)
    }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 20)
    while case let count = fread(&chunk, 1, chunk.count, file), count > 0 { bytes += chunk[..<count] }
    for (number, part) in bytes.split(separator: 0x0C, omittingEmptySubsequences: false).enumerated() {
      guard let text = try? SourceText(utf8: Array(part)) else { continue }
      let document = Document(text)
      let analysis = LanguageModel.embedded.analyse(document)
      let names = findNames(in: document, analysis: analysis)
      let expressions = findExpressions(in: document, analysis: analysis, published: nil)
      for seen in seenTriggers(in: document, analysis: analysis, names: names, expressions: expressions) {
        print(
          number, seen.event.kind.rawValue, seen.event.status.rawValue, seen.event.trigger.start,
          seen.event.trigger.end, seen.features.joined(separator: " "), separator: "\t")
      }
    }
  }
}
