import IsnadMessages
import IsnadText

/// What all pages are made with: the reader's words, numbers and addresses.
struct Desk: Sendable {
  let reader: Reader
  let words: Words

  init(_ reader: Reader) {
    self.reader = reader
    words = Words(reader)
  }

  var numerals: Numerals { words.numerals }

  // MARK: What articles print

  /// Words of an article in a line of the interface, untouched and isolated, with their own direction.
  func printed(_ text: String, _ matches: [Range<Int>] = []) -> HTML {
    let bytes = Array(text.utf8)
    let marks = matches.map { MarkedText.Mark(span: $0, number: nil, kind: nil, role: "match") }
    return isolated(bytes, MarkedText(bytes, marks).inline())
  }

  func isolated(_ bytes: [UInt8], _ html: HTML) -> HTML {
    let direction = direction(of: bytes)
    let isForeign = direction == .rightToLeft && reader.language != .arabic
    return element(.bdi, .dir(direction), isForeign ? .lang("ar") : nil) { html }
  }

  /// - Parameter withLatin: Also for readers of Arabic, where the name is what the page is about.
  func name(_ name: Name, withLatin: Bool = false) -> HTML {
    let shown = printed(name.text)
    return group {
      if let path = name.path { element(.a, .href(reader.link(path))) { shown } } else { shown }
      if let latin = name.latin, latin != name.text, withLatin || reader.language == .english {
        " "
        self.latin(latin)
      }
    }
  }

  func latin(_ text: String) -> HTML {
    element(.bdi, .class("latin"), .dir(.leftToRight), reader.language == .arabic ? .lang("en") : nil) { text }
  }

  /// Rules, codes, hashes and paths.
  func code(_ text: String) -> HTML { element(.code, .dir(.leftToRight)) { text } }

  // MARK: Records

  func pieces(_ pieces: [Piece]) -> HTML {
    var out = HTML.nothing
    for (i, piece) in pieces.enumerated() {
      if i > 0 { out.append(HTML(" ")) }
      out.append(html(piece))
    }
    return out
  }

  func html(_ piece: Piece) -> HTML {
    switch piece {
    case .printed(let text): printed(text)
    case .name(let name): self.name(name)
    case .quantity(let quantity): html(quantity)
    case .number(let number): numerals.html(number)
    case .day(let iso): numerals.date(iso)
    case .term(let key): HTML(words.term(key))
    case .code(let text): code(text)
    case .link(let text, let path): element(.a, .href(reader.link(path))) { printed(text) }
    }
  }

  /// `أكثر من 32,000`, `57%`, `20–30`.
  func html(_ quantity: Quantity) -> HTML {
    let number = { (value: Double) in quantity.unit == "percent" ? numerals.percent(value) : numerals.html(value) }
    let said: HTML
    switch (quantity.value, quantity.low, quantity.high) {
    case (let value?, _, _):
      let key = "bound.\(quantity.bound)"
      said = quantity.bound == "exact" ? number(value) : words(key, number(value))
    case (nil, let low?, let high?): said = words("bound.range", number(low), number(high))
    case (nil, let low?, nil): said = words("bound.at-least", number(low))
    case (nil, nil, let high?): said = words("bound.at-most", number(high))
    case (nil, nil, nil): said = HTML("–")
    }
    guard let unit = quantity.unit, unit.utf8.count == 3, unit.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) else {
      return said
    }
    return group {
      said; " "; latin(unit)
    }
  }

  func sureness(_ sureness: Sureness) -> HTML {
    element(.span, .class("sureness", sureness.rawValue), .title(words("sureness.\(sureness.rawValue).why"))) {
      words("sureness.\(sureness.rawValue)")
    }
  }

  func facts(_ facts: [Fact]) -> HTML? {
    guard !facts.isEmpty else { return nil }
    return element(.dl, .class("facts")) {
      for fact in facts {
        element(.div) {
          element(.dt) { words.term(fact.label) }
          element(.dd) { pieces(fact.pieces) }
        }
      }
    }
  }

  // MARK: Articles

  func title(of head: ArticleHead) -> HTML {
    if let title = head.title, !title.isEmpty { return printed(title) }
    if let opening = head.opening, !opening.isEmpty { return printed(opening) }
    return HTML(words("article.untitled"))
  }

  func link(to head: ArticleHead) -> HTML { element(.a, .href(reader.link(head.path))) { title(of: head) } }

  /// Outlet, author and day in one line.
  func source(of head: ArticleHead) -> HTML {
    var parts: [HTML] = []
    if let outlet = head.outlet { parts.append(printed(outlet)) }
    if let author = head.author { parts.append(printed(author)) }
    parts.append(head.published.map { numerals.date($0) } ?? HTML(words("undated")))
    return element(.span, .class("source")) { joined(parts) }
  }

  /// Pieces with a middle dot between them.
  func joined(_ parts: [HTML]) -> HTML {
    var out = HTML.nothing
    for (i, part) in parts.enumerated() {
      if i > 0 { out.append(element(.span, .class("dot"), .hidden) { " · " }) }
      out.append(part)
    }
    return out
  }

  func exports(_ exports: [Export]) -> HTML? {
    guard !exports.isEmpty else { return nil }
    return element(.p, .class("exports")) {
      element(.span) { words("exports") + " " }
      for export in exports {
        element(.a, .href(export.path)) { latin(export.format) }
        " "
      }
    }
  }

  /// On to the next page of a list.
  func pager(_ next: String?) -> HTML? {
    guard let next else { return nil }
    return element(.nav, .class("pager"), .label(words("pager"))) {
      element(.a, .rel("next"), .href(reader.address.setting("cursor", next).text)) { words("pager.next") }
    }
  }

  func nothing(_ key: String) -> HTML { element(.p, .class("nothing")) { words(key) } }
}
