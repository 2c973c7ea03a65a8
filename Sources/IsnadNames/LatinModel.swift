import CIsnadData

/// The trained romanisation, read in place from `Models/names-latin.bin`: which Latin letters stand for which Arabic ones, each
/// pair of groups given the four before it, and which spellings somebody bears (`Training/names/latin_model.py` documents the file).
struct LatinModel: Sendable {
  static let embedded = LatinModel()

  private let grams: GroupGrams
  private let known: KnownSpellings
  /// Latin letters of each group.
  private let latin: [[UInt8]]
  /// Groups by their Arabic letters (one, or two in one number), the most used ones first.
  private let groups: [UInt32: [Int32]]
  /// What a spelling that somebody bears is preferred by: for each letter, and for one list that has it, two, three.
  private let letterBonus: Int
  private let listBonus: [Int]

  /// How many hypotheses live at each letter, how many groups each may go on with, and how much worse than the best one may be.
  private static let beam = 12
  private static let choices = 12
  private static let margin = 60
  private static let longest = 16
  private static let end: Int32 = 1
  private static let headerSize = 44
  private static let groupSize = 8

  init() {
    let bytes = UnsafeBufferPointer(start: isnad_names_latin_bytes(), count: isnad_names_latin_size())
    let header = (0..<11).map { Self.number(bytes, $0 * 4, 4) }
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
      bytes, at: rows + header[2] * GroupGrams.rowSize, sizes: Array(header[3...5]), probes: header[10])
    letterBonus = header[6]
    listBonus = [0] + header[7...9]
  }

  private static func number(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int, _ size: Int) -> Int {
    (0..<size).reversed().reduce(0) { $0 << 8 | Int(bytes[place + $1]) }
  }

  /// A way to spell the letters read so far: one more group behind another hypothesis.
  private struct Hypothesis {
    /// The last four groups, the latest last.
    var history: SIMD4<Int32>
    var group: Int32
    /// Index of the hypothesis before it; -1 for none.
    var before: Int32
    var cost: Int32
  }

  /// The likeliest spelling in lower case, one that somebody bears before others; nil for words with letters that names don't
  /// have, or too many of them.
  ///
  /// - Complexity: O(*n*) in letters.
  func spelling(_ letters: [UInt16]) -> String? {
    guard !letters.isEmpty, letters.count <= Self.longest else { return nil }
    var all = [Hypothesis(history: .zero, group: 0, before: -1, cost: 0)]
    var ends = [[Int32]](repeating: [], count: letters.count + 1)
    ends[0] = [0]
    for i in letters.indices {
      for (rank, before) in ends[i].enumerated() {
        let hypothesis = all[Int(before)]
        if rank > 0, hypothesis.cost > all[Int(ends[i][0])].cost + Int32(Self.margin) { break }
        let context = grams.context(hypothesis.history)
        for size in 1...2 where i + size <= letters.count {
          let key = UInt32(letters[i]) << 16 | (size == 2 ? UInt32(letters[i + 1]) : 0)
          guard let next = groups[key] else { continue }
          for group in next {
            let cost = hypothesis.cost + Int32(grams.cost(of: group, behind: context))
            guard hasRoom(for: cost, among: ends[i + size], all) else { continue }
            let h = hypothesis.history
            all.append(
              Hypothesis(history: SIMD4(h[1], h[2], h[3], group), group: group, before: before, cost: cost))
            insert(Int32(all.count - 1), into: &ends[i + size], all)
          }
        }
      }
    }
    return best(of: ends[letters.count], all)
  }

  private func hasRoom(for cost: Int32, among living: [Int32], _ all: [Hypothesis]) -> Bool {
    guard let last = living.last else { return true }
    return living.count < Self.beam || cost < all[Int(last)].cost
  }

  /// Keeps the hypotheses of one place in the order of their costs, of equal ones the first found first.
  private func insert(_ new: Int32, into living: inout [Int32], _ all: [Hypothesis]) {
    var place = living.count
    while place > 0, all[Int(new)].cost < all[Int(living[place - 1])].cost { place -= 1 }
    if living.count == Self.beam { living.removeLast() }
    living.insert(new, at: place)
  }

  private func best(of last: [Int32], _ all: [Hypothesis]) -> String? {
    var best: (spelling: [UInt8], cost: Int)?
    for place in last {
      var path: [Int32] = []
      var at = place
      while at > 0 {
        path.append(all[Int(at)].group)
        at = all[Int(at)].before
      }
      let spelling = path.reversed().flatMap { latin[Int($0)] }
      let hypothesis = all[Int(place)]
      var cost = Int(hypothesis.cost) + grams.cost(of: Self.end, behind: grams.context(hypothesis.history))
      let lists = known.lists(spelling)
      if lists > 0 { cost -= letterBonus * spelling.count + listBonus[lists] }
      if best.map({ cost < $0.cost }) ?? true { best = (spelling, cost) }
    }
    return best.map { String(decoding: $0.spelling, as: UTF8.self) }
  }
}
