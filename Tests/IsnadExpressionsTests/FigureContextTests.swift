import IsnadDocument
import IsnadExpressions
import IsnadRecords
import IsnadText
import Testing

/// What the words around a number say of it.
@Suite struct FigureContextTests {
  @Test(
    "measures by the state of the counted, by release, by rescue",
    arguments: [
      ("الإفراج عن 13 امرأة", .captive), ("إطلاق سراح 50 طفلا", .captive), ("ما زال 130 شخصا محتجزين", .captive),
      ("نحو 7000 مدني نازح", .displaced), ("3 عرب مسلمين مختطفين", .captive), ("14 شخصا قد تلقوا العلاج", .injured),
      ("علاج ستة ضباط من إصابات طفيفة", .injured),
      ("إنقاذ أرواح مئات الأشخاص", .other),
      ("40 مريضا داخل المستشفى", .other), ("نقل 40 شخصا إلى المستشفى", .injured), ("مقتل 12 نازحا", .killed),
    ] as [(String, Figure.Measure)])
  func measures(_ text: String, _ measure: Figure.Measure) throws {
    #expect(try onlyFigure(text).measure == measure)
  }

  @Test(
    "units: parties, followers, species, points of an election, money without its state",
    arguments: [
      ("في المجلس 51 جمهوريا", "person"), ("خاطب 142 مليونا من أتباعه", "person"),
      ("ثمانية أنواع من الخفافيش", "species"),
      ("فاز المرشح بالولاية بفارق 20 نقطة", "percentage point"), ("أربع دفعات", "batch"),
      ("زلزال بقوة 7.5 ريختر", "richter"),
      ("خمسة ريالات فقط", nil), ("40 مليون درهم", nil), ("200 طن من القمح", "tonne"),
    ] as [(String, String?)])
  func units(_ text: String, _ unit: String?) throws {
    #expect(try onlyFigure(text).unit == unit)
  }

  @Test("money without its state is money all the same")
  func plainMoney() throws {
    #expect(try onlyFigure("دفع 40 مليون درهم").measure == .money)
  }

  @Test(
    "a total reaches its number, other things reach up to it",
    arguments: [
      ("مجموع مبارياته يصل إلى 18 مباراة", .exact), ("غرامة تصل إلى 500 دولار", .atMost),
    ] as [(String, Figure.Bound)])
  func bounds(_ text: String, _ bound: Figure.Bound) throws {
    #expect(try onlyFigure(text).bound == bound)
  }

  @Test("a bound behind و bounds the number behind it, and a span starts at its word")
  func joinedBounds() {
    #expect(figures("قتل 5 جنود وأكثر من 20 مدنيا") == ["5 جنود = 5", "أكثر من 20 مدنيا = 20"])
    #expect(figures("قتل 5 جنود وما لا يقل عن 20 مدنيا") == ["5 جنود = 5", "ما لا يقل عن 20 مدنيا = 20"])
    #expect(figures("يضم بين 20 و30 شخصا") == ["بين 20 و30 شخصا = 20…30"])
  }

  @Test("the counted may be a construct before its number")
  func construct() {
    #expect(figures("بعد استجواب أعضاء مجلس المدينة الثلاثة غادروا.") == ["أعضاء مجلس المدينة الثلاثة = 3"])
  }

  @Test(
    "no figures: radius, house number, stars, floor, movement, country that looks like a dual",
    arguments: [
      "دائرة نصف قطرها واسع", "يقع المكتب في 15 شارع البحر", "فندق من خمس نجوم", "في الطابق 12 من البرج",
      "قالت طالبان إنها مستعدة",
      "دعمها لصين قوية",
    ])
  func none(_ text: String) {
    #expect(figures(text) == [])
  }

  @Test("years before nouns stay years")
  func years() {
    #expect(expressions("في 2016 توقيع اتفاق جديد").found.times.map(\.value) == ["2016"])
  }

  @Test(
    "the time of a figure is the one date of its sentence, or the one beside it",
    arguments: [
      ("قتل 12 شخصا يوم الثلاثاء.", "يوم الثلاثاء"), ("ارتفعت المبيعات 2% في يوليو بعد تراجع في مايو.", "يوليو"),
      ("قتل 12 شخصا.", nil), ("بين مايو 2019 ويوليو 2020 قتل 12 شخصا.", nil), ("قتل 12 شخصا في ثلاثة أيام.", nil),
    ] as [(String, String?)])
  func times(_ text: String, _ expected: String?) throws {
    let (document, found) = expressions(text, published: "2024-03-27")
    let figure = try #require(found.figures.first)
    #expect(figure.time.map { document.text[found.times[$0].span] } == expected)
  }
}
