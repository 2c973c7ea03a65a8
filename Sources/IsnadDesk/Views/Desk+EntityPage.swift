public import IsnadArchive
import IsnadDocument
import IsnadFormats
public import IsnadPages
import IsnadReading
import IsnadRecords
import IsnadText

extension Desk {
  /// Statements and acts of each sort that the page of an entity has; the newest.
  private static let mostLines = 25

  /// A person, organization, place or group.
  public func entityView(_ card: EntityCard) throws -> EntityView {
    let said = try records(.statement, of: card.id, role: "speaker")
    let told = try records(.event, of: card.id, role: nil)
    return EntityView(
      name: Name(card.name, latin: card.latin, path: PagePath.entity(card.id)), kind: card.kind,
      wikidata: card.wikidata, country: card.country, articles: card.articles, firstDay: card.firstDay,
      lastDay: card.lastDay, spellings: card.spellings.prefix(12).map { .init($0.name, $0.count) },
      roles: card.roles.suffix(12).map {
        .init(words: $0.text, firstDay: $0.firstDay, lastDay: $0.lastDay, articles: $0.articles)
      }, parts: card.parts.map { .init($0.name, $0.count) }, statements: said.map { line($0, withName: false) },
      about: told.map { line($0, withName: false) }, company: company(of: card.id, in: said + told),
      changes: try archive.entityEdits(of: card.id).filter { $0.undone == nil }.map {
        .init(day: $0.made, what: "\($0.name) \($0.action == .merge ? "+" : "≠") \($0.otherName)", why: $0.reason)
      },
      namesakes: try archive.entities(named: card.name, limit: 6).filter { $0.id != card.id && $0.name == card.name }
        .map {
          Name($0.name, latin: $0.latin, path: PagePath.entity($0.id))
        },
      exports: [
        Export("JSON", path: "/v1/entities/\(card.id)", mediaType: "application/json")
      ])
  }

  private func records(_ kind: RecordKind, of entity: Int64, role: String?) throws(ArchiveError) -> [FoundRecord] {
    var request = SearchRequest(.records(kind), limit: Self.mostLines)
    request.participants = [.init(entity: entity, role: role)]
    request.order = .newest
    return try archive.records(request).records
  }

  /// A record in a line: its words, who says or does it, where it stands.
  func line(_ record: FoundRecord, withName: Bool) -> EntityView.Line {
    let head = record.source.article.head
    let id = "\(record.kind.letter)\(record.ordinal + 1)"
    let views = RecordViews(
      record.source.reading, article: PagePath.short(head.ref),
      entities: record.source.entities.map(PagePath.entity))
    let view = views.record(id)
    let words = view?.quote.joined(separator: " … ") ?? ""
    return EntityView.Line(
      path: PagePath.record(id, of: head.ref), day: head.published, outlet: head.outlet,
      who: withName ? view?.firstName : nil, words: words.isEmpty ? view.map(views.sentence(of:)) ?? "" : words,
      sureness: view?.sureness)
  }

  /// Who else stands in the same articles, as far as they were looked at; those of most articles first.
  private func company(of entity: Int64, in records: [FoundRecord]) -> [EntityView.Companion] {
    var seen: Set<String> = []
    var names: [Int64: Name] = [:]
    var counts: [Int64: Int] = [:]
    for source in records.map(\.source) where seen.insert(source.article.head.ref).inserted {
      let entities = zip(source.entities, source.reading.entities)
      for (id, known) in entities where id != entity && known.kind != .group {
        names[id] = names[id] ?? Name(known.name, latin: known.latin, path: PagePath.entity(id))
        counts[id, default: 0] += 1
      }
    }
    let most = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(10)
    return most.compactMap { id, count in names[id].map { EntityView.Companion(name: $0, articles: count) } }
  }
}

extension RecordView {
  /// The name that it begins with.
  var firstName: Name? {
    for piece in headline + facts.flatMap(\.pieces) { if case .name(let name) = piece { return name } }
    return nil
  }
}

extension RecordViews {
  /// The sentence that a record begins in.
  func sentence(of record: RecordView) -> String {
    guard let start = record.parts.map(\.span.start).min(),
      let sentence = reading.document.sentences.last(where: { $0.span.start <= start })
    else { return "" }
    return text(sentence.span)
  }
}
