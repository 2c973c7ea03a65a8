/// An article with its records.
public struct ArticleView: Sendable {
  public var head: ArticleHead
  /// `sha256:…` of the text.
  public var hash: String
  /// The text as received, UTF-8.
  public var text: [UInt8]
  /// In the order of the text.
  public var records: [RecordView]
  /// When it came into the archive.
  public var captured: String?
  /// The version of the program that read it.
  public var version: String?
  /// Other outlets or addresses that printed the same text.
  public var appearances: [ArticleHead]
  /// The newer text at the same address.
  public var revisedBy: ArticleHead?
  public var revises: ArticleHead?
  public var story: Name?
  /// Other forms of it: the label's key and the path.
  public var exports: [Export]

  public init(
    head: ArticleHead, hash: String, text: [UInt8] = [], records: [RecordView] = [], captured: String? = nil,
    version: String? = nil, appearances: [ArticleHead] = [], revisedBy: ArticleHead? = nil, revises: ArticleHead? = nil,
    story: Name? = nil, exports: [Export] = []
  ) {
    self.head = head
    self.hash = hash
    self.text = text
    self.records = records
    self.captured = captured
    self.version = version
    self.appearances = appearances
    self.revisedBy = revisedBy
    self.revises = revises
    self.story = story
    self.exports = exports
  }
}

extension ArticleView {
  /// Where the words of a record begin in the page; nil for a record that it doesn't show.
  public func anchor(of record: String) -> String? {
    records.firstIndex { $0.id == record }.map { "w\($0 + 1)" }
  }
}

/// Another form of what a page shows, for programs.
public struct Export: Sendable, Hashable {
  /// `JSON`, `CSV` …: the same in all languages.
  public var format: String
  public var path: String
  /// The media type, for programs that look for it in the head of the page.
  public var mediaType: String?

  public init(_ format: String, path: String, mediaType: String? = nil) {
    self.format = format
    self.path = path
    self.mediaType = mediaType
  }
}

/// A record on a page of its own: the address that is passed on.
public struct RecordPageView: Sendable {
  public var article: ArticleHead
  public var record: RecordView
  /// Who vouches, the outermost first; the last one speaks.
  public var chain: [Step]
  /// The sentences around it, UTF-8, and the record's parts counted from their start.
  public var context: [UInt8]
  public var contextParts: [RecordView.Part]
  /// Where the record's words begin in its article's page (`w3`): ``ArticleView/anchor(of:)``.
  public var anchor: String
  /// The steps that led to it.
  public var reasons: [Reason]
  /// Other records that tell the same.
  public var alternatives: [Alternative]
  public var hash: String
  public var exports: [Export]
  /// What a person said of it last.
  public var verdict: Verdict?

  public init(
    article: ArticleHead, record: RecordView, chain: [Step] = [], context: [UInt8] = [],
    contextParts: [RecordView.Part] = [], anchor: String, reasons: [Reason] = [], alternatives: [Alternative] = [],
    hash: String, exports: [Export] = [], verdict: Verdict? = nil
  ) {
    self.article = article
    self.record = record
    self.verdict = verdict
    self.chain = chain
    self.context = context
    self.contextParts = contextParts
    self.anchor = anchor
    self.reasons = reasons
    self.alternatives = alternatives
    self.hash = hash
    self.exports = exports
  }

  public struct Step: Sendable, Hashable {
    public enum Who: Sendable, Hashable {
      case outlet(Name?)
      case named(Name)
      /// `مصادر طبية`, as printed.
      case unnamed(String)
      /// The article does not say.
      case unknown
    }

    public var who: Who
    /// A key of the interface's words: what this one did with the words.
    public var act: String
    public var day: String?

    public init(who: Who, act: String, day: String? = nil) {
      self.who = who
      self.act = act
      self.day = day
    }
  }

  public struct Verdict: Sendable, Hashable {
    /// `accept`, `fix` or `reject`.
    public var said: String
    public var day: String
    public var reason: String?

    public init(said: String, day: String, reason: String? = nil) {
      self.said = said
      self.day = day
      self.reason = reason
    }
  }

  public struct Reason: Sendable, Hashable {
    public var said: String
    public var words: String?

    public init(said: String, words: String? = nil) {
      self.said = said
      self.words = words
    }
  }

  public struct Alternative: Sendable, Hashable {
    public var article: ArticleHead
    public var path: String
    public var words: String

    public init(article: ArticleHead, path: String, words: String) {
      self.article = article
      self.path = path
      self.words = words
    }
  }
}
