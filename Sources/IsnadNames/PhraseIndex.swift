import IsnadLexicon

/// A table from names of one or more words to numbers, walked word by word.
///
/// A key is the folded words of a name without the spaces between them, just as ``Document/foldedBytes`` holds them, so that
/// `عبد الله` and `عبدالله` are one key, and a look-up is a hash over bytes that are there already. Every beginning of a key
/// that ends with a word is a key too, so that a walk stops at the first word that no name goes on with.
struct PhraseIndex: Sendable {
  /// What stands at a key that only begins names.
  static let beginning: Int32 = -1

  private var index: WordIndex

  init(minimumCapacity: Int = 64) { index = WordIndex(minimumCapacity: minimumCapacity) }

  /// Sets the number of a name; one that is there already stays.
  mutating func insert(_ words: [[UInt8]], _ value: Int32) {
    var name = FoldedName()
    name.set(words)
    insert(name, value)
  }

  /// Sets the number of a name, without the first bytes of its first word; one that is there already stays.
  mutating func insert(_ name: FoldedName, from start: Int = 0, _ value: Int32) {
    name.bytes.withUnsafeBufferPointer { bytes in
      for (i, end) in name.ends.enumerated() {
        let key = UnsafeBufferPointer(rebasing: bytes[start..<end])
        index.insert(key, i == name.ends.count - 1 ? value : Self.beginning, replacing: Self.beginning)
      }
    }
  }

  /// The number at `bytes[range]`; nil where no name begins so.
  func value(_ bytes: [UInt8], _ range: Range<Int>) -> Int32? { index.value(of: bytes, in: range) }
}
