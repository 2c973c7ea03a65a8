import IsnadDocument
public import IsnadReading
import IsnadRecords
import IsnadText

/// Events as JSON lines in PLOVER 0.8, one event a line; `Documentation/EVENTS.md` explains every field.
public struct PLOVERFormat: Sendable {
  public var filter: RecordFilter

  public init(filter: RecordFilter = .everything) { self.filter = filter }

  /// - Returns: UTF-8, each line ended by a line feed; nothing for an article without events.
  public func encode(_ reading: Reading) -> [UInt8] {
    let document = documentID(of: reading.document.text)
    var json = JSONWriter()
    for i in reading.events.indices where filter.prints(.event, i, reading.events[i].evidence) {
      guard let coded = CodedEvent(i, of: reading) else { continue }
      write(coded, of: reading, document: document, to: &json)
      json.newline()
    }
    return json.bytes
  }

  private func write(_ coded: CodedEvent, of reading: Reading, document: String, to json: inout JSONWriter) {
    let event = coded.event
    let text = reading.document.text
    json.openObject()
    json.key("event_id"); json.string("\(document)/V\(coded.index + 1)")
    json.key("event_date"); json.string(coded.day)
    json.key("event_type"); json.string(coded.kind.rawValue)
    json.key("event_mode"); json.string(coded.mode)
    json.key("quad_code"); json.integer(coded.kind.quad)
    json.key("cameo_code"); json.string(coded.cameo)
    json.key("status"); json.string(event.status.rawValue)
    json.key("actors"); json.array(event.actors) { participant($1, of: reading, to: &$0) }
    json.key("recipients"); json.array(event.recipients) { participant($1, of: reading, to: &$0) }
    json.key("placename"); json.string(event.location.flatMap { name(of: $0.entity, or: $0.span, in: reading) })
    json.key("place_country"); json.string(event.location?.entity.flatMap { reading.entities[$0].country })
    json.key("trigger"); json.string(text[event.trigger])
    json.key("text"); json.string(sentence(around: event.trigger, in: reading.document).map { text[$0] })
    json.key("attribution"); json.string(event.attribution.map { "S\($0 + 1)" })
    json.key("confidence"); json.string("\(event.evidence.confidence)")
    json.key("language"); json.string("ar")
    json.key("publisher"); json.string(reading.options.outlet)
    json.key("publication_date"); json.string(reading.options.published.map { String(describing: $0) })
    json.key("headline"); json.string(reading.options.title)
    json.key("url"); json.string(reading.options.url)
    json.key("document"); json.string(document)
    json.closeObject()
  }

  private func participant(_ participant: Event.Participant, of reading: Reading, to json: inout JSONWriter) {
    json.openObject()
    json.key("name"); json.string(name(of: participant.entity, or: participant.span, in: reading))
    json.key("name_raw"); json.string(reading.document.text[participant.span])
    json.key("country"); json.string(participant.country)
    json.key("sector"); json.string(participant.sector)
    json.key("wikidata"); json.string(participant.entity.flatMap { reading.entities[$0].wikidata })
    json.closeObject()
  }

  private func name(of entity: Int?, or span: ByteSpan?, in reading: Reading) -> String? {
    if let entity { return reading.entities[entity].name }
    return span.map { reading.document.text[$0] }
  }

  private func sentence(around span: ByteSpan, in document: Document) -> ByteSpan? {
    let token = document.token(atOrAfter: span.start)
    guard token < document.tokens.count else { return nil }
    return document.sentences[Int(document.tokens[token].sentence)].span
  }
}
