extension Desk {
  /// A record in the rail beside the text: its number ties it to its words in both directions.
  func card(_ record: RecordView, number: Int) -> HTML {
    element(.li, .id("r\(number)"), .class("card", record.kind.rawValue)) {
      element(.p, .class("headline")) {
        element(.span, .class("kind")) { words("kind.\(record.kind.rawValue)") }
        " "
        element(.a, .href("#w\(number)")) { headline(record) }
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

  func quote(_ record: RecordView, isShort: Bool) -> HTML? {
    guard !record.quote.isEmpty else { return nil }
    return element(.blockquote, .class(isShort ? "short" : nil)) {
      for words in record.quote { element(.p) { printed(words) } }
    }
  }
}
