public import IsnadArchive
import IsnadCalendar
import IsnadFormats
public import IsnadPages
import IsnadRecords
import IsnadSearch
import IsnadStories
import IsnadText

extension Desk {
  /// What fits on two printed pages.
  private static let mostStories = 6
  private static let mostEntries = 4

  /// What is new. Without days it is of the newest article's day and since the day before: an archive has no clock.
  public func briefView(day: String?, since: String?) throws(ArchiveError) -> BriefView {
    var newest = SearchRequest(.articles, limit: 1)
    newest.order = .newest
    let last = try archive.search(newest).hits.first?.article.published.map { String($0.prefix(10)) }
    let day = day ?? last ?? ""
    let since = since ?? Self.dayBefore(day) ?? day
    var articles = SearchRequest(.articles, from: since, to: day, limit: 0)
    articles.order = .newest
    var votes = SearchRequest(.records(.vote), from: since, to: day, limit: 6)
    votes.order = .newest
    var items: [BriefView.Item] = []
    var conflicts: [ConflictsView.Subject] = []
    for card in try archive.stories(since: since, limit: Self.mostStories).stories {
      var request = CollectionRequest(limit: Self.mostArticles)
      request.story = card.first.id
      request.to = day
      let told = try archive.readArticles(request, shownID: PagePath.short)
      let names = NameIndex(told)
      let entries = Timeline(of: told, TimelineQuery(since: since)).entries
      items.append(
        .init(
          story: try line(card), said: lines(entries.filter { $0.kind == .statement }, names),
          happened: lines(entries.filter { $0.kind == .event }, names)))
      conflicts += FigureComparison.all(in: told).filter { !$0.disagreements.isEmpty }.map { names.view($0) }
    }
    return BriefView(
      day: day, since: since, stories: items,
      votes: try archive.records(votes).records.map { line($0, withName: true) },
      conflicts: Array(conflicts.prefix(3)),
      outlets: try archive.facet(.outlet, of: articles).map { .init($0.value, $0.count) })
  }

  private func lines(_ entries: [Timeline.Entry], _ names: NameIndex) -> [EntityView.Line] {
    // One line for a sentence: two acts in it would say the same words twice.
    var seen: Set<String> = []
    return entries.filter { seen.insert($0.words).inserted }.suffix(Self.mostEntries).compactMap { entry in
      guard let source = entry.sources.first else { return nil }
      return EntityView.Line(
        path: "/s/\(source.article)/\(source.record)", day: entry.day, outlet: source.outlet,
        who: entry.actors.first.map(names.name), words: entry.words)
    }
  }

  private static func dayBefore(_ day: String) -> String? {
    CivilDate(iso: day).map { CivilDate(day: $0.day - 1).description }
  }
}
