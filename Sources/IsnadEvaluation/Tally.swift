/// How much was found of what is there, measure by measure, over many articles.
public struct Tally: Sendable {
  public struct Row: Sendable, Hashable {
    public let name: String
    /// Right ones; a fraction where shares are summed up.
    public internal(set) var hits = 0.0
    public internal(set) var gold = 0
    public internal(set) var found = 0

    public var precision: Double { found > 0 ? hits / Double(found) : 0 }
    public var recall: Double { gold > 0 ? hits / Double(gold) : 0 }
    public var f1: Double { precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0 }
  }

  /// In the order in which they came up first.
  public private(set) var rows: [Row] = []
  private var places: [String: Int] = [:]

  public init() {}

  mutating func add(_ name: String, _ hits: Double, _ gold: Int, _ found: Int) {
    let place = places[name] ?? rows.count
    if place == rows.count {
      places[name] = place
      rows.append(Row(name: name))
    }
    rows[place].hits += hits
    rows[place].gold += gold
    rows[place].found += found
  }

  mutating func add(_ name: String, _ hits: Int, _ gold: Int, _ found: Int) { add(name, Double(hits), gold, found) }

  /// A share among pairs.
  mutating func add(_ name: String, of pairs: [Bool]) {
    add(name, pairs.count { $0 }, pairs.count, pairs.count)
  }
}

/// Pairs things one to one, those that fit best first; of equal ones the earlier.
func matched<Gold, Found>(
  _ gold: [Gold], _ found: [Found], least: Double, _ score: (Gold, Found) -> Double
) -> [(gold: Int, found: Int)] {
  var pairs: [(score: Double, gold: Int, found: Int)] = []
  for (i, one) in gold.enumerated() {
    for (j, other) in found.enumerated() {
      let score = score(one, other)
      if score >= least, score > 0 { pairs.append((score, i, j)) }
    }
  }
  var goldTaken: Set<Int> = []
  var foundTaken: Set<Int> = []
  var result: [(Int, Int)] = []
  for pair in pairs.sorted(by: { ($1.score, $0.gold, $0.found) < ($0.score, $1.gold, $1.found) })
  where !goldTaken.contains(pair.gold) && !foundTaken.contains(pair.found) {
    goldTaken.insert(pair.gold)
    foundTaken.insert(pair.found)
    result.append((pair.gold, pair.found))
  }
  return result
}
