import CIsnadKernels

/// What the network makes of one sentence. Valid only inside the call that hands it out.
struct SentenceScores {
  private let words: Int
  private let states: UnsafePointer<Float>
  private let width: Int
  private let shape: HeadShape
  private let heads, relations: ByteMatrix
  private let arcs: PackedMatrix

  init(
    words: Int, states: UnsafePointer<Float>, width: Int, shape: HeadShape, heads: ByteMatrix, arcs: PackedMatrix,
    relations: ByteMatrix
  ) {
    self.words = words
    self.states = states
    self.width = width
    self.shape = shape
    self.heads = heads
    self.arcs = arcs
    self.relations = relations
  }

  /// The best tags, tree and relations.
  func decode() -> SentenceReading {
    let rows = words + 1
    let columns = heads.paddedColumns
    let blockWidth = shape.uposStart
    return withUnsafeTemporaryAllocation(of: Float.self, capacity: rows * columns) { space in
      let blocks = space.baseAddress!
      heads.multiply(states, rows: rows, stride: width, into: blocks, stride: columns)
      for row in 0..<rows { isnad_leaky_relu(blocks + row * columns, blockWidth) }
      var upos: [Int] = []
      var xpos: [Int] = []
      for word in 1...words {
        upos.append(best(blocks + word * columns + shape.uposStart, shape.upos))
        xpos.append(best(blocks + word * columns + shape.xposStart, shape.xpos))
      }
      let tree = tree(blocks, stride: columns)
      return SentenceReading(
        upos: upos, xpos: xpos, heads: tree, relations: relations(blocks, stride: columns, heads: tree))
    }
  }

  private func tree(_ blocks: UnsafePointer<Float>, stride: Int) -> [Int] {
    let rows = words + 1
    let padded = PackedMatrix.padded(rows)
    return withUnsafeTemporaryAllocation(
      of: Float.self, capacity: words * arcs.paddedColumns + shape.arc * padded + words * padded
    ) { space in
      let bent = space.baseAddress!
      let packed = bent + words * arcs.paddedColumns
      let scores = packed + shape.arc * padded
      arcs.multiply(
        blocks + stride + shape.arcDependent, rows: words, stride: stride, into: bent, stride: arcs.paddedColumns)
      isnad_pack_transposed(blocks + shape.arcHead, rows, stride, shape.arc, packed)
      var matrix = isnad_matrix(panels: packed, bias: nil, depth: shape.arc, columns: rows)
      isnad_multiply(bent, words, arcs.paddedColumns, &matrix, scores, padded, 0)
      return TreeDecoder(words: words, scores: scores, stride: padded).heads()
    }
  }

  private func relations(_ blocks: UnsafePointer<Float>, stride: Int, heads: [Int]) -> [Int] {
    let width = relations.paddedColumns
    let count = shape.relations
    return withUnsafeTemporaryAllocation(of: Float.self, capacity: words * width + count) { space in
      let bent = space.baseAddress!
      let scores = bent + words * width
      relations.multiply(
        blocks + stride + shape.relationDependent, rows: words, stride: stride, into: bent, stride: width)
      return (0..<words).map { word in
        // A row holds the products of every relation with the head's block, then every relation's share without it.
        let row = bent + word * width
        isnad_dots(row, count, shape.relation, blocks + heads[word] * stride + shape.relationHead, scores)
        for relation in 0..<count { scores[relation] += row[count * shape.relation + relation] }
        return best(scores, count)
      }
    }
  }

  private func best(_ scores: UnsafePointer<Float>, _ count: Int) -> Int {
    var best = 0
    for i in 1..<count where scores[i] > scores[best] { best = i }
    return best
  }
}

/// Tags, heads and relations of the words of one sentence; a head is the number of a word from 1, or 0 for the root.
struct SentenceReading {
  let upos: [Int]
  let xpos: [Int]
  let heads: [Int]
  let relations: [Int]
}
