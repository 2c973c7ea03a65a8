import IsnadReading
import IsnadRecords
import IsnadTesting
import IsnadText
import Testing

/// Doer, sufferer, place and history, one construction a line.
@Suite struct EventConstructionTests {
  @Test(
    "what stands behind a masdar tells whether its genitive does or suffers the act",
    arguments: [
      EventCase("أكدت الصحيفة [T|اعتقال] [A|الشرطة] [R|ناشطا] في وهران.", .coerce, "arrest"),
      EventCase("أدان الوزير [T|اغتيال] [A|إسرائيل] [R|قياديا] في بيروت.", .assault, "targeted"),
      EventCase("ندد الحزب ب[T|استهداف] [A|الجيش التركي] ل[R|القرية].", .assault),
      EventCase("تناقش الصحف [T|هجوم] [A|حركة الشباب] على [R|قاعدة] في كينيا.", .assault),
      EventCase("رحب الاتحاد ب[T|إفراج] [A|الحكومة الكوبية] عن [R|السجناء].", .retreat, "release"),
    ])
  func masdar(_ item: EventCase) { #expect(item.found == item.expected) }

  @Test(
    "the word that carries a noun names the doer",
    arguments: [
      EventCase("كشفت الصحيفة خطط [A|إسرائيل] لشن [T|هجوم] على [R|رفح].", .assault, nil, .planned),
      EventCase("تواصل [A|القوات الروسية] [T|القتال] في ضواحي المدينة.", .assault, "firearms", .ongoing),
      EventCase("وصل [A|وزير الخارجية الإيراني] إلى [R|بيروت] في [T|زيارة] رسمية.", .consult, "visit"),
      EventCase("أعلنت [A|مصر] و[R|السودان] التوصل إلى [T|اتفاق] بشأن السد.", .agree),
    ])
  func carriers(_ item: EventCase) { #expect(item.found == item.expected) }

  @Test(
    "phrases end where they end",
    arguments: [
      EventCase("[T|قتل] [R|شاب] برصاص [A|الجنود] في نابلس أمس.", .assault),
      EventCase("[T|قُتل] على الأقل [R|20 بائعا] في السوق.", .assault),
      EventCase("[T|قتلت] [A|القوات التركية] أكثر من [R|40 مقاتلا] فجر الاثنين.", .assault),
      EventCase("[T|التقى] [A|الملك] مع [R|رئيس الوزراء العراقي] ومع [R|وزير الخارجية المصري].", .consult),
      EventCase("[T|هاجم] [A|مسلحون] [R|الناشطة]، وانسحبوا.", .assault),
      EventCase(
        "تحدثت [R|أنجيلا ميركل]، التي [T|اختطفها] [A|مسلحون] من بيتها في بغداد، عن أيامها.", .assault, "abduct"),
      EventCase("وكان ذلك حين [T|التقى] [A|رئيسا مصر] والعراق في عمان.", .consult),
      EventCase("[T|ألغت] [A|تركيا] فجأة زيارة وفد كبير إلى باريس.", .reject, "meet"),
    ])
  func phrases(_ item: EventCase) { #expect(item.found == item.expected) }

  @Test("a name ends before what the act is done to, and a description between commas takes no part")
  func spans() {
    let cases: [(text: String, kind: Event.Kind, actors: [String], recipients: [String])] = [
      ("ألغت تركيا فجأة زيارة وفد كبير إلى باريس.", .reject, ["تركيا"], ["باريس"]),
      ("أدانت الصين الهجوم على المستشفى.", .accuse, ["الصين"], []),
      ("حملت تركيا روسيا مسؤولية القصف.", .accuse, ["تركيا"], ["روسيا"]),
      ("أدان رياض منصور، مندوب فلسطين لدى المنظمة، القرار.", .accuse, ["رياض منصور"], []),
      (
        "زار الأمين العام للأمم المتحدة أنطونيو غوتيريش كييف.", .consult,
        ["الأمين العام للأمم المتحدة أنطونيو غوتيريش"], ["كييف"]
      ),
    ]
    for (text, kind, actors, recipients) in cases {
      let source = article(text)
      let event = read(source).events.first { $0.kind == kind }
      #expect(event?.actors.map { source[$0.span] } == actors, "\(text)")
      let named = event?.recipients.filter { $0.entity != nil }.map { source[$0.span] }
      #expect(named == recipients, "\(text)")
    }
  }

  @Test(
    "a bare title or class noun goes back to whom it meant before",
    arguments: [
      ("أعلنت حركة طالبان هدنة. ثم هاجمت الحركة قاعدة في كابول.", Event.Kind.assault, "طالبان"),
      ("وصل الرئيس الفرنسي إيمانويل ماكرون أمس. واتهم الرئيس الفرنسي بيلاروس بالكذب.", .accuse, "إيمانويل ماكرون"),
    ])
  func antecedents(_ text: String, _ kind: Event.Kind, _ name: String) {
    let reading = read(article(text))
    let actors = reading.events.filter { $0.kind == kind }.flatMap(\.actors).compactMap(\.entity)
    #expect(actors.map { reading.entities[$0].name } == [name])
  }

  @Test(
    "an act has the place of its clause",
    arguments: [
      ("اعتقلت الشرطة ثلاثة ناشطين في تونس.", Event.Kind.coerce, "تونس"),
      ("وفي بيروت، شنت إسرائيل غارة على مبنى صباح الجمعة.", .assault, "بيروت"),
      ("قتل جنديان في هجوم بمدينة الموصل أمس.", .assault, "الموصل"),
      ("قصفت روسيا أوديسا فجر اليوم.", .assault, "أوديسا"),
    ])
  func places(_ text: String, _ kind: Event.Kind, _ place: String) {
    let source = article(text)
    let event = read(source).events.first { $0.kind == kind }
    #expect(event?.location?.span.map { source[$0] } == place)
  }

  @Test(
    "what lies years behind, or is remembered, is history",
    arguments: [
      EventCase("افتتح المتحف عام 2018. و[T|قُتل] [R|القائد] في 4 أكتوبر 1918 قرب الجبهة.", .assault, nil, .historical),
      EventCase("أقيم الحفل بمناسبة الذكرى الرابعة ل[T|اغتيال] [R|الوزير] السابق.", .assault, "targeted", .historical),
      EventCase("سواء [T|هاجمت] [A|روسيا] [R|بولندا] أم لم تفعل، فالحلف مستعد.", .assault, nil, .hypothetical),
    ])
  func history(_ item: EventCase) { #expect(item.found == item.expected) }

  @Test(
    "words of play, rank, beasts and households tell no act",
    arguments: [
      "احتلت القناة المركز الثاني بين الشبكات.", "رفض المتحدث التعليق على الخبر.", "هاجمت سمكة قرش طفلا يوم السبت.",
      "تجتمع الأسرة كل مساء حول المائدة.", "توقف سائق السيارة عند الإشارة.", "طُلب من الأهالي توخي الحذر.",
      "تعاون اللاعب مع زميله في المباراة أمام المنتخب.", "اجتاحت القبعات الكبيرة موقع إنستغرام هذا الصيف.",
      "ردت المرشحة بأن المرأة يجب أن تكون على قمة التيار الإصلاحي.",
    ])
  func none(_ text: String) {
    let source = article(text)
    let found = read(source).events.map { "\($0.kind.rawValue) \(source[$0.trigger])" }
    #expect(found == [])
  }
}
