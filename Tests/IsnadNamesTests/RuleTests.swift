import IsnadDocument
import IsnadLanguage
import IsnadRecords
import IsnadTesting
import IsnadText
import Testing

@testable import IsnadNames

/// Each rule by its name, on a sentence that only it finds a name in.
@Suite struct RuleTests {
  @Test(
    "the rule that finds the marked name",
    arguments: [
      ("name/gazetteer", "زارت [x|أنجيلا ميركل] المتحف صباحا"),
      ("name/head", "قررت [x|وزارة السياحة] إغلاق المتاحف"),
      ("name/head", "نقلته صحيفة \"[x|الجدار الأبيض]\" عن شاهد"),
      ("name/head", "قالت [x|شرطة ولاية تكساس] إن الطريق مغلق"),
      ("name/people", "شارك [x|فلسطينيون] في المسيرة"),
      ("name/hashtag", "كتب على صفحته #[x|جو_بايدن] يزور المدينة"),
      ("name/letters", "قالت قناة [x|إتش جي تي دي] إن الحريق انطفأ"),
      ("name/tail", "نشرت [x|هافربروك تريبيون] الخبر"),
      ("name/foreign", "تحدث إلى شبكة [x|Harbour News] عن خطته"),
    ] as [(String, MarkedText)])
  func finds(_ rule: String, _ text: MarkedText) {
    let document = text.document
    let names = findNames(in: document, analysis: LanguageModel.embedded.analyse(document))
    let found = names.entities.filter { $0.evidence.rule == rule }.flatMap { $0.mentions.map(\.span) }
    #expect(found == text["x"])
  }

  @Test(
    "an institution's name goes on behind what it is called by",
    arguments: [
      "هبطت الطائرة في [x|مطار هيثرو الدولي] مساء",
      "نقل الطفل إلى [x|مستشفى كولينز للأطفال]",
      "حذرت [x|وكالة الحد من الكوارث] من السيول",
      "أخفق [x|البرلمان اللبناني] للمرة الرابعة في انتخاب الرئيس",
    ] as [MarkedText])
  func institutions(_ text: MarkedText) {
    let document = text.document
    let names = findNames(in: document, analysis: LanguageModel.embedded.analyse(document))
    #expect(names.mentions.map(\.span) == text["x"])
  }

  @Test("a short form in brackets is the same organisation, here and later")
  func abbreviation() {
    let text = MarkedText("أعلنت [A|منظمة الطوارئ] ([A|EMEX]) ذلك")
    let document = text.document
    let names = findNames(in: document, analysis: LanguageModel.embedded.analyse(document))
    #expect(names.mentions.map(\.span) == text["A"])
    #expect(Set(names.mentions.map(\.entity)).count == 1)
  }
}
