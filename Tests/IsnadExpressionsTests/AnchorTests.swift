import IsnadExpressions
import IsnadRecords
import Testing

/// What relative dates are counted from: publication, the dateline, the narrative.
@Suite struct AnchorTests {
  @Test(
    "without a publication date the day in the dateline is the anchor",
    arguments: [
      "القاهرة 27 مارس 2024 (ضفاف) - وصل الوفد أمس.", "بيروت – الأربعاء 27 مارس 2024 – وصل الوفد أمس.",
      "الأربعاء 27 آذار/مارس 2024\nوصل الوفد أمس.", "تونس (ضفاف) 27-3-2024 - وصل الوفد أمس.",
      "وصول الوفد\nنشر بتاريخ 27 مارس 2024\nوصل الوفد أمس.",
    ])
  func dateline(_ text: String) throws {
    let time = try #require(expressions(text).found.times.last)
    #expect(time.value == "2024-03-26" && time.basis == .context)
  }

  @Test("the publication date goes before the dateline's")
  func publicationFirst() {
    #expect(times("القاهرة 27 مارس 2023 (ضفاف) - وصل الوفد أمس.").last == "أمس = 2024-03-26")
  }

  @Test(
    "a date inside a sentence, one without a year, and one that another text follows are no datelines",
    arguments: [
      "وصل الوفد في 27 مارس 2024 ثم غادر أمس.", "القاهرة 27 مارس (ضفاف) - وصل الوفد أمس.",
      "اتفاق 27 مارس 2024 صار قديما وقد غادر الوفد المدينة كلها مع رئيسه أمس.",
    ])
  func none(_ text: String) throws {
    #expect(try #require(expressions(text).found.times.last).value == "XXXX-XX-XX")
  }

  @Test(
    "years, months and weeks of the narrative",
    arguments: [
      ("وصل في 5 مايو 2019. وفي العام التالي غادر.", "العام التالي = 2020"),
      ("وصل في مايو 2019. وفي الشهر نفسه غادر.", "الشهر نفسه = 2019-05"),
      ("وصل في ديسمبر 2019 وغادر في الشهر التالي.", "الشهر التالي = 2020-01"),
      ("وصل في 5 مايو 2019. وفي نفس العام غادر.", "نفس العام = 2019"),
    ])
  func narrativePeriods(_ text: String, _ expected: String) throws {
    #expect(times(text).last == expected)
    #expect(try #require(expressions(text).found.times.last).evidence.rule == "time/period-of-narrative")
  }

  @Test(
    "an hour belongs to the day of its sentence or of the one before",
    arguments: [
      ("اندلع الحريق الساعة 09:30 بالتوقيت المحلي يوم الأحد.", "الساعة 09:30 = 2024-03-24T09:30", "time/clock"),
      (
        "أغلقت المراكز يوم الأحد. وفتحت الساعة السابعة صباحا.", "الساعة السابعة صباحا = 2024-03-24T07:00",
        "time/clock-of-narrative"
      ),
      ("فتحت المراكز الساعة السابعة صباحا.", "الساعة السابعة صباحا = T07:00", "time/clock"),
    ])
  func hours(_ text: String, _ expected: String, _ rule: String) throws {
    #expect(times(text).contains(expected))
    let found = expressions(text, published: "2024-03-27").found.times
    #expect(try #require(found.first { $0.value.contains("T") }).evidence.rule == rule)
  }

  @Test("nothing is counted over a page break: another article starts there")
  func pages() {
    let text = "وصل الوفد في 5 مايو 2019.\u{0C}وفي اليوم التالي غادر الساعة السابعة صباحا. وفي العام التالي عاد."
    #expect(
      times(text).dropFirst() == ["اليوم التالي = XXXX-XX-XX", "الساعة السابعة صباحا = T07:00", "العام التالي = 2025"])
  }

  @Test(
    "the first person's future looks ahead; to ask and to help do not",
    arguments: [
      ("سأزور القاهرة يوم الأحد.", "2024-03-31"), ("وسألتقي الوزير الخميس.", "2024-03-28"),
      ("فسأعود الاثنين.", "2024-04-01"),
      ("سألت الوزير يوم الأحد.", "2024-03-24"), ("سأله الصحفي الاثنين.", "2024-03-25"),
      ("ساعد الجيران يوم الأحد.", "2024-03-24"),
    ])
  func firstPerson(_ text: String, _ value: String) {
    #expect(expressions(text, published: "2024-03-27").found.times.map(\.value) == [value])
  }

  @Test(
    "tense is told by verbs, not by words of time and distance",
    arguments: [
      ("الانتخابات على بعد أسابيع، في 6 أبريل.", "6 أبريل = 2024-04-06"),
      ("بعد 6 أبريل، سألقي نظرة على الخطة.", "6 أبريل = 2024-04-06"),
      ("تواجه المدينة جارتها الساعة 12:55 ظهرا يوم الثلاثاء.", "الساعة 12:55 ظهرا يوم الثلاثاء = 2024-04-02T12:55"),
    ])
  func tense(_ text: String, _ expected: String) {
    #expect(times(text).last == expected)
  }

  @Test(
    "lengths, weekdays in a row, seasons, months of an event",
    arguments: [
      ("مر أسبوع على الهجوم", ["أسبوع = P1W"]), ("بعد مرور شهر على الزلزال", ["شهر = P1M"]),
      ("القرية على بعد خمسة أيام من هنا", ["خمسة أيام = P5D"]),
      ("منذ يوم الأحد حتى يوم الخميس", ["يوم الأحد = 2024-03-24", "يوم الخميس = 2024-03-28"]),
      ("استمرت المفاوضات خلال الصيف بلا نتيجة", ["الصيف = 2023-SU"]), ("الربيع العربي", []),
      ("قال بعد قمة يونيو إنه متفائل", ["يونيو = 2023-06"]), ("في مثل هذا اليوم ولد الشاعر", []),
      ("تنتج الحقول مليوني برميل يوميا", []), ("توفي الشاعر عن 85 عاما", []),
      ("على مدى السنوات الخمس الماضية", ["السنوات الخمس الماضية = P5Y"]),
      ("يوم 9 من الشهر الجاري", ["يوم 9 من الشهر الجاري = 2024-03-09"]),
      ("في التاسعة من صباح غد", ["التاسعة من صباح غد = 2024-03-28T09:00"]),
      ("من 10 مايو إلى 12 يونيو 2023", ["10 مايو = 2023-05-10", "12 يونيو 2023 = 2023-06-12"]),
      ("يوم الجمعة العظيمة", []),
      ("في 16:00 ت غ", ["16:00 = T16:00Z"]),
    ] as [(String, [String])])
  func more(_ text: String, _ expected: [String]) {
    #expect(times(text) == expected)
  }
}
