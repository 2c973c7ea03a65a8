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

    private func endOfColumn(_ start: Int) -> Int {
      var i = start
      while i < range.upperBound, bytes[i] != 0x09 { i += 1 }
      return i
    }
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
  public func row(sortedKey key: some Collection<UInt8>) -> Row? {
    var low = 0
    var high = bytes.count
    while low < high {
      let start = startOfLine((low + high) / 2)
      let end = endOfLine(start)
      if isBefore(start..<end, key) { low = end + 1 } else { high = start }
    }
    guard low < bytes.count else { return nil }
    let row = Row(bytes: bytes, range: low..<endOfLine(low))
    return compare(row.range, key) == 0 ? row : nil
  }

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

  private func isBefore(_ line: Range<Int>, _ key: some Collection<UInt8>) -> Bool {
    // Header lines and blank lines stand before all rows.
    if line.isEmpty || bytes[line.lowerBound] == 0x23 { return true }
    return compare(line, key) < 0
  }

  /// The first column of `line` against `key`: negative, zero or positive.
  private func compare(_ line: Range<Int>, _ key: some Collection<UInt8>) -> Int {
    var i = line.lowerBound
    for byte in key {
      guard i < line.upperBound, bytes[i] != 0x09 else { return -1 }
      if bytes[i] != byte { return Int(bytes[i]) - Int(byte) }
      i += 1
    }
    return i == line.upperBound || bytes[i] == 0x09 ? 0 : 1
  }

  private func endOfLine(_ start: Int) -> Int {
    var i = start
    while i < bytes.count, bytes[i] != 0x0A { i += 1 }
    return i
  }

  private func startOfLine(_ i: Int) -> Int {
    var start = i
    while start > 0, bytes[start - 1] != 0x0A { start -= 1 }
    return start
  }
}
