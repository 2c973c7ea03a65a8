import IsnadFormats
import IsnadReading
import IsnadRecords
import IsnadText

/// The columns of one kind, and its rows in an article. The data dictionary is in `Documentation/EXPORTS.md`.
struct RecordTable {
  let columns: [String]
  let rows: (ExportedArticle) -> [[Cell]]

  static func name(of kind: RecordKind) -> String {
    switch kind {
    case .entity: "entities"
    case .damage: "damage"
    default: kind.rawValue + "s"
    }
  }

  static func documents(withText: Bool) -> RecordTable {
    RecordTable(
      columns: ["document", "name", "outlet", "title", "url", "published", "characters"] + (withText ? ["text"] : [])
    ) { article in
      let options = article.reading.options
      return [
        [
          .text(article.documentID), .text(article.name), .text(options.outlet), .text(options.title),
          .text(options.url), .text(options.published.map { String(describing: $0) }),
          .number(article.text.scalarCount),
        ] + (withText ? [.text(String(decoding: article.text.bytes, as: UTF8.self))] : [])
      ]
    }
  }

  static func of(_ kind: RecordKind, _ filter: RecordFilter) -> RecordTable {
    switch kind {
    case .entity: entities(filter)
    case .time: times(filter)
    case .figure: figures(filter)
    case .statement: statements(filter)
    case .event: events(filter)
    case .vote: votes(filter)
    case .poll: polls(filter)
    case .damage: damage(filter)
    }
  }

  /// For a table that goes out alone: each row says where it was printed, for there is no table of documents to look it up in.
  var alone: RecordTable {
    RecordTable(columns: columns + ["outlet", "published", "title", "url"]) { article in
      let options = article.reading.options
      let source: [Cell] = [
        .text(options.outlet), .text(options.published.map { String(describing: $0) }), .text(options.title),
        .text(options.url),
      ]
      return rows(article).map { $0 + source }
    }
  }

  /// A table whose every row opens with the document and the record's id and ends with its rule and confidence.
  private static func table<Record>(
    _ kind: RecordKind, _ letter: String, _ list: KeyPath<Reading, [Record]>, _ evidence: KeyPath<Record, Evidence>,
    _ filter: RecordFilter, _ columns: [String], _ cells: @escaping (ExportedArticle, Record) -> [Cell]
  ) -> RecordTable {
    RecordTable(columns: ["document", "id"] + columns + ["rule", "confidence"]) { article in
      let document = article.documentID
      return filter.hiding(article.hidden).printed(kind, article.reading[keyPath: list], evidence).map {
        index, record in
        let trail = record[keyPath: evidence]
        return [.text(document), .id(letter, index)] + cells(article, record)
          + [.text(trail.rule), .text("\(trail.confidence)")]
      }
    }
  }

  private static func span(_ span: ByteSpan?, _ article: ExportedArticle) -> [Cell] {
    guard let span else { return [.empty, .empty, .empty] }
    let offsets = article.offsets(span)
    return [.number(offsets.start), .number(offsets.end), .text(article.text[span])]
  }

  /// Who stands behind a record that is in somebody's words, the innermost last.
  private static func vouchers(_ statement: Int?, _ article: ExportedArticle) -> Cell {
    statement.map { .list(article.reading.statements[$0].chain.map { article.voucher($0) }) } ?? .empty
  }

  private static func entities(_ filter: RecordFilter) -> RecordTable {
    table(
      .entity, "E", \.entities, \.evidence, filter,
      ["kind", "name", "latin", "wikidata", "country", "variants", "roles", "mentions", "start", "end", "text"]
    ) { article, entity in
      [
        .text(entity.kind.rawValue), .text(entity.name), .text(entity.latin), .text(entity.wikidata),
        .text(entity.country), .list(entity.variants), .list(entity.roles.map { article.text[$0] }),
        .number(entity.mentions.count),
      ] + span(entity.mentions.first?.span, article)
    }
  }

  private static func times(_ filter: RecordFilter) -> RecordTable {
    table(
      .time, "T", \.times, \.evidence, filter, ["kind", "value", "modifier", "basis", "start", "end", "text"]
    ) { article, time in
      [.text(time.kind.rawValue), .text(time.value), .text(time.modifier?.rawValue), .text(time.basis?.rawValue)]
        + span(time.span, article)
    }
  }

  private static func figures(_ filter: RecordFilter) -> RecordTable {
    table(
      .figure, "F", \.figures, \.evidence, filter,
      [
        "value", "low", "high", "bound", "unit", "measure", "of", "place", "time", "day", "attribution", "voucher",
        "start", "end", "text",
      ]
    ) { article, figure in
      [
        .number(figure.value), .number(figure.low), .number(figure.high), .text(figure.bound.rawValue),
        .text(figure.unit), .text(figure.measure.rawValue), .text(article.words(figure.of)),
        .text(article.words(figure.place)), .id("T", figure.time), .text(article.day(ofTime: figure.time)),
        .id("S", figure.attribution), vouchers(figure.attribution, article),
      ] + span(figure.span, article)
    }
  }

  private static func statements(_ filter: RecordFilter) -> RecordTable {
    table(
      .statement, "S", \.statements, \.evidence, filter,
      [
        "form", "speaker", "speaker_text", "cue", "lemma", "stance", "addressee", "medium", "time", "within", "chain",
        "start", "end", "content",
      ]
    ) { article, statement in
      let whole = statement.content.dropFirst().reduce(statement.content.first) { $0?.union($1) }
      return [
        .text(statement.form.rawValue), .id("E", statement.speaker.entity),
        .text(article.name(of: statement.speaker.entity) ?? article.words(statement.speaker.span)),
        .text(article.words(statement.cue?.span)), .text(statement.cue?.lemma), .text(statement.cue?.stance.rawValue),
        .text(article.words(statement.addressee)), .text(statement.medium?.kind.rawValue), .id("T", statement.time),
        .id("S", statement.within), .list(statement.chain.map { article.voucher($0) }),
      ] + span(whole, article).prefix(2) + [.list(statement.content.map { article.text[$0] })]
    }
  }

  private static func events(_ filter: RecordFilter) -> RecordTable {
    table(
      .event, "V", \.events, \.evidence, filter,
      [
        "type", "mode", "cameo", "status", "lemma", "actors", "recipients", "location", "time", "day", "attribution",
        "voucher", "same_as", "start", "end", "text",
      ]
    ) { article, event in
      let names = { (participant: Event.Participant) in
        article.name(of: participant.entity) ?? article.text[participant.span]
      }
      return [
        .text(event.kind.rawValue), .text(event.mode), .text(event.cameo), .text(event.status.rawValue),
        .text(event.lemma), .list(event.actors.map(names)), .list(event.recipients.map(names)),
        .text(article.words(event.location)), .id("T", event.time), .text(article.day(ofTime: event.time)),
        .id("S", event.attribution), vouchers(event.attribution, article), .id("V", event.sameAs),
      ] + span(event.trigger, article)
    }
  }

  private static func votes(_ filter: RecordFilter) -> RecordTable {
    table(
      .vote, "B", \.votes, \.evidence, filter,
      [
        "body", "motion", "date", "result", "yes", "no", "abstain", "inferred", "positions", "veto_by", "attribution",
        "voucher", "start", "end", "text",
      ]
    ) { article, vote in
      let positions = vote.positions.map { "\(article.words($0.party) ?? ""): \($0.option.rawValue)" }
      return [
        .text(article.words(vote.body)), .text(article.words(vote.motion)), .text(vote.date),
        .text(vote.result?.rawValue), .number(vote.yes), .number(vote.no), .number(vote.abstain), .list(vote.inferred),
        .list(positions), .list(vote.vetoBy.compactMap { article.words($0) }), .id("S", vote.attribution),
        vouchers(vote.attribution, article),
      ] + span(vote.spans.first, article)
    }
  }

  private static func polls(_ filter: RecordFilter) -> RecordTable {
    table(
      .poll, "P", \.polls, \.evidence, filter,
      [
        "pollster", "publisher", "fieldwork", "population", "question", "answers", "attribution", "voucher", "start",
        "end", "text",
      ]
    ) { article, poll in
      let answers = poll.answers.map { "\(article.text[$0.label]): \($0.value)" }
      return [
        .text(article.words(poll.pollster)), .text(article.words(poll.publisher)), .text(article.words(poll.fieldwork)),
        .text(article.words(poll.population)), .text(article.words(poll.question)), .list(answers),
        .id("S", poll.attribution), vouchers(poll.attribution, article),
      ] + span(poll.span, article)
    }
  }

  private static func damage(_ filter: RecordFilter) -> RecordTable {
    table(
      .damage, "D", \.damage, \.evidence, filter, ["kind", "message", "repair", "start", "end", "text"]
    ) { article, damage in
      [.text(damage.kind.rawValue), .text(damage.message), .text(damage.repair)] + span(damage.span, article)
    }
  }
}

extension ExportedArticle {
  /// A link of a chain, for people.
  func voucher(_ voucher: Statement.Voucher) -> String {
    switch voucher {
    case .outlet: reading.options.outlet ?? "outlet"
    case .entity(let entity): reading.entities[entity].name
    case .unnamed(let span): text[span]
    }
  }
}
