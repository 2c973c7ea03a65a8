import IsnadArchive
import IsnadDesk
import IsnadFormats
import IsnadIntake
import IsnadJSON
import IsnadMessages
import IsnadReading

/// What changes the archive. Every write is told in the archive's audit, whether it succeeds or not.
enum WriteRoutes {
  private static let key = Route.Header(
    name: "Idempotency-Key", summary: "The client's own name for the write: the same write twice is done once.",
    pattern: "^[A-Za-z0-9_-]{1,64}$", isRequired: false
  ) { value in
    1...64 ~= value.utf8.count
      && value.utf8.allSatisfy { byte in
        0x30...0x39 ~= byte || 0x41...0x5A ~= byte || 0x61...0x7A ~= byte || byte == 0x2D || byte == 0x5F
      }
  }

  /// What names no state that there is, names none that holds: 412 says so.
  private static func match(_ isRequired: Bool) -> Route.Header {
    Route.Header(
      name: "If-Match", summary: "The ETag of what was read: a write on something that changed since is refused.",
      pattern: nil, isRequired: isRequired)
  }

  static let all: [Route] = [
    Route(.post, "/v1/articles", "addArticle", "Reads an article and keeps it.", answer: add)
      .with { route in
        write(&route, "ArticleInput", headers: [key])
        route.statuses = [201, 200]
        route.schema = "Added"
        route.body?.maximumByteCount = Article.maximumByteCount
      },
    Route(
      .post, "/v1/corrections", "correct", "Keeps what somebody says of a record; the record itself stays.",
      answer: correct
    )
    .with { route in
      write(&route, "CorrectionInput", headers: [key, match(true)])
      route.statuses = [201]
      route.schema = "Correction"
    },
    Route(
      .post, "/v1/corrections/undo", "undoCorrection", "Takes back what was said of a record last.",
      answer: undoCorrection
    )
    .with { route in
      write(&route, "UndoInput", headers: [key, match(true)])
      route.schema = "Undone"
    },
    Route(
      .post, "/v1/entities/edits/{edit}/undo", "undoEdit",
      "Takes back a merge or a split; the body is an empty object.",
      answer: undoEdit
    )
    .with { route in
      write(&route, "Empty", headers: [key])
      route.schema = "Edit"
    },
    Route(.post, "/v1/entities/{entity}/merge", "merge", "Takes one entity for another from now on.", answer: merge)
      .with { route in
        write(&route, "MergeInput", headers: [key, match(false)])
        route.schema = "Edit"
      },
  ]

  private static func write(_ route: inout Route, _ schema: String, headers: [Route.Header]) {
    route.gate = .token
    route.scope = .moment
    route.headers = headers
    route.body = Route.BodyRule(mediaTypes: ["application/json"], maximumByteCount: 64 << 10, schema: schema)
  }

  private static func add(_ call: Call, _ desk: Desk) throws -> Answer {
    let body = try ArticleBody(call)
    let options = body.options
    return try audited("add", call, desk) {
      let article = Article(
        text: body.text, title: options.title, outlet: options.outlet, url: options.url, published: options.published,
        publishedBasis: .given, source: call.body)
      let origin = Origin(
        input: "api", position: 1, captured: call.time, version: isnadVersion, program: rulesHash)
      let (ref, isNew) = try desk.add(article, origin)
      var json = JSONWriter()
      json.openObject()
      json.key("id"); json.string(ref)
      json.key("is_new"); json.boolean(isNew)
      json.closeObject()
      json.newline()
      let answer = Answer(
        json.bytes, as: .json, status: isNew ? 201 : 200, headers: [("Location", "/v1/articles/\(percentEncoded(ref))")]
      )
      return (answer, ref)
    }
  }

  private static func correct(_ call: Call, _ desk: Desk) throws -> Answer {
    guard call.ifMatch != nil else { throw Problem(.preconditionRequired) }
    let body = try object(call, ["article", "record", "verdict", "changes", "reason"])
    guard let id = body["article"]?.string, let record = body["record"]?.string,
      let verdict = body["verdict"]?.string.flatMap(Correction.Verdict.init)
    else {
      throw Problem(.badBody, Messages.desk.text("body.correction", call.language))
    }
    let article = try desk.article(id)
    try call.requireMatch(try desk.state(of: article))
    return try audited("correct", call, desk) {
      let result = try desk.correct(
        article, record, verdict, changes: body["changes"], reason: body["reason"]?.string, at: call.time)
      let correction = try kept(result, call.language)
      let answer = Answer(desk.encoded(correction, of: article), as: .json, status: 201)
      return (answer, "\(article.head.ref)/\(correction.record)")
    }
  }

  /// What was kept, or why it can't be.
  static func kept(
    _ result: Result<Correction, CorrectionFault>, _ language: Language
  ) throws(Problem) -> Correction {
    switch result {
    case .success(let correction): return correction
    case .failure(.noRecord): throw Problem(.notFound)
    case .failure(.badKey(let key)): throw Problem(.badBody, Messages.desk.text("body.key", language, key))
    }
  }

  private static func undoCorrection(_ call: Call, _ desk: Desk) throws -> Answer {
    guard call.ifMatch != nil else { throw Problem(.preconditionRequired) }
    let body = try object(call, ["article", "record"])
    guard let id = body["article"]?.string, let record = body["record"]?.string else {
      throw Problem(.badBody, Messages.desk.text("body.undo", call.language))
    }
    let article = try desk.article(id)
    try call.requireMatch(try desk.state(of: article))
    return try audited("undo-correction", call, desk) {
      guard try desk.undoCorrection(article, record, at: call.time) else { throw Problem(.notFound) }
      var json = JSONWriter()
      json.openObject()
      json.key("article"); json.string(article.head.ref)
      json.key("record"); json.string(record)
      json.key("undone"); json.string(call.time)
      json.closeObject()
      json.newline()
      return (Answer(json.bytes, as: .json), "\(article.head.ref)/\(record)")
    }
  }

  private static func undoEdit(_ call: Call, _ desk: Desk) throws -> Answer {
    _ = try object(call, [])
    guard let edit = Parameter.integer(call.part("edit")) else { throw Problem(.notFound) }
    return try audited("undo-edit", call, desk) {
      switch try desk.undoEdit(Int64(edit), at: call.time) {
      case .success(let edit): return (Answer(desk.encoded(edit), as: .json), String(edit.entity))
      case .failure: throw Problem(.notFound)
      }
    }
  }

  private static func merge(_ call: Call, _ desk: Desk) throws -> Answer {
    let body = try object(call, ["into", "reason"])
    guard let into = body["into"]?.string else {
      throw Problem(.badBody, Messages.desk.text("body.merge", call.language))
    }
    try call.requireMatch(try desk.version())
    let entity = try desk.entity(call.part("entity"))
    let other = try desk.entity(into)
    return try audited("merge", call, desk) {
      switch try desk.merge(entity, into: other, reason: body["reason"]?.string, at: call.time) {
      case .success(let edit): return (Answer(desk.encoded(edit), as: .json), String(edit.entity))
      case .failure: throw Problem(.conflict, Messages.desk.text("body.unfit", call.language))
      }
    }
  }

  /// The body as an object with no other members than `keys`.
  private static func object(_ call: Call, _ keys: [String]) throws(Problem) -> JSON {
    let value: JSON
    do throws(JSONError) {
      value = try JSON.parse(call.body)
    } catch {
      throw Problem(.badBody, Messages.errors.text("line.not-json", call.language, String(error.offset)))
    }
    guard case .object(let members) = value else {
      throw Problem(.badBody, Messages.errors.text("line.not-json", call.language, "0"))
    }
    if let unknown = members.first(where: { !keys.contains($0.key) }) {
      throw Problem(.badBody, Messages.desk.text("body.key", call.language, unknown.key))
    }
    return value
  }

  /// Runs a write between its two entries in the audit; the same write with the same key is answered as it was the first time.
  static func audited(
    _ action: String, _ call: Call, _ desk: Desk, _ body: () throws -> (answer: Answer, target: String)
  ) throws -> Answer {
    let hash = sha256(of: Array(call.address.utf8) + [0] + call.body)
    let row: Int64
    switch try desk.beginWrite(action, key: call.idempotencyKey, bodyHash: hash, at: call.time, abandoned: call.past) {
    case .new(let id): row = id
    case .underWay: throw Problem(.conflict, Messages.desk.text("body.under-way", call.language))
    case .done(let status, let answer, let bodyHash):
      guard bodyHash == hash else { throw Problem(.keyReused) }
      return Answer(answer, as: .json, status: status, headers: [("Idempotency-Replayed", "true")])
    }
    do {
      let (answer, target) = try body()
      try desk.endWrite(row, target: target, status: answer.status, answer: answer.body)
      return answer
    } catch {
      try desk.endWrite(row, target: nil, status: (error as? Problem)?.code.status ?? 500, answer: [])
      throw error
    }
  }
}

extension Call {
  /// Refuses a write on something that changed since the client read it.
  fileprivate func requireMatch(_ state: String) throws(Problem) {
    guard let ifMatch else { return }
    guard EntityTag.isState(state, namedIn: ifMatch) else { throw Problem(.preconditionFailed) }
  }
}
