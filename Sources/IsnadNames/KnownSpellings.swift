/// Latin spellings that are in use, with their levels, in a binary fuse filter: three places, found by the spelling's hash, tell
/// together whether it is one and how likely a name's (`Training/names/latin_model.py` fills it).
struct KnownSpellings: Sendable {
  /// `const` in C and never freed, so sharing it between threads is safe.
  nonisolated(unsafe) private let bytes: UnsafeBufferPointer<UInt8>
  private let start: Int
  private let segmentLength: Int
  private let segments: UInt64

  init(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int, segmentLength: Int, segments: Int) {
    self.bytes = bytes
    self.start = start
    self.segmentLength = segmentLength
    self.segments = UInt64(segments)
  }

  /// One to four; zero for a spelling that is not known, but one in a thousand of those has a level too.
  func level(_ spelling: some Sequence<UInt8>) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in spelling { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    hash = (hash ^ hash >> 32) &* 0x9E37_79B9_7F4A_7C15
    hash ^= hash >> 29
    let first = Int(((hash >> 32) &* segments) >> 32)
    var value: UInt32 = 0
    for i in 0..<3 {
      value ^= slot(
        (first + i) * segmentLength + Int(truncatingIfNeeded: hash >> (13 * UInt64(i))) & (segmentLength - 1))
    }
    let check = UInt32(truncatingIfNeeded: (hash &* 0xBF58_476D_1CE4_E5B9) >> 54)
    return value >> 2 == check ? Int(value & 3) + 1 : 0
  }

  /// Twelve bits; two places lie in three bytes.
  private func slot(_ place: Int) -> UInt32 {
    let at = start + place / 2 * 3
    return place & 1 == 0
      ? UInt32(bytes[at]) | UInt32(bytes[at + 1] & 15) << 8 : UInt32(bytes[at + 1] >> 4) | UInt32(bytes[at + 2]) << 4
  }
}
