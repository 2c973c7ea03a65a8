import IsnadDocument
import IsnadLanguage
import IsnadText
import Testing

@Suite struct GrammarTests {
  private func analyse(_ text: String) -> (Document, Analysis) {
    let document = Document(SourceText(text))
    return (document, LanguageModel.embedded.analyse(document))
  }

  @Test("lemmas come with their vowels and without")
  func lemmas() {
    let (_, analysis) = analyse("وقالت الوزيرة إن المدارس الجديدة ستفتح أبوابها")
    let words = (0..<7).map { analysis.stem(ofToken: $0) }
    #expect(words.map { analysis.lemma(of: $0) } == ["قال", "وزيرة", "إن", "مدرسة", "جديد", "فتح", "باب"])
    #expect(analysis.vocalisedLemma(of: words[3]) == "مَدرَسَة")
  }

  @Test("verbs tell aspect, person, gender and voice")
  func verbs() {
    let (_, analysis) = analyse("قالت المديرة إن العمال يعملون وقد قُتل رجلان")
    let said = analysis.words[analysis.stem(ofToken: 0)]
    #expect(said.upos == .verb)
    #expect(said.features.aspect == .perfect)
    #expect(said.features.gender == .feminine)
    #expect(said.features.voice == .active)
    let work = analysis.words[analysis.stem(ofToken: 4)]
    #expect(work.features.aspect == .imperfect)
    #expect(work.features.number == .plural)
    #expect(work.features.person == .third)
    #expect(analysis.words[analysis.stem(ofToken: 6)].features.voice == .passive)
  }

  @Test("the subject hangs from its verb, and brings its own words along")
  func subject() throws {
    let (document, analysis) = analyse("انتقد رئيس البلدية السابق قرار الحكومة")
    let verb = try #require(analysis.words.firstIndex { $0.upos == .verb })
    let subject = try #require(analysis.dependents(of: verb).first { analysis.words[$0].relation == .nsubj })
    #expect(document.text[analysis.projection(of: subject)] == "رئيس البلدية السابق")
    #expect(analysis.subtree(of: subject).count == 3)
  }

  @Test("hamza, marks and digits of either kind make no difference to the tree")
  func spelling() {
    let texts = ["أعلن الوزير إعادة 30 أسيرا", "اعلن الوزير اعادة ٣٠ اسيرا", "أعلَنَ الوزيرُ إعادةَ ٣٠ أسيراً"]
    let trees = texts.map { text in analyse(text).1.words.map(\.head) }
    #expect(trees[0] == trees[1])
    #expect(trees[0] == trees[2])
  }
}
