import IsnadRecords
import IsnadStatements
import IsnadTesting
import IsnadText
import Testing

/// Where reported content stops.
@Suite struct ContentEndTests {
  @Test(
    "another cue, or the outlet's own voice, ends the content",
    arguments: [
      StatementCase(
        "statement/circumstantial", "[K|قال] [S|[p1|سامر الدالي]] إن [C|المحصول جيد]، [K|مضيفا] أن [C|الأسعار ستنخفض].",
        speaker: "p1"),
      StatementCase(
        "statement/circumstantial", "[K|قال] [S|[p1|سامر الدالي]] إن [C|المحصول جيد]، [K|مشيرا] إلى أن [C|المطر تأخر].",
        speaker: "p1"),
      StatementCase(
        "statement/circumstantial",
        "[K|قالت] [S|[p1|هالة الدالي]] إن [C|المحصول جيد]، [K|مؤكدة] أنها [C|لن تبيع الأرض].", speaker: "p1"),
      StatementCase(
        "statement/same-sentence", "[K|قال] [S|[p1|سامر الدالي]] إن [C|المحصول جيد] و[K|أضاف] أن [C|الأسعار ستنخفض].",
        speaker: "p1"),
      StatementCase(
        "statement/same-sentence",
        "[K|قال] [S|[p1|سامر الدالي]] إن [C|المحصول جيد]، و[K|أعرب عن أمله] في أن [C|تنخفض الأسعار].", speaker: "p1"),
      StatementCase(
        "statement/verb-subject", "[K|قال] [S|[p1|سامر الدالي]] إن [C|المحصول جيد، وإن الأسعار ستنخفض].", speaker: "p1"),
      StatementCase(
        "statement/verb-subject", "[K|قال] [S|[p1|سامر الدالي]] إن [C|المحصول جيد]، وقد باع معظمه في الربيع.",
        speaker: "p1"),
      StatementCase(
        "statement/verb-subject", "[K|قال] [S|[p1|سامر الدالي]] إن [C|المحصول جيد]، حيث زرع الحقول كلها.", speaker: "p1"
      ),
      StatementCase(
        "statement/verb-subject", "[K|قال] [S|[p1|سامر الدالي]] إن [C|المحصول جيد]، فيما باع جاره أرضه.", speaker: "p1"),
      StatementCase(
        "statement/verb-subject", "[K|قال] [S|[p1|سامر الدالي]] إن [C|المحصول جيد]، في حين باع جاره أرضه.",
        speaker: "p1"),
      StatementCase(
        "statement/verb-subject", "[K|قال] [S|[p1|سامر الدالي]] إن [C|المحصول جيد]، وذلك في لقاء مع المزارعين.",
        speaker: "p1"),
      StatementCase(
        "statement/verb-subject", "[K|قال] [S|[p1|سامر الدالي]] إن [C|المحصول جيد] ولكن الأسعار انخفضت بعد ذلك.",
        speaker: "p1"),
      StatementCase(
        "statement/verb-subject", "[K|قال] [S|[p1|سامر الدالي]] إن [C|المحصول جيد] #مزارع #أخبار", speaker: "p1"),
      StatementCase(
        "statement/verb-subject", "[K|قال] [S|[p1|سامر الدالي]] إن [C|المحصول جيد] https://example.org/a", speaker: "p1"
      ),
    ])
  func ends(_ line: StatementCase) { line.check() }

  @Test(
    "a prepositional cue tells the source of the clause before or behind it",
    arguments: [
      StatementCase(
        "statement/prepositional", "[C|أصيب عشرة عمال في انهيار الجسر الجديد]، [K|وفقا ل][S|[o1|وزارة الأشغال]].",
        form: .indirect, speaker: "o1"),
      StatementCase(
        "statement/prepositional", "[C|أصيب عشرة عمال في انهيار الجسر الجديد]، [K|بحسب] [S|الشرطة].", speaker: ""),
      StatementCase(
        "statement/prepositional", "و[K|وفقا ل][S|[o1|وزارة الأشغال]]، [C|أصيب عشرة عمال في انهيار الجسر].",
        speaker: "o1"),
      StatementCase(
        "statement/prepositional", "[C|كان الحفل ناجحا جدا هذا العام]، [K|على حد قول] [S|[p1|سامر الدالي]].",
        speaker: "p1"),
      StatementCase(
        "statement/as-clause", "[C|أصيب عشرة عمال في انهيار الجسر]، [K|حسبما أفادت] [S|[o1|وزارة الأشغال]].",
        speaker: "o1"),
      StatementCase(
        "statement/as-clause", "[C|أصيب عشرة عمال في انهيار الجسر]، [K|بحسب ما ذكرت] [S|[o1|وزارة الأشغال]].",
        speaker: "o1"),
      StatementCase(
        "statement/clause-before", "[C|سيفتح المصنع أبوابه قريبا]، [K|يقول] [S|[p1|سامر الدالي]].", speaker: "p1"),
    ])
  func prepositional(_ line: StatementCase) { line.check() }

  @Test(
    "a cue of measure or custom names no source",
    arguments: ["يصنع الخباز الخبز حسب الطلب كل صباح.", "توزع الحصص وفقا لعدد السكان في كل حي."])
  func measures(_ text: String) {
    #expect(StatementCase("", .init(stringLiteral: text)).find().statements.statements == [])
  }
}
