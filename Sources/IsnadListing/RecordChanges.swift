import IsnadArchive
public import IsnadJSON

/// What somebody sets of a record, as it is typed: `speaker.entity=E2`, `measure=injured`, `span=120-131`.
public enum RecordChanges {
  /// Why a line is no change: it has no key before a `=`.
  public struct Fault: Error, Sendable, Hashable {
    public let line: String
  }

  /// The changes as ``JSON``, for a record as it is stored.
  public static func json(_ lines: [String], to record: JSON) throws(Fault) -> JSON {
    var changes = JSON.object([])
    for line in lines {
      guard let equals = line.firstIndex(of: "="), equals > line.startIndex else { throw Fault(line: line) }
      let path = line[..<equals].split(separator: ".").map(String.init)
      var old: JSON? = record
      for key in path { old = old?[key] }
      let value = value(String(line[line.index(after: equals)...]), insteadOf: old)
      let nested = path.reversed().reduce(value) { JSON.object([JSON.Member(key: $1, value: $0)]) }
      changes = changes.merging(nested)
    }
    return changes
  }

  /// Places of the text as `START-END`, several with commas; else JSON; else words as they are.
  private static func value(_ text: String, insteadOf old: JSON?) -> JSON {
    if old?.string == nil, old?.number == nil, let spans = spans(text) {
      if old?.array != nil { return .array(spans) }
      if let span = spans.first, spans.count == 1 { return span }
    }
    return (try? JSON.parse(Array(text.utf8))) ?? .string(text)
  }

  private static func spans(_ text: String) -> [JSON]? {
    var found: [JSON] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let ends = part.split(separator: "-", omittingEmptySubsequences: false).map { Double(Int($0) ?? -1) }
      guard ends.count == 2, ends[0] >= 0, ends[1] >= ends[0] else { return nil }
      found.append(
        .object([
          JSON.Member(key: "start", value: .number(ends[0])), JSON.Member(key: "end", value: .number(ends[1])),
        ]))
    }
    return found
  }
}
