import IsnadArchive
import IsnadDesk
import IsnadMessages
import IsnadPages
import IsnadRecords
import IsnadSearch

/// The pages for people.
enum PageRoutes {
  /// What every page takes.
  static let common = [
    Parameter("lang", .choice(Language.allCases.map(\.rawValue)), "The language of the page."),
    Parameter("digits", .choice(Reader.Digits.allCases.map(\.rawValue)), "The digits of the page."),
  ]

  static let all: [Route] = [files, reading, comparing, about].flatMap(\.self)

  // MARK: Reading

  private static let reading: [Route] = [
    page(
      "/", "searchPage",
      ListParameters.list([
        Parameter("in", .choice(SearchRoutes.targets.map(\.name)), "What is listed.", fallback: "articles")
      ]), search),
    page(
      "/a/{article}", "articlePage", [Parameter("view", .choice(["characters"]), "Every character as received.")]
    ) { call, desk in
      let view = try desk.articleView(try desk.article(call.part("article")))
      return call.values.text("view") == nil ? .article(view) : .characters(view)
    }
    .with { $0.gate = .text },
    page("/s/{article}/{record}", "recordPage") { call, desk in
      .record(try desk.recordView(call.part("record"), of: try desk.article(call.part("article"))))
    },
    page("/e/{entity}", "entityPage") { call, desk in .entity(try desk.entityView(try desk.entity(call.part("entity"))))
    },
  ]

  private static func search(_ call: Call, _ desk: Desk) throws -> Page {
    let isAsked = ["q", "speaker", "entity", "outlet", "place", "from", "to"].contains { call.values.text($0) != nil }
    let name = call.values.text("in") ?? "articles"
    guard isAsked || name != "articles" else {
      return try desk.isEmpty ? .firstStart(desk.firstStart()) : .search(SearchView(query: ""))
    }
    let target = SearchRoutes.targets.first { $0.name == name }?.target ?? .articles
    return .search(
      try desk.searchView(
        try call.request(target), query: call.values.text("q") ?? "", target: name, address: call.reader.address
      ) { ListCursor.encoded($0, for: call) })
  }

  // MARK: Comparing

  private static let comparing: [Route] = [
    page("/st", "storiesPage", ListParameters.paging) { call, desk in
      .stories(
        try desk.storiesView(after: try call.cursor, limit: call.limit) { ListCursor.encoded($0, for: call) })
    },
    page("/st/{story}", "storyPage") { call, desk in .story(try desk.storyView(try desk.article(call.part("story")))) },
    page(
      "/c", "conflictsPage",
      [
        Parameter("measure", .choice(FigureMeasures.all), "What is counted."),
        Parameter("place", .text, "Where, by its whole name."),
        Parameter("as_of", .wholeDay, "What was known then."), Parameter("story", .text, "An article of the story."),
      ]
    ) { call, desk in
      var query = Desk.CollectionQuery()
      query.story = try call.values.text("story").map { try desk.article($0) }
      query.measures = call.values.text("measure").flatMap(Figure.Measure.init).map { [$0] }
      query.place = call.values.text("place")
      query.asOf = call.values.text("as_of")
      return .conflicts(try desk.conflictsView(query))
    },
    page(
      "/brief", "briefPage",
      [Parameter("day", .wholeDay, "The last day."), Parameter("since", .wholeDay, "The first day.")]
    ) { call, desk in
      .brief(try desk.briefView(day: call.values.text("day"), since: call.values.text("since")))
    },
    page("/sources", "sourcesPage") { _, desk in .sources(try desk.sourcesView()) },
    page("/q", "reviewPage", ListParameters.paging) { call, desk in
      guard call.canReview else { throw Problem(.writesDisabled) }
      var view = try desk.reviewView(
        after: try call.cursor, limit: call.limit, version: { String(EntityTag.digest([$0])) },
        next: { ListCursor.encoded($0, for: call) })
      view.decisions = call.reader.address.text
      return .review(view)
    },
    Route(.post, "/q", "decide", "A decision on a record, from the form of the queue.", review, [.html], answer: decide)
      .with { route in
        route.isDescribed = false
        route.gate = .formToken
        route.scope = .moment
        route.body = Route.BodyRule(
          mediaTypes: ["application/x-www-form-urlencoded"], maximumByteCount: 16 << 10, schema: "")
        route.fields = decision
      },
  ]

  private static let review = common + ListParameters.paging

  /// What the form of a decision holds. The token is typed in: a page of somebody else's can send the form, but not the token.
  private static let decision = [
    Parameter("article", .text, "The article's id.", isRequired: true),
    Parameter("record", .text, "The record's id in the article.", isRequired: true),
    Parameter("version", .text, "The state of the article that the decision is about.", isRequired: true),
    Parameter(
      "decision", .choice(Correction.Verdict.allCases.map(\.rawValue)), "What is said of the record.", isRequired: true),
    Parameter("changes", .text, "Of a fix: KEY=VALUE, one a line."),
    Parameter("why", .text, "The reason.", isRequired: true),
    Parameter("token", .text, "The secret of the server's token file.", isRequired: true),
  ]

  /// Keeps a decision and leads back to the queue, so that loading the page again decides nothing.
  private static func decide(_ call: Call, _ desk: Desk) throws -> Answer {
    let (form, article) = (call.form, try desk.article(call.form.text("article") ?? ""))
    guard EntityTag.digest([try desk.state(of: article)]) == form.text("version") ?? "" else {
      throw Problem(.preconditionFailed)
    }
    guard let verdict = form.text("decision").flatMap(Correction.Verdict.init) else {
      throw Problem(.badBody, "decision")
    }
    return try WriteRoutes.audited("correct", call, desk) {
      let lines = form.text("changes")?.split(whereSeparator: \.isNewline).map(String.init) ?? []
      let result = try desk.correct(
        article, form.text("record") ?? "", verdict, lines: lines, reason: form.text("why"), at: call.time)
      let correction = try WriteRoutes.kept(result, call.language)
      let answer = Answer([], as: .html, status: 303, headers: [("Location", call.reader.address.text)])
      return (answer, "\(article.head.ref)/\(correction.record)")
    }
  }

  // MARK: About

  private static let about: [Route] = [
    page(
      "/export", "exportPage",
      [Parameter("in", .choice(SearchRoutes.targets.map(\.name)), "What is exported.", fallback: "statements")]
    ) { call, desk in
      let target = call.values.text("in") ?? "statements"
      return .export(
        ExportView(
          target: target, formats: formats(of: target), outlets: try desk.outlets(),
          measures: target == "figures" ? FigureMeasures.all : []))
    },
    page("/about/method", "methodPage") { _, desk in .method(desk.method()) },
  ]

  /// The forms in which the API gives a list: those of the route itself.
  private static func formats(of target: String) -> [ExportView.Format] {
    let path = "/v1/\(target)"
    let offered = RecordRoutes.kinds.first { $0.name == target }?.formats ?? [.jsonl]
    var formats: [ExportView.Format] = []
    for format in [.json] + offered {
      formats.append(.init(name: format.label, path: "\(path).\(format.rawValue)"))
      if format == .csv {
        formats.append(.init(name: "Excel", path: path + ".csv", parameter: Address.Parameter("excel", "1")))
      }
    }
    return formats
  }

  static func page(
    _ template: String, _ name: String, _ more: [Parameter] = [],
    _ page: @escaping @Sendable (Call, Desk) throws -> Page
  ) -> Route {
    Route(.get, template, name, "A page.", common + more, [.html]) { call, desk in
      Answer(Array(try page(call, desk).html(for: call.reader).utf8), as: .html)
    }
    .with { $0.isDescribed = false }
  }

  // MARK: Files

  /// What every page asks for; it is the same as long as the program is.
  private static let files: [Route] = [
    file("/desk.css", .css, DeskFiles.stylesheet), file("/icon.svg", .svg, DeskFiles.icon),
  ]

  private static func file(_ path: String, _ format: MediaFormat, _ bytes: [UInt8]) -> Route {
    Route(.get, path, "file \(path)", "A file of the pages.", [], [format]) { _, _ in Answer(bytes, as: format) }
      .with { $0.isDescribed = false }
  }
}

extension MediaFormat {
  /// What a button says.
  fileprivate var label: String {
    switch self {
    case .jsonl: "JSON Lines"
    case .jsonld: "JSON-LD"
    case .geojson: "GeoJSON"
    case .ics: "iCalendar"
    case .atom: "Atom"
    default: rawValue.uppercased()
    }
  }
}

extension Call {
  /// Who reads the page that the call asks for.
  var reader: Reader {
    // What holds without being asked for stays out of addresses.
    let asked = values.canonical.filter { pair in
      route.parameters.first { $0.name == pair.name }?.fallback != pair.value
    }
    return Reader(Address(address, asked.map { Address.Parameter($0.name, $0.value) }), canReview: canReview)
  }
}
