import IsnadDocument
import IsnadLanguage
import IsnadTesting
import IsnadText
import Testing

@testable import IsnadNames

/// Names that lost the space beside them: the mention is the name alone.
@Suite struct GluedNameTests {
  @Test(
    "a function word behind a name, a title before it, another word's last letter",
    arguments: [
      "التقى السيد[x|ترامب] بالوفد في المساء",
      "وصلت القافلة إلى ولاية[x|تكساس] أمس",
      "وعد [x|ماكرون]في خطابه بخفض الضرائب",
      "قال [x|بوريس جونسون]إن الخطة جاهزة",
      "رحبت عضوة[x|البرلمان الأوروبي] بالقرار",
    ] as [MarkedText])
  func glued(_ text: MarkedText) {
    let document = text.document
    let names = findNames(in: document, analysis: LanguageModel.embedded.analyse(document))
    #expect(names.mentions.map(\.span) == text["x"])
  }

  @Test(
    "a known word is not cut, nor a rare one without a name in it",
    arguments: ["قرأ عن نيومان والمدرسة", "زار ستالينغراد القديمة", "تحدث عن الاستراتيجيات الجديدة"])
  func whole(_ text: String) {
    let document = Document(SourceText(text))
    var finder = NameFinder(document, LanguageModel.embedded.analyse(document), Gazetteer.embedded)
    finder.readTokens()
    #expect(finder.tokens.allSatisfy { $0.lead == 0 && $0.tail == 0 })
  }

  @Test("a long run of letters is read in time")
  func long() {
    let document = Document(SourceText(String(repeating: "ب", count: 200_000)))
    #expect(findNames(in: document, analysis: LanguageModel.embedded.analyse(document)).entities.isEmpty)
  }
}
