/// A table from words (any bytes) to numbers, built once at start and then only read.
///
/// Open addressing over one arena of key bytes: a look-up makes no `String` and allocates nothing. No function here is generic:
/// a generic one costs every caller in another module a call through a table for each byte.
public struct WordIndex: Sendable {
  private var store: WordStore

  public init(minimumCapacity: Int = 64) { store = WordStore(minimumCapacity: minimumCapacity) }

  public var count: Int { store.count }

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
    if !isKnownUniquelyReferenced(&store) { store = store.copy() }
    return store.insert(key, value, replacing: nil)
  }

  /// Sets the number of `key`, if it has none yet or the number `weak`.
  public mutating func insert(_ key: UnsafeBufferPointer<UInt8>, _ value: Int32, replacing weak: Int32) {
    if !isKnownUniquelyReferenced(&store) { store = store.copy() }
    store.insert(key, value, replacing: weak)
  }

  public subscript(key: ArraySlice<UInt8>) -> Int32? { key.withUnsafeBufferPointer { store.value(of: $0) } }

  public subscript(key: [UInt8]) -> Int32? { key.withUnsafeBufferPointer { store.value(of: $0) } }

  public subscript(key: UnsafeBufferPointer<UInt8>) -> Int32? { store.value(of: key) }

  /// The number of the word at `range` of `bytes`.
  public func value(of bytes: [UInt8], in range: Range<Int>) -> Int32? {
    bytes.withUnsafeBufferPointer { store.value(of: UnsafeBufferPointer(rebasing: $0[range])) }
  }
}

/// The memory of a ``WordIndex``. Behind pointers, since an array asks before every write whether somebody else has it.
///
/// Unchecked: written by the one index that has it while a lexicon is loaded, then only read.
private final class WordStore: @unchecked Sendable {
  private struct Entry {
    let start: Int32
    let count: Int32
    let hash: UInt32
    var value: Int32
  }

  /// Numbers of entries; -1 where there is none. A power of two of them, twice the entries or more.
  private var slots: UnsafeMutableBufferPointer<Int32>
  private var entries: UnsafeMutableBufferPointer<Entry>
  private var keys: UnsafeMutableBufferPointer<UInt8>
  private(set) var count = 0
  private var keyBytes = 0

  init(minimumCapacity: Int) {
    var size = 64
    while size < minimumCapacity * 2 { size *= 2 }
    slots = .allocate(capacity: size)
    slots.initialize(repeating: -1)
    entries = .allocate(capacity: max(32, minimumCapacity))
    keys = .allocate(capacity: max(32, minimumCapacity) * 12)
  }

  deinit {
    slots.deallocate()
    entries.deallocate()
    keys.deallocate()
  }

  func copy() -> WordStore {
    let other = WordStore(minimumCapacity: max(entries.count, slots.count / 2))
    for i in 0..<count {
      let key = key(of: entries[i])
      other.insert(key, entries[i].value, replacing: nil)
    }
    return other
  }

  @discardableResult
  func insert(_ key: UnsafeBufferPointer<UInt8>, _ value: Int32, replacing weak: Int32?) -> Int32 {
    let hash = Self.hash(key)
    var slot = slot(of: key, hash)
    if slots[slot] >= 0 {
      let entry = Int(slots[slot])
      if entries[entry].value == weak { entries[entry].value = value }
      return entries[entry].value
    }
    if (count + 1) * 2 > slots.count {
      growSlots()
      slot = self.slot(of: key, hash)
    }
    if count == entries.count { entries = grown(entries, used: count) }
    while keyBytes + key.count > keys.count { keys = grown(keys, used: keyBytes) }
    slots[slot] = Int32(count)
    entries.initializeElement(
      at: count, to: Entry(start: Int32(keyBytes), count: Int32(key.count), hash: hash, value: value))
    _ = UnsafeMutableBufferPointer(rebasing: keys[keyBytes...]).initialize(from: key)
    count += 1
    keyBytes += key.count
    return value
  }

  func value(of key: UnsafeBufferPointer<UInt8>) -> Int32? {
    let entry = slots[slot(of: key, Self.hash(key))]
    return entry < 0 ? nil : entries[Int(entry)].value
  }

  /// Where the key is, or where it would go.
  private func slot(of key: UnsafeBufferPointer<UInt8>, _ hash: UInt32) -> Int {
    let mask = slots.count - 1
    var slot = Int(hash) & mask
    while slots[slot] >= 0 {
      let entry = entries[Int(slots[slot])]
      if entry.hash == hash, Int(entry.count) == key.count, areEqual(self.key(of: entry), key) { return slot }
      slot = (slot + 1) & mask
    }
    return slot
  }

  private func key(of entry: Entry) -> UnsafeBufferPointer<UInt8> {
    let start = Int(entry.start)
    return UnsafeBufferPointer(rebasing: keys[start..<start + Int(entry.count)])
  }

  private func growSlots() {
    let size = slots.count * 2
    slots.deallocate()
    slots = .allocate(capacity: size)
    slots.initialize(repeating: -1)
    for i in 0..<count {
      var slot = Int(entries[i].hash) & (size - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = Int32(i)
    }
  }

  private func grown<Element>(_ old: UnsafeMutableBufferPointer<Element>, used: Int)
    -> UnsafeMutableBufferPointer<Element>
  {
    let new = UnsafeMutableBufferPointer<Element>.allocate(capacity: old.count * 2)
    _ = new.moveInitialize(fromContentsOf: old[..<used])
    old.deallocate()
    return new
  }

  /// Eight bytes at a time, the last of them again with those before; folded to half.
  private static func hash(_ key: UnsafeBufferPointer<UInt8>) -> UInt32 {
    let bytes = UnsafeRawBufferPointer(key)
    var h = UInt64(bytes.count) &* 0x9E37_79B9_7F4A_7C15
    var i = 0
    while i + 8 <= bytes.count {
      h = mixed(h, bytes.loadUnaligned(fromByteOffset: i, as: UInt64.self))
      i += 8
    }
    if i < bytes.count {
      if bytes.count >= 8 {
        h = mixed(h, bytes.loadUnaligned(fromByteOffset: bytes.count - 8, as: UInt64.self))
      } else if bytes.count >= 4 {
        let first = bytes.loadUnaligned(fromByteOffset: 0, as: UInt32.self)
        let last = bytes.loadUnaligned(fromByteOffset: bytes.count - 4, as: UInt32.self)
        h = mixed(h, UInt64(first) << 32 | UInt64(last))
      } else {
        for byte in bytes { h = mixed(h, UInt64(byte)) }
      }
    }
    return UInt32(truncatingIfNeeded: h ^ (h >> 29))
  }

  private static func mixed(_ h: UInt64, _ word: UInt64) -> UInt64 {
    let product = (h ^ word) &* 0x9FB2_1C65_1E98_DF25
    return product ^ (product >> 32)
  }
}

/// Whether two runs of bytes of one length are the same.
private func areEqual(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> Bool {
  let (a, b, count) = (UnsafeRawBufferPointer(a), UnsafeRawBufferPointer(b), a.count)
  guard count >= 8 else {
    for i in 0..<count where a[i] != b[i] { return false }
    return true
  }
  var i = 0
  while i + 8 <= count {
    if a.loadUnaligned(fromByteOffset: i, as: UInt64.self) != b.loadUnaligned(fromByteOffset: i, as: UInt64.self) {
      return false
    }
    i += 8
  }
  return a.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self)
    == b.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self)
}
