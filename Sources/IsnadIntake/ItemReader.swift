public import IsnadReading
public import IsnadText

/// Takes an input piece by piece and hands out its items in order; it never holds more than one item of a stream.
public protocol ItemReader {
  /// - Parameters:
  ///   - piece: The next bytes; any cut will do.
  ///   - isLast: Whether no more will come.
  mutating func items(in piece: ArraySlice<UInt8>, isLast: Bool) -> [IntakeItem]
}

/// What the user says of all articles of an input; what an article says of itself comes first.
public struct IntakeDefaults: Sendable {
  public var outlet: String?
  public var published: PublicationDate?
  public var title: String?
  public var url: String?
  public var encoding: TextDecoding.Encoding?

  public init(
    outlet: String? = nil, published: PublicationDate? = nil, title: String? = nil, url: String? = nil,
    encoding: TextDecoding.Encoding? = nil
  ) {
    self.outlet = outlet
    self.published = published
    self.title = title
    self.url = url
    self.encoding = encoding
  }

  func fill(_ article: inout Article) {
    article.outlet = article.outlet ?? outlet
    article.title = article.title ?? title
    article.url = article.url ?? url
    // A date that was only read off the page gives way to one that is known.
    if article.published == nil || article.publishedBasis == .inferred, let published {
      article.published = published
      article.publishedBasis = .given
    }
  }
}
