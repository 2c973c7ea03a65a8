public import IsnadArchive
import IsnadFormats
import IsnadJSON
public import IsnadPages
import IsnadSearch
import IsnadText

extension Desk {
  /// What a search finds, narrowed by what its address says.
  ///
  /// - Parameters:
  ///   - query: As typed.
  ///   - target: The name of what is listed in the address.
  ///   - address: That of the page: hints lead to others like it.
  ///   - cursor: Writes where the list goes on.
  public func searchView(
    _ request: SearchRequest, query: String, target: String, address: Address, cursor: (Cursor) -> String
  ) throws(ArchiveError) -> SearchView {
    let found = try archive.search(request)
    let counts = try archive.recordCounts(of: found.hits.filter { $0.record == nil }.map(\.article.id))
    let hits = found.hits.map { hit in
      hit.record.map { view(hit, $0) } ?? view(hit, counts[hit.article.id] ?? [:])
    }
    let chosen = Dictionary(request.restrictions.map { ($0.field.rawValue, $0.value) }) { first, _ in first }
    var facets: [SearchView.Facet] = []
    if found.total > 0 {
      let asked = [Facet.outlet, .speaker, .place]
      facets = zip(asked, try archive.facets(asked, of: request, limit: 8)).map {
        self.facet($0, $1, chosen: chosen[$0.rawValue])
      }
    }
    let hints = found.total == 0 ? try self.hints(for: request).map { hint($0, address) } : []
    let api = address.setting("cursor", nil).setting("lang", nil).setting("digits", nil).query
    return SearchView(
      query: query, mode: request.query.mode.rawValue, target: target,
      result: .init(
        total: found.total, hits: hits, facets: facets, next: found.next.map(cursor), hints: hints), from: request.from,
      to: request.to, exports: Self.exports(api, target))
  }

  /// The same list for programs; of statements also as a feed to come back to.
  private static func exports(_ query: [Address.Parameter], _ target: String) -> [Export] {
    let json = Export("JSON", path: Address("/v1/search", query).text, mediaType: "application/json")
    guard target == "statements" else { return [json] }
    let own = query.filter { $0.name != "in" }
    return [
      json, Export("CSV", path: Address("/v1/statements.csv", own).text, mediaType: "text/csv"),
      Export("Atom", path: Address("/feeds/statements", own).text, mediaType: "application/atom+xml"),
    ]
  }

  /// An article, with how many records of some kinds it has.
  private func view(_ hit: Hit, _ counts: [RecordKind: Int]) -> SearchView.Hit {
    let head = IsnadPages.ArticleHead(hit.article, hit.text)
    let badges = [(Kind.statement, RecordKind.statement), (.figure, .figure), (.vote, .vote), (.poll, .poll)]
    let (snippet, matches) = Self.shown(hit)
    return .init(
      article: head, path: head.path, snippet: snippet, matches: matches, isCutAtStart: hit.snippet.startsInside,
      isCutAtEnd: hit.snippet.endsInside,
      badges: badges.compactMap { kind, records in counts[records].map { .init(kind, $0) } })
  }

  private func view(_ hit: Hit, _ record: RecordHead) -> SearchView.Hit {
    let (snippet, matches) = Self.shown(hit)
    return .init(
      article: IsnadPages.ArticleHead(hit.article, hit.text),
      path: PagePath.record("\(record.kind.letter)\(record.ordinal + 1)", of: hit.article.ref),
      kind: Kind(rawValue: record.kind.rawValue), name: hit.reading.flatMap { name(in: $0, record) }, day: record.day,
      snippet: snippet, matches: matches, isCutAtStart: hit.snippet.startsInside, isCutAtEnd: hit.snippet.endsInside)
  }

  /// The part of the text that is shown, and what was found in it.
  private static func shown(_ hit: Hit) -> (snippet: [UInt8], matches: [ByteSpan]) {
    let span = hit.snippet.span
    return (
      Array(hit.text.bytes[span.range]),
      hit.snippet.matches.map { ByteSpan(start: $0.start - span.start, end: $0.end - span.start) }
    )
  }

  /// Who speaks, acts, votes or asks.
  private func name(in reading: KeptReading, _ record: RecordHead) -> Name? {
    guard let json = reading.record(record.kind, record.ordinal)?.value else { return nil }
    let party = json["speaker"] ?? json["actors"]?.array?.first ?? json["body"] ?? json["pollster"]
    guard let id = party?["entity"]?.string, let place = RecordKind.place(of: id) else {
      return party?["text"]?.string.map { Name($0) }
    }
    guard let entity = reading.record(place.kind, place.ordinal)?.value, let name = entity["name"]?.string
    else { return nil }
    return Name(name, latin: entity["latin"]?.string)
  }

  private func facet(_ facet: Facet, _ values: [FacetValue], chosen: String?) -> SearchView.Facet {
    SearchView.Facet(
      parameter: facet.rawValue,
      values: values.map {
        SearchView.Value(value: $0.value, shown: .printed($0.value), count: $0.count, isChosen: $0.value == chosen)
      })
  }

  private func hint(_ hint: SearchHint, _ address: Address) -> SearchView.Hint {
    let start = address.setting("cursor", nil)
    switch hint.remedy {
    case .mode:
      return .init(
        key: hint.value == "stem" ? "stem" : "mode", address: start.setting("mode", hint.value), count: hint.total)
    case .alone:
      return .init(key: "words", words: hint.value, address: start.setting("q", hint.value), count: hint.total)
    case .without where hint.value == "from/to":
      return .init(key: "dates", address: start.setting("from", nil).setting("to", nil), count: hint.total)
    case .without:
      let field = String(hint.value.prefix { $0 != ":" })
      // A filter that was typed into the query can't be taken out of the address.
      let wider = start[field] == nil ? nil : start.setting(field, nil)
      return .init(key: "filter", words: hint.value, address: wider, count: hint.total)
    }
  }
}
