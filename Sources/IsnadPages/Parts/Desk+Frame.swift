import IsnadMessages

/// A part of the desk that the navigation leads to.
enum Section: String, CaseIterable {
  case search, stories, conflicts, brief, sources, review, export, method

  var path: String {
    switch self {
    case .search: "/"
    case .stories: "/st"
    case .conflicts: "/c"
    case .brief: "/brief"
    case .sources: "/sources"
    case .review: "/q"
    case .export: "/export"
    case .method: "/about/method"
    }
  }
}

extension Desk {
  /// A whole page: head, navigation, content, foot.
  func frame(
    _ title: String, _ section: Section?, class name: String, exports: [Export] = [],
    @HTMLBuilder content: () -> HTML
  ) -> HTML {
    element(.html, .lang(reader.language.rawValue), .dir(reader.direction)) {
      element(.head) {
        element(.meta, .charset)
        element(.meta, .name("viewport"), .content("width=device-width, initial-scale=1"))
        element(.meta, .name("color-scheme"), .content("light dark"))
        element(.meta, .name("referrer"), .content("no-referrer"))
        element(.title) { withoutControls(title) + " – " + words("desk") }
        element(.link, .rel("stylesheet"), .href("/desk.css"))
        element(.link, .rel("icon"), .href("/icon.svg"), .type("image/svg+xml"))
        for export in exports {
          if let type = export.mediaType { element(.link, .rel("alternate"), .type(type), .href(export.path)) }
        }
      }
      element(.body, .class(name)) {
        element(.a, .class("skip"), .href("#content")) { words("skip") }
        header(section)
        element(.main, .id("content")) { content() }
        footer()
      }
    }
  }

  private func header(_ section: Section?) -> HTML {
    element(.header, .class("desk")) {
      element(.a, .class("brand"), .href(reader.link("/"))) { words("desk") }
      element(.nav, .label(words("navigation"))) {
        element(.ul) {
          for item in Section.allCases where item != .review || reader.canReview {
            element(.li) {
              element(.a, .href(reader.link(item.path)), .current(item == section)) {
                words("section.\(item.rawValue)")
              }
            }
          }
        }
      }
      switches()
    }
  }

  /// The same page in the other language, and with the other digits.
  private func switches() -> HTML {
    let other: Language = reader.language == .arabic ? .english : .arabic
    let digits: Reader.Digits = reader.digits == .latin ? .arabicIndic : .latin
    var otherReader = reader
    otherReader.language = other
    var digitReader = reader
    digitReader.digits = digits
    return element(.nav, .class("switches"), .label(words("switches"))) {
      element(.a, .href(otherReader.going(to: reader.address).text), .lang(other.rawValue)) {
        words("switch.language")
      }
      " "
      element(.a, .href(digitReader.going(to: reader.address).text), .label(words("switch.digits"))) {
        element(.bdi, .dir(.leftToRight)) { digits == .latin ? "123" : "١٢٣" }
      }
    }
  }

  private func footer() -> HTML {
    element(.footer, .class("desk")) {
      element(.p) { words("footer") }
      element(.p) {
        element(.a, .href(reader.link("/about/method"))) { words("footer.method") }
        " "
        element(.a, .href("/openapi.json")) { words("footer.api") }
      }
    }
  }
}
