import IsnadRecords
import IsnadStatements
import IsnadTesting
import IsnadText
import Testing

/// Direct speech: before, behind and around its cue.
@Suite struct QuotationTests {
  @Test(
    "a quotation belongs to the cue beside it",
    arguments: [
      StatementCase(
        "statement/verb-subject", "[K|قال] [S|[p1|سامر الدالي]]: “[C|نحن على الطريق الصحيح]”.", form: .direct,
        speaker: "p1"),
      StatementCase(
        "statement/verb-subject", "[K|قال] [S|[p1|سامر الدالي]] “[C|نحن على الطريق الصحيح]”.", form: .direct,
        speaker: "p1"),
      StatementCase(
        "statement/verb-subject", "[K|كتب] [S|[p1|سامر الدالي]] على صفحته: \"[C|نحن على الطريق الصحيح]\"",
        form: .direct, speaker: "p1"),
      StatementCase(
        "statement/quotation-before", "“[C|نحن على الطريق الصحيح]”، [K|قال] [S|[p1|سامر الدالي]].", form: .direct,
        speaker: "p1"),
      StatementCase(
        "statement/as-clause", "“[C|نحن على الطريق الصحيح]”، [K|كما قال] [S|[p1|سامر الدالي]].", form: .direct,
        speaker: "p1"),
      StatementCase(
        "statement/verb-subject",
        "“[C|نحن على الطريق الصحيح]”، [K|قال] [S|[p1|سامر الدالي]]، “و[C|لن نعود إلى الوراء]”.", form: .direct,
        speaker: "p1"),
      StatementCase(
        "statement/verb-subject", "[K|قال] [S|[p1|سامر الدالي]]: [C|نحن على الطريق الصحيح].", form: .indirect,
        speaker: "p1"),
      StatementCase(
        "statement/verb-subject", "[K|قال] [S|[p1|سامر الدالي]]: إن [C|الفريق على الطريق الصحيح].", form: .indirect,
        speaker: "p1"),
    ])
  func beside(_ line: StatementCase) { line.check() }

  @Test(
    "words in marks make a clause mixed",
    arguments: [
      StatementCase(
        "statement/verb-subject", "[K|قال] [S|[p1|سامر الدالي]] إن [C|الحفل كان “أجمل من كل ما سبق]”.", form: .mixed,
        speaker: "p1"),
      StatementCase(
        "statement/verb-subject", "[K|قال] [S|[p1|سامر الدالي]] إن “[C|موسم الجفاف” انتهى في الجنوب].", form: .mixed,
        speaker: "p1"),
      StatementCase(
        "statement/verb-subject", "[K|قال] [S|[p1|سامر الدالي]] إن “[C|موسم الجفاف انتهى في الجنوب]”.", form: .direct,
        speaker: "p1"),
    ])
  func mixed(_ line: StatementCase) { line.check() }

  @Test(
    "a quotation goes on in the next paragraph",
    arguments: [
      StatementCase(
        "statement/verb-subject",
        "[K|قال] [S|[p1|سامر الدالي]]: “[C|نحن على الطريق الصحيح]”.\n“و[C|لن نعود إلى الوراء مهما حدث]”.",
        form: .direct,
        speaker: "p1"),
      // A short one that ends with a stop, and behind a paraphrase.
      StatementCase(
        "statement/verb-subject",
        "[K|قال] [S|[p1|سامر الدالي]] إن [C|الجسر سيفتح قريبا].\n“[C|إنه يوم كبير]”.", form: .mixed, speaker: "p1"),
      StatementCase(
        "statement/quotation-before",
        "“[C|لا أحد يعرف السبب]”، [K|قال] [S|[p1|سامر الدالي]] أمس.\n“[C|سننتظر حتى يعود الفريق إلى المدينة]”.",
        form: .direct, speaker: "p1"),
      // Unclosed, to the end of the article.
      StatementCase(
        "statement/verb-subject",
        "[K|قال] [S|[p1|سامر الدالي]]: “[C|نحن على الطريق الصحيح]”.\n“[C|لن نعود إلى الوراء مهما حدث.\nنأمل أن نصل في الصيف]",
        speaker: "p1"),
      // An outlet's report, and words that a cue behind them owns.
      StatementCase(
        "statement/verb-subject",
        "[K|ذكرت] صحيفة [S|[o1|الرصيف]] أن [C|الجسر مغلق].\n“لن نعود إلى الوراء مهما حدث لنا”.", speaker: "o1"),
    ])
  func over(_ line: StatementCase) { line.check() }

  @Test(
    "a label tells the speaker",
    arguments: [
      StatementCase("statement/label", "[S|[o1|الرصيف]]: [C|المفاوضات توقفت ليلا].", form: .indirect, speaker: "o1"),
      StatementCase(
        "statement/label", "[S|[p1|سامر الدالي]]: “[C|لن نعود إلى الوراء أبدا]”", form: .direct, speaker: "p1"),
    ])
  func labels(_ line: StatementCase) { line.check() }

  @Test("a sentence tells of somebody, and his words follow its colon")
  func narrated() {
    StatementCase(
      "statement/narrated",
      "وصل [S|المدير] إلى المصنع وهو غاضب: “[C|لم أعد أحتمل هذا التأخير في كل شهر من شهور السنة]”.", speaker: ""
    ).check()
    let slogan = StatementCase("", "وزع الطلاب في الساحة أوراقا صغيرة: “معا نحو الغد”.").find().statements
    #expect(slogan.statements == [])
  }

  @Test(
    "what was printed before is taken up again",
    arguments: [
      StatementCase(
        "statement/resumption", "“[C|نحن على الطريق الصحيح]” هذا ما [K|صرح] به [S|[p1|سامر الدالي]].", form: .direct,
        speaker: "p1"),
      StatementCase(
        "statement/resumption", "“[C|نحن على الطريق الصحيح]”\nهذا ما [K|قال]ه [S|[p1|سامر الدالي]] أمس.",
        form: .direct, speaker: "p1"),
    ])
  func resumed(_ line: StatementCase) { line.check() }

  @Test(
    "a document has words of its own",
    arguments: [
      StatementCase(
        "statement/in-document", "و[K|جاء] في بيان [S|[o1|وزارة الأشغال]] أن [C|الجسر سليم].", form: .indirect,
        speaker: "o1"),
      StatementCase("statement/in-document", "و[K|ورد] في [S|التقرير] أن [C|الجسر قديم].", speaker: ""),
    ])
  func documents(_ line: StatementCase) { line.check() }

  @Test("a quotation without a speaker, and a cue without content, are told apart")
  func unresolved() {
    let found = StatementCase("", "“هذا كلام لا يعرف أحد من قاله هنا” في الصباح. وأكد.").find().statements
    #expect(found.statements == [])
    #expect(found.unresolvedQuotations.count == 1)
    #expect(found.unresolvedCues.count == 1)
  }
}
