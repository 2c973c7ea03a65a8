import IsnadDocument
public import IsnadReading
import IsnadRecords
import IsnadText

/// The contract's two JSON forms of a reading.
public struct JSONFormat: Sendable {
  public enum Shape: Sendable {
    /// One object a document, on one line.
    case document
    /// One record a line, each with its kind and its document.
    case records
  }

  public var shape: Shape
  /// Units of positions besides code points.
  public var units: OffsetUnits
  /// Whether each record's rule trail is added.
  public var explain: Bool
  public var filter: RecordFilter

  public init(_ shape: Shape, units: OffsetUnits = [], explain: Bool = false, filter: RecordFilter = .everything) {
    self.shape = shape
    self.units = units
    self.explain = explain
    self.filter = filter
  }

  /// - Parameter article: The id that the caller has for the article, JSON; told in every record as `article`.
  /// - Returns: UTF-8, each line ended by a line feed.
  public func encode(_ reading: Reading, article: [UInt8]? = nil) -> [UInt8] {
    var encoder = ReadingEncoder(
      reading: reading, documentID: documentID(of: reading.document.text), article: article, format: self)
    switch shape {
    case .document: encoder.document()
    case .records: encoder.lines()
    }
    return encoder.json.bytes
  }
}

extension ReadingEncoder {
  /// The whole reading as one object.
  mutating func document() {
    object {
      $0.json.key("isnad"); $0.program()
      $0.json.key("document")
      $0.object {
        $0.articleKey()
        $0.documentKeys()
      }
      $0.json.key("entities"); $0.list($0.entities) { $0.entity($1, $2) }
      $0.json.key("times"); $0.list($0.times) { $0.time($1, $2) }
      $0.json.key("figures"); $0.list($0.figures) { $0.figure($1, $2) }
      $0.json.key("statements"); $0.list($0.statements) { $0.statement($1, $2) }
      $0.json.key("events"); $0.list($0.events) { $0.event($1, $2) }
      $0.json.key("votes"); $0.list($0.votes) { $0.vote($1, $2) }
      $0.json.key("polls"); $0.list($0.polls) { $0.poll($1, $2) }
      $0.json.key("damage"); $0.list($0.damage) { $0.damage($1, $2) }
    }
    json.newline()
  }

  /// The reading as one line a record: the document first.
  mutating func lines() {
    line("document") {
      $0.json.key("isnad"); $0.program()
      $0.documentKeys()
    }
    for (i, record) in entities { line("entity") { $0.entity(i, record) } }
    for (i, record) in times { line("time") { $0.time(i, record) } }
    for (i, record) in figures { line("figure") { $0.figure(i, record) } }
    for (i, record) in statements { line("statement") { $0.statement(i, record) } }
    for (i, record) in events { line("event") { $0.event(i, record) } }
    for (i, record) in votes { line("vote") { $0.vote(i, record) } }
    for (i, record) in polls { line("poll") { $0.poll(i, record) } }
    for (i, record) in damage { line("damage") { $0.damage(i, record) } }
  }

  private mutating func line(_ kind: String, _ body: (inout ReadingEncoder) -> Void) {
    object {
      $0.json.key("record"); $0.json.string(kind)
      $0.json.key("document"); $0.json.string($0.documentID)
      $0.articleKey()
      body(&$0)
    }
    json.newline()
  }

  private mutating func list<Record>(_ records: [(Int, Record)], _ body: (inout ReadingEncoder, Int, Record) -> Void) {
    array(records) { encoder, item in encoder.object { body(&$0, item.0, item.1) } }
  }

  // MARK: What the filter lets through

  private typealias Printed<Record> = [(index: Int, record: Record)]
  private var entities: Printed<Entity> { format.filter.printed(.entity, reading.entities, \.evidence) }
  private var times: Printed<TimeExpression> { format.filter.printed(.time, reading.times, \.evidence) }
  private var figures: Printed<Figure> { format.filter.printed(.figure, reading.figures, \.evidence) }
  private var statements: Printed<Statement> { format.filter.printed(.statement, reading.statements, \.evidence) }
  private var events: Printed<Event> { format.filter.printed(.event, reading.events, \.evidence) }
  private var votes: Printed<Vote> { format.filter.printed(.vote, reading.votes, \.evidence) }
  private var polls: Printed<Poll> { format.filter.printed(.poll, reading.polls, \.evidence) }
  private var damage: Printed<Damage> { format.filter.printed(.damage, reading.damage, \.evidence) }

  private mutating func program() {
    object {
      $0.json.key("version"); $0.json.string(isnadVersion)
      $0.json.key("offset_unit"); $0.json.string("unicode-code-point")
    }
  }

  private mutating func articleKey() {
    if article != nil { json.key("article"); json.raw(article) }
  }

  private mutating func documentKeys() {
    let options = reading.options
    json.key("id"); json.string(documentID)
    json.key("characters"); json.integer(text.scalarCount)
    json.key("language"); json.string(reading.isArabic ? "ar" : nil)
    json.key("title"); json.string(options.title)
    json.key("outlet"); json.string(options.outlet)
    json.key("url"); json.string(options.url)
    json.key("published"); json.string(options.published?.description)
    json.key("published_basis"); json.string(options.publishedBasis?.rawValue)
    json.key("dateline"); span(reading.dateline)
    json.key("sentences")
    array(reading.document.sentences) { encoder, sentence in
      let text = encoder.text
      encoder.json.array([sentence.span.start, sentence.span.end]) { $0.integer(text.scalarOffset(ofByte: Int($1))) }
    }
    json.key("unresolved")
    object {
      $0.json.key("cues"); $0.array($0.reading.unresolvedCues) { $0.span($1) }
      $0.json.key("quotations"); $0.array($0.reading.unresolvedQuotations) { $0.span($1) }
    }
  }
}
