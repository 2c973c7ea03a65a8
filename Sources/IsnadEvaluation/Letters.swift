import IsnadJSON
import IsnadText

/// The letters and digits of a text by their positions in code points: what two spans are compared by. Marks and blanks at the
/// ends and inside don't count.
struct Letters {
  private let scalars: [Unicode.Scalar]

  init(_ text: SourceText) { scalars = Array(String(decoding: text.bytes, as: UTF8.self).unicodeScalars) }

  /// The positions that spans cover; spans that don't lie in the text cover none.
  func positions(_ spans: [JSON?]) -> Set<Int> {
    var found: Set<Int> = []
    for span in spans { if let range = range(span) { found.formUnion(trimmed(range).filter { !isTrimmed($0) }) } }
    return found
  }

  func positions(_ span: JSON?) -> Set<Int> { positions([span]) }

  /// As ``positions(_:)``, without an أن or إن in front.
  func content(_ spans: [JSON]) -> Set<Int> {
    var found: Set<Int> = []
    for span in spans {
      guard let range = range(span) else { continue }
      var rest = trimmed(range)
      if let word = Self.complementisers.first(where: { starts(rest.lowerBound, with: $0) }) {
        rest = trimmed(min(rest.lowerBound + word.count, rest.upperBound)..<rest.upperBound)
      }
      found.formUnion(rest.filter { !isTrimmed($0) })
    }
    return found
  }

  /// A fault of the text and two characters around it: faults have no sharp ends.
  func around(_ span: JSON?) -> Set<Int> {
    guard let range = range(span) else { return [] }
    return Set(max(0, range.lowerBound - 2)..<min(scalars.count, max(range.upperBound, range.lowerBound + 1) + 2))
  }

  private func range(_ span: JSON?) -> Range<Int>? {
    guard let start = span?["start"]?.integer, let end = span?["end"]?.integer, 0 <= start, start <= end,
      end <= scalars.count
    else { return nil }
    return start..<end
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, isTrimmed(start) { start += 1 }
    while start < end, isTrimmed(end - 1) { end -= 1 }
    return start..<end
  }

  private func isTrimmed(_ i: Int) -> Bool { Self.marks.contains(scalars[i]) }

  private func starts(_ start: Int, with word: [Unicode.Scalar]) -> Bool { scalars[start...].starts(with: word) }

  private static let complementisers = ["أن ", "إن ", "ان ", "بأن ", "أنّ ", "إنّ "].map { Array($0.unicodeScalars) }
  private static let marks = Set(
    (" \t\r\n.,،؛:;!?؟…\"'“”„«»‹›‘’()[]-–—\u{200C}\u{200D}\u{200E}\u{200F}\u{061C}"
      + "\u{202A}\u{202B}\u{202C}\u{202D}\u{202E}\u{2066}\u{2067}\u{2068}\u{2069}").unicodeScalars)
}

/// What two sets of positions share, by all that they cover.
func overlap(_ a: Set<Int>, _ b: Set<Int>) -> Double {
  guard !a.isEmpty, !b.isEmpty else { return 0 }
  let shared = a.intersection(b).count
  return Double(shared) / Double(a.count + b.count - shared)
}

extension JSON {
  /// The span of a record that has it itself, under `span`, or first under `spans`; nil without one.
  var place: JSON? {
    if let start = self["start"], !start.isNull { return self }
    if let span = self["span"], !span.isNull { return span }
    return self["spans"]?.array?.first
  }

  /// The objects of a list.
  func list(_ key: String) -> [JSON] {
    (self[key]?.array ?? []).filter { if case .object = $0 { true } else { false } }
  }

  /// A string that is there and not null.
  func text(_ key: String) -> String? { self[key]?.string }

  /// A value that is there and not null.
  func value(_ key: String) -> JSON? { self[key].flatMap { $0.isNull ? nil : $0 } }
}
