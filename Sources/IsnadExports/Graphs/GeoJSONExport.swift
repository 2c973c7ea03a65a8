import CIsnadData
import IsnadFormats
import IsnadLexicon
import IsnadReading
import IsnadRecords
import IsnadText

/// GeoJSON (RFC 7946): a point for each place of each article whose coordinates are known, with the events there.
struct GeoJSONExport {
  let options: ExportOptions

  func encode(_ articles: [ExportedArticle]) -> [UInt8] {
    var json = JSONWriter()
    json.openObject()
    json.key("type"); json.string("FeatureCollection")
    json.key("features"); json.openArray()
    for article in articles {
      for (i, entity) in options.filter.hiding(article.hidden).printed(.entity, article.reading.entities, \.evidence) {
        guard let place = coordinates(of: entity) else { continue }
        write(i, entity, at: place, in: article, &json)
      }
    }
    json.closeArray()
    json.closeObject()
    json.newline()
    return json.bytes
  }

  private func write(
    _ i: Int, _ entity: Entity, at place: (latitude: Double, longitude: Double), in article: ExportedArticle,
    _ json: inout JSONWriter
  ) {
    json.openObject()
    json.key("type"); json.string("Feature")
    json.key("id"); json.string("\(article.urn):E\(i + 1)")
    json.key("geometry"); json.openObject()
    json.key("type"); json.string("Point")
    json.key("coordinates"); json.array([place.longitude, place.latitude]) { $0.number($1) }
    json.closeObject()
    json.key("properties"); json.openObject()
    json.key("name"); json.string(entity.name)
    json.key("latin"); json.string(entity.latin)
    json.key("country"); json.string(entity.country)
    json.key("mentions"); json.integer(entity.mentions.count)
    json.key("events")
    let here = options.filter.hiding(article.hidden).printed(.event, article.reading.events, \.evidence).filter {
      $0.record.location?.entity == i
    }
    json.array(here) { $0.string("V\($1.index + 1) \($1.record.kind.rawValue)") }
    json.key("outlet"); json.string(article.reading.options.outlet)
    json.key("published"); json.string(article.reading.options.published.map { String(describing: $0) })
    json.key("document"); json.string(article.documentID)
    json.closeObject()
    json.closeObject()
  }

  /// Of towns of 15,000 people and more (GeoNames); a namesake in another country is not taken, nor a town without a country.
  private func coordinates(of entity: Entity) -> (latitude: Double, longitude: Double)? {
    guard entity.kind == .place, let country = entity.country else { return nil }
    // The table has most towns without their article, some with it.
    let whole = Folding.folded.of(entity.name).filter { $0 != 0x20 }
    let bare = whole.starts(with: definiteArticle) ? whole.dropFirst(definiteArticle.count) : whole[...]
    guard let row = cities.row(sortedKey: whole) ?? cities.row(sortedKey: bare), row.string(3) == country,
      let latitude = Double(row.string(4)),
      let longitude = Double(row.string(5))
    else { return nil }
    return (latitude, longitude)
  }
}

private let definiteArticle = Array("ال".utf8)
private let cities = Table(isnad_cities_bytes(), count: isnad_cities_size())
