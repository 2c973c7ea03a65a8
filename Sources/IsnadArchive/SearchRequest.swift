public import IsnadFormats
public import IsnadSearch

/// What to look for in the archive.
public struct SearchRequest: Sendable {
  /// What is listed.
  public enum Target: Sendable, Hashable {
    case articles
    case records(RecordKind)
  }

  /// Which day `from` and `to` speak of.
  public enum DateField: String, Sendable, CaseIterable { case published, event }

  public var target: Target
  public var query: CompiledQuery
  public var restrictions: [Query.Restriction]
  /// Days, months or years; both ends are included.
  public var from: String?
  public var to: String?
  public var dateField: DateField
  /// Older revisions too.
  public var includesRevised: Bool
  public var limit: Int
  public var offset: Int

  public init(
    _ target: Target, query: CompiledQuery, restrictions: [Query.Restriction] = [], from: String? = nil,
    to: String? = nil, dateField: DateField = .published, includesRevised: Bool = false, limit: Int = 20,
    offset: Int = 0
  ) {
    self.target = target
    self.query = query
    self.restrictions = query.query.restrictions + restrictions
    self.from = from
    self.to = to
    self.dateField = dateField
    self.includesRevised = includesRevised
    self.limit = limit
    self.offset = offset
  }
}

/// What a facet counts.
public enum Facet: String, Sendable, CaseIterable { case outlet, day, month, type, speaker, place }
