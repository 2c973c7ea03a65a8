extension Desk {
  /// Who is in the archive, how far it reaches, and where it has holes.
  func sources(_ view: SourcesView) -> HTML {
    frame(words("section.sources"), .sources, class: "sources", exports: view.exports) {
      element(.header, .class("head")) {
        element(.h1) { words("section.sources") }
        element(.p) {
          words.count("articles", view.articles)
          if view.undated > 0 {
            element(.span, .class("dot"), .hidden) { " · " }
            words("sources.undated", numerals.html(view.undated))
          }
        }
      }
      element(.div, .class("wide"), .reachable, .role("group"), .label(words("section.sources"))) {
        element(.table) {
          element(.thead) {
            element(.tr) {
              for head in ["outlet", "articles", "from", "to", "months", "gaps"] {
                element(.th, .scope("col")) { words("column.\(head)") }
              }
            }
          }
          element(.tbody) { for source in view.sources { row(source) } }
        }
      }
      exports(view.exports)
    }
  }

  private func row(_ source: SourcesView.Source) -> HTML {
    element(.tr) {
      element(.th, .scope("row")) {
        if let outlet = source.outlet {
          element(.a, .href(reader.link("/", [.init("outlet", outlet)]))) { printed(outlet) }
        } else {
          words("outlet.unknown")
        }
      }
      element(.td) { numerals.html(source.articles) }
      element(.td) { source.firstDay.map { numerals.date($0) } ?? HTML("–") }
      element(.td) { source.lastDay.map { numerals.date($0) } ?? HTML("–") }
      element(.td) { months(source.months) }
      element(.td) {
        for gap in source.gaps.prefix(3) { element(.p) { numerals.date(gap) } }
        if source.gaps.count > 3 { element(.small) { words.count("more", source.gaps.count - 3) } }
      }
    }
  }

  /// A bar for each month; time runs in the direction of reading.
  private func months(_ months: [EntityView.Counted]) -> HTML? {
    let shown = months.suffix(36)
    guard let most = shown.map(\.count).max(), most > 0 else { return nil }
    let width = Double(shown.count) * 5
    return element(
      .svg, .class("bars"), .viewBox(width: width, height: 24), .at(.width, width), .at(.height, 24), .role("img"),
      .label(words("sources.months"))
    ) {
      for (i, month) in shown.enumerated() {
        let height = month.count == 0 ? 0 : max(1, 24 * Double(month.count) / Double(most))
        let place = reader.direction == .rightToLeft ? shown.count - 1 - i : i
        element(.rect, .at(.x, Double(place) * 5), .at(.y, 24 - height), .at(.width, 4), .at(.height, height)) {
          element(.title) { month.name + ": " + numerals.text(month.count) }
        }
      }
    }
  }
}
