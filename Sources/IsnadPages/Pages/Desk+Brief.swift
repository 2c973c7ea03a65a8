extension Desk {
  /// One sheet for the morning meeting: what is new since yesterday, by whom. Made to be printed.
  func brief(_ view: BriefView) -> HTML {
    frame(words("section.brief"), .brief, class: "brief") {
      element(.header, .class("head")) {
        element(.h1) { words("section.brief") }
        element(.p, .class("subtitle")) {
          numerals.date(view.day)
          element(.span, .class("dot"), .hidden) { " · " }
          words("brief.since", numerals.date(view.since))
        }
        if !view.outlets.isEmpty {
          element(.p, .class("foot")) {
            joined(
              view.outlets.map { one in
                group {
                  printed(one.name); " "; numerals.html(one.count)
                }
              })
          }
        }
      }
      if view.stories.isEmpty && view.votes.isEmpty && view.conflicts.isEmpty { nothing("brief.nothing") }
      for item in view.stories { story(item) }
      lines("brief.votes", view.votes)
      if !view.conflicts.isEmpty {
        element(.section, .labelled(by: "brief-conflicts")) {
          element(.h2, .id("brief-conflicts")) { words("section.conflicts") }
          for (i, subject) in view.conflicts.enumerated() { self.subject(subject, "subject-\(i + 1)") }
        }
      }
      element(.form, .class("query noprint"), .action("/brief"), .method("get")) {
        element(.div, .class("choices")) {
          dayField("day", view.day)
          dayField("since", view.since)
          element(.button, .type("submit")) { words("brief.go") }
        }
        kept([])
      }
    }
  }

  private func story(_ item: BriefView.Item) -> HTML {
    element(.section, .class("item")) {
      element(.h2) { element(.a, .href(reader.link(item.story.path))) { printed(item.story.title) } }
      element(.p, .class("foot")) { storyFoot(item.story) }
      if !item.happened.isEmpty {
        element(.h3) { words("brief.happened") }
        list(item.happened)
      }
      if !item.said.isEmpty {
        element(.h3) { words("brief.said") }
        list(item.said)
      }
    }
  }
}
