import IsnadStatements
import IsnadTesting
import IsnadText
import Testing

/// Interviews: paragraphs that open with who speaks in them. `S` is the label or name, `C` what is said.
@Suite struct TurnTests {
  @Test(
    "each turn is its speaker's, to the end of its paragraph",
    arguments: [
      StatementCase(
        "statement/turn",
        "حوار مع الكاتبة [p1|هالة الدالي]\nس: متى بدأت الكتابة؟\n[S|ج]: [C|بدأت وأنا طفلة. كان أبي يقرأ لي].\nس: وما آخر كتبك؟\n[S|ج]: [C|رواية عن البحر. ستصدر قريبا].",
        speaker: "p1"),
      StatementCase(
        "statement/turn",
        "حوار مع الكاتبة [p1|هالة الدالي]\nسؤال: متى بدأت الكتابة؟\n[S|جواب]: [C|بدأت وأنا طفلة. كان أبي يقرأ لي].",
        speaker: "p1"),
      StatementCase(
        "statement/turn",
        "التقينا [p1|سامر الدالي] في بيته.\nس 1: متى بدأت الكتابة؟\n[S|ج 1]: [C|بدأت وأنا طفل. كان أبي يقرأ لي.\nثم كتبت الشعر].\nس 2: والرواية؟\n[S|ج 2]: [C|ستصدر قريبا].",
        speaker: "p1"),
      StatementCase(
        "statement/turn",
        "نص الحوار\n[S|الرصيف]: [C|كيف ترى الأزمة اليوم]؟\n[S|[p1|سامر الدالي]]: [C|الأزمة كبيرة جدا. ولن تحل قريبا].\n[S|الرصيف]: و[C|ما الحل]؟\n[S|[p1|سامر الدالي]]: [C|الصبر. والعمل].",
        speaker: "p1"),
      StatementCase(
        "statement/turn",
        "[S|[o1|وكالة الرصيف]]: [C|هل انتهى الحصاد]؟\n[S|[p1|سامر الدالي]]: [C|انتهى قبل أسبوع. وكان جيدا].",
        speaker: "p1"),
    ])
  func turns(_ line: StatementCase) { line.check() }

  @Test(
    "a list of facts is no interview",
    arguments: [
      "الاسم: طريق الساحل\nالطول: تسعة أمتار\nالموعد: يوم الأحد",
      "ماذا تأخذ معك؟\nالماء: لترين لكل شخص.\nالخبز: رغيفا لكل شخص.",
    ])
  func lists(_ text: String) {
    #expect(StatementCase("", .init(stringLiteral: text)).find().statements.statements.isEmpty)
  }
}
