import IsnadDocument
import IsnadReading
import IsnadSearch
import IsnadText
import Testing

/// What a query marks in a text, as printed.
func found(_ query: String, in text: String, _ mode: SearchMode = .normalized) throws -> [String] {
  let reading = read(SourceText(text))
  let indexed = IndexedText(reading.document, analysis: reading.analysis, names: reading.nameSpans)
  return CompiledQuery(try Query(query), mode: mode).matches(in: indexed).map { reading.document.text[$0] }
}

/// Each pair of spellings finds the other: the variants at which the usual search indexes fail.
@Suite struct VariantTests {
  @Test(
    "spellings that a reader takes for one word find each other, both ways",
    arguments: [
      ("مدرسة", "مَدرَسَةٌ"), ("شكرا", "شكرًا"), ("أدّى", "أدى"),  // marks, tanwin, shadda
      ("أحمد", "احمد"), ("إيران", "ايران"), ("آمال", "امال"), ("ٱلمدينة", "المدينة"),  // forms of alef
      ("مستشفى", "مستشفي"), ("القاضي", "القاضى"), ("وزارة", "وزاره"),  // ى ي, ة ه
      ("مسؤول", "مسوول"), ("رئيس", "رييس"),  // hamza on و and ي
      ("الريـــاض", "الرياض"),  // tatweel
      ("١٢٠٠", "1200"), ("۱۲۰۰", "1200"), ("1,200", "1200"), ("١٬٢٠٠", "1200"), ("٣٫٥", "3.5"),  // digits
      ("کتاب", "كتاب"), ("علی", "علي"),  // Persian letters
      ("ﻣﺼﺮ", "مصر"), ("ﻻجئ", "لاجئ"),  // presentation forms
      ("نیم\u{200C}روز", "نيمروز"), ("سلا\u{200F}م", "سلام"),  // joiners, directional marks
      ("أخبار", "ا\u{0654}خبار"), ("آخر", "ا\u{0653}خر"), ("رئاسة", "ري\u{0654}اسة"),  // NFD
    ])
  func spellings(_ a: String, _ b: String) throws {
    let (inA, inB) = ("نشرت الصحيفة كلمة \(a) في عددها.", "نشرت الصحيفة كلمة \(b) في عددها.")
    #expect(try found(a, in: inB) == [b])
    #expect(try found(b, in: inA) == [a])
  }

  @Test(
    "attached letters, the article and pronouns don't count, both ways",
    arguments: [
      ("قرار", "رحبت الحكومة بالقرار بعد ساعات.", "بالقرار"), ("قرار", "اعترض الوفد على القرار أمس.", "القرار"),
      ("قرار", "صدر قرار وقرار آخر بعده.", "وقرار"), ("قرار", "استجابت الشركة للقرار فورا.", "للقرار"),
      ("وزير", "اجتمع الرئيس بوزير الخارجية.", "بوزير"), ("وزير", "سلم الكتاب لوزير المالية.", "لوزير"),
      ("قرار", "دافع المجلس عن قراره بشدة.", "قراره"), ("مدينة", "عاد السكان إلى مدينتهم ليلا.", "مدينتهم"),
    ])
  func clitics(_ bare: String, _ text: String, _ printed: String) throws {
    #expect(try found(bare, in: text).contains(printed))
    #expect(try found(printed, in: "قال إن \(bare) واحدا يكفي.") == [bare])
  }

  @Test(
    "a letter that belongs to the word is no clitic",
    arguments: [
      ("زير", "وصل الوزير إلى القصر وقال وزير آخر إنه باق."), ("كرة", "طرح المدير فكرة جديدة على الفريق."),
      ("مال", "غاب كمال عن الجلسة."), ("جنة", "شكلت اللجنة لجنة فرعية."), ("تاب", "قرأ الطالب الكتاب."),
      ("صول", "تأخر وصول الطائرة ساعتين."), ("عد", "عاد بعد يومين."),
    ])
  func radicals(_ query: String, _ text: String) throws { #expect(try found(query, in: text) == []) }

  @Test(
    "exact compares as printed",
    arguments: [
      ("الأمم", "دعت الأمم والامم", ["الأمم"]), ("الامم", "دعت الأمم والامم ثم الامم", ["الامم"]),
      ("قرار", "قرار وقرار والقرار", ["قرار"]),
    ])
  func exact(_ query: String, _ text: String, _ expected: [String]) throws {
    #expect(try found(query, in: text, .exact) == expected)
    #expect(try found("=\"\(query)\"", in: text) == expected)
  }

  @Test("stem finds broken plurals and other forms of a lemma; normalized does not")
  func stems() throws {
    let text = "أفرجت الحركة عن رهينة بعد أن احتجزت رهائن كثيرين."
    #expect(try found("رهينة", in: text, .stem) == ["رهينة", "رهائن"])
    #expect(try found("رهائن", in: text, .stem).contains("رهائن"))
    #expect(try found("رهينة", in: text) == ["رهينة"])
  }

  @Test(
    "names are never stemmed",
    arguments: [
      ("لبن", "زار الوفد لبنان أمس."), ("عم", "وصل إلى عمان صباحا."), ("لين", "التقى بلينكن نظيره في القاهرة."),
    ])
  func names(_ query: String, _ text: String) throws { #expect(try found(query, in: text, .stem) == []) }

  @Test("phrases hold across attached letters, and only in order")
  func phrases() throws {
    let text = "وفقا لوزارة الصحة، أعلنت الأمم المتحدة قرارها."
    #expect(try found("\"وزارة الصحه\"", in: text) == ["لوزارة الصحة"])
    #expect(try found("\"الامم المتحدة\"", in: text) == ["الأمم المتحدة"])
    #expect(try found("\"المتحدة الامم\"", in: text) == [])
    #expect(try found("\"الصحة أعلنت\"", in: text) == ["الصحة، أعلنت"])
  }

  @Test("a phrase whose first word comes twice is found behind the first of them, too")
  func repeated() throws {
    #expect(try found("\"يوما يوما آخر\"", in: "انتظر الناس يوما يوما يوما آخر.") == ["يوما يوما آخر"])
    #expect(try found("\"يوما بعد يوم\"", in: "كبر يوما بعد يوما بعد يوم.") == ["يوما بعد يوم"])
  }

  @Test("a part of a text is marked as it is in the whole, and nothing outside of it")
  func parts() throws {
    let text = SourceText("صدر القرار أمس. ورفض الوزير القرار اليوم. ثم عاد القرار.")
    let reading = read(text)
    let indexed = IndexedText(reading.document, analysis: reading.analysis, names: reading.nameSpans)
    let query = CompiledQuery(try Query("القرار"), mode: .normalized)
    let all = query.matches(in: indexed)
    let second = try #require(reading.document.sentences.dropFirst().first).span
    #expect(all.count == 3)
    #expect(query.matches(in: indexed, within: second) == [all[1]])
  }

  @Test("what is marked is what was printed, with marks, emoji and joiners around")
  func offsets() throws {
    let text = "😀 قَالَ\u{200F} الوَزِيرُ👩‍👩‍👧 إنَّ القَرَارَ وقرارهم \u{1}ثابت."
    #expect(try found("قرار", in: text) == ["القَرَارَ", "وقرارهم"])
    #expect(try found("ثابت", in: text) == ["ثابت"])
  }

  @Test("a text of one character ends soon, whatever the query") func long() throws {
    let text = SourceText(String(repeating: "ب", count: 1 << 19))
    let indexed = IndexedText(read(text).document, analysis: nil, names: [])
    #expect(CompiledQuery(try Query("ب"), mode: .normalized).matches(in: indexed).isEmpty)
  }
}

@Suite struct SnippetTests {
  @Test("a snippet holds what was found, cut between words")
  func cut() throws {
    let text = SourceText(
      String(repeating: "كلمة طويلة ", count: 100) + "هنا القرار المهم " + String(repeating: "ذيل ", count: 100))
    let reading = read(text)
    let matches = CompiledQuery(try Query("قرار"), mode: .normalized).matches(
      in: IndexedText(reading.document, analysis: reading.analysis, names: []))
    let snippet = Snippet(of: text, around: matches, length: 120)
    #expect(text[snippet.span].contains("هنا القرار المهم"))
    #expect(snippet.startsInside && snippet.endsInside)
    #expect(snippet.matches.map { text[$0] } == ["القرار"])
    #expect(!text[snippet.span].hasPrefix(" ") && snippet.span.count < 200)
  }

  @Test("a short text is shown whole") func whole() {
    let text = SourceText("نص قصير\n")
    let snippet = Snippet(of: text, around: [])
    #expect(text[snippet.span] == "نص قصير")
    #expect(!snippet.startsInside)
  }
}
