extension Desk {
  func entity(_ view: EntityView) -> HTML {
    frame(view.name.text, nil, class: "entity", exports: view.exports) {
      element(.header, .class("head")) {
        element(.p, .class("kind")) { words.term("kind.\(view.kind)") }
        element(.h1) { printed(view.name.text) }
        if let latin = view.name.latin { element(.p, .class("subtitle")) { self.latin(latin) } }
        element(.p) { reach(view) }
      }
      element(.div, .class("columns")) {
        element(.div) {
          lines("entity.statements", view.statements)
          lines("entity.about", view.about)
          if view.statements.isEmpty && view.about.isEmpty { nothing("entity.silent") }
        }
        element(.aside, .label(words("entity.facts"))) {
          roles(view.roles)
          counted("entity.spellings", view.spellings) { printed($0) }
          counted("entity.parts", view.parts) { HTML(words.term("part.\($0)")) }
          company(view.company)
          identity(view)
          changes(view.changes)
        }
      }
      exports(view.exports)
    }
  }

  private func reach(_ view: EntityView) -> HTML {
    var parts = [words.count("articles", view.articles)]
    if let first = view.firstDay, let last = view.lastDay {
      parts.append(first == last ? numerals.date(first) : numerals.date(first + "/" + last))
    }
    if let country = view.country { parts.append(latin(country)) }
    return joined(parts)
  }

  /// What was said or told, each with its day and who printed it.
  func lines(_ title: String, _ lines: [EntityView.Line]) -> HTML? {
    guard !lines.isEmpty else { return nil }
    return element(.section, .labelled(by: title)) {
      element(.h2, .id(title)) { words(title) }
      list(lines)
    }
  }

  func list(_ lines: [EntityView.Line]) -> HTML {
    element(.ul, .class("lines")) {
      for line in lines {
        element(.li) {
          if let who = line.who {
            element(.strong) { name(who) }
            " "
          }
          element(.a, .href(reader.link(line.path))) { printed(line.words) }
          element(.p, .class("foot")) {
            joined(
              [line.day.map { numerals.date($0) }, line.outlet.map { printed($0) }].compactMap { $0 }
                + [line.sureness.flatMap { $0 == .high ? nil : sureness($0) }].compactMap { $0 })
          }
        }
      }
    }
  }

  private func roles(_ roles: [EntityView.Role]) -> HTML? {
    guard !roles.isEmpty else { return nil }
    return element(.section) {
      element(.h2) { words("entity.roles") }
      element(.ul, .class("plain")) {
        for role in roles {
          element(.li) {
            printed(role.words)
            element(.small) {
              " "
              if let first = role.firstDay {
                numerals.date(role.lastDay.map { $0 == first ? first : first + "/" + $0 } ?? first)
              }
            }
          }
        }
      }
    }
  }

  private func counted(_ title: String, _ all: [EntityView.Counted], shown: (String) -> HTML) -> HTML? {
    guard !all.isEmpty else { return nil }
    return element(.section) {
      element(.h2) { words(title) }
      element(.ul, .class("plain counted")) {
        for one in all {
          element(.li) {
            shown(one.name)
            " "
            element(.small) { numerals.html(one.count) }
          }
        }
      }
    }
  }

  private func company(_ company: [EntityView.Companion]) -> HTML? {
    guard !company.isEmpty else { return nil }
    return element(.section) {
      element(.h2) { words("entity.company") }
      element(.ul, .class("plain counted")) {
        for one in company {
          element(.li) {
            name(one.name)
            " "
            element(.small) { numerals.html(one.articles) }
          }
        }
      }
    }
  }

  private func identity(_ view: EntityView) -> HTML? {
    guard view.wikidata != nil || !view.namesakes.isEmpty else { return nil }
    return element(.section) {
      element(.h2) { words("entity.identity") }
      if let item = view.wikidata {
        element(.p) {
          "Wikidata "
          element(
            .a, .href("https://www.wikidata.org/wiki/" + encoded(item)), .rel("noopener noreferrer nofollow external")
          ) {
            latin(item)
          }
        }
      }
      for other in view.namesakes { element(.p) { words("entity.namesake", name(other)) } }
    }
  }

  func changes(_ changes: [EntityView.Change]) -> HTML? {
    guard !changes.isEmpty else { return nil }
    return element(.section) {
      element(.h2) { words("changes") }
      element(.ul, .class("plain")) {
        for change in changes {
          element(.li) {
            numerals.date(change.day)
            " "
            printed(change.what)
            if let by = change.by {
              " "
              printed(by)
            }
            if let why = change.why {
              ": "
              printed(why)
            }
          }
        }
      }
    }
  }
}
