public import IsnadText

/// What a record is of; the raw values are those of the record contract.
public enum Kind: String, Sendable, CaseIterable {
  case statement, figure, event, vote, poll, entity, time, damage

  /// Names and times are marked only when asked for: nearly every line has some.
  var isMarkedAtFirst: Bool { self != .entity && self != .time }
}

/// How often records like this one are right.
public enum Sureness: String, Sendable, CaseIterable { case high, medium, low }

/// A name with what readers of other languages need.
public struct Name: Sendable, Hashable {
  /// As printed, or as the archive calls it.
  public var text: String
  /// The usual Latin spelling.
  public var latin: String?
  /// The path of its page; nil where it has none.
  public var path: String?

  public init(_ text: String, latin: String? = nil, path: String? = nil) {
    self.text = text
    self.latin = latin
    self.path = path
  }
}

/// What a figure says.
public struct Quantity: Sendable, Hashable {
  public var value: Double?
  public var low: Double?
  public var high: Double?
  /// A bound of the record contract: `exact`, `more-than` …
  public var bound: String
  /// `percent`, `person`, a currency code …
  public var unit: String?

  /// Whether it says any number; `عشرات` alone may say none.
  var isNumber: Bool { value != nil || low != nil || high != nil }

  public init(value: Double? = nil, low: Double? = nil, high: Double? = nil, bound: String, unit: String? = nil) {
    self.value = value
    self.low = low
    self.high = high
    self.bound = bound
    self.unit = unit
  }
}

/// A part of what is told of a record.
public enum Piece: Sendable, Hashable {
  /// Words of the article, untouched.
  case printed(String)
  case name(Name)
  case quantity(Quantity)
  case number(Double)
  /// ISO 8601 or TIMEX3.
  case day(String)
  /// A key of the interface's words: `stance.deny`, `measure.killed`.
  case term(String)
  /// Words that are the same in all languages: a rule, a code, a hash.
  case code(String)
  case link(String, path: String)

  var withoutLinks: Piece {
    switch self {
    case .name(let name): .name(Name(name.text, latin: name.latin))
    case .link(let text, _): .printed(text)
    default: self
    }
  }
}

/// A label and what it labels.
public struct Fact: Sendable, Hashable {
  /// A key of the interface's words.
  public var label: String
  public var pieces: [Piece]

  public init(_ label: String, _ pieces: [Piece]) {
    self.label = label
    self.pieces = pieces
  }
}

/// A record as it stands beside the text.
public struct RecordView: Sendable {
  /// Words that it is made of.
  public struct Part: Sendable, Hashable {
    public enum Role: String, Sendable { case content, cue, speaker, words }

    public var span: ByteSpan
    public var role: Role

    public init(_ span: ByteSpan, _ role: Role = .words) {
      self.span = span
      self.role = role
    }
  }

  public var kind: Kind
  /// `S3`, its id in its article.
  public var id: String
  /// The path of its own page; nil where it has none.
  public var path: String?
  public var parts: [Part]
  /// Who or what, in few words.
  public var headline: [Piece]
  /// The words it tells, shown in full on its page and in their first lines beside the text.
  public var quote: [String]
  public var facts: [Fact]
  public var sureness: Sureness
  public var rule: String

  public init(
    kind: Kind, id: String, path: String? = nil, parts: [Part] = [], headline: [Piece] = [], quote: [String] = [],
    facts: [Fact] = [], sureness: Sureness, rule: String
  ) {
    self.kind = kind
    self.id = id
    self.path = path
    self.parts = parts
    self.headline = headline
    self.quote = quote
    self.facts = facts
    self.sureness = sureness
    self.rule = rule
  }
}

/// What is told of an article wherever it is named.
public struct ArticleHead: Sendable, Hashable {
  public var path: String
  public var title: String?
  /// The first words of the text: what stands for a title where there is none.
  public var opening: String?
  public var outlet: String?
  public var author: String?
  /// Where it was published; shown as a link only if it is an address of the web.
  public var url: String?
  public var published: String?

  public init(
    path: String, title: String? = nil, opening: String? = nil, outlet: String? = nil, author: String? = nil,
    url: String? = nil,
    published: String? = nil
  ) {
    self.path = path
    self.title = title
    self.opening = opening
    self.outlet = outlet
    self.author = author
    self.url = url
    self.published = published
  }
}
