/// A person, organization, place or group over all articles.
public struct EntityView: Sendable {
  public var name: Name
  /// `person`, `organization`, `place`, `group`.
  public var kind: String
  public var wikidata: String?
  /// ISO 3166-1 alpha-3.
  public var country: String?
  public var articles: Int
  public var firstDay: String?
  public var lastDay: String?
  public var spellings: [Counted]
  /// Titles as printed, the earliest first.
  public var roles: [Role]
  /// How often it takes which part in records.
  public var parts: [Counted]
  /// The newest first.
  public var statements: [Line]
  public var about: [Line]
  /// Who else stands in the same articles.
  public var company: [Companion]
  /// Joined and parted by hand, the newest first.
  public var changes: [Change]
  /// Others that the same name may mean.
  public var namesakes: [Name]
  public var exports: [Export]

  public init(
    name: Name, kind: String, wikidata: String? = nil, country: String? = nil, articles: Int, firstDay: String? = nil,
    lastDay: String? = nil, spellings: [Counted] = [], roles: [Role] = [], parts: [Counted] = [],
    statements: [Line] = [], about: [Line] = [], company: [Companion] = [], changes: [Change] = [],
    namesakes: [Name] = [], exports: [Export] = []
  ) {
    self.name = name
    self.kind = kind
    self.wikidata = wikidata
    self.country = country
    self.articles = articles
    self.firstDay = firstDay
    self.lastDay = lastDay
    self.spellings = spellings
    self.roles = roles
    self.parts = parts
    self.statements = statements
    self.about = about
    self.company = company
    self.changes = changes
    self.namesakes = namesakes
    self.exports = exports
  }

  public struct Counted: Sendable, Hashable {
    public var name: String
    public var count: Int

    public init(_ name: String, _ count: Int) {
      self.name = name
      self.count = count
    }
  }

  public struct Role: Sendable, Hashable {
    public var words: String
    public var firstDay: String?
    public var lastDay: String?
    public var articles: Int

    public init(words: String, firstDay: String? = nil, lastDay: String? = nil, articles: Int) {
      self.words = words
      self.firstDay = firstDay
      self.lastDay = lastDay
      self.articles = articles
    }
  }

  public struct Line: Sendable, Hashable {
    public var path: String
    public var day: String?
    public var outlet: String?
    public var who: Name?
    public var words: String
    public var sureness: Sureness?

    public init(
      path: String, day: String? = nil, outlet: String? = nil, who: Name? = nil, words: String,
      sureness: Sureness? = nil
    ) {
      self.path = path
      self.day = day
      self.outlet = outlet
      self.who = who
      self.words = words
      self.sureness = sureness
    }
  }

  public struct Companion: Sendable, Hashable {
    public var name: Name
    public var articles: Int

    public init(name: Name, articles: Int) {
      self.name = name
      self.articles = articles
    }
  }

  public struct Change: Sendable, Hashable {
    public var day: String
    public var what: String
    public var by: String?
    public var why: String?

    public init(day: String, what: String, by: String? = nil, why: String? = nil) {
      self.day = day
      self.what = what
      self.by = by
      self.why = why
    }
  }
}
