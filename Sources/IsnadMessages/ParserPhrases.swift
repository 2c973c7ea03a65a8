import CIsnadData
import IsnadLexicon

/// The command-line parser's own English words in another language, line by line.
///
/// The parser has no translations; its phrases are few and stand in `Data/messages/parser.tsv`.
public struct ParserPhrases: Sendable {
  public static let arabic = ParserPhrases()

  private let phrases: [(english: [String], arabic: String)]

  private init() {
    var phrases: [(english: [String], arabic: String)] = []
    Table(isnad_parser_messages_bytes(), count: isnad_parser_messages_size()).forEachRow { row in
      phrases.append((literals(of: row.string(0)), row.string(1)))
    }
    self.phrases = phrases
  }

  /// `text` with each line translated as far as the phrases go; what a phrase leaves open is translated in its turn.
  public func translate(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { translate(line: String($0)) }.joined(
      separator: "\n")
  }

  private func translate(line: String, from first: Int = 0) -> String {
    for i in phrases.indices.dropFirst(first) {
      guard let parts = match(line, phrases[i].english) else { continue }
      return fill(phrases[i].arabic, with: parts.map { translate(line: $0, from: i + 1) })
    }
    return line
  }

  /// The parts of `line` that stand between `literals`; nil where they don't fit.
  private func match(_ line: String, _ literals: [String]) -> [String]? {
    guard line.hasPrefix(literals[0]) else { return nil }
    var rest = line.dropFirst(literals[0].count)
    if literals.count == 1 { return rest.isEmpty ? [] : nil }
    var parts: [String] = []
    for literal in literals.dropFirst().dropLast() {
      guard let range = rest.firstRange(of: literal) else { return nil }
      parts.append(String(rest[..<range.lowerBound]))
      rest = rest[range.upperBound...]
    }
    let last = literals[literals.count - 1]
    guard rest.hasSuffix(last) else { return nil }
    parts.append(String(rest.dropLast(last.count)))
    return parts
  }
}

/// What stands around the places `{0}`, `{1}` … of a phrase; one more than there are places.
private func literals(of phrase: String) -> [String] {
  var literals = [""]
  var rest = phrase[...]
  while let brace = rest.firstIndex(of: "{"), let end = rest[brace...].firstIndex(of: "}") {
    literals[literals.count - 1] += rest[..<brace]
    literals.append("")
    rest = rest[rest.index(after: end)...]
  }
  literals[literals.count - 1] += rest
  return literals
}
