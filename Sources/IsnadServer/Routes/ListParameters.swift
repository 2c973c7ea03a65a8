import IsnadArchive
import IsnadFormats
import IsnadMessages
import IsnadSearch

/// Parameters that several routes share.
enum ListParameters {
  static let paging: [Parameter] = [
    Parameter(
      "limit", .integer(1...1000),
      "How many are listed at most; unsaid it is 1000 in forms for other programs (CSV and so on).",
      fallback: "20"),
    Parameter("cursor", .text, "Where the list goes on: page.next of the part before."),
  ]

  static let words: [Parameter] = [
    Parameter("q", .text, "Words, \"phrases\", AND, OR, NOT, speaker:, outlet:, place:, entity:, title:."),
    Parameter(
      "mode", .choice(SearchMode.allCases.map(\.rawValue)), "How spellings are compared.",
      fallback: SearchMode.normalized.rawValue),
    Parameter(
      "sort", .choice(SearchRequest.Order.allCases.map(\.rawValue)), "What comes first; best needs words.",
      fallback: SearchRequest.Order.best.rawValue),
  ]

  static let filters: [Parameter] = [
    Parameter("from", .day, "The first day, month or year."),
    Parameter("to", .day, "The last day, month or year."),
    Parameter(
      "date_field", .choice(SearchRequest.DateField.allCases.map(\.rawValue)),
      "Whether from and to speak of the publication or of what is told.",
      fallback: SearchRequest.DateField.published.rawValue),
    Parameter("outlet", .text, "Who published it."),
    Parameter("speaker", .text, "Who is quoted, by any whole part of any spelling of the name."),
    Parameter("entity", .text, "Who or what takes part."),
    Parameter("place", .text, "Where."),
    Parameter("revised", .flag, "Older revisions of articles too."),
    Parameter("reprints", .flag, "Articles that print another one's text too.", fallback: "1"),
  ]

  /// Those of a list that is searched and narrowed.
  ///
  /// - Parameter own: Those of the route alone.
  static func list(_ own: [Parameter] = []) -> [Parameter] { [words, own, filters, paging].flatMap(\.self) }

  static let offsets = Parameter(
    "offsets", .choices(["cp", "utf16", "byte"]), "Units of positions; code points are always given.")
}

extension Call {
  /// A file that somebody opens in another program holds as much as may be asked for at once: nobody would miss the rest in it.
  var limit: Int { values.integer("limit") ?? (format.isFile ? 1000 : 20) }

  var units: OffsetUnits {
    values.list("offsets").reduce(into: []) { units, name in
      if let unit = OffsetUnits(name: name) { units.insert(unit) }
    }
  }

  /// What the call asks the archive for.
  ///
  /// - Parameter more: Restrictions by parameters of the route's own.
  func request(
    _ target: SearchRequest.Target, _ more: [(Query.Field, String)] = []
  ) throws(Problem) -> SearchRequest {
    let query: Query
    do throws(QueryError) {
      query = try Query(values.text("q") ?? "")
    } catch {
      throw Problem(.badQuery, query: error, language)
    }
    let fields: [(Query.Field, String)] =
      [(.speaker, "speaker"), (.entity, "entity"), (.place, "place"), (.outlet, "outlet")] + more
    let restrictions = fields.compactMap { field, name in
      values.text(name).map { Query.Restriction(field: field, value: $0) }
    }
    var request = SearchRequest(
      target, query: CompiledQuery(query, mode: values.text("mode").flatMap(SearchMode.init) ?? .normalized),
      restrictions: restrictions, from: values.text("from"), to: values.text("to"),
      dateField: values.text("date_field").flatMap(SearchRequest.DateField.init) ?? .published,
      includesRevised: values.flag("revised"), limit: limit)
    request.includesReprints = values.text("reprints") == nil || values.flag("reprints")
    request.order = values.text("sort").flatMap(SearchRequest.Order.init) ?? .best
    request.after = try values.text("cursor").map { text throws(Problem) in try ListCursor.decoded(text, for: self) }
    return request
  }
}

extension Problem {
  /// A query that can't be read, told in the words of the command line.
  init(_ code: Code, query error: QueryError, _ language: Language) {
    self.init(code, Messages.errors.text("query." + error.code.rawValue, language, error.part))
  }
}
