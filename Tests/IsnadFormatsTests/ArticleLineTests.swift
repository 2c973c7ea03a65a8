import IsnadFormats
import IsnadReading
import IsnadText
import Testing

@Suite struct ArticleLineTests {
  @Test(
    "the text of a line is the string that JSON says",
    arguments: [
      (#"{"text":"قال"}"#, "قال"), (#" { "text" : "\u0642\u0627\u0644" } "#, "قال"),
      (#"{"text":"a\"\\\/\b\f\n\r\tz"}"#, "a\"\\/\u{8}\u{C}\n\r\tz"), (#"{"text":"\ud83d\ude00"}"#, "😀"),
      (#"{"other":[1,-2.5e3,{"text":"no"},[],true,false,null],"text":"yes"}"#, "yes"),
      (#"{"text":"first","text":"last"}"#, "last"), ("\u{FEFF}{\"text\":\"marked\"}", "marked"), (#"{"text":""}"#, ""),
    ])
  func text(_ line: String, _ text: String) throws {
    #expect(try ArticleLine(Array(line.utf8)).text.bytes == Array(text.utf8))
  }

  @Test(
    "an id is carried through as it is written",
    arguments: [("\"a\\u0062\"", "\"a\\u0062\""), ("17", "17"), ("[1, 2]", "[1, 2]"), ("null", "null")])
  func id(_ written: String, _ carried: String) throws {
    #expect(try ArticleLine(Array("{\"text\":\"x\",\"id\":\(written)}".utf8)).id == Array(carried.utf8))
  }

  @Test("a line says more than the defaults, and the defaults more than nothing")
  func options() throws {
    let line = try ArticleLine(
      Array(#"{"text":"x","title":"t","outlet":"","url":null,"date":"2024-03-26"}"#.utf8),
      defaults: ReadingOptions(title: "T", outlet: "O", url: "U"))
    #expect(line.options.title == "t")
    #expect(line.options.outlet == "O")
    #expect(line.options.url == "U")
    #expect(line.options.published?.description == "2024-03-26")
    let both = try ArticleLine(Array(#"{"text":"x","published":"2024-03-27T10:00Z","date":"2024-03-26"}"#.utf8))
    #expect(both.options.published?.description == "2024-03-27T10:00Z")
  }

  @Test(
    "a line that gives no article says why, and whose it is",
    arguments: [
      ("", "not-json", "0", nil), ("[]", "not-json", "0", nil), (#"{"text":"x"} {}"#, "not-json", "13", nil),
      (#"{"id":7,"text":"x"#, "not-json", "17", "7"), (#"{"text":"x",}"#, "not-json", "12", nil),
      (#"{"text":"\ud83d"}"#, "not-json", "15", nil), (#"{"text":"\x"}"#, "not-json", "9", nil),
      ("{\"text\":\"a\u{1}\"}", "not-json", "10", nil), (#"{"n":01,"text":"x"}"#, "not-json", "5", nil),
      (#"{"id":"a"}"#, "no-text", "", "\"a\""), (#"{"text":null}"#, "no-text", "", nil),
      (#"{"id":1,"text":5}"#, "bad-field", "text", "1"), (#"{"text":"x","title":[]}"#, "bad-field", "title", nil),
      (#"{"text":"x","published":"yesterday"}"#, "bad-date", "yesterday", nil),
      (#"{"text":"x","date":"2024-02-30"}"#, "bad-date", "2024-02-30", nil),
    ] as [(String, String, String, String?)])
  func faults(_ line: String, _ code: String, _ detail: String, _ id: String?) {
    let fault = #expect(throws: ArticleLine.Fault.self) { try ArticleLine(Array(line.utf8)) }
    #expect(fault?.code.rawValue == code)
    #expect(fault?.detail == detail)
    #expect(fault?.id == id.map { Array($0.utf8) })
  }

  @Test("bytes that are no UTF-8 are told with their place")
  func notUTF8() {
    let fault = #expect(throws: ArticleLine.Fault.self) {
      try ArticleLine(Array("{\"text\":\"".utf8) + [0xFF, 0x22, 0x7D])
    }
    #expect(fault == ArticleLine.Fault(.notUTF8, "9"))
  }

  @Test("deep nesting is refused, not followed to the end of the stack")
  func deep() {
    let line = Array("{\"x\":".utf8) + [UInt8](repeating: 0x5B, count: 1_000_000)
    #expect(throws: ArticleLine.Fault.self) { try ArticleLine(line) }
  }

  @Test("every record of an article carries its id")
  func carried() {
    let lines = JSONFormat(.records).encode(
      read(SourceText("قال الوزير إن السلام قريب.")), article: Array("\"n-1\"".utf8)
    )
    .split(separator: 0x0A)
    #expect(lines.count >= 2)
    for line in lines { #expect(String(decoding: line, as: UTF8.self).contains("\",\"article\":\"n-1\",\"")) }
  }
}
