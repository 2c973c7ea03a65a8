import IsnadText

/// The first letters of some terms: nine words of ten of an article are told by them not to be what is looked for.
public struct Initials: Sendable {
  /// By the low byte of U+06xx.
  private var letters: [Bool] = Array(repeating: false, count: 256)

  /// - Parameter terms: As ``SearchTerms`` has them, signs included.
  init(_ terms: some Sequence<[UInt8]>) {
    for term in terms {
      let spelling =
        term.first == SearchTerms.exactSign || term.first == SearchTerms.lemmaSign ? term.dropFirst() : term[...]
      // What a word is compared letter by letter with starts with any form of its letter.
      let folded = Folding.folded.of(String(decoding: spelling, as: UTF8.self))
      if let letter = Self.letter(folded, at: 0) { letters[letter] = true }
    }
  }

  /// Whether a term of the word at `range` of an indexed text can start with one of the letters. A word that starts with anything
  /// but a plain letter always can.
  func mayStart(_ text: [UInt8], _ range: Range<Int>) -> Bool {
    if fits(text, range.lowerBound, range.upperBound) { return true }
    for i in range where text[i] == SearchMark.baseStart || text[i] == SearchMark.lemma {
      if fits(text, i + 1, range.upperBound) { return true }
    }
    return false
  }

  private func fits(_ text: [UInt8], _ start: Int, _ end: Int) -> Bool {
    var i = start
    while i < end, SearchMark.isMark(text[i]) { i += 1 }
    guard i < end else { return false }
    guard let letter = Self.letter(text, at: i) else { return true }
    return letters[letter]
  }

  /// The low byte of the letter U+06xx at `i`, as it is folded where one letter becomes one; nil for anything else.
  private static func letter(_ text: [UInt8], at i: Int) -> Int? {
    guard i + 1 < text.count, text[i] == 0xD8 || text[i] == 0xD9 else { return nil }
    let low = Int(text[i] & 0x03) << 6 | Int(text[i + 1] & 0x3F)
    switch low {
    case 0x22, 0x23, 0x25: return 0x27
    case 0x24: return 0x48
    case 0x26, 0x49: return 0x4A
    case 0x29: return 0x47
    case 0x21, 0x27, 0x28, 0x2A...0x3A, 0x41...0x48, 0x4A: return low
    default: return nil
    }
  }
}
