import IsnadDocument
import IsnadText
import Testing

/// Words that lost the space between them are tokens of their own.
@Suite struct SpacingTests {
  /// `|` marks where a space is missing.
  @Test(
    "two words in one are cut",
    arguments: [
      "كان قرارًا|سيئًا للجميع",
      "فتحت المدرسة|أبوابها اليوم",
      "عبر التواصل|الاجتماعي كل يوم",
      "سألنا النواب|في المجلس",
      "المدينة التي|يوشك الجيش أن يدخلها",
      "على|الخريطة الجديدة",
      // Three words and more.
      "تسعى الحكومة إلى زيادة|الإنتاج|الزراعي في الجنوب",
      // A name that no list has, before a word that no name ends like.
      "سألنا نائب بلدة تولمبير|قائلًا إنه سيعود",
      // A word of the article itself.
      "زار كرامبون المعرض. وفي المساء عاد كرامبون|خلال دقائق",
    ])
  func cut(_ marked: String) {
    let string = marked.filter { $0 != "|" }
    let document = Document(SourceText(string))
    var expected: [Int] = []
    var scalars = 0
    for scalar in marked.unicodeScalars {
      if scalar == "|" { expected.append(scalars) } else { scalars += 1 }
    }
    #expect(document.lostSpaces.map { document.text.scalarOffset(ofByte: Int($0.byte)) } == expected)
    for place in document.lostSpaces {
      #expect(document.tokens.contains { $0.span.start == place.byte && $0.isSpaced })
    }
  }

  @Test(
    "one word stays one",
    arguments: [
      "وسيستخدمونها في المستشفيات", "عبدالرحيم وأبوالفضل وعبدالواحد", "الإسكندرونة وطبرستان وكوالالمبور",
      "#عاصمة_الثقافةالعربية و#غزةالآن", "والإلكتروني وبالإنجليزية وللإسرائيليتين", "يقابلان ويمكنكما والمتحدثان",
      "زار ستالينغراد ثم كريستوفرسون", "قال نعم", "",
    ])
  func whole(_ string: String) { #expect(Document(SourceText(string)).lostSpaces == []) }

  @Test("an article that loses many spaces is read with less caution")
  func density() {
    let pair = "شرحمن أمس"
    #expect(Document(SourceText(pair)).lostSpaces.isEmpty)
    let damaged = "كانت الرحلةطويلة. وكان قرارًاسيئًا. وبعد المدرسةأغلقت."
    let found = Document(SourceText(damaged + " ثم جذبالجميع")).lostSpaces
    #expect(found.count == 4)
    #expect(found.map(\.isCertain) == [true, true, true, false])
  }

  @Test("a cut changes no byte and no other token")
  func bytes() {
    let document = Document(SourceText("قال الوزير إن القرارسيكون صعبا."))
    #expect(document.tokens.map { document.text[$0.span] } == ["قال", "الوزير", "إن", "القرار", "سيكون", "صعبا", "."])
    #expect(document.hasLostSpace(in: document.sentences[0].span))
  }

  @Test("letters without end are left alone", arguments: ["ب", "ال", "كتاب", "ة"])
  func hostile(_ piece: String) {
    let document = Document(SourceText(String(repeating: piece, count: 200_000)))
    #expect(document.tokens.count == 1)
  }
}
