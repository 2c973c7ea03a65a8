import IsnadMessages

/// The words of the interface in the reader's language (`Data/messages/pages.tsv`, `report.tsv`).
struct Words: Sendable {
  let language: Language
  let numerals: Numerals

  init(_ reader: Reader) {
    language = reader.language
    numerals = Numerals(reader)
  }

  func callAsFunction(_ key: String) -> String { text(key) }

  /// A message; what stands at `{0}`, `{1}` … is put in as it is.
  func callAsFunction(_ key: String, _ places: HTML...) -> HTML { filled(text(key), places) }

  /// The name of a value of records, `measure.killed`.
  func term(_ key: String) -> String {
    Messages.report.contains(key) ? Messages.report.text(key, language) : text(key)
  }

  /// A count with its noun: `3 مقالات`, `12 مقالا`.
  func count(_ noun: String, _ number: Int) -> HTML {
    let form = "count.\(noun).\(PluralForm(number, language).rawValue)"
    let fallback = "count.\(noun).other"
    return filled(text(Messages.pages.contains(form) ? form : fallback), [numerals.html(number)])
  }

  private func text(_ key: String) -> String { Messages.pages.text(key, language) }

  private func filled(_ template: String, _ places: [HTML]) -> HTML {
    var out = HTML.nothing
    var rest = template[...]
    while let brace = rest.firstIndex(of: "{") {
      out.append(HTML(String(rest[..<brace])))
      rest = rest[brace...]
      if let place = Int(rest.dropFirst().prefix(1)), rest.dropFirst(2).first == "}" {
        if places.indices.contains(place) { out.append(places[place]) }
        rest = rest.dropFirst(3)
      } else {
        out.append(HTML("{"))
        rest = rest.dropFirst()
      }
    }
    out.append(HTML(String(rest)))
    return out
  }
}

/// The form of a noun beside a number, by the plural rules of Unicode CLDR.
enum PluralForm: String {
  case zero, one, two, few, many, other

  init(_ number: Int, _ language: Language) {
    guard language == .arabic else {
      self = number == 1 ? .one : .other
      return
    }
    switch (number, number % 100) {
    case (0, _): self = .zero
    case (1, _): self = .one
    case (2, _): self = .two
    case (_, 3...10): self = .few
    case (_, 11...99): self = .many
    default: self = .other
    }
  }
}
