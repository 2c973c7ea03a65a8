/// The spellings of one word, end to end in one run of bytes that serves word after word: making the forms of a lexicon
/// allocates next to nothing.
struct Spellings: Sendable {
  private(set) var bytes: [UInt8] = []
  private var ends: [Int] = []

  var count: Int { ends.count }

  subscript(i: Int) -> ArraySlice<UInt8> { bytes[(i == 0 ? 0 : ends[i - 1])..<ends[i]] }

  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
  }

  mutating func append(_ letter: Letter) {
    guard letter != 0 else { return }
    bytes.append(UInt8(letter >> 8))
    bytes.append(UInt8(letter & 0xFF))
  }

  mutating func append(_ letters: ArraySlice<Letter>) { for letter in letters { append(letter) } }

  mutating func append(_ other: ArraySlice<UInt8>) { bytes.append(contentsOf: other) }

  mutating func append(_ ending: StaticString) {
    for i in 0..<ending.utf8CodeUnitCount { bytes.append(ending.utf8Start[i]) }
  }

  /// What was appended since the last end is a spelling.
  mutating func end() { ends.append(bytes.count) }
}

/// Two bytes of a folded letter; 0 is none.
typealias Letter = UInt16

extension Letter {
  static let alef: Letter = 0xD8A7
  static let ba: Letter = 0xD8A8
  static let ta: Letter = 0xD8AA
  static let sin: Letter = 0xD8B3
  static let fa: Letter = 0xD981
  static let kaf: Letter = 0xD983
  static let lam: Letter = 0xD984
  static let mim: Letter = 0xD985
  static let nun: Letter = 0xD986
  static let ha: Letter = 0xD987
  static let waw: Letter = 0xD988
  static let ya: Letter = 0xD98A
}
