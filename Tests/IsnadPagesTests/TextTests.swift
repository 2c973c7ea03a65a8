import IsnadMessages
import IsnadText
import Testing

@testable import IsnadPages

@Suite struct MarkedTextTests {
  @Test(
    "the text of a marked article is the source, whatever it holds and however marks lie over it", arguments: 0..<60)
  func identity(_ seed: Int) {
    var random = Random(seed)
    let pieces = [
      "قال", "وَقَالَتِ", "كتابـــه", " ", " ", "\n", "\r\n", "\r", "14-0", "2024-03-26", "(NBC News)", "57%", "-5", "😀",
      "👨‍👩‍👧", "<b>&amp;", "\"'", "\u{202E}32\u{202C}", "\u{200F}", "\u{200C}", "ضغوطًا", "٣٫٥", "\u{FEFF}", "a\u{0301}b",
      "https://a.test/x?y=1&z", "\t", "«نعم»", "\u{E0041}",
    ]
    let text = (0..<60).map { _ in pieces[random.below(pieces.count)] }.joined()
    let bytes = Array(text.utf8)
    let starts = bytes.indices.filter { bytes[$0] & 0xC0 != 0x80 } + [bytes.count]
    let marks = (1...12).map { number in
      let a = starts[random.below(starts.count)]
      let b = starts[random.below(starts.count)]
      return MarkedText.Mark(
        span: min(a, b)..<max(a, b), number: number, kind: Kind.allCases[random.below(8)], role: "words")
    }
    let parsed = ParsedHTML(element(.div) { MarkedText(bytes, marks).paragraphs() }.markup)
    #expect(parsed.faults == [])
    #expect(Array(parsed.text(of: parsed.elements[0]).utf8) == bytes)
    #expect(String(decoding: textRuns(of: bytes).flatMap { bytes[$0.range] }, as: UTF8.self) == text)
    for mark in marks where !mark.span.isEmpty { #expect(parsed.element(id: "w\(mark.number ?? 0)") != nil) }
  }

  @Test("a mark is drawn to the ends of joined letters, never between them")
  func joinedLetters() {
    let text = "وقال ضغوطًا، NBC14 و"
    let bytes = Array(text.utf8)
    let tanwin = Array("وقال ضغوط".utf8).count
    #expect(wholeWords(2..<8, in: bytes) == 0..<8)
    #expect(wholeWords(9..<tanwin, in: bytes) == 9..<Array("وقال ضغوطًا".utf8).count)
    let latin = Array("وقال ضغوطًا، ".utf8).count
    #expect(wholeWords(latin..<(latin + 3), in: bytes) == latin..<(latin + 3))
  }

  @Test(
    "numbers, dates, scores and Latin words are isolated; words and their hyphens are not",
    arguments: [
      ("النتيجة 14-0 الليلة", ["14-0"]), ("يوم 2024-03-26.", ["2024-03-26"]), ("بين 30–40 عاما", ["30–40"]),
      ("إلى -5 درجات", ["-5"]), ("نسبة 57% منهم", ["57%"]), ("كوفيد-19 عاد", ["19"]),
      ("قناة (NBC News) قالت", ["NBC News"]),
      ("عام 2024 NBC", ["2024", "NBC"]), ("حساب @isnad_ar، نعم", ["@isnad_ar"]), ("دفع $1,200.50.", ["$1,200.50"]),
      ("https://a.test/b?c=1 رابط", ["https://a.test/b?c=1"]), ("٣٫٥ و ١٤", []), ("لا شيء هنا - أبدا.", []),
    ])
  func isolation(_ text: String, _ expected: [String]) {
    let bytes = Array(text.utf8)
    let found = textRuns(of: bytes).filter { $0.kind == .leftToRight }.map {
      String(decoding: bytes[$0.range], as: UTF8.self)
    }
    #expect(found == expected)
  }

  @Test("a control that reorders is shown and isolated, and stays in the text")
  func controls() {
    let html = MarkedText(Array("عدد \u{202E}32\u{202C}".utf8)).inline().markup
    #expect(html.contains("<bdi class=\"control\" dir=\"ltr\" data-name=\"RLO\">\u{202E}</bdi>"))
    #expect(!withoutControls("a\u{202E}b").unicodeScalars.contains("\u{202E}"))
  }

  @Test("the direction of a text is that of most of its letters")
  func directions() {
    #expect(direction(of: Array("NBC: قال الوزير إن العمل مستمر".utf8)) == .rightToLeft)
    #expect(direction(of: Array("The word قال means said".utf8)) == .leftToRight)
    #expect(direction(of: Array("14-0".utf8)) == .leftToRight)
    #expect(direction(of: []) == .leftToRight)
  }

  @Test("what can't be seen stands in boxes, and lines tell where they begin")
  func rawText() {
    let lines = RawText(Array("اَ\u{200F}ـ\r\nب\u{202E}".utf8)).lines()
    #expect(lines.map(\.offset) == [0, 6])
    let text = lines.map(\.html.markup).joined()
    for name in ["U+064E", "RLM", "U+0640", "CR", "LF", "RLO"] { #expect(text.contains(name), "\(name)") }
    #expect(!text.unicodeScalars.contains("\u{202E}"))
  }

  @Test("a long run of one character takes time in proportion to it", arguments: ["-", "1", "a", "ا", "\u{202E}"])
  func linear(_ character: String) {
    let clock = ContinuousClock()
    func time(_ count: Int) -> Duration {
      let bytes = Array(String(repeating: character, count: count).utf8)
      return clock.measure { _ = textRuns(of: bytes).count + wholeWords(0..<2, in: bytes).count }
    }
    // Ten times as much in a hundred times as long would be quadratic; machines that do other things are forgiven.
    #expect(time(40_000) < time(4_000) * 60 + .milliseconds(200))
  }
}

@Suite struct NumeralTests {
  @Test(
    "numbers and days in the reader's language and digits",
    arguments: [("ar", "latn"), ("ar", "arab"), ("en", "latn")])
  func numbers(_ language: String, _ digits: String) {
    let reader = Reader(Address("/", [.init("lang", language), .init("digits", digits)]))
    let numerals = Numerals(reader)
    func text(_ html: HTML) -> String { String(String.UnicodeScalarView(ParsedHTML(html.markup).text)) }
    let isArabic = digits == "arab"
    #expect(numerals.text(32_000) == (isArabic ? "٣٢٬٠٠٠" : "32,000"))
    #expect(numerals.text(2024) == (isArabic ? "٢٠٢٤" : "2024"))
    #expect(numerals.text(-1_234_567) == (isArabic ? "-١٬٢٣٤٬٥٦٧" : "-1,234,567"))
    #expect(numerals.text(3.05) == (isArabic ? "٣٫٠٥" : "3.05"))
    #expect(numerals.text(0.5) == (isArabic ? "٠٫٥" : "0.5"))
    #expect(numerals.text(Double.infinity) == "∞")
    #expect(text(numerals.percent(57)) == (isArabic ? "٥٧٪" : "57%"))
    let day = isArabic ? "٢٦ مارس ٢٠٢٤" : language == "ar" ? "26 مارس 2024" : "26 March 2024"
    #expect(text(numerals.date("2024-03-26T14:30+03:00")) == day)
    #expect(text(numerals.date("XXXX-WXX-2")) == "XXXX-WXX-2")
    #expect(text(numerals.date("2024-13-01")) == "2024-13-01")
    #expect(text(numerals.date("")) == "")
  }

  @Test("a counted noun has the form that its number asks for")
  func plurals() {
    let words = Words(Reader(Address("/")))
    func text(_ count: Int) -> String {
      String(String.UnicodeScalarView(ParsedHTML(words.count("articles", count).markup).text))
    }
    #expect(
      [0, 1, 2, 3, 10, 11, 100, 103].map(text) == [
        "لا مقالات", "مقال واحد", "مقالان", "3 مقالات", "10 مقالات", "11 مقالا", "100 مقال", "103 مقالات",
      ])
  }

  @Test(
    "round numbers enclose what is plotted", arguments: [(0.0, 0.0), (3, 4), (120, 32_000), (-5, 5), (1e9, 1e9 + 1)])
  func ticks(_ low: Double, _ high: Double) throws {
    let ticks = niceTicks(from: low, to: high)
    #expect((1...8).contains(ticks.count))
    #expect(try #require(ticks.first) <= low)
    #expect(try #require(ticks.last) >= high)
  }
}

/// The same numbers in every run.
private struct Random {
  private var state: UInt64

  init(_ seed: Int) { state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  mutating func below(_ limit: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state % UInt64(limit))
  }
}
