import IsnadDocument
import IsnadLanguage
import IsnadRecords
import IsnadTesting
import IsnadText
import Testing

@testable import IsnadNames

/// Names with their kinds written into the text: `P` persons, `O` organisations, `L` places, `G` groups.
@Suite struct FindingTests {
  @Test(
    "listed names without clitics and titles",
    arguments: [
      "وصل [P|إيمانويل ماكرون] إلى [L|بيروت] صباحا",
      "رحبت [L|قطر] بالقرار وب[L|لبنان]",
      "دعت [L|واشنطن] [O|حزب الله] إلى الهدوء",
      // The article swallowed by لل stays outside, what is left of it too.
      "قدم التقرير لل[O|أمم المتحدة] في [L|جنيف]",
      "سافر الوزير إلى [L|ال\u{0640}قاهرة] أمس",
      "و[O|حماس] رفضت ذلك",
      "انتقدت شبكة [O|سي إن إن] القرار",
      "قالت صحيفة [O|الغارديان] إن الأمر انتهى",
      "ذكرت شركة «[O|إم. كي]» أن المصنع أغلق",
      "نشره على [O|تويتر] ثم على [O|فيسبوك]",
      // A country's army or ministry takes the adjective in.
      "أعلن [O|الجيش الإسرائيلي] ذلك",
      "قالت [O|وزارة الدفاع البريطانية] إنها سترد",
    ] as [MarkedText])
  func listed(_ text: MarkedText) { check(text) }

  @Test("the tagger's sums hold for a sentence of any length")
  func longSums() {
    let tagger = Tagger(document: Document(SourceText("قال")), tokens: [])
    let scores = [Int32](repeating: .max / 2, count: 4 * TaggerModel.tagCount)
    #expect(tagger.forwardScores(scores, 4).max() ?? 0 > Int(Int32.max))
    #expect(tagger.backwardScores(scores, 4).max() ?? 0 > Int(Int32.max))
  }

  @Test(
    "forms of everyday words are nobody, and marks can make a paper of a region",
    arguments: [
      "قال الوزير: سنستأنف العمل غدا",
      "قال مسؤولان مطلعان إن الصفقة قريبة",
      "قال مصدر لـ«[O|الشرق الأوسط]» إن الحدود مغلقة",
      "عاد السلام إلى [L|الشرق الأوسط] كله",
      "وصل [P|ابن سلمان] إلى [L|القاهرة]",
      "قال وزير الداخلية السوداني إن الأمن مستتب",
    ] as [MarkedText])
  func everyday(_ text: MarkedText) { check(text) }

  @Test(
    "names that heads give away",
    arguments: [
      "قررت [O|وزارة السياحة] إغلاق المتاحف",
      "في مدينة [L|ليفربول] وبلدة [L|قلقيلية]",
      "أصيب قرب [L|نهر الأردن] أمس",
      // What an institution is for.
      "قال [O|المجلس النرويجي للمدارس الخاصة] إن العام سيبدأ",
      "وقالت [O|المؤسسة الوطنية للأبحاث] إنها سترد",
      "أعلن [O|الاتحاد الألماني لكرة القدم] ذلك",
      "قصف [O|الجيش الإسرائيلي] للمدن مستمر",
      "نقل إلى [L|مستشفى الشفاء] في المساء",
      "حضر أعضاء مجلس الوزراء الجلسة",
      "خرج من مكتب البريد مسرعا",
    ] as [MarkedText])
  func heads(_ text: MarkedText) { check(text) }

  @Test(
    "unknown persons by title, parts and tagger",
    arguments: [
      "قال المفتش [P|هوراس بلينكينستوب] إن التحقيق مستمر",
      "التقى وزير الخارجية السويدي [P|أولوف يوهانسن] نظيره",
      "وصرح الدكتور [P|كينيث ماكفيرسون] للصحفيين",
      // A town or a firm behind a form of address or a given name.
      "وقال السيد [P|بون] إن الطريق طويل",
      "قال [P|نيل باير] إن المسلسل انتهى",
      "وصلت [P|سارة بالين] إلى المدينة",
    ] as [MarkedText])
  func persons(_ text: MarkedText) { check(text) }

  @Test(
    "what a title, a verb's gender or another place of the article says of a word",
    arguments: [
      // A town that somebody of the article is called by.
      "وصل [P|لويد أوستن] مساء. وقال [P|أوستن] إن الطريق مغلق",
      "وصل [P|لويد أوستن] مساء إلى [L|لندن]. وقالت [L|لندن] إن الطريق مغلق",
      // An adjective with its noun's article is nobody's name.
      "قال الصبي الصغير إن الطريق مغلق",
      // The clause behind an institution is none of its name.
      "قالت [O|وزارة الصحة] التي تديرها الحركة إن الطريق مغلق",
      // Pronouns that end words are no ends of names.
      "وقال إن لدينا الحق في العودة",
      "لم يخرج صوت من فمي أمس",
      // A firm that families are called by too, behind a given name.
      "انتقد [P|روري ماكدونالد] القرار",
      // A given name that is written for nothing else.
      "تنتظر عودة [P|أليكس] إلى البيت",
      // What has a complement of its own is an aim, not a part of the name.
      "انضم إلى [O|الجيش الأمريكي] للدفاع عن المدينة",
    ] as [MarkedText])
  func clues(_ text: MarkedText) { check(text) }

  @Test(
    "names that only their place behind a verb of saying gives away",
    arguments: [
      "ذكرت صحيفة [O|ذا كورنوال هيرالد] أن الجسر أغلق",
      "وأفادت شبكة [O|QRTV] بأن الجسر أغلق",
      "بحسب ما ذكرت مجلة \"[O|ذا كورنوال]\" أمس",
      "وقال [P|بلينكينستوب] إن الجسر أغلق",
      "وقال مسعفون إن الجسر أغلق",
      "وقالت شركة إن الجسر أغلق",
      "أعلنت [O|QuorTech] عن طراز جديد",
      "اتصلوا بنا على [O|WhatsApp] أو [O|X] غدا",
      "نشرت [O|BBC] الخبر على Cnn.com و x.com وفي x نفسها",
      "قال السيد [P|ألبنسر] إن الجسر أغلق",
      "وقال عاملون في القرية إن الجسر أغلق",
      "وقال السيد [P|بلينكينستوب] بأن الجسر أغلق",
    ] as [MarkedText])
  func speakers(_ text: MarkedText) { check(text) }

  @Test("a name that only its place gives away says so")
  func speakerRule() {
    let document = Document(SourceText("ذكرت مجلة \"ذا كورنوال\" أن الجسر أغلق"))
    let names = findNames(in: document, analysis: LanguageModel.embedded.analyse(document))
    #expect(names.entities.map(\.evidence.rule) == ["name/speaker"])
  }

  @Test(
    "the words of a hashtag are a name together",
    arguments: [
      "قال الرئيس #[P|إيمانويل_ماكرون] إن القمة ناجحة",
      "وصل وفد #[O|الأمم_المتحدة] إلى المدينة",
      "شاركوا في حملة #معا_للقراءة اليوم",
    ] as [MarkedText])
  func hashtags(_ text: MarkedText) { check(text) }

  @Test(
    "a name found once is found everywhere",
    arguments: [
      "قال المفتش [P|هوراس بلينكينستوب] إن التحقيق مستمر. وأضاف [P|بلينكينستوب] أن الشرطة تبحث عنه. ورفض محامي [P|بلينكينستوب] التعليق."
    ] as [MarkedText])
  func memory(_ text: MarkedText) { check(text) }

  @Test(
    "peoples are groups, adjectives are not",
    arguments: [
      "طالب [G|الفلسطينيون] بوقف النار",
      "معاناة [G|الأتراك] في الشتاء",
      "زار المواطنين الأتراك هناك",
      "القرار الفرنسي مهم",
    ] as [MarkedText])
  func peoples(_ text: MarkedText) { check(text) }

  @Test(
    "cups, storms and clubs name no entity",
    arguments: [
      "فاز ريال مدريد في كأس رايدر",
      "ضرب إعصار ماركوس الساحل",
    ] as [MarkedText])
  func others(_ text: MarkedText) { check(text) }

  @Test(
    "words that are names only where something speaks for it",
    arguments: [
      "فتح الباب ثم خرج",
      "قالت حركة [O|فتح] إنها ترفض. وأكدت [O|فتح] موقفها",
      "كان صور البيت جميلا",
    ] as [MarkedText])
  func weak(_ text: MarkedText) { check(text) }

  @Test(
    "bodies of a state by words of everyday, where its adjective follows",
    arguments: [
      "أعلنت [O|البحرية الألمانية] أن الزورق غرق",
      "اجتمع [O|مجلس الوزراء الكويتي] مساء الأحد",
      "قالت [O|الخارجية الأمريكية] إنها سترد",
      "أطلق [O|خفر السواحل اليوناني] نداء",
      "وقال لل[O|تلفزيون السويدي] إنه سيعود",
      "حكمت [O|محكمة الجنايات المصرية] عليه",
      "قال [O|التلفزيون الأردني] إن الخبر صحيح",
      "قال [O|الجيش الأردني] إن الحدود هادئة",
      // An adjective of the noun before, and what another noun is of.
      "انتقد السياسة الخارجية الأمريكية بشدة",
      "عبرت الحدود البحرية اللبنانية ليلا",
      "اشترت أنظمة الدفاع الروسية أمس",
      "قال وزير الخارجية الأمريكي إنه سيسافر",
      "قالت [O|وزارة الخارجية الأمريكية] إنها سترد",
    ] as [MarkedText])
  func bodies(_ text: MarkedText) { check(text) }

  @Test(
    "letters that only look like those before a name",
    arguments: [
      "وقالت وكيلة اللاعب إن العقد انتهى",
      "صوت النواب لصالح [P|بايدن] أمس",
      "صوت النواب لصالح القانون",
      // آ is no article, and the counted people follow it.
      "نزح آلاف [G|الفلسطينيين] إلى الجنوب",
      "نزح الآلاف من [G|الفلسطينيين] إلى الجنوب",
      // Tanwin ends no foreign name, a verb in ى is no family name.
      "رأيت دبًا في الغابة",
      "بكيت في حفل زفافي أمس",
      "وقف قرب النهر [P|مروان أشرف] وحده",
      "غادر الفريق منظمة إرهابية",
      "أبحرت سفينة روبيمار في المساء",
      "أسعد الله مساءكم",
      "كان الكلام زائدا وزائد عن الحد",
      "[P|بايدن] و[P|نتنياهو] ناقشا الأمر",
      "رأى نجاح المسرحية بعينيه",
      "كان البيت البائس مظلما",
      // A word for a human being has an adjective behind it as easily as a name.
      "هذا رجل سعيد جدا",
      "كتب إلى صديقه العزيز رسالة",
      "زارت مصنع الألبان في القرية",
    ] as [MarkedText])
  func otherWords(_ text: MarkedText) { check(text) }

  @Test(
    "what stands between, before and behind names",
    arguments: [
      "[P|نتنياهو] شكر [P|بايدن] على الهدية",
      "[P|بايدن] شكر [P|ماكرون] على الهدية",
      "وصل [P|يائير نتنياهو] إلى المطار",
      // A given name that is a state's too, behind the verb of a man.
      "سجل [P|تشاد كولمان] هدفين",
      "وصل إلى [L|تشاد] كولونيل متقاعد",
      "قال المدرب [P|تشاد هاميل] إن الفريق جاهز",
      "قال وزير خارجية [L|لوكسمبورغ] [P|سيرغي كوفالتشوك] إن الاتفاق قريب",
      "كانت حركة [P|كونور ماكلين] سريعة",
      "انتقدت [L|فرنسا] كولونيلا متقاعدا",
      // A family, and a family that lives in a town.
      "زار الوفد عائلة [P|كراوس] في بيتها",
      "زار الوفد عائلة تقيم في [L|حلب]",
      "وصل [P|أفيغدور صوفرمان] إلى المطار",
      "حضر [P|طارق رمضان] المؤتمر",
      "يصوم الناس في رمضان",
      "شكر [P|بايدن] [P|نتنياهو] على الهدية",
      "لم يتمكن [P|آلان ليثجو] من الحضور",
      "قتل الرائد [P|راز أبو العافية] أمس",
      "قال [P|أتكينسون] الصامت شيئا. وقال [P|أتكينسون] ذلك",
      "سافر إلى [L|سونورا]. وصلت العاصفة ل[L|سونورا] مساء",
    ] as [MarkedText])
  func neighbours(_ text: MarkedText) { check(text) }

  @Test(
    "where names of institutions and places end",
    arguments: [
      "قال [O|المجلس الأسكتلندي للمدارس المستقلة] إن العام سيبدأ",
      "قالت [O|وكالة الحد من مخاطر الكوارث] إن الخطر زال",
      "وصل إلى [L|سومطرة الغربية] أمس",
      "قصفت ضواحي [L|حلب] الشرقية أمس",
      "وقع في منطقة [L|بيدي جايا] الجبلية",
      "خرج سكان [L|كفر قاسم] إلى الشارع",
      "عملت ب[O|جامعة سيراكيوز] سنوات",
      "قالت [O|المنظمة العربية لحقوق الإنسان] إنها ترفض",
      "وقع الانفجار في [L|شارع الرشيد] أمس",
      "نقل إلى [L|سجن صيدنايا] أمس",
      "خدم دولة [L|إسرائيل] سنوات",
      "رئيس دار نشر إيطالية هناك",
      // The adjective goes with the noun before the name.
      "ذكرت شبكة [O|سي إن إن] الأمريكية أن الجسر أغلق",
      "هذا لا يخدم مصلحة [G|الفلسطينيين] أبدا",
    ] as [MarkedText])
  func ends(_ text: MarkedText) { check(text) }

  private func check(_ text: MarkedText) {
    let document = text.document
    let names = findNames(in: document, analysis: LanguageModel.embedded.analyse(document))
    let letters: [Entity.Kind: String] = [.person: "P", .organization: "O", .place: "L", .group: "G"]
    let found = names.mentions.map { (letters[names.entities[$0.entity].kind] ?? "?") + document.text[$0.span] }
    let expected = text.all.map { $0.label + document.text[$0.span] }
    #expect(found == expected)
    #expect(names.mentions.map(\.span) == text.all.map(\.span))
  }
}
