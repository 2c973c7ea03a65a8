import CIsnadKernels

/// A matrix as the kernels want it. Weights are halves in the file and floats in memory: reading halves in the inner loops
/// would cost more time than the copy costs memory.
/// Unchecked, since it owns memory by a pointer: written in `init` alone, then only read.
final class PackedMatrix: @unchecked Sendable {
  let columns: Int
  /// Columns rounded up to whole panels: what ``multiply(_:rows:stride:into:stride:accumulating:)`` writes of a row.
  let paddedColumns: Int
  private let storage: UnsafeMutablePointer<Float>
  private let matrix: isnad_matrix

  init(_ file: ModelFile, _ section: ModelFile.Section, depth: Int, columns: Int, hasBias: Bool) {
    let halves = file.section(section, as: UInt16.self)
    let padded = Self.padded(columns)
    precondition(halves.count == (depth + (hasBias ? 1 : 0)) * padded, "section \(section) has another shape")
    storage = .allocate(capacity: halves.count)
    isnad_widen(halves.baseAddress, halves.count, storage)
    self.columns = columns
    paddedColumns = padded
    matrix = isnad_matrix(
      panels: storage, bias: hasBias ? storage + depth * padded : nil, depth: depth, columns: columns)
  }

  deinit { storage.deallocate() }

  static func padded(_ columns: Int) -> Int { (columns + Int(ISNAD_PANEL) - 1) / Int(ISNAD_PANEL) * Int(ISNAD_PANEL) }

  func multiply(
    _ input: UnsafePointer<Float>, rows: Int, stride: Int, into output: UnsafeMutablePointer<Float>,
    stride outputStride: Int,
    accumulating: Bool = false
  ) {
    withUnsafePointer(to: matrix) {
      isnad_multiply(input, rows, stride, $0, output, outputStride, accumulating ? 1 : 0)
    }
  }
}
