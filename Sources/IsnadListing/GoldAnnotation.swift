public import IsnadArchive
import IsnadDocument
import IsnadFormats
import IsnadReading
import IsnadRecords
import IsnadText

/// What people said of an article's records, in the form of annotated articles (`NAME.ann.json`).
///
/// Records that somebody accepted or fixed are the truth; those that somebody rejected are not there; of all others the
/// annotation takes no stand (`ignore`). Places are anchors: the words, and which of their occurrences is meant.
public struct GoldAnnotation: Sendable {
  /// The annotation, UTF-8.
  public let json: [UInt8]
  /// Records that are left out because their words can't be told as an anchor.
  public let untold: Int

  public init(_ source: ArticleReading) {
    var writer = GoldWriter(source)
    writer.write()
    json = writer.json.bytes
    untold = writer.untold
  }
}

private struct GoldWriter {
  let reading: Reading
  let anchors: AnchorWriter
  private let judged: Set<String>
  private let rejected: Set<String>
  var json = JSONWriter()
  private(set) var untold = 0

  init(_ source: ArticleReading) {
    reading = source.reading
    anchors = AnchorWriter(source.article.text)
    rejected = source.rejected
    judged = Set(source.article.corrections.map(\.record)).subtracting(source.rejected)
  }

  mutating func write() {
    json.openObject()
    json.key("published"); json.string(reading.options.published?.description)
    let statements = told("S", reading.statements) { $0.content + [$0.cue?.span, $0.speaker.span].compactMap(\.self) }
    let figures = told("F", reading.figures) { [$0.span] }
    let events = told("V", reading.events) { [$0.trigger] }
    let votes = told("B", reading.votes) { Array($0.spans.prefix(1)) }
    let polls = told("P", reading.polls) { [$0.span] + $0.answers.map(\.label) }
    let known = Set(statements.map(\.index))
    json.key("entities"); entities(statements.map(\.record), events.map(\.record), votes.map(\.record))
    json.key("times"); list(told("T", reading.times) { [$0.span] }) { $0.time($1) }
    json.key("figures"); list(figures) { $0.figure($1, known) }
    json.key("statements"); list(statements, id: "S") { $0.statement($1, known) }
    json.key("events"); list(events) { $0.event($1) }
    json.key("votes"); list(votes) { $0.vote($1) }
    json.key("polls"); list(polls) { $0.poll($1) }
    json.key("damage"); list(told("D", reading.damage) { [$0.span] }) { $0.damage($1) }
    json.key("ignore"); ignored()
    json.closeObject()
    json.newline()
  }

  /// The records of a kind that somebody accepted or fixed and whose places are all told.
  private mutating func told<Record>(
    _ letter: Character, _ records: [Record], _ places: (Record) -> [ByteSpan]
  ) -> [(index: Int, record: Record)] {
    var found: [(Int, Record)] = []
    for (i, record) in records.enumerated() where judged.contains("\(letter)\(i + 1)") {
      if places(record).allSatisfy({ anchors.anchor($0) != nil }) { found.append((i, record)) } else { untold += 1 }
    }
    return found
  }

  private mutating func list<Record>(
    _ records: [(index: Int, record: Record)], id: String? = nil, _ body: (inout GoldWriter, Record) -> Void
  ) {
    json.openArray()
    for (i, record) in records {
      json.openObject()
      if let id {
        json.key("id"); json.string("\(id)\(i + 1)")
      }
      body(&self, record)
      json.closeObject()
    }
    json.closeArray()
  }

  // MARK: Kinds

  /// Those that were judged themselves, and those that a judged record names.
  private mutating func entities(_ statements: [Statement], _ events: [Event], _ votes: [Vote]) {
    var named = Set(reading.entities.indices.filter { judged.contains("E\($0 + 1)") })
    for statement in statements {
      named.formUnion([statement.speaker.entity, statement.addressee?.entity].compactMap(\.self))
    }
    for event in events { named.formUnion((event.actors + event.recipients).compactMap(\.entity)) }
    for vote in votes { named.formUnion(([vote.body?.entity] + vote.positions.map(\.party.entity)).compactMap(\.self)) }
    json.openArray()
    for i in named.sorted() {
      let entity = reading.entities[i]
      json.openObject()
      json.key("id"); json.string("E\(i + 1)")
      json.key("kind"); json.string(entity.kind.rawValue)
      json.key("name"); json.string(entity.name)
      json.key("mentions"); json.array(mentions(of: entity)) { $0.string($1) }
      json.closeObject()
    }
    json.closeArray()
  }

  private func mentions(of entity: Entity) -> [String] {
    entity.mentions.filter { $0.via == .name || $0.via == .damage }.compactMap { anchors.anchor($0.span) }
  }

  private mutating func time(_ time: TimeExpression) {
    json.key("span"); place(time.span)
    json.key("kind"); json.string(time.kind.rawValue)
    json.key("value"); json.string(time.value)
  }

  private mutating func figure(_ figure: Figure, _ statements: Set<Int>) {
    json.key("span"); place(figure.span)
    json.key("value"); json.number(figure.value)
    json.key("low"); json.number(figure.low)
    json.key("high"); json.number(figure.high)
    json.key("bound"); json.string(figure.bound.rawValue)
    json.key("unit"); json.string(figure.unit)
    json.key("measure"); json.string(figure.measure.rawValue)
    json.key("attribution"); id("S", figure.attribution.flatMap { statements.contains($0) ? $0 : nil })
  }

  private mutating func statement(_ statement: Statement, _ statements: Set<Int>) {
    json.key("form"); json.string(statement.form.rawValue)
    json.key("cue"); place(statement.cue?.span)
    json.key("speaker")
    json.openObject()
    json.key("entity"); id("E", statement.speaker.entity)
    json.key("span"); place(statement.speaker.span)
    json.closeObject()
    json.key("content"); json.array(statement.content) { [anchors] in $0.string(anchors.anchor($1)) }
    json.key("within"); id("S", statement.within.flatMap { statements.contains($0) ? $0 : nil })
    json.key("addressee"); party(statement.addressee)
    json.key("medium")
    if let medium = statement.medium {
      json.openObject()
      json.key("kind"); json.string(medium.kind.rawValue)
      json.key("span"); place(medium.span)
      json.closeObject()
    } else {
      json.null()
    }
  }

  private mutating func party(_ party: Party?) {
    guard let party else { return json.null() }
    json.openObject()
    json.key("entity"); id("E", party.entity)
    json.key("span"); place(party.span)
    json.closeObject()
  }

  private mutating func event(_ event: Event) {
    json.key("type"); json.string(event.kind.rawValue)
    json.key("mode"); json.string(event.mode)
    json.key("trigger"); place(event.trigger)
    json.key("actors"); json.array(event.actors.compactMap(\.entity)) { $0.string("E\($1 + 1)") }
    json.key("recipients"); json.array(event.recipients.compactMap(\.entity)) { $0.string("E\($1 + 1)") }
    json.key("status"); json.string(event.status.rawValue)
  }

  private mutating func vote(_ vote: Vote) {
    json.key("span"); place(vote.spans.first)
    json.key("body"); id("E", vote.body?.entity)
    json.key("date"); json.string(vote.date)
    json.key("result"); json.string(vote.result?.rawValue)
    json.key("counts")
    json.openObject()
    json.key("yes"); json.integer(vote.yes)
    json.key("no"); json.integer(vote.no)
    json.key("abstain"); json.integer(vote.abstain)
    json.closeObject()
    json.key("positions")
    json.array(vote.positions.filter { $0.party.entity != nil }) { json, position in
      json.openObject()
      json.key("entity"); json.string(position.party.entity.map { "E\($0 + 1)" })
      json.key("option"); json.string(position.option.rawValue)
      json.closeObject()
    }
  }

  private mutating func poll(_ poll: Poll) {
    json.key("span"); place(poll.span)
    json.key("pollster"); id("E", poll.pollster?.entity)
    json.key("answers")
    json.array(poll.answers) { [reading] json, answer in
      json.openObject()
      json.key("label"); json.string(reading.document.text[answer.label])
      json.key("value"); json.number(answer.value)
      json.closeObject()
    }
  }

  private mutating func damage(_ damage: Damage) {
    json.key("kind"); json.string(damage.kind.rawValue)
    json.key("span"); place(damage.span)
  }

  // MARK: What nobody judged

  private mutating func ignored() {
    func open(_ letter: Character, _ i: Int) -> Bool {
      let id = "\(letter)\(i + 1)"
      return !judged.contains(id) && !rejected.contains(id)
    }
    let layers: KeyValuePairs<StaticString, [ByteSpan]> = [
      "names": reading.entities.enumerated().filter { open("E", $0.offset) }.flatMap {
        $0.element.mentions.map(\.span)
      },
      "times": reading.times.enumerated().filter { open("T", $0.offset) }.map(\.element.span),
      "figures": reading.figures.enumerated().filter { open("F", $0.offset) }.map(\.element.span),
      "statements": reading.statements.enumerated().filter { open("S", $0.offset) }.flatMap(\.element.content),
      "events": reading.events.enumerated().filter { open("V", $0.offset) }.map(\.element.trigger),
      "votes": reading.votes.enumerated().filter { open("B", $0.offset) }.flatMap(\.element.spans),
      "polls": reading.polls.enumerated().filter { open("P", $0.offset) }.map(\.element.span),
      "damage": reading.damage.enumerated().filter { open("D", $0.offset) }.map(\.element.span),
    ]
    json.openObject()
    for (layer, spans) in layers {
      json.key(layer); json.array(spans.compactMap { anchors.anchor($0) }) { $0.string($1) }
    }
    json.closeObject()
  }

  private mutating func place(_ span: ByteSpan?) { json.string(span.flatMap { anchors.anchor($0) }) }
  private mutating func id(_ letter: Character, _ index: Int?) { json.string(index.map { "\(letter)\($0 + 1)" }) }
}
