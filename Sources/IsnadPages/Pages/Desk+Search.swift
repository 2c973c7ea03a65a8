import IsnadText

extension Desk {
  func search(_ view: SearchView) -> HTML {
    let title = view.query.isEmpty ? words("section.search") : view.query
    return frame(title, .search, class: "search", exports: view.exports) {
      if view.result == nil { element(.h1, .class("large")) { words("search.title") } }
      searchForm(view)
      if let result = view.result {
        element(.div, .class("found")) {
          element(.section, .class("results"), .labelled(by: "results-title")) {
            element(.h1, .id("results-title")) { words.count(view.target, result.total) }
            if result.hits.isEmpty { nothing("search.nothing") }
            if !result.hints.isEmpty { hints(result.hints) }
            element(.ol, .class("hits")) { for hit in result.hits { self.hit(hit) } }
            pager(result.next)
            exports(view.exports)
          }
          if !result.facets.allSatisfy(\.values.isEmpty) { facets(result.facets) }
        }
      } else {
        element(.p, .class("note")) { words("search.help") }
      }
    }
  }

  /// The address of its result is the query.
  private func searchForm(_ view: SearchView) -> HTML {
    element(.search) {
      element(.form, .class("query"), .action("/"), .method("get")) {
        element(.p, .class("box")) {
          element(.label, .for("q")) { words("search.label") }
          element(
            .input, .type("search"), .id("q"), .name("q"), .value(view.query), .dir(.rightToLeft), .autocomplete("off"))
          element(.button, .type("submit")) { words("search.go") }
        }
        element(.div, .class("choices")) {
          select("in", "search.in", ["articles", "statements", "figures", "events", "votes", "polls"], view.target)
          select("mode", "search.mode", ["exact", "normalized", "stem"], view.mode)
          dayField("from", view.from)
          dayField("to", view.to)
        }
        kept(["outlet", "speaker", "place", "type"])
      }
    }
  }

  func select(_ name: String, _ prefix: String, _ values: [String], _ chosen: String) -> HTML {
    element(.label) {
      element(.span) { words(prefix) }
      element(.select, .name(name)) {
        for value in values {
          element(.option, .value(value), .selected(value == chosen)) { words.term("\(prefix).\(value)") }
        }
      }
    }
  }

  func dayField(_ name: String, _ value: String?) -> HTML {
    element(.label) {
      element(.span) { words("field.\(name)") }
      element(.input, .type("date"), .name(name), .value(value ?? ""))
    }
  }

  func textField(_ name: String, _ value: String?) -> HTML {
    element(.label) {
      element(.span) { words("field.\(name)") }
      element(.input, .type("text"), .name(name), .value(value ?? ""), .autocomplete("off"))
    }
  }

  /// What a form must send along: the reader's choices and the filters that it has no field for.
  func kept(_ names: [String]) -> HTML {
    let query = reader.going(to: reader.address).query.filter {
      names.contains($0.name) || $0.name == "lang" || $0.name == "digits"
    }
    return group {
      for parameter in query {
        element(.input, .type("hidden"), .name(parameter.name), .value(parameter.value))
      }
    }
  }

  private func hit(_ hit: SearchView.Hit) -> HTML {
    element(.li, .class("hit", hit.kind?.rawValue)) {
      element(.p, .class("headline")) {
        if let kind = hit.kind {
          element(.span, .class("kind")) { words("kind.\(kind.rawValue)") }
          " "
        }
        if let name = hit.name {
          self.name(name)
          " "
        }
        element(.a, .href(reader.link(hit.path))) { title(of: hit.article) }
      }
      element(.p, .class("snippet")) {
        if hit.isCutAtStart { "… " }
        snippet(hit)
        if hit.isCutAtEnd { " …" }
      }
      element(.p, .class("foot")) {
        source(of: hit.article)
        if let day = hit.day, day != hit.article.published {
          element(.span, .class("dot"), .hidden) { " · " }
          words("hit.day", numerals.date(day))
        }
        for badge in hit.badges {
          " "
          element(.span, .class("badge", badge.kind.rawValue)) {
            words("kinds.\(badge.kind.rawValue)") + " "
            numerals.html(badge.count)
          }
        }
      }
    }
  }

  private func snippet(_ hit: SearchView.Hit) -> HTML {
    let marks = hit.matches.map { MarkedText.Mark(span: $0.range, number: nil, kind: nil, role: "match") }
    return isolated(hit.snippet, MarkedText(hit.snippet, marks).inline())
  }

  private func hints(_ hints: [SearchView.Hint]) -> HTML {
    element(.ul, .class("hints")) {
      for hint in hints {
        element(.li) {
          let said = words("hint.\(hint.key)", hint.words.map { printed($0) } ?? .nothing)
          if let address = hint.address {
            element(.a, .href(reader.going(to: address).text)) { said }
          } else {
            said
          }
          if let count = hint.count {
            " "
            element(.small) { numerals.html(count) }
          }
        }
      }
    }
  }

  /// Narrows what was found; a chosen value leads back.
  private func facets(_ facets: [SearchView.Facet]) -> HTML {
    element(.aside, .class("facets"), .label(words("facets"))) {
      for facet in facets where !facet.values.isEmpty {
        element(.section) {
          element(.h2) { words("facet.\(facet.parameter)") }
          element(.ul) {
            for value in facet.values {
              element(.li) {
                element(
                  .a, .href(address(of: value, facet.parameter)), .current(value.isChosen, "true"),
                  value.isChosen ? .title(words("facet.remove")) : nil
                ) { html(value.shown.withoutLinks) }
                " "
                element(.small) { numerals.html(value.count) }
              }
            }
          }
        }
      }
    }
  }

  private func address(of value: SearchView.Value, _ parameter: String) -> String {
    reader.address.setting("cursor", nil).setting(parameter, value.isChosen ? nil : value.value).text
  }
}
