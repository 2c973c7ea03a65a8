import IsnadCompression
import Testing

@Suite struct InflaterTests {
  private let text = Array(String(repeating: "قال الوزير إن الخطة جاهزة. ", count: 900).utf8)

  @Test("what is compressed comes back")
  func roundTrip() throws {
    #expect(try inflated(deflated(text)) == text)
    #expect(try inflated(deflated([])) == [])
    #expect(try inflated(gzipped(text)) == text && gzipped(text).starts(with: [0x1F, 0x8B]))
  }

  @Test("any cut of the input gives the same bytes", arguments: [1, 7, 64, 1000])
  func cuts(_ size: Int) throws {
    let compressed = deflated(text)
    var inflater = try Inflater(limit: .max)
    var out: [UInt8] = []
    for start in stride(from: 0, to: compressed.count, by: size) {
      inflater.feed(Array(compressed[start..<min(compressed.count, start + size)]))
      out += try drain(&inflater)
    }
    #expect(out == text)
    let isComplete = inflater.isComplete
    #expect(isComplete)
  }

  @Test("members follow one another, with padding after the last")
  func members() throws {
    var inflater = try Inflater(limit: .max)
    inflater.feed(deflated(text) + deflated(text) + [0, 0, 0])
    #expect(try drain(&inflater) == text + text)
    let isComplete = inflater.isComplete
    #expect(isComplete)
  }

  @Test("data that ends too early, or is none, is damaged")
  func damage() {
    let compressed = deflated(text)
    for count in [0, 1, 5, compressed.count - 1] where count > 0 {
      #expect(throws: CompressionError.damaged) { try inflated(Array(compressed[..<count])) }
    }
    #expect(throws: CompressionError.damaged) { try inflated(Array("no compressed data".utf8)) }
  }

  @Test("a bomb comes out in small pieces, and stops at the limit")
  func bomb() throws {
    let bomb = deflated([UInt8](repeating: 0x20, count: 60_000_000))
    #expect(bomb.count < 100_000)
    #expect(throws: CompressionError.tooLarge) { try inflated(bomb, limit: 1 << 20) }
    var inflater = try Inflater(limit: .max)
    inflater.feed(bomb)
    var total = 0
    while true {
      let piece = try inflater.next()
      if piece.isEmpty { break }
      #expect(piece.count <= Inflater.mostBytes)
      total += piece.count
    }
    #expect(total == 60_000_000)
  }

  private func drain(_ inflater: inout Inflater) throws -> [UInt8] {
    var out: [UInt8] = []
    while true {
      let piece = try inflater.next()
      if piece.isEmpty { return out }
      out += piece
    }
  }
}
