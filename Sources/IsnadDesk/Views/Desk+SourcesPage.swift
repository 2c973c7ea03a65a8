public import IsnadArchive
import IsnadCalendar
public import IsnadPages
import IsnadSearch

extension Desk {
  private static let mostOutlets = 40
  /// Days without an article before they count as a hole.
  private static let shortestGap = 4

  /// The outlets of the archive, how far they reach and where there are holes.
  public func sourcesView() throws(ArchiveError) -> SourcesView {
    let everything = SearchRequest(.articles, limit: 0)
    let total = try archive.count(everything)
    var known = 0
    var sources: [SourcesView.Source] = []
    for found in try archive.facet(.outlet, of: everything, limit: Self.mostOutlets) {
      let request = SearchRequest(.articles, restrictions: [.init(field: .outlet, value: found.value)], limit: 0)
      let days = try archive.facet(.day, of: request, limit: 10_000).sorted { $0.value < $1.value }
      known += found.count
      sources.append(
        .init(
          outlet: found.value, articles: found.count, firstDay: days.first?.value, lastDay: days.last?.value,
          months: Self.months(days), gaps: Self.gaps(days.map(\.value))))
    }
    if known < total { sources.append(.init(outlet: nil, articles: total - known)) }
    let dated = try archive.facet(.month, of: everything, limit: 10_000).reduce(0) { $0 + $1.count }
    return SourcesView(sources: sources, articles: total, undated: total - dated)
  }

  /// Articles of every month from the first to the last.
  private static func months(_ days: [FacetValue]) -> [EntityView.Counted] {
    var months: [EntityView.Counted] = []
    for found in days {
      let month = String(found.value.prefix(7))
      if let last = months.indices.last, months[last].name == month {
        months[last].count += found.count
      } else {
        while let last = months.last, let next = monthAfter(last.name), next < month { months.append(.init(next, 0)) }
        months.append(.init(month, found.count))
      }
    }
    return months
  }

  private static func monthAfter(_ month: String) -> String? {
    guard let first = CivilDate(iso: month + "-01") else { return nil }
    return String(CivilDate(day: first.day + 31).description.prefix(7))
  }

  private static func gaps(_ days: [String]) -> [String] {
    zip(days, days.dropFirst()).compactMap { day, next in
      guard let from = CivilDate(iso: day)?.day, let to = CivilDate(iso: next)?.day, to - from > shortestGap else {
        return nil
      }
      return "\(CivilDate(day: from + 1))/\(CivilDate(day: to - 1))"
    }
  }

  /// The names of outlets, for a choice.
  public func outlets() throws(ArchiveError) -> [String] {
    try archive.facet(.outlet, of: SearchRequest(.articles, limit: 0), limit: 200).map(\.value)
  }
}
