import IsnadDocument
public import IsnadReading
import IsnadRecords
import IsnadText

/// The contract's two JSON forms of a reading.
public enum JSONFormat: Sendable {
  /// One object a document, on one line.
  case document
  /// One record a line, each with its kind and its document.
  case records

  /// - Parameters:
  ///   - documentID: `sha256:…` of the text.
  ///   - explain: adds the rule trail of each record.
  /// - Returns: UTF-8, each line ended by a line feed.
  public func encode(_ reading: Reading, documentID: String, version: String, units: OffsetUnits = [], explain: Bool = false) -> [UInt8] {
    var encoder = ReadingEncoder(reading: reading, version: version, documentID: documentID, units: units, explain: explain)
    switch self {
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
      $0.json.key("document"); $0.object { $0.documentKeys() }
      $0.json.key("entities"); $0.list($0.reading.entities) { $0.entity($1, $2) }
      $0.json.key("times"); $0.list($0.reading.times) { $0.time($1, $2) }
      $0.json.key("figures"); $0.list($0.reading.figures) { $0.figure($1, $2) }
      $0.json.key("statements"); $0.list($0.reading.statements) { $0.statement($1, $2) }
      $0.json.key("events"); $0.list($0.reading.events) { $0.event($1, $2) }
      $0.json.key("votes"); $0.list($0.reading.votes) { $0.vote($1, $2) }
      $0.json.key("polls"); $0.list($0.reading.polls) { $0.poll($1, $2) }
      $0.json.key("damage"); $0.list($0.reading.damage) { $0.damage($1, $2) }
    }
    json.newline()
  }

  /// The reading as one line a record: the document first.
  mutating func lines() {
    line("document") {
      $0.json.key("isnad"); $0.program()
      $0.documentKeys()
    }
    for (i, record) in reading.entities.enumerated() { line("entity") { $0.entity(i, record) } }
    for (i, record) in reading.times.enumerated() { line("time") { $0.time(i, record) } }
    for (i, record) in reading.figures.enumerated() { line("figure") { $0.figure(i, record) } }
    for (i, record) in reading.statements.enumerated() { line("statement") { $0.statement(i, record) } }
    for (i, record) in reading.events.enumerated() { line("event") { $0.event(i, record) } }
    for (i, record) in reading.votes.enumerated() { line("vote") { $0.vote(i, record) } }
    for (i, record) in reading.polls.enumerated() { line("poll") { $0.poll(i, record) } }
    for (i, record) in reading.damage.enumerated() { line("damage") { $0.damage(i, record) } }
  }

  private mutating func line(_ kind: String, _ body: (inout ReadingEncoder) -> Void) {
    object {
      $0.json.key("record"); $0.json.string(kind)
      $0.json.key("document"); $0.json.string($0.documentID)
      body(&$0)
    }
    json.newline()
  }

  private mutating func list<Record>(_ records: [Record], _ body: (inout ReadingEncoder, Int, Record) -> Void) {
    array(Array(records.enumerated())) { encoder, item in encoder.object { body(&$0, item.offset, item.element) } }
  }

  private mutating func program() {
    object {
      $0.json.key("version"); $0.json.string($0.version)
      $0.json.key("offset_unit"); $0.json.string("unicode-code-point")
    }
  }

  private mutating func documentKeys() {
    let options = reading.options
    json.key("id"); json.string(documentID)
    json.key("characters"); json.integer(text.scalarCount)
    json.key("language"); json.string(reading.isArabic ? "ar" : nil)
    json.key("title"); json.string(options.title)
    json.key("outlet"); json.string(options.outlet)
    json.key("url"); json.string(options.url)
    json.key("published"); json.string(options.published)
    json.key("published_basis"); json.string(options.published == nil ? nil : "given")
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
