import CIsnadKernels

/// A large matrix as the kernels want it: halves in the file, bytes in memory, each column with its scale. Products of bytes
/// are several times as fast as of floats, and Models/README.md shows that no figure falls.
/// Unchecked, since it owns memory by a pointer: written in `init` alone, then only read.
final class ByteMatrix: @unchecked Sendable {
  let depth: Int
  let columns: Int
  /// Columns rounded up to whole panels: what ``multiply(_:into:stride:accumulating:)`` writes of a row.
  let paddedColumns: Int
  private let storage: UnsafeMutableRawPointer
  private let matrix: isnad_byte_matrix

  init(_ file: ModelFile, _ section: ModelFile.Section, depth: Int, columns: Int, hasBias: Bool) {
    let halves = file.section(section, as: UInt16.self)
    let padded = PackedMatrix.padded(columns)
    precondition(halves.count == (depth + (hasBias ? 1 : 0)) * padded, "section \(section) has another shape")
    // One piece of memory: bytes, then three rows of four bytes a column.
    storage = .allocate(byteCount: depth * padded + 3 * 4 * padded, alignment: 64)
    let panels = storage.bindMemory(to: Int8.self, capacity: depth * padded)
    let scales = (storage + depth * padded).bindMemory(to: Float.self, capacity: padded)
    let bias = (storage + (depth + 4) * padded).bindMemory(to: Float.self, capacity: padded)
    let offsets = (storage + (depth + 8) * padded).bindMemory(to: Int32.self, capacity: padded)
    withUnsafeTemporaryAllocation(of: Float.self, capacity: depth * Int(ISNAD_PANEL)) { space in
      isnad_pack_bytes(halves.baseAddress, depth, padded, space.baseAddress, panels, scales, offsets)
    }
    if hasBias { isnad_widen(halves.baseAddress.map { $0 + depth * padded }, padded, bias) }
    self.depth = depth
    self.columns = columns
    paddedColumns = padded
    matrix = isnad_byte_matrix(
      panels: panels, scales: scales, offsets: offsets, bias: hasBias ? UnsafePointer(bias) : nil, depth: depth,
      columns: columns)
  }

  deinit { storage.deallocate() }

  /// Rows as bytes, each with its scale. Valid only inside the call that hands it out.
  struct Rows {
    fileprivate let bytes: UnsafeMutablePointer<UInt8>
    fileprivate let scales: UnsafeMutablePointer<Float>
    let count: Int

    /// The first rows.
    func prefix(_ count: Int) -> Rows { Rows(bytes: bytes, scales: scales, count: count) }

    /// Takes other rows.
    func set(_ rows: UnsafePointer<Float>, count: Int, stride: Int, depth: Int) {
      isnad_quantise(rows, count, stride, depth, bytes, scales)
    }
  }

  /// Calls `body` with room for rows.
  static func withRows<Result>(_ count: Int, depth: Int, _ body: (Rows) -> Result) -> Result {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: count * depth) { bytes in
      withUnsafeTemporaryAllocation(of: Float.self, capacity: count) { scales in
        body(Rows(bytes: bytes.baseAddress!, scales: scales.baseAddress!, count: count))
      }
    }
  }

  func multiply(_ rows: Rows, into output: UnsafeMutablePointer<Float>, stride: Int, accumulating: Bool = false) {
    withUnsafePointer(to: matrix) {
      isnad_multiply_bytes(rows.bytes, rows.scales, rows.count, $0, output, stride, accumulating ? 1 : 0)
    }
  }

  /// The products with some columns alone: whole panels.
  func multiply(_ rows: Rows, columns: Range<Int>, into output: UnsafeMutablePointer<Float>, stride: Int) {
    precondition(columns.lowerBound % Int(ISNAD_PANEL) == 0 && columns.upperBound % Int(ISNAD_PANEL) == 0)
    let first = columns.lowerBound
    var part = isnad_byte_matrix(
      panels: matrix.panels + first * depth, scales: matrix.scales + first, offsets: matrix.offsets + first,
      bias: matrix.bias.map { $0 + first }, depth: depth, columns: columns.count)
    isnad_multiply_bytes(rows.bytes, rows.scales, rows.count, &part, output, stride, 0)
  }

  func multiply(
    _ input: UnsafePointer<Float>, rows: Int, stride: Int, into output: UnsafeMutablePointer<Float>,
    stride outputStride: Int
  ) {
    Self.withRows(rows, depth: depth) { bytes in
      bytes.set(input, count: rows, stride: stride, depth: depth)
      multiply(bytes, into: output, stride: outputStride)
    }
  }
}
