import IsnadFormats
import IsnadReading
import IsnadRecords
import IsnadText

/// Atom 1.0 (RFC 4287): one entry a statement. An entry must have a date, so articles without one give none.
struct AtomExport {
  let options: ExportOptions

  func encode(_ articles: [ExportedArticle]) -> [UInt8] {
    var xml = XMLWriter()
    let dated = articles.compactMap { article in article.moment.map { (article, $0) } }
    // The Unix epoch says of an empty feed that it was never updated.
    let updated = dated.map(\.1).max() ?? "1970-01-01T00:00:00Z"
    xml.element("feed", ["xmlns": "http://www.w3.org/2005/Atom", "xml:lang": "ar"]) { xml in
      let feed = options.feed
      xml.element("id", text: "urn:isnad:statements" + (feed.map { ":" + sha256(of: Array($0.address.utf8)) } ?? ""))
      xml.element("title", text: ["isnad", feed?.title ?? ""].filter { !$0.isEmpty }.joined(separator: ": "))
      if let feed { xml.element("link", ["rel": "self", "href": feed.address]) }
      xml.element("updated", text: updated)
      xml.element("author") { $0.element("name", text: "isnad") }
      for (article, moment) in dated {
        for (i, statement) in options.filter.hiding(article.hidden).printed(
          .statement, article.reading.statements, \.evidence)
        {
          write(i, statement, of: article, at: moment, &xml)
        }
      }
    }
    return xml.bytes
  }

  private func write(
    _ i: Int, _ statement: Statement, of article: ExportedArticle, at moment: String, _ xml: inout XMLWriter
  ) {
    let speaker = article.name(of: statement.speaker.entity) ?? article.words(statement.speaker.span)
    let words = statement.content.map { shown(article.text[$0]) }.joined(separator: " … ")
    xml.element("entry") { xml in
      xml.element("id", text: "\(article.urn):S\(i + 1)")
      xml.element("title", text: [speaker.map(shown), words].compactMap(\.self).joined(separator: ": "))
      xml.element("updated", text: moment)
      if let speaker { xml.element("author") { $0.element("name", text: shown(speaker)) } }
      if article.address != article.urn { xml.element("link", ["rel": "alternate", "href": article.address]) }
      xml.element("category", ["term": statement.form.rawValue])
      if let stance = statement.cue?.stance { xml.element("category", ["term": stance.rawValue]) }
      xml.element(
        "content", ["type": "text"],
        text: options.withText ? String(decoding: article.text.bytes, as: UTF8.self) : words)
    }
  }
}

extension ExportedArticle {
  /// The time of publication as RFC 3339 wants it, in which a zone is a must: without one it is printed as UTC, which is what
  /// the format has for "of this place".
  var moment: String? {
    guard let published = reading.options.published else { return nil }
    let text = String(describing: published)
    let day = text.prefix(10)
    let time = text.dropFirst(11)
    let zoneStart = time.firstIndex { $0 == "Z" || $0 == "+" || $0 == "-" } ?? time.endIndex
    let clock = time[..<zoneStart]
    let zone = time[zoneStart...]
    let whole = clock.isEmpty ? "00:00:00" : clock.count == 5 ? clock + ":00" : String(clock)
    let colon = zone.count == 5 ? zone.prefix(3) + ":" + zone.suffix(2) : zone
    return "\(day)T\(whole)\(colon.isEmpty ? "Z" : String(colon))"
  }
}
