import IsnadDocument
public import IsnadPages
public import IsnadReading
import IsnadRecords
import IsnadText

/// The records of one reading as pages show them.
public struct RecordViews: Sendable {
  let reading: Reading
  /// The path of the article's page.
  private let article: String
  /// The path of each entity's page, in the order of the reading's entities.
  private let entities: [String?]

  public init(_ reading: Reading, article: String, entities: [String?]) {
    self.reading = reading
    self.article = article
    self.entities = entities
  }

  /// All records in the order of the text; of those that begin at one place the longer come first.
  public var all: [RecordView] {
    let views =
      reading.statements.indices.map(statement) + reading.votes.indices.map(vote) + reading.polls.indices.map(poll)
      + reading.events.indices.map(event) + reading.figures.indices.map(figure) + reading.entities.indices.map(entity)
      + reading.times.indices.map(time) + reading.damage.indices.map(damage)
    return views.enumerated().sorted {
      ($0.element.start, $0.offset) < ($1.element.start, $1.offset)
    }.map(\.element)
  }

  /// One record by its id (`S3`); nil where there is none.
  public func record(_ id: String) -> RecordView? {
    guard let letter = id.first, let number = Int(id.dropFirst()), number > 0, String(number) == id.dropFirst() else {
      return nil
    }
    let i = number - 1
    func one(_ count: Int, _ view: (Int) -> RecordView) -> RecordView? { i < count ? view(i) : nil }
    switch letter {
    case "S": return one(reading.statements.count, statement)
    case "F": return one(reading.figures.count, figure)
    case "V": return one(reading.events.count, event)
    case "B": return one(reading.votes.count, vote)
    case "P": return one(reading.polls.count, poll)
    case "E": return one(reading.entities.count, entity)
    case "T": return one(reading.times.count, time)
    case "D": return one(reading.damage.count, damage)
    default: return nil
    }
  }

  // MARK: Kinds

  private func statement(_ i: Int) -> RecordView {
    let statement = reading.statements[i]
    var parts = statement.content.map { RecordView.Part($0, .content) }
    if let cue = statement.cue { parts.append(.init(cue.span, .cue)) }
    if let speaker = statement.speaker.span { parts.append(.init(speaker, .speaker)) }
    var headline = [speaker(statement.speaker)]
    if let stance = statement.cue?.stance, stance != .neutral { headline.append(.term("stance.\(stance.rawValue)")) }
    var facts: [Fact] = []
    if !statement.coSpeakers.isEmpty { facts.append(Fact("co_speaker", statement.coSpeakers.map(speaker))) }
    if let role = role(of: statement.speaker) { facts.append(Fact("role", [role])) }
    if let addressee = statement.addressee.flatMap(party) { facts.append(Fact("addressee", [addressee])) }
    if let medium = statement.medium { facts.append(Fact("medium", [.term("medium.\(medium.kind.rawValue)")])) }
    if let time = when(statement.time) { facts.append(Fact("time", [time])) }
    if let cue = statement.cue { facts.append(Fact("cue", [.printed(cue.lemma)])) }
    facts.append(Fact("form", [.term("form.\(statement.form.rawValue)")]))
    return view(
      .statement, "S\(i + 1)", parts, headline, quote: statement.content.map(text), facts, statement.evidence)
  }

  private func figure(_ i: Int) -> RecordView {
    let figure = reading.figures[i]
    var facts: [Fact] = []
    if let of = figure.of { facts.append(Fact("of", [.printed(text(of))])) }
    facts += setting(place: figure.place, time: figure.time, attribution: figure.attribution)
    return view(
      .figure, "F\(i + 1)", [.init(figure.span)],
      [.quantity(Quantity(figure)), .term("measure.\(figure.measure.rawValue)")],
      facts, figure.evidence)
  }

  private func event(_ i: Int) -> RecordView {
    let event = reading.events[i]
    var headline: [Piece] = [.term("event.\(event.kind.rawValue)")]
    if event.status != .happened { headline.append(.term("status.\(event.status.rawValue)")) }
    var facts: [Fact] = []
    let actors = event.actors.map { name($0.entity, $0.span) }
    let recipients = event.recipients.map { name($0.entity, $0.span) }
    if !actors.isEmpty { facts.append(Fact("actor", actors)) }
    if !recipients.isEmpty { facts.append(Fact("recipient", recipients)) }
    facts += setting(place: event.location, time: event.time, attribution: event.attribution)
    return view(.event, "V\(i + 1)", [.init(event.trigger)], headline, facts, event.evidence)
  }

  private func vote(_ i: Int) -> RecordView {
    let vote = reading.votes[i]
    var headline: [Piece] = vote.body.flatMap(party).map { [$0] } ?? []
    if let result = vote.result { headline.append(.term("result.\(result.rawValue)")) }
    var facts: [Fact] = []
    for (label, count) in [("option.yes", vote.yes), ("option.no", vote.no), ("option.abstain", vote.abstain)] {
      if let count { facts.append(Fact(label, [.number(Double(count))])) }
    }
    if let motion = vote.motion { facts.append(Fact("motion", [.printed(text(motion))])) }
    if let date = vote.date { facts.append(Fact("time", [.day(date)])) }
    for option in [Vote.Option.yes, .no, .abstain, .veto, .absent] {
      let who = vote.positions.filter { $0.option == option }.compactMap { party($0.party) }
      if !who.isEmpty { facts.append(Fact("voted.\(option.rawValue)", who)) }
    }
    facts += setting(place: nil, time: nil, attribution: vote.attribution)
    return view(.vote, "B\(i + 1)", vote.spans.map { .init($0) }, headline, facts, vote.evidence)
  }

  private func poll(_ i: Int) -> RecordView {
    let poll = reading.polls[i]
    let headline: [Piece] = (poll.pollster ?? poll.publisher).flatMap(party).map { [$0] } ?? []
    var facts: [Fact] = []
    if let question = poll.question { facts.append(Fact("question", [.printed(text(question))])) }
    for answer in poll.answers {
      facts.append(
        Fact(
          "poll.answer",
          [.quantity(Quantity(value: answer.value, bound: "exact", unit: "percent")), .printed(text(answer.label))]))
    }
    for (label, span) in [("population", poll.population), ("fieldwork", poll.fieldwork)] {
      if let span { facts.append(Fact(label, [.printed(text(span))])) }
    }
    facts += setting(place: nil, time: nil, attribution: poll.attribution)
    return view(.poll, "P\(i + 1)", [.init(poll.span)], headline, facts, poll.evidence)
  }

  private func entity(_ i: Int) -> RecordView {
    let entity = reading.entities[i]
    var facts = [Fact("entity.kind", [.term("kind.\(entity.kind.rawValue)")])]
    if !entity.roles.isEmpty { facts.append(Fact("role", entity.roles.prefix(2).map { .printed(text($0)) })) }
    let others = entity.variants.filter { $0 != entity.name }
    if !others.isEmpty { facts.append(Fact("variant", others.prefix(4).map { .printed($0) })) }
    return view(
      .entity, "E\(i + 1)", entity.mentions.map { .init($0.span) }, [name(i, nil)], facts, entity.evidence)
  }

  private func time(_ i: Int) -> RecordView {
    let time = reading.times[i]
    return view(
      .time, "T\(i + 1)", [.init(time.span)], [.printed(text(time.span))], [Fact("value", [.day(time.value)])],
      time.evidence)
  }

  private func damage(_ i: Int) -> RecordView {
    let damage = reading.damage[i]
    let facts = damage.repair.map { [Fact("repair", [.printed($0)])] } ?? []
    return view(
      .damage, "D\(i + 1)", [.init(damage.span)], [.term("damage.\(damage.kind.rawValue)")], facts, damage.evidence)
  }

  // MARK: Parts

  private func view(
    _ kind: Kind, _ id: String, _ parts: [RecordView.Part], _ headline: [Piece], quote: [String] = [], _ facts: [Fact],
    _ evidence: Evidence
  ) -> RecordView {
    RecordView(
      kind: kind, id: id, path: "/s/\(article)/\(id)", parts: parts, headline: headline, quote: quote, facts: facts,
      sureness: Sureness(evidence.confidence), rule: evidence.rule)
  }

  private func setting(place: Party?, time: Int?, attribution: Int?) -> [Fact] {
    var facts: [Fact] = []
    if let place = place.flatMap(party) { facts.append(Fact("place", [place])) }
    if let time = when(time) { facts.append(Fact("time", [time])) }
    if let attribution, reading.statements.indices.contains(attribution) {
      facts.append(Fact("attribution.by", [speaker(reading.statements[attribution].speaker)]))
    }
    return facts
  }

  func speaker(_ speaker: Statement.Speaker) -> Piece {
    if let entity = speaker.entity { return name(entity, speaker.span) }
    return speaker.span.map { .printed(text($0)) } ?? .term("speaker.none")
  }

  /// The title that the article gives to a speaker, where it isn't what already stands for the name.
  private func role(of speaker: Statement.Speaker) -> Piece? {
    guard let entity = speaker.entity, let role = reading.entities[entity].roles.first else { return nil }
    return .printed(text(role))
  }

  private func party(_ party: Party) -> Piece? {
    party.entity == nil && party.span == nil ? nil : name(party.entity, party.span)
  }

  private func name(_ entity: Int?, _ span: ByteSpan?) -> Piece {
    guard let entity, reading.entities.indices.contains(entity) else { return .printed(span.map(text) ?? "") }
    return .name(name(entity))
  }

  /// An entity of the reading by the name that the article gives it.
  func name(_ entity: Int) -> Name {
    let known = reading.entities[entity]
    return Name(known.name, latin: known.latin, path: entities.indices.contains(entity) ? entities[entity] : nil)
  }

  private func when(_ time: Int?) -> Piece? {
    guard let time, reading.times.indices.contains(time) else { return nil }
    let record = reading.times[time]
    return record.value.contains("X") ? .printed(text(record.span)) : .day(record.value)
  }

  func text(_ span: ByteSpan) -> String { reading.document.text[span] }
}

extension Sureness {
  init(_ confidence: Confidence) {
    switch confidence {
    case .high: self = .high
    case .medium: self = .medium
    case .low: self = .low
    }
  }
}

extension Quantity {
  init(_ figure: Figure) {
    self.init(
      value: figure.value, low: figure.low, high: figure.high, bound: figure.bound.rawValue, unit: figure.unit)
  }
}

extension RecordView {
  /// Where its first words begin.
  fileprivate var start: Int32 { parts.map(\.span.start).min() ?? .max }
}
