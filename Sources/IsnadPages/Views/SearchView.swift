public import IsnadText

/// What was looked for and what was found.
public struct SearchView: Sendable {
  public var query: String
  /// `exact`, `normalized`, `stem`.
  public var mode: String
  /// What is listed: `articles`, `statements`, `figures`, `events`, `votes`, `polls`.
  public var target: String
  /// nil before anything was asked.
  public var result: Result?
  public var from: String?
  public var to: String?
  public var exports: [Export]

  public init(
    query: String, mode: String = "normalized", target: String = "articles", result: Result? = nil, from: String? = nil,
    to: String? = nil, exports: [Export] = []
  ) {
    self.query = query
    self.mode = mode
    self.target = target
    self.result = result
    self.from = from
    self.to = to
    self.exports = exports
  }

  public struct Result: Sendable {
    public var total: Int
    public var hits: [Hit]
    public var facets: [Facet]
    /// The cursor of the next page.
    public var next: String?
    /// What would find something, or more.
    public var hints: [Hint]

    public init(total: Int, hits: [Hit] = [], facets: [Facet] = [], next: String? = nil, hints: [Hint] = []) {
      self.total = total
      self.hits = hits
      self.facets = facets
      self.next = next
      self.hints = hints
    }
  }

  public struct Hit: Sendable {
    public var article: ArticleHead
    /// Where the hit opens: the article, or the record's page.
    public var path: String
    public var kind: Kind?
    /// Who speaks or acts; nil for an article.
    public var name: Name?
    /// The day of what is told.
    public var day: String?
    /// A stretch of the text as printed, UTF-8, and what matched in it.
    public var snippet: [UInt8]
    public var matches: [ByteSpan]
    public var isCutAtStart: Bool
    public var isCutAtEnd: Bool
    /// How many records of which kinds the article has.
    public var badges: [Badge]

    public init(
      article: ArticleHead, path: String, kind: Kind? = nil, name: Name? = nil, day: String? = nil,
      snippet: [UInt8] = [], matches: [ByteSpan] = [], isCutAtStart: Bool = false, isCutAtEnd: Bool = false,
      badges: [Badge] = []
    ) {
      self.article = article
      self.path = path
      self.kind = kind
      self.name = name
      self.day = day
      self.snippet = snippet
      self.matches = matches
      self.isCutAtStart = isCutAtStart
      self.isCutAtEnd = isCutAtEnd
      self.badges = badges
    }
  }

  public struct Badge: Sendable, Hashable {
    public var kind: Kind
    public var count: Int

    public init(_ kind: Kind, _ count: Int) {
      self.kind = kind
      self.count = count
    }
  }

  public struct Facet: Sendable {
    /// The parameter of the address that it sets: `outlet`, `speaker` …
    public var parameter: String
    public var values: [Value]

    public init(parameter: String, values: [Value] = []) {
      self.parameter = parameter
      self.values = values
    }
  }

  public struct Value: Sendable, Hashable {
    /// What stands in the address.
    public var value: String
    public var shown: Piece
    public var count: Int
    public var isChosen: Bool

    public init(value: String, shown: Piece, count: Int, isChosen: Bool = false) {
      self.value = value
      self.shown = shown
      self.count = count
      self.isChosen = isChosen
    }
  }

  public struct Hint: Sendable, Hashable {
    /// A key of the interface's words.
    public var key: String
    public var words: String?
    /// Where it leads.
    public var address: Address?
    public var count: Int?

    public init(key: String, words: String? = nil, address: Address? = nil, count: Int? = nil) {
      self.key = key
      self.words = words
      self.address = address
      self.count = count
    }
  }
}
