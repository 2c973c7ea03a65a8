import CIsnadData

/// The trained romanisation, read in place from `Models/names-latin.bin`: which Latin letters stand for which Arabic ones, each
/// pair of groups given the three before it, and which spellings are in use (`Training/names/latin_model.py` documents the file).
struct LatinModel: Sendable {
  static let embedded = LatinModel()

  private let grams: GroupGrams
  private let known: KnownSpellings
  /// Latin letters of each group.
  private let latin: [[UInt8]]
  /// Groups by their Arabic letters (one, or two in one number), the most used ones first.
  private let groups: [UInt32: [Int32]]
  /// What a known spelling is preferred by: for each letter, since every group makes it less likely, and on each of the four levels.
  private let letterBonus: Int32
  private let levelBonus: [Int32]

  /// How many hypotheses live at each letter and behind the last, how many groups each may go on with, and how much worse than the
  /// best one may be.
  private static let beam = 40
  private static let lastBeam = 100
  private static let choices = 16
  private static let margin: Int32 = 66
  private static let longest = 16
  private static let end: Int32 = 1
  private static let headerSize = 40
  private static let groupSize = 8

  init() {
    let bytes = UnsafeBufferPointer(start: isnad_names_latin_bytes(), count: isnad_names_latin_size())
    let header = (0..<10).map { Self.number(bytes, $0 * 4, 4) }
    let groupCount = header[1]
    var latin: [[UInt8]] = []
    var groups: [UInt32: [Int32]] = [:]
    latin.reserveCapacity(groupCount)
    for group in 0..<groupCount {
      let place = Self.headerSize + group * Self.groupSize
      latin.append(bytes[(place + 4)..<(place + 8)].filter { $0 != 0 })
      let arabic = UInt32(Self.number(bytes, place, 2)) << 16 | UInt32(Self.number(bytes, place + 2, 2))
      if arabic != 0, groups[arabic, default: []].count < Self.choices {
        groups[arabic, default: []].append(Int32(group))
      }
    }
    self.latin = latin
    self.groups = groups
    let rows = Self.headerSize + groupCount * Self.groupSize
    grams = GroupGrams(bytes, at: rows, count: header[2])
    known = KnownSpellings(
      bytes, at: rows + header[2] * GroupGrams.rowSize, segmentLength: header[3], segments: header[4])
    letterBonus = Int32(truncatingIfNeeded: header[5])
    levelBonus = header[6...9].map { Int32(truncatingIfNeeded: $0) }
  }

  private static func number(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int, _ size: Int) -> Int {
    (0..<size).reversed().reduce(0) { $0 << 8 | Int(bytes[place + $1]) }
  }

  /// A way to spell the letters read so far: one more group behind another hypothesis.
  private struct Hypothesis {
    /// The last three groups, the latest last.
    var history: SIMD3<Int32>
    /// Index of the hypothesis before it; -1 for none.
    var before: Int32
    var cost: Int32
    /// Of the Latin letters so far: two hypotheses with the same letters and the same history go on alike.
    var letters: FeatureHash

    var group: Int32 { history[2] }

    func goesOnLike(_ other: Hypothesis) -> Bool { letters.value == other.letters.value && history == other.history }
  }

  /// The likeliest spelling in lower case, one that is in use before others; nil for words with letters that names don't have, or
  /// too many of them.
  ///
  /// - Complexity: O(*n*) in letters.
  func spelling(_ letters: [UInt16]) -> String? {
    guard !letters.isEmpty, letters.count <= Self.longest else { return nil }
    var all = [Hypothesis(history: .zero, before: -1, cost: 0, letters: FeatureHash())]
    all.reserveCapacity(Self.beam * letters.count * 2)
    var ends = [[Int32]](repeating: [], count: letters.count + 1)
    ends[0] = [0]
    for i in letters.indices {
      for before in ends[i] {
        let hypothesis = all[Int(before)]
        if hypothesis.cost > all[Int(ends[i][0])].cost + Self.margin { break }
        let context = grams.context(hypothesis.history)
        for size in 1...2 where i + size <= letters.count {
          let key = UInt32(letters[i]) << 16 | (size == 2 ? UInt32(letters[i + 1]) : 0)
          guard let next = groups[key] else { continue }
          let beam = i + size == letters.count ? Self.lastBeam : Self.beam
          for group in next {
            let limit = limit(of: ends[i + size], beam, all) - hypothesis.cost
            guard limit > 0 else { break }
            guard let cost = grams.cost(of: group, behind: context, below: limit) else { continue }
            var new = hypothesis
            new.history = SIMD3(hypothesis.history[1], hypothesis.history[2], group)
            new.before = before
            new.cost += cost
            for byte in latin[Int(group)] { new.letters.add(byte) }
            insert(new, into: &ends[i + size], beam, &all)
          }
        }
      }
    }
    return best(of: ends[letters.count], all)
  }

  /// What a hypothesis must cost less than to find room among the living ones. Behind the last letter a dear one may still win,
  /// since known spellings are cheaper.
  private func limit(of living: [Int32], _ beam: Int, _ all: [Hypothesis]) -> Int32 {
    let worst = living.count < beam ? .max : all[Int(living[beam - 1])].cost
    guard beam == Self.beam, let first = living.first else { return worst }
    return min(worst, all[Int(first)].cost + Self.margin + 1)
  }

  /// Keeps the hypotheses of one place in the order of their costs, of equal ones the first found first, of those that go on alike
  /// the cheapest.
  private func insert(_ new: Hypothesis, into living: inout [Int32], _ beam: Int, _ all: inout [Hypothesis]) {
    if let same = living.firstIndex(where: { all[Int($0)].goesOnLike(new) }) {
      if all[Int(living[same])].cost <= new.cost { return }
      living.remove(at: same)
    }
    var place = living.count
    while place > 0, new.cost < all[Int(living[place - 1])].cost { place -= 1 }
    if living.count == beam { living.removeLast() }
    living.insert(Int32(all.count), at: place)
    all.append(new)
  }

  private func best(of last: [Int32], _ all: [Hypothesis]) -> String? {
    var best: [UInt8]?
    var least = Int32.max
    var spelling: [UInt8] = []
    for place in last {
      spelling.removeAll(keepingCapacity: true)
      var at = place
      while at > 0 {
        spelling.append(contentsOf: latin[Int(all[Int(at)].group)].reversed())
        at = all[Int(at)].before
      }
      spelling.reverse()
      let hypothesis = all[Int(place)]
      guard let end = grams.cost(of: Self.end, behind: grams.context(hypothesis.history)) else { continue }
      var cost = hypothesis.cost + end
      let level = known.level(spelling)
      if level > 0 { cost -= letterBonus * Int32(spelling.count) + levelBonus[level - 1] }
      if cost < least { (best, least) = (spelling, cost) }
    }
    return best.map { String(decoding: $0, as: UTF8.self) }
  }
}
