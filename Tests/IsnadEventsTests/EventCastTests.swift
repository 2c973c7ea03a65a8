import IsnadReading
import IsnadRecords
import IsnadTesting
import IsnadText
import Testing

/// Who takes part, by construction.
@Suite struct EventCastTests {
  @Test(
    "the construction tells doer and sufferer",
    arguments: [
      // Of two objects, the person or state; the fire and the idiom's words are nobody.
      EventCase("[T|حمل] [A|الرئيس التركي] [R|إسرائيل] مسؤولية الحريق.", .accuse, "allege"),
      // A verb whose aim stands behind a preposition has no object.
      EventCase("وكانت هذه البلدة التي [T|استولى] عليها [A|المسلحون] قبل عام.", .coerce, "seize"),
      // A masculine verb before a feminine noun has its subject elsewhere.
      EventCase(
        "التقى [A|الرئيس الفرنسي إيمانويل ماكرون] السفراء. و[T|دعا] الدول الكبرى إلى رفع العقوبات.", .request, "yield"),
      // The pronoun of a relative clause's verb.
      // A counted phrase goes on behind من.
      EventCase("[T|قتلت] [A|القوات التركية] [R|خمسة من المقاتلين] فجر الاثنين.", .assault),
      EventCase("أعلنت [A|الشرطة] [T|اعتقال] [R|ثلاثة مهربين] في المرفأ.", .coerce, "arrest"),
      EventCase("[T|اعتقل] [R|الناشط] على يد [A|جنود] عند الحاجز.", .coerce, "arrest"),
    ])
  func sides(_ item: EventCase) { #expect(item.found == item.expected) }

  @Test("a state's army is of its state, and an army")
  func army() {
    let reading = read(
      article("حذرت روسيا كييف. وقصفت القوات الروسية مستودعا في أوديسا فجر اليوم، وأسفر القصف عن مقتل جنديين."))
    let attack = reading.events.first { $0.kind == .assault }
    #expect(attack?.actors.first?.sector == "MIL")
    #expect(attack?.actors.first?.country == "RUS")
  }

  @Test(
    "times and fixed phrases are nobody",
    arguments: ["قتل ثلاثة جنود صباحا على الأقل.", "قتل جندي عام 2006 على الطريق."])
  func nobody(_ text: String) {
    let source = article(text)
    let events = read(source).events
    let words = events.flatMap { $0.actors + $0.recipients }.map { source[$0.span] }
    for word in ["صباحا", "الأقل", "عام", "الطريق"] { #expect(!words.contains { $0.contains(word) }, "\(words)") }
  }
}
