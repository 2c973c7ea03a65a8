import CIsnadData

/// The trained romanisation, read in place from `Models/names-latin.bin`: which Latin letters stand for which Arabic ones, each
/// pair of groups given the four before it (`Training/names/train_latin.py`, which documents the file).
struct LatinModel: Sendable {
  static let embedded = LatinModel()

  /// `const` in C and never freed, so sharing it between threads is safe.
  nonisolated(unsafe) private let bytes: UnsafeBufferPointer<UInt8>
  private let groupCount: Int
  /// Groups by their Arabic letters (one, or two in one number), the most used ones first.
  private let groups: [UInt32: [Int]]
  private let table: HashedRows

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
    var groups: [UInt32: [Int]] = [:]
    for group in 0..<groupCount {
      let place = Self.header + group * Self.groupSize
      let arabic = UInt32(number(place, 2)) << 16 | UInt32(number(place + 2, 2))
      if arabic != 0, groups[arabic, default: []].count < Self.choices { groups[arabic, default: []].append(group) }
    }
    self.groups = groups
    table = HashedRows(
      UnsafeBufferPointer(rebasing: bytes[(Self.header + groupCount * Self.groupSize)...]), rowSize: Self.rowSize,
      count: number(8, 4))
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
          let context = context(of: h)
          for group in next {
            ends[i + size].append(all.count)
            all.append(
              Hypothesis(
                history: SIMD4(h[1], h[2], h[3], Int32(group)), group: group, before: before,
                cost: hypothesis.cost + cost(context, group)))
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
    return String(decoding: path.reversed().flatMap { latin($0) }, as: UTF8.self)
  }

  /// The Latin letters of a group.
  private func latin(_ group: Int) -> [UInt8] {
    (4..<8).map { bytes[Self.header + group * Self.groupSize + $0] }.filter { $0 != 0 }
  }

  private func costAtEnd(_ hypothesis: Hypothesis) -> Int {
    hypothesis.cost + cost(context(of: hypothesis.history), Self.end)
  }

  private func best(_ places: [Int], _ all: [Hypothesis]) -> ArraySlice<Int> {
    places.sorted { all[$0].cost != all[$1].cost ? all[$0].cost < all[$1].cost : $0 < $1 }.prefix(Self.beam)
  }

  /// What a history says of every group behind it.
  private struct Context {
    /// Hashes of its last four groups, of its last three, and so on to none.
    var hashes = [5 of FeatureHash](repeating: FeatureHash())
    /// What it costs to leave out all longer ones.
    var rests = [5 of Int](repeating: 0)
  }

  private func context(of history: SIMD4<Int32>) -> Context {
    var context = Context()
    var rest = 0
    for first in 0...4 {
      var hash = FeatureHash()
      for i in first..<4 { hash.add(group: history[i]) }
      context.hashes[first] = hash
      context.rests[first] = rest
      if first < 4, let row = row(hash) { rest += Int(bytes[row + 5]) }
    }
    return context
  }

  /// The cost of `group` behind a history, from its longest end that the file knows.
  private func cost(_ context: Context, _ group: Int) -> Int {
    for first in 0...4 {
      var hash = context.hashes[first]
      hash.add(group: Int32(group))
      if let row = row(hash) { return context.rests[first] + Int(bytes[row + 4]) }
    }
    return context.rests[4] + 255
  }

  /// Where the row of an n-gram stands.
  private func row(_ hash: FeatureHash) -> Int? {
    table.row(of: hash.value).map { Self.header + groupCount * Self.groupSize + $0 * Self.rowSize }
  }
}

extension FeatureHash {
  fileprivate mutating func add(group: Int32) {
    add(UInt8(group & 255))
    add(UInt8(group >> 8))
  }
}
