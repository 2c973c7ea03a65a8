extension Desk {
  /// What needs a person: unsure records, damaged texts, names that may be one.
  func review(_ view: ReviewView) -> HTML {
    frame(words("section.review"), .review, class: "review") {
      element(.header, .class("head")) {
        element(.h1) { words("section.review") }
        element(.p) { words.count("items", view.total) }
        element(.p, .class("note")) { words("review.note") }
      }
      if view.items.isEmpty { nothing("review.nothing") }
      element(.ol, .class("queue")) {
        for (i, item) in view.items.enumerated() { self.item(item, i + 1, view.decisions) }
      }
      pager(view.next)
      changes(view.history)
    }
  }

  private func item(_ item: ReviewView.Item, _ number: Int, _ decisions: String?) -> HTML {
    element(.li, .id("i\(number)"), .class("card", item.record.kind.rawValue)) {
      element(.p, .class("headline")) {
        element(.span, .class("kind")) { words("kind.\(item.record.kind.rawValue)") }
        " "
        if let path = item.record.path {
          element(.a, .href(reader.link(path))) { plainHeadline(item.record) }
        } else {
          headline(item.record)
        }
        " "
        sureness(item.record.sureness)
      }
      element(.p, .class("note")) { words("review.why.\(item.why)") }
      quote(item.record, isShort: false)
      facts(item.record.facts)
      element(.p, .class("foot")) {
        link(to: item.article)
        " "
        source(of: item.article)
        " "
        code(item.record.rule)
      }
      if let decisions { decision(item, number, decisions) }
    }
  }

  /// The token is typed in, never kept: nothing that another site could send along.
  private func decision(_ item: ReviewView.Item, _ number: Int, _ address: String) -> HTML {
    element(.details) {
      element(.summary) { words("review.decide") }
      element(.form, .class("decision"), .action(address), .method("post")) {
        element(.input, .type("hidden"), .name("article"), .value(item.ref))
        element(.input, .type("hidden"), .name("record"), .value(item.record.id))
        element(.input, .type("hidden"), .name("version"), .value(item.version))
        element(.label) {
          element(.span) { words("review.reason") }
          element(.input, .type("text"), .name("why"), .required, .autocomplete("off"))
        }
        element(.label) {
          element(.span) { words("review.token") }
          element(.input, .type("password"), .name("token"), .required, .autocomplete("off"))
        }
        element(.label) {
          element(.span) { words("review.changes") }
          element(.textarea, .name("changes"), .rows(2), .dir(.leftToRight), .autocomplete("off")) {}
        }
        element(.button, .type("submit"), .name("decision"), .value("accept")) { words("review.accept") }
        " "
        element(.button, .type("submit"), .name("decision"), .value("fix")) { words("review.fix") }
        " "
        element(.button, .type("submit"), .name("decision"), .value("reject")) { words("review.reject") }
      }
    }
  }
}
