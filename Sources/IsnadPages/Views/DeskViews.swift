/// What is new since a day, on a sheet to print.
public struct BriefView: Sendable {
  /// The day that it is of.
  public var day: String
  public var since: String
  public var stories: [Item]
  public var votes: [EntityView.Line]
  public var conflicts: [ConflictsView.Subject]
  /// New articles by outlet.
  public var outlets: [EntityView.Counted]

  public init(
    day: String, since: String, stories: [Item] = [], votes: [EntityView.Line] = [],
    conflicts: [ConflictsView.Subject] = [], outlets: [EntityView.Counted] = []
  ) {
    self.day = day
    self.since = since
    self.stories = stories
    self.votes = votes
    self.conflicts = conflicts
    self.outlets = outlets
  }

  public struct Item: Sendable, Hashable {
    public var story: StoryLine
    public var said: [EntityView.Line]
    public var happened: [EntityView.Line]

    public init(story: StoryLine, said: [EntityView.Line] = [], happened: [EntityView.Line] = []) {
      self.story = story
      self.said = said
      self.happened = happened
    }
  }
}

/// The outlets of the archive and how far they reach.
public struct SourcesView: Sendable {
  public var sources: [Source]
  public var articles: Int
  public var undated: Int
  public var exports: [Export]

  public init(sources: [Source] = [], articles: Int, undated: Int, exports: [Export] = []) {
    self.sources = sources
    self.articles = articles
    self.undated = undated
    self.exports = exports
  }

  public struct Source: Sendable, Hashable {
    /// nil for articles whose outlet is not known.
    public var outlet: String?
    public var articles: Int
    public var firstDay: String?
    public var lastDay: String?
    /// Articles of each month, from the first to the last.
    public var months: [EntityView.Counted]
    /// Stretches of days without an article, `from/to`.
    public var gaps: [String]

    public init(
      outlet: String? = nil, articles: Int, firstDay: String? = nil, lastDay: String? = nil,
      months: [EntityView.Counted] = [], gaps: [String] = []
    ) {
      self.outlet = outlet
      self.articles = articles
      self.firstDay = firstDay
      self.lastDay = lastDay
      self.months = months
      self.gaps = gaps
    }
  }
}

/// What somebody should look at: records that are unsure, damaged texts, names that may be one.
public struct ReviewView: Sendable {
  public var items: [Item]
  public var total: Int
  public var next: String?
  /// Where a decision is sent; nil where the desk was started without a token.
  public var decisions: String?
  /// The path of the decisions made so far.
  public var history: [EntityView.Change]

  public init(
    items: [Item] = [], total: Int, next: String? = nil, decisions: String? = nil, history: [EntityView.Change] = []
  ) {
    self.items = items
    self.total = total
    self.next = next
    self.decisions = decisions
    self.history = history
  }

  public struct Item: Sendable {
    public var article: ArticleHead
    /// The article's whole id.
    public var ref: String
    public var record: RecordView
    /// A key of the interface's words: why it is here.
    public var why: String
    /// The article's state, for the decision to be about what was seen.
    public var version: String

    public init(article: ArticleHead, ref: String, record: RecordView, why: String, version: String) {
      self.article = article
      self.ref = ref
      self.record = record
      self.why = why
      self.version = version
    }
  }
}

/// What went wrong with a request.
public struct ErrorView: Sendable {
  public var status: Int
  /// A key of the interface's words.
  public var title: String
  /// What exactly, in the reader's language.
  public var detail: String?
  /// Parameters that the page knows.
  public var valid: [String]

  public init(status: Int, title: String, detail: String? = nil, valid: [String] = []) {
    self.status = status
    self.title = title
    self.detail = detail
    self.valid = valid
  }
}

/// What an empty archive shows.
public struct FirstStartView: Sendable {
  public var database: String
  public var hasDemo: Bool

  public init(database: String, hasDemo: Bool = false) {
    self.database = database
    self.hasDemo = hasDemo
  }
}

/// What the archive's selection can be had as.
public struct ExportView: Sendable {
  /// `statements`, `figures` …: what is exported.
  public var target: String
  public var formats: [Format]
  public var outlets: [String]
  /// What figures count, where figures are exported.
  public var measures: [String]

  public init(target: String, formats: [Format] = [], outlets: [String] = [], measures: [String] = []) {
    self.target = target
    self.formats = formats
    self.outlets = outlets
    self.measures = measures
  }

  public struct Format: Sendable, Hashable {
    /// `CSV`.
    public var name: String
    /// The API's path, `/v1/statements.csv`.
    public var path: String
    /// A parameter that the format needs.
    public var parameter: Address.Parameter?

    public init(name: String, path: String, parameter: Address.Parameter? = nil) {
      self.name = name
      self.path = path
      self.parameter = parameter
    }
  }
}
