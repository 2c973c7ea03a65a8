import Foundation
import IsnadDocument
import IsnadReading
import IsnadRecords
import IsnadText
import Testing

/// What must not change when a text is changed in ways that change nothing of what it says.
@Suite struct MetamorphicTests {
  @Test(
    "real articles are tried too", .enabled(if: !Articles.shared.isEmpty, "../shared is not there: own samples only"))
  func hasRealArticles() { #expect(Articles.all.count > Articles.own.count) }

  @Test("an unrelated paragraph behind an article changes no record of it", arguments: Articles.all)
  func unrelatedParagraph(_ text: String) {
    let article = text.hasSuffix("\n") ? text : text + "\n"
    let before = Fingerprint(Articles.reading(article))
    let after = Fingerprint(Articles.reading(article + "تنمو الأعشاب ببطء في التربة الجافة.\n"))
    let end = article.utf8.count
    expectSame(after.records(before: end), before.records())
    expectSame(after.damage(before: end), before.damage())
  }

  @Test("composed and decomposed letters read the same", arguments: Articles.all)
  func normalForms(_ text: String) {
    let composed = Fingerprint(Articles.reading(text.precomposedStringWithCanonicalMapping))
    let decomposed = Fingerprint(Articles.reading(text.decomposedStringWithCanonicalMapping))
    withKnownIssue("the language model reads a decomposed hamza as a bare letter", isIntermittent: true) {
      expectSame(decomposed.records(), composed.records())
      expectSame(decomposed.damage(), composed.damage())
    }
  }

  @Test("tatweel changes nothing", arguments: Articles.all)
  func tatweel(_ text: String) {
    let plain = Fingerprint(Articles.reading(text))
    let stretched = Fingerprint(Articles.reading(stretch(text)))
    expectSame(stretched.records(), plain.records())
    expectSame(stretched.damage(), plain.damage())
  }

  @Test("the three kinds of digits read the same", arguments: Articles.all)
  func digits(_ text: String) {
    let western = mapScalars(text) { value in
      switch value {
      case 0x660...0x669: value - 0x660 + 0x30
      case 0x6F0...0x6F9: value - 0x6F0 + 0x30
      default: value
      }
    }
    let plain = Fingerprint(Articles.reading(western))
    for zero in [0x660, 0x6F0] as [UInt32] {
      let other = Fingerprint(
        Articles.reading(mapScalars(western) { 0x30...0x39 ~= $0 ? $0 - 0x30 + zero : $0 }))
      expectSame(other.records(), plain.records())
      expectSame(other.damage(), plain.damage())
    }
  }

  @Test("the style of well-paired quotation marks changes nothing", arguments: Articles.all)
  func quotationStyle(_ text: String) {
    let curly = Fingerprint(Articles.reading(quoted(text, "“", "”")))
    let guillemets = Fingerprint(Articles.reading(quoted(text, "«", "»")))
    withKnownIssue("the language model knows each kind of quotation mark by itself", isIntermittent: true) {
      expectSame(guillemets.records(), curly.records())
      expectSame(guillemets.damage(), curly.damage())
    }
  }

  @Test("an article cut anywhere gives records inside what is left", arguments: Articles.all)
  func cuts(_ text: String) {
    let scalars = Array(text.unicodeScalars)
    for end in stride(from: 1, through: scalars.count, by: max(1, scalars.count / 12)) {
      var head = String.UnicodeScalarView()
      head.append(contentsOf: scalars[..<end])
      let reading = Articles.reading(String(head))
      let length = Int32(reading.document.text.bytes.count)
      for span in spans(in: [
        reading.times as Any, reading.figures, reading.statements, reading.events, reading.votes, reading.polls,
        reading.damage, reading.entities,
      ]) {
        #expect(0 <= span.start && span.start < span.end && span.end <= length)
      }
    }
  }

  @Test("two articles in one file, parted by a page break, keep their speakers and their days", arguments: Articles.all)
  func pages(_ text: String) {
    let first = "قال الوزير سالم الهاشمي في 5 مايو 2019 إن الخطة جاهزة. وأضاف أن المال موجود."
    let whole = Articles.reading(first + "\u{0C}" + text)
    let alone = Articles.reading(text)
    let start = Int32(first.utf8.count + 1)
    #expect(
      whole.times.filter { $0.span.start >= start }.map { "\($0.span.start - start) \($0.value)" }
        == alone.times.map { "\($0.span.start) \($0.value)" })
    for statement in whole.statements where (statement.content.first?.start ?? 0) >= start {
      guard let entity = statement.speaker.entity else { continue }
      #expect(
        whole.entities[entity].mentions.contains { $0.span.start >= start },
        "\(whole.entities[entity].name) speaks on a page that does not name him")
    }
  }

  // MARK: Twisting

  /// A tatweel in every third word, between two letters that join.
  private func stretch(_ text: String) -> String {
    let joining = Set("بتثجحخسشصضطظعغفقكلمنهي".unicodeScalars)
    var out = String.UnicodeScalarView()
    var word = 0
    var letters = 0
    for scalar in text.unicodeScalars {
      let isLetter = 0x620...0x64A ~= scalar.value && scalar.value != 0x640
      if isLetter, letters > 0, letters == 2, word % 3 == 0, let last = out.last, joining.contains(last) {
        out.append("\u{640}")
      }
      out.append(scalar)
      if isLetter {
        letters += 1
      } else if !(0x64B...0x65F ~= scalar.value) {
        if letters > 0 { word += 1 }
        letters = 0
      }
    }
    return String(out)
  }

  private func mapScalars(_ text: String, _ change: (UInt32) -> UInt32) -> String {
    var out = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { out.append(Unicode.Scalar(change(scalar.value)) ?? scalar) }
    return String(out)
  }

  /// The text without its own double marks, and every well-matched quotation in the given ones.
  private func quoted(_ text: String, _ open: Unicode.Scalar, _ close: Unicode.Scalar) -> String {
    let document = Articles.reading(text).document
    var marks: [Int32: Unicode.Scalar] = [:]
    for quotation in document.quotations where quotation.pairing == .matched {
      if let mark = quotation.opening, mark.count <= 3 { marks[mark.start] = open }
      if let mark = quotation.closing, mark.count <= 3 { marks[mark.start] = close }
    }
    let double: Set<UInt32> = [0x22, 0x201C, 0x201D, 0xAB, 0xBB]
    var out = String.UnicodeScalarView()
    var offset: Int32 = 0
    for scalar in text.unicodeScalars {
      if double.contains(scalar.value) {
        if let mark = marks[offset] { out.append(mark) }
      } else {
        out.append(scalar)
      }
      offset += Int32(scalar.utf8.count)
    }
    return String(out)
  }

  private func expectSame(_ found: [String], _ expected: [String], sourceLocation: SourceLocation = #_sourceLocation) {
    let missing = expected.filter { !found.contains($0) }
    let extra = found.filter { !expected.contains($0) }
    #expect(missing == [] && extra == [], "gone \(missing), new \(extra)", sourceLocation: sourceLocation)
  }

  private func spans(in value: Any) -> [ByteSpan] {
    if let span = value as? ByteSpan { return [span] }
    return Mirror(reflecting: value).children.flatMap { spans(in: $0.value) }
  }
}
