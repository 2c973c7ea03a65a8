import IsnadPages
import IsnadText

/// Every page once, with `words` wherever an article, an outlet, a name or a reader can put words of their own.
enum SampleViews {
  static let text = "وقالت الوزيرة ليلى الحداد إن 14-0 نتيجة التصويت.\r\nأما “ الوفد فغادر أمس.\n"

  static func all(_ words: String) -> [(name: String, page: Page)] {
    [
      ("search", .search(search(words))),
      ("search, empty", .search(SearchView(query: ""))),
      ("article", .article(article(words))),
      ("characters", .characters(article(words))),
      ("record", .record(record(words))),
      ("entity", .entity(entity(words))),
      ("stories", .stories(StoriesView(stories: [line(words)], total: 1, next: words, single: 4, exports: exports))),
      ("story", .story(story(words))),
      ("conflicts", .conflicts(conflicts(words))),
      ("brief", .brief(brief(words))),
      ("sources", .sources(sources(words))),
      (
        "review",
        .review(
          ReviewView(
            items: [
              .init(article: head(words), ref: words, record: statement(words), why: "unsure", version: words)
            ], total: 1, decisions: "/q", history: [.init(day: "2025-01-02", what: words, by: words, why: words)]))
      ),
      (
        "export",
        .export(
          ExportView(
            target: "statements", formats: [.init(name: "CSV", path: "/v1/statements.csv")], outlets: [words]))
      ),
      ("method", .method(MethodView(version: words))),
      ("first start", .firstStart(FirstStartView(database: words))),
      ("error", .error(ErrorView(status: 400, title: "error.bad_request", detail: words, valid: [words]))),
    ]
  }

  static let exports = [Export("CSV", path: "/v1/statements.csv", mediaType: "text/csv")]

  static func head(_ words: String) -> ArticleHead {
    ArticleHead(path: "/a/1", title: words, outlet: words, author: words, url: words, published: "2025-01-02")
  }

  static func name(_ words: String) -> Name { Name(words, latin: words, path: "/e/1") }

  static func line(_ words: String) -> StoryLine {
    StoryLine(
      path: "/st/1", title: words, articles: 3, outlets: [words], firstDay: "2025-01-01", lastDay: "2025-01-02")
  }

  static func quote(_ words: String) -> EntityView.Line {
    EntityView.Line(
      path: "/s/1/S1", day: "2025-01-02", outlet: words, who: name(words), words: words, sureness: .low)
  }

  static func statement(_ words: String, _ parts: [RecordView.Part] = []) -> RecordView {
    RecordView(
      kind: .statement, id: "S1", path: "/s/1/S1", parts: parts, headline: [.name(name(words)), .term("stance.deny")],
      quote: [words],
      facts: [
        Fact("addressee", [.printed(words)]), Fact("time", [.day("2025-01-02")]), Fact("value", [.number(12000)]),
        Fact("rule", [.code(words)]), Fact("place", [.link(words, path: "/e/2")]),
        Fact("measure", [.quantity(Quantity(value: 57, bound: "about", unit: "percent"))]),
      ], sureness: .medium, rule: words)
  }

  /// The source text with marks that overlap and that cut words.
  static func article(_ words: String, text: String = text) -> ArticleView {
    func part(_ printed: String, _ role: RecordView.Part.Role = .words) -> RecordView.Part {
      let bytes = Array(text.utf8)
      let wanted = Array(printed.utf8)
      let start = bytes.indices.first { bytes[$0...].starts(with: wanted) } ?? 0
      return RecordView.Part(ByteSpan(start..<(start + wanted.count)), role)
    }
    func plain(_ kind: Kind, _ id: String, _ printed: String) -> RecordView {
      RecordView(
        kind: kind, id: id, parts: [part(printed)], headline: [.printed(words)], quote: [], facts: [],
        sureness: .high, rule: "x/y")
    }
    return ArticleView(
      head: head(words), hash: "sha256:00", text: Array(text.utf8),
      records: [
        statement(
          words, [part("14-0 نتيجة التصويت", .content), part("قالت", .cue), part("الوزيرة ليلى الحداد", .speaker)]),
        plain(.entity, "E1", "ليلى الحداد"), plain(.vote, "B1", "إن 14-0 نتيجة"), plain(.damage, "D1", "“"),
        plain(.time, "T1", "أمس"), plain(.event, "V1", "غادر"),
      ], captured: "2025-01-03", version: "1", appearances: [head(words)], revisedBy: head(words),
      revises: head(words), story: Name(words, path: "/st/1"), exports: exports)
  }

  static func record(_ words: String) -> RecordPageView {
    let context = Array(text.utf8)
    return RecordPageView(
      article: head(words), record: statement(words),
      chain: [
        .init(who: .outlet(Name(words)), act: "chain.published", day: "2025-01-02"),
        .init(who: .unnamed(words), act: "chain.reported"), .init(who: .named(name(words)), act: "chain.said"),
      ], context: context, contextParts: [.init(ByteSpan(0..<10), .cue)], anchor: "w1",
      reasons: [.init(said: words, words: words)],
      alternatives: [.init(article: head(words), path: "/s/2/S1", words: words)], hash: "sha256:00", exports: exports)
  }

  static func search(_ words: String) -> SearchView {
    SearchView(
      query: words, mode: "stem", target: "statements",
      result: .init(
        total: 1200,
        hits: [
          .init(
            article: head(words), path: "/s/1/S1", kind: .statement, name: name(words), day: "2025-01",
            snippet: Array(words.utf8), matches: [ByteSpan(0..<2)], isCutAtStart: true, isCutAtEnd: true,
            badges: [.init(.figure, 3)])
        ],
        facets: [
          .init(
            parameter: "outlet",
            values: [
              .init(value: words, shown: .printed(words), count: 4),
              .init(value: "b", shown: .name(name(words)), count: 2, isChosen: true),
            ])
        ], next: words,
        hints: [.init(key: "filter", words: words, address: Address("/", [.init("q", words)]), count: 3)]),
      from: "2025-01-01", exports: exports)
  }

  static func entity(_ words: String) -> EntityView {
    EntityView(
      name: name(words), kind: "person", wikidata: words, country: words, articles: 11, firstDay: "2025-01-01",
      lastDay: "2025-02-01", spellings: [.init(words, 3)],
      roles: [.init(words: words, firstDay: "2025-01-01", lastDay: "2025-01-09", articles: 2)],
      parts: [.init("speaker", 5)], statements: [quote(words)], about: [quote(words)],
      company: [.init(name: name(words), articles: 2)],
      changes: [.init(day: "2025-01-02", what: words, by: words, why: words)], namesakes: [name(words)],
      exports: exports)
  }

  static func story(_ words: String) -> StoryView {
    StoryView(
      title: words, tellings: [.init(first: head(words), reprints: [head(words)], isFirstByDate: true)],
      days: [
        .init(
          day: "2025-01-02",
          entries: [
            .init(
              kind: .event, label: "event.ASSAULT", status: "status.planned", actors: [name(words), name(words)],
              recipients: [name(words)], place: name(words), words: words,
              sources: [.init(outlet: words, path: "/s/1/V1")], isDayTold: false)
          ]), .init(day: nil, entries: []),
      ], places: [.init(name: name(words), latitude: 31.5, longitude: 34.45, count: 2)],
      conflicts: (path: "/c?story=1", count: 2), since: "2025-01-01", exports: exports)
  }

  static func subject(_ words: String) -> ConflictsView.Subject {
    func claim(_ day: String?, _ quantity: Quantity, _ step: String? = nil) -> ConflictsView.Claim {
      .init(day: day, quantity: quantity, words: words, outlet: words, path: "/s/1/F1", step: step)
    }
    let first = claim("2025-01-01", Quantity(value: 120, bound: "exact"))
    let second = claim("2025-01-02", Quantity(value: 300, low: 300, bound: "more-than"), "update")
    return .init(
      measure: "killed", noun: words, place: name(words), story: Name(words, path: "/st/1"),
      vouchers: [
        .init(name: name(words), claims: [first, second, claim(nil, Quantity(bound: "vague"))]),
        .init(
          name: Name(words), kind: "unnamed",
          claims: [claim("2025-01-02", Quantity(low: 20, high: 50, bound: "range"), "differs")]),
      ], disagreements: [.init(one: name(words), other: Name(words), first: first, second: second)])
  }

  static func conflicts(_ words: String) -> ConflictsView {
    ConflictsView(
      subjects: [subject(words)], measure: "killed", place: words, asOf: "2025-01-02", story: words, next: words,
      exports: exports)
  }

  static func brief(_ words: String) -> BriefView {
    BriefView(
      day: "2025-01-02", since: "2025-01-01",
      stories: [.init(story: line(words), said: [quote(words)], happened: [quote(words)])], votes: [quote(words)],
      conflicts: [subject(words)], outlets: [.init(words, 3)])
  }

  static func sources(_ words: String) -> SourcesView {
    SourcesView(
      sources: [
        .init(
          outlet: words, articles: 12, firstDay: "2025-01-01", lastDay: "2025-03-01",
          months: [.init("2025-01", 3), .init("2025-02", 0)], gaps: Array(repeating: "2025-01-05/2025-01-09", count: 5)),
        .init(outlet: nil, articles: 1, months: [], gaps: []),
      ], articles: 13, undated: 1, exports: exports)
  }
}
