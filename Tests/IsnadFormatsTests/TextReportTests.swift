import IsnadFormats
import IsnadMessages
import IsnadRecords
import IsnadTesting
import Testing

@Suite struct TextReportTests {
  @Test(
    "the report reads as it was last approved",
    arguments: [
      ("report-english.txt", TextReport()),
      ("report-arabic.txt", TextReport(language: .arabic)),
      (
        "report-explained.txt",
        TextReport(explain: true, filter: RecordFilter(kinds: [.statement], minimumConfidence: .high))
      ),
    ])
  func golden(_ name: String, _ report: TextReport) throws {
    try expectGolden(String(decoding: report.encode(oneOfEach(), name: "article.txt"), as: UTF8.self), name)
  }

  @Test("a pipe gets no escapes and no isolates, a terminal gets both")
  func terminal() {
    func controls(_ report: TextReport) -> Set<UInt32> {
      let text = String(decoding: report.encode(oneOfEach(), name: "article.txt"), as: UTF8.self)
      return Set(text.unicodeScalars.map(\.value)).intersection([0x1B, 0x2066, 0x2069])
    }
    #expect(controls(TextReport()) == [])
    #expect(controls(TextReport(isColoured: true, isIsolated: true)) == [0x1B, 0x2066, 0x2069])
  }

  @Test("on every line what is ASCII stands before what is Arabic, but for what the article prints")
  func asciiFirst() {
    for language in Language.allCases {
      let report = TextReport(language: language).encode(oneOfEach(), name: "article.txt")
      for line in String(decoding: report, as: UTF8.self).split(separator: "\n") where !line.hasPrefix("    ") {
        let afterArabic = line.drop { $0.isASCII }
        #expect(!afterArabic.contains { $0.isASCII && $0.isLetter && $0.isUppercase } || language == .arabic, "\(line)")
      }
    }
  }
}
