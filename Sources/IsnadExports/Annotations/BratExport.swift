import IsnadFormats
import IsnadReading
import IsnadRecords
import IsnadText

/// brat standoff: `NAME.ann` beside the text that it points into, `NAME.txt`, which brat can't do without.
///
/// Statements and events are brat events (trigger and roles); a statement without a cue is told by its content alone.
struct BratExport {
  let options: ExportOptions

  func files(of article: ExportedArticle) -> [ExportedFile] {
    var writer = BratWriter(article: article)
    let reading = article.reading
    let filter = options.filter.hiding(article.hidden)
    for (_, entity) in filter.printed(.entity, reading.entities, \.evidence) {
      let terms = entity.mentions.map { writer.term(entity.kind.rawValue.capitalizedASCII, $0.span) }
      if terms.count > 1 { writer.line("*\tEquiv " + terms.joined(separator: " ")) }
      if let first = terms.first { writer.note(first, entity.name) }
    }
    for (_, time) in filter.printed(.time, reading.times, \.evidence) {
      writer.note(writer.term("Time", time.span), time.value)
    }
    for (_, figure) in filter.printed(.figure, reading.figures, \.evidence) {
      let term = writer.term("Figure", figure.span)
      writer.attribute("Measure", term, figure.measure.rawValue)
      writer.attribute("Bound", term, figure.bound.rawValue)
      if let value = figure.value { writer.note(term, String(value)) }
    }
    for (_, statement) in filter.printed(.statement, reading.statements, \.evidence) {
      let contents = statement.content.map { writer.term("Content", $0) }
      guard let cue = statement.cue else { continue }
      var roles: [(String, String)] = []
      if let span = statement.speaker.span { roles.append(("Speaker", writer.term("Party", span))) }
      if let span = statement.addressee?.span { roles.append(("Addressee", writer.term("Party", span))) }
      for (i, content) in contents.enumerated() { roles.append((i == 0 ? "Content" : "Content\(i + 1)", content)) }
      let event = writer.event("Statement", cue.span, roles)
      writer.attribute("Stance", event, cue.stance.rawValue)
      writer.attribute("Form", event, statement.form.rawValue)
    }
    for (_, event) in filter.printed(.event, reading.events, \.evidence) {
      var roles: [(String, String)] = []
      for (i, actor) in event.actors.enumerated() {
        roles.append((i == 0 ? "Actor" : "Actor\(i + 1)", writer.term("Party", actor.span)))
      }
      for (i, recipient) in event.recipients.enumerated() {
        roles.append((i == 0 ? "Recipient" : "Recipient\(i + 1)", writer.term("Party", recipient.span)))
      }
      if let span = event.location?.span { roles.append(("Location", writer.term("Party", span))) }
      writer.attribute("Status", writer.event(event.kind.rawValue, event.trigger, roles), event.status.rawValue)
    }
    for (_, vote) in filter.printed(.vote, reading.votes, \.evidence) {
      for span in vote.spans.prefix(1) { writer.note(writer.term("Vote", span), vote.result?.rawValue ?? "") }
    }
    for (_, poll) in filter.printed(.poll, reading.polls, \.evidence) { _ = writer.term("Poll", poll.span) }
    for (_, damage) in filter.printed(.damage, reading.damage, \.evidence) {
      writer.note(writer.term("Damage", damage.span), damage.message)
    }
    return [
      ExportedFile(name: article.fileName + ".ann", bytes: writer.bytes),
      ExportedFile(name: article.fileName + ".txt", bytes: article.text.bytes),
    ]
  }

  /// Which types there are, as brat wants to be told (`annotation.conf`).
  static let configuration: ExportedFile = {
    let events = Event.Kind.allCases.map {
      "\($0.rawValue)\tActor*:<ENTITY>, Recipient*:<ENTITY>, Location?:<ENTITY>\n"
    }
    let text = """
      [entities]
      Person
      Organization
      Place
      Group
      Party
      Time
      Figure
      Content
      Vote
      Poll
      Damage
      [relations]
      <OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>
      [events]
      Statement\tSpeaker?:<ENTITY>, Addressee?:<ENTITY>, Content*:Content
      \(events.joined())[attributes]
      Stance\tArg:Statement, Value:\(Statement.Stance.allCases.map(\.rawValue).joined(separator: "|"))
      Form\tArg:Statement, Value:direct|indirect|mixed
      Status\tArg:<EVENT>, Value:\(Event.Status.allCases.map(\.rawValue).joined(separator: "|"))
      Measure\tArg:Figure, Value:killed|injured|missing|displaced|captive|arrested|participants|votes|share|change|money|quantity|other
      Bound\tArg:Figure, Value:exact|about|more-than|less-than|at-least|at-most|range|vague

      """
    return ExportedFile(name: "annotation.conf", bytes: Array(text.utf8))
  }()
}

/// The lines of one `.ann` file. Positions are code points; a span that runs over a line's end is written in pieces, as brat
/// wants it.
private struct BratWriter {
  let article: ExportedArticle
  private(set) var bytes: [UInt8] = []
  private var terms = 0
  private var events = 0
  private var attributes = 0
  private var notes = 0
  private var known: [String: String] = [:]

  init(article: ExportedArticle) { self.article = article }

  mutating func term(_ type: String, _ span: ByteSpan) -> String {
    let pieces = lines(of: span)
    let key = "\(type) \(span.start) \(span.end)"
    if let term = known[key] { return term }
    terms += 1
    let offsets = pieces.map { piece in
      let offsets = article.offsets(piece)
      return "\(offsets.start) \(offsets.end)"
    }
    let words = pieces.map { article.text[$0] }.joined(separator: " ")
    line("T\(terms)\t\(type) \(offsets.joined(separator: ";"))\t\(words)")
    known[key] = "T\(terms)"
    return "T\(terms)"
  }

  mutating func event(_ type: String, _ trigger: ByteSpan, _ roles: [(String, String)]) -> String {
    let term = term(type, trigger)
    events += 1
    line("E\(events)\t\(type):\(term)" + roles.map { " \($0.0):\($0.1)" }.joined())
    return "E\(events)"
  }

  mutating func attribute(_ name: String, _ target: String, _ value: String) {
    attributes += 1
    line("A\(attributes)\t\(name) \(target) \(value)")
  }

  mutating func note(_ target: String, _ text: String) {
    guard !text.isEmpty else { return }
    notes += 1
    line("#\(notes)\tAnnotatorNotes \(target)\t\(shown(text))")
  }

  mutating func line(_ text: String) {
    bytes += Array(text.utf8)
    bytes.append(0x0A)
  }

  /// The span without its line ends.
  private func lines(of span: ByteSpan) -> [ByteSpan] {
    var pieces: [ByteSpan] = []
    var start = span.range.lowerBound
    for i in span.range where article.text.bytes[i] == 0x0A || article.text.bytes[i] == 0x0D {
      if i > start { pieces.append(ByteSpan(start..<i)) }
      start = i + 1
    }
    if span.range.upperBound > start { pieces.append(ByteSpan(start..<span.range.upperBound)) }
    return pieces.isEmpty ? [span] : pieces
  }
}

extension String {
  /// `person` as `Person`.
  var capitalizedASCII: String {
    guard let first = utf8.first, 0x61...0x7A ~= first else { return self }
    return String(UnicodeScalar(first - 0x20)) + dropFirst()
  }
}
