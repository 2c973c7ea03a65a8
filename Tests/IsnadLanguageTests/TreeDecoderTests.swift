import Testing

@testable import IsnadLanguage

@Suite struct TreeDecoderTests {
  @Test("the tree is the best one with a single root: held against all trees of up to five words")
  func best() {
    var random = Xorshift(state: 88_172_645_463_325_252)
    for words in 1...5 {
      for _ in 0..<60 {
        let stride = words + 3
        let scores = (0..<words * stride).map { _ in Float(random.next() % 2_000) / 100 - 10 }
        let heads = scores.withUnsafeBufferPointer {
          TreeDecoder(words: words, scores: $0.baseAddress!, stride: stride).heads()
        }
        #expect(TreeDecoder.isTree(heads))
        let found = total(heads, scores, stride)
        #expect(abs(found - bestTotal(words, scores, stride)) < 1e-3)
      }
    }
  }

  @Test("long cycles and cycles of cycles come apart in a large sentence")
  func large() {
    var random = Xorshift(state: 42)
    let words = 120
    let stride = words + 1
    var scores = (0..<words * stride).map { _ in Float(random.next() % 1_000) / 1_000 }
    // Every word likes its neighbour best, the last one the first: one cycle of all; and pairs like each other.
    for word in 1...words { scores[(word - 1) * stride + (word % words) + 1] += 5 }
    for word in Swift.stride(from: 1, to: words, by: 2) { scores[word * stride + word] += 10 }
    let heads = scores.withUnsafeBufferPointer {
      TreeDecoder(words: words, scores: $0.baseAddress!, stride: stride).heads()
    }
    #expect(TreeDecoder.isTree(heads))
  }

  @Test("a tree has one root and no cycle")
  func isTree() {
    #expect(TreeDecoder.isTree([0]))
    #expect(TreeDecoder.isTree([2, 0, 2]))
    #expect(!TreeDecoder.isTree([0, 0]))
    #expect(!TreeDecoder.isTree([2, 1]))
    #expect(!TreeDecoder.isTree([0, 3, 2]))
  }

  private func total(_ heads: [Int], _ scores: [Float], _ stride: Int) -> Float {
    heads.enumerated().reduce(0) { $0 + scores[$1.offset * stride + $1.element] }
  }

  private func bestTotal(_ words: Int, _ scores: [Float], _ stride: Int) -> Float {
    var best = -Float.infinity
    var heads = [Int](repeating: 0, count: words)
    func extend(_ word: Int) {
      guard word < words else {
        if TreeDecoder.isTree(heads) { best = max(best, total(heads, scores, stride)) }
        return
      }
      for head in 0...words where head != word + 1 {
        heads[word] = head
        extend(word + 1)
      }
    }
    extend(0)
    return best
  }
}

/// Numbers that are the same on every run.
private struct Xorshift {
  var state: UInt64

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }
}
