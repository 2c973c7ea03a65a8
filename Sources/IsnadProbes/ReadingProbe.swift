import IsnadFormats
import IsnadJSON
import IsnadReading
import IsnadText

func checkReading(_ bytes: [UInt8]) throws(BrokenClaim) {
  guard let text = try? TextDecoding(bytes).text else { return }
  let reading = read(text, options: ReadingOptions(published: PublicationDate("2025-03-18")))
  for span in spans(in: records(of: reading)) {
    try claim(span.start < span.end, "a record's span is not empty: \(span)")
    try claim(isInside(span, text), "a record's span lies in the text and cuts no scalar: \(span)")
  }
  for shape in [JSONFormat.Shape.document, .records] {
    let json = JSONFormat(shape, units: [.utf16, .byte], explain: true).encode(reading)
    for line in json.split(separator: 0x0A) {
      do { _ = try JSON.parse(Array(line)) } catch { throw BrokenClaim("a line of the output is JSON: \(error)") }
    }
  }
}

private func records(of reading: Reading) -> [Any] {
  [
    reading.dateline as Any, reading.entities, reading.times, reading.figures, reading.statements, reading.events,
    reading.votes, reading.polls, reading.damage, reading.unresolvedCues, reading.unresolvedQuotations,
  ]
}

/// All spans inside a value, found by looking into it: a new field can't be forgotten.
private func spans(in value: Any) -> [ByteSpan] {
  if let span = value as? ByteSpan { return [span] }
  return Mirror(reflecting: value).children.flatMap { spans(in: $0.value) }
}
