/// The best tree with one root, from scores of arcs: Chu-Liu and Edmonds on a dense matrix.
///
/// Most sentences need only the best head of every word. Where those heads make a cycle or several roots, cycles are
/// contracted one by one. One root is had by making arcs from the root dearer than any tree's worth of other arcs.
///
/// - Complexity: O(*n*²) for a sentence whose best heads make a tree, O(*n*³) at worst; *n* is bounded by
///   ``ParseUnits/mostWords``.
struct TreeDecoder {
  private let words: Int
  private let scores: UnsafePointer<Float>
  private let stride: Int

  /// - Parameter scores: One row a word (from 1), one column a head (from 0, the root).
  init(words: Int, scores: UnsafePointer<Float>, stride: Int) {
    self.words = words
    self.scores = scores
    self.stride = stride
  }

  /// The head of each word.
  func heads() -> [Int] {
    let greedy = (1...words).map { word in bestHead(of: word) }
    return Self.isTree(greedy) ? greedy : contracted()
  }

  private func bestHead(of word: Int) -> Int {
    let row = scores + (word - 1) * stride
    var best = 0
    for head in 1...words where head != word && row[head] > row[best] { best = head }
    return best
  }

  /// Whether the heads make one tree with one root.
  static func isTree(_ heads: [Int]) -> Bool {
    guard heads.count(where: { $0 == 0 }) == 1 else { return false }
    // 0: not seen; otherwise the walk that saw the word first.
    var walk = [Int](repeating: 0, count: heads.count + 1)
    for start in 1...heads.count {
      var word = start
      while word != 0, walk[word] == 0 {
        walk[word] = start
        word = heads[word - 1]
      }
      if word != 0, walk[word] == start { return false }
    }
    return true
  }

  // MARK: Contraction

  private func contracted() -> [Int] {
    let count = words + 1
    var low = Double.infinity
    var high = -Double.infinity
    for word in 0..<words {
      for head in 0..<count {
        low = min(low, Double(scores[word * stride + head]))
        high = max(high, Double(scores[word * stride + head]))
      }
    }
    let rootCost = (high - low + 1) * Double(count)
    var graph = Contraction(count: count)
    for word in 1..<count {
      for head in 0..<count where head != word {
        graph[word, head] = Double(scores[(word - 1) * stride + head]) - (head == 0 ? rootCost : 0)
      }
    }
    return graph.solve()
  }
}

/// A graph whose cycles are merged into one node at a time; node 0 is the root.
private struct Contraction {
  private let count: Int
  /// `scores[d * count + h]`: the best arc from a word of node `h` to a word of node `d`, less what it breaks in `d`.
  private var scores: [Double]
  /// The arc behind each score.
  private var arcs: [(dependent: Int, head: Int)]
  private var isAlive: [Bool]
  /// The words that each node is made of.
  private var words: [[Int]]

  init(count: Int) {
    self.count = count
    scores = Array(repeating: -.infinity, count: count * count)
    arcs = (0..<count * count).map { (dependent: $0 / count, head: $0 % count) }
    isAlive = Array(repeating: true, count: count)
    words = (0..<count).map { [$0] }
  }

  subscript(dependent: Int, head: Int) -> Double {
    get { scores[dependent * count + head] }
    set { scores[dependent * count + head] = newValue }
  }

  /// The head of each word from 1.
  mutating func solve() -> [Int] {
    var best = (0..<count).map { $0 == 0 ? 0 : bestHead(of: $0) }
    var cycles: [[(words: [Int], arc: (dependent: Int, head: Int))]] = []
    while let cycle = findCycle(best) {
      let node = cycle[0]
      cycles.append(cycle.map { (words[$0], arcs[$0 * count + best[$0]]) })
      merge(cycle, best)
      best[node] = bestHead(of: node)
      for other in 1..<count where isAlive[other] && cycle.contains(best[other]) { best[other] = node }
    }
    var heads = [Int](repeating: -1, count: count)
    for node in 1..<count where isAlive[node] {
      let arc = arcs[node * count + best[node]]
      heads[arc.dependent] = arc.head
    }
    // Undo the merges, the last one first: the arcs of a cycle stay, but for the member that got its head from outside.
    for cycle in cycles.reversed() {
      for member in cycle where !member.words.contains(where: { heads[$0] >= 0 }) {
        heads[member.arc.dependent] = member.arc.head
      }
    }
    return Array(heads[1...])
  }

  private func bestHead(of node: Int) -> Int {
    var best = -1
    for head in 0..<count where isAlive[head] && head != node && (best < 0 || self[node, head] > self[node, best]) {
      best = head
    }
    return best
  }

  private func findCycle(_ best: [Int]) -> [Int]? {
    var walk = [Int](repeating: 0, count: count)
    for start in 1..<count where isAlive[start] {
      var node = start
      while node != 0, walk[node] == 0 {
        walk[node] = start
        node = best[node]
      }
      guard node != 0, walk[node] == start else { continue }
      var cycle = [node]
      var next = best[node]
      while next != node {
        cycle.append(next)
        next = best[next]
      }
      return cycle
    }
    return nil
  }

  /// Makes the nodes of a cycle one node, the first of them.
  private mutating func merge(_ cycle: [Int], _ best: [Int]) {
    let node = cycle[0]
    let inside = cycle.map { self[$0, best[$0]] }
    for other in 0..<count where isAlive[other] && !cycle.contains(other) {
      // Into the cycle: the best arc, counting the arc of the cycle that it replaces. Out of it: the best arc.
      var into = (score: -Double.infinity, member: node)
      var out = (score: -Double.infinity, member: node)
      for (i, member) in cycle.enumerated() {
        if self[member, other] - inside[i] > into.score { into = (self[member, other] - inside[i], member) }
        if self[other, member] > out.score { out = (self[other, member], member) }
      }
      let (arcIn, arcOut) = (arcs[into.member * count + other], arcs[other * count + out.member])
      self[node, other] = into.score
      arcs[node * count + other] = arcIn
      self[other, node] = out.score
      arcs[other * count + node] = arcOut
    }
    for member in cycle.dropFirst() {
      isAlive[member] = false
      words[node] += words[member]
    }
  }
}
