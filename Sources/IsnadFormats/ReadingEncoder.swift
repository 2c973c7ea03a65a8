import IsnadDocument
import IsnadReading
import IsnadRecords
import IsnadText

/// Encodes a reading as the contract's document object, key by key.
struct ReadingEncoder {
  let reading: Reading
  let documentID: String
  /// The caller's id of the article, JSON.
  let article: [UInt8]?
  let format: JSONFormat
  var json = JSONWriter()

  var text: SourceText { reading.document.text }

  // MARK: Shapes

  mutating func span(_ span: ByteSpan?) {
    guard let span else { return json.null() }
    object { $0.spanKeys(span) }
  }

  /// The keys of a span inside an object; all null without one.
  mutating func spanKeys(_ span: ByteSpan?) {
    json.key("start"); json.integer(span.map { text.scalarOffset(ofByte: Int($0.start)) })
    json.key("end"); json.integer(span.map { text.scalarOffset(ofByte: Int($0.end)) })
    json.key("text"); json.string(span.map { text[$0] })
    if format.units.contains(.utf16) {
      json.key("utf16")
      pair(span.map { (text.utf16Offset(ofByte: Int($0.start)), text.utf16Offset(ofByte: Int($0.end))) })
    }
    if format.units.contains(.byte) {
      json.key("byte")
      pair(span.map { (Int($0.start), Int($0.end)) })
    }
  }

  private mutating func pair(_ pair: (Int, Int)?) {
    guard let pair else { return json.null() }
    json.array([pair.0, pair.1]) { $0.integer($1) }
  }

  mutating func object(_ body: (inout ReadingEncoder) -> Void) {
    // The writer's brackets around what the encoder writes: the encoder is moved in and out, not copied.
    json.openObject()
    body(&self)
    json.closeObject()
  }

  mutating func array<Elements: Collection>(
    _ elements: Elements, _ body: (inout ReadingEncoder, Elements.Element) -> Void
  ) {
    json.openArray()
    for element in elements { body(&self, element) }
    json.closeArray()
  }

  mutating func party(_ party: Party?) {
    guard let party else { return json.null() }
    object { $0.partyKeys(party) }
  }

  mutating func partyKeys(_ party: Party) {
    json.key("entity"); id("E", party.entity)
    spanKeys(party.span)
  }

  mutating func id(_ letter: String, _ index: Int?) { json.string(index.map { "\(letter)\($0 + 1)" }) }

  mutating func evidence(_ evidence: Evidence) {
    json.key("rule"); json.string(evidence.rule)
    json.key("confidence"); json.string("\(evidence.confidence)")
    guard format.explain else { return }
    json.key("explain")
    array(evidence.reasons) { encoder, reason in
      encoder.object {
        $0.json.key("said"); $0.json.string(reason.said)
        $0.json.key("span"); $0.span(reason.span)
      }
    }
  }
}
