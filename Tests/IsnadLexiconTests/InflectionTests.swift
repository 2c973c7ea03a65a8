import IsnadLexicon
import IsnadText
import Testing

@Suite struct InflectionTests {
  struct Verb: Sendable, CustomStringConvertible {
    let perfect: String
    let imperfect: String
    let forms: String
    var description: String { perfect }
  }

  @Test(
    "a verb's forms follow from its two stems",
    arguments: [
      Verb(perfect: "اعتقل", imperfect: "يعتقل", forms: "اعتقلت اعتقلوا اعتقلو يعتقلون تعتقل يعتقلوا اعتقلنا"),
      Verb(perfect: "دعا", imperfect: "يدعو", forms: "دعت دعوا دعونا دعي يدعون يدع تدعو يدعي"),
      Verb(perfect: "ألقى", imperfect: "يلقي", forms: "القت القوا القينا القا يلقون يلق القي"),
      Verb(perfect: "زار", imperfect: "يزور", forms: "زارت زاروا زرنا زير يزر يزورون يزار"),
      Verb(perfect: "اغتال", imperfect: "يغتال", forms: "اغتيل اغتيلت اغتالت يغتالون"),
      Verb(perfect: "هاجم", imperfect: "يهاجم", forms: "هوجم هوجمت هاجموا يهاجمون"),
      Verb(perfect: "وصل", imperfect: "يصل", forms: "وصلت وصلوا تصل يصلون"),
      Verb(perfect: "لقي", imperfect: "يلقى", forms: "لقيت لقوا يلق يلقون"),
    ])
  func conjugation(_ verb: Verb) {
    let have = Set(
      Conjugation(perfect: verb.perfect, imperfect: verb.imperfect).forms.map {
        String(decoding: $0.spelling, as: UTF8.self)
      })
    for form in verb.forms.split(separator: " ") { #expect(have.contains(String(form)), "\(form)") }
  }

  @Test("a long vowel tells the passive apart")
  func voices() {
    func voice(_ spelling: String, of perfect: String, _ imperfect: String) -> Conjugation.Voice? {
      Conjugation(perfect: perfect, imperfect: imperfect).forms.first {
        $0.spelling.elementsEqual(spelling.utf8)
      }?.voice
    }
    #expect(voice("اصيب", of: "أصاب", "يصيب") == .passive)
    #expect(voice("اصاب", of: "أصاب", "يصيب") == .active)
    #expect(voice("قتل", of: "قتل", "يقتل") == .either)
  }

  @Test(
    "a noun's forms keep their stem",
    arguments: [
      ("زيارة", "زياره زيارت زيارات زيارتين"), ("هجوم", "هجوم هجوما هجومان"), ("اعتداء", "اعتداء اعتداءات اعتداو"),
    ])
  func declension(_ singular: String, _ forms: String) {
    let have = Set(Declension(singular).forms.map { String(decoding: $0.spelling, as: UTF8.self) })
    for form in forms.split(separator: " ") { #expect(have.contains(String(form)), "\(form)") }
  }

  @Test(
    "clitics come off a word on both sides",
    arguments: [
      ("وقال", "قال"), ("سيرفض", "يرفض"), ("والمطالبه", "مطالبه"), ("للقصف", "قصف"), ("بالهجوم", "هجوم"),
      ("اتهمته", "اتهمت"),
      ("فسيزورها", "يزور"),
    ])
  func peeling(_ word: String, _ stem: String) {
    let bytes = Array(word.utf8)
    #expect(peelings(of: bytes, in: 0..<bytes.count).contains { bytes[$0.stem].elementsEqual(Array(stem.utf8)) })
  }

  @Test("peeling leaves two letters")
  func short() {
    for word in ["و", "في", "به", "لله", ""] {
      let bytes = Array(word.utf8)
      #expect(peelings(of: bytes, in: 0..<bytes.count).allSatisfy { $0.stem.count >= 4 })
    }
  }

  @Test(
    "the longest stem comes first, and each pronoun is taken off whole",
    arguments: [
      ("وبقرارهم", ["وبقرارهم", "بقرارهم", "وبقرار", "قرارهم", "بقرار", "قرار"]),
      ("كتابهما", ["كتابهما", "تابهما", "كتاب", "تاب"]),
      ("للجنتها", ["للجنتها", "لجنتها", "للجنت", "جنتها", "لجنت"]), ("بيتي", ["بيتي", "يتي"]), ("به", ["به"]),
    ] as [(String, [String])])
  func peelingOrder(_ word: String, _ stems: [String]) {
    let bytes = Folding.folded.of(word)
    let found = peelings(of: bytes, in: 0..<bytes.count).map { String(decoding: bytes[$0.stem], as: UTF8.self) }
    #expect(found == stems)
  }
}
