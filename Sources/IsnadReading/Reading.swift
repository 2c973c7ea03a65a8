public import IsnadDocument
public import IsnadRecords
public import IsnadText

/// Everything that Isnad reads in one article.
public struct Reading: Sendable {
  public let document: Document
  public let options: ReadingOptions
  /// The place and agency line that opens the article (`تل أبيب`).
  public var dateline: ByteSpan?
  public var entities: [Entity]
  public var times: [TimeExpression]
  public var figures: [Figure]
  public var statements: [Statement]
  public var events: [Event]
  public var votes: [Vote]
  public var polls: [Poll]
  public var damage: [Damage]
  public var unresolvedCues: [ByteSpan]
  public var unresolvedQuotations: [ByteSpan]

  /// Whether most of the article's words are Arabic.
  public var isArabic: Bool {
    var arabic = 0
    var foreign = 0
    for token in document.tokens {
      if token.kind == .word { arabic += 1 } else if token.kind == .foreign { foreign += 1 }
    }
    return arabic > foreign
  }
}

/// What is known of an article besides its text.
public struct ReadingOptions: Sendable, Hashable {
  /// `YYYY-MM-DD`, with or without a time of day.
  public var published: String?
  public var title: String?
  public var outlet: String?
  public var url: String?

  public init(published: String? = nil, title: String? = nil, outlet: String? = nil, url: String? = nil) {
    self.published = published
    self.title = title
    self.outlet = outlet
    self.url = url
  }
}
