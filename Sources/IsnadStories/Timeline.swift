import IsnadCalendar
import IsnadDocument
import IsnadReading
public import IsnadRecords
public import IsnadText

/// Which entries a timeline has.
public struct TimelineQuery: Sendable {
  /// Somebody or something that takes part, as one would ask for it.
  public var entity: String?
  public var place: String?
  public var story: String?
  /// `YYYY-MM-DD`; entries without a day are left out.
  public var since: String?

  public init(entity: String? = nil, place: String? = nil, story: String? = nil, since: String? = nil) {
    self.entity = entity
    self.place = place
    self.story = story
    self.since = since
  }
}

/// What happened and who said what, by day, each act once with all articles that tell it.
public struct Timeline: Sendable {
  public struct Entry: Sendable {
    public enum Kind: String, Sendable { case event, statement, vote }

    public let kind: Kind
    /// `YYYY-MM-DD`; nil where neither the act nor the article has a day.
    public let day: String?
    /// Whether the article says the day; else it is the day of publication.
    public let isDayTold: Bool
    /// An event's PLOVER type and mode, a statement's stance, a vote's result.
    public let label: String?
    public let status: Event.Status?
    public let actors: [Named]
    public let recipients: [Named]
    public let place: Named?
    /// The sentence that tells it, as printed.
    public let words: String
    /// Who tells it, the first one first.
    public private(set) var sources: [Source]

    fileprivate mutating func add(_ source: Source) {
      if !sources.contains(source) { sources.append(source) }
    }
  }

  public struct Source: Sendable, Hashable {
    public let article: String
    public let outlet: String?
    public let span: ByteSpan
    /// `V3`, `S1`, `B2`: the record's id in its article.
    public let record: String
  }

  /// By day, entries without one last; within a day in the order of articles.
  public let entries: [Entry]

  public init(of articles: [ReadArticle], _ query: TimelineQuery = TimelineQuery()) {
    var entries: [Entry] = []
    var places: [String: Int] = [:]
    for read in articles where query.story == nil || read.story == query.story {
      for (key, entry) in read.timelineEntries(query) {
        if let since = query.since, entry.day.map({ $0 < since }) ?? true { continue }
        if let key, let place = places[key] {
          entries[place].add(entry.sources[0])
        } else {
          if let key { places[key] = entries.count }
          entries.append(entry)
        }
      }
    }
    self.entries = entries.enumerated().sorted {
      ($0.element.day ?? "9999", $0.offset) < ($1.element.day ?? "9999", $1.offset)
    }.map(\.element)
  }
}

extension ReadArticle {
  /// What the article tells, in its order; entries of one key tell the same act.
  fileprivate func timelineEntries(_ query: TimelineQuery) -> [(key: String?, entry: Timeline.Entry)] {
    let all =
      reading.events.indices.compactMap(event) + reading.votes.indices.map(vote)
      + reading.statements.indices.compactMap(statement)
    return all.filter { $0.isAsked(query, self) && !rejected.contains($0.entry.sources[0].record) }.map {
      ($0.key, $0.entry)
    }
  }

  fileprivate struct Draft {
    let key: String?
    let entities: [Int]
    let placeEntity: Int?
    let entry: Timeline.Entry

    func isAsked(_ query: TimelineQuery, _ read: ReadArticle) -> Bool {
      let named = read.reading.entities
      if let asked = query.entity, !entities.contains(where: { named[$0].isMeant(by: asked) }) { return false }
      if let asked = query.place, !(placeEntity.map { named[$0].isMeant(by: asked) } ?? false) { return false }
      return true
    }
  }

  private func event(_ i: Int) -> Draft? {
    let event = reading.events[i]
    // An act told twice in one article stands once; what is only thought or denied did not happen on any day.
    guard event.sameAs == nil, ![.hypothetical, .denied, .demanded].contains(event.status) else { return nil }
    let told = day(ofTime: event.time)
    let label = event.kind.rawValue + (event.mode.map { "/\($0)" } ?? "")
    let actors = event.actors.compactMap(\.entity)
    let recipients = event.recipients.compactMap(\.entity)
    let entry = entry(
      .event, told: told, label: label, status: event.status, actors: actors, recipients: recipients,
      place: event.location?.entity, span: event.trigger, record: "V\(i + 1)")
    // The same act in two articles: one type, one day, the same parties on both sides, all of them known.
    let isWhole = !actors.isEmpty && actors.count == event.actors.count && recipients.count == event.recipients.count
    let parties = (entry.actors.map(\.key).sorted() + ["→"] + entry.recipients.map(\.key).sorted()).joined(
      separator: " ")
    return Draft(
      key: isWhole && entry.day != nil ? "\(label) \(event.status) \(entry.day ?? "") \(parties)" : nil,
      entities: actors + recipients, placeEntity: event.location?.entity, entry: entry)
  }

  private func vote(_ i: Int) -> Draft {
    let vote = reading.votes[i]
    let body = vote.body?.entity.map { [$0] } ?? []
    let told = vote.date.flatMap { CivilDate(iso: $0) == nil ? nil : String($0.prefix(10)) }
    let entry = entry(
      .vote, told: told, label: vote.result?.rawValue, status: nil, actors: body, recipients: [], place: nil,
      span: vote.spans.first ?? ByteSpan(0..<0), record: "B\(i + 1)")
    return Draft(
      key: nil, entities: body + vote.positions.compactMap(\.party.entity), placeEntity: nil, entry: entry)
  }

  private func statement(_ i: Int) -> Draft? {
    let statement = reading.statements[i]
    guard let speaker = statement.speaker.entity, let span = statement.cue?.span ?? statement.content.first else {
      return nil
    }
    let entry = entry(
      .statement, told: day(ofTime: statement.time), label: statement.cue?.stance.rawValue, status: nil,
      actors: [speaker], recipients: statement.addressee?.entity.map { [$0] } ?? [], place: nil, span: span,
      record: "S\(i + 1)")
    return Draft(key: nil, entities: [speaker], placeEntity: nil, entry: entry)
  }

  private func entry(
    _ kind: Timeline.Entry.Kind, told: String?, label: String?, status: Event.Status?, actors: [Int],
    recipients: [Int], place: Int?, span: ByteSpan, record: String
  ) -> Timeline.Entry {
    let named = { (index: Int) in Named(self.reading.entities[index]) }
    let document = reading.document
    let token = document.token(atOrAfter: span.start)
    let sentence =
      token < document.tokens.count ? document.sentences[Int(document.tokens[token].sentence)].span : span
    return Timeline.Entry(
      kind: kind, day: told ?? publishedDay, isDayTold: told != nil, label: label, status: status,
      actors: actors.map(named), recipients: recipients.map(named), place: place.map(named), words: text(sentence),
      sources: [.init(article: article.id, outlet: article.outlet, span: span, record: record)])
  }
}
