import IsnadDocument
import IsnadTesting
import IsnadText
import Testing

@Suite struct DocumentTests {
  @Test("between two tokens stands nothing but white space", arguments: ["قال الوزير، أمس: “نعم”.\nو14-0 و32,5% www.a.com #وسم", "", "   \n", "a\u{301}\u{200D}ب"])
  func tiling(_ string: String) {
    let document = Document(SourceText(string))
    var last = 0
    for token in document.tokens {
      #expect(Int(token.span.start) >= last)
      for scalar in document.text[ByteSpan(last..<Int(token.span.start))].unicodeScalars {
        #expect([.space, .newline, .invisible].contains(ScalarClass(scalar.value)))
      }
      last = Int(token.span.end)
    }
  }
}
