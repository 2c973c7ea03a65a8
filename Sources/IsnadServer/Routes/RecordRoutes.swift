import IsnadArchive
import IsnadDesk
import IsnadExports
import IsnadFormats
import IsnadRecords
import IsnadSearch

/// Records by kind: lists with filters, and each at an address of its own.
enum RecordRoutes {
  struct Kind: Sendable {
    let name: String
    let kind: RecordKind
    /// The filter of the kind's own: what `SearchSQL` calls its class.
    let own: (parameter: Parameter, field: Query.Field)?
    /// The keys of its records that `fields` may name.
    let keys: String
    /// Forms besides JSON.
    let formats: [MediaFormat]
  }

  static let kinds: [Kind] = [
    Kind(
      name: "statements", kind: .statement,
      own: (
        Parameter(
          "stance",
          .choice(["neutral", "assert", "deny", "warn", "ask", "welcome", "condemn", "promise"]), "How it is said."),
        .type
      ), keys: "form cue speaker co_speakers addressee medium time content within chain",
      formats: [.jsonl, .csv, .tsv, .jsonld, .atom, .gexf]),
    Kind(
      name: "figures", kind: .figure,
      own: (Parameter("measure", .choice(FigureMeasures.all), "What is counted."), .measure),
      keys: "span value low high bound unit measure of place time attribution", formats: [.jsonl, .csv, .tsv]),
    Kind(
      name: "events", kind: .event,
      own: (Parameter("type", .choice(Event.Kind.allCases.map(\.rawValue)), "The PLOVER type."), .type),
      keys: "type mode cameo trigger actors recipients location time status attribution same_as",
      formats: [.jsonl, .csv, .tsv, .geojson, .ics]),
    Kind(
      name: "votes", kind: .vote,
      own: (
        Parameter("result", .choice(["adopted", "rejected", "vetoed", "postponed", "open"]), "How it ended."), .type
      ), keys: "spans body motion date result counts inferred positions veto_by attribution",
      formats: [.jsonl, .csv, .tsv, .ics]),
    Kind(
      name: "polls", kind: .poll, own: nil,
      keys: "span pollster publisher fieldwork population question answers attribution", formats: [.jsonl, .csv, .tsv]),
  ]

  static let all = kinds.flatMap { [list($0), one($0)] }

  private static func list(_ kind: Kind) -> Route {
    let own = kind.own.map { [$0.parameter] } ?? []
    let excel = Parameter("excel", .flag, "Of CSV: made for spreadsheets, with a byte order mark and guarded cells.")
    let keys = (kind.keys + " explain").split(separator: " ").map(String.init)
    let fields = Parameter(
      "fields", .choices(keys), "Of JSON: the keys of records that are given; id, rule and confidence always are.")
    return Route(
      .get, "/v1/\(kind.name)", "list\(kind.name.capitalizedFirst)", "Records of kind \(kind.kind.rawValue).",
      ListParameters.list(own + [ListParameters.offsets, fields, excel]),
      [.json] + kind.formats
    ) { call, desk in
      let request = try call.request(.records(kind.kind), kind.own.map { [($0.field, $0.parameter.name)] } ?? [])
      guard let format = call.format.export else {
        return Answer(
          try desk.found(request, units: call.units, fields: Set(call.values.list("fields"))), for: call)
      }
      return try export(request, as: format, call, desk)
    }
    .with { $0.schema = "FoundList" }
  }

  private static func one(_ kind: Kind) -> Route {
    Route(
      .get, "/v1/\(kind.name)/{article}/{record}", "get\(kind.kind.rawValue.capitalizedFirst)",
      "One \(kind.kind.rawValue) with its context and rule trail.",
      [
        Parameter("context", .integer(0...10_000), "Code points before and after.", fallback: "200"),
        ListParameters.offsets,
      ]
    ) { call, desk in
      Answer(
        try desk.record(
          kind.kind, call.part("record"), of: try desk.article(call.part("article")),
          context: min(call.values.integer("context") ?? 200, call.givesExcerpts ? Call.longestExcerpt / 2 : .max),
          units: call.units), as: .json)
    }
    .with {
      $0.schema = "OneRecord"
      $0.scope = .article
    }
  }

  private static func export(
    _ request: SearchRequest, as format: ExportFormat, _ call: Call, _ desk: Desk
  ) throws -> Answer {
    let exported = try desk.exported(request, as: format, forSpreadsheets: call.values.flag("excel"), feed: call.feed)
    let next = exported.next.map { [Answer.link(ListCursor.encoded($0, for: call), for: call)] }
    return Answer(exported.bytes, as: call.format, headers: next ?? [])
  }
}

extension String {
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
