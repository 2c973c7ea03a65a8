import IsnadReading
import IsnadRecords
import IsnadTesting
import Testing

/// Whether it happened: tense, mood, negation, plans, conditions, anniversaries.
@Suite struct EventStatusTests {
  @Test(
    "the words around an event say whether it happened",
    arguments: [
      EventCase("[T|سيزور] [A|الرئيس المصري] [R|الهند] الشهر المقبل.", .consult, "visit", .planned),
      EventCase("تعتزم [A|كندا] [T|نشر] قوات في لاتفيا.", .mobilize, "troops", .planned),
      EventCase("سوف [T|ترفض] [A|تركيا] الطلب.", .reject, nil, .planned),
      EventCase("لم [T|تعتقل] [A|الشرطة] [R|الرجل].", .coerce, "arrest", .denied),
      EventCase("لن [T|تنسحب] [A|فرنسا] من مالي.", .retreat, "withdraw", .denied),
      EventCase("لا تزال [A|إيران] [T|تزود] [R|الحوثيين] بالصواريخ.", .aid, nil, .ongoing),
      EventCase("[T|تحاصر] [A|القوات الروسية] المدينة منذ أسبوع.", .coerce, "restrict", .ongoing),
      EventCase("قد [T|تهاجم] [A|روسيا] [R|أوكرانيا] من الشمال.", .assault, nil, .hypothetical),
      EventCase("إذا [T|هاجمت] [A|الصين] [R|تايوان] فسترتفع الأسعار.", .assault, nil, .hypothetical),
      EventCase("كادت [A|روسيا] [T|تقصف] [R|كييف] أمس.", .assault, nil, .hypothetical),
      EventCase("لو [T|قصفت] [A|تركيا] [R|المدينة] لنزح أهلها.", .assault, nil, .hypothetical),
      EventCase("يجب أن [T|تفرج] [A|إسرائيل] عن [R|السجناء].", .retreat, "release", .demanded),
    ])
  func status(_ item: EventCase) { #expect(item.found == item.expected) }

  @Test(
    "what is demanded, prevented, charged or only spoken of is no event of its own",
    arguments: [
      ("طالب الحزب بالإفراج عن المعتقلين.", Event.Kind.retreat),
      ("منعت الشرطة تنظيم مظاهرة في العاصمة.", .protest),
      ("يحاكم ثلاثة رجال بتهمة القتل.", .assault),
      ("تتواصل التحقيقات في قضية اغتيال الوزير.", .assault),
      ("أحبطت السلطات هجوما على المطار.", .assault),
      ("لم يقل عدد الحضور عن ألف.", .sanction),
      ("أصاب القلق أهالي القرية بعد تأخر الحافلة.", .assault),
      ("قتل عشرون شخصا في زلزال ضرب المنطقة.", .assault),
      ("ضرب إعصار سواحل الفلبين.", .assault),
      ("قالت الوزيرة إن الأسرة أساس المجتمع.", .assault),
    ])
  func none(_ text: String, _ kind: Event.Kind) {
    #expect(!read(article(text)).events.contains { $0.kind == kind })
  }
}
