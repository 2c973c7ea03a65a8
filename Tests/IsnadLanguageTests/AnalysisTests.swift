import IsnadDocument
import IsnadTesting
import IsnadText
import Testing

@testable import IsnadLanguage

@Suite struct AnalysisTests {
  static let odd: [String] = [
    "", " \n\n ", ".", "...", "!!!!!!!!!!!!!!!!!!!!!!!!", "ه", "\u{64B}", "\u{200F}", "،،،،", "BBC", "قال", "للل",
    "ولل", "لل", "أ", "وو",
    "عاجل | مقتل شخصين في حادث #سير على طريق المطار https://example.org/a",
    "1. الماء\n2. الخبز\n- الملح", "قال: \"نعم\".", "ﻻ ﻷن ﻟﻠﻨﺎس", "COVID-19 في F16 وiPhone", "😀 نعم 😀", "ـــــ", "وـــ",
    String(repeating: "و", count: 10_000), String(repeating: "ل", count: 10_000), String(repeating: "a", count: 10_000),
    String(repeating: ". ", count: 3_000), String(repeating: "قال و", count: 500), String(repeating: "(", count: 2_000),
    String(repeating: "قال الوزير إن ", count: 200), "e\u{301}\u{301}\u{301} ب\u{64B}\u{64B}\u{64B}ا",
  ]

  @Test("every sentence is one tree, and tokens are covered by their words in order", arguments: odd)
  func trees(_ text: String) {
    let document = Document(SourceText(text))
    let analysis = LanguageModel.embedded.analyse(document)
    #expect(analysis.sentences.flatMap(Array.init) == Array(analysis.words.indices))
    for sentence in analysis.sentences {
      let heads = sentence.map { Int(analysis.words[$0].head) }
      #expect(heads.allSatisfy { $0 == -1 || sentence.contains($0) })
      #expect(TreeDecoder.isTree(heads.map { $0 == -1 ? 0 : $0 - sentence.lowerBound + 1 }))
      #expect(sentence.allSatisfy { (analysis.words[$0].head == -1) == (analysis.words[$0].relation == .root) })
    }
    for (i, token) in document.tokens.enumerated() {
      let words = analysis.words(ofToken: i).map { analysis.words[$0] }
      #expect(!words.isEmpty)
      #expect(words.first?.span.start == token.span.start)
      #expect(words.last?.span.end == token.span.end)
      #expect(zip(words, words.dropFirst()).allSatisfy { $0.span.end <= $1.span.start })
      #expect(words.allSatisfy { $0.token == i && !$0.span.isEmpty })
    }
  }

  @Test("a sentence that is said again is read as it was the first time, whatever stands between")
  func monotony() {
    let (mark, other) = ("قال الوزير إن الجسر آمن. ", "وصل الوفد. ")
    let many = analysis(of: String(repeating: mark, count: 3) + other + mark)
    let first = many.words[many.sentences[0]].map(\.xpos)
    for sentence in [1, 2, 4] { #expect(many.words[many.sentences[sentence]].map(\.xpos) == first) }
    #expect(many.words[many.sentences[3]].map(\.xpos) == analysis(of: other).words.map(\.xpos))
  }

  @Test("a sentence gets the same analysis alone, among others, and twice")
  func determinism() {
    let sentences = [
      "وقال المتحدث باسم الوزارة إن الحكومة ستفتح المعابر خلال أيام.", "نعم.",
      "أعلنت الشركة أرباحها السنوية التي بلغت 3.5 مليون دولار.",
      "ماذا حدث في المدينة القديمة؟",
    ]
    let together = analysis(of: sentences.joined(separator: " "))
    var shift: Int32 = 0
    for (sentence, range) in zip(sentences, together.sentences) {
      let alone = analysis(of: sentence)
      #expect(alone.words.map(\.xpos) == together.words[range].map(\.xpos))
      #expect(alone.words.map { $0.head < 0 ? -1 : $0.head + shift } == together.words[range].map(\.head))
      #expect(alone.words.map(\.relation) == together.words[range].map(\.relation))
      shift += Int32(alone.words.count)
    }
    #expect(analysis(of: sentences.joined(separator: " ")).words == together.words)
  }

  @Test("no parse covers more than a bounded number of tokens, so time grows with the text and not with its square")
  func bounded() {
    for text in Self.odd + [String(repeating: "كلمة ", count: 5_000), String(repeating: "كلمة، ", count: 5_000)] {
      let document = Document(SourceText(text))
      for unit in [LanguageModel.ParseUnit.sentence, .treebankSentence, .paragraph] {
        let units = units(of: document, by: unit)
        #expect(units.allSatisfy { $0.count <= ParseUnits.mostTokens && !$0.isEmpty })
        #expect(units.flatMap(Array.init) == Array(document.tokens.indices))
      }
    }
  }

  @Test("a long sentence is cut after clause punctuation where it has any")
  func cuts() {
    let clause = String(repeating: "كلمة ", count: 29) + "كلمة، "
    let document = Document(SourceText(String(repeating: clause, count: 6)))
    let units = units(of: document, by: .sentence)
    #expect(units.count == 2)
    #expect(units.allSatisfy { document.string($0.upperBound - 1) == "،" })
  }

  private func units(of document: Document, by unit: LanguageModel.ParseUnit) -> [Range<Int>] {
    ParseUnits.units(
      of: document, forms: FormTable(tokensOf: document), by: unit, model: LanguageModel.embedded.sentences)
  }

  private func analysis(of text: String) -> Analysis { LanguageModel.embedded.analyse(Document(SourceText(text))) }
}
