/// Articles of one event, from several outlets and over some days.
public struct Story: Sendable, Hashable {
  /// One text and whoever printed it.
  public struct Telling: Sendable, Hashable {
    /// The first reporter, as far as the dates of publication tell: an index into ``StoryIndex/sketches``.
    public let first: Int
    /// Who printed the same text after it, in order.
    public let reprints: [Int]
    /// Whether the dates say who was first; else it is only the order of ids.
    public let isFirstByDate: Bool
  }

  /// The id of the article that told it first.
  public let id: String
  /// In the order of their first printing.
  public let tellings: [Telling]

  /// All its articles.
  public var articles: [Int] { tellings.flatMap { [$0.first] + $0.reprints } }

  init(_ texts: [[Int]], of sketches: [Sketch]) {
    id = sketches[texts[0][0]].id
    tellings = texts.map { text in
      let dates = text.prefix(2).map { sketches[$0].published }
      let isByDate = dates.count == 2 && dates[0] != nil && dates[0] != dates[1]
      return Telling(first: text[0], reprints: Array(text.dropFirst()), isFirstByDate: isByDate)
    }
  }
}
