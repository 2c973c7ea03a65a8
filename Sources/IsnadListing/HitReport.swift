public import IsnadArchive
import IsnadFormats
import IsnadJSON
public import IsnadMessages
import IsnadSearch
import IsnadText

/// What a search found, for people: an id and dates on one line, Arabic on lines of its own.
public struct HitReport: Sendable {
  private let language: Language
  private let isColoured: Bool

  public init(language: Language, isColoured: Bool) {
    self.language = language
    self.isColoured = isColoured
  }

  public func encode(_ hit: Hit) -> [UInt8] {
    var lines = [head(hit)]
    if let title = hit.article.title, hit.record == nil { lines.append("  " + escaped(title)) }
    if let head = hit.record, let reading = hit.reading {
      if let record = StoredRecord(head.kind, head.ordinal, in: reading) { lines += facts(record).map { "  " + $0 } }
      if let correction = reading.correction(head.kind, head.ordinal) {
        lines.append("  " + correction.line(language))
      }
    }
    lines.append("  " + marked(hit))
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  private func head(_ hit: Hit) -> String {
    var parts = [hit.shortID]
    if let published = hit.article.published { parts.append(String(published.prefix(10))) }
    if let name = hit.record?.name { parts.append(name) }
    if let outlet = hit.article.outlet { parts.append(escaped(outlet)) }
    return parts.joined(separator: "  ")
  }

  private func facts(_ record: StoredRecord) -> [String] {
    func said(_ key: String, _ value: String?) -> String? {
      value.map { Messages.report.text(key, language) + ": " + escaped($0) }
    }
    let who: [String?]
    switch record.kind {
    case .statement:
      who = [
        said("speaker", record.name("speaker")), said("addressee", record.name("addressee")),
        said("cue", record.printed("cue")),
      ]
    case .figure:
      who = [
        said("figure.said", record.printed("span")), said("of", record.printed("of")),
        said("place", record.name("place")),
        said("attribution.by", record.voucher),
      ]
    case .event:
      let actors = record.json["actors"]?.array?.compactMap { record.name(of: $0) } ?? []
      let recipients = record.json["recipients"]?.array?.compactMap { record.name(of: $0) } ?? []
      who = [
        said("actor", actors.isEmpty ? nil : actors.joined(separator: "، ")),
        said("recipient", recipients.isEmpty ? nil : recipients.joined(separator: "، ")),
        said("place", record.name("location")), said("time", record.time),
      ]
    default: who = []
    }
    return who.compactMap(\.self)
  }

  /// The snippet on one line, what was found in brackets or bold.
  private func marked(_ hit: Hit) -> String {
    let (before, after) = isColoured ? ("\u{1B}[1m", "\u{1B}[0m") : ("[", "]")
    var out = hit.snippet.startsInside ? "… " : ""
    var at = hit.snippet.span.start
    for match in hit.snippet.matches {
      out += escaped(hit.text[ByteSpan(start: at, end: match.start)]) + before + escaped(hit.text[match]) + after
      at = match.end
    }
    out += escaped(hit.text[ByteSpan(start: at, end: hit.snippet.span.end)])
    return out + (hit.snippet.endsInside ? " …" : "")
  }
}
