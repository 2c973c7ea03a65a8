import IsnadArchive
import IsnadDesk
import IsnadRecords

/// Articles beside one another.
enum StoryRoutes {
  private static let since = Parameter("since", .wholeDay, "Entries of this day and later.")
  private static let asOf = Parameter("as_of", .wholeDay, "What was known then: figures of later days are left out.")
  private static let measure = Parameter("measure", .choices(FigureMeasures.all), "What is counted.")
  private static let place = Parameter("place", .text, "Where, by its whole name.")

  static let all: [Route] = [
    Route(
      .get, "/v1/stories", "listStories", "Stories, the one that was added to last first.",
      [
        Parameter("since", .day, "Stories with an article of this day, month or year or later."),
        Parameter("least", .integer(1...1000), "How many articles a story has at least.", fallback: "2"),
      ] + ListParameters.paging, [.json, .jsonl]
    ) { call, desk in
      Answer(
        try desk.stories(
          since: call.values.text("since"), least: call.values.integer("least") ?? 2, after: try call.cursor,
          limit: call.limit), for: call)
    }
    .with { $0.schema = "StoryList" },
    Route(
      .get, "/v1/stories/{story}", "getStory",
      "A story by the id of any of its articles: its texts and who printed them."
    ) { call, desk in
      Answer(try desk.story(of: try desk.article(call.part("story"))), as: .json)
    }
    .with { $0.schema = "Story" },
    Route(
      .get, "/v1/stories/{story}/timeline", "getTimeline", "What happened and who said what, by day.", [since]
    ) { call, desk in
      var query = Desk.CollectionQuery()
      query.story = try desk.article(call.part("story"))
      query.since = call.values.text("since")
      return Answer(try desk.timeline(query), as: .json)
    }
    .with { $0.schema = "Timeline" },
    Route(
      .get, "/v1/stories/{story}/conflicts", "getConflicts", "Figures of a story by who vouches for them.",
      [measure, asOf]
    ) { call, desk in
      var query = call.collection
      query.story = try desk.article(call.part("story"))
      return Answer(try desk.conflicts(query), as: .json)
    }
    .with { $0.schema = "Comparison" },
    Route(
      .get, "/v1/conflicts", "listConflicts",
      "Figures of a place or a measure by who vouches for them, over all articles. Nothing is averaged.",
      [measure, place, asOf]
    ) { call, desk in
      Answer(try desk.conflicts(call.collection), as: .json)
    }
    .with { $0.schema = "Comparison" },
  ]
}

extension Call {
  fileprivate var collection: Desk.CollectionQuery {
    var query = Desk.CollectionQuery()
    let measures = values.list("measure").compactMap(Figure.Measure.init)
    query.measures = measures.isEmpty ? nil : Set(measures)
    query.place = values.text("place")
    query.asOf = values.text("as_of")
    return query
  }

  var cursor: Cursor? {
    get throws(Problem) {
      try values.text("cursor").map { text throws(Problem) in try ListCursor.decoded(text, for: self) }
    }
  }
}

/// The measures of figures, as the record contract names them.
enum FigureMeasures {
  static let all = [
    "killed", "injured", "missing", "displaced", "captive", "arrested", "participants", "votes", "share", "change",
    "money", "quantity", "other",
  ]
}
