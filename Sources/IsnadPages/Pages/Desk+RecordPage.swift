import IsnadMessages
import IsnadText

extension Desk {
  /// One record by itself: the address that is passed on.
  func record(_ view: RecordPageView) -> HTML {
    let record = view.record
    return frame(titleText(of: view), nil, class: "record", exports: view.exports) {
      element(.article, .class("sheet", record.kind.rawValue)) {
        element(.header, .class("head")) {
          element(.p, .class("kind")) { words("kind.\(record.kind.rawValue)") }
          element(.h1) { headline(record) }
          element(.p) {
            link(to: view.article)
            " "
            source(of: view.article)
          }
        }
        if let verdict = view.verdict { self.verdict(verdict) }
        quote(record, isShort: false)
        if !view.chain.isEmpty { chain(view.chain) }
        facts(record.facts)
        context(view)
        if !view.alternatives.isEmpty { alternatives(view.alternatives) }
        evidence(view)
      }
    }
  }

  private func titleText(of view: RecordPageView) -> String {
    for case .name(let name) in view.record.headline { return name.text }
    return words("kind.\(view.record.kind.rawValue)") + " " + view.record.id
  }

  /// What a person said of it, before anything that the program says.
  private func verdict(_ verdict: RecordPageView.Verdict) -> HTML {
    element(.p, .class("verdict", verdict.said)) {
      words("verdict.\(verdict.said)", numerals.date(verdict.day))
      if let reason = verdict.reason {
        " "
        printed("«" + reason + "»")
      }
    }
  }

  /// Who vouches for it, step by step from whoever spoke to whoever printed it.
  private func chain(_ steps: [RecordPageView.Step]) -> HTML {
    element(.section, .class("chain"), .labelled(by: "chain-title")) {
      element(.h2, .id("chain-title")) { words("chain") }
      element(.ol) {
        for step in steps.reversed() {
          element(.li) {
            element(.span, .class("who")) { who(step.who) }
            element(.span, .class("act")) { words.term(step.act) }
            if let day = step.day { element(.span, .class("day")) { numerals.date(day) } }
          }
        }
      }
    }
  }

  private func who(_ who: RecordPageView.Step.Who) -> HTML {
    switch who {
    case .outlet(let name?): name.path == nil ? printed(name.text) : self.name(name, withLatin: true)
    case .outlet(nil): HTML(words("chain.outlet"))
    case .named(let name): self.name(name, withLatin: true)
    case .unnamed(let text):
      group {
        printed(text)
        " "
        element(.small) { words("chain.unnamed") }
      }
    case .unknown: HTML(words("chain.unknown"))
    }
  }

  private func context(_ view: RecordPageView) -> HTML {
    let marks = view.contextParts.map {
      MarkedText.Mark(span: $0.span.range, number: nil, kind: view.record.kind, role: $0.role.rawValue)
    }
    return element(.section, .class("context"), .labelled(by: "context-title")) {
      element(.h2, .id("context-title")) { words("record.context") }
      element(
        .div, .class("text"), .dir(direction(of: view.context)), reader.language == .arabic ? nil : .lang("ar")
      ) {
        MarkedText(view.context, marks).paragraphs()
      }
      element(.p) {
        element(.a, .href(reader.link(view.article.path) + "#" + view.anchor)) { words("record.in_article") }
      }
    }
  }

  private func alternatives(_ alternatives: [RecordPageView.Alternative]) -> HTML {
    element(.section, .labelled(by: "same-title")) {
      element(.h2, .id("same-title")) { words("record.same") }
      element(.ul, .class("lines")) {
        for other in alternatives {
          element(.li) {
            element(.a, .href(reader.link(other.path))) { printed(other.words) }
            " "
            source(of: other.article)
          }
        }
      }
    }
  }

  /// Why it is there and how sure that is.
  private func evidence(_ view: RecordPageView) -> HTML {
    element(.section, .class("evidence"), .labelled(by: "evidence-title")) {
      element(.h2, .id("evidence-title")) { words("record.why") }
      element(.p) {
        sureness(view.record.sureness)
        " "
        words("sureness.\(view.record.sureness.rawValue).why")
      }
      if !view.reasons.isEmpty {
        element(.ol) {
          for reason in view.reasons {
            element(.li) {
              printed(reason.said)
              if let words = reason.words {
                " "
                printed("«" + words + "»")
              }
            }
          }
        }
      }
      element(.dl, .class("facts")) {
        fact("record.rule", code(view.record.rule))
        fact("record.id", code(view.record.id))
        fact("cite.hash", code(view.hash))
      }
      exports(view.exports)
    }
  }

  func fact(_ label: String, _ value: HTML) -> HTML {
    element(.div) {
      element(.dt) { words.term(label) }
      element(.dd) { value }
    }
  }
}
