/// A table from names of one or more words to numbers, walked word by word.
///
/// A key is the folded words of a name without the spaces between them, just as ``Document/foldedBytes`` holds them, so that
/// `عبد الله` and `عبدالله` are one key, and a look-up is a hash over bytes that are there already. Every beginning of a key
/// that ends with a word is a key too, so that a walk stops at the first word that no name goes on with.
struct PhraseIndex: Sendable {
  /// What stands at a key that only begins names.
  static let beginning: Int32 = -1

  private var slots: [Int32] = Array(repeating: -1, count: 256)
  private var keys: [UInt8] = []
  private var entries: [Entry] = []

  private struct Entry {
    var start: Int32
    var count: Int32
    var value: Int32
  }

  /// Sets the number of a name; one that is there already stays.
  mutating func insert(_ words: [[UInt8]], _ value: Int32) {
    var key: [UInt8] = []
    for word in words.dropLast() {
      key += word
      set(key, Self.beginning)
    }
    if let last = words.last { set(key + last, value) }
  }

  /// The number at `bytes[range]`; nil where no name begins so.
  func value(_ bytes: [UInt8], _ range: Range<Int>) -> Int32? {
    let entry = slots[slot(bytes, range)]
    return entry < 0 ? nil : entries[Int(entry)].value
  }

  private mutating func set(_ key: [UInt8], _ value: Int32) {
    if (entries.count + 1) * 2 > slots.count { grow() }
    let slot = slot(key, 0..<key.count)
    if slots[slot] >= 0 {
      let entry = Int(slots[slot])
      if entries[entry].value == Self.beginning { entries[entry].value = value }
      return
    }
    slots[slot] = Int32(entries.count)
    entries.append(Entry(start: Int32(keys.count), count: Int32(key.count), value: value))
    keys += key
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: slots.count * 2)
    for (i, entry) in entries.enumerated() {
      slots[slot(keys, Int(entry.start)..<Int(entry.start + entry.count))] = Int32(i)
    }
  }

  private func slot(_ bytes: [UInt8], _ range: Range<Int>) -> Int {
    var slot = Int(truncatingIfNeeded: hash(bytes, range)) & (slots.count - 1)
    while slots[slot] >= 0 {
      let entry = entries[Int(slots[slot])]
      if Int(entry.count) == range.count, equal(Int(entry.start), bytes, range) { return slot }
      slot = (slot + 1) & (slots.count - 1)
    }
    return slot
  }

  private func equal(_ start: Int, _ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    for i in 0..<range.count where keys[start + i] != bytes[range.lowerBound + i] { return false }
    return true
  }

  /// FNV-1a, folded once.
  private func hash(_ bytes: [UInt8], _ range: Range<Int>) -> UInt64 {
    var h: UInt64 = 0xCBF2_9CE4_8422_2325
    for i in range { h = (h ^ UInt64(bytes[i])) &* 0x100_0000_01B3 }
    return h ^ (h >> 29)
  }
}
