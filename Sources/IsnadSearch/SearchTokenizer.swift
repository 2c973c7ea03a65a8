import IsnadText

/// Cuts an ``IndexedText``, or a query written in the same way, into words with all the terms that each is found by.
public struct SearchTokenizer: Sendable {
  /// What the terms are for.
  public enum Purpose: Sendable { case document, query }

  public let purpose: Purpose

  public init(_ purpose: Purpose) { self.purpose = purpose }

  /// Calls `body` with every word in order, until it returns false: its bytes in the indexed text, marks and lemma included, and
  /// what it is found by, of which there is always something.
  ///
  /// - Parameter initials: Words of which no term starts with one of these letters are handed over without terms.
  /// - Complexity: O(*n*) in bytes; nothing is allocated for a word.
  public func forEachWord(
    _ bytes: [UInt8], startingWith initials: Initials? = nil, _ body: (Range<Int>, SearchTerms) -> Bool
  ) {
    var terms = SearchTerms(purpose)
    var i = 0
    while i < bytes.count {
      guard let part = part(bytes, at: i), !part.isInvisible else {
        i = decodeScalar(bytes, at: i).next
        continue
      }
      let start = i
      i = endOfWord(bytes, from: i)
      if let initials, !initials.mayStart(bytes, start..<i) {
        terms.removeAll()
      } else {
        terms.set(bytes, start..<i)
        if terms.count == 0 { continue }
      }
      if !body(start..<i, terms) { return }
    }
  }

  private func endOfWord(_ bytes: [UInt8], from start: Int) -> Int {
    var i = start
    var endsInDigit = false
    while i < bytes.count {
      if let part = part(bytes, at: i) {
        endsInDigit = part.isDigit
        i = part.end
        continue
      }
      let (value, next) = decodeScalar(bytes, at: i)
      guard endsInDigit, isInsideNumber(value), next < bytes.count, part(bytes, at: next)?.isDigit == true else {
        break
      }
      i = next
    }
    return i
  }

  /// The thousands and decimal marks between the digits of one number.
  private func isInsideNumber(_ value: UInt32) -> Bool {
    value == 0x2E || value == 0x2C || value == 0x66B || value == 0x66C
  }

  private struct Part {
    let end: Int
    var isDigit = false
    var isInvisible = false
  }

  /// The code point at `i`, if it can stand in a word; nearly all there is, Arabic letters and ASCII, is told by its bytes.
  private func part(_ bytes: [UInt8], at i: Int) -> Part? {
    let first = bytes[i]
    if first < 0x80 {
      let isDigit = first &- 0x30 < 10
      return isDigit || (first | 0x20) &- 0x61 < 26 || SearchMark.isMark(first)
        ? Part(end: i + 1, isDigit: isDigit) : nil
    }
    if first == 0xD8 && bytes[i + 1] >= 0xA0 || first == 0xD9 && bytes[i + 1] < 0xA0 { return Part(end: i + 2) }
    let (value, next) = decodeScalar(bytes, at: i)
    let kind = ScalarClass(value)
    if kind == .invisible { return Part(end: next, isInvisible: true) }
    return kind.isWordPart ? Part(end: next, isDigit: kind == .digit) : nil
  }
}
