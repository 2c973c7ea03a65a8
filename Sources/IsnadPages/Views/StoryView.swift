/// The stories of the archive, the newest first.
public struct StoriesView: Sendable {
  public var stories: [StoryLine]
  /// nil where they are not counted.
  public var total: Int?
  public var next: String?
  /// Articles that stand alone.
  public var single: Int?
  public var exports: [Export]

  public init(
    stories: [StoryLine] = [], total: Int? = nil, next: String? = nil, single: Int? = nil, exports: [Export] = []
  ) {
    self.stories = stories
    self.total = total
    self.next = next
    self.single = single
    self.exports = exports
  }
}

public struct StoryLine: Sendable, Hashable {
  public var path: String
  public var title: String
  public var articles: Int
  public var outlets: [String]
  public var firstDay: String?
  public var lastDay: String?

  public init(
    path: String, title: String, articles: Int, outlets: [String] = [], firstDay: String? = nil, lastDay: String? = nil
  ) {
    self.path = path
    self.title = title
    self.articles = articles
    self.outlets = outlets
    self.firstDay = firstDay
    self.lastDay = lastDay
  }
}

/// Articles of one event: who told it, what happened, who said what.
public struct StoryView: Sendable {
  public var title: String
  public var tellings: [Telling]
  public var days: [Day]
  /// Places of what happened, with their coordinates where these are known.
  public var places: [Place]
  /// The path of its conflicting figures and how many there are.
  public var conflicts: (path: String, count: Int)?
  /// Only what is new since then.
  public var since: String?
  public var exports: [Export]

  public init(
    title: String, tellings: [Telling] = [], days: [Day] = [], places: [Place] = [],
    conflicts: (path: String, count: Int)? = nil, since: String? = nil, exports: [Export] = []
  ) {
    self.title = title
    self.tellings = tellings
    self.days = days
    self.places = places
    self.conflicts = conflicts
    self.since = since
    self.exports = exports
  }

  public struct Telling: Sendable, Hashable {
    public var first: ArticleHead
    public var reprints: [ArticleHead]
    /// Whether dates tell that it was first.
    public var isFirstByDate: Bool

    public init(first: ArticleHead, reprints: [ArticleHead] = [], isFirstByDate: Bool = false) {
      self.first = first
      self.reprints = reprints
      self.isFirstByDate = isFirstByDate
    }
  }

  public struct Day: Sendable, Hashable {
    /// nil for what has no day.
    public var day: String?
    public var entries: [Entry]

    public init(day: String? = nil, entries: [Entry] = []) {
      self.day = day
      self.entries = entries
    }
  }

  public struct Entry: Sendable, Hashable {
    public var kind: Kind
    /// A key of the interface's words for its type: `event.ASSAULT`, `stance.deny`, `result.adopted`.
    public var label: String?
    /// A key: `status.planned`.
    public var status: String?
    public var actors: [Name]
    public var recipients: [Name]
    public var place: Name?
    /// The sentence that tells it.
    public var words: String
    public var sources: [Source]
    public var isDayTold: Bool

    public init(
      kind: Kind, label: String? = nil, status: String? = nil, actors: [Name] = [], recipients: [Name] = [],
      place: Name? = nil, words: String, sources: [Source] = [], isDayTold: Bool = true
    ) {
      self.kind = kind
      self.label = label
      self.status = status
      self.actors = actors
      self.recipients = recipients
      self.place = place
      self.words = words
      self.sources = sources
      self.isDayTold = isDayTold
    }
  }

  public struct Source: Sendable, Hashable {
    public var outlet: String?
    public var path: String

    public init(outlet: String? = nil, path: String) {
      self.outlet = outlet
      self.path = path
    }
  }

  public struct Place: Sendable, Hashable {
    public var name: Name
    public var latitude: Double?
    public var longitude: Double?
    public var count: Int

    public init(name: Name, latitude: Double? = nil, longitude: Double? = nil, count: Int) {
      self.name = name
      self.latitude = latitude
      self.longitude = longitude
      self.count = count
    }
  }
}
