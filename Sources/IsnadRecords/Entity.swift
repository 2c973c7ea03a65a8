public import IsnadText

/// A person, organization, place or group that the article names.
public struct Entity: Sendable, Hashable {
  public enum Kind: String, Sendable, CaseIterable { case person, organization, place, group }

  public var kind: Kind
  /// The fullest form in the article, without titles.
  public var name: String
  /// The usual English spelling where known, else a romanisation.
  public var latin: String?
  /// Whether ``latin`` was made by rule, not looked up.
  public var isRomanised: Bool
  /// The Wikidata item (`Q…`) where known.
  public var wikidata: String?
  /// ISO 3166-1 alpha-3.
  public var country: String?
  /// Titles as written.
  public var roles: [ByteSpan]
  /// All spellings in the article, in the order of their first mention.
  public var variants: [String]
  /// In text order.
  public var mentions: [Mention]
  public var evidence: Evidence

  public init(
    kind: Kind, name: String, latin: String? = nil, isRomanised: Bool = false, wikidata: String? = nil,
    country: String? = nil,
    roles: [ByteSpan] = [], variants: [String] = [], mentions: [Mention] = [], evidence: Evidence
  ) {
    self.kind = kind
    self.name = name
    self.latin = latin
    self.isRomanised = isRomanised
    self.wikidata = wikidata
    self.country = country
    self.roles = roles
    self.variants = variants
    self.mentions = mentions
    self.evidence = evidence
  }
}

/// One place where the article speaks of an entity.
public struct Mention: Sendable, Hashable {
  public enum Via: String, Sendable {
    case name, role, pronoun
    /// A name that a translation turned into a word.
    case damage
  }

  /// Without title, attached conjunction or preposition.
  public var span: ByteSpan
  public var via: Via

  public init(span: ByteSpan, via: Via) {
    self.span = span
    self.via = via
  }
}

/// Somebody who takes part in a record: an entity, the words that tell it, or both.
public struct Party: Sendable, Hashable {
  /// Index into ``Reading/entities``; nil where nobody is named.
  public var entity: Int?
  /// nil where the subject is dropped.
  public var span: ByteSpan?

  public init(entity: Int? = nil, span: ByteSpan? = nil) {
    self.entity = entity
    self.span = span
  }
}
