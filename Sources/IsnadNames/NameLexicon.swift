import IsnadDocument
import IsnadLexicon
import IsnadRecords
import IsnadText

/// The user's own names, taken before everything that the program knows.
///
/// A tab-separated text: name, kind (`person`, `organization`, `place` or `group`), further spellings (`|`-separated), Latin
/// form, role. Only the first two columns must be filled; blank lines and lines that start with `#` are skipped.
public struct NameLexicon: Sendable {
  /// Why a line of a lexicon cannot be used.
  public struct BadLine: Error, Sendable, Hashable {
    /// Counted from 1.
    public let line: Int
    public let fault: Fault

    public enum Fault: Sendable, Hashable {
      /// The row has a name and nothing behind it.
      case noKind
      /// The row has a kind but no name.
      case noName
      case unknownKind(String)
      /// More columns than there are; how many.
      case columns(Int)
      /// A spelling without a letter, or with more words than a name may have: nothing could ever match it.
      case unusable(String)
      /// A spelling that an earlier line has too, and that line.
      case repeated(String, line: Int)
    }
  }

  /// The program's names with the user's before them, ready for ``findNames(in:analysis:lexicon:)``.
  let gazetteer: Gazetteer

  /// How many names the lexicon holds.
  public let count: Int

  /// The most words that a name may have, marks inside it counted.
  public static let maximumWordCount = Gazetteer.Hit.longest

  /// Reads a lexicon; the first bad line is the failure.
  ///
  /// - Complexity: O(*n*) in bytes, and once the building of the program's own lists.
  public static func read(_ text: String) -> Result<NameLexicon, BadLine> {
    var rows: [Row] = []
    var lineOf: [[[UInt8]]: Int] = [:]
    for (i, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      let line = trimmedEnd(line)
      if line.isEmpty || line.first == "#" { continue }
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map { trimmed($0) }
      func bad(_ fault: BadLine.Fault) -> Result<NameLexicon, BadLine> { .failure(BadLine(line: i + 1, fault: fault)) }
      guard fields.count >= 2, !fields[1].isEmpty else { return bad(.noKind) }
      guard !fields[0].isEmpty else { return bad(.noName) }
      guard let kind = Entity.Kind(rawValue: fields[1]) else { return bad(.unknownKind(fields[1])) }
      guard fields.count <= 5 else { return bad(.columns(fields.count)) }
      let others = fields.count > 2 ? fields[2].split(separator: "|").map { trimmed($0) }.filter { !$0.isEmpty } : []
      var spellings: [[[UInt8]]] = []
      for spelling in [fields[0]] + others {
        let words = tokenWords(spelling)
        guard 1...maximumWordCount ~= words.count, hasWord(spelling) else {
          return bad(.unusable(spelling))
        }
        if let line = lineOf[words], line != i + 1 { return bad(.repeated(spelling, line: line)) }
        lineOf[words] = i + 1
        spellings.append(words)
      }
      rows.append(
        Row(name: fields[0], kind: kind, spellings: spellings, latin: filled(fields, 3), role: filled(fields, 4)))
    }
    return .success(NameLexicon(rows))
  }

  struct Row: Sendable {
    var name: String
    var kind: Entity.Kind
    /// The folded tokens of each spelling, the name's own first.
    var spellings: [[[UInt8]]]
    var latin: String?
    var role: String?
  }

  private init(_ rows: [Row]) {
    gazetteer = Gazetteer(own: rows)
    count = rows.count
  }
}

/// The folded tokens of a name, cut as an article's are (`بي-فور` has three).
private func tokenWords(_ name: String) -> [[UInt8]] {
  let document = Document(SourceText(name))
  return document.tokens.indices.map { Array(document.folded($0)) }
}

private func hasWord(_ name: String) -> Bool {
  Document(SourceText(name)).tokens.contains { $0.kind == .word || $0.kind == .foreign }
}

private func filled(_ fields: [String], _ column: Int) -> String? {
  fields.count > column && !fields[column].isEmpty ? fields[column] : nil
}

/// A line without the blanks at its end and the byte order mark at its start.
private func trimmedEnd(_ line: Substring) -> Substring {
  var line = line
  while line.last == " " { line.removeLast() }
  return line.first == "\u{FEFF}" ? line.dropFirst() : line
}

/// A field without spaces at its ends.
private func trimmed(_ field: Substring) -> String {
  var field = field
  while let first = field.first, first == " " || first == "\u{FEFF}" { field.removeFirst() }
  while let last = field.last, last == " " { field.removeLast() }
  return String(field)
}
