import IsnadDocument
import IsnadLanguage
import IsnadText
import Testing

@Suite struct CliticTests {
  /// A token in its sentence and its words: (as printed, as a word of its own).
  typealias Case = (sentence: String, token: Int, words: [(printed: String, form: String)])

  @Test(
    "a token is cut exactly where its clitics end",
    arguments: [
      ("اجتمع المدير وبالوزير أيضا", 2, [("و", "و"), ("ب", "ب"), ("الوزير", "الوزير")]),
      ("وقالت المديرة إنها ستسافر", 0, [("و", "و"), ("قالت", "قالت")]),
      ("وصل عدد منهم أمس", 2, [("من", "من"), ("هم", "هم")]),
      ("عاد الرجل إلى بيته", 3, [("بيت", "بيت"), ("ه", "ه")]),
      ("زيارة لإسرائيل", 1, [("ل", "ل"), ("إسرائيل", "إسرائيل")]),
      // The article loses its alef after ل: what is left of it belongs to the clitic, the stem is what a reader would mark.
      ("تقرير للأمم المتحدة", 1, [("لل", "ل"), ("أمم", "الأمم")]),
      ("كتاب للغة العربية", 1, [("ل", "ل"), ("لغة", "اللغة")]),
      // ة is written ت before a pronoun, and is the stem's letter all the same.
      ("زار مدينتهم القديمة", 1, [("مدينت", "مدينة"), ("هم", "هم")]),
      ("سيكتب الولد الدرس", 0, [("س", "س"), ("يكتب", "يكتب")]),
      // Names keep the letters that look like clitics.
      ("زار باريس أمس", 1, [("باريس", "باريس")]),
      ("قال وليد إنه بخير", 1, [("وليد", "وليد")]),
    ] as [Case])
  func words(_ test: Case) {
    check(test)
  }

  @Test(
    "marks and tatweel stay with the letter before them",
    arguments: [
      ("وَقَالَ الوَزيرُ نَعَم", 0, [("وَ", "و"), ("قَالَ", "قال")]),
      ("عاد إلى بيـــته", 2, [("بيـــت", "بيت"), ("ه", "ه")]),
    ] as [Case])
  func marks(_ test: Case) {
    check(test)
  }

  private func check(_ test: Case) {
    let document = Document(SourceText(test.sentence))
    let analysis = LanguageModel.embedded.analyse(document)
    let words = analysis.words(ofToken: test.token)
    #expect(words.map { document.text[analysis.words[$0].span] } == test.words.map(\.printed))
    if words.count > 1 { #expect(words.map { analysis.form(of: $0) } == test.words.map(\.form)) }
  }

  @Test(
    "the stem is the word that is not a clitic",
    arguments: [("وبالوزير", "الوزير", "وزير"), ("بيته", "بيت", "بيت"), ("وقالت", "قالت", "قالت")])
  func stems(_ token: String, _ stem: String, _ bare: String) {
    let document = Document(SourceText("اجتمع المدير \(token) أمس"))
    let analysis = LanguageModel.embedded.analyse(document)
    let word = analysis.stem(ofToken: 2)
    #expect(document.text[analysis.words[word].span] == stem)
    #expect(document.text[analysis.bareSpan(of: word)] == bare)
  }
}
