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
    public let reason: String
  }

  /// The program's names with the user's before them, ready for ``findNames(in:analysis:lexicon:)``.
  let gazetteer: Gazetteer

  /// How many names the lexicon holds.
  public let count: Int

  /// Reads a lexicon; the first bad line is the failure.
  ///
  /// - Complexity: O(*n*) in bytes, and once the building of the program's own lists.
  public static func read(_ text: String) -> Result<NameLexicon, BadLine> {
    var rows: [Row] = []
    for (i, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let line = line.last == "\r" ? line.dropLast() : line
      if line.isEmpty || line.first == "#" || line.first == "\u{FEFF}" && line.count == 1 { continue }
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map { trimmed($0) }
      guard fields.count >= 2, !fields[0].isEmpty else {
        return .failure(BadLine(line: i + 1, reason: "a row is a name, a tab and a kind; this one has no kind"))
      }
      guard let kind = Entity.Kind(rawValue: fields[1]) else {
        return .failure(
          BadLine(line: i + 1, reason: "“\(fields[1])” is no kind; write person, organization, place or group"))
      }
      guard fields.count <= 5 else {
        return .failure(
          BadLine(
            line: i + 1, reason: "\(fields.count) columns where five are known: name, kind, spellings, Latin form, role"
          ))
      }
      let spellings = fields.count > 2 ? fields[2].split(separator: "|").map { trimmed($0) }.filter { !$0.isEmpty } : []
      rows.append(
        Row(
          name: fields[0], kind: kind, spellings: spellings,
          latin: fields.count > 3 && !fields[3].isEmpty ? fields[3] : nil,
          role: fields.count > 4 && !fields[4].isEmpty ? fields[4] : nil))
    }
    return .success(NameLexicon(rows))
  }

  struct Row: Sendable {
    var name: String
    var kind: Entity.Kind
    var spellings: [String]
    var latin: String?
    var role: String?
  }

  private init(_ rows: [Row]) {
    gazetteer = Gazetteer(own: rows)
    count = rows.count
  }
}

/// A field without spaces at its ends.
private func trimmed(_ field: Substring) -> String {
  var field = field
  while let first = field.first, first == " " || first == "\u{FEFF}" { field.removeFirst() }
  while let last = field.last, last == " " { field.removeLast() }
  return String(field)
}
