extension Desk {
  /// A record in the rail beside the text: its number ties it to its words in both directions.
  func card(_ record: RecordView, number: Int) -> HTML {
    element(.li, .id("r\(number)"), .class("card", record.kind.rawValue)) {
      element(.p, .class("headline")) {
        // Names in the headline have links of their own, so this one stands beside them and is drawn over the whole card.
        element(.a, .class("kind"), .href("#w\(number)")) { words("kind.\(record.kind.rawValue)") }
        " "
        element(.strong) { headline(record) }
        if record.sureness != .high {
          " "
          sureness(record.sureness)
        }
      }
      quote(record, isShort: true)
      facts(record.facts)
      element(.p, .class("foot")) {
        if let path = record.path {
          element(.a, .href(reader.link(path)), .label(words("record.open") + " " + record.id)) {
            words("record.open")
          }
        }
        element(.a, .class("close"), .href("#w\(number)")) { words("record.close") }
      }
    }
  }

  func headline(_ record: RecordView) -> HTML {
    record.headline.isEmpty ? HTML(record.id) : pieces(record.headline)
  }

  /// The headline without links: for what is a link itself.
  func plainHeadline(_ record: RecordView) -> HTML {
    record.headline.isEmpty ? HTML(record.id) : pieces(record.headline.map(\.withoutLinks))
  }

  func quote(_ record: RecordView, isShort: Bool) -> HTML? {
    guard !record.quote.isEmpty else { return nil }
    return element(.blockquote, .class(isShort ? "short" : nil)) {
      for words in record.quote { element(.p) { printed(words) } }
    }
  }
}
