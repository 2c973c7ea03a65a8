import IsnadReading
import IsnadRecords
import IsnadTesting
import IsnadText
import Testing

/// Who is named as taking part, and who is only described.
@Suite struct EventPartyTests {
  @Test(
    "a nationality adjective and an unnamed office give a country, and nobody's name",
    arguments: [
      ("زار الوفد فرنسا. وأسفر الهجوم الفرنسي على القرية عن مقتل جندي أمس.", Event.Kind.assault, "FRA"),
      ("تقع باريس في فرنسا. وانتقدت الحكومة الفرنسية القرار أمس.", .accuse, "FRA"),
      ("تحدث النواب في البرلمان الأوكراني. ورفض رئيس البرلمان الأوكراني الاقتراح.", .reject, "UKR"),
    ])
  func described(_ text: String, _ kind: Event.Kind, _ country: String) {
    let event = read(article(text)).events.first { $0.kind == kind }
    #expect(event?.actors.map(\.country) == [country], "\(text)")
    #expect(event?.actors.contains { $0.entity != nil } == false, "\(text)")
  }

  @Test("an adjective in the accusative that is spelled like its country names nobody")
  func accusative() {
    let event = read(article("تقع دمشق في سوريا. واختطف مسلحون مواطنا سوريا قرب الحدود.")).events.first
    #expect(event?.recipients.map(\.country) == ["SYR"])
    #expect(event?.recipients.first?.entity == nil)
  }

  @Test(
    "the subject is found",
    arguments: [
      // A pronoun before the verb; what is counted behind it is its object.
      EventCase("وقالت [A|حركة طالبان] إنها [T|أطلقت] عشرين صاروخا على [R|قاعدة] أمريكية.", .assault, "heavy-weapons"),
      EventCase("وقال الأهالي إن [A|خمسة جنود] دخلوا القرية وإنهم [T|اختطفوا] [R|راعيا].", .assault, "abduct"),
      // The counted are in the genitive, and the subject.
      EventCase("[T|اعتصم] [A|مئات الموظفين] أمام الوزارة صباح الأحد.", .protest, "demo"),
      // With somebody behind its subject to suffer it a verb is active.
      EventCase("[T|قتل] [A|مفجر انتحاري] [R|12 مجندا] في كركوك.", .assault),
      EventCase("وأعلن الوالي أن المعركة بدأت عندما [T|فجر] [A|استشهادي] نفسه.", .assault, "explosives"),
      // A clause that has a pronoun for its noun has a subject of its own.
      EventCase(
        "جاء اليوم الذي هاجمت فيه [A|حركة الشباب] القرى ف[T|قتلت] [R|عشرين فلاحا].", .assault),
    ])
  func subjects(_ item: EventCase) { #expect(item.found == item.expected) }

  @Test(
    "whoever claims or tells a blow struck it, and whoever is exposed to one suffers it",
    arguments: [
      EventCase("وتبنت [A|حركة الشباب] المسؤولية عن [T|هجوم] على [R|قاعدة] في مقديشو.", .assault),
      EventCase("أعلنت [A|كتائب القسام] [T|استهداف] [R|دبابة إسرائيلية] شرق المدينة.", .assault),
      EventCase("وقعت الصدامات بعد أيام من شن [A|حركة طالبان] [T|هجمات] في كابول.", .assault),
      EventCase("وقال الشهود إن [R|الموقع] قد تعرض ل[T|قصف] صاروخي.", .assault, "heavy-weapons"),
      EventCase("وقال شاهد إن [A|الشرطة] [T|اعتدت] على [R|المتظاهرين].", .assault, "beat"),
      EventCase("قتل شاب في [T|غارة] استهدفت [R|القاعدة] أمس.", .assault, "aerial"),
      EventCase("رد الجيش ب[T|ضرب] [R|مواقع] تابعة لحركة طالبان.", .assault),
    ])
  func blows(_ item: EventCase) { #expect(item.found == item.expected) }

  @Test(
    "a title leads to its bearer",
    arguments: [
      (
        "وصل وزير الخارجية الهندي سوبرامانيام جايشانكار أمس. ودعا وزير الخارجية الهندي إلى الهدوء.", Event.Kind.request,
        "سوبرامانيام جايشانكار"
      ),
      ("هاجمت طالبان كابول. ثم انسحبت الحركة من المدينة.", .retreat, "طالبان"),
    ])
  func bearers(_ text: String, _ kind: Event.Kind, _ name: String) {
    let reading = read(article(text))
    let actors = reading.events.filter { $0.kind == kind }.flatMap(\.actors).compactMap(\.entity)
    #expect(actors.map { reading.entities[$0].name } == [name], "\(text)")
  }

  @Test(
    "an agreement that was reached, hostages taken, a soon that denies nothing",
    arguments: [
      EventCase("وقالت الصحيفة إنه تم التوصل إلى [T|اتفاق] بشأن الحدود.", .agree),
      EventCase("[T|أخذ] [A|المسلحون] رهائن من القرية.", .assault, "abduct"),
      EventCase("سرعان ما [T|اتهم] [A|الرئيس التركي] [R|روسيا] بالكذب.", .accuse, "allege"),
      EventCase("فتحت [A|النيابة] [T|تحقيقا] بشأن الاتهامات ضد [R|أردوغان].", .accuse, "investigate"),
    ])
  func told(_ item: EventCase) { #expect(item.found == item.expected) }
}
