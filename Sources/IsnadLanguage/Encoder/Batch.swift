/// Rows of several sentences, step by step: the first words of all, the second words of all that have one, and so on, the
/// longest sentence first. So one step of the network is one product over neighbouring rows.
struct Batch {
  let rows: Int
  /// How many sentences have a word at each step, and where the step's rows start.
  let active: [Int]
  let starts: [Int]
  /// Each sentence's rank by length.
  private let ranks: [Int]

  init(lengths: [Int]) {
    let order = lengths.indices.sorted { (lengths[$0], $1) > (lengths[$1], $0) }
    var ranks = [Int](repeating: 0, count: lengths.count)
    for (rank, sentence) in order.enumerated() { ranks[sentence] = rank }
    self.ranks = ranks
    var active: [Int] = []
    var starts: [Int] = []
    var rows = 0
    var alive = lengths.count
    for t in 0..<(order.first.map { lengths[$0] } ?? 0) {
      while alive > 0, lengths[order[alive - 1]] <= t { alive -= 1 }
      active.append(alive)
      starts.append(rows)
      rows += alive
    }
    self.active = active
    self.starts = starts
    self.rows = rows
  }

  func row(of sentence: Int, at step: Int) -> Int { starts[step] + ranks[sentence] }
}
