import IsnadDocument
import IsnadFormats
public import IsnadIntake
public import IsnadReading
import IsnadRecords
import IsnadSearch
import IsnadStories
import IsnadText

/// An article with all that the archive keeps of it, worked out before the writer's turn: a pure function, so any number of
/// threads can prepare at once.
public struct PreparedArticle: Sendable {
  /// The id of the text, `sha256:…`.
  public let ref: String
  public let article: IsnadIntake.Article
  let language: String?
  let sourceHash: String
  /// The document object, packed.
  let reading: [UInt8]
  let indexed: IndexedArticle
  /// ``indexed`` packed, ready before the writer's turn.
  let packedIndex: [UInt8]
  let entities: [EntityRow]
  let records: [RecordRow]
  /// To find who printed the same text.
  let sketch: Sketch

  struct EntityRow: Sendable {
    let kind: String
    let name: String
    let latin: String?
    let wikidata: String?
    let country: String?
    let variants: [String]
    let mentions: Int
    var roles: Roles = []
  }

  /// What an entity is in any record of the article, as far as it is counted over many articles.
  struct Roles: OptionSet, Sendable {
    let rawValue: Int
    /// Of a statement.
    static let speaker = Roles(rawValue: 1)
    /// Of a figure or an event.
    static let place = Roles(rawValue: 2)
  }

  struct RecordRow: Sendable {
    var kind: RecordKind
    var ordinal: Int
    var span: ByteSpan
    /// What is searched and shown of it: a statement's words, the sentence of anything else.
    var context: ByteSpan
    /// Measure, type, stance or result.
    var name: String
    var day: String?
    var confidence: Confidence
    var figure: Figure?
    /// The ordinal of the statement that vouches for it.
    var voucher: Int?
    /// Roles and ordinals of entities.
    var parties: [(role: String, entity: Int)] = []
  }

  public init(_ article: IsnadIntake.Article, _ reading: Reading) {
    self.article = article
    ref = documentID(of: article.text)
    sketch = Sketch(
      IsnadStories.Article(
        id: ref, text: article.text, title: article.title, outlet: article.outlet, published: article.published),
      document: reading.document)
    language = reading.isArabic ? "ar" : nil
    sourceHash = sha256(of: article.source)
    self.reading = PackedBytes.packed(JSONFormat(.document, explain: true).encode(reading), with: article.text)
    let body = IndexedText(reading.document, analysis: reading.analysis, names: reading.nameSpans)
    indexed = IndexedArticle(title: article.title, body: body)
    packedIndex = indexed.packed(with: article.text)
    var entities = reading.entities.map { entity in
      EntityRow(
        kind: entity.kind.rawValue, name: entity.name, latin: entity.isRomanised ? nil : entity.latin,
        wikidata: entity.wikidata, country: entity.country, variants: entity.variants, mentions: entity.mentions.count)
    }
    records = Self.rows(of: reading)
    for (i, roles) in Self.roles(in: records, of: entities.count).enumerated() { entities[i].roles = roles }
    self.entities = entities
  }

  /// What is asked for by value of a reading's records.
  static func rows(of reading: Reading) -> [RecordRow] { RecordRows(reading).all }

  /// What each of the article's entities is in its records.
  static func roles(in records: [RecordRow], of count: Int) -> [Roles] {
    var roles = [Roles](repeating: [], count: count)
    for record in records {
      for party in record.parties where party.entity < count { roles[party.entity].formUnion(Roles(party.role)) }
    }
    return roles
  }
}

extension PreparedArticle.Roles {
  fileprivate init(_ role: String) {
    switch role {
    case "speaker": self = .speaker
    case "place": self = .place
    default: self = []
    }
  }
}

/// The rows of all records of a reading that the archive lists.
private struct RecordRows {
  private let reading: Reading
  private(set) var all: [PreparedArticle.RecordRow] = []

  init(_ reading: Reading) {
    self.reading = reading
    for (i, statement) in reading.statements.enumerated() { add(i, statement) }
    for (i, figure) in reading.figures.enumerated() { add(i, figure) }
    for (i, event) in reading.events.enumerated() { add(i, event) }
    for (i, vote) in reading.votes.enumerated() { add(i, vote) }
    for (i, poll) in reading.polls.enumerated() { add(i, poll) }
  }

  private mutating func add(_ i: Int, _ statement: Statement) {
    let cue = statement.cue?.span
    guard let content = statement.content.first.map({ $0.union(statement.content[statement.content.count - 1]) }) ?? cue
    else { return }
    var row = PreparedArticle.RecordRow(
      kind: .statement, ordinal: i, span: cue.map { $0.union(content) } ?? content, context: content,
      name: statement.cue?.stance.rawValue ?? Statement.Stance.neutral.rawValue, day: day(statement.time),
      confidence: statement.evidence.confidence)
    row.parties =
      [
        ("speaker", statement.speaker.entity), ("addressee", statement.addressee?.entity),
      ].compactMap(Self.party) + statement.coSpeakers.map { ("speaker", $0.entity) }.compactMap(Self.party)
    row.voucher = statement.within
    all.append(row)
  }

  private mutating func add(_ i: Int, _ figure: Figure) {
    var row = PreparedArticle.RecordRow(
      kind: .figure, ordinal: i, span: figure.span, context: sentence(figure.span), name: figure.measure.rawValue,
      day: day(figure.time), confidence: figure.evidence.confidence, figure: figure, voucher: figure.attribution)
    row.parties = [("place", figure.place?.entity)].compactMap(Self.party)
    all.append(row)
  }

  private mutating func add(_ i: Int, _ event: Event) {
    var row = PreparedArticle.RecordRow(
      kind: .event, ordinal: i, span: event.trigger, context: sentence(event.trigger), name: event.kind.rawValue,
      day: day(event.time), confidence: event.evidence.confidence, voucher: event.attribution)
    row.parties =
      (event.actors.map { ("actor", $0.entity) } + event.recipients.map { ("recipient", $0.entity) }
      + [("place", event.location?.entity)]).compactMap(Self.party)
    all.append(row)
  }

  private mutating func add(_ i: Int, _ vote: Vote) {
    guard let span = vote.spans.first else { return }
    var row = PreparedArticle.RecordRow(
      kind: .vote, ordinal: i, span: span, context: sentence(span), name: vote.result?.rawValue ?? "open",
      day: vote.date, confidence: vote.evidence.confidence, voucher: vote.attribution)
    row.parties = ([("body", vote.body?.entity)] + vote.positions.map { ("voter", $0.party.entity) }).compactMap(
      Self.party)
    all.append(row)
  }

  private mutating func add(_ i: Int, _ poll: Poll) {
    var row = PreparedArticle.RecordRow(
      kind: .poll, ordinal: i, span: poll.span, context: sentence(poll.span), name: "poll", day: nil,
      confidence: poll.evidence.confidence, voucher: poll.attribution)
    row.parties = [("pollster", poll.pollster?.entity)].compactMap(Self.party)
    all.append(row)
  }

  private static func party(_ party: (String, Int?)) -> (role: String, entity: Int)? {
    party.1.map { (party.0, $0) }
  }

  /// The sentence that a span starts in.
  private func sentence(_ span: ByteSpan) -> ByteSpan {
    let sentences = reading.document.sentences
    var low = 0
    var high = sentences.count
    while low < high {
      let mid = (low + high) / 2
      if sentences[mid].span.start <= span.start { low = mid + 1 } else { high = mid }
    }
    return low > 0 ? sentences[low - 1].span.union(span) : span
  }

  /// The day, month or year that a time names; nil for a duration, a weekday without its week, and the like.
  private func day(_ time: Int?) -> String? {
    guard let value = time.map({ reading.times[$0].value }) else { return nil }
    let date = value.prefix { $0 != "T" && $0 != "/" }
    let isDate = date.utf8.allSatisfy { 0x30...0x39 ~= $0 || $0 == 0x2D } && date.utf8.count >= 4
    return isDate ? String(date) : nil
  }
}
