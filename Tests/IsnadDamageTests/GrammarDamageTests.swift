import IsnadRecords
import IsnadTesting
import Testing

@Suite struct GrammarDamageTests {
  @Test(
    "a full stop that cuts a sentence is told, one that ends it is not",
    arguments: [
      "قررت السفيرة عدم التصويت يوم [sentence-break|الاثنين. التي] مرت بلا خلاف.",
      "أعلن القائد عزمه على بدء حملة [sentence-break|واسعة. في] البلدة رغم التحذيرات المتكررة.",
      "طالب القرار بالإفراج عن [sentence-break|الرهائن. مما] أثار غضب الوزير.",
      "قال رئيس [sentence-break|الوزراء. أحمد] سالم إنه سيعود قريبا.",
      "قال الجندي: “لا مكان آمن [sentence-break|هنا”. يقول] الجندي.",
      "رفعت الدعوى أمام محكمة [sentence-break|الاستئناف. بالعاصمة] تونس.",
      "رفعت الدعوى أمام محكمة الاستئناف. بالتأكيد لا.",
      "قال الجندي: “لا مكان آمن”. وقال الضابط إنه لا يوافق.",
      "قال الجندي: “لا مكان آمن”. قال الضابط إنه لا يوافق.",
      "انتهى الاجتماع أمس. في المساء عاد الوزير إلى بيته.",
      "انتهى الاجتماع أمس. وفي القاعة صمت طويل.",
      "هل عاد؟ في الغد.",
      "عاد الوفد إلى المدينة.\nفي الطريق إلى البيت.",
    ] as [MarkedText])
  func breaks(_ text: MarkedText) {
    expectDamage(in: text) { $0 == .sentenceBreak }
  }

  @Test(
    "two verbs side by side are one too many",
    arguments: [
      "التقى وزير النقل الفرنسي بيار لوران [fused-verbs|تحدث] نظيره الإيطالي ماركو فيرارا يوم الخميس.",
      "التقى الوزير لويد أوستن نظيره وتحدث معه.",
      "بعد أن التقى الوزير لويد أوستن غادر الوفد.",
      "قال الوزير لويد أوستن إنه تحدث معه.",
    ] as [MarkedText])
  func verbs(_ text: MarkedText) {
    expectDamage(in: text) { $0 == .fusedVerbs }
  }

  @Test(
    "lost spaces are found by letters that end a word, by numbers and by known words",
    arguments: [
      "كان [missing-space|قرارًاسيئًا] للجميع.",
      "فتحت [missing-space|المدرسةأبوابها] اليوم.",
      "أرى أن [missing-space|التأجيلسيكون] طويلا ثم [missing-space|الحكومةستعلن] أن [missing-space|القرارسيكون] صعبا.",
      "عبر [missing-space|التواصلالاجتماعي] قال [missing-space|النوابفي] المجلس إن المدينة [missing-space|التييوشك] الجيش",
      "لقاء عبدالرحيم وعبدالواحد وأبوالفضل في الإسكندرونة وسامراء وطبرستان",
      "منذ [missing-space|سبتمبر2001] تغير الكثير.",
      "وال12 عضوا و50 نائبا و#غزة2023 وعبدالله والمستشفيات ومسؤوليات وكوالالمبور.",
    ] as [MarkedText])
  func spaces(_ text: MarkedText) {
    expectDamage(in: text) { $0 == .missingSpace }
  }

  @Test(
    "swapped decimals and cut ends",
    arguments: [
      "شارك [number-flipped|6 .56]% من السكان و[number-flipped|7 .2] مليون زائر.", "بلغ العدد 14 .2 أغسطس.",
      "وصل الوفد إلى المطار ثم [truncated|في]", "وصل الوفد إلى المطار أمس",
    ] as [MarkedText])
  func numbers(_ text: MarkedText) {
    expectDamage(in: text) { $0 == .numberFlipped || $0 == .truncated }
  }

  @Test(
    "damage names the rule that found it",
    arguments: [
      ("يوم الاثنين ذهبت. التي مرت بلا خلاف.", "damage/stop-before-relative"),
      ("أعلن القائد بدء حملة واسعة. في البلدة رغم التحذيرات.", "damage/stop-before-phrase"),
      ("تحدث الوزير مع الوفد في. القاعة كبيرة.", "damage/stop-after-preposition"),
      ("قال رئيس الوزراء. أحمد سالم إنه سيعود قريبا.", "damage/stop-before-name"),
      ("ناقش الوفد عودة أسرانا. الرهائن، مما يضر بالجهود كلها.", "damage/stop-before-apposition"),
      ("التقى وزير النقل الفرنسي بيار لوران تحدث نظيره الإيطالي ماركو فيرارا يوم الخميس.", "damage/fused-verbs"),
      ("فتحت المدرسةأبوابها اليوم.", "damage/words-glued"),
      ("منذ سبتمبر2001 تغير الكثير.", "damage/number-glued"),
      ("شارك 6 .56% منهم.", "damage/number-flipped"),
      ("وصل الوفد إلى المطار ثم في", "damage/truncated"),
      ("وصل الوفد إلى المطار ثم في...", "damage/truncated"),
      ("قال الجندي: “لا مكان آمن هنا”. يقول الجندي.", "damage/stop-before-speaker"),
      ("اعتبروا أداءه ” جيد” أمس.", "damage/quote-reversed"),
      ("قال إنه “لن يعود. وغادر", "damage/quote-unclosed"),
      ("صرح قائلا: انتهى الأمر” أمس", "damage/quote-unopened"),
      ("لن يستمر دون خطة لنا. “.", "damage/quote-misplaced"),
      ("قال \u{202E}123\u{202C} أمس", "damage/bidi-override"),
      ("قال\u{202C} نعم", "damage/bidi-unbalanced"),
      ("ال\u{200B}قاهرة", "damage/invisible"),
      ("أعلن Ø§Ù„ÙˆØ²ÙŠØ± أمس", "damage/mojibake"),
      ("قال \u{FFFD}لا", "damage/replacement-character"),
      ("قال &quot;نعم", "damage/character-reference"),
    ])
  func rules(_ text: String, _ rule: String) {
    #expect(damage(in: text).map(\.evidence.rule).contains(rule))
  }

  @Test(
    "what a reader would restore",
    arguments: [
      ("كان قرارًاسيئًا للجميع.", "قرارًا سيئًا"), ("شارك 6 .56% منهم.", "56.6"),
      ("جرى التصويت يوم الاثنين. التي مرت بلا خلاف.", "الاثنين التي"),
    ])
  func repair(_ text: String, _ repair: String) {
    #expect(damage(in: text).contains { $0.repair == repair })
  }
}
