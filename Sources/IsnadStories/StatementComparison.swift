import IsnadDocument
import IsnadReading
public import IsnadRecords
public import IsnadText

/// One statement as one article gives it.
public struct StatementClaim: Sendable, Hashable {
  public let speaker: Named
  /// The day it was said, `YYYY-MM-DD`: what the article says, else its day of publication.
  public let day: String?
  public let stance: Statement.Stance?
  public let form: Statement.Form
  public let article: String
  public let outlet: String?
  /// The statement's index in its reading.
  public let statement: Int
  public let content: [ByteSpan]
  public let words: String

  init?(_ index: Int, of read: ReadArticle) {
    let statement = read.reading.statements[index]
    guard !read.isRejected("S", index), let entity = statement.speaker.entity else { return nil }
    speaker = Named(read.reading.entities[entity])
    day = read.day(ofTime: statement.time) ?? read.publishedDay
    stance = statement.cue?.stance
    form = statement.form
    article = read.article.id
    outlet = read.article.outlet
    self.statement = index
    content = statement.content
    words = statement.content.map(read.text).joined(separator: " … ")
  }
}

/// What one speaker said on one subject, side by side over time.
public struct StatementComparison: Sendable {
  public let speaker: Named
  /// By day, then in the order of articles; from two articles at least.
  public let claims: [StatementClaim]

  /// Statements of one speaker are of one subject when they share words that tell; see ``StoryIndex``.
  ///
  /// - Parameter speaker: Only this one's, as somebody would ask for it.
  public static func all(in articles: [ReadArticle], speaker asked: String? = nil) -> [StatementComparison] {
    var order: [String] = []
    var claims: [String: [StatementClaim]] = [:]
    for read in articles {
      for index in read.reading.statements.indices {
        guard let claim = StatementClaim(index, of: read), let entity = read.reading.statements[index].speaker.entity,
          asked.map(read.reading.entities[entity].isMeant) ?? true
        else { continue }
        if claims[claim.speaker.key] == nil { order.append(claim.speaker.key) }
        claims[claim.speaker.key, default: []].append(claim)
      }
    }
    return order.flatMap { bySubject(claims[$0] ?? []) }
  }

  private static func bySubject(_ claims: [StatementClaim]) -> [StatementComparison] {
    guard Set(claims.map(\.article)).count > 1 else { return [] }
    let sketches = claims.map { Sketch(Article(id: $0.article, text: SourceText($0.words))) }
    var postings: [UInt64: [Int]] = [:]
    var links: [AverageLinking.Link] = []
    for (i, sketch) in sketches.enumerated() {
      for other in Set(sketch.probes.flatMap { postings[$0] ?? [] }).sorted() {
        let likeness = sketch.likeness(to: sketches[other])
        if likeness >= 0.1 { links.append(.init(a: other, b: i, likeness: likeness)) }
      }
      for stem in sketch.probes { postings[stem, default: []].append(i) }
    }
    return AverageLinking.groups(of: claims.count, links: links, threshold: 0.2).compactMap { group in
      guard Set(group.map { claims[$0].article }).count > 1 else { return nil }
      let sorted = group.sorted { (claims[$0].day ?? "9999", $0) < (claims[$1].day ?? "9999", $1) }
      return StatementComparison(speaker: claims[group[0]].speaker, claims: sorted.map { claims[$0] })
    }
  }
}
