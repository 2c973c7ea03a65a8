public import IsnadDocument
public import IsnadLanguage
public import IsnadRecords
public import IsnadText

/// Everything that Isnad reads in one article.
///
/// Records refer to one another by index: `statement.speaker.entity` is an index into ``entities``, `figure.attribution` one
/// into ``statements``. Positions are byte spans of ``document``'s text.
public struct Reading: Sendable {
  public let document: Document
  public let options: ReadingOptions
  /// The words and trees that the records were read from; nil for a text that was not read, or a reading that was stored.
  public let analysis: Analysis?
  /// The place and agency line that opens the article (`تل أبيب`).
  public var dateline: ByteSpan?
  /// In the order of their first mention.
  public var entities: [Entity]
  /// In text order, as all lists below.
  public var times: [TimeExpression]
  public var figures: [Figure]
  public var statements: [Statement]
  public var events: [Event]
  public var votes: [Vote]
  public var polls: [Poll]
  public var damage: [Damage]
  /// Words of saying that got no content.
  public var unresolvedCues: [ByteSpan]
  /// Contents of quotations that got no speaker.
  public var unresolvedQuotations: [ByteSpan]

  public init(
    document: Document, options: ReadingOptions = ReadingOptions(), analysis: Analysis? = nil,
    dateline: ByteSpan? = nil, entities: [Entity] = [],
    times: [TimeExpression] = [], figures: [Figure] = [], statements: [Statement] = [], events: [Event] = [],
    votes: [Vote] = [],
    polls: [Poll] = [], damage: [Damage] = [], unresolvedCues: [ByteSpan] = [], unresolvedQuotations: [ByteSpan] = []
  ) {
    self.document = document
    self.options = options
    self.analysis = analysis
    self.dateline = dateline
    self.entities = entities
    self.times = times
    self.figures = figures
    self.statements = statements
    self.events = events
    self.votes = votes
    self.polls = polls
    self.damage = damage
    self.unresolvedCues = unresolvedCues
    self.unresolvedQuotations = unresolvedQuotations
  }

  /// Whether most of the article's words are Arabic.
  public var isArabic: Bool { document.isArabic }
}

extension Document {
  /// Whether most of the words are Arabic; an article of figures alone is not.
  var isArabic: Bool {
    var arabic = 0
    var foreign = 0
    for token in tokens {
      if token.kind == .word { arabic += 1 } else if token.kind == .foreign { foreign += 1 }
    }
    return arabic > foreign
  }

  /// Nothing but numbers and marks: a cell of a table, a score, a date. Its figures can be read in any language.
  var isWordless: Bool {
    tokens.contains { $0.kind == .number } && !tokens.contains { $0.kind == .word || $0.kind == .foreign }
  }
}
