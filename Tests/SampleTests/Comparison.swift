import IsnadDocument
import IsnadReading
import IsnadRecords
import IsnadText

/// What a reading says of a sample, fact by fact against its annotation, by the measures of `gold/score.py`: a span is found when
/// it shares half of its letters and digits with the annotated one.
struct Comparison {
  let annotation: Annotation
  let reading: Reading
  private let anchors: Anchors
  /// The annotated entity that a found one stands for: the one with which it shares most named mentions.
  private var goldEntity: [Int: String] = [:]
  /// The found statement of an annotated one.
  private var statementOf: [String: Int] = [:]
  /// Facts of the annotation that the reading does not have, and records that the annotation does not have.
  private(set) var gaps: [String] = []
  /// How many facts were looked at.
  private(set) var facts = 0

  init(_ annotation: Annotation, _ reading: Reading) throws {
    self.annotation = annotation
    self.reading = reading
    anchors = Anchors(text: reading.document.text)
    try names()
    try times()
    try statements()
    try figures()
    try events()
    try votes()
    try polls()
    try damage()
  }

  // MARK: Layers

  private mutating func names() throws {
    var named: [(span: ByteSpan, entity: Int)] = []
    for (i, entity) in reading.entities.enumerated() {
      for mention in entity.mentions where mention.via == .name || mention.via == .damage {
        named.append((mention.span, i))
      }
    }
    var votes: [Int: [String: Int]] = [:]
    var used: Set<Int> = []
    var wanted: [(fact: String, span: ByteSpan, entity: String, match: Int?)] = []
    for entity in annotation.entities {
      for mention in entity.mentions {
        let span = try anchors.span(mention)
        let match = best(span, named.map(\.span))
        if let match {
          votes[named[match].entity, default: [:]][entity.id, default: 0] += 1
          used.insert(match)
        }
        wanted.append(("name \(mention)", span, entity.id, match))
      }
    }
    for (entity, counts) in votes { goldEntity[entity] = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key }
    for want in wanted { fact(want.fact, want.match.map { goldEntity[named[$0].entity] == want.entity } ?? false) }
    for (i, name) in named.enumerated() where !used.contains(i) { try extra("name", "names", name.span) }
  }

  private mutating func times() throws {
    var used: Set<Int> = []
    for time in annotation.times {
      let match = best(try anchors.span(time.span), reading.times.map(\.span))
      if let match { used.insert(match) }
      fact(
        "time \(time.span)",
        match.map { reading.times[$0].value == time.value && reading.times[$0].kind.rawValue == time.kind } ?? false)
    }
    for (i, time) in reading.times.enumerated() where !used.contains(i) { try extra("time", "times", time.span) }
  }

  private mutating func statements() throws {
    var used: Set<Int> = []
    let contents = reading.statements.map(\.content)
    for statement in annotation.statements {
      let content = try statement.content.map(anchors.span)
      let scores = contents.indices.map { (overlap(content, contents[$0]), $0) }.filter {
        $0.0 >= 0.5 && !used.contains($0.1)
      }
      guard let match = scores.max(by: { ($0.0, $1.1) < ($1.0, $0.1) })?.1 else {
        fact("\(statement.id) statement", false)
        continue
      }
      used.insert(match)
      statementOf[statement.id] = match
      fact("\(statement.id) statement", true)
    }
    for statement in annotation.statements {
      guard let i = statementOf[statement.id] else { continue }
      let found = reading.statements[i]
      fact("\(statement.id) form \(statement.form)", found.form.rawValue == statement.form)
      fact("\(statement.id) speaker", try isVoice(statement.speaker, found.speaker.entity, found.speaker.span))
      fact("\(statement.id) within", statement.within.map { statementOf[$0] == found.within } ?? (found.within == nil))
      if let medium = statement.medium { fact("\(statement.id) medium", found.medium?.kind.rawValue == medium.kind) }
      if let addressee = statement.addressee {
        fact("\(statement.id) addressee", try isVoice(addressee, found.addressee?.entity, found.addressee?.span))
      }
    }
    let ignored = try areas("statements")
    for (i, content) in contents.enumerated()
    where !used.contains(i) && !ignored.contains(where: { overlap([$0], content) >= 0.5 }) {
      fact("extra statement \(content.first.map(shown) ?? "")", false)
    }
  }

  private mutating func figures() throws {
    var used: Set<Int> = []
    for figure in annotation.figures {
      let span = try anchors.span(figure.span)
      let match = reading.figures.indices.filter { !used.contains($0) && reading.figures[$0].span.overlaps(span) }.max {
        (reading.figures[$0].value == figure.value ? 1 : 0, overlap([span], [reading.figures[$0].span])) < (
          reading.figures[$1].value == figure.value ? 1 : 0, overlap([span], [reading.figures[$1].span])
        )
      }
      guard let match else {
        fact("figure \(figure.span)", false)
        continue
      }
      used.insert(match)
      let found = reading.figures[match]
      let isRight =
        found.value == figure.value && (figure.value != nil || (found.low == figure.low && found.high == figure.high))
      fact("figure \(figure.span)", isRight && found.bound.rawValue == figure.bound)
      fact(
        "figure \(figure.span): \(figure.measure), \(figure.unit)",
        found.measure.rawValue == figure.measure && found.unit == figure.unit)
      fact(
        "figure \(figure.span): attribution",
        figure.attribution.map { statementOf[$0] == found.attribution } ?? (found.attribution == nil))
    }
    for (i, figure) in reading.figures.enumerated() where !used.contains(i) {
      try extra("figure", "figures", figure.span)
    }
  }

  private mutating func events() throws {
    for event in annotation.events {
      let trigger = try anchors.span(event.trigger)
      let found = reading.events.filter { $0.kind.rawValue == event.type && overlap([trigger], [$0.trigger]) >= 0.34 }
      fact("event \(event.type) \(event.trigger)", !found.isEmpty)
      guard let first = found.first else { continue }
      fact("event \(event.type) \(event.trigger): actors", who(first.actors) == Set(event.actors))
      fact("event \(event.type) \(event.trigger): recipients", who(first.recipients) == Set(event.recipients))
      fact(
        "event \(event.type) \(event.trigger): \(event.status)",
        first.status.rawValue == event.status && first.mode == event.mode)
    }
  }

  private mutating func votes() throws {
    var used: Set<Int> = []
    for (number, vote) in annotation.votes.enumerated() {
      let span = try anchors.span(vote.span)
      let match = reading.votes.indices.first { i in
        !used.contains(i) && reading.votes[i].spans.contains { $0.overlaps(span) }
      }
      fact("vote \(number + 1)", match != nil)
      guard let match else { continue }
      used.insert(match)
      let found = reading.votes[match]
      let counts = ["yes": found.yes, "no": found.no, "abstain": found.abstain].compactMapValues(\.self)
      fact("vote \(number + 1): counts", counts == vote.counts)
      fact("vote \(number + 1): result", found.result?.rawValue == vote.result)
      fact("vote \(number + 1): date", found.date == vote.date)
      fact("vote \(number + 1): body", isEntity(vote.body, found.body?.entity))
      let positions = Set(
        found.positions.map { "\($0.party.entity.flatMap { goldEntity[$0] } ?? "other") \($0.option.rawValue)" })
      fact("vote \(number + 1): positions", positions == Set(vote.positions.map { "\($0.entity) \($0.option)" }))
    }
    for (i, vote) in reading.votes.enumerated() where !used.contains(i) {
      fact("extra vote \(vote.spans.first.map(shown) ?? "")", false)
    }
  }

  private mutating func polls() throws {
    for poll in annotation.polls {
      let span = try anchors.span(poll.span)
      let found = reading.polls.first { $0.span.overlaps(span) }
      fact("poll", found != nil)
      guard let found else { continue }
      fact("poll: answers", found.answers.map(\.value).sorted() == poll.answers.map(\.value).sorted())
      let labels = Dictionary(
        found.answers.map { ($0.value, shown($0.label)) }, uniquingKeysWith: { first, _ in first })
      fact("poll: labels", poll.answers.allSatisfy { labels[$0.value]?.contains($0.label) == true })
      if let pollster = poll.pollster { fact("poll: pollster", isEntity(pollster, found.pollster?.entity)) }
    }
    if annotation.polls.isEmpty { for poll in reading.polls { fact("extra poll \(shown(poll.span))", false) } }
  }

  private mutating func damage() throws {
    var used: Set<Int> = []
    for damage in annotation.damage {
      let span = try anchors.span(damage.span)
      let match = reading.damage.indices.first {
        !used.contains($0) && near(span, reading.damage[$0].span) && reading.damage[$0].kind.rawValue == damage.kind
      }
      if let match { used.insert(match) }
      fact("damage \(damage.kind) \(damage.span)", match != nil)
    }
    for (i, damage) in reading.damage.enumerated() where !used.contains(i) {
      try extra("damage \(damage.kind.rawValue)", "damage", damage.span)
    }
  }

  private func who(_ parties: [Event.Participant]) -> Set<String> {
    Set(parties.compactMap { $0.entity.map { goldEntity[$0] ?? "other" } })
  }

  // MARK: Measures

  private mutating func fact(_ name: String, _ isThere: Bool) {
    facts += 1
    if !isThere { gaps.append(name) }
  }

  /// A record that the annotation lacks, unless it takes no stand there.
  private mutating func extra(_ kind: String, _ layer: String, _ span: ByteSpan) throws {
    guard try !areas(layer).contains(where: { overlap([$0], [span]) >= 0.5 }) else { return }
    fact("extra \(kind) \(shown(span))", false)
  }

  private func areas(_ layer: String) throws -> [ByteSpan] { try (annotation.ignore[layer] ?? []).map(anchors.span) }

  private func isEntity(_ gold: String, _ found: Int?) -> Bool { found.map { goldEntity[$0] == gold } ?? false }

  private func isVoice(_ gold: Annotation.Voice, _ entity: Int?, _ span: ByteSpan?) throws -> Bool {
    if let gold = gold.entity { return isEntity(gold, entity) }
    guard entity == nil, let anchor = gold.span else { return false }
    return overlap([try anchors.span(anchor)], span.map { [$0] } ?? []) > 0.3
  }

  private func near(_ a: ByteSpan, _ b: ByteSpan) -> Bool { a.start <= b.end + 4 && b.start <= a.end + 4 }

  private func best(_ span: ByteSpan, _ spans: [ByteSpan]) -> Int? {
    let scores = spans.enumerated().filter { $1.overlaps(span) }.map { (overlap([span], [$1]), $0) }.filter {
      $0.0 >= 0.5
    }
    return scores.max { $0.0 < $1.0 }?.1
  }

  private func overlap(_ a: [ByteSpan], _ b: [ByteSpan]) -> Double {
    let a = letters(a)
    let b = letters(b)
    return a.isEmpty || b.isEmpty ? 0 : Double(a.intersection(b).count) / Double(a.union(b).count)
  }

  /// Where letters and digits start in `spans`.
  private func letters(_ spans: [ByteSpan]) -> Set<Int> {
    var found: Set<Int> = []
    for span in spans {
      var i = Int(span.start)
      while i < Int(span.end) {
        let (scalar, next) = reading.document.text.scalar(at: i)
        if ScalarClass(scalar).isWordPart || scalar == 0x25 { found.insert(i) }
        i = next
      }
    }
    return found
  }

  private func shown(_ span: ByteSpan) -> String { reading.document.text[span] }
}
