/// A table from words (any bytes) to numbers, built once at start and then only read.
///
/// Open addressing over one arena of key bytes: a look-up makes no `String` and allocates nothing.
public struct WordIndex: Sendable {
  private var slots: [Int32]
  private var keys: [UInt8] = []
  private var entries: [(start: Int32, count: Int32, value: Int32)] = []

  public init(minimumCapacity: Int = 64) {
    var size = 64
    while size < minimumCapacity * 2 { size *= 2 }
    slots = Array(repeating: -1, count: size)
  }

  public var count: Int { entries.count }

  /// Sets the number of `key`; a key that is there already keeps its number.
  ///
  /// - Returns: the number that the key has now.
  @discardableResult public mutating func insert(_ key: some Collection<UInt8>, _ value: Int32) -> Int32 {
    if (entries.count + 1) * 2 > slots.count { grow() }
    let slot = Self.withBytes(of: key) { self.slot(of: $0) }
    if slots[slot] >= 0 { return entries[Int(slots[slot])].value }
    slots[slot] = Int32(entries.count)
    entries.append((Int32(keys.count), Int32(key.count), value))
    keys.append(contentsOf: key)
    return value
  }

  public subscript(key: some Collection<UInt8>) -> Int32? {
    let slot = Self.withBytes(of: key) { self.slot(of: $0) }
    return slots[slot] < 0 ? nil : entries[Int(slots[slot])].value
  }

  /// The number of the word at `range` of `bytes`: the look-up for hot loops, free of generics.
  public func value(of bytes: [UInt8], in range: Range<Int>) -> Int32? {
    var h: UInt64 = 0xCBF2_9CE4_8422_2325
    for i in range { h = (h ^ UInt64(bytes[i])) &* 0x100_0000_01B3 }
    var slot = Int(truncatingIfNeeded: h ^ (h >> 29)) & (slots.count - 1)
    while slots[slot] >= 0 {
      let entry = entries[Int(slots[slot])]
      if Int(entry.count) == range.count {
        var i = 0
        while i < range.count, keys[Int(entry.start) + i] == bytes[range.lowerBound + i] { i += 1 }
        if i == range.count { return entry.value }
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// Hands out the key's bytes in one piece: generic code over single bytes costs a call for each of them.
  private static func withBytes<Result>(of key: some Collection<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Result)
    -> Result
  {
    key.withContiguousStorageIfAvailable(body) ?? Array(key).withUnsafeBufferPointer(body)
  }

  private func slot(of key: UnsafeBufferPointer<UInt8>) -> Int {
    var slot = Int(truncatingIfNeeded: hash(key)) & (slots.count - 1)
    while slots[slot] >= 0 {
      let entry = entries[Int(slots[slot])]
      if Int(entry.count) == key.count {
        var i = 0
        while i < key.count, keys[Int(entry.start) + i] == key[i] { i += 1 }
        if i == key.count { return slot }
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    return slot
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: slots.count * 2)
    for (i, entry) in entries.enumerated() {
      let slot = keys.withUnsafeBufferPointer {
        self.slot(of: UnsafeBufferPointer(rebasing: $0[Int(entry.start)..<Int(entry.start + entry.count)]))
      }
      slots[slot] = Int32(i)
    }
  }

  /// FNV-1a, folded once: the same on every machine and in every run.
  private func hash(_ key: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var h: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in key { h = (h ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return h ^ (h >> 29)
  }
}
