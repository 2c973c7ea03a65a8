import IsnadIntake
import IsnadReading
import IsnadText
import Testing

/// All items of an input that comes in pieces of `size` bytes.
func items(_ reader: any ItemReader, _ input: [UInt8], pieces size: Int = 7) -> [IntakeItem] {
  var reader = reader
  var items: [IntakeItem] = []
  for start in stride(from: 0, to: input.count, by: size) {
    items += reader.items(in: input[start..<min(start + size, input.count)], isLast: false)
  }
  return items + reader.items(in: [], isLast: true)
}

extension IntakeItem {
  var article: Article? {
    guard case .article(let article) = content else { return nil }
    return article
  }

  var reject: Reject? {
    guard case .reject(let reject) = content else { return nil }
    return reject
  }
}

@Suite struct ReaderTests {
  @Test("a line is an article; bad lines are told with their place, blank ones are nothing")
  func lines() {
    let input = """
      {"text":"نص أول","title":"عنوان","outlet":"جريدة","url":"http://a.example/1","date":"2024-03-26 10:00"}

      {"text":
      {"title":"بلا نص"}
      {"text":"  "}
      {"text":"نص أخير","published":"2024-03-27"}
      """
    let found = items(JSONLinesReader(), Array(input.utf8))
    #expect(found.map(\.position) == [1, 3, 4, 5, 6])
    #expect(found.map { $0.reject?.reason } == [nil, .notJSON, .noText, .noText, nil])
    let first = found[0].article
    #expect(first?.title == "عنوان" && first?.outlet == "جريدة" && first?.url == "http://a.example/1")
    #expect(first?.published?.description == "2024-03-26 10:00")
    #expect(first?.publishedBasis == .metadata)
    #expect(found[4].article.map { String(decoding: $0.text.bytes, as: UTF8.self) } == "نص أخير")
  }

  @Test("what the user says fills what the article leaves open, and is said to be given")
  func defaults() {
    let defaults = IntakeDefaults(outlet: "وكالة", published: PublicationDate("2024-01-02"))
    let found = items(
      JSONLinesReader(defaults: defaults), Array(#"{"text":"أ ب"}\#n{"text":"ج د","outlet":"أخرى"}"#.utf8))
    #expect(found.map { $0.article?.outlet } == ["وكالة", "أخرى"])
    #expect(found[0].article?.publishedBasis == .given)
  }

  @Test("other names of fields, also inside objects")
  func mapping() throws {
    let fields = try #require(FieldMap("text=body.plain,published=meta.day"))
    let line = #"{"body":{"plain":"نص"},"meta":{"day":"2024-05-06"},"text":"آخر"}"#
    let article = items(JSONLinesReader(fields: fields), Array(line.utf8)).first?.article
    #expect(article.map { String(decoding: $0.text.bytes, as: UTF8.self) } == "نص")
    #expect(article?.published?.description == "2024-05-06")
    #expect(FieldMap("texts=body") == nil && FieldMap("text") == nil)
  }

  @Test("a date that can't be read is no date")
  func badDate() {
    #expect(items(JSONLinesReader(), Array(#"{"text":"نص","date":"أمس"}"#.utf8)).first?.article?.published == nil)
  }

  @Test(
    "a text file is one article, or the reason why not",
    arguments: [
      (Array("نص".utf8), nil), ([], Reject(.empty)), (Array(" \n\t".utf8), Reject(.empty)),
      ([0xD9, 0x82, 0x20, 0xFF, 0x20, 0x61], Reject(.encoding, "byte 3")),
      (Array("%PDF-1.7".utf8), Reject(.binary, "byte 0")),
    ] as [([UInt8], Reject?)])
  func text(_ bytes: [UInt8], _ reject: Reject?) {
    let found = items(TextReader(), bytes, pieces: 2)
    #expect(found.count == 1)
    #expect(found.first?.reject == reject)
  }

  @Test("a NUL inside JSON is no text") func nul() {
    #expect(items(JSONLinesReader(), Array(#"{"text":"a\u0000b"}"#.utf8)).first?.reject == Reject(.binary, "byte 1"))
  }

  @Test(
    "the kind of an input by its name, else by its first bytes",
    arguments: [("a.txt", InputFormat.text), ("b.jsonl.gz", .jsonl), ("C.NDJSON", .jsonl), ("d", nil), ("e.gz", nil)])
  func names(_ name: String, _ format: InputFormat?) { #expect(InputFormat(fileName: name) == format) }

  @Test("the first bytes") func sniffing() {
    #expect(InputFormat(sniffing: Array("\u{FEFF} {\"text\":1}".utf8)[...]) == .jsonl)
    #expect(InputFormat(sniffing: Array("قال".utf8)[...]) == .text)
  }
}
