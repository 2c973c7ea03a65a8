import IsnadArchive
import IsnadDesk
import IsnadFormats
import IsnadMessages
import IsnadSearch
import IsnadText

/// Full text over articles or over records.
enum SearchRoutes {
  static let targets: [(name: String, target: SearchRequest.Target)] =
    [("articles", .articles)] + RecordRoutes.kinds.map { ($0.name, .records($0.kind)) }

  static let all: [Route] = [
    Route(
      .get, "/v1/search", "search",
      "Articles or records that hold the words, each with a snippet of the text as printed.",
      ListParameters.list([
        Parameter("in", .choice(targets.map(\.name)), "What is listed.", fallback: "articles"),
        Parameter("facet", .choices(Facet.allCases.map(\.rawValue)), "What is counted over all that match."),
        ListParameters.offsets,
      ]), [.json, .jsonl], answer: search
    )
    .with { $0.schema = "SearchAnswer" }
  ]

  private static func search(_ call: Call, _ desk: Desk) throws -> Answer {
    let target = targets.first { $0.name == call.values.text("in") }?.target ?? .articles
    let request = try call.request(target)
    let listing = try desk.found(request, units: call.units)
    let facets = try desk.facets(call.values.list("facet").compactMap(Facet.init), of: request)
    let hints = listing.total == 0 ? try desk.hints(for: request) : []
    return Answer(listing, for: call) { json in
      json.key("facets"); json.raw(facets)
      json.key("query"); json.openObject()
      json.key("normalized"); json.string(normalized(request.query))
      json.key("mode_used"); json.string(request.query.mode.rawValue)
      json.key("hints")
      json.array(hints) { json, hint in
        json.openObject()
        json.key("try"); json.string(hint.remedy.rawValue)
        json.key("value"); json.string(hint.value)
        json.key("total"); json.integer(hint.total)
        json.closeObject()
      }
      json.closeObject()
    }
  }

  /// The words as they are compared.
  private static func normalized(_ query: CompiledQuery) -> String {
    query.query.phrases.map { phrase in
      phrase.isExact || query.mode == .exact
        ? phrase.text : String(decoding: Folding.folded.of(phrase.text), as: UTF8.self)
    }
    .joined(separator: " ")
  }
}
