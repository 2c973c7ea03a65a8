import CIsnadKernels

/// One layer of two LSTMs, one reading each way; their states stand side by side.
final class BidirectionalLSTM: Sendable {
  private let hidden: Int
  /// The gates of both directions from the layer's input.
  private let input: PackedMatrix
  private let forward, backward: PackedMatrix

  init(
    _ file: ModelFile, input: ModelFile.Section, forward: ModelFile.Section, backward: ModelFile.Section, hidden: Int
  ) {
    self.hidden = hidden
    self.input = PackedMatrix(file, input, depth: 2 * hidden, columns: 8 * hidden, hasBias: true)
    self.forward = PackedMatrix(file, forward, depth: hidden, columns: 4 * hidden, hasBias: false)
    self.backward = PackedMatrix(file, backward, depth: hidden, columns: 4 * hidden, hasBias: false)
  }

  func run(_ batch: Batch, _ states: UnsafePointer<Float>, into output: UnsafeMutablePointer<Float>) {
    let width = 2 * hidden
    let gateWidth = 8 * hidden
    let widest = batch.active.first ?? 0
    withUnsafeTemporaryAllocation(of: Float.self, capacity: batch.rows * gateWidth + widest * hidden) { space in
      let gates = space.baseAddress!
      let cells = gates + batch.rows * gateWidth
      input.multiply(states, rows: batch.rows, stride: width, into: gates, stride: gateWidth)

      cells.update(repeating: 0, count: widest * hidden)
      for t in batch.active.indices {
        step(t, before: t - 1, batch, forward, gates: gates, cells: cells, output: output)
      }
      cells.update(repeating: 0, count: widest * hidden)
      for t in batch.active.indices.reversed() {
        step(t, before: t + 1, batch, backward, gates: gates + 4 * hidden, cells: cells, output: output + hidden)
      }
    }
  }

  /// Reads step `t` of all sentences that have it; those that have no step `before` start from nothing.
  private func step(
    _ t: Int, before: Int, _ batch: Batch, _ recurrent: PackedMatrix, gates: UnsafeMutablePointer<Float>,
    cells: UnsafeMutablePointer<Float>, output: UnsafeMutablePointer<Float>
  ) {
    let width = 2 * hidden
    let gateWidth = 8 * hidden
    let row = batch.starts[t]
    if batch.active.indices.contains(before) {
      recurrent.multiply(
        output + batch.starts[before] * width, rows: min(batch.active[t], batch.active[before]), stride: width,
        into: gates + row * gateWidth, stride: gateWidth, accumulating: true)
    }
    isnad_lstm_step(gates + row * gateWidth, gateWidth, cells, batch.active[t], hidden, output + row * width, width)
  }
}
