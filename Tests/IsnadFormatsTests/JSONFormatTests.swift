import IsnadDocument
import IsnadFormats
import IsnadReading
import IsnadRecords
import IsnadTesting
import IsnadText
import Testing

@Suite struct JSONFormatTests {
  @Test(
    "the contract's shapes, to the letter",
    arguments: [
      ("document.json", JSONFormat(.document)),
      ("records.jsonl", JSONFormat(.records, units: [.utf16, .byte], explain: true)),
      (
        "filtered.jsonl",
        JSONFormat(.records, filter: RecordFilter(kinds: [.statement, .figure], minimumConfidence: .medium))
      ),
    ])
  func golden(_ name: String, _ format: JSONFormat) throws {
    try expectGolden(String(decoding: format.encode(oneOfEach()), as: UTF8.self), name)
  }

  @Test("ids don't change when records are left out")
  func stableIDs() throws {
    let all = try ids(JSONFormat(.document))
    let some = try ids(JSONFormat(.document, filter: RecordFilter(minimumConfidence: .medium)))
    #expect(some.isSubset(of: all))
    #expect(all.subtracting(some) == ["F2"])
  }

  private func ids(_ format: JSONFormat) throws -> Set<String> {
    let object = try JSONValue(parsing: format.encode(oneOfEach())).object ?? [:]
    return Set(object.values.flatMap { $0.array ?? [] }.compactMap { $0["id"]?.string })
  }

  @Test(
    "strings are JSON whatever the article prints, and Arabic stays Arabic",
    arguments: ["\"\\\n\r\t\u{0}\u{1F}\u{7F}", "قال 🇵🇸 شَيْئًا", "\u{2028}</script>", "\u{202E}32\u{202C}"])
  func strings(_ title: String) throws {
    let reading = Reading(document: Document(SourceText("")), options: ReadingOptions(title: title))
    let bytes = JSONFormat(.document).encode(reading)
    #expect(try JSONValue(parsing: bytes)["document"]?["title"]?.string == title)
    #expect(!String(decoding: bytes, as: UTF8.self).contains("\\u06"))
  }
}
