import CIsnadData

/// The trained weights of the name tagger, read in place from `Models/names-tagger.bin`.
///
/// Little-endian: magic, number of features; 7×7 transition weights, a hundred times the scale of all
/// weights (2 bytes) and 5 unused bytes; 2¹⁵ weights of the letter model; then
/// per feature, sorted, its FNV-1a hash (4 bytes), a weight for each of the seven tags and one unused byte.
struct TaggerModel: Sendable {
  static let tagCount = 7
  static let embedded = TaggerModel()

  /// `const` in C and never freed, so sharing it between threads is safe.
  nonisolated(unsafe) private let bytes: UnsafeBufferPointer<UInt8>
  /// What a weight of 1 is in the file's whole numbers.
  let scale: Int32
  private let table: HashedRows

  private static let transitions = 8
  private static let letters = 64
  private static let letterCount = 1 << 15
  private static let features = letters + letterCount
  private static let rowSize = 12

  init() {
    bytes = UnsafeBufferPointer(start: isnad_names_tagger_bytes(), count: isnad_names_tagger_size())
    var count = 0
    for i in (4..<8).reversed() { count = count << 8 | Int(bytes[i]) }
    scale = (Int32(bytes[58]) << 8 | Int32(bytes[57])) / 100
    table = HashedRows(UnsafeBufferPointer(rebasing: bytes[Self.features...]), rowSize: Self.rowSize, count: count)
  }

  /// Adds the weights of a feature to the scores of the seven tags from `at` on.
  func add(_ hash: UInt32, to scores: inout [Int32], at: Int) {
    guard let row = table.row(of: hash) else { return }
    let place = Self.features + row * Self.rowSize
    for tag in 0..<Self.tagCount { scores[at + tag] += Int32(Int8(bitPattern: bytes[place + 4 + tag])) }
  }

  func transition(from: Int, to: Int) -> Int32 {
    Int32(Int8(bitPattern: bytes[Self.transitions + from * Self.tagCount + to]))
  }

  /// How much a word looks like part of a name by its letters alone, positive for names: a sum over its 2-, 3- and 4-grams.
  func letterScore(_ word: [UInt8], _ range: Range<Int>) -> Int {
    // Arabic letters have two bytes each; the ends of the word are letters too.
    let count = range.count / 2 + 2
    var score = 0
    for size in 2...4 where count >= size {
      for first in 0...(count - size) {
        var hash = FeatureHash()
        for letter in first..<(first + size) {
          if letter == 0 {
            hash.add(0x5E)
          } else if letter == count - 1 {
            hash.add(0x24)
          } else {
            hash.add(word[range.lowerBound + letter * 2 - 2])
            hash.add(word[range.lowerBound + letter * 2 - 1])
          }
        }
        score += Int(Int8(bitPattern: bytes[Self.letters + (Int(hash.value) & (Self.letterCount - 1))]))
      }
    }
    return score
  }
}

/// FNV-1a, 32 bits.
struct FeatureHash {
  private(set) var value: UInt32 = 0x811C_9DC5

  mutating func add(_ byte: UInt8) { value = (value ^ UInt32(byte)) &* 0x0100_0193 }

  mutating func add(_ bytes: [UInt8], _ range: Range<Int>) {
    for i in range { add(bytes[i]) }
  }
}
