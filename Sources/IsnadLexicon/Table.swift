/// A tab-separated file of `Data/`, linked into the program and read in place.
///
/// Lines that start with `#` are the header that explains the columns; blank lines are skipped.
public struct Table: Sendable {
  /// `const` in C and never freed, so sharing it between threads is safe.
  nonisolated(unsafe) let bytes: UnsafeBufferPointer<UInt8>

  public init(_ start: UnsafePointer<UInt8>?, count: Int) {
    bytes = UnsafeBufferPointer(start: start, count: count)
  }

  /// One line: its fields are slices of the file, copied only when asked for.
  public struct Row: Sendable {
    /// As in ``Table``.
    nonisolated(unsafe) let bytes: UnsafeBufferPointer<UInt8>
    let range: Range<Int>

    /// All behind the first column, in place.
    public var rest: Field {
      let start = min(endOfColumn(range.lowerBound) + 1, range.upperBound)
      return Field(UnsafeBufferPointer(rebasing: bytes[start..<range.upperBound]))
    }

    /// The column, counted from 0, in place; empty where the row is shorter.
    public func field(_ column: Int) -> Field {
      Field(UnsafeBufferPointer(rebasing: bytes[self.range(of: column)]))
    }

    /// The column's bytes.
    public subscript(column: Int) -> [UInt8] { Array(field(column).bytes) }

    public func string(_ column: Int) -> String { field(column).string }

    /// The `|`-separated parts of a column.
    public func list(_ column: Int) -> [String] { field(column).list.map(\.string) }

    /// The parts of a column between spaces.
    public func words(_ column: Int) -> [String] { field(column).words.map(\.string) }

    private func range(of column: Int) -> Range<Int> {
      var start = range.lowerBound
      var left = column
      while left > 0 {
        let tab = endOfColumn(start)
        guard tab < range.upperBound else { return range.upperBound..<range.upperBound }
        start = tab + 1
        left -= 1
      }
      return start..<endOfColumn(start)
    }

    private func endOfColumn(_ start: Int) -> Int { bytes.place(of: 0x09, from: start, to: range.upperBound) }
  }

  /// Calls `body` with every row, in the file's order.
  public func forEachRow(_ body: (Row) -> Void) {
    var i = 0
    while i < bytes.count {
      let end = endOfLine(i)
      if end > i, bytes[i] != 0x23 { body(Row(bytes: bytes, range: i..<end)) }
      i = end + 1
    }
  }

  /// The row whose first column is `key`, in a file that is sorted by the bytes of its first column; of several the first.
  ///
  /// - Complexity: O(log *n*), without any index to build at start.
  public func row(sortedKey key: UnsafeBufferPointer<UInt8>) -> Row? {
    var low = 0
    var high = bytes.count
    while low < high {
      let start = startOfLine((low + high) / 2)
      if isBefore(start, key) { low = endOfLine(start) + 1 } else { high = start }
    }
    guard low < bytes.count, bytes[low] != 0x0A, compare(low, key) == 0 else { return nil }
    return Row(bytes: bytes, range: low..<endOfLine(low))
  }

  public func row(sortedKey key: [UInt8]) -> Row? { key.withUnsafeBufferPointer { row(sortedKey: $0) } }

  public func row(sortedKey key: ArraySlice<UInt8>) -> Row? { key.withUnsafeBufferPointer { row(sortedKey: $0) } }

  /// Whether the file's rows stand in the order that ``row(sortedKey:)`` needs; for tests.
  public var isSorted: Bool {
    var last: [UInt8] = []
    var sorted = true
    forEachRow { row in
      let key = row[0]
      if key.lexicographicallyPrecedes(last) { sorted = false }
      last = key
    }
    return sorted
  }

  private func isBefore(_ line: Int, _ key: UnsafeBufferPointer<UInt8>) -> Bool {
    // Header lines and blank lines stand before all rows.
    if bytes[line] == 0x0A || bytes[line] == 0x23 { return true }
    return compare(line, key) < 0
  }

  /// The first column of the line at `start` against `key`: negative, zero or positive. What ends a column is less than any byte
  /// of a key, so eight bytes at a time may run over it.
  private func compare(_ start: Int, _ key: UnsafeBufferPointer<UInt8>) -> Int {
    let (table, wanted) = (UnsafeRawBufferPointer(bytes), UnsafeRawBufferPointer(key))
    var i = 0
    while i + 8 <= key.count, start + i + 8 <= bytes.count {
      let a = UInt64(bigEndian: table.loadUnaligned(fromByteOffset: start + i, as: UInt64.self))
      let b = UInt64(bigEndian: wanted.loadUnaligned(fromByteOffset: i, as: UInt64.self))
      if a != b { return a < b ? -1 : 1 }
      i += 8
    }
    while i < key.count {
      guard start + i < bytes.count, bytes[start + i] > 0x0A else { return -1 }
      if bytes[start + i] != key[i] { return Int(bytes[start + i]) - Int(key[i]) }
      i += 1
    }
    return start + i == bytes.count || bytes[start + i] == 0x09 || bytes[start + i] == 0x0A ? 0 : 1
  }

  private func endOfLine(_ start: Int) -> Int { bytes.place(of: 0x0A, from: start, to: bytes.count) }

  private func startOfLine(_ i: Int) -> Int { bytes.placeAfterLast(0x0A, before: i) }
}
