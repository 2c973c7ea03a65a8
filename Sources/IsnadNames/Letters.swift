/// Letters that stand before a name in one written word, folded (UTF-8).
enum Letters {
  static let article: [UInt8] = [0xD8, 0xA7, 0xD9, 0x84]
  static let lam: [UInt8] = [0xD9, 0x84]

  /// The second bytes and the first of و ف ب ك ل, as two-byte codes.
  static let waw: UInt16 = 0xD988
  static let fa: UInt16 = 0xD981
  static let ba: UInt16 = 0xD8A8
  static let kaf: UInt16 = 0xD983
  static let lamCode: UInt16 = 0xD984
  static let alef: UInt16 = 0xD8A7
  static let alefMadda: UInt16 = 0xD8A2
  static let alefHamza: UInt16 = 0xD8A3
  static let alefHamzaBelow: UInt16 = 0xD8A5

  /// The two-byte letter at `i`, 0 past `end` or where another kind of character stands.
  static func code(_ bytes: [UInt8], _ i: Int, _ end: Int) -> UInt16 {
    guard i + 1 < end, bytes[i] & 0xE0 == 0xC0 else { return 0 }
    return UInt16(bytes[i]) << 8 | UInt16(bytes[i + 1])
  }

  static func isConjunction(_ letter: UInt16) -> Bool { letter == waw || letter == fa }
  static func isPreposition(_ letter: UInt16) -> Bool { letter == ba || letter == kaf || letter == lamCode }
}

/// How many letters of a written word may belong to no name: a conjunction, a preposition, both.
struct CliticLengths: Sequence, IteratorProtocol {
  struct Length {
    /// Bytes of the folded form, 0 for none.
    var bytes: Int
    /// `لل`: the article of what follows has lost its alef (`للأمم` is لـ and الأمم); the bytes count both ل.
    var isAfterLam: Bool
  }

  private var lengths: (Length, Length, Length, Length)
  private var position = 0
  private var count = 1

  init(_ bytes: [UInt8], _ range: Range<Int>) {
    let none = Length(bytes: 0, isAfterLam: false)
    lengths = (none, none, none, none)
    guard range.count >= 6 else { return }
    var found = 1
    var start = 0
    if Letters.isConjunction(Letters.code(bytes, range.lowerBound, range.upperBound)) {
      lengths.1 = Length(bytes: 2, isAfterLam: false)
      found = 2
      start = 2
    }
    let letter = Letters.code(bytes, range.lowerBound + start, range.upperBound)
    if range.count >= start + 6, Letters.isPreposition(letter) {
      set(found, Length(bytes: start + 2, isAfterLam: false))
      found += 1
      if letter == Letters.lamCode, range.count >= start + 8,
        Letters.code(bytes, range.lowerBound + start + 2, range.upperBound) == Letters.lamCode
      {
        set(found, Length(bytes: start + 4, isAfterLam: true))
        found += 1
      }
    }
    count = found
  }

  private mutating func set(_ place: Int, _ length: Length) {
    switch place {
    case 1: lengths.1 = length
    case 2: lengths.2 = length
    default: lengths.3 = length
    }
  }

  mutating func next() -> Length? {
    guard position < count else { return nil }
    defer { position += 1 }
    switch position {
    case 0: return lengths.0
    case 1: return lengths.1
    case 2: return lengths.2
    default: return lengths.3
    }
  }
}
