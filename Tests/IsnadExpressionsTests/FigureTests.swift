import IsnadExpressions
import IsnadRecords
import Testing

@Suite struct FigureTests {
  @Test(
    "a span is the number with its bound and the unit beside it",
    arguments: [
      ("فر أكثر من مليون إنسان نحو الشمال.", "أكثر من مليون إنسان = 1000000"),
      ("بلغت النسبة 57% من السكان.", "57% = 57"),
      ("أيد القرار ٪57 من السكان.", "٪57 = 57"), ("واحتجاز 240 كرهينة.", "240 كرهينة = 240"),
      ("بألفي دولار.", "ألفي دولار = 2000"),
      ("غادر القادة التسعة القاعة.", "القادة التسعة = 9"), ("الرهائن الـ 134 المتبقين.", "134 = 134"),
      ("اثنان في المئة فقط.", "اثنان في المئة = 2"),
      ("دفع $5 ملايين أمس.", "$5 ملايين = 5000000"), ("وصل 12 شخصا على الأقل.", "12 شخصا على الأقل = 12"),
    ])
  func spans(_ text: String, _ expected: String) {
    #expect(figures(text) == [expected])
  }

  @Test(
    "bounds before and behind the number",
    arguments: [
      ("أكثر من 20 شخصا", .moreThan), ("ما يزيد على 20 شخصا", .moreThan), ("ما لا يقل عن 20 شخصا", .atLeast),
      ("لا يقل عن 20 شخصا", .atLeast),
      ("20 شخصا على الأقل", .atLeast), ("أقل من 20 شخصا", .lessThan), ("لا يتجاوز 20 شخصا", .atMost),
      ("ما يصل إلى 20 شخصا", .atMost), ("20 شخصا كحد أقصى", .atMost),
      ("نحو 20 شخصا", .about), ("زهاء عشرين شخصا", .about), ("حوالي 20 شخصا", .about), ("ما يقارب 20 شخصا", .about),
      ("قرابة 20 شخصا", .about),
      ("20 شخصا تقريبا", .about), ("20 شخصا", .exact),
    ] as [(String, Figure.Bound)])
  func bounds(_ text: String, _ bound: Figure.Bound) throws {
    let figure = try onlyFigure(text)
    #expect(figure.bound == bound && figure.value == 20)
  }

  @Test(
    "ranges have two ends and no value",
    arguments: [
      ("بين 20 و30 شخصا", 20, 30), ("ما بين 800 و1000 مقاتل", 800, 1000), ("20-30 شخصا", 20, 30),
      ("من 10 إلى 20 دولار", 10, 20), ("14 أو 17 مقعدا", 14, 17),
      ("بين 10% و20%", 10, 20), ("بين 20 و30 ألف شخص", 20_000, 30_000), ("ما بين ثلاثة وخمسة آلاف شخص", 3000, 5000),
      ("بارتفاع 2 إلى 4 بوصات", 2, 4),
    ] as [(String, Double, Double)])
  func ranges(_ text: String, _ low: Double, _ high: Double) throws {
    let figure = try onlyFigure(text)
    #expect(
      figure.value == nil && figure.low == low && figure.high == high && figure.bound == .range
        && figure.evidence.rule == "figure/range")
  }

  @Test("a change from one level to another is two figures, no range")
  func levels() {
    #expect(figures("ارتفع السعر من 20 دولارا إلى 30 دولارا") == ["20 دولارا = 20", "30 دولارا = 30"])
  }

  @Test(
    "units: counted nouns, currencies, measures, percentages",
    arguments: [
      ("أربع كتائب", "battalion"), ("ثلاثة قرارات", "resolution"), ("1380 ألمانيا", "person"),
      ("832 حالة وفاة", "person"), ("20 قدما", "foot"),
      ("12 ميلا في الساعة", "mile per hour"), ("5 كيلومترات مربعة", "square kilometre"), ("57 بالمئة", "percent"),
      ("خمسة دنانير أردنية", "JOD"),
      ("500 مليون دينار عراقي", "IQD"), ("9 يورو", "EUR"), ("مليون ليرة لبنانية", "LBP"), ("خمسة ريالات سعودية", "SAR"),
      ("10 جنيهات إسترلينية", "GBP"),
      ("30 €", "EUR"), ("44 صوتا", "vote"), ("6 نقاط مئوية", "percentage point"),
    ])
  func units(_ text: String, _ unit: String) throws {
    #expect(try onlyFigure(text).unit == unit)
  }

  @Test(
    "measures by noun, by the verb before, by the verb behind",
    arguments: [
      ("قتل 20 شخصا", .killed), ("مقتل 20 شخصا", .killed), ("20 شخصا لقوا مصرعهم", .killed),
      ("33 رهينة ماتوا في الأسر", .killed), ("نقل 20 جريحا", .injured),
      ("أصيب 20 شخصا", .injured), ("نزح 20 ألف شخص", .displaced), ("مليون شخص نزحوا من ديارهم", .displaced),
      ("احتجاز 20 شخصا", .captive), ("20 رهينة", .captive),
      ("اعتقلت الشرطة 20 شخصا", .arrested), ("تظاهر 20 ألف شخص", .participants), ("20 متظاهرا", .participants),
      ("اعتقال 20 متظاهرا", .arrested),
      ("20 مفقودا", .missing), ("20 جنديا في القاعدة", .other), ("20 بلدة", .quantity), ("20 دولارا", .money),
      ("20% من الناس", .share),
      ("ارتفعت الأسعار 20%", .change), ("ارتفعت البطالة إلى 20%", .share), ("بزيادة 20%", .change),
    ] as [(String, Figure.Measure)])
  func measures(_ text: String, _ measure: Figure.Measure) throws {
    #expect(try onlyFigure(text).measure == measure)
  }

  @Test(
    "what has no unit of its own takes it from what stands before",
    arguments: [
      ("فاز الحزب بـ 30 مقعدا والتحالف بـ 29 فقط.", "seat", "figure/unit-before"),
      ("ارتفع عدد القتلى في المدينة إلى 832.", "person", "figure/counted-before"),
      ("قتل أربعة وأصيب خمسة.", "person", "figure/counted-before"),
      ("غادر القادة التسعة.", "person", "figure/noun-before"),
    ])
  func inherited(_ text: String, _ unit: String, _ rule: String) throws {
    let figure = try #require(expressions(text).found.figures.last)
    #expect(figure.unit == unit && figure.evidence.rule == rule && figure.evidence.confidence <= .high)
  }

  @Test(
    "duals count two, nouns with واحد one",
    arguments: [
      ("سقط قتيلان في القصف", 2.0, "figure/dual"), ("أسقط الجيش طائرتين مسيرتين", 2, "figure/dual"),
      ("سقط قتيل واحد في القصف", 1, "figure/one"),
      ("أطلق صاروخين", 2, "figure/dual"),
    ])
  func duals(_ text: String, _ value: Double, _ rule: String) throws {
    let figure = try onlyFigure(text)
    #expect(figure.value == value && figure.evidence.rule == rule)
  }

  @Test("a number alone is told with little trust; a fraction of something with more")
  func bare() throws {
    #expect(try onlyFigure("مئة وواحد وستون").evidence.rule == "figure/bare-number")
    #expect(try onlyFigure("مئة وواحد وستون").evidence.confidence == .low)
    #expect(try onlyFigure("غادر نصفهم المدينة").evidence.rule == "figure/fraction")
    #expect(try onlyFigure("وصل 20 شخصا").evidence.rule == "figure/number")
  }

  @Test("swapped digits before a percent sign are put right and told")
  func swapped() throws {
    let figure = try onlyFigure("قال 6 .56% من الناس")
    #expect(figure.value == 56.6 && figure.evidence.confidence == .medium)
  }

  @Test(
    "no figures: names, labels, years, scores, ages, ordinals, dates, addresses, words that look like numbers",
    arguments: [
      "مارس الوسطاء ضغوطا على الطرفين.", "مهما كان الثمن.", "قال أحد الوزراء ذلك.", "إحدى السيدات غادرت.",
      "أهل السنة والشيعة في البلاد.", "قال صفر علي إنه نجا.",
      "سيارة نيسان جديدة.", "على القناة 12 مساء.", "المادة 5 من الدستور", "القرار رقم 2728 ملزم",
      "فيروس كوفيد-19 انتشر", "طائرة F16 أقلعت", "في الجولة 13 من الدوري", "وأوضح حيان عبد الله ذلك",
      "فاز الفريق 2-0 أمس",
      "الاتصال على الرقم 0555123456", "الطفل البالغ من العمر 12 عاما", "قال سالم (45 عاما) ذلك", "سعيد، 45 عاما، معلم.",
      "تتراوح أعمارهم بين 18 و25 عاما",
      "القرار الرابع", "في الدورة الثامنة والسبعين", "مجموعة العشرين اجتمعت", "في عام 2019 فقط", "استمر ثلاثة أيام",
      "في 7 أكتوبر 2023", "الساعة 14:30",
      "كميات من الغذاء وصلت", "مقاتل في الكتيبة 13 من لواء الشمال", "بنسبة 3 إلى 1", "على كل واحد منا", "#غزة_2023",
      "اليوم السابع", "صوت لصالح القرار 14 عضوا", "بأغلبية 174 صوتا مقابل 10 أصوات أقر المجلس القانون",
    ])
  func none(_ text: String) {
    #expect(figures(text) == [])
  }

  @Test("votes for a candidate are figures, the tally of a vote is not")
  func votes() {
    #expect(figures("ونال المرشح 133 صوتا مقابل 73 صوتا للآخر.") == ["133 صوتا = 133", "73 صوتا = 73"])
  }
}
