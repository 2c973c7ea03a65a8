import IsnadFormats
import IsnadReading

/// TimelineJS 3: one slide for each event and vote whose day an article tells. Texts are HTML there, so they are escaped.
struct TimelineJSExport {
  let options: ExportOptions

  func encode(_ articles: [ExportedArticle]) -> [UInt8] {
    var json = JSONWriter()
    let events = DatedEvent.all(of: articles, options.filter).enumerated()
      .sorted { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }.map(\.element)
    json.openObject()
    json.key("events")
    json.array(events) { json, event in
      let parts = event.day.split(separator: "-").compactMap { Int($0) }
      json.openObject()
      json.key("unique_id"); json.string("\(event.article.documentID.dropFirst("sha256:".count))-\(event.id)")
      json.key("start_date"); json.openObject()
      json.key("year"); json.integer(parts[0])
      json.key("month"); json.integer(parts[1])
      json.key("day"); json.integer(parts[2])
      json.closeObject()
      json.key("group"); json.string(event.label)
      json.key("text"); json.openObject()
      json.key("headline"); json.string(html(event.place.map { "\(event.label) – \($0)" } ?? event.label))
      json.key("text"); json.string("<p dir=\"rtl\" lang=\"ar\">\(html(event.sentence))</p>" + source(of: event))
      json.closeObject()
      json.closeObject()
    }
    json.closeObject()
    json.newline()
    return json.bytes
  }

  private func source(of event: DatedEvent) -> String {
    let name = html(shown(event.article.reading.options.outlet ?? event.article.name))
    guard event.article.address != event.article.urn else { return "<p>\(name)</p>" }
    return "<p><a href=\"\(html(event.article.address))\">\(name)</a></p>"
  }

  private func html(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "\"": out += "&quot;"
      case "'": out += "&#39;"
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }
}
