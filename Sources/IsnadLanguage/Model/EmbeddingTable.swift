import CIsnadKernels

/// Rows of signed bytes, each with its scale.
/// Unchecked, since it holds pointers: they lead into the embedded model, which is `const` and never freed.
struct EmbeddingTable: @unchecked Sendable {
  let width: Int
  private let rows: UnsafeBufferPointer<Int8>
  private let scales: UnsafeBufferPointer<Float>

  init(_ file: ModelFile, _ section: ModelFile.Section, scales: ModelFile.Section, width: Int) {
    self.width = width
    rows = file.section(section, as: Int8.self)
    self.scales = file.section(scales, as: Float.self)
  }

  /// Writes a row to `output` and moves on past it.
  @inline(__always)
  func append(_ row: Int, to output: inout UnsafeMutablePointer<Float>) {
    precondition(row < scales.count)
    isnad_dequantise(rows.baseAddress! + row * width, width, scales[row], output)
    output += width
  }
}
