import IsnadMessages
import IsnadText

extension Desk {
  /// The text untouched, its records beside it in the order of the text.
  func article(_ view: ArticleView) -> HTML {
    frame(
      view.head.title ?? view.head.opening ?? words("article.untitled"), nil, class: "article", exports: view.exports
    ) {
      articleHead(view)
      if view.records.contains(where: { $0.kind == .damage }) { damage(view) }
      toggles(view)
      element(.div, .class("reading")) {
        element(
          .article, .id("text"), .class("text"), .dir(direction(of: view.text)),
          reader.language == .arabic ? nil : .lang("ar"), .label(words("article.text"))
        ) {
          MarkedText(view.text, marks(of: view.records)).paragraphs()
        }
        element(.section, .class("records"), .label(words("article.records")), .reachable) {
          element(.h2) { words("article.records") }
          if view.records.isEmpty { nothing("article.none") }
          element(.ol) {
            for (i, record) in view.records.enumerated() { card(record, number: i + 1) }
          }
        }
      }
      citation(view)
    }
  }

  /// Everything that can't be seen, in boxes; the lines with their places.
  func characters(_ view: ArticleView) -> HTML {
    frame(view.head.title ?? words("article.untitled"), nil, class: "characters") {
      element(.header, .class("head")) {
        element(.h1) { title(of: view.head) }
        element(.p) { source(of: view.head) }
        element(.p) { element(.a, .href(reader.link(view.head.path))) { words("article.back") } }
      }
      element(.p, .class("note")) { words("characters.note") }
      element(.div, .class("raw"), .dir(direction(of: view.text)), .lang("ar")) {
        for line in RawText(view.text).lines() {
          element(.div, .class("line")) {
            element(.bdi, .class("offset"), .dir(.leftToRight)) { String(line.offset) }
            element(.p) { line.html }
          }
        }
      }
    }
  }

  private func articleHead(_ view: ArticleView) -> HTML {
    element(.header, .class("head")) {
      element(.h1) { title(of: view.head) }
      element(.p) { source(of: view.head) }
      if let newer = view.revisedBy {
        element(.p, .class("note")) { words("article.revised_by", link(to: newer)) }
      }
      if let older = view.revises { element(.p, .class("note")) { words("article.revises", link(to: older)) } }
      element(.p, .class("actions")) {
        if let url = view.head.url, Attribute.isOfTheWeb(url) {
          element(.a, .href(url), .rel("noopener noreferrer nofollow external")) { words("article.source") }
          " "
        }
        if let story = view.story, let path = story.path {
          element(.a, .href(reader.link(path))) { words("article.story") }
          " "
        }
        element(.a, .href(reader.link(view.head.path, [.init("view", "characters")]))) { words("article.characters") }
        " "
        element(.a, .href("#citation")) { words("article.cite") }
      }
      if !view.appearances.isEmpty {
        element(.details) {
          element(.summary) { words("article.also", words.count("places", view.appearances.count)) }
          element(.ul) { for other in view.appearances { element(.li) { source(of: other) } } }
        }
      }
    }
  }

  /// What is wrong with the text, before it is read.
  private func damage(_ view: ArticleView) -> HTML {
    let damaged = view.records.enumerated().filter { $0.element.kind == .damage }
    return element(.details, .class("damage")) {
      element(.summary) { words("article.damage", words.count("places", damaged.count)) }
      element(.ul) {
        for (i, record) in damaged {
          element(.li) { element(.a, .href("#w\(i + 1)")) { plainHeadline(record) } }
        }
      }
    }
  }

  /// Which kinds are marked; the stylesheet does it, without a script.
  private func toggles(_ view: ArticleView) -> HTML {
    element(.form, .class("toggles"), .label(words("article.kinds"))) {
      element(.fieldset) {
        element(.legend) { words("article.kinds") }
        for kind in Kind.allCases {
          let count = view.records.count { $0.kind == kind }
          if count > 0 {
            element(.label, .class(kind.rawValue)) {
              element(
                .input, .type("checkbox"), .id("show-\(kind.rawValue)"), .autocomplete("off"),
                .checked(kind.isMarkedAtFirst))
              element(.span) { words("kinds.\(kind.rawValue)") }
              " "
              element(.small) { numerals.html(count) }
            }
            " "
          }
        }
      }
    }
  }

  private func marks(of records: [RecordView]) -> [MarkedText.Mark] {
    records.enumerated().flatMap { i, record in
      record.parts.map {
        MarkedText.Mark(span: $0.span.range, number: i + 1, kind: record.kind, role: $0.role.rawValue)
      }
    }
  }

  /// Text, place and hash, to be taken along.
  private func citation(_ view: ArticleView) -> HTML {
    element(.section, .id("citation"), .class("citation"), .labelled(by: "citation-title")) {
      element(.h2, .id("citation-title")) { words("article.cite") }
      element(.dl, .class("facts")) {
        fact("cite.article", title(of: view.head))
        fact("cite.source", source(of: view.head))
        if let url = view.head.url { fact("cite.url", code(url)) }
        fact("cite.address", code(view.head.path))
        fact("cite.hash", code(view.hash))
        if let captured = view.captured { fact("cite.captured", numerals.date(captured)) }
        if let version = view.version { fact("cite.version", code(version)) }
      }
      exports(view.exports)
    }
  }
}
