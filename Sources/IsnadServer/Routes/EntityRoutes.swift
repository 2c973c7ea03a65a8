import IsnadArchive
import IsnadDesk
import IsnadFormats
import IsnadSearch

/// People, organizations, places and groups over all articles.
enum EntityRoutes {
  static let kinds = ["person", "organization", "place", "group"]

  static let all: [Route] = [
    Route(
      .get, "/v1/entities", "listEntities", "Entities, those that most articles name first.",
      [
        Parameter("name", .text, "A name or a whole part of it, in any spelling."),
        Parameter("kind", .choice(kinds), "What it is."),
      ] + ListParameters.paging, [.json, .jsonl]
    ) { call, desk in
      Answer(
        try desk.entities(
          named: call.values.text("name"), kind: call.values.text("kind"), after: try call.cursor, limit: call.limit),
        for: call)
    }
    .with { $0.schema = "EntityList" },
    Route(.get, "/v1/entities/{entity}", "getEntity", "One entity with its spellings, its roles and what was joined.") {
      call, desk in
      Answer(try desk.encoded(try desk.entity(call.part("entity"))), as: .json)
    }
    .with { $0.schema = "Entity" },
    Route(.get, "/v1/entities/{entity}/variants", "listVariants", "The spellings of an entity.") { call, desk in
      Answer(desk.variants(try desk.entity(call.part("entity"))), as: .json)
    }
    .with { $0.schema = "Variants" },
    Route(
      .get, "/v1/entities/{entity}/statements", "listStatementsOf", "What an entity said.",
      ListParameters.list([ListParameters.offsets]), [.json, .jsonl]
    ) { call, desk in
      var request = try call.request(.records(.statement))
      request.participants = [
        SearchRequest.Participant(entity: try desk.entity(call.part("entity")).id, role: "speaker")
      ]
      return Answer(try desk.found(request, units: call.units), for: call)
    }
    .with { $0.schema = "FoundList" },
    Route(
      .get, "/v1/resolve", "resolve", "Who may be meant by a name.",
      [
        Parameter("name", .text, "The name.", isRequired: true),
        Parameter("limit", .integer(1...100), "How many are listed at most.", fallback: "10"),
      ]
    ) { call, desk in
      Answer(try desk.candidates(for: call.values.text("name") ?? "", limit: call.limit), as: .json)
    }
    .with { $0.schema = "Candidates" },
  ]
}
