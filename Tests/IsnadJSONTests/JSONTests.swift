import IsnadJSON
import Testing

@Suite struct JSONTests {
  @Test("values keep what was written, members their order")
  func values() throws {
    let json = try JSON.parse(Array(#" {"ب":[1,-2.5e1,true,null,"x"],"أ":{"text":"قال\n\u0646\ud83d\ude00\/"}} "#.utf8))
    #expect(json["ب"]?.array == [.number(1), .number(-25), .boolean(true), .null, .string("x")])
    #expect(json["أ"]?["text"]?.string == "قال\nن😀/")
    guard case .object(let members) = json else { return #expect(Bool(false), "no object") }
    #expect(members.map(\.key) == ["ب", "أ"])
  }

  @Test("a byte order mark is skipped") func byteOrderMark() throws {
    #expect(try JSON.parse([0xEF, 0xBB, 0xBF] + Array("7".utf8)).integer == 7)
  }

  @Test(
    "what is no JSON is told with its place",
    arguments: [
      ("", JSONError.Code.ended, 0), ("[1,]", .unexpected, 3), ("{\"a\" 1}", .unexpected, 5), ("[1", .ended, 2),
      ("\"a", .ended, 2), ("\"\\ud800\"", .badString, 7), ("\"\u{1}\"", .badString, 1), ("01", .badNumber, 0),
      ("1 2", .trailing, 2), ("[1,2", .ended, 4), ("\"\\q\"", .badString, 1), ("\"\\ud800\\u0041\"", .badString, 1),
      ("1.", .badNumber, 0), ("+1", .unexpected, 0), ("{1:2}", .unexpected, 1), ("nul", .ended, 3),
      ("-", .badNumber, 0), ("1e999", .badNumber, 0),
    ])
  func errors(_ text: String, _ code: JSONError.Code, _ offset: Int) {
    #expect(throws: JSONError(code: code, offset: offset)) { try JSON.parse(Array(text.utf8)) }
  }

  @Test("bytes that are not UTF-8 are no string") func notUTF8() {
    #expect(throws: JSONError(code: .badString, offset: 0)) { try JSON.parse([0x22, 0xFF, 0x22]) }
  }

  @Test("a tower of brackets ends with an error, not with the stack") func deep() {
    let tower = [UInt8](repeating: 0x5B, count: 1_000_000)
    #expect(throws: JSONError(code: .tooDeep, offset: JSONReader.maximumDepth)) { try JSON.parse(tower) }
  }
}
