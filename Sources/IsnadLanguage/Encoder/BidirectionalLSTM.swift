import CIsnadKernels

/// One layer of two LSTMs, one reading each way; their states stand side by side.
final class BidirectionalLSTM: Sendable {
  private let hidden: Int
  /// The gates of both directions from the layer's input.
  private let input: ByteMatrix
  private let forward, backward: ByteMatrix

  init(
    _ file: ModelFile, input: ModelFile.Section, forward: ModelFile.Section, backward: ModelFile.Section, hidden: Int
  ) {
    self.hidden = hidden
    self.input = ByteMatrix(file, input, depth: 2 * hidden, columns: 8 * hidden, hasBias: true)
    self.forward = ByteMatrix(file, forward, depth: hidden, columns: 4 * hidden, hasBias: false)
    self.backward = ByteMatrix(file, backward, depth: hidden, columns: 4 * hidden, hasBias: false)
  }

  /// One direction after the other in the same memory, so that half as much of it is touched.
  func run(_ batch: Batch, _ states: UnsafePointer<Float>, into output: UnsafeMutablePointer<Float>) {
    let width = 2 * hidden
    let gateWidth = 4 * hidden
    let widest = batch.active.first ?? 0
    withUnsafeTemporaryAllocation(of: Float.self, capacity: batch.rows * gateWidth + widest * hidden) { space in
      let gates = space.baseAddress!
      let cells = gates + batch.rows * gateWidth
      ByteMatrix.withRows(batch.rows, depth: width) { rows in
        rows.set(states, count: batch.rows, stride: width, depth: width)
        ByteMatrix.withRows(widest, depth: hidden) { last in
          input.multiply(rows, columns: 0..<gateWidth, into: gates, stride: gateWidth)
          cells.update(repeating: 0, count: widest * hidden)
          for t in batch.active.indices {
            step(t, before: t - 1, batch, forward, last, gates: gates, cells: cells, output: output)
          }
          input.multiply(rows, columns: gateWidth..<2 * gateWidth, into: gates, stride: gateWidth)
          cells.update(repeating: 0, count: widest * hidden)
          for t in batch.active.indices.reversed() {
            step(t, before: t + 1, batch, backward, last, gates: gates, cells: cells, output: output + hidden)
          }
        }
      }
    }
  }

  /// Reads step `t` of all sentences that have it; those that have no step `before` start from nothing.
  ///
  /// - Parameter last: The states of the step before, as bytes; then those of this step.
  private func step(
    _ t: Int, before: Int, _ batch: Batch, _ recurrent: ByteMatrix, _ last: ByteMatrix.Rows,
    gates: UnsafeMutablePointer<Float>, cells: UnsafeMutablePointer<Float>, output: UnsafeMutablePointer<Float>
  ) {
    let width = 2 * hidden
    let gateWidth = 4 * hidden
    let row = batch.starts[t]
    if batch.active.indices.contains(before) {
      recurrent.multiply(
        last.prefix(min(batch.active[t], batch.active[before])), into: gates + row * gateWidth, stride: gateWidth,
        accumulating: true)
    }
    let states = output + row * width
    isnad_lstm_step(gates + row * gateWidth, gateWidth, cells, batch.active[t], hidden, states, width)
    last.set(states, count: batch.active[t], stride: width, depth: hidden)
  }
}
