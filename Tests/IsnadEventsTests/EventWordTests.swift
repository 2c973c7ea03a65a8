import IsnadReading
import IsnadRecords
import IsnadTesting
import IsnadText
import Testing

/// Words of the types that attacks and protests crowd out: each with what it tells, and what only looks like it.
@Suite struct EventWordTests {
  @Test(
    "refusals, threats and sanctions",
    arguments: [
      EventCase("[T|أرجأت] [A|واشنطن] اجتماعا مع [R|الوفد الصيني].", .reject, "meet"),
      EventCase("[T|علقت] [A|موسكو] المفاوضات مع [R|كييف].", .reject, "meet"),
      EventCase("[T|استدعت] [A|كولومبيا] سفيرتها من [R|تل أبيب].", .sanction, "withdraw"),
      EventCase(
        "[T|تنسحب] [A|النرويج] من [R|حلف شمال الأطلسي] في مارس المقبل.", .sanction, "withdraw", .planned),
      EventCase("[T|شكك] [A|السفير الروسي] في نتائج التحقيق.", .accuse, "disapprove"),
    ])
  func refusals(_ item: EventCase) { #expect(item.found == item.expected) }

  @Test(
    "favours, talks and forces",
    arguments: [
      EventCase("[T|ألغى] [A|الاتحاد الأوروبي] العقوبات المفروضة على [R|زيمبابوي].", .concede),
      EventCase("[T|سلمت] [A|حماس] [R|ثلاث رهائن] إلى الصليب الأحمر.", .retreat, "release"),
      EventCase("[T|دخلت] الهدنة حيز التنفيذ صباح الجمعة.", .retreat, "ceasefire"),
      EventCase("[T|دخلت] عشرات الشاحنات المحملة بمساعدات إنسانية إلى قطاع [R|غزة].", .aid),
      EventCase("[T|تقف] [A|مصر] إلى جانب [R|الشعب الفلسطيني].", .support),
      EventCase("[T|أعرب] [A|الرئيس الأوكراني] عن استعداده للقاء خصمه.", .agree),
      EventCase("[T|سافر] [A|وزير الخارجية الإيراني] إلى [R|موسكو].", .consult, "visit"),
      EventCase("تلقى [R|الرئيس المصري] [T|اتصالا] هاتفيا من [A|بوتين].", .consult, "phone"),
      EventCase("[T|أرسلت] [A|لندن] مدمرة إلى الخليج.", .mobilize, "troops"),
      EventCase("أعلنت [A|روسيا] [T|التعبئة] العامة.", .mobilize, "troops"),
      EventCase("تم [T|تحييد] [R|ثلاثة مسلحين] قرب الحدود.", .assault, "targeted"),
      EventCase("[T|خرج] [A|آلاف الأشخاص] إلى ساحات الرباط تضامنا مع غزة.", .protest, "demo"),
    ])
  func favours(_ item: EventCase) { #expect(item.found == item.expected) }

  @Test(
    "what only sounds alike, or has not happened",
    arguments: [
      // A mediation for a ceasefire is no shooting.
      "أطلق الاتحاد الأفريقي مبادرة لوقف إطلاق النار.|ASSAULT",
      "فتحت قطر باب التفاوض لوقف إطلاق النار.|ASSAULT",
      // Charged and threatened, not charging and threatening.
      "كان الوزير متهما بالفساد.|ACCUSE", "باتت المدينة مهددة بالغرق.|THREATEN",
      "وقفت سارة إلى جانب النافذة.|SUPPORT", "ناقش البرلمان مشروع القانون.|CONSULT",
      "اعترضت الدفاعات صاروخا أطلق على المدينة.|REJECT",
      // A purpose, and what is only supposed.
      "دعا الرئيس إلى هدنة وفتح ممرات لإيصال المساعدات إلى سكان القطاع.|AID",
      "إذا قررت إسرائيل السماح بمرور المساعدات فستصل الشاحنات غدا.|AID",
      "عقدت في باريس قمة للتوصل إلى اتفاق جديد مع حماس.|AGREE",
    ])
  func none(_ line: String) {
    let parts = line.split(separator: "|")
    let found = read(article(String(parts[0]))).events.map(\.kind.rawValue)
    #expect(!found.contains(String(parts[1])), "\(found)")
  }
}
