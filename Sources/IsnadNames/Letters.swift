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

  /// The two-byte letter at `i`, 0 past `end` or where another kind of character stands.
  static func code(_ bytes: [UInt8], _ i: Int, _ end: Int) -> UInt16 {
    guard i + 1 < end, bytes[i] & 0xE0 == 0xC0 else { return 0 }
    return UInt16(bytes[i]) << 8 | UInt16(bytes[i + 1])
  }

  static func isConjunction(_ letter: UInt16) -> Bool { letter == waw || letter == fa }
  static func isPreposition(_ letter: UInt16) -> Bool { letter == ba || letter == kaf || letter == lamCode }
}

/// How many letters of a written word may belong to no name: a conjunction, a preposition, both.
///
/// - Returns: bytes, from 0 on, in rising order; every count leaves at least two letters.
struct CliticLengths: Sequence, IteratorProtocol {
  private var lengths: (Int, Int, Int)
  private var next_ = 0
  private let count: Int

  init(_ bytes: [UInt8], _ range: Range<Int>) {
    lengths = (0, 0, 0)
    var found = 1
    let first = Letters.code(bytes, range.lowerBound, range.upperBound)
    if range.count >= 6 {
      if Letters.isConjunction(first) {
        lengths.1 = 2
        found = 2
        let second = Letters.code(bytes, range.lowerBound + 2, range.upperBound)
        if range.count >= 8, Letters.isPreposition(second) {
          lengths.2 = 4
          found = 3
        }
      } else if Letters.isPreposition(first) {
        lengths.1 = 2
        found = 2
      }
    }
    count = found
  }

  mutating func next() -> Int? {
    guard next_ < count else { return nil }
    defer { next_ += 1 }
    switch next_ {
    case 0: return lengths.0
    case 1: return lengths.1
    default: return lengths.2
    }
  }
}
