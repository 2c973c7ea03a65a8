import IsnadDocument
import IsnadNames
import IsnadRecords
import IsnadTesting
import IsnadText
import Testing

@testable import IsnadReading

@Suite struct DatelineTests {
  @Test(
    "the place and agency before the first free dash",
    arguments: [
      "[D|[P|لشبونة]] – بعد أسابيع من الجمود", "[D|[P|نواكشوط] ([O|وكالة ضفاف])] - أعلن الوزير",
      "[D|[P|تونس] 7 مارس ([O|ضفاف])] — قال",
      "[D|[P|باريس]]- قال الوزير",
    ] as [MarkedText])
  func found(_ text: MarkedText) { #expect(dateline(of: text.document, names: names(text)) == text["D"][0]) }

  @Test(
    "a dash after a sentence, inside a name or after a person is none",
    arguments: [
      "[P|لشبونة] تستعد لاستقبال الوفد – بعد أسابيع", "[P|كفر]-قاسم بلدة", "[H|سليم] – وهو طبيب – قال",
      "قال الوزير – أمس – إن", "[P|لشبونة] –",
      "[P|لشبونة] “هادئة” – كما قيل", "",
    ] as [MarkedText])
  func none(_ text: MarkedText) { #expect(dateline(of: text.document, names: names(text)) == nil) }

  /// `[P|places]`, `[O|organizations]` and `[H|persons]` as names.
  private func names(_ text: MarkedText) -> Names {
    let kinds: [(String, Entity.Kind)] = [("P", .place), ("O", .organization), ("H", .person)]
    var names = Names()
    for (label, kind) in kinds {
      for span in text[label] {
        names.mentions.append(Names.Occurrence(span: span, entity: names.entities.count, via: .name))
        names.entities.append(Entity(kind: kind, name: text.text[span], evidence: Evidence("test/made", .high)))
      }
    }
    names.mentions.sort { $0.span < $1.span }
    return names
  }
}
