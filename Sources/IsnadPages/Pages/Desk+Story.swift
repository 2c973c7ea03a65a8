import IsnadMessages

extension Desk {
  func stories(_ view: StoriesView) -> HTML {
    frame(words("section.stories"), .stories, class: "stories", exports: view.exports) {
      element(.header, .class("head")) {
        element(.h1) { words("section.stories") }
        if let total = view.total { element(.p) { words.count("stories", total) } }
        if let single = view.single { element(.p) { words("stories.single", words.count("articles", single)) } }
      }
      if view.stories.isEmpty { nothing("stories.nothing") }
      element(.ol, .class("hits")) { for story in view.stories { line(story) } }
      pager(view.next)
      exports(view.exports)
    }
  }

  private func line(_ story: StoryLine) -> HTML {
    element(.li, .class("hit")) {
      element(.p, .class("headline")) { element(.a, .href(reader.link(story.path))) { printed(story.title) } }
      element(.p, .class("foot")) { storyFoot(story) }
    }
  }

  func storyFoot(_ story: StoryLine) -> HTML {
    var parts = [words.count("articles", story.articles)]
    if let first = story.firstDay {
      parts.append(numerals.date(story.lastDay.map { $0 == first ? first : first + "/" + $0 } ?? first))
    }
    parts += story.outlets.prefix(6).map { printed($0) }
    return joined(parts)
  }

  func story(_ view: StoryView) -> HTML {
    frame(view.title, .stories, class: "story", exports: view.exports) {
      element(.header, .class("head")) {
        element(.p, .class("kind")) { words("story") }
        element(.h1) { printed(view.title) }
        if let since = view.since { element(.p, .class("note")) { words("story.since", numerals.date(since)) } }
        if let conflicts = view.conflicts {
          element(.p) {
            element(.a, .href(reader.link(conflicts.path))) {
              words("story.conflicts", numerals.html(conflicts.count))
            }
          }
        }
      }
      element(.div, .class("columns")) {
        timeline(view.days)
        element(.aside, .label(words("story.told"))) {
          tellings(view.tellings)
          places(view.places)
        }
      }
      exports(view.exports)
    }
  }

  private func timeline(_ days: [StoryView.Day]) -> HTML {
    element(.section, .class("timeline"), .labelled(by: "timeline-title")) {
      element(.h2, .id("timeline-title")) { words("timeline") }
      if days.isEmpty { nothing("timeline.nothing") }
      for day in days {
        element(.section, .class("day")) {
          element(.h3) { day.day.map { numerals.date($0) } ?? HTML(words("undated")) }
          element(.ul) { for entry in day.entries { self.entry(entry) } }
        }
      }
    }
  }

  private func entry(_ entry: StoryView.Entry) -> HTML {
    element(.li, .class("entry", entry.kind.rawValue)) {
      element(.p, .class("headline")) {
        element(.span, .class("kind")) { entry.label.map { words.term($0) } ?? words("kind.\(entry.kind.rawValue)") }
        if let status = entry.status {
          " "
          element(.span, .class("status")) { words.term(status) }
        }
        " "
        parties(entry)
        if !entry.isDayTold {
          " "
          element(.small) { words("timeline.published") }
        }
      }
      element(.p, .class("snippet")) { printed(entry.words) }
      element(.p, .class("foot")) {
        for source in entry.sources {
          element(.a, .href(reader.link(source.path))) {
            source.outlet.map { printed($0) } ?? HTML(words("outlet.unknown"))
          }
          " "
        }
      }
    }
  }

  /// Who, and to whom: the arrow is drawn in the direction of reading.
  private func parties(_ entry: StoryView.Entry) -> HTML {
    group {
      names(entry.actors)
      if !entry.recipients.isEmpty {
        element(.span, .class("arrow"), .hidden) { reader.language == .arabic ? " ← " : " → " }
        names(entry.recipients)
      }
      if let place = entry.place {
        " "
        element(.small) { words("timeline.at", name(place)) }
      }
    }
  }

  func names(_ all: [Name]) -> HTML {
    var out = HTML.nothing
    for (i, one) in all.enumerated() {
      if i > 0 { out.append(HTML(words("list.comma"))) }
      out.append(name(one))
    }
    return out
  }

  /// Who told it, reprints under whoever printed the text first.
  private func tellings(_ tellings: [StoryView.Telling]) -> HTML {
    element(.section) {
      element(.h2) { words("story.told") }
      element(.ol, .class("tellings")) {
        for telling in tellings {
          element(.li) {
            link(to: telling.first)
            element(.p, .class("foot")) {
              source(of: telling.first)
              if telling.isFirstByDate {
                " "
                element(.span, .class("badge")) { words("story.first") }
              }
            }
            if !telling.reprints.isEmpty {
              element(.details) {
                element(.summary) { words.count("reprints", telling.reprints.count) }
                element(.ul) {
                  for reprint in telling.reprints {
                    element(.li) { element(.a, .href(reader.link(reprint.path))) { source(of: reprint) } }
                  }
                }
              }
            }
          }
        }
      }
    }
  }

  /// A table instead of a map: nothing is fetched.
  private func places(_ places: [StoryView.Place]) -> HTML? {
    guard !places.isEmpty else { return nil }
    return element(.section) {
      element(.h2) { words("story.places") }
      element(.table) {
        element(.thead) {
          element(.tr) {
            for head in ["place", "coordinates", "mentions"] { element(.th, .scope("col")) { words("column.\(head)") } }
          }
        }
        element(.tbody) {
          for place in places {
            element(.tr) {
              element(.th, .scope("row")) { name(place.name) }
              element(.td) {
                if let latitude = place.latitude, let longitude = place.longitude {
                  latin(numerals.text(latitude) + ", " + numerals.text(longitude))
                }
              }
              element(.td) { numerals.html(place.count) }
            }
          }
        }
      }
    }
  }
}
