import IsnadDocument
import IsnadLanguage
import IsnadRecords
import IsnadTesting
import IsnadText
import Testing

@testable import IsnadNames

/// Who is who: marks with one letter belong to one entity.
@Suite struct LinkingTests {
  @Test(
    "one entity for all its spellings and short forms",
    arguments: [
      "قال [A|يوآف غالانت] إنه سافر. وأضاف [A|جالانت] أنه عاد.",
      "اجتمع [A|حلف شمال الأطلسي] اليوم. وقال [A|الناتو] إنه سيرد.",
      "زار [A|بنيامين نتنياهو] [B|إيطاليا]. وأكد [A|نتانياهو] ذلك في [B|ايطاليا].",
      // Two people with one family name are two.
      "التقى [A|هيلاري كلينتون] و[B|بيل كلينتون] في [C|نيويورك]",
      // Country and capital stay apart.
      "أعلنت [A|موسكو] أن [B|روسيا] سترد",
      "وصلت [A|تيريزا ماي] إلى [B|لندن]. وقالت [A|ماي] إن الاتفاق قريب.",
      // A relative who comes in by a full name does not take the short one over.
      "فاز [A|توماس كرامبون] بالسباق. وقال [A|كرامبون] إنه سعيد بابنه [B|روبرت كرامبون]. وشكر [A|كرامبون] المدرب.",
    ] as [MarkedText])
  func groups(_ text: MarkedText) {
    let document = text.document
    let names = findNames(in: document, analysis: LanguageModel.embedded.analyse(document))
    #expect(names.mentions.map(\.span) == text.all.map(\.span))
    var letterOf: [Int: String] = [:]
    for (mention, mark) in zip(names.mentions, text.all) {
      #expect(letterOf[mention.entity, default: mark.label] == mark.label, "\(document.text[mention.span])")
      letterOf[mention.entity] = mark.label
    }
    #expect(Set(letterOf.values).count == letterOf.count, "one letter, two entities")
  }

  @Test("a role carries its state, with and without a name")
  func roles() throws {
    let text = MarkedText("قال [R|رئيس الوزراء الإسرائيلي] إنه يرفض. ووصل [R|وزير الدفاع الأمريكي] لويد أوستن.")
    let document = text.document
    let names = findNames(in: document, analysis: LanguageModel.embedded.analyse(document))
    #expect(names.roles.map(\.span) == text["R"])
    #expect(names.roles.map(\.country) == ["ISR", "USA"])
    #expect(names.roles.map { $0.entity != nil } == [false, true])
    let austin = try #require(names.entities.first { $0.kind == .person })
    #expect(austin.latin == "Lloyd Austin")
    #expect(austin.roles == [text["R"][1]])
    #expect(names.gender(of: 0) == .masculine)
  }

  @Test(
    "what somebody's people are is no role of his",
    arguments: [
      ("قال محامي ترامب إن القضية انتهت.", [String]()), ("اجتمع مساعدو ترامب أمس.", []),
      ("غادرت السكرتيرة الصحفية لترامب القاعة.", []), ("حضرت زوجة ترامب الحفل.", []),
      ("حضر نائب المدعي العام سمير حداد.", ["نائب المدعي العام"]), ("حضر المحامي سمير حداد.", ["المحامي"]),
      ("وصل الرئيس ترامب.", ["الرئيس"]),
      ("زار الرئيس وزوجته ميلانيا ترامب المدينة.", ["زوجته"]),
    ])
  func owned(_ sentence: String, _ roles: [String]) {
    let document = Document(SourceText(sentence))
    let names = findNames(in: document, analysis: LanguageModel.embedded.analyse(document))
    let person = names.entities.first { $0.kind == .person }
    #expect(person?.roles.map { document.text[$0] } == roles)
  }

  @Test("a title alone speaks of whoever was last named with it")
  func bareRoles() {
    let document = Document(
      SourceText("قال وزير الدفاع الأمريكي لويد أوستن ذلك. وأكد وزير الخارجية الأمر. وعاد وزير الدفاع."))
    let names = findNames(in: document, analysis: LanguageModel.embedded.analyse(document))
    #expect(names.roles.map { $0.entity.map { names.entities[$0].latin } } == ["Lloyd Austin", nil, "Lloyd Austin"])
  }

  @Test("a capital acts for its state where the article names both")
  func actsFor() throws {
    let document = Document(SourceText("أعلنت موسكو أن روسيا سترد"))
    let names = findNames(in: document, analysis: LanguageModel.embedded.analyse(document))
    #expect(names.entities.map(\.latin) == ["Moscow", "Russia"])
    #expect(names.profiles.map(\.actsFor) == [1, 0])
  }

  @Test(
    "a state's government, army and parliament act for it where the article names both",
    arguments: ["قالت وزارة الدفاع البريطانية إن بريطانيا سترد", "أعلن الجيش الإسرائيلي أن إسرائيل سترد"])
  func governments(_ text: String) throws {
    let document = Document(SourceText(text))
    let names = findNames(in: document, analysis: LanguageModel.embedded.analyse(document))
    try #require(names.entities.map(\.kind) == [.organization, .place])
    #expect(names.profiles[0].actsFor == 1)
    #expect(names.entities[0].country == names.entities[1].country)
    #expect(names.entities[0].evidence.reasons.contains { $0.said.hasPrefix("acts for") })
  }
}
