/// A large file of `Data/names`, sorted by the bytes of its first column and searched in place: it costs nothing at start.
struct SortedWords: Sendable {
  /// `const` in C and never freed, so sharing it between threads is safe.
  nonisolated(unsafe) private let bytes: UnsafeBufferPointer<UInt8>

  init(_ start: UnsafePointer<UInt8>?, count: Int) {
    bytes = UnsafeBufferPointer(start: start, count: count)
  }

  /// Where the columns after the key stand, of the row whose key is `word[range]`.
  ///
  /// - Complexity: O(log *n*), without allocation.
  func columns(_ word: [UInt8], _ range: Range<Int>) -> Range<Int>? {
    var low = 0
    var high = bytes.count
    while low < high {
      var start = (low + high) / 2
      while start > 0, bytes[start - 1] != 0x0A { start -= 1 }
      let order = compare(start, word, range)
      if order == 0 {
        var end = start + range.count + 1
        while end < bytes.count, bytes[end] != 0x0A { end += 1 }
        return (start + range.count + 1)..<end
      }
      if order < 0 {
        var end = start
        while end < bytes.count, bytes[end] != 0x0A { end += 1 }
        low = end + 1
      } else {
        high = start
      }
    }
    return nil
  }

  subscript(i: Int) -> UInt8 { bytes[i] }

  func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// The key of the line at `start` against `word[range]`: negative, zero or positive. Header lines come before all words.
  private func compare(_ start: Int, _ word: [UInt8], _ range: Range<Int>) -> Int {
    if bytes[start] == 0x23 { return -1 }
    var i = start
    for j in range {
      guard i < bytes.count, bytes[i] != 0x09 else { return -1 }
      if bytes[i] != word[j] { return Int(bytes[i]) - Int(word[j]) }
      i += 1
    }
    return i < bytes.count && bytes[i] == 0x09 ? 0 : 1
  }
}
