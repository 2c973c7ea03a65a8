import IsnadFormats
import IsnadReading
import IsnadRecords
import IsnadText

/// schema.org as JSON-LD: words in quotation marks are a `Quotation`, reported ones a `Claim`; each is part of its article.
struct SchemaOrgExport {
  let options: ExportOptions

  func encode(_ articles: [ExportedArticle]) -> [UInt8] {
    var json = JSONWriter()
    json.openObject()
    json.key("@context"); json.string("https://schema.org")
    json.key("@graph"); json.openArray()
    for article in articles {
      write(article, &json)
      for (i, statement) in options.filter.hiding(article.hidden).printed(
        .statement, article.reading.statements, \.evidence)
      {
        write(i, statement, of: article, &json)
      }
    }
    json.closeArray()
    json.closeObject()
    json.newline()
    return json.bytes
  }

  private func write(_ article: ExportedArticle, _ json: inout JSONWriter) {
    let known = article.reading.options
    json.openObject()
    json.key("@type"); json.string("NewsArticle")
    json.key("@id"); json.string(article.address)
    json.key("inLanguage"); json.string("ar")
    if let title = known.title { json.key("headline"); json.string(title) }
    if let date = known.published { json.key("datePublished"); json.string(String(describing: date)) }
    if let outlet = known.outlet {
      json.key("publisher"); json.openObject()
      json.key("@type"); json.string("Organization")
      json.key("name"); json.string(outlet)
      json.closeObject()
    }
    if options.withText { json.key("articleBody"); json.string(String(decoding: article.text.bytes, as: UTF8.self)) }
    json.closeObject()
  }

  private func write(_ i: Int, _ statement: Statement, of article: ExportedArticle, _ json: inout JSONWriter) {
    let isQuotation = statement.form == .direct
    json.openObject()
    json.key("@type"); json.string(isQuotation ? "Quotation" : "Claim")
    json.key("@id"); json.string("\(article.urn):S\(i + 1)")
    json.key("text"); json.string(statement.content.map { article.text[$0] }.joined(separator: " … "))
    json.key("inLanguage"); json.string("ar")
    if let day = article.day(ofTime: statement.time) { json.key("dateCreated"); json.string(day) }
    // `spokenByCharacter` is for fiction; whoever says a quotation or makes a claim is its `creator`.
    let speakers = [statement.speaker] + statement.coSpeakers
    json.key("creator")
    json.array(speakers.compactMap { speaker in voice(speaker, article) }) { json, voice in
      json.openObject()
      json.key("@type"); json.string(voice.type)
      json.key("name"); json.string(voice.name)
      if let link = voice.link { json.key("sameAs"); json.string(link) }
      json.closeObject()
    }
    json.key(isQuotation ? "isPartOf" : "appearance"); json.openObject()
    json.key("@id"); json.string(article.address)
    json.closeObject()
    json.closeObject()
  }

  private func voice(
    _ speaker: Statement.Speaker, _ article: ExportedArticle
  ) -> (type: String, name: String, link: String?)? {
    guard let index = speaker.entity else { return article.words(speaker.span).map { ("Person", $0, nil) } }
    let entity = article.reading.entities[index]
    // A place that speaks is its government.
    let type = entity.kind == .person ? "Person" : "Organization"
    return (type, entity.name, entity.wikidata.map { "http://www.wikidata.org/entity/\($0)" })
  }
}
