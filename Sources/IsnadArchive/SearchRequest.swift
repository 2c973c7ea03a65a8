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

  public enum Order: String, Sendable, CaseIterable {
    /// What fits the words of the query best; without words the newest.
    case best
    /// By day of publication, the last first; what has no date comes last. Records of one article stand in text order.
    case newest
  }

  /// Somebody of the archive who takes part, by id.
  public struct Participant: Sendable, Hashable {
    public var entity: Int64
    /// `speaker`, `addressee`, `actor`, `recipient`, `place`, `body`, `voter`, `pollster`; nil for any.
    public var role: String?

    public init(entity: Int64, role: String? = nil) {
      self.entity = entity
      self.role = role
    }
  }

  public var target: Target
  public var query: CompiledQuery
  public var restrictions: [Query.Restriction]
  public var participants: [Participant] = []
  /// Only records in which this one does not take part.
  public var others: Participant?
  /// Only articles of this story: the number of ``StoryCard``.
  public var story: Int64?
  /// Days, months or years; both ends are included.
  public var from: String?
  public var to: String?
  public var dateField: DateField
  /// Older revisions too.
  public var includesRevised: Bool
  /// Articles that print another one's text too.
  public var includesReprints = true
  /// Records that somebody rejected too.
  public var includesRejected = false
  public var order: Order = .best
  public var limit: Int
  public var offset: Int
  /// Only what stands behind this place of the same list.
  public var after: Cursor?

  public init(
    _ target: Target, query: CompiledQuery = .everything, restrictions: [Query.Restriction] = [], from: String? = nil,
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
