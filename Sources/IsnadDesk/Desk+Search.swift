public import IsnadArchive
public import IsnadFormats
import IsnadListing

extension Desk {
  /// Articles or records as a search finds them, each with its snippet and, of a record, with all that is kept of it.
  ///
  /// - Parameter fields: The keys of records that are given, beside their ids; all where none is named.
  public func found(
    _ request: SearchRequest, units: OffsetUnits = [], fields: Set<String> = []
  ) throws(ArchiveError) -> Listing {
    let result = try archive.search(request)
    return Listing(
      items: result.hits.map { encoded($0, units, fields) }, total: result.total, next: result.next)
  }

  private func encoded(_ hit: Hit, _ units: OffsetUnits, _ fields: Set<String>) -> [UInt8] {
    var json = JSONWriter()
    json.openObject()
    json.key("result"); json.string(hit.record?.kind.rawValue ?? "article")
    json.key("id"); json.string(hit.id)
    json.key("article"); json.article(hit.article)
    let record = hit.record.flatMap { hit.reading?.current($0.kind, $0.ordinal) }
    json.key("record")
    if let record { SpanWriter(hit.text, units).write(record, only: fields, to: &json) } else { json.null() }
    json.key("correction"); json.correction(hit.record.flatMap { hit.reading?.correction($0.kind, $0.ordinal) })
    json.key("entities"); json.entities(record.flatMap { hit.reading?.entities(namedIn: $0) } ?? [])
    json.key("snippet"); json.snippet(hit.snippet, in: hit.text)
    json.closeObject()
    return json.bytes
  }

  /// An article by its whole id.
  func article(whole ref: String) throws(ArchiveError) -> StoredArticle? {
    guard case .found(let article) = try archive.article(ref) else { return nil }
    return article
  }

  /// The values of facets over all that a request matches, as JSON.
  public func facets(_ facets: [Facet], of request: SearchRequest) throws(ArchiveError) -> [UInt8] {
    var json = JSONWriter()
    json.openObject()
    for (facet, values) in zip(facets, try archive.facets(facets, of: request)) {
      json.key(named: facet.rawValue)
      json.array(values) { json, counted in
        json.openObject()
        json.key("value"); json.string(counted.value)
        json.key("count"); json.integer(counted.count)
        json.closeObject()
      }
    }
    json.closeObject()
    return json.bytes
  }
}
