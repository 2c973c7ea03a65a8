import IsnadReading
import IsnadRecords
import IsnadTesting
import IsnadText
import Testing

/// One verb, several acts: what stands beside it decides (EVENTS.md, "Trigger traps").
@Suite struct EventTrapTests {
  @Test(
    "the object decides what a verb tells",
    arguments: [
      EventCase("[T|أدانت] المحكمة [R|الوزير] السابق بالفساد.", .sanction, "convict"),
      EventCase("[T|أدان] [A|الوزير] الهجوم.", .accuse, "disapprove"),
      EventCase("[T|قاطعت] [A|أحزاب المعارضة] الانتخابات.", .protest, "boycott"),
      EventCase("[T|قاطع] [A|الوفد] المحادثات.", .reject, "meet"),
      EventCase("[T|أطلق] [A|جندي] النار على [R|المتظاهرين].", .assault, "firearms"),
      EventCase("[T|أطلقت] [A|إيران] صواريخ على [R|قاعدة] في العراق.", .assault, "heavy-weapons"),
      EventCase("[T|أوقفت] [A|الشرطة] [R|رجلا] في المطار.", .coerce, "arrest"),
      EventCase("[T|أوقفت] [A|روسيا] إطلاق النار في المدينة.", .retreat, "ceasefire"),
      EventCase("[T|احتجز] [A|مسلحون] [R|رهائن] في مصرف.", .assault, "abduct"),
      EventCase("[T|احتجزت] [A|الشرطة] [R|سائقا].", .coerce, "arrest"),
      EventCase("[T|طردت] [A|كينيا] [R|السفير] بعد الأزمة.", .sanction, "expel"),
      EventCase("[T|طردت] [A|ليبيا] [R|مهاجرين] إلى النيجر.", .coerce, "deport"),
      EventCase("[T|سحبت] [A|البحرين] سفيرها من بيروت.", .sanction, "withdraw"),
      EventCase("[T|سحبت] [A|فرنسا] قواتها من النيجر.", .retreat, "withdraw"),
      EventCase("[T|رفعت] [A|واشنطن] العقوبات عن [R|السودان].", .concede),
      EventCase("[T|رفعت] [A|الشركة] دعوى على [R|الوزارة].", .accuse, "allege"),
      EventCase("[T|دعا] [A|الاتحاد الأوروبي] إلى وقف إطلاق النار.", .request, "yield"),
      EventCase("[T|قطعت] [A|السعودية] علاقاتها مع [R|إيران].", .sanction, "discontinue"),
      EventCase("[T|قطع] [A|محتجون] الطريق إلى المطار.", .protest, "obstruct"),
      EventCase("[T|استقبل] [A|الملك] [R|رئيس الوزراء].", .consult, "visit"),
      EventCase("[T|أطلقت] [A|الجزائر] مبادرة لحل النزاع.", .agree),
      EventCase("[T|أطلقت] [A|كوريا الشمالية] صاروخا في تجربة جديدة.", .mobilize, "weapons"),
      EventCase("[T|دعا] [A|الملك] الرئيس التشيكي إلى زيارة الرباط.", .agree),
      EventCase("[T|أسر] [A|المقاتلون] [R|جنديين] قرب البلدة.", .assault, "abduct"),
      EventCase("[T|استشهد] [R|شابان] برصاص الجنود في جنين أمس.", .assault),
      EventCase("[T|لقي] [R|جنديان] مصرعهما في هجوم بالرصاص أمس.", .assault),
      EventCase("تم [T|الإفراج] عن [R|الصحفي] مساء أمس.", .retreat, "release"),
      EventCase("[T|أفرج] عن [R|السجناء] صباح أمس.", .retreat, "release"),
    ])
  func object(_ item: EventCase) { #expect(item.found == item.expected) }

  @Test(
    "words that only look like acts",
    arguments: [
      "رفع الطلاب العلم فوق المدرسة.", "امتنعت الصين عن التصويت.", "قاطع الصحفي الوزير أثناء كلمته.",
      "أوقفت الشركة العمل في المصنع.",
      "استقبل الأهالي العيد بالفرح.", "ضرب المدرب مثلا للاعبيه.", "وصلت الأسعار إلى مستوى قياسي.",
      "سجل الفريق هدفا في الهجوم الأخير.", "نشر الجيش صورا من المكان.", "هو طالب في كلية الطب.",
      "ولهذا أدت الأمطار إلى تأخر القطار.", "ثم استقلت سيارة إلى بيتها.", "أيد 38% من المشاركين الفكرة.",
      "تحدث الباحث عن عقوبة الإعدام.",
      "كاد الفريق يخسر المباراة.",
    ])
  func lookalikes(_ text: String) {
    let found = read(article(text)).events.map { "\($0.kind.rawValue) \(article(text)[$0.trigger])" }
    #expect(found == [])
  }

  @Test("a nationality adjective is the actor, by its country")
  func nationality() {
    let text: MarkedText = "زار الوفد فرنسا. وأسفر الهجوم [A|الفرنسي] على القرية عن مقتل جندي أمس."
    let reading = read(text.text)
    let event = reading.events.first { $0.kind == .assault }
    #expect(event?.actors.map(\.span) == text["A"])
    #expect(event?.actors.first?.country == "FRA")
    #expect(event?.actors.first?.entity == nil)
  }

  @Test("an act told again points to its first record")
  func sameAct() {
    let reading = read(article("شنت تركيا هجوما على عفرين يوم السبت. وأدى الهجوم التركي إلى نزوح السكان."))
    let attacks = reading.events.indices.filter { reading.events[$0].kind == .assault }
    #expect(attacks.count == 2)
    #expect(attacks.last.map { reading.events[$0].sameAs } == attacks.first)
  }

  @Test("any text is read in linear time")
  func bounded() {
    let many = String(repeating: "قتل مسلحون شرطيا و", count: 300)
    #expect(read(article(many)).events.count > 20)
    #expect(read(article(String(repeating: "ه", count: 100_000))).events.isEmpty)
  }
}
