import IsnadFormats
import IsnadReading
import IsnadRecords
import IsnadText

/// W3C Web Annotation Data Model as JSON-LD: one page, one annotation a record; targets by position (code points) and by quote.
struct WebAnnotationExport {
  let options: ExportOptions

  func encode(_ articles: [ExportedArticle]) -> [UInt8] {
    var json = JSONWriter()
    json.openObject()
    json.key("@context"); json.string("http://www.w3.org/ns/anno.jsonld")
    json.key("type"); json.string("AnnotationPage")
    json.key("items"); json.openArray()
    for article in articles { write(article, &json) }
    json.closeArray()
    json.closeObject()
    json.newline()
    return json.bytes
  }

  private func write(_ article: ExportedArticle, _ json: inout JSONWriter) {
    let reading = article.reading
    let filter = options.filter.hiding(article.hidden)
    func annotate(
      _ id: String, _ kind: RecordKind, _ spans: [ByteSpan], _ values: [String?], link: String? = nil
    ) {
      guard !spans.isEmpty else { return }
      json.openObject()
      json.key("id"); json.string(article.urn + ":" + id)
      json.key("type"); json.string("Annotation")
      json.key("motivation"); json.string(link == nil ? "classifying" : "identifying")
      json.key("body"); json.openArray()
      if let link {
        json.openObject()
        json.key("id"); json.string(link)
        json.key("purpose"); json.string("identifying")
        json.closeObject()
      }
      for value in [kind.rawValue] + values.compactMap(\.self) {
        json.openObject()
        json.key("type"); json.string("TextualBody")
        json.key("purpose"); json.string("classifying")
        json.key("value"); json.string(value)
        json.closeObject()
      }
      json.closeArray()
      json.key("target")
      json.array(spans) { target($1, of: article, &$0) }
      json.closeObject()
    }
    for (i, entity) in filter.printed(.entity, reading.entities, \.evidence) {
      annotate(
        "E\(i + 1)", .entity, entity.mentions.map(\.span), [entity.kind.rawValue, entity.name],
        link: entity.wikidata.map { "http://www.wikidata.org/entity/\($0)" })
    }
    for (i, time) in filter.printed(.time, reading.times, \.evidence) {
      annotate("T\(i + 1)", .time, [time.span], [time.value])
    }
    for (i, figure) in filter.printed(.figure, reading.figures, \.evidence) {
      annotate("F\(i + 1)", .figure, [figure.span], [figure.measure.rawValue, figure.value.map { String($0) }])
    }
    for (i, statement) in filter.printed(.statement, reading.statements, \.evidence) {
      let speaker = article.name(of: statement.speaker.entity) ?? article.words(statement.speaker.span)
      annotate(
        "S\(i + 1)", .statement, statement.content, [speaker, statement.cue?.stance.rawValue, statement.form.rawValue])
    }
    for (i, event) in filter.printed(.event, reading.events, \.evidence) {
      annotate("V\(i + 1)", .event, [event.trigger], [event.kind.rawValue, event.status.rawValue])
    }
    for (i, vote) in filter.printed(.vote, reading.votes, \.evidence) {
      annotate("B\(i + 1)", .vote, vote.spans, [vote.result?.rawValue])
    }
    for (i, poll) in filter.printed(.poll, reading.polls, \.evidence) { annotate("P\(i + 1)", .poll, [poll.span], []) }
    for (i, damage) in filter.printed(.damage, reading.damage, \.evidence) {
      annotate("D\(i + 1)", .damage, [damage.span], [damage.kind.rawValue, damage.message])
    }
  }

  private func target(_ span: ByteSpan, of article: ExportedArticle, _ json: inout JSONWriter) {
    let offsets = article.offsets(span)
    json.openObject()
    json.key("source"); json.string(article.address)
    json.key("selector"); json.openArray()
    json.openObject()
    json.key("type"); json.string("TextPositionSelector")
    json.key("start"); json.integer(offsets.start)
    json.key("end"); json.integer(offsets.end)
    json.closeObject()
    json.openObject()
    json.key("type"); json.string("TextQuoteSelector")
    json.key("exact"); json.string(article.text[span])
    json.closeObject()
    json.closeArray()
    json.closeObject()
  }
}
