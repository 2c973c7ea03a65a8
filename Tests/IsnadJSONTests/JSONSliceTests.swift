import IsnadJSON
import Testing

@Suite struct JSONSliceTests {
  private func slice(_ text: String) -> JSONSlice { JSONSlice(Array(text.utf8)) }
  private func text(_ slice: JSONSlice?) -> String? { slice.map { String(decoding: $0.bytes, as: UTF8.self) } }

  @Test(
    "a member's value is cut out as it is written",
    arguments: [
      (#"{"a":1,"b":[1,{"b":2}],"c":"x"}"#, #"[1,{"b":2}]"#), (#" { "b" : "}\"," } "#, #""}\",""#),
      (#"{"a":{"b":1},"b":null}"#, "null"), (#"{"b":-1.5e3}"#, "-1.5e3"), (#"{"a":"b","b":{}}"#, "{}"),
      (#"{"a":1}"#, nil), ("{}", nil), ("[1]", nil), ("", nil), (#"{"b":"#, nil), (#"{"b":[1"#, nil), (#"{"b"#, nil),
      (#"{"a":"\"#, nil),
    ] as [(String, String?)])
  func members(_ json: String, _ expected: String?) { #expect(text(slice(json)["b"]) == expected) }

  @Test("elements stand in order, nested brackets and strings with brackets are one each")
  func elements() {
    #expect(
      slice(#"[1, "]", [2,[3]], {"a":"}"}]"#).elements.map { text($0) } == ["1", #""]""#, "[2,[3]]", #"{"a":"}"}"#])
    #expect(slice("[]").elements.isEmpty && slice("{}").elements.isEmpty && slice("[").elements.isEmpty)
  }

  @Test("all lists of an object are found with their elements")
  func lists() {
    let lists = slice(#"{"a":1,"b":[1,{"c":[2]}],"d":{"e":[3]},"f":[]}"#).lists
    #expect(lists.map(\.name) == ["b", "f"])
    #expect(lists.map { $0.elements.map { text($0) } } == [["1", #"{"c":[2]}"#], []])
    #expect(slice("[1]").lists.isEmpty && slice(#"{"a":[1"#).lists.isEmpty && slice(#"{"a":[1,"#).lists.isEmpty)
  }

  @Test("whatever is cut short, nothing beyond it is touched")
  func everyPrefix() {
    let whole = Array(#"{"a":[1,{"b":"\u0041\\"}],"b":"x"}"#.utf8)
    for count in 0..<whole.count {
      let cut = JSONSlice(Array(whole[..<count]))
      #expect(text(cut["b"]) == nil || count >= whole.count - 1)
      _ = cut["a"]?.elements.last?["b"]
      _ = cut.lists
    }
  }
}
