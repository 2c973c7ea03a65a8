public import IsnadReading
public import IsnadText

/// An article as an outlet published it, before it is read.
public struct Article: Sendable {
  /// The text that all positions refer to.
  public var text: SourceText
  public var title: String?
  public var outlet: String?
  public var url: String?
  public var author: String?
  public var published: PublicationDate?
  public var publishedBasis: ReadingOptions.PublishedBasis
  /// What the input says of the date, where that is no date: the article has none then.
  public var unreadDate: String?
  /// What was taken in, byte for byte: a file, a line, a record of an archive.
  public var source: [UInt8]

  public init(
    text: SourceText, title: String? = nil, outlet: String? = nil, url: String? = nil, author: String? = nil,
    published: PublicationDate? = nil, publishedBasis: ReadingOptions.PublishedBasis = .metadata, source: [UInt8]
  ) {
    self.text = text
    self.title = title
    self.outlet = outlet
    self.url = url
    self.author = author
    self.published = published
    self.publishedBasis = publishedBasis
    self.source = source
  }

  /// What the reader of the article is told of it.
  public var options: ReadingOptions {
    ReadingOptions(published: published, basis: publishedBasis, title: title, outlet: outlet, url: url)
  }
}

/// One item of an input: an article, or why there is none.
public struct IntakeItem: Sendable {
  public enum Content: Sendable {
    case article(Article)
    case reject(Reject)
  }
  /// Its place in the input, counted from 1: a line, a record, an entry.
  public let position: Int
  public let content: Content

  public init(position: Int, _ content: Content) {
    self.position = position
    self.content = content
  }
}

/// Why an item is no article.
public struct Reject: Error, Sendable, Hashable {
  public enum Reason: String, Sendable, CaseIterable {
    /// No text, or white space alone.
    case empty
    /// The bytes are not text in the encoding that they declare.
    case encoding
    /// More than ``Article/maximumByteCount``.
    case tooLarge = "too-large"
    /// A NUL, a picture, a program.
    case binary
    case notJSON = "not-json"
    /// The JSON has no field for the text.
    case noText = "no-text"
    /// The XML or WARC is damaged.
    case malformed
    /// The date is none: the article is kept without it, unless the run is strict.
    case badDate = "bad-date"
    /// The archive was told to keep this text no longer.
    case purged
  }
  public let reason: Reason
  /// Where or what, for a person: `byte 17`, a field's name.
  public let detail: String

  public init(_ reason: Reason, _ detail: String = "") {
    self.reason = reason
    self.detail = detail
  }
}

extension Article {
  /// Longer texts are dumps of many articles.
  public static let maximumByteCount = 10 << 20

  /// Checks what every kind of input must hold.
  static func checked(_ text: SourceText) throws(Reject) -> SourceText {
    guard text.bytes.count <= maximumByteCount else { throw Reject(.tooLarge, "\(text.bytes.count) bytes") }
    if let offset = text.bytes.firstIndex(of: 0) { throw Reject(.binary, "byte \(offset)") }
    let isBlank = text.bytes.allSatisfy { $0 <= 0x20 }
    guard !isBlank else { throw Reject(.empty) }
    return text
  }
}
