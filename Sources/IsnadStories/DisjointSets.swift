/// Numbers in sets that only ever grow together (Tarjan).
struct DisjointSets: Sendable {
  private var parents: [Int] = []

  mutating func append() { parents.append(parents.count) }

  /// The number that stands for the set of `x`.
  mutating func find(_ x: Int) -> Int {
    var x = x
    while parents[x] != x {
      parents[x] = parents[parents[x]]
      x = parents[x]
    }
    return x
  }

  mutating func join(_ a: Int, _ b: Int) {
    let (a, b) = (find(a), find(b))
    // The smaller number stands for both.
    parents[max(a, b)] = min(a, b)
  }
}
