extension Desk {
  /// A form whose address is the API's: what it gives can be asked for again by a program.
  func export(_ view: ExportView) -> HTML {
    frame(words("section.export"), .export, class: "export") {
      element(.header, .class("head")) {
        element(.h1) { words("section.export") }
        element(.p, .class("note")) { words("export.note") }
      }
      element(.nav, .class("tabs"), .label(words("export.what"))) {
        for target in ["articles", "statements", "figures", "events", "votes", "polls"] {
          element(.a, .href(reader.link("/export", [.init("in", target)])), .current(target == view.target)) {
            words("search.in.\(target)")
          }
          " "
        }
      }
      element(.form, .class("query"), .action(view.formats.first?.path ?? "/v1/\(view.target)"), .method("get")) {
        element(.div, .class("choices")) {
          textField("q", nil)
          outlets(view.outlets)
          if view.target != "articles" { textField("speaker", nil) }
          textField("place", nil)
          if !view.measures.isEmpty { measures(view.measures) }
          dayField("from", nil)
          dayField("to", nil)
        }
        element(.input, .type("hidden"), .name("limit"), .value("1000"))
        element(.p, .class("formats")) {
          for format in view.formats {
            element(
              .button, .type("submit"), .formAction(format.path),
              format.parameter.map { .name($0.name) }, format.parameter.map { .value($0.value) }
            ) { format.name }
            " "
          }
        }
      }
      element(.p, .class("note")) { words("export.address", code("/v1/\(view.target)")) }
    }
  }

  private func measures(_ measures: [String]) -> HTML {
    element(.label) {
      element(.span) { words("field.measure") }
      element(.select, .name("measure")) {
        element(.option, .value("")) { words("any") }
        for measure in measures { element(.option, .value(measure)) { words.term("measure.\(measure)") } }
      }
    }
  }

  private func outlets(_ outlets: [String]) -> HTML {
    element(.label) {
      element(.span) { words("field.outlet") }
      element(.select, .name("outlet")) {
        element(.option, .value("")) { words("any") }
        for outlet in outlets { element(.option, .value(outlet)) { outlet } }
      }
    }
  }

  /// How right it is, as measured, and where it fails.
  func method(_ view: MethodView) -> HTML {
    frame(words("section.method"), .method, class: "method") {
      element(.article, .class("prose")) {
        element(.h1) { words("section.method") }
        for key in ["reads", "marks", "sure"] { element(.p) { words("method.\(key)") } }
        element(.h2) { words("method.measured") }
        element(.p) { words("method.measured.how") }
        element(.table) {
          element(.thead) {
            element(.tr) {
              for head in ["what", "developed", "blind"] { element(.th, .scope("col")) { words("column.\(head)") } }
            }
          }
          element(.tbody) {
            for row in view.measured {
              element(.tr) {
                element(.th, .scope("row")) { words("measured.\(row.what)") }
                element(.td) { numerals.html(row.developed) }
                element(.td) { numerals.html(row.blind) }
              }
            }
          }
        }
        element(.h2) { words("method.failures") }
        element(.ul) { for failure in view.failures { element(.li) { words(failure) } } }
        element(.h2) { words("method.privacy") }
        for key in ["local", "log", "text"] { element(.p) { words("method.privacy.\(key)") } }
        element(.p, .class("foot")) { words("method.version", code(view.version)) }
      }
    }
  }

  /// What to do with an empty archive.
  func firstStart(_ view: FirstStartView) -> HTML {
    frame(words("first.title"), nil, class: "first") {
      element(.article, .class("prose")) {
        element(.h1) { words("first.title") }
        element(.p) { words("first.empty", code(view.database)) }
        element(.h2) { words("first.fill") }
        element(.pre, .dir(.leftToRight), .reachable) {
          element(.code) {
            "isnad ingest --outlet OUTLET --published 2024-03-26 article.txt\n"
            "isnad ingest FOLDER news.jsonl.gz crawl.warc.gz"
          }
        }
        element(.p) { words("first.kinds") }
        element(.h2) { words("first.look") }
        element(.pre, .dir(.leftToRight), .reachable) { element(.code) { "isnad serve --demo" } }
        element(.p) { words("first.demo") }
        element(.p) { element(.a, .href(reader.link("/about/method"))) { words("section.method") } }
      }
    }
  }

  func error(_ view: ErrorView) -> HTML {
    frame(words(view.title), nil, class: "error") {
      element(.article, .class("prose")) {
        element(.p, .class("kind")) { numerals.html(view.status) }
        element(.h1) { words(view.title) }
        if let detail = view.detail { element(.p) { printed(detail) } }
        if !view.valid.isEmpty {
          element(.p) { words("error.valid") }
          element(.ul) { for name in view.valid { element(.li) { code(name) } } }
        }
        element(.p) { element(.a, .href(reader.link("/"))) { words("error.back") } }
      }
    }
  }
}
