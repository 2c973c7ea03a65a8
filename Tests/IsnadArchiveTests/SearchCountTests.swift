import Foundation
import IsnadArchive
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
