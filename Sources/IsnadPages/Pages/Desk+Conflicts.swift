extension Desk {
  func conflicts(_ view: ConflictsView) -> HTML {
    frame(words("section.conflicts"), .conflicts, class: "conflicts", exports: view.exports) {
      element(.header, .class("head")) {
        element(.h1) { words("section.conflicts") }
        element(.p, .class("note")) { words("conflicts.note") }
      }
      conflictsForm(view)
      if let (read, found) = view.leftOut {
        element(.p, .class("note")) { words("conflicts.part", numerals.html(read), numerals.html(found)) }
      }
      if view.subjects.isEmpty { nothing("conflicts.nothing") }
      for (i, subject) in view.subjects.enumerated() { self.subject(subject, "subject-\(i + 1)") }
      pager(view.next)
      exports(view.exports)
    }
  }

  private func conflictsForm(_ view: ConflictsView) -> HTML {
    let measures = ["killed", "injured", "missing", "displaced", "captive", "arrested", "participants", "money"]
    return element(.search) {
      element(.form, .class("query"), .action("/c"), .method("get")) {
        element(.div, .class("choices")) {
          element(.label) {
            element(.span) { words("field.measure") }
            element(.select, .name("measure")) {
              element(.option, .value("")) { words("any") }
              for measure in measures {
                element(.option, .value(measure), .selected(measure == view.measure)) {
                  words.term("measure.\(measure)")
                }
              }
            }
          }
          textField("place", view.place)
          dayField("as_of", view.asOf)
          element(.button, .type("submit")) { words("conflicts.go") }
        }
        kept(["story"])
      }
    }
  }

  /// One subject: the plot, the table, and who disagrees.
  func subject(_ subject: ConflictsView.Subject, _ id: String) -> HTML {
    element(.section, .class("subject")) {
      element(.h2, .id(id)) { heading(subject) }
      if let story = subject.story { element(.p) { words("conflicts.story", name(story)) } }
      for disagreement in subject.disagreements.prefix(3) { self.disagreement(disagreement) }
      if let plot = FigurePlot(subject, self) { plot.html(label: HTML(words("plot.caption"))) }
      element(.div, .class("wide"), .reachable, .role("group"), .labelled(by: id)) { table(subject) }
    }
  }

  private func heading(_ subject: ConflictsView.Subject) -> HTML {
    var parts = [HTML(words.term("measure.\(subject.measure)"))]
    if let noun = subject.noun { parts.append(printed(noun)) }
    if let place = subject.place { parts.append(name(place)) }
    return joined(parts)
  }

  private func disagreement(_ disagreement: ConflictsView.Disagreement) -> HTML {
    element(.p, .class("disagreement")) {
      element(.span, .class("step differs")) { words("step.disagree") }
      " "
      name(disagreement.one)
      ": "
      html(disagreement.first.quantity)
      " / "
      name(disagreement.other)
      ": "
      html(disagreement.second.quantity)
    }
  }

  /// Rows are sources as the articles name them, columns are days.
  private func table(_ subject: ConflictsView.Subject) -> HTML {
    var days: [String?] = []
    for claim in subject.vouchers.flatMap(\.claims) where !days.contains(claim.day) { days.append(claim.day) }
    days.sort { ($0 ?? "9999") < ($1 ?? "9999") }
    return element(.table) {
      element(.thead) {
        element(.tr) {
          element(.th, .scope("col")) { words("column.voucher") }
          for day in days {
            element(.th, .scope("col")) { day.map { numerals.date($0) } ?? HTML(words("undated")) }
          }
        }
      }
      element(.tbody) {
        for (i, voucher) in subject.vouchers.enumerated() {
          element(.tr) {
            element(.th, .scope("row")) {
              if FigurePlot.hasSign(i) { FigurePlot.sign(i) }
              " "
              name(voucher.name)
              if voucher.kind != "named" {
                " "
                element(.small) { words("voucher.\(voucher.kind)") }
              }
            }
            for day in days {
              element(.td) { for claim in voucher.claims where claim.day == day { self.claim(claim) } }
            }
          }
        }
      }
    }
  }

  private func claim(_ claim: ConflictsView.Claim) -> HTML {
    element(.p, .class("claim")) {
      element(.a, .href(reader.link(claim.path)), .title(withoutControls(claim.words))) {
        claim.quantity.isNumber ? html(claim.quantity) : printed(claim.words)
      }
      if let step = claim.step {
        " "
        element(.span, .class("step", step)) { words("step.\(step)") }
      }
      if let outlet = claim.outlet {
        " "
        element(.small) { printed(outlet) }
      }
    }
  }
}
