import IsnadDocument
public import IsnadMessages
public import IsnadReading
import IsnadRecords
import IsnadText

/// The report for a person: records grouped by kind, and what was not understood.
public struct TextReport: Sendable {
  public var language: Language
  /// Whether headings are bold.
  public var isColoured: Bool
  /// Whether figures inside Arabic get direction isolates; only where a terminal shows them.
  public var isIsolated: Bool
  /// Whether each record's rule trail is added.
  public var explain: Bool
  public var filter: RecordFilter

  public init(
    language: Language = .english, isColoured: Bool = false, isIsolated: Bool = false, explain: Bool = false,
    filter: RecordFilter = .everything
  ) {
    self.language = language
    self.isColoured = isColoured
    self.isIsolated = isIsolated
    self.explain = explain
    self.filter = filter
  }

  /// - Parameter name: What the article is called: its file, or `stdin`.
  /// - Returns: UTF-8, lines ended by line feeds.
  public func encode(_ reading: Reading, name: String) -> [UInt8] {
    var report = Report(reading: reading, options: self)
    report.all(name: name)
    return report.writer.bytes
  }
}

/// A report while it is written.
struct Report {
  let reading: Reading
  let options: TextReport
  var writer: ReportWriter

  init(reading: Reading, options: TextReport) {
    self.reading = reading
    self.options = options
    writer = ReportWriter(
      text: reading.document.text, language: options.language, isColoured: options.isColoured,
      isIsolated: options.isIsolated)
  }

  mutating func all(name: String) {
    header(name)
    let start = writer.bytes.count
    group(.statement, reading.statements, \.evidence) { $0.statement($1, $2) }
    unresolved()
    group(.entity, reading.entities, \.evidence) { $0.entity($1, $2) }
    group(.figure, reading.figures, \.evidence) { $0.figure($1, $2) }
    group(.time, reading.times, \.evidence) { $0.time($1, $2) }
    group(.event, reading.events, \.evidence) { $0.event($1, $2) }
    group(.vote, reading.votes, \.evidence) { $0.vote($1, $2) }
    group(.poll, reading.polls, \.evidence) { $0.poll($1, $2) }
    group(.damage, reading.damage, \.evidence) { $0.damage($1, $2) }
    guard writer.bytes.count == start else { return }
    writer.blank()
    writer.line(0, word("nothing"))
  }

  private mutating func header(_ name: String) {
    writer.heading(name)
    writer.line(0, documentID(of: reading.document.text))
    let options = reading.options
    var facts = [say("characters", String(reading.document.text.scalarCount))]
    if let published = options.published { facts.append(say("published", published.description)) }
    writer.line(0, facts.joined(separator: comma))
    for (key, value) in [("title", options.title), ("outlet", options.outlet), ("url", options.url)] {
      guard let value else { continue }
      writer.line(2, word(key))
      writer.quote(4, value)
    }
    if let dateline = reading.dateline { writer.labelled(word("dateline"), dateline) }
  }

  private mutating func group<Record>(
    _ kind: RecordKind, _ records: [Record], _ evidence: KeyPath<Record, Evidence>,
    _ body: (inout Report, Int, Record) -> Void
  ) {
    let printed = options.filter.printed(kind, records, evidence)
    guard !printed.isEmpty else { return }
    writer.blank()
    writer.heading("\(word("group.\(kind.rawValue)")) (\(printed.count))")
    for (i, record) in printed {
      body(&self, i, record)
      trail(record[keyPath: evidence])
    }
  }

  private mutating func unresolved() {
    let count = reading.unresolvedCues.count + reading.unresolvedQuotations.count
    guard count > 0, options.filter.kinds.contains(.statement) else { return }
    writer.blank()
    writer.heading("\(word("group.unresolved")) (\(count))")
    for (key, spans) in [
      ("unresolved.cue", reading.unresolvedCues), ("unresolved.quotation", reading.unresolvedQuotations),
    ] {
      for span in spans {
        writer.line(0, "\(writer.place(span)) \(word(key))")
        writer.quote(4, span)
      }
    }
  }

  /// The rule that made a record and its steps, under `--explain`.
  private mutating func trail(_ evidence: Evidence) {
    guard options.explain else { return }
    writer.line(2, "\(word("rule")) \(evidence.rule)")
    for reason in evidence.reasons {
      writer.line(4, "\(word("because")) \(reason.said)")
      if let span = reason.span { writer.quote(6, span) }
    }
  }

  // MARK: Words

  func word(_ key: String) -> String { writer.word(key) }

  /// The name of a record's value in the report's language.
  func value(_ group: String, _ name: String) -> String {
    let key = "\(group).\(name)"
    return Messages.report.contains(key) ? word(key) : name
  }

  func say(_ key: String, _ argument: String) -> String { Messages.report.text(key, options.language, argument) }

  var comma: String { options.language == .arabic ? "، " : ", " }

  /// The first line of a record: its id, its place, and what it is.
  mutating func title(_ id: String, _ span: ByteSpan?, _ words: [String?], _ evidence: Evidence) {
    let facts = (words + [value("confidence", "\(evidence.confidence)")]).compactMap(\.self).joined(separator: comma)
    writer.line(0, [id, span.map(writer.place), facts].compactMap(\.self).joined(separator: " "))
  }

  /// A label with the entity it is about, and under it the words that tell it, else the entity's name.
  mutating func party(_ key: String, entity: Int?, span: ByteSpan?) {
    writer.line(2, [word(key), entity.map { "E\($0 + 1)" }].compactMap(\.self).joined(separator: " "))
    if let span {
      writer.quote(4, span)
    } else if let entity, reading.entities.indices.contains(entity) {
      writer.quote(4, reading.entities[entity].name)
    }
  }
}
