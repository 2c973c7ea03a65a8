import IsnadRecords
import IsnadTesting
import Testing

@Suite struct QuotationDamageTests {
  @Test(
    "slips of quotation marks are told by kind and place",
    arguments: [
      "اعتبروا أداءه [quote-reversed|” جيد] أو ممتاز” أمس",
      "وصف الخطة بأنها [quote-reversed|»خطوة] [quote-reversed|أولى«] فقط",
      "قال إنه [quote-unbalanced|“لن] يعود. وغادر",
      "صرح قائلا: لقد انتهى [quote-unbalanced|الأمر”] أمس",
      "وأن العمل لن يستمر دون خطة لنا[quote-misplaced|. “.]",
      "حتى يتمكن المجلس “أخيرا من طلب حل [quote-misplaced|فوري” وقف] القتال.”",
      "قال «سمعت منه “لن أرحل” مرتين» و'نعم' في Porte d’Aix",
      "قالت: \"لم يحدد موعد بعد.\nلكننا سنرى.\"",
    ] as [MarkedText])
  func marks(_ text: MarkedText) {
    expectDamage(in: text) { $0.rawValue.hasPrefix("quote") }
  }
}
