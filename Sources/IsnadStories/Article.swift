public import IsnadReading
public import IsnadText

/// An article as it stands among others: what it says, who printed it and when.
///
/// Everything in this module is a pure function of such articles. It knows neither files nor a store: a caller that keeps
/// articles hands them in, one after the other, in the order in which they came to it.
public struct Article: Sendable {
  /// The caller's own name for it; unique among the articles of one collection.
  public let id: String
  public let text: SourceText
  public let title: String?
  public let outlet: String?
  /// When it was published; nil where that is not known.
  public let published: PublicationDate?

  public init(
    id: String, text: SourceText, title: String? = nil, outlet: String? = nil, published: PublicationDate? = nil
  ) {
    self.id = id
    self.text = text
    self.title = title
    self.outlet = outlet
    self.published = published
  }
}
