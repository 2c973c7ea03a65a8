/// A table from words (any bytes) to numbers, built once at start and then only read.
///
/// Open addressing over one arena of key bytes: a look-up makes no `String` and allocates nothing. No function here is generic:
/// a generic one costs every caller in another module a call through a table for each byte.
public struct WordIndex: Sendable {
  private var slots: [Int32]
  private var keys: [UInt8] = []
  private var entries: [Entry] = []

  private struct Entry {
    let start: Int32
    let count: Int32
    let hash: UInt32
    let value: Int32
  }

  public init(minimumCapacity: Int = 64) {
    var size = 64
    while size < minimumCapacity * 2 { size *= 2 }
    slots = Array(repeating: -1, count: size)
    entries.reserveCapacity(minimumCapacity)
    keys.reserveCapacity(minimumCapacity * 12)
  }

  public var count: Int { entries.count }

  /// Sets the number of `key`; a key that is there already keeps its number.
  ///
  /// - Returns: the number that the key has now.
  @discardableResult public mutating func insert(_ key: ArraySlice<UInt8>, _ value: Int32) -> Int32 {
    key.withUnsafeBufferPointer { insert($0, value) }
  }

  @discardableResult public mutating func insert(_ key: [UInt8], _ value: Int32) -> Int32 {
    key.withUnsafeBufferPointer { insert($0, value) }
  }

  @discardableResult public mutating func insert(_ key: UnsafeBufferPointer<UInt8>, _ value: Int32) -> Int32 {
    if (entries.count + 1) * 2 > slots.count { grow() }
    let hash = Self.hash(key)
    let slot = slot(of: key, hash)
    if slots[slot] >= 0 { return entries[Int(slots[slot])].value }
    slots[slot] = Int32(entries.count)
    entries.append(Entry(start: Int32(keys.count), count: Int32(key.count), hash: hash, value: value))
    keys.append(contentsOf: key)
    return value
  }

  public subscript(key: ArraySlice<UInt8>) -> Int32? { key.withUnsafeBufferPointer { value(of: $0) } }

  public subscript(key: [UInt8]) -> Int32? { key.withUnsafeBufferPointer { value(of: $0) } }

  /// The number of the word at `range` of `bytes`.
  public func value(of bytes: [UInt8], in range: Range<Int>) -> Int32? {
    bytes.withUnsafeBufferPointer { value(of: UnsafeBufferPointer(rebasing: $0[range])) }
  }

  private func value(of key: UnsafeBufferPointer<UInt8>) -> Int32? {
    let entry = slots[slot(of: key, Self.hash(key))]
    return entry < 0 ? nil : entries[Int(entry)].value
  }

  /// Where the key is, or where it would go.
  private func slot(of key: UnsafeBufferPointer<UInt8>, _ hash: UInt32) -> Int {
    let mask = slots.count - 1
    var slot = Int(hash) & mask
    while slots[slot] >= 0 {
      let entry = entries[Int(slots[slot])]
      if entry.hash == hash, Int(entry.count) == key.count, isEqual(key, at: Int(entry.start)) { return slot }
      slot = (slot + 1) & mask
    }
    return slot
  }

  private func isEqual(_ key: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
    for i in 0..<key.count where keys[start + i] != key[i] { return false }
    return true
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: slots.count * 2)
    let mask = slots.count - 1
    for (i, entry) in entries.enumerated() {
      var slot = Int(entry.hash) & mask
      while slots[slot] >= 0 { slot = (slot + 1) & mask }
      slots[slot] = Int32(i)
    }
  }

  /// FNV-1a, folded to half: the same on every machine and in every run.
  private static func hash(_ key: UnsafeBufferPointer<UInt8>) -> UInt32 {
    var h: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in key { h = (h ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return UInt32(truncatingIfNeeded: h ^ (h >> 29))
  }
}
