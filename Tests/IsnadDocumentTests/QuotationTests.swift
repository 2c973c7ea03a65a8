import IsnadDocument
import IsnadTesting
import IsnadText
import Testing

@Suite struct QuotationTests {
  /// `[Q|…]` marks the contents, in the order of their starts.
  @Test(
    "a quotation is what a careful reader takes for one",
    arguments: [
      // Every kind of mark, alone and nested.
      "قال سعيد إن “[Q|الجسر جاهز]” منذ أمس",
      "قالت «[Q|نعم]» ثم \"[Q|لا]\" ثم ‹[Q|ربما]› ثم ‘[Q|أبدا]’",
      "كتب „[Q|نلتقي غدا]“ و ''[Q|لن نلتقي]'' و \"\"[Q|لم نلتق]\"\"",
      "وصفه بـ'[Q|الضعيف]' و\"[Q|البطيء]\"",
      "قال «[Q|سمعت منه “[Q|لن أرحل]” مرتين]» وانصرف",
      "قال: \"[Q|سألني أخي: \"[Q|أين الطريق؟]\" ولم أجبه]\".",
      "قال: \"[Q|صاح بي أحدهم: \"[Q|قف مكانك!]]\".",
      "لا أحد يتكلم هنا.",
      // Apostrophes and measures are no marks of speech.
      "ظهرت O'Neil في Porte d’Aix أمس",
      "يوجد في Guru's بيت",
      // Turned the wrong way.
      "اعتبروا أداءه ” [Q|حسن أو ممتاز]” وآخرون “[Q|متوسطا]”",
      "وصف الخطة بأنها »[Q|خطوة أولى]« فقط",
      "قالت سلمى قائلة” [Q|لا أريد شيئا منكم]\".",
      // A space on the wrong side, none, or one on both.
      "قال:\" [Q|سنعود قريبا] \" ثم غادر",
      "قالت لهم\"[Q|عودوا]\"فعادوا",
      "قال \" [Q|نعم] \" وخرج",
      // A mark too many: `لنا. “.` opens nothing.
      "أكد أنها “[Q|حاجة ملحة]”، وأن العمل لن يستمر دون خطة لنا. “.",
      // Closed too early, and closed again: inside a sentence the later mark counts …
      "حتى يتمكن المجلس “[Q|أخيرا من طلب حل” وقف القتال.]”",
      // … and after a full stop the speaker goes on.
      "وقال أمس: “[Q|لن ننهي عملنا قبل الشتاء]”. [Q|أظن أن هذا واضح للجميع]”.",
      // The closing mark is lost: a phrase ends with its sentence, speech after a colon with the paragraph.
      "اعتبرها \"[Q|غطاء للفشل.] وغادر الوفد القاعة.",
      "قال رامي: \"[Q|تعبنا كثيرا. لم نجد أحدا.]\nوغادر.",
      "وصفوه بأنه \"[Q|أمل جديد] https://example.org/a",
      // The opening mark is lost.
      "صرح قائلا: [Q|لقد انتهى الأمر تماما]\" أمس",
      "[Q|لا أرى أي جديد] \".",
      // A quotation over several paragraphs, each opening with a mark, or the first alone.
      "وأضاف: \"[Q|ناشدنا الجميع.]\n\"[Q|لم يجبنا أحد.]\"",
      "قالت: \"[Q|لم يحدد موعد بعد.\nلكننا سنرى.]\"\nوغادرت القاعة.",
    ] as [MarkedText])
  func content(_ text: MarkedText) {
    let document = text.document
    let found = document.quotations.map(\.content)
    #expect(found == text["Q"], "found \(found.map { document.text[$0] })")
  }

  @Test(
    "a quotation says how it was paired",
    arguments: [
      ("“نعم”", [.matched]), ("” نعم”", [.reversed]), ("“نعم“", [.reversed]), ("„نعم“", [.matched]),
      ("قال: “نعم", [.unclosed]),
      ("قال: نعم”.", [.unopened]), ("“نعم.\n“ولا.”", [.continued, .matched]),
    ] as [(String, [Quotation.Pairing])])
  func pairing(_ string: String, _ pairings: [Quotation.Pairing]) {
    #expect(Document(SourceText(string)).quotations.map(\.pairing) == pairings)
  }

  @Test("a quotation inside another knows it, and one that goes on knows what it goes on")
  func order() {
    let document = Document(SourceText("«قال “لا” لي» “نعم.\n“ولا.”"))
    #expect(document.quotations.map(\.parent) == [nil, 0, nil, nil])
    #expect(document.quotations.map(\.continues) == [nil, nil, nil, 2])
    #expect(document.quotation(holding: document.quotations[1].content.start) == 1)
    #expect(document.quotation(holding: document.quotations[1].content.end + 6) == 0)
    #expect(document.quotation(holding: 0) == nil)
  }

  @Test("one lost mark does not swallow the rest of a text, however many marks it has")
  func long() {
    let paragraph = "قال الوزير: \"سنعمل غدا\" ثم أضاف \"ونرتاح بعده\".\n"
    let broken = "قالت \"نحن هنا.\n"
    let count = 3000
    let document = Document(
      SourceText(String(repeating: paragraph, count: count) + broken + String(repeating: paragraph, count: count)))
    #expect(document.quotations.filter { $0.pairing == .matched }.count == 4 * count)
    #expect(document.quotations.filter { $0.pairing == .unclosed }.count == 1)
  }
}
