public import IsnadArchive
public import IsnadPages
import IsnadReading
import IsnadRecords
import IsnadStories
import IsnadText

extension Desk {
  /// The archive's stories, the one that was added to last first.
  public func storiesView(
    after cursor: Cursor?, limit: Int, next: (Cursor) -> String
  ) throws(ArchiveError) -> StoriesView {
    let page = try archive.stories(after: cursor, limit: limit)
    var lines: [StoryLine] = []
    for card in page.stories { lines.append(try line(card)) }
    return StoriesView(
      stories: lines, next: page.next.map(next),
      exports: [Export("JSON", path: "/v1/stories", mediaType: "application/json")])
  }

  func line(_ card: StoryCard) throws(ArchiveError) -> StoryLine {
    let told = try archive.story(ofArticle: card.first.id)?.tellings ?? []
    var outlets: [String] = []
    for outlet in told.flatMap({ [$0.first] + $0.reprints }).compactMap(\.outlet) where !outlets.contains(outlet) {
      outlets.append(outlet)
    }
    return StoryLine(
      path: PagePath.story(card.first.ref), title: try title(of: card.first), articles: card.articles,
      outlets: outlets, firstDay: card.firstDay, lastDay: card.lastDay)
  }

  private func title(of head: IsnadArchive.ArticleHead) throws(ArchiveError) -> String {
    if let title = head.title { return title }
    return try article(whole: head.ref).map { firstWords(of: $0.text) } ?? ""
  }

  /// A story by any of its articles.
  public func storyView(_ article: StoredArticle) throws -> StoryView {
    guard let (card, tellings) = try archive.story(ofArticle: article.head.id) else { throw DeskError.missing }
    var query = CollectionQuery()
    query.story = article
    let articles = try sideBySide(query, shownID: PagePath.short).articles
    let figures = FigureComparison.all(in: articles).reduce(0) { $0 + $1.disagreements.count }
    let names = NameIndex(articles)
    let api = "/v1/stories/\(PagePath.short(card.first.ref))"
    return StoryView(
      title: try title(of: card.first),
      tellings: try tellings.map {
        .init(
          first: try head(of: $0.first.ref) ?? .init($0.first), reprints: $0.reprints.map { .init($0) },
          isFirstByDate: $0.isFirstByDate)
      }, days: days(of: Timeline(of: articles), names), places: names.places,
      conflicts: figures > 0 ? (path: "/c?story=\(PagePath.short(card.first.ref))", count: figures) : nil,
      exports: [
        Export("JSON", path: api, mediaType: "application/json"),
        Export("Timeline", path: api + "/timeline", mediaType: "application/json"),
      ])
  }

  func days(of timeline: Timeline, _ names: NameIndex) -> [StoryView.Day] {
    var days: [StoryView.Day] = []
    for entry in timeline.entries {
      let view = names.view(entry)
      if let last = days.indices.last, days[last].day == entry.day {
        days[last].entries.append(view)
      } else {
        days.append(.init(day: entry.day, entries: [view]))
      }
    }
    return days
  }
}

/// What is known of the names of some articles beside how they are written.
struct NameIndex {
  private var names: [String: Name] = [:]
  private var placeOrder: [String] = []
  private var placeCounts: [String: Int] = [:]

  init(_ articles: [ReadArticle]) {
    let entities = articles.flatMap { read in
      read.reading.entities.enumerated().map { place, entity in
        (entity, read.entities.indices.contains(place) ? PagePath.entity(read.entities[place]) : nil)
      }
    }
    for (entity, path) in entities {
      if names[entity.name] == nil || names[entity.name]?.latin == nil {
        names[entity.name] = Name(entity.name, latin: entity.latin, path: path)
      }
      guard entity.kind == .place else { continue }
      if placeCounts[entity.name] == nil { placeOrder.append(entity.name) }
      placeCounts[entity.name, default: 0] += entity.mentions.count
    }
  }

  func name(_ named: Named) -> Name { names[named.name] ?? Name(named.name) }

  /// Places of the articles, those of most mentions first.
  var places: [StoryView.Place] {
    let most = placeOrder.enumerated().sorted {
      (placeCounts[$1.element] ?? 0, $0.offset) < (placeCounts[$0.element] ?? 0, $1.offset)
    }
    return most.prefix(10).map {
      .init(name: names[$0.element] ?? Name($0.element), count: placeCounts[$0.element] ?? 0)
    }
  }

  func view(_ entry: Timeline.Entry) -> StoryView.Entry {
    let kind: Kind
    let label: String?
    switch entry.kind {
    case .event: (kind, label) = (.event, entry.label.map { "event." + $0.prefix { $0 != "/" } })
    case .statement: (kind, label) = (.statement, entry.label.map { "stance." + $0 })
    case .vote: (kind, label) = (.vote, entry.label.map { "result." + $0 })
    }
    let status: String? = entry.status.flatMap { $0 == .happened ? nil : "status.\($0.rawValue)" }
    return StoryView.Entry(
      kind: kind, label: label, status: status, actors: entry.actors.map(name),
      recipients: entry.recipients.map(name), place: entry.place.map(name), words: entry.words,
      sources: entry.sources.map { .init(outlet: $0.outlet, path: "/s/\($0.article)/\($0.record)") },
      isDayTold: entry.isDayTold)
  }
}
