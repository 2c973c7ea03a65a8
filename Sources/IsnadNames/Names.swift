public import IsnadDocument
public import IsnadLanguage
public import IsnadRecords
public import IsnadText

/// Who and what an article names, and which words speak of whom.
public struct Names: Sendable {
  public var entities: [Entity]
  /// Every place where an entity is spoken of, in text order; mentions never overlap.
  public var mentions: [Occurrence]
  /// Titles and offices as written (`رئيس الوزراء الإسرائيلي`), in text order, with or without somebody named.
  public var roles: [Role]
  /// Nationality adjectives (`الإسرائيلي`), in text order. They are no entities, but tell whose somebody or something is.
  public var adjectives: [CountryAdjective]
  /// What is known of each entity beyond its record, in the order of ``entities``.
  public var profiles: [Profile]

  public enum Gender: UInt8, Sendable { case unknown, masculine, feminine }

  public struct Occurrence: Sendable, Hashable {
    public var span: ByteSpan
    /// Index into ``Names/entities``.
    public var entity: Int
    public var via: Mention.Via

    public init(span: ByteSpan, entity: Int, via: Mention.Via) {
      self.span = span
      self.entity = entity
      self.via = via
    }
  }

  /// A title phrase with the person who bears it, or with the state alone when nobody is named.
  public struct Role: Sendable, Hashable {
    public var span: ByteSpan
    /// Index into ``Names/entities``; nil where the article doesn't tell who it is.
    public var entity: Int?
    /// ISO 3166-1 alpha-3 of the state whose office it is.
    public var country: String?
    /// A PLOVER sector (`GOV`, `MIL`, …) where the title tells one.
    public var sector: String?

    public init(span: ByteSpan, entity: Int?, country: String?, sector: String?) {
      self.span = span
      self.entity = entity
      self.country = country
      self.sector = sector
    }
  }

  public struct CountryAdjective: Sendable, Hashable {
    public var span: ByteSpan
    /// ISO 3166-1 alpha-3.
    public var country: String
    public var isPlural: Bool

    public init(span: ByteSpan, country: String, isPlural: Bool) {
      self.span = span
      self.country = country
      self.isPlural = isPlural
    }
  }

  /// Grammar and standing of one entity.
  public struct Profile: Sendable, Hashable {
    /// The gender that verbs and pronouns agree with.
    public var gender: Gender
    /// A PLOVER sector (`GOV`, `MIL`, `REB`, …) where one is known.
    public var sector: String?
    /// Index into ``Names/entities`` of the state that this capital or government speaks for.
    public var actsFor: Int?

    public init(gender: Gender = .unknown, sector: String? = nil, actsFor: Int? = nil) {
      self.gender = gender
      self.sector = sector
      self.actsFor = actsFor
    }
  }

  public init(
    entities: [Entity] = [], mentions: [Occurrence] = [], roles: [Role] = [], adjectives: [CountryAdjective] = [],
    profiles: [Profile] = []
  ) {
    self.entities = entities
    self.mentions = mentions
    self.roles = roles
    self.adjectives = adjectives
    self.profiles = profiles
  }

  /// Indices of the occurrences that lie in `span`.
  ///
  /// - Complexity: O(log *n*).
  public func mentions(in span: ByteSpan) -> Range<Int> { indices(of: mentions, in: span, \.span) }

  /// Indices of the roles that start in `span`.
  public func roles(in span: ByteSpan) -> Range<Int> { indices(of: roles, in: span, \.span) }

  /// Indices of the nationality adjectives that lie in `span`.
  public func adjectives(in span: ByteSpan) -> Range<Int> { indices(of: adjectives, in: span, \.span) }

  /// The entity whose mention holds `byte`.
  ///
  /// - Complexity: O(log *n*).
  public func entity(at byte: Int32) -> Int? {
    var low = 0
    var high = mentions.count
    while low < high {
      let mid = (low + high) / 2
      if mentions[mid].span.end <= byte { low = mid + 1 } else { high = mid }
    }
    return low < mentions.count && mentions[low].span.contains(byte) ? mentions[low].entity : nil
  }

  /// The gender that verbs and pronouns for an entity agree with.
  public func gender(of entity: Int) -> Gender {
    profiles.indices.contains(entity) ? profiles[entity].gender : .unknown
  }

  private func indices<T>(of items: [T], in span: ByteSpan, _ place: (T) -> ByteSpan) -> Range<Int> {
    var low = 0
    var high = items.count
    while low < high {
      let mid = (low + high) / 2
      if place(items[mid]).start < span.start { low = mid + 1 } else { high = mid }
    }
    var end = low
    while end < items.count, place(items[end]).end <= span.end { end += 1 }
    return low..<end
  }
}

/// Finds the names of a document and resolves who is who.
///
/// - Parameter lexicon: the user's own names, which win over all others.
/// - Complexity: O(*n*) in tokens, for any number of entities that an article can name.
public func findNames(in document: Document, analysis: Analysis, lexicon: NameLexicon? = nil) -> Names {
  let gazetteer = lexicon?.gazetteer ?? Gazetteer.embedded
  var finder = NameFinder(document, analysis, gazetteer)
  finder.run()
  var linker = EntityLinker(document, gazetteer)
  return linker.link(finder.candidates, roles: finder.roles, adjectives: finder.adjectives)
}
