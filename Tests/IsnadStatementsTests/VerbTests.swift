import IsnadRecords
import IsnadStatements
import IsnadTesting
import IsnadText
import Testing

/// Verbs before and behind their speakers, with clauses, quotations and nouns.
@Suite struct VerbTests {
  @Test(
    "the clause after أن, إن or بأن is the content, the noun phrase before it the speaker",
    arguments: [
      StatementCase(
        "statement/verb-subject", "[K|قال] [S|[p1|سامر الدالي]] إن [C|المصنع سيفتح أبوابه قريبا].", form: .indirect,
        speaker: "p1"),
      StatementCase(
        "statement/verb-subject", "و[K|أكدت] [S|[p1|هالة الدالي]] أنها [C|لن تترك الفريق هذا الموسم].", speaker: "p1"),
      StatementCase(
        "statement/verb-subject", "[K|أعلنت] [S|[o1|شركة نورين]] أن [C|الأسعار ستنخفض في الصيف].", speaker: "o1"),
      StatementCase("statement/verb-subject", "[K|أعلنت] [S|الشركة] أن [C|الأسعار ستنخفض في الصيف].", speaker: ""),
      StatementCase("statement/verb-subject", "ف[K|أضاف] [S|[p1|الدالي]] أنه [C|يبحث عن بديل].", speaker: "p1"),
      StatementCase(
        "statement/verb-subject", "[K|أشار] [S|[p1|سامر الدالي]] إلى أن [C|العمل لم يبدأ بعد].", speaker: "p1"),
      StatementCase(
        "statement/verb-subject", "[K|شدد] [S|[p1|سامر الدالي]] على أن [C|السلامة تأتي أولا].", speaker: "p1"),
      StatementCase("statement/verb-subject", "[K|حذر] [S|[p1|سامر الدالي]] من أن [C|السد قد ينهار].", speaker: "p1"),
      StatementCase(
        "statement/verb-subject", "[K|تعهد] [S|[p1|سامر الدالي]] بأن [C|المدرسة ستبنى من جديد].", speaker: "p1"),
      StatementCase(
        "statement/verb-subject", "[K|نفى] [S|[p1|سامر الدالي]] أن [C|يكون قد زار المدينة].", speaker: "p1"),
      StatementCase("statement/verb-subject", "[K|توقع] [S|[p1|سامر الدالي]] أن [C|ترتفع المبيعات].", speaker: "p1"),
      StatementCase("statement/verb-subject", "[K|ذكرت] [S|الشرطة] أن [C|السائق لم يتوقف].", speaker: ""),
      StatementCase("statement/verb-subject", "[K|قال] [S|مسؤولون] إن [C|الجسر سيغلق أسبوعا].", speaker: ""),
      StatementCase("statement/verb-subject", "[K|قال] [S|مصدر في الوزارة] إن [C|الوفد غادر].", speaker: ""),
      StatementCase("statement/verb-subject", "[K|يقول] [S|[p1|سامر الدالي]] إنه [C|يحب البحر].", speaker: "p1"),
      StatementCase("statement/verb-subject", "[K|حَذَّر] [S|[p1|سامر الدالي]] من أنّ [C|السد قد ينهار].", speaker: "p1"),
    ])
  func clauses(_ line: StatementCase) { line.check() }

  @Test(
    "roles, appositions and relative clauses stand between cue and content",
    arguments: [
      StatementCase(
        "statement/verb-subject", "[K|قال] وزير الزراعة [S|[p1|سامر الدالي]] إن [C|المحصول جيد].", speaker: "p1"),
      StatementCase(
        "statement/verb-subject", "[K|قال] [S|[p1|سامر الدالي]]، وزير الزراعة السابق، إن [C|المحصول جيد].",
        speaker: "p1"),
      StatementCase(
        "statement/verb-subject",
        "[K|قال] المتحدث الرسمي لوزارة الزراعة، الدكتور [S|[p1|سامر الدالي]]، إن [C|المحصول جيد].", speaker: "p1"),
      StatementCase(
        "statement/verb-subject", "[K|قال] [S|[p1|سامر الدالي]]، الذي يدير المزرعة منذ عشرين عاما، إن [C|المحصول جيد].",
        speaker: "p1"),
      StatementCase(
        "statement/verb-subject", "[K|قال] المتحدث باسم [o1|شركة نورين] [S|[p1|سامر الدالي]] إن [C|الأسعار ستنخفض].",
        speaker: "p1"),
      StatementCase(
        "statement/verb-subject", "[K|قال] [S|المتحدث باسم [o1|شركة نورين]] إن [C|الأسعار ستنخفض].", speaker: ""),
      StatementCase("statement/verb-subject", "[K|قال] [S|محامي [p1|الدالي]] إن [C|موكله بريء].", speaker: ""),
      StatementCase("statement/verb-subject", "[K|قالت] صحيفة [S|[o1|الرصيف]] إن [C|المفاوضات توقفت].", speaker: "o1"),
      StatementCase(
        "statement/verb-subject", "[K|قالت] حركة \"[S|[o1|الأفق]]\" إن [C|المفاوضات توقفت].", speaker: "o1"),
      StatementCase(
        "statement/verb-subject", "[K|أكدت] [S|[p1|هالة الدالي]] يوم الثلاثاء أن [C|المعرض سيفتح].", speaker: "p1"),
    ])
  func roles(_ line: StatementCase) { line.check() }

  @Test(
    "the speaker stands before the verb",
    arguments: [
      StatementCase("statement/subject-verb", "[S|[p1|سامر الدالي]] [K|يقول] إن [C|المحصول جيد].", speaker: "p1"),
      StatementCase("statement/subject-verb", "لكن [S|المسؤولين] [K|يقولون] إن [C|الجسر آمن].", speaker: ""),
      StatementCase(
        "statement/relative-clause", "وصل [S|[p1|سامر الدالي]]، الذي [K|قال] إن [C|المحصول جيد].", speaker: "p1"),
      StatementCase("statement/subject-verb", "كان [S|[p1|سامر الدالي]] قد [K|قال] إن [C|المحصول جيد].", speaker: "p1"),
    ])
  func before(_ line: StatementCase) { line.check() }

  @Test(
    "a noun phrase is the content of some verbs",
    arguments: [
      StatementCase(
        "statement/verb-subject", "[K|أكدت] [S|[o1|شركة نورين]] [C|دعمها للمشروع].", form: .indirect, speaker: "o1"),
      StatementCase(
        "statement/verb-subject", "[K|أعرب] [S|[p1|سامر الدالي]] عن [C|تقديره لجهود الفريق].", speaker: "p1"),
      StatementCase(
        "statement/verb-subject", "[K|حذر] [S|[p1|سامر الدالي]] من [C|نقص المياه في الصيف].", speaker: "p1"),
      StatementCase("statement/verb-subject", "[K|نفى] [S|[p1|سامر الدالي]] [C|هذه الرواية].", speaker: "p1"),
      StatementCase("statement/verb-subject", "[K|شدد] [S|[p1|سامر الدالي]] على [C|ضرورة الصبر].", speaker: "p1"),
    ])
  func nouns(_ line: StatementCase) { line.check() }

  @Test(
    "what somebody is called is the content",
    arguments: [
      StatementCase(
        "statement/verb-subject", "[K|وصف] [S|[p1|سامر الدالي]] القرار بأنه “[C|خطأ فادح]”.", form: .direct,
        speaker: "p1"),
      StatementCase(
        "statement/verb-subject", "[K|وصف] [S|[p1|سامر الدالي]] القرار ب[C|الخطأ الفادح].", form: .indirect,
        speaker: "p1"),
      StatementCase(
        "statement/verb-subject", "[K|رحب] [S|[p1|سامر الدالي]] بالقرار باعتباره “[C|خطوة كبيرة إلى الأمام]”.",
        form: .direct, speaker: "p1"),
      StatementCase(
        "statement/verb-subject", "[K|انتقد] [S|[p1|سامر الدالي]] المدير بوصفه [C|رجلا متسرعا].", speaker: "p1"),
    ])
  func predicates(_ line: StatementCase) { line.check() }

  @Test(
    "no statement is told",
    arguments: [
      "لم يقل [p1|سامر الدالي] إن المحصول جيد.", "رفض [p1|سامر الدالي] التعليق.",
      "أعلنت [g1|نورستان] الحرب على جارتها.",
      "لا يمكن أن يقول إن المحصول جيد.", "كتب الطلاب كثيرة في المكتبة.", "يشارك [p1|سامر الدالي] في سباق يوم الجمعة.",
      "عاد [p1|سامر الدالي] بعد أن فقد عمله.", "من الضروري أن تفتح المدرسة أبوابها.",
      "شاهد الناس فيلم “نهر الليل الطويل” أمس.",
    ] as [String])
  func nothing(_ text: String) {
    let line = StatementCase("", .init(stringLiteral: text))
    #expect(line.find().statements.statements == [])
  }
}
