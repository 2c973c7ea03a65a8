/// What is known of an article besides its text.
public struct ReadingOptions: Sendable, Hashable {
  /// Without it, relative dates keep their underspecified values; they are never resolved against today.
  public var published: PublicationDate?
  /// How ``published`` is known; nil without it.
  public var publishedBasis: PublishedBasis? { published == nil ? nil : basis }
  public var title: String?
  public var outlet: String?
  public var url: String?

  private let basis: PublishedBasis

  public enum PublishedBasis: String, Sendable, CaseIterable {
    /// The caller said so.
    case given
    /// It stood in the page that the text was taken from.
    case metadata
    /// It was worked out from the text.
    case inferred
  }

  public init(
    published: PublicationDate? = nil, basis: PublishedBasis = .given, title: String? = nil, outlet: String? = nil,
    url: String? = nil
  ) {
    self.published = published
    self.basis = basis
    self.title = title
    self.outlet = outlet
    self.url = url
  }
}
