import IsnadStories
import IsnadTesting
import Testing

@Suite struct QuotationVariantsTests {
  private static let one: MarkedText = "قالت الوزيرة: “لن نقبل بأي ضريبة جديدة على الخبز هذا العام مهما كان الثمن”."

  @Test(
    "words that two articles quote alike for the most part, and not the same",
    arguments: [
      ("قالت: “لن نقبل أي ضريبة جديدة على الخبز هذا العام”.", 1),
      ("قالت: “لن نقبل بأي ضريبة جديدة على الخبز هذا العام مهما كان الثمن”.", 0),
      ("قالت: “المطر في الجبال غزير منذ أسبوع ولا طريق مفتوحا”.", 0),
      ("قالت: “ضريبة الخبز”.", 0),
    ] as [(MarkedText, Int)])
  func variants(_ other: MarkedText, _ count: Int) {
    let found = QuotationVariants.all(in: [telling(Self.one, id: "a"), telling(other, id: "b")])
    #expect(found.count == count)
    #expect(found.allSatisfy { $0.agreement < 1 && $0.agreement >= 0.6 })
  }

  @Test("an article is not compared with itself")
  func itself() {
    let twice: MarkedText =
      "قالت: “لن نقبل بأي ضريبة جديدة على الخبز”. ثم قالت: “لن نقبل ضريبة جديدة على الخبز أبدا”."
    #expect(QuotationVariants.all(in: [telling(twice, id: "a")]).isEmpty)
  }
}
