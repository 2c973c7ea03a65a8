import Foundation
import IsnadDocument
import IsnadFormats
import IsnadReading
import IsnadTesting
import IsnadText
import Testing

@Suite struct ReadingDecoderTests {
  private static let full = JSONFormat(.document, explain: true)

  @Test("what was decoded is encoded to the same bytes", arguments: Repository.samples.map(\.name))
  func samples(_ name: String) throws {
    let text = SourceText(try Repository.text("Samples/\(name).txt"))
    let published = Repository.samples.first { $0.name == name }.flatMap { PublicationDate($0.published) }
    for options in [
      ReadingOptions(),
      ReadingOptions(published: published, basis: .metadata, title: "عنوان \"فيه\" علامات", outlet: "ص"),
    ] {
      try expectRoundTrip(read(text, options: options))
    }
  }

  @Test("a record of each kind, with every key told and with every key null")
  func everyShape() throws {
    try expectRoundTrip(oneOfEach())
    let plain = JSONFormat(.document).encode(oneOfEach())
    #expect(JSONFormat(.document).encode(try Reading(decoding: plain, of: oneOfEach().document.text)) == plain)
  }

  @Test(
    "texts of nothing, of marks, beyond the basic plane, in another language",
    arguments: ["", "\n\n", "🇵🇸 قالت الوزيرة إن “الجسر آمن 🏗️”.", "The bridge is safe.", "1,234.5"])
  func otherTexts(_ text: String) throws { try expectRoundTrip(read(SourceText(text))) }

  private func expectRoundTrip(_ reading: Reading) throws {
    let bytes = Self.full.encode(reading)
    let decoded = try Reading(decoding: bytes, of: reading.document.text)
    #expect(Self.full.encode(decoded) == bytes)
    #expect(decoded.statements == reading.statements && decoded.entities == reading.entities)
    #expect(decoded.options == reading.options)
  }

  @Test(
    "what is no reading of the text is refused, with the key that is to blame",
    arguments: [
      ("\"start\":0,\"end\":6,", "\"start\":0,\"end\":6000,", "dateline"),
      ("\"form\":\"mixed\"", "\"form\":\"sung\"", "form"),
      ("\"id\":\"E2\"", "\"id\":\"E3\"", "entities"), ("\"time\":\"T1\"", "\"time\":\"T9\"", "time"),
      ("\"confidence\":\"high\"", "\"confidence\":0.9", "confidence"),
      ("\"published\":\"2025", "\"published\":\"25", "published"),
      ("{", "", "JSON"),
    ])
  func faults(_ part: String, _ wrong: String, _ key: String) throws {
    let good = String(decoding: Self.full.encode(oneOfEach()), as: UTF8.self)
    let range = try #require(good.range(of: part))
    let bad = good.replacingCharacters(in: range, with: wrong)
    #expect(throws: ReadingFault(key: key)) {
      try Reading(decoding: Array(bad.utf8), of: oneOfEach().document.text)
    }
  }
}
