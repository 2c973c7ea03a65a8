public import IsnadArchive
public import IsnadFormats
import IsnadJSON
import IsnadListing
import IsnadText

extension Desk {
  /// One record of an article with its rule trail, the entities that it names and what stands around it.
  ///
  /// - Parameters:
  ///   - name: `S3`, the third statement.
  ///   - context: Code points before and after.
  public func record(
    _ kind: RecordKind, _ name: String, of article: StoredArticle, context: Int, units: OffsetUnits
  ) throws(DeskError) -> [UInt8] {
    let reading = KeptReading(article)
    guard let place = RecordKind.place(of: name), place.kind == kind, let record = reading.current(kind, place.ordinal)
    else { throw .missing }
    var json = JSONWriter()
    json.openObject()
    json.key("result"); json.string(kind.rawValue)
    json.key("id"); json.string("\(article.head.ref)/\(name)")
    json.key("article"); json.article(article.head)
    json.key("record"); SpanWriter(article.text, units).write(record, to: &json)
    json.key("correction"); json.correction(reading.correction(kind, place.ordinal))
    json.key("entities"); json.entities(reading.entities(namedIn: record))
    json.key("context"); self.context(of: record.value, in: article.text, context, &json)
    json.closeObject()
    json.newline()
    return json.bytes
  }

  private func context(of record: JSON?, in text: SourceText, _ context: Int, _ json: inout JSONWriter) {
    let spans = record.map { outline($0) } ?? []
    let scalars = Array(String(decoding: text.bytes, as: UTF8.self).unicodeScalars)
    func slice(_ start: Int, _ end: Int) -> String {
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[start..<max(start, end)])
      return String(view)
    }
    let inside = spans.filter { 0 <= $0.start && $0.start <= $0.end && $0.end <= scalars.count }
    let start = max(0, (inside.map(\.start).min() ?? 0) - context)
    let end = min(scalars.count, (inside.map(\.end).max() ?? 0) + context)
    json.openObject()
    json.key("start"); json.integer(start)
    json.key("end"); json.integer(max(start, end))
    json.key("text"); json.string(slice(start, end))
    json.key("matches")
    json.array(inside) { json, span in
      json.openObject()
      json.key("start"); json.integer(span.start)
      json.key("end"); json.integer(span.end)
      json.key("text"); json.string(slice(span.start, span.end))
      json.closeObject()
    }
    json.closeObject()
  }

  /// The spans that a record is made of, in text order.
  private func outline(_ record: JSON) -> [(start: Int, end: Int)] {
    var spans: [(start: Int, end: Int)] = []
    for key in ["span", "trigger", "cue", "content", "spans"] {
      let value = record[key]
      for span in value?.array ?? [value].compactMap(\.self) {
        if let start = span["start"]?.integer, let end = span["end"]?.integer { spans.append((start, end)) }
      }
    }
    return spans.sorted { ($0.start, $0.end) < ($1.start, $1.end) }
  }
}
