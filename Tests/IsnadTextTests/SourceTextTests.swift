import IsnadTesting
import IsnadText
import Testing

@Suite struct SourceTextTests {
  @Test(
    "the three offset units count what their names say",
    arguments: [("قال 🇵🇸 لي", 0, 0, 0), ("قال 🇵🇸 لي", 7, 4, 4), ("قال 🇵🇸 لي", 15, 6, 8), ("شكرًا", 8, 4, 4), ("", 0, 0, 0)])
  func units(_ string: String, byte: Int, scalar: Int, utf16: Int) {
    let text = SourceText(string)
    #expect(text.scalarOffset(ofByte: byte) == scalar)
    #expect(text.utf16Offset(ofByte: byte) == utf16)
  }

  @Test("folding meets the spellings that outlets use for one word", arguments: [
    ("إسرائيل", "اسرائيل"), ("القرآن", "القران"), ("شَهَادَةً", "شهاده"), ("على", "علي"), ("محمّـــد", "محمد"), ("١٢٠٠", "1200"), ("ﻻ", "لا"), ("گ", "گ"),
    ("کی", "كي"),
  ])
  func folding(_ a: String, _ b: String) {
    #expect(Folding.folded.of(a) == Folding.folded.of(b))
  }
}
