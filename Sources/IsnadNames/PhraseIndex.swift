/// A table from names of one or more words to numbers, walked word by word.
///
/// A key is the folded words of a name without the spaces between them, just as ``Document/foldedBytes`` holds them, so that
/// `عبد الله` and `عبدالله` are one key, and a look-up is a hash over bytes that are there already. Every beginning of a key
/// that ends with a word is a key too, so that a walk stops at the first word that no name goes on with.
struct PhraseIndex: Sendable {
  /// What stands at a key that only begins names.
  static let beginning: Int32 = -1

  private var slots: [Int32]
  private var keys: [UInt8] = []
  private var entries: [Entry] = []

  private struct Entry {
    var start: Int32
    var count: Int32
    var hash: UInt32
    var value: Int32
  }

  init(minimumCapacity: Int = 64) {
    var size = 128
    while size < minimumCapacity * 2 { size *= 2 }
    slots = Array(repeating: -1, count: size)
    entries.reserveCapacity(minimumCapacity)
  }

  /// Sets the number of a name; one that is there already stays.
  mutating func insert(_ words: [[UInt8]], _ value: Int32) {
    var ends: [Int] = []
    var key: [UInt8] = []
    for word in words {
      key += word
      ends.append(key.count)
    }
    insert(key, ends, from: 0, value)
  }

  /// Sets the number of a name, without the first bytes of its first word; one that is there already stays.
  mutating func insert(_ name: FoldedName, from start: Int = 0, _ value: Int32) {
    insert(name.bytes, name.ends, from: start, value)
  }

  private mutating func insert(_ bytes: [UInt8], _ ends: [Int], from start: Int, _ value: Int32) {
    bytes.withUnsafeBufferPointer { bytes in
      var hash = Self.seed
      var at = start
      for (i, end) in ends.enumerated() {
        while at < end {
          hash = Self.add(bytes[at], to: hash)
          at += 1
        }
        set(UnsafeBufferPointer(rebasing: bytes[start..<end]), hash, i == ends.count - 1 ? value : Self.beginning)
      }
    }
  }

  /// The number at `bytes[range]`; nil where no name begins so.
  func value(_ bytes: [UInt8], _ range: Range<Int>) -> Int32? {
    bytes.withUnsafeBufferPointer { bytes in
      let key = UnsafeBufferPointer(rebasing: bytes[range])
      var hash = Self.seed
      for byte in key { hash = Self.add(byte, to: hash) }
      let entry = slots[slot(of: key, Self.folded(hash))]
      return entry < 0 ? nil : entries[Int(entry)].value
    }
  }

  private mutating func set(_ key: UnsafeBufferPointer<UInt8>, _ hash: UInt64, _ value: Int32) {
    if (entries.count + 1) * 2 > slots.count { grow() }
    let hash = Self.folded(hash)
    let slot = slot(of: key, hash)
    if slots[slot] >= 0 {
      let entry = Int(slots[slot])
      if entries[entry].value == Self.beginning { entries[entry].value = value }
      return
    }
    slots[slot] = Int32(entries.count)
    entries.append(Entry(start: Int32(keys.count), count: Int32(key.count), hash: hash, value: value))
    keys.append(contentsOf: key)
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

  // FNV-1a, folded to half: it grows byte by byte, so the hashes of a name's beginnings come for free.

  private static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

  private static func add(_ byte: UInt8, to hash: UInt64) -> UInt64 { (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }

  private static func folded(_ hash: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: hash ^ (hash >> 29)) }
}
