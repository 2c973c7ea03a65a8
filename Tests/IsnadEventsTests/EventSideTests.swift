import IsnadReading
import IsnadRecords
import IsnadTesting
import IsnadText
import Testing

/// Who does it and who suffers it, and nobody else.
@Suite struct EventSideTests {
  @Test(
    "agreement tells the subject",
    arguments: [
      // A masculine verb right before a state, or a feminine one before a man, has its subject elsewhere.
      EventCase("السفير [A|سامي حداد] [T|حمل] [R|أوكرانيا] مسؤولية الأزمة.", .accuse, "allege"),
      EventCase("[A|العراق] [T|يتهم] [R|تركيا] بقطع المياه.", .accuse, "allege"),
      // Some states are told as he.
      EventCase("[T|اتهم] [A|لبنان] [R|إسرائيل] بخرق الهدنة.", .accuse, "allege"),
      // Whoever is joined to the subject, before or behind the verb.
      EventCase("[A|ماكرون] و[R|شولتس] [T|اتفقا] على خطة جديدة.", .agree),
      // Both of a dual, each once.
      EventCase("[T|التقى] [A|رئيسا مصر] و[R|العراق] أمس.", .consult),
      EventCase("[T|بحث] [A|الوزيران المصري] و[R|الأردني] أزمة المياه.", .consult),
      EventCase("[T|قُتل] [R|الصحفي سامي حداد] و[R|المصور وليد منصور] في الحافلة.", .assault),
      // The words of a relative clause with a pronoun for its noun are no subject of the next verb.
      EventCase(
        "سيلتقي [A|ماكرون] بعائلات الجنود الذين تحتجزهم طالبان في الجبال، كما س[T|يجتمع] مع [R|الرئيس الأفغاني].",
        .consult, nil, .planned),
      EventCase("[A|الجيش] الذي قصف المدينة [T|انسحب] منها أمس.", .retreat, "withdraw"),
      // A country goes nowhere.
      EventCase("[T|زار] [R|لبنان] أمس [A|وفد فرنسي].", .consult, "visit"),
    ])
  func agreement(_ item: EventCase) { #expect(item.foundWithOthers == item.expected) }

  @Test(
    "a passive without a mark",
    arguments: [
      EventCase("و[T|يحتجز] [R|آلاف المدنيين] في سجون سرية.", .coerce, "arrest", .ongoing),
      EventCase("[T|قتل] [R|ثلاثة جنود] قرب الحدود على أيدي [A|متمردين].", .assault),
      EventCase("[T|أطلقوا سراح] [R|ممرضة] بعد عام.", .retreat, "release"),
      // With somebody behind it the verb is active.
      EventCase("[T|يعتقل] [A|جنود] [R|شبانا] على الحواجز.", .coerce, "arrest", .ongoing),
      EventCase("[T|احتجزت] [A|حماس] نحو [R|240 رهينة] في غزة.", .assault, "abduct"),
    ])
  func passive(_ item: EventCase) { #expect(item.foundWithOthers == item.expected) }

  @Test(
    "phrases that are nobody, or belong to another word",
    arguments: [
      EventCase("[T|تعتقل] [A|الشرطة التركية] كل يوم [R|العشرات] في أنقرة.", .coerce, "arrest", .ongoing),
      EventCase("[T|لقاء] [A|ماكرون] وسط الحرب بين روسيا وأوكرانيا.", .consult),
      EventCase("قالت الشرطة إن [A|رجلا] [T|طعن] [R|امرأة] وهرب.", .assault, "primitive"),
      EventCase("نفذت [A|طائرات إسرائيلية] [T|غارات] على [R|بيروت].", .assault, "aerial"),
      EventCase("[T|التقى] [A|المبعوث سامي حداد] [R|رئيس البرلمان نبيه بري].", .consult),
    ])
  func nobody(_ item: EventCase) { #expect(item.foundWithOthers == item.expected) }

  @Test(
    "behind an insertion, a preposition with the article, a masdar",
    arguments: [
      EventCase("[T|وصف] [A|نتنياهو]، خلال زيارته إلى باريس، [R|حماس] بأنها تنظيم إرهابي.", .accuse, "disapprove"),
      EventCase("بعد [T|الزيارة] الطويلة ل[A|لرئيس أردوغان] ل[R|ألمانيا] عاد الهدوء.", .consult, "visit"),
      EventCase("[T|قصف] [A|العراق] [R|مواقع] للتنظيم قرب الحدود.", .assault),
      EventCase("أدان الوزير [T|مقتل] [R|صحفي] على يد [A|الشرطة].", .assault),
      EventCase("أفادت تقارير بتعرض [R|السفير الياباني] لمحاولة [T|اغتيال].", .assault, "targeted"),
      EventCase("أعلنت الوزارة [T|إعدام] [R|سامي حداد] الأخ الأصغر للرئيس السابق.", .assault, "targeted"),
      EventCase("انطلقت أمس [T|المسيرات] المؤيدة للفلسطينيين ضد [R|الحكومة] في لندن.", .protest, "demo"),
      EventCase("قالت الشرطة إن [A|انتحاريا] يقود شاحنة ملغومة [T|فجر نفسه] وسط [R|سوق].", .assault, "suicide-attack"),
    ])
  func behind(_ item: EventCase) { #expect(item.foundWithOthers == item.expected) }

  @Test(
    "a hashtag parts nothing",
    arguments: [
      EventCase("[T|هجوم] #[A|حماس] على #[R|إسرائيل] أوقع عشرات القتلى.", .assault),
      EventCase("وسط استعداد #[A|تركيا] ل[T|هجوم] بري على #[R|سوريا].", .assault, nil, .planned),
    ])
  func hashtags(_ item: EventCase) { #expect(item.foundWithOthers == item.expected) }

  @Test(
    "whoever means to do it does it",
    arguments: [
      EventCase("أعلن [A|ماكرون] نيته [T|زيارة] [R|بيروت].", .consult, "visit", .planned),
      EventCase("أعلن [A|نتنياهو] عزمه [T|تدمير] [R|حماس].", .assault, "destroy", .planned),
    ])
  func planners(_ item: EventCase) { #expect(item.foundWithOthers == item.expected) }

  @Test("a part of a body is the body's")
  func body() {
    let actors = read(article("المكتب السياسي لحركة حماس يدعو إلى وقف الحرب.")).events.flatMap(\.actors)
    #expect(actors.count == 1 && actors.allSatisfy { $0.entity != nil }, "\(actors)")
  }
}
