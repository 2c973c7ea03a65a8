import CIsnadKernels
import Foundation
import Testing

@Suite struct KernelTests {
  @Test(
    "a product is what it should be for all counts of rows and columns", arguments: [1, 2, 3, 5, 8, 11, 12, 13, 29],
    [1, 16, 17, 48, 50])
  func multiply(_ rows: Int, _ columns: Int) {
    let depth = 37
    let left = (0..<rows * depth).map { Float(($0 * 7919) % 101) / 50 - 1 }
    let right = (0..<columns * depth).map { Float(($0 * 104_729) % 97) / 48 - 1 }
    let padded = (columns + 15) / 16 * 16
    var panels = [Float](repeating: 0, count: depth * padded)
    isnad_pack_transposed(right, columns, depth, depth, &panels)
    let bias = (0..<padded).map { Float($0) / 10 }
    var out = [Float](repeating: 1, count: rows * padded)
    panels.withUnsafeBufferPointer { panels in
      bias.withUnsafeBufferPointer { bias in
        var matrix = isnad_matrix(panels: panels.baseAddress, bias: bias.baseAddress, depth: depth, columns: columns)
        isnad_multiply(left, rows, depth, &matrix, &out, padded, 0)
      }
    }
    for row in 0..<rows {
      for column in 0..<columns {
        let expected = (0..<depth).reduce(bias[column]) { $0 + left[row * depth + $1] * right[column * depth + $1] }
        #expect(abs(out[row * padded + column] - expected) < 1e-4)
      }
    }
  }

  @Test(
    "a product of bytes is that of floats but for the rounding of rows and columns", arguments: [1, 2, 4, 5, 12, 29],
    [16, 32, 48, 49])
  func multiplyBytes(_ rows: Int, _ columns: Int) {
    let depth = 64
    let padded = (columns + 15) / 16 * 16
    // Halves from -1.998 to 1.998, and rows of different sizes; one row is nothing but zeros.
    let halves = (0..<depth * padded).map { (i: Int) -> UInt16 in
      let sign: UInt16 = i % 2 == 0 ? 0 : 0x8000
      return sign | 0x3C00 | UInt16((i * 7919) % 1024)
    }
    let left = (0..<rows * depth).map { (i: Int) -> Float in
      let value = Float((i * 104_729) % 101 - 50)
      return value * Float(i / depth) / 50
    }
    var (panels, space) = ([Int8](repeating: 0, count: depth * padded), [Float](repeating: 0, count: depth * 16))
    var (scales, offsets) = ([Float](repeating: 0, count: padded), [Int32](repeating: 0, count: padded))
    isnad_pack_bytes(halves, depth, padded, &space, &panels, &scales, &offsets)
    var (bytes, rowScales) = ([UInt8](repeating: 0, count: rows * depth), [Float](repeating: 0, count: rows))
    isnad_quantise(left, rows, depth, depth, &bytes, &rowScales)
    var out = [Float](repeating: 1, count: rows * padded)
    panels.withUnsafeBufferPointer { panels in
      scales.withUnsafeBufferPointer { scales in
        offsets.withUnsafeBufferPointer { offsets in
          var matrix = isnad_byte_matrix(
            panels: panels.baseAddress, scales: scales.baseAddress, offsets: offsets.baseAddress, bias: nil,
            depth: depth, columns: columns)
          isnad_multiply_bytes(bytes, rowScales, rows, &matrix, &out, padded, 1)
        }
      }
    }
    var right = [Float](repeating: 0, count: depth * padded)
    isnad_widen(halves, depth * padded, &right)
    for row in 0..<rows {
      for column in 0..<columns {
        let panel = column / 16 * depth * 16 + column % 16
        var expected: Float = 1
        for i in 0..<depth { expected += left[row * depth + i] * right[panel + i * 16] }
        #expect(abs(out[row * padded + column] - expected) <= 0.25 * Float(row))
      }
    }
  }

  @Test("an LSTM's step follows its equations")
  func step() {
    let hidden = 16
    let gates = (0..<4 * hidden).map { Float($0 % 13) - 6 }
    var cells = (0..<hidden).map { Float($0) / 8 - 1 }
    let before = cells
    var out = [Float](repeating: 0, count: hidden)
    isnad_lstm_step(gates, 4 * hidden, &cells, 1, hidden, &out, hidden)
    func sigmoid(_ x: Float) -> Double { 1 / (1 + exp(-Double(x))) }
    for j in 0..<hidden {
      let cell =
        sigmoid(gates[hidden + j]) * Double(before[j]) + sigmoid(gates[j]) * tanh(Double(gates[2 * hidden + j]))
      #expect(abs(Double(cells[j]) - cell) < 1e-5)
      #expect(abs(Double(out[j]) - sigmoid(gates[3 * hidden + j]) * tanh(cell)) < 1e-5)
    }
  }

  @Test("halves widen to the numbers they stand for, small and negative ones too")
  func widen() {
    var out = [Float](repeating: 0, count: 6)
    isnad_widen([0x3C00, 0xC000, 0x3555, 0x0001, 0x8400, 0x7BFF], 6, &out)
    #expect(out == [1, -2, 0.33325195, 5.9604645e-08, -6.1035156e-05, 65504])
  }

  @Test("the checksum is CRC-32, and may be taken in pieces")
  func checksum() {
    let digits = Array("123456789".utf8)
    #expect(isnad_checksum(0, digits, 9) == 0xCBF4_3926)
    #expect(isnad_checksum(isnad_checksum(0, digits, 4), Array(digits[4...]), 5) == 0xCBF4_3926)
  }
}
