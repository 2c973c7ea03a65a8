import IsnadRecords
import IsnadTesting
import Testing

/// Every type of PLOVER, in the words that news use for it.
@Suite struct EventTypeTests {
  @Test(
    "words of cooperation",
    arguments: [
      EventCase("[T|وافقت] [A|الحكومة] الأردنية على مقترح الوساطة.", .agree),
      EventCase("[T|تعهد] [A|الرئيس الفرنسي] بتقديم الدعم للمزارعين.", .agree),
      EventCase("[T|التقى] [A|وزير الخارجية المصري] [R|نظيره التركي] في أنقرة.", .consult),
      EventCase("أجرى [A|الملك] [T|محادثات] مع [R|رئيس الوزراء العراقي] أمس.", .consult),
      EventCase("[T|زار] [A|الرئيس الصيني] [R|روسيا] يوم الاثنين.", .consult, "visit"),
      EventCase("[T|أيدت] [A|ألمانيا] قرار المحكمة.", .support),
      EventCase("[T|رحبت] [A|فرنسا] بالاتفاق الجديد.", .support),
      EventCase("[T|أشاد] [A|الأمين العام] بجهود [R|قطر].", .support),
      EventCase("[T|اعتذرت] [A|اليابان] لضحايا الحرب.", .concede),
      EventCase("[T|تعاونت] [A|الأردن] مع [R|العراق] في ضبط الحدود.", .cooperate),
      EventCase("[T|قدمت] [A|الكويت] مساعدات إنسانية إلى [R|السودان].", .aid),
      EventCase("[T|زودت] [A|كوريا الشمالية] [R|روسيا] بالصواريخ.", .aid),
      EventCase("[T|انسحبت] [A|القوات الإثيوبية] من البلدة.", .retreat, "withdraw"),
      EventCase("[T|أفرجت] [A|السلطات المصرية] عن [R|صحفي] بعد عامين.", .retreat, "release"),
      EventCase("[T|أطلقت] [A|الحركة] سراح [R|رهينتين] مساء الجمعة.", .retreat, "release"),
      EventCase("[T|استقال] [A|وزير المالية اللبناني] من منصبه.", .retreat, "resign"),
    ])
  func cooperation(_ item: EventCase) { #expect(item.found == item.expected) }

  @Test(
    "words of conflict",
    arguments: [
      EventCase("[T|طالبت] [A|المعارضة] بإجراء انتخابات مبكرة.", .request),
      EventCase("[T|حث] [A|البابا] [R|قادة العالم] على التحرك.", .request),
      EventCase("[T|أدانت] [A|تركيا] حرق المصحف.", .accuse, "disapprove"),
      EventCase("[T|ندد] [A|المتحدث] بالقرار.", .accuse, "disapprove"),
      EventCase("[T|اتهمت] [A|أوكرانيا] [R|روسيا] بقطع الغاز.", .accuse, "allege"),
      EventCase("[T|ادعت] [A|الممثلة] أن المنتج اعتدى عليها.", .accuse, "allege"),
      EventCase("وجرى [T|توجيه] تهم إلى [R|وزير المالية التونسي] أمس.", .accuse),
      EventCase("[T|رفضت] [A|الهند] عرض الوساطة.", .reject),
      EventCase("[T|ألغى] [A|رئيس الوزراء البريطاني] زيارته إلى طوكيو.", .reject, "meet"),
      EventCase("[T|هددت] [A|إيران] بإغلاق المضيق.", .threaten),
      EventCase("[T|تظاهر] [A|آلاف العمال] أمام مقر الوزارة.", .protest, "demo"),
      EventCase("[T|أضرب] [A|المعلمون] عن العمل في تونس.", .protest, "strike"),
      EventCase("نظم [A|طلاب الجامعة] [T|مظاهرة] أمام البرلمان.", .protest, "demo"),
      EventCase("[T|طردت] [A|بولندا] [R|السفير] الروسي.", .sanction, "expel"),
      EventCase("[T|فرضت] [A|كندا] عقوبات على [R|فنزويلا].", .sanction),
      EventCase("[T|نشرت] [A|اليونان] قوات إضافية على الحدود.", .mobilize, "troops"),
      EventCase("[T|اعتقلت] [A|الشرطة] [R|ثلاثة ناشطين] في تونس.", .coerce, "arrest"),
      EventCase("[T|صادرت] [A|السلطات] أموال الشركة.", .coerce, "seize"),
      EventCase("[T|قصفت] [A|المدفعية التركية] [R|قرية] شمال العراق.", .assault, "heavy-weapons"),
      EventCase("شنت [A|روسيا] [T|غارات] على [R|إدلب] فجر اليوم.", .assault, "aerial"),
      EventCase("[T|خطف] [A|مسلحون] [R|مهندسا] صينيا في نيجيريا.", .assault, "abduct"),
      EventCase("[T|اغتال] [A|مجهولون] [R|قاضيا] في كابول.", .assault, "targeted"),
    ])
  func conflict(_ item: EventCase) { #expect(item.found == item.expected) }

  @Test(
    "the passive has no doer, the masdar has its sides around it",
    arguments: [
      EventCase("[T|قُتل] [R|خمسة مدنيين] في السوق.", .assault),
      EventCase("[T|اغتيل] [R|الوزير السابق] أمام منزله.", .assault, "targeted"),
      EventCase("أعلنت الشرطة [T|مقتل] [R|ثلاثة جنود] يوم الأحد.", .assault),
      EventCase("[T|لقي] [R|عشرة أشخاص] مصرعهم في هجوم على سوق.", .assault),
      EventCase("تم [T|اعتقال] [R|مدير الشركة] صباح اليوم.", .coerce, "arrest"),
      EventCase("[T|هجوم] [A|حركة طالبان] على [R|قاعدة] في كابول.", .assault),
      EventCase("قال متحدث إن [A|جنديا] [T|هاجم] [R|دورية] عند الحاجز.", .assault),
    ])
  func forms(_ item: EventCase) { #expect(item.found == item.expected) }
}
