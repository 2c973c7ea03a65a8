/// Latin spellings of names that somebody bears, in three Bloom filters: those that one list has, two, three.
struct KnownSpellings: Sendable {
  /// `const` in C and never freed, so sharing it between threads is safe.
  nonisolated(unsafe) private let bytes: UnsafeBufferPointer<UInt8>
  private let starts: [Int]
  private let sizes: [Int]
  private let probes: Int

  init(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int, sizes: [Int], probes: Int) {
    self.bytes = bytes
    self.sizes = sizes
    self.probes = probes
    starts = sizes.indices.map { start + sizes[..<$0].reduce(0, +) }
  }

  /// How many lists have a spelling, three at most; now and then one more than is true.
  func lists(_ spelling: [UInt8]) -> Int {
    var first = FeatureHash()
    for byte in spelling { first.add(byte) }
    var second = first
    second.add(0x2B)
    for (count, size) in sizes.enumerated() {
      for probe in 0..<probes {
        let bit = Int(first.value &+ UInt32(probe) &* (second.value | 1)) % (size * 8)
        if bytes[starts[count] + bit >> 3] >> UInt8(bit & 7) & 1 == 0 { return count }
      }
    }
    return sizes.count
  }
}
