import CIsnadKernels

/// The trained network: from the features of words to scores of tags, heads and relations.
final class Encoder: Sendable {
  let hidden: Int
  let shape: HeadShape
  private let known, form, affixes, role, vectors: EmbeddingTable
  /// The state that stands for the root, before the first layer.
  private let root: [Float]
  private let input: ByteMatrix
  private let layers: [BidirectionalLSTM]
  private let heads: ByteMatrix
  private let arcs: PackedMatrix
  private let relations: ByteMatrix

  init(_ file: ModelFile, tags: TagSet) {
    let shape = file.section(.shape, as: Int32.self)
    let hidden = Int(shape[0])
    self.hidden = hidden
    self.shape = HeadShape(
      arc: Int(shape[1]), relation: Int(shape[2]), upos: tags.upos.count, xpos: tags.xpos.count,
      relations: tags.relations.count)
    known = EmbeddingTable(file, .known, scales: .knownScales, width: WordFeatures.knownWidth)
    form = EmbeddingTable(file, .form, scales: .formScales, width: WordFeatures.formWidth)
    affixes = EmbeddingTable(file, .affixes, scales: .affixScales, width: WordFeatures.affixWidth)
    role = EmbeddingTable(file, .role, scales: .roleScales, width: WordFeatures.roleWidth)
    vectors = EmbeddingTable(file, .vectors, scales: .vectorScales, width: WordFeatures.vectorWidth)
    let rootHalves = file.section(.root, as: UInt16.self)
    root = Array(unsafeUninitializedCapacity: 2 * hidden) { buffer, count in
      isnad_widen(rootHalves.baseAddress, 2 * hidden, buffer.baseAddress)
      count = 2 * hidden
    }
    input = ByteMatrix(file, .input, depth: WordFeatures.width, columns: 2 * hidden, hasBias: true)
    layers = [
      BidirectionalLSTM(file, input: .layer0Input, forward: .layer0Forward, backward: .layer0Backward, hidden: hidden),
      BidirectionalLSTM(file, input: .layer1Input, forward: .layer1Forward, backward: .layer1Backward, hidden: hidden),
    ]
    heads = ByteMatrix(file, .heads, depth: 2 * hidden, columns: self.shape.columns, hasBias: true)
    arcs = PackedMatrix(file, .arcs, depth: self.shape.arc, columns: self.shape.arc, hasBias: true)
    relations = ByteMatrix(
      file, .relations, depth: self.shape.relation, columns: tags.relations.count * (self.shape.relation + 1),
      hasBias: true)
  }

  /// Reads some sentences together and calls `body` with each one's number and its scores.
  ///
  /// Scores do not depend on which sentences are read together. Sentences of similar length share the cost best.
  func read(_ sentences: [[WordFeatures]], _ body: (Int, SentenceScores) -> Void) {
    let batch = Batch(lengths: sentences.map { $0.count + 1 })
    let width = 2 * hidden
    withUnsafeTemporaryAllocation(of: Float.self, capacity: batch.rows * (width + max(width, WordFeatures.width))) {
      space in
      var states = space.baseAddress!
      var next = states + batch.rows * width
      // What the words are made of is read before the first layer writes there.
      embed(sentences, batch, words: next, into: states)
      for layer in layers {
        layer.run(batch, states, into: next)
        swap(&states, &next)
      }
      for (number, sentence) in sentences.enumerated() where !sentence.isEmpty {
        let rows = sentence.count + 1
        for t in 0..<rows {
          (next + t * width).update(from: states + batch.row(of: number, at: t) * width, count: width)
        }
        body(
          number,
          SentenceScores(
            words: sentence.count, states: next, width: width, shape: shape, heads: heads, arcs: arcs,
            relations: relations))
      }
    }
  }

  /// Fills the rows of `states` with the root and the words of all sentences.
  private func embed(
    _ sentences: [[WordFeatures]], _ batch: Batch, words: UnsafeMutablePointer<Float>,
    into states: UnsafeMutablePointer<Float>
  ) {
    let width = 2 * hidden
    for (number, sentence) in sentences.enumerated() {
      for (i, word) in sentence.enumerated() {
        var place = words + batch.row(of: number, at: i + 1) * WordFeatures.width
        known.append(word.known, to: &place)
        form.append(word.form, to: &place)
        for affix in word.affixes.indices { affixes.append(word.affixes[affix], to: &place) }
        role.append(word.role, to: &place)
        vectors.append(word.vector, to: &place)
      }
    }
    // The first step of every sentence is the root; its rows come first.
    let roots = sentences.count
    input.multiply(
      words + roots * WordFeatures.width, rows: batch.rows - roots, stride: WordFeatures.width,
      into: states + roots * width, stride: width)
    isnad_leaky_relu(states + roots * width, (batch.rows - roots) * width)
    for i in 0..<roots { (states + i * width).update(from: root, count: width) }
  }
}

/// Where the blocks of the last layer stand in a row.
struct HeadShape: Sendable {
  let arc, relation, upos, xpos, relations: Int

  var arcHead: Int { 0 }
  var arcDependent: Int { PackedMatrix.padded(arc) }
  var relationHead: Int { 2 * PackedMatrix.padded(arc) }
  var relationDependent: Int { relationHead + PackedMatrix.padded(relation) }
  /// The blocks before this one pass through a leaky rectifier.
  var uposStart: Int { relationDependent + PackedMatrix.padded(relation) }
  var xposStart: Int { uposStart + PackedMatrix.padded(upos) }
  var columns: Int { xposStart + PackedMatrix.padded(xpos) }
}
