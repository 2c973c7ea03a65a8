import Foundation
import IsnadArchive
import IsnadFormats
import IsnadSearch
import IsnadTesting
import Testing

/// How many paragraphs of the sample article a query finds, where the article is at hand.
@Suite struct SearchCountTests {
  private static let article: String? = {
    let shared = ProcessInfo.processInfo.environment["ISNAD_SHARED"].map { URL(fileURLWithPath: $0) }
    return try? String(
      contentsOf: (shared ?? Repository.root.appending(path: "../shared")).appending(path: "gold/dev/seed.txt"),
      encoding: .utf8)
  }()

  @Test(
    "normalized finds every spelling in the sample article's paragraphs",
    .enabled("../shared/gold/dev/seed.txt is not here") { article != nil },
    arguments: [
      ("اسرائيل", 13), ("قرار", 4), ("حرب", 3), ("رهائن", 5), ("غزه", 6), ("ضغوطا", 1), ("تصويتا", 1),
      ("\"الامم المتحدة\"", 2), ("\"وزارة الصحه\"", 1),
    ])
  func counts(_ query: String, _ expected: Int) throws {
    let text = try #require(Self.article)
    let folder = try Folder()
    let archive = try Archive(folder.path("a.db"), for: .creating)
    try archive.keep(text.split(separator: "\n").map { prepared(String($0)) })
    #expect(try archive.texts(query).count == expected)
  }
}

/// The index itself: every kind of variant in which the usual tokenizers fail, both ways.
@Suite struct IndexVariantTests {
  private static let pairs = [
    ("مدرسة", "مَدرَسَةٌ"), ("شكرا", "شكرًا"), ("أحمد", "احمد"), ("إيران", "ايران"), ("ٱلمدينة", "المدينة"),
    ("مستشفى", "مستشفي"), ("وزارة", "وزاره"), ("مسؤول", "مسوول"), ("رئيس", "رييس"), ("الريـــاض", "الرياض"),
    ("١٢٠٠", "1200"), ("۱۲۰۰", "1200"), ("١٬٢٠٠", "1,200"), ("کتاب", "كتاب"), ("علی", "علي"), ("ﻣﺼﺮ", "مصر"),
    ("نیم\u{200C}روز", "نيمروز"), ("سلا\u{200F}م", "سلام"), ("أخبار", "ا\u{0654}خبار"), ("57٪", "57%"),
    ("14-0", "14–0"),
  ]

  @Test("articles and records are found by either spelling")
  func both() throws {
    let folder = try Folder()
    let archive = try Archive(folder.path("a.db"), for: .creating)
    try archive.keep(
      Self.pairs.flatMap { pair in [pair.0, pair.1].map { prepared("قال المدير إن الكلمة \($0) وردت هنا.") } })
    for (a, b) in Self.pairs {
      for query in [a, b] {
        // Three spellings of one number find one another, too: the two of the pair must be among what is found.
        for target in [SearchRequest.Target.articles, .records(.statement)] {
          let found = try archive.texts("\"\(query)\"", in: target).joined(separator: "\n")
          #expect(found.contains(" \(a) ") && found.contains(" \(b) "), "\(query) in \(target)")
        }
      }
    }
  }

  @Test(
    "attached letters don't hide a word, and belong to what was typed",
    arguments: ["القرار", "وقرار", "بقرار", "للقرار", "وبالقرار", "قراره"])
  func clitics(_ printed: String) throws {
    let folder = try Folder()
    let archive = try Archive(folder.path("a.db"), for: .creating)
    try archive.keep([prepared("رحب المدير في الصباح \(printed) الجديد الذي صدر."), prepared("صدر قرار واحد.")])
    #expect(try archive.texts("قرار").count == 2)
    #expect(try archive.texts("=\(printed)").count == 1)
  }
}
