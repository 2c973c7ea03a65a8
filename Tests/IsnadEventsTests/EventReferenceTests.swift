import IsnadReading
import IsnadRecords
import IsnadTesting
import Testing

/// Whom pronouns, dropped subjects and bare words for people mean.
@Suite struct EventReferenceTests {
  @Test(
    "a pronoun is whom it can mean",
    arguments: [
      EventCase("وصل [R|سمير حداد] إلى المحكمة. و[T|وجهت] إليه تهمة الاختلاس أمس.", .accuse),
      EventCase("عاد [R|سمير حداد] إلى بلاده مساء الأحد. وتم [T|اعتقال]ه في المطار.", .coerce, "arrest"),
      EventCase("شكر [R|سمير حداد] أصدقاءه بعد [T|إطلاق سراح]ه صباح أمس.", .retreat, "release"),
      EventCase("وصفت [R|روسيا] [T|الهجوم] الذي شنته عليها [A|أوكرانيا] فجر الأحد بأنه خطير.", .assault),
    ])
  func pronouns(_ item: EventCase) { #expect(item.found == item.expected) }

  @Test(
    "a verb without a subject goes on with the one spoken of",
    arguments: [
      EventCase(
        "جاء القرار بعد أيام من كلمة [A|سمير حداد] أمام البرلمان. وقد [T|اتهم] [R|الحكومة] بالكذب.", .accuse, "allege"),
      EventCase("قدم [A|سمير حداد] كتابا [T|أشاد] فيه ب[R|فرنسا].", .support),
      EventCase("أكد البيان أن [A|القوات الروسية] [T|قصفت] ودمرت عشرين آلية للجيش الأوكراني أمس.", .assault),
    ])
  func subjects(_ item: EventCase) { #expect(item.found == item.expected) }

  @Test(
    "people are named by a title over their post, as somebody's friend, by their calling, or before a colon",
    arguments: [
      ("السفير التركي لدى الأمم المتحدة سمير حداد انتقد القرار.", Event.Kind.accuse, "سمير حداد"),
      ("التقى الوزير المصري صديقه سمير حداد في القاهرة.", .consult, "سمير حداد"),
      ("نشر سمير حداد كتابه الأول. ودعا الدبلوماسي إلى وقف القتال.", .request, "سمير حداد"),
      ("حماس: استهداف 3 دبابات إسرائيلية شرق غزة فجر اليوم.", .assault, "حماس"),
    ])
  func names(_ text: String, _ kind: Event.Kind, _ name: String) {
    let reading = read(article(text))
    let event = reading.events.first { $0.kind == kind }
    let sides = ((event?.actors ?? []) + (event?.recipients ?? [])).compactMap(\.entity)
    #expect(sides.contains { reading.entities[$0].name == name })
  }

  @Test(
    "an organ of the occupation is a state's, where the article names that state",
    arguments: [
      ("قصف جيش الاحتلال مخيما قرب رفح. ولم تعلق إسرائيل على ذلك.", "ISR"), ("قصف جيش الاحتلال مخيما قرب الموصل.", nil),
      ("هاجمت مقاومة الاحتلال موقعا قرب رفح. ولم تعلق إسرائيل على ذلك.", nil),
    ])
  func occupation(_ text: String, _ country: String?) throws {
    let event = try #require(read(article(text)).events.first { $0.kind == .assault })
    #expect(event.actors.map(\.country) == [country])
  }

  @Test("what is asked for happens elsewhere")
  func places() {
    let reading = read(article("طلب الوزير الفرنسي من الصليب الأحمر زيارة الأسرى في دمشق."))
    #expect(reading.events.first { $0.kind == .request }.map { $0.location == nil } == true)
  }
}
