import Testing

@testable import IsnadLanguage

@Suite struct SpellingTests {
  @Test(
    "forms drop what only helps the eye, keys what news writes either way",
    arguments: [
      ("الأُمَّـــة", "الأمة", "الامه"), ("إلى", "إلى", "الي"), ("“", "\"", "\""), ("«", "\"", "\""), ("’", "'", "'"),
      ("–", "-", "-"),
      ("١٢٫٥", "12.5", "00.0"), ("BBC", "bbc", "bbc"), ("ﻻ", "لا", "لا"), ("ٱلله", "الله", "الله"),
      ("سؤال", "سؤال", "سؤال"),
      // A token of marks keeps them: no form is empty.
      ("\u{64B}", "\u{64B}", "\u{64B}"),
    ])
  func spelling(_ token: String, _ form: String, _ key: String) {
    var out: [UInt8] = []
    let bytes = Array(token.utf8)
    Spelling.appendForm(of: bytes, 0..<bytes.count, to: &out)
    #expect(String(decoding: out, as: UTF8.self).unicodeScalars.elementsEqual(form.unicodeScalars))
    #expect(String(decoding: Spelling.key(out[...]), as: UTF8.self).unicodeScalars.elementsEqual(key.unicodeScalars))
  }
}
