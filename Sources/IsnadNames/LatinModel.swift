import CIsnadData

/// The trained romanisation, read in place from `Models/names-latin.bin`: which Latin letters stand for which Arabic ones, each
/// pair of groups given the four before it (`Training/names/train_latin.py`, which documents the file).
struct LatinModel: Sendable {
  static let embedded = LatinModel()

  /// `const` in C and never freed, so sharing it between threads is safe.
  nonisolated(unsafe) private let bytes: UnsafeBufferPointer<UInt8>
  private let rows: Int
  private let groupCount: Int
  /// Latin letters of each group.
  private let latin: [[UInt8]]
  /// Groups by their Arabic letters (one, or two in one number), the most used ones first.
  private let groups: [UInt32: [Int]]
  /// Where the rows whose hash starts with each 16 bits begin.
  private let buckets: [Int32]

  private static let header = 12
  private static let groupSize = 8
  private static let rowSize = 6
  /// How many hypotheses live at each letter, and how many groups each may go on with.
  private static let beam = 6
  private static let choices = 12
  private static let longest = 16
  private static let end = 1

  init() {
    let bytes = UnsafeBufferPointer(start: isnad_names_latin_bytes(), count: isnad_names_latin_size())
    func number(_ place: Int, _ size: Int) -> Int {
      (0..<size).reversed().reduce(0) { $0 << 8 | Int(bytes[place + $1]) }
    }
    self.bytes = bytes
    groupCount = number(4, 4)
    rows = number(8, 4)
    var latin: [[UInt8]] = []
    var groups: [UInt32: [Int]] = [:]
    for group in 0..<groupCount {
      let place = Self.header + group * Self.groupSize
      latin.append((4..<8).map { bytes[place + $0] }.filter { $0 != 0 })
      let arabic = UInt32(number(place, 2)) << 16 | UInt32(number(place + 2, 2))
      if arabic != 0, groups[arabic, default: []].count < Self.choices { groups[arabic, default: []].append(group) }
    }
    self.latin = latin
    self.groups = groups
    var buckets = [Int32](repeating: 0, count: 1 << 16 + 1)
    var bucket = 0
    for row in 0..<rows {
      let place = Self.header + groupCount * Self.groupSize + row * Self.rowSize
      let start = number(place + 2, 2)
      while bucket <= start {
        buckets[bucket] = Int32(row)
        bucket += 1
      }
    }
    while bucket < buckets.count {
      buckets[bucket] = Int32(rows)
      bucket += 1
    }
    self.buckets = buckets
  }

  /// A way to spell the letters read so far: one more group behind another hypothesis.
  private struct Hypothesis {
    /// The last four groups, the latest last.
    var history: SIMD4<Int32>
    var group: Int
    /// Index of the hypothesis before it; -1 for none.
    var before: Int
    var cost: Int
  }

  /// The likeliest spelling in lower case; nil for words with letters that names don't have, or too many of them.
  ///
  /// - Complexity: O(*n*) in letters.
  func spelling(_ letters: [UInt16]) -> String? {
    guard !letters.isEmpty, letters.count <= Self.longest else { return nil }
    var all = [Hypothesis(history: .zero, group: 0, before: -1, cost: 0)]
    var ends = [[Int]](repeating: [], count: letters.count + 1)
    ends[0] = [0]
    for i in letters.indices {
      let living = best(ends[i], all)
      for size in 1...2 where i + size <= letters.count {
        let key = UInt32(letters[i]) << 16 | (size == 2 ? UInt32(letters[i + 1]) : 0)
        guard let next = groups[key] else { continue }
        for before in living {
          let hypothesis = all[before]
          let h = hypothesis.history
          for group in next {
            ends[i + size].append(all.count)
            all.append(
              Hypothesis(
                history: SIMD4(h[1], h[2], h[3], Int32(group)), group: group, before: before,
                cost: hypothesis.cost + cost(h, group)))
          }
        }
      }
    }
    let top = best(ends[letters.count], all).min { costAtEnd(all[$0]) < costAtEnd(all[$1]) }
    guard var place = top else { return nil }
    var path: [Int] = []
    while place > 0 {
      path.append(all[place].group)
      place = all[place].before
    }
    return String(decoding: path.reversed().flatMap { latin[$0] }, as: UTF8.self)
  }

  private func costAtEnd(_ hypothesis: Hypothesis) -> Int { hypothesis.cost + cost(hypothesis.history, Self.end) }

  private func best(_ places: [Int], _ all: [Hypothesis]) -> ArraySlice<Int> {
    places.sorted { all[$0].cost != all[$1].cost ? all[$0].cost < all[$1].cost : $0 < $1 }.prefix(Self.beam)
  }

  /// The cost of `group` behind `history`, from the longest context that the file knows.
  private func cost(_ history: SIMD4<Int32>, _ group: Int) -> Int {
    var rest = 0
    for first in 0...4 {
      var hash = FeatureHash()
      for i in first..<4 { hash.add(group: history[i]) }
      let context = hash
      hash.add(group: Int32(group))
      if let row = row(hash) { return rest + Int(bytes[row + 4]) }
      if first < 4, let row = row(context) { rest += Int(bytes[row + 5]) }
    }
    return rest + 255
  }

  /// Where the row of an n-gram stands.
  private func row(_ hash: FeatureHash) -> Int? {
    let low = UInt8(hash.value & 255)
    let second = UInt8(hash.value >> 8 & 255)
    for row in buckets[Int(hash.value >> 16)]..<buckets[Int(hash.value >> 16) + 1] {
      let place = Self.header + groupCount * Self.groupSize + Int(row) * Self.rowSize
      if bytes[place] == low, bytes[place + 1] == second { return place }
    }
    return nil
  }
}

extension FeatureHash {
  fileprivate mutating func add(group: Int32) {
    add(UInt8(group & 255))
    add(UInt8(group >> 8))
  }
}
