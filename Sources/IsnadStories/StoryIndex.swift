/// Articles as they come in, and the stories that they tell.
///
/// Which articles belong together depends on the articles alone: not on the order in which they came, nor on how many came at
/// a time. Adding one costs about the same however many are there, because only articles that share rare words and lie within
/// some days of it are looked at.
public struct StoryIndex: Sendable {
  public private(set) var sketches: [Sketch] = []
  private var reprints = DisjointSets()
  /// Pairs that may tell one story, with their likeness; the smaller index first.
  private var links: [AverageLinking.Link] = []
  private var byText: [UInt64: [Int]] = [:]
  private var byStem: [ProbeKey: [Int]] = [:]

  private struct ProbeKey: Hashable {
    let stem: UInt64
    /// Ten days; nil for articles without a date, which meet only one another.
    let period: Int?
  }

  public init() {}

  /// - Returns: The article's index in ``sketches``.
  @discardableResult public mutating func add(_ sketch: Sketch) -> Int {
    let index = sketches.count
    sketches.append(sketch)
    reprints.append()
    findReprints(of: index)
    findLinks(of: index)
    return index
  }

  /// All stories, the earliest first; an article that no other tells of is a story of one.
  public func stories() -> [Story] {
    var reprints = reprints
    var members: [Int: [Int]] = [:]
    for i in sketches.indices { members[reprints.find(i), default: []].append(i) }
    // A text that ten outlets print counts once: its first reporter speaks for it.
    let texts = members.values.flatMap { parted($0.sorted { sketches[$0].isEarlier(than: sketches[$1]) }) }
      .sorted { sketches[$0[0]].isEarlier(than: sketches[$1[0]]) }
    var places: [Int: Int] = [:]
    for (place, text) in texts.enumerated() { places[text[0]] = place }
    let groups = AverageLinking.groups(
      of: texts.count,
      links: links.compactMap { link in
        guard let a = places[link.a], let b = places[link.b] else { return nil }
        return AverageLinking.Link(a: min(a, b), b: max(a, b), likeness: link.likeness)
      }, threshold: Self.storyLikeness)
    return groups.map { Story($0.map { texts[$0] }, of: sketches) }
  }

  /// Articles that hang together, parted into texts: the earliest, with those that reprint it, then the earliest of the rest.
  /// A round-up that prints two texts would else make reprints of both.
  private func parted(_ sorted: [Int]) -> [[Int]] {
    var texts: [[Int]] = []
    var rest = sorted
    while let first = rest.first {
      let isOfFirst = { (i: Int) in i == first || sketches[i].isReprint(of: sketches[first]) }
      texts.append(rest.filter(isOfFirst))
      rest = rest.filter { !isOfFirst($0) }
    }
    return texts
  }

  /// Measured on translated newswire of one week: see `Documentation/STORIES.md`.
  fileprivate static let storyLikeness = 0.18
  private static let linkLikeness = 0.1
  fileprivate static let linkDays = 10
  /// A run of words that more articles share is a masthead or a formula, and finds no more.
  private static let largestBucket = 256

  private mutating func findReprints(of index: Int) {
    let sketch = sketches[index]
    var seen: Set<Int> = []
    for key in sketch.reprintKeys {
      for other in byText[key] ?? [] where seen.insert(other).inserted {
        if sketch.isReprint(of: sketches[other]) { reprints.join(index, other) }
      }
      if byText[key, default: []].count < Self.largestBucket { byText[key, default: []].append(index) }
    }
  }

  private mutating func findLinks(of index: Int) {
    let sketch = sketches[index]
    var shared: [Int: Int] = [:]
    for stem in sketch.probes {
      for period in sketch.nearPeriods {
        for other in byStem[ProbeKey(stem: stem, period: period)] ?? [] { shared[other, default: 0] += 1 }
      }
      byStem[ProbeKey(stem: stem, period: sketch.period), default: []].append(index)
    }
    for (other, count) in shared where count >= Sketch.sharedProbes && sketch.isNear(sketches[other]) {
      let likeness = sketch.likeness(to: sketches[other])
      if likeness >= Self.linkLikeness { links.append(.init(a: other, b: index, likeness: likeness)) }
    }
  }
}

/// What a store needs to find the articles that an article's story depends on, without looking at all others.
extension Sketch {
  /// Articles of one story share this many ``probes`` in periods that are near each other.
  public static let sharedProbes = 2

  /// Ten days; nil for an article without a date.
  public var period: Int? {
    let days = StoryIndex.linkDays
    return day.map { ($0 - ($0 % days + days) % days) / days }
  }

  /// The periods in which articles of the same story may lie; nil stands for those without a date, which meet only one another.
  public var nearPeriods: [Int?] { period.map { [$0 - 1, $0, $0 + 1] } ?? [nil] }

  fileprivate func isNear(_ other: Sketch) -> Bool {
    guard let a = day, let b = other.day else { return true }
    return abs(a - b) <= StoryIndex.linkDays
  }

  /// Whether the two alone would make a story. Two groups become one only where one of each is alike so, so the stories of
  /// articles that hang together by this (and by ``isReprint(of:)``) depend on no others.
  public func isAlike(_ other: Sketch) -> Bool { isNear(other) && likeness(to: other) >= StoryIndex.storyLikeness }
}
