import IsnadReading
import IsnadRecords
import IsnadTesting
import IsnadText
import Testing

/// Whole families of words for one type: verb, masdar, participle, the idiom of a verb and its noun.
@Suite struct EventFamilyTests {
  @Test(
    "words of conflict",
    arguments: [
      EventCase("[T|هاجم] [A|السيناتور الأمريكي] سياسة البنك المركزي في مقابلة.", .accuse, "disapprove"),
      EventCase("[T|هاجم] [A|النائب البريطاني] خصومه قائلا إنهم فشلوا.", .accuse, "disapprove"),
      EventCase("[T|أحالت] [A|النيابة المصرية] [R|خمسة موظفين] إلى المحاكمة.", .accuse),
      EventCase("[T|اشتكى] [A|السكان] من إهمال البلدية.", .accuse, "disapprove"),
      EventCase("تحدث [A|الرئيس التركي] عن خصمه [T|واصفا] [R|المعارض] بأنه كاذب.", .accuse, "disapprove"),
      EventCase("خرج [A|الوزير الفرنسي] إلى الصحفيين [T|داعيا] إلى الهدوء.", .request),
      EventCase("[T|تعهد] [A|الرئيس الروسي] بالقضاء على [R|المتمردين].", .threaten),
      EventCase("[T|فرضت] [A|الصين] رسوما جديدة على [R|أستراليا].", .sanction),
      EventCase("[T|أغلقت] [A|تركيا] سفارتها في دمشق.", .sanction, "withdraw"),
      EventCase("[T|حل] [A|الرئيس التونسي] البرلمان مساء الأربعاء.", .coerce, "restrict"),
      EventCase("[T|ألقت] [A|اليابان] باللوم على [R|روسيا].", .accuse, "allege"),
      EventCase("[T|ألقى] [A|شبان] الحجارة على [R|الشرطة].", .protest, "riot"),
      EventCase("[T|رفعت] [A|أوكرانيا] حالة التأهب قرب الحدود.", .mobilize, "troops"),
    ])
  func conflict(_ item: EventCase) { #expect(item.found == item.expected) }

  @Test(
    "words of cooperation",
    arguments: [
      EventCase("[T|دافع] [A|الرئيس الصيني] عن [R|روسيا] في كلمته.", .support),
      EventCase("جدد [A|الملك الأردني] [T|دعم] [R|فلسطين] أمس.", .support),
      EventCase("[T|أسقطت] [A|المحكمة المصرية] التهم عن [R|الصحفي].", .concede),
      EventCase("[T|فكت] [A|إثيوبيا] الحصار عن المدينة.", .retreat, "access"),
      EventCase("[T|تخلى] [A|رئيس الوزراء الإيطالي] عن منصبه.", .retreat, "resign"),
      EventCase("[T|أقامت] [A|كوسوفو] علاقات مع [R|إسرائيل].", .cooperate),
    ])
  func cooperation(_ item: EventCase) { #expect(item.found == item.expected) }

  @Test(
    "what only sounds alike",
    arguments: [
      "تحدث المغني عن مسيرته الطويلة على المسرح.", "قيل للضيوف إنهم غير مرحب بهم هنا.",
      "لن يمنعني شيء من قول الحقيقة.", "أجرى الموظف مكالمة هاتفية طويلة.", "لم توافق اللجنة على الفكرة.",
      "جلس الطلاب يدافعون عن أنفسهم.",
    ])
  func none(_ text: String) {
    let source = article(text)
    let found = read(source).events.map { "\($0.kind.rawValue) \(source[$0.trigger])" }
    #expect(found == [])
  }
}
