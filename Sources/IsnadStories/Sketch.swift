import IsnadCalendar
public import IsnadDocument
import IsnadText

/// What is kept of an article to set it beside others: some kilobytes, whatever its length. It never changes, and the same
/// article gives the same sketch on every machine, so that a store can keep it.
public struct Sketch: Sendable, Hashable {
  public let id: String
  /// Days since 1970-01-01 of the publication; nil where it is not known.
  public let day: Int?
  /// ISO 8601, as given; orders articles of one day.
  public let published: String?
  public let outlet: String?

  // MARK: For reprints

  /// The hash of all words.
  package let wholeHash: UInt64
  /// The hash of the first words; nil for an article that is not longer than they are.
  package let leadHash: UInt64?
  package let wordCount: Int
  /// A quarter of the hashes of all runs of five words, sorted.
  package let shingles: [UInt64]
  /// The smallest hashes of the runs of the whole and of the opening: reprints share one of them.
  let minima: [UInt64]

  /// What two printings of one text share at least one of: for a store that looks for them among many articles.
  public var reprintKeys: [UInt64] { Array(Set(minima + [wholeHash] + (leadHash.map { [$0] } ?? []))).sorted() }

  // MARK: For stories

  /// The hashes of the stems that tell most, sorted, with their weights; a vector of length 1.
  package let stems: [UInt64]
  package let weights: [Float]
  /// The heaviest of ``stems``: articles of one story share two of them.
  public let probes: [UInt64]

  /// - Complexity: O(*n* log *n*) in words.
  public init(_ article: Article) { self.init(article, document: Document(article.text)) }

  /// - Parameter document: That of the article's text, for whoever has it.
  public init(_ article: Article, document: Document) {
    id = article.id
    published = article.published.map { String(describing: $0) }
    day = published.flatMap { CivilDate(iso: $0)?.day }
    outlet = article.outlet
    var words: [UInt64] = []
    var counts = StemCounts()
    if let title = article.title { counts.add(Document(.init(title)), leadBytes: Int.max) }
    for token in document.tokens.indices where isTold(document.tokens[token].kind) {
      words.append(stableHash(document.folded(token)))
    }
    counts.add(document, leadBytes: Self.leadBytes)

    wordCount = words.count
    wholeHash = combine(words[...])
    leadHash = words.count > Self.leadWords ? combine(words.prefix(Self.leadWords)) : nil
    let runs = Self.runs(of: words)
    shingles = Set(runs.filter { $0 % 4 == 0 }).sorted()
    minima = Array(Set(smallest(8, of: runs) + smallest(4, of: runs.prefix(60)))).sorted()
    (stems, weights, probes) = counts.vector()
  }

  /// The opening that gets more weight in ``stems``: about two paragraphs of Arabic.
  private static let leadBytes = 1300
  /// About 300 characters: outlets that print an agency's text keep its opening and cut its end.
  private static let leadWords = 44

  private static func runs(of words: [UInt64]) -> [UInt64] {
    guard words.count >= 5 else { return [] }
    return (0...(words.count - 5)).map { combine(words[$0..<($0 + 5)]) }
  }
}

private func isTold(_ kind: Token.Kind) -> Bool { kind == .word || kind == .foreign || kind == .number }

private func combine(_ words: ArraySlice<UInt64>) -> UInt64 {
  spread(words.reduce(0x9E37_79B9_7F4A_7C15) { spread($0 ^ $1) &+ 0x9E37_79B9_7F4A_7C15 })
}

private func smallest(_ count: Int, of runs: some Sequence<UInt64>) -> [UInt64] {
  Array(Set(runs).sorted().prefix(count))
}

/// The stems of an article, counted.
private struct StemCounts {
  private struct Count {
    var times = 0
    var isInLead = false
    var weight = 0.0
  }

  private var counts: [UInt64: Count] = [:]

  mutating func add(_ document: Document, leadBytes: Int) {
    for token in document.tokens.indices where isTold(document.tokens[token].kind) {
      let word = document.folded(token)
      // One letter and one digit tell nothing.
      guard word.count > (word.first.map { $0 >= 0xD8 } == true ? 2 : 1) else { continue }
      let stem = stem(word)
      let hash = stableHash(stem)
      var count = counts[hash] ?? Count(weight: weight(ofStem: stem))
      count.times += 1
      count.isInLead = count.isInLead || Int(document.tokens[token].span.start) < leadBytes
      counts[hash] = count
    }
  }

  /// The hundred heaviest stems as a vector of length 1, and the heaviest of them.
  func vector() -> (stems: [UInt64], weights: [Float], probes: [UInt64]) {
    let weighed: [(hash: UInt64, weight: Double)] = counts.compactMap { hash, count in
      // Below this, a stem stands in eight of a hundred articles and more: it tells no story from another.
      guard count.weight > 2.5 else { return nil }
      return (hash, (1 + naturalLogarithm(Double(count.times))) * count.weight * (count.isInLead ? 1.5 : 1))
    }
    let kept = weighed.sorted { ($0.weight, $0.hash) > ($1.weight, $1.hash) }.prefix(100)
    let length = kept.reduce(0) { $0 + $1.weight * $1.weight }.squareRoot()
    guard length > 0 else { return ([], [], []) }
    let sorted = kept.sorted { $0.hash < $1.hash }
    return (sorted.map(\.hash), sorted.map { Float($0.weight / length) }, kept.prefix(32).map(\.hash))
  }
}
