import IsnadDocument
import IsnadExpressions
import IsnadRecords
import IsnadText
import Testing

@Suite struct ChangeTests {
  /// `direction from→to ±difference`, each as printed.
  private func changes(_ text: String) -> [String] {
    let (document, found) = expressions(text)
    func printed(_ i: Int?) -> String { i.map { document.text[found.figures[$0].span] } ?? "?" }
    return found.figures.compactMap(\.change).map {
      "\($0.direction.rawValue) \(printed($0.from)) → \(printed($0.to)), \(printed($0.difference))"
    }
  }

  @Test(
    "every figure of a change tells the whole of it",
    arguments: [
      ("ارتفع سعر البرميل من 70 دولارا إلى 85 دولارا.", "up 70 دولارا → 85 دولارا, ?"),
      ("انخفضت البطالة من 9% إلى 7%.", "down 9% → 7%, ?"),
      ("زادت الصادرات بنسبة 14% لتصل إلى 3 مليارات دولار.", "up ? → 3 مليارات دولار, 14%"),
      ("تراجعت الأسهم 2.1 في المئة.", "down ? → ?, 2.1 في المئة"),
      ("انخفض عدد السكان من 20 ألف نسمة إلى 15 ألف نسمة بتراجع 25%.", "down 20 ألف نسمة → 15 ألف نسمة, 25%"),
    ])
  func changes(_ text: String, _ expected: String) {
    let found = changes(text)
    #expect(!found.isEmpty && found.allSatisfy { $0 == expected }, "\(found)")
    #expect(found.count == expressions(text).found.figures.count)
  }

  @Test(
    "no changes: levels alone, two clauses, levels that contradict their word",
    arguments: [
      "بلغت البطالة 7%.", "خسر الحزب 12 مقعدا وحصل على 40 مقعدا.", "ارتفع السعر من 85 دولارا إلى 70 دولارا.",
      "وصل 20 شخصا من دمشق إلى حلب.",
    ])
  func none(_ text: String) {
    #expect(changes(text) == [])
  }

  @Test(
    "what rose to a level, from a level, and by a share",
    arguments: [
      ("بلغ إجمالي نمو المبيعات في المتاجر كلها، ومنها الجديدة، 2.7 في المئة.", .change),
      ("ارتفعت نسبة الراغبين من 55% قبل عام.", .share),
      ("تقدم بفارق كبير على منافسه (13%).", .share), ("بلغ معدل النمو 5%.", .change),
      ("ارتفعت البطالة لتبلغ 9%.", .share),
    ] as [(String, Figure.Measure)])
  func measures(_ text: String, _ measure: Figure.Measure) throws {
    #expect(try #require(expressions(text).found.figures.first).measure == measure)
  }
}
