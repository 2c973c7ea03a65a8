/// Groups by average linkage over the pairs that are alike at all: two groups become one as long as their members are alike on
/// the average. One pair that is alike by chance can't chain two stories into one, as it would where a single link is enough.
enum AverageLinking {
  struct Link: Sendable {
    let a: Int
    let b: Int
    let likeness: Double
  }

  /// - Parameters:
  ///   - count: How many things there are, numbered from 0.
  ///   - links: The pairs that are alike, the smaller number first; all others count as 0.
  /// - Returns: The groups, each sorted, in the order of their first members; the same whatever the order of `links`.
  /// - Complexity: O(*m* log *m*) in links, where groups stay small.
  static func groups(of count: Int, links: [Link], threshold: Double) -> [[Int]] {
    var members = (0..<count).map { [$0] }
    var sums: [[Int: Double]] = Array(repeating: [:], count: count)
    var queue = Heap()
    for link in links.sorted(by: { ($0.a, $0.b) < ($1.a, $1.b) }) {
      sums[link.a][link.b] = link.likeness
      sums[link.b][link.a] = link.likeness
      if link.likeness >= threshold { queue.push(.init(average: link.likeness, a: link.a, b: link.b)) }
    }
    func average(_ a: Int, _ b: Int) -> Double? {
      sums[a][b].map { $0 / Double(members[a].count * members[b].count) }
    }
    while let pair = queue.pop() {
      // A pair whose groups have grown since is out of date: it was pushed again with its new average.
      guard average(pair.a, pair.b) == pair.average else { continue }
      members[pair.a] += members[pair.b]
      members[pair.b] = []
      let moved = sums[pair.b].sorted { $0.key < $1.key }
      sums[pair.b] = [:]
      for (other, sum) in moved {
        sums[other][pair.b] = nil
        guard other != pair.a else { continue }
        sums[pair.a][other, default: 0] += sum
        sums[other][pair.a] = sums[pair.a][other]
      }
      for other in sums[pair.a].keys.sorted() {
        guard let average = average(pair.a, other), average >= threshold else { continue }
        queue.push(.init(average: average, a: min(pair.a, other), b: max(pair.a, other)))
      }
    }
    return members.filter { !$0.isEmpty }.map { $0.sorted() }.sorted { $0[0] < $1[0] }
  }

  private struct Pair {
    let average: Double
    let a: Int
    let b: Int

    /// The more alike pair first, then the earlier one.
    func precedes(_ other: Pair) -> Bool {
      average != other.average ? average > other.average : (a, b) < (other.a, other.b)
    }
  }

  private struct Heap {
    private var pairs: [Pair] = []

    mutating func push(_ pair: Pair) {
      pairs.append(pair)
      var i = pairs.count - 1
      while i > 0, pairs[i].precedes(pairs[(i - 1) / 2]) {
        pairs.swapAt(i, (i - 1) / 2)
        i = (i - 1) / 2
      }
    }

    mutating func pop() -> Pair? {
      guard let first = pairs.first, let last = pairs.popLast() else { return nil }
      guard !pairs.isEmpty else { return first }
      pairs[0] = last
      var i = 0
      while true {
        let children = [2 * i + 1, 2 * i + 2].filter { $0 < pairs.count }
        guard let child = children.min(by: { pairs[$0].precedes(pairs[$1]) }), pairs[child].precedes(pairs[i]) else {
          return first
        }
        pairs.swapAt(i, child)
        i = child
      }
    }
  }
}
