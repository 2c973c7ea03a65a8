import IsnadCalendar
import IsnadReading
public import IsnadRecords

/// Which figures are compared.
public struct FigureQuery: Sendable {
  public var measures: Set<Figure.Measure>?
  /// A place as somebody would ask for it; with it, figures are compared across stories.
  public var place: String?
  public var story: String?
  /// Figures of later days are left out, `YYYY-MM-DD`: what was known then.
  public var asOf: String?

  public init(
    measures: Set<Figure.Measure>? = nil, place: String? = nil, story: String? = nil, asOf: String? = nil
  ) {
    self.measures = measures
    self.place = place
    self.story = story
    self.asOf = asOf
  }
}

/// The figures of one subject by who vouches for them and by date. Nothing is averaged, nothing is chosen.
public struct FigureComparison: Sendable {
  /// What one source says over time.
  public struct Source: Sendable {
    public let voucher: FigureClaim.Voucher
    /// By day, then by article.
    public let claims: [FigureClaim]
    /// How each claim stands to the one before it; nil for the first.
    public let steps: [Step?]
  }

  public enum Step: String, Sendable {
    /// The same, or what the earlier words allow.
    case `repeat`
    /// A later day's other figure: the source has counted on.
    case update
    /// Another figure of the same day, or of an unknown one.
    case differs
  }

  /// Two sources whose figures of about the same day exclude one another.
  public struct Disagreement: Sendable, Hashable {
    public let a: FigureClaim
    public let b: FigureClaim
  }

  public let subject: FigureClaim.Subject
  /// In the order of their first claims.
  public let sources: [Source]
  public let disagreements: [Disagreement]

  /// All subjects that `articles` give figures of, those with a disagreement first, then those with most sources.
  public static func all(in articles: [ReadArticle], _ query: FigureQuery = FigureQuery()) -> [FigureComparison] {
    var claims: [FigureClaim.Subject: [FigureClaim]] = [:]
    var order: [FigureClaim.Subject] = []
    for read in articles where query.story == nil || read.story == query.story {
      for index in read.reading.figures.indices where query.asks(for: index, of: read) {
        guard let claim = FigureClaim(index, of: read, acrossStories: query.place != nil),
          query.asOf.map({ asOf in claim.day.map { $0 <= asOf } ?? false }) ?? true
        else { continue }
        if claims[claim.subject] == nil { order.append(claim.subject) }
        claims[claim.subject, default: []].append(claim)
      }
    }
    let found = order.map { FigureComparison($0, claims[$0] ?? []) }
    return found.enumerated().sorted {
      ($1.element.disagreements.count, $1.element.sources.count, $0.offset)
        < ($0.element.disagreements.count, $0.element.sources.count, $1.offset)
    }.map(\.element)
  }

  private init(_ subject: FigureClaim.Subject, _ claims: [FigureClaim]) {
    self.subject = subject
    let sorted = claims.enumerated().sorted {
      ($0.element.day ?? "9999", $0.offset) < ($1.element.day ?? "9999", $1.offset)
    }.map(\.element)
    var keys: [String] = []
    var bySource: [String: [FigureClaim]] = [:]
    for claim in sorted {
      if bySource[claim.voucher.key] == nil { keys.append(claim.voucher.key) }
      bySource[claim.voucher.key, default: []].append(claim)
    }
    sources = keys.compactMap { bySource[$0] }.map(Source.init)
    disagreements = Self.disagreements(among: sources)
  }

  /// For every two sources, their last figures of days that lie at most one apart: a day is what a report takes to travel.
  private static func disagreements(among sources: [Source]) -> [Disagreement] {
    var found: [Disagreement] = []
    for (i, one) in sources.enumerated() {
      for other in sources[(i + 1)...] {
        for a in one.claims.reversed() {
          guard let b = other.claims.last(where: { areOfOneTime($0.day, a.day) }) else { continue }
          if !a.range.overlaps(b.range) { found.append(Disagreement(a: a, b: b)) }
          break
        }
      }
    }
    return found
  }

  private static func areOfOneTime(_ a: String?, _ b: String?) -> Bool {
    guard let a, let b, let day = CivilDate(iso: a)?.day, let other = CivilDate(iso: b)?.day else { return a == b }
    return abs(day - other) <= 1
  }
}

extension FigureComparison.Source {
  init(_ claims: [FigureClaim]) {
    voucher = claims[0].voucher
    self.claims = claims
    steps = claims.indices.map { i in
      guard i > 0 else { return nil }
      let (before, now) = (claims[i - 1], claims[i])
      if before.range == now.range { return .repeat }
      guard let then = before.day, let day = now.day, then < day else {
        return before.range.overlaps(now.range) ? .repeat : .differs
      }
      return .update
    }
  }
}

extension FigureQuery {
  func asks(for index: Int, of read: ReadArticle) -> Bool {
    let figure = read.reading.figures[index]
    if let measures, !measures.contains(figure.measure) { return false }
    guard let place else { return true }
    return figure.place?.entity.map { read.reading.entities[$0].isMeant(by: place) } ?? false
  }
}
