import CIsnadData
import IsnadLexicon
import IsnadText
import Testing

@testable import IsnadNames

/// A listed spelling that folds to a word of everyday would find names where there are none.
@Suite struct EverydayWordTests {
  /// What Arabic at large writes often, and as a name: ten times the Zipf frequency from which on a word is one of everyday.
  private static let everyday = 44

  /// Words as frequent as everyday's that are hardly anything but the name, folded. A new one is looked at before it gets here;
  /// a spelling that is a common word too belongs into `weak.tsv`.
  private static let names = """
    ادلب اسبانيا استراليا اسراييل اسطنبول اسيا افريقيا افغانستان اكس الارجنتين الاردن الازهر الاسكندريه
    الافارقه الامارات البحرين البرازيل الجزاير الحوثي الحوثيين الخليج الدوحه الرياض السعوديه السودان
    السويد الشيعه الصومال الصين العراق العرب الفلبين القاهره القدس الكويت المانيا المسلمون المسلمين
    المسيحيين المغرب المكسيك الموصل الهند اليابان اليمن اليهود اليونان امريكا انجلترا اندونيسيا اوروبا
    اوكرانيا ايران ايطاليا باريس باكستان برشلونه برلين بريطانيا بغداد بيروت تركيا تعز تونس تويتر جوجل
    جورجيا حلب حماس حمص داعش دبي دمشق روسيا روما سنغافوره سوريا سوريه سويسرا سيناء صنعاء طرابلس طهران
    عدن عمان غزه فرنسا فلسطين فيسبوك قطر كاليفورنيا كندا كوبا كولومبيا لبنان لندن ليبيا ليفربول ماليزيا
    مانشستر مدريد مصر مكه موسكو ميلان نيجيريا نيويورك واشنطن يوتيوب
    """

  @Test("no full spelling of a name is a word of everyday, but for those that are known to be names")
  func everydayWords() {
    let gazetteer = Gazetteer.embedded
    let known = Set(Self.names.split(whereSeparator: \.isWhitespace).map(String.init))
    var found: Set<String> = []
    Table(isnad_common_words_bytes(), count: isnad_common_words_size()).forEachRow { row in
      guard let frequency = Int(row.string(1)), frequency >= Self.everyday else { return }
      let word = row.field(0).folded
      guard let value = gazetteer.phrases.value(word, 0..<word.count), value != PhraseIndex.beginning else { return }
      let hit = Gazetteer.Hit(value)
      if !hit.isWeak, !hit.isShort, !gazetteer.entries[hit.entry].isOther { found.insert(row.string(0)) }
    }
    #expect(found.subtracting(known).sorted() == [])
    #expect(known.subtracting(found).sorted() == [], "no longer a name, or no longer frequent: take it out")
  }
}
