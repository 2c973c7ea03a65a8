import IsnadMessages
import IsnadReading
import IsnadRecords
import IsnadText

extension Report {
  mutating func statement(_ i: Int, _ statement: Statement) {
    let within = statement.within.map { say("within", "S\($0 + 1)") }
    title(
      "S\(i + 1)", statement.cue?.span ?? statement.content.first, [value("form", statement.form.rawValue), within],
      statement.evidence)
    speaker(statement.speaker)
    for other in statement.coSpeakers { party("co_speaker", entity: other.entity, span: other.span) }
    if let cue = statement.cue { writer.labelled(word("cue"), cue.span) }
    if let addressee = statement.addressee { party("addressee", entity: addressee.entity, span: addressee.span) }
    if let medium = statement.medium {
      writer.labelled("\(word("medium"))\(colon)\(value("medium", medium.kind.rawValue))", medium.span)
    }
    if let time = statement.time { writer.labelled("\(word("time")) T\(time + 1)", reading.times[time].span) }
    writer.line(2, word("content"))
    for content in statement.content { writer.quote(4, content) }
    chain(statement.chain)
  }

  private mutating func speaker(_ speaker: Statement.Speaker) {
    let isNamed = speaker.span != nil
    party(
      isNamed ? "speaker" : speaker.entity == nil ? "speaker.none" : "speaker.dropped", entity: speaker.entity,
      span: speaker.span)
  }

  /// The chain, where it says more than the outlet and the speaker above.
  private mutating func chain(_ chain: [Statement.Voucher]) {
    guard chain.count > 2 else { return }
    writer.line(2, word("chain"))
    for voucher in chain {
      switch voucher {
      case .outlet: writer.line(4, word("chain.outlet"))
      case .entity(let entity):
        writer.line(4, "E\(entity + 1)")
        writer.quote(6, reading.entities[entity].name)
      case .unnamed(let span): writer.quote(4, span)
      }
    }
  }

  mutating func entity(_ i: Int, _ entity: Entity) {
    // A spelling that was worked out must not look like one that is in use.
    let latin = entity.latin.map { entity.isRomanised ? "~ " + $0 : $0 }
    title("E\(i + 1)", nil, [value("kind", entity.kind.rawValue), latin, entity.country], entity.evidence)
    writer.quote(4, entity.name)
    for variant in entity.variants where variant != entity.name { writer.labelled(word("variant"), variant) }
    for role in entity.roles { writer.labelled(word("role"), role) }
    writer.line(2, say("mentions", String(entity.mentions.count)))
  }

  mutating func time(_ i: Int, _ time: TimeExpression) {
    title("T\(i + 1)", time.span, [time.kind.rawValue, time.value, time.modifier?.rawValue], time.evidence)
    writer.quote(4, time.span)
  }

  mutating func figure(_ i: Int, _ figure: Figure) {
    title(
      "F\(i + 1)", figure.span,
      [quantity(figure), figure.unit, value("measure", figure.measure.rawValue), attribution(figure.attribution)],
      figure.evidence)
    writer.quote(4, figure.span)
    if let of = figure.of { writer.labelled(word("of"), of) }
    if let place = figure.place { party("place", entity: place.entity, span: place.span) }
    if let time = figure.time { writer.labelled("\(word("time")) T\(time + 1)", reading.times[time].span) }
  }

  /// The bound and the number, in signs: `>32000`, `20..30`.
  private func quantity(_ figure: Figure) -> String {
    let number = figure.value.map(shown) ?? "\(figure.low.map(shown) ?? "")..\(figure.high.map(shown) ?? "")"
    return switch figure.bound {
    case .exact, .range, .vague: number
    case .about: "~\(number)"
    case .moreThan: ">\(number)"
    case .lessThan: "<\(number)"
    case .atLeast: ">=\(number)"
    case .atMost: "<=\(number)"
    }
  }

  mutating func event(_ i: Int, _ event: Event) {
    let kind = [event.kind.rawValue, event.mode].compactMap(\.self).joined(separator: "/")
    let twin = event.sameAs.map { say("same_as", "V\($0 + 1)") }
    title(
      "V\(i + 1)", event.trigger, [kind, value("status", event.status.rawValue), attribution(event.attribution), twin],
      event.evidence)
    writer.quote(4, event.trigger)
    for actor in event.actors { party("actor", entity: actor.entity, span: actor.span) }
    for recipient in event.recipients { party("recipient", entity: recipient.entity, span: recipient.span) }
    if let location = event.location { party("place", entity: location.entity, span: location.span) }
    if let time = event.time { writer.labelled("\(word("time")) T\(time + 1)", reading.times[time].span) }
  }

  mutating func vote(_ i: Int, _ vote: Vote) {
    title(
      "B\(i + 1)", vote.spans.first,
      [vote.date, vote.result.map { value("result", $0.rawValue) }, attribution(vote.attribution)], vote.evidence)
    for span in vote.spans { writer.quote(4, span) }
    if let body = vote.body { party("body", entity: body.entity, span: body.span) }
    if let motion = vote.motion { writer.labelled(word("motion"), motion) }
    if vote.yes != nil || vote.no != nil || vote.abstain != nil {
      let counts = [vote.yes, vote.no, vote.abstain].map { $0.map(String.init) ?? "?" }
      writer.line(2, Messages.report.text("counts", options.language, counts[0], counts[1], counts[2]))
    }
    if !vote.inferred.isEmpty {
      writer.line(2, say("inferred", vote.inferred.map { value("option", $0) }.joined(separator: comma)))
    }
    for position in vote.positions {
      writer.line(
        2,
        [say("position", value("option", position.option.rawValue)), position.party.entity.map { "E\($0 + 1)" }]
          .compactMap(\.self).joined(separator: " "))
      if let span = position.party.span { writer.quote(4, span) }
    }
    for veto in vote.vetoBy { party("veto", entity: veto.entity, span: veto.span) }
  }

  mutating func poll(_ i: Int, _ poll: Poll) {
    title("P\(i + 1)", poll.span, [attribution(poll.attribution)], poll.evidence)
    if let pollster = poll.pollster { party("pollster", entity: pollster.entity, span: pollster.span) }
    if let publisher = poll.publisher { party("publisher", entity: publisher.entity, span: publisher.span) }
    for (key, span) in [("fieldwork", poll.fieldwork), ("population", poll.population), ("question", poll.question)] {
      if let span { writer.labelled(word(key), span) }
    }
    for answer in poll.answers { writer.labelled(say("answer", "\(shown(answer.value))%"), answer.label) }
  }

  mutating func damage(_ i: Int, _ damage: Damage) {
    title("D\(i + 1)", damage.span, [value("damage", damage.kind.rawValue)], damage.evidence)
    writer.quote(4, damage.span)
    if let repair = damage.repair { writer.labelled(word("repair"), repair) }
  }

  // MARK: Parts

  private var colon: String { ": " }

  private func attribution(_ statement: Int?) -> String? { statement.map { say("attribution", "S\($0 + 1)") } }

  private func shown(_ number: Double) -> String {
    number == number.rounded() && abs(number) < 9e15 ? String(Int(number)) : String(number)
  }
}

extension ReportWriter {
  /// A label, and under it a string that is Arabic.
  mutating func labelled(_ label: String, _ string: String) {
    line(2, label)
    quote(4, string)
  }
}
