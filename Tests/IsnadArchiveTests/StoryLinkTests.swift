import Foundation
import GRDB
import IsnadReading
import IsnadSearch
import IsnadStories
import IsnadText
import Testing

@testable import IsnadArchive

/// Stories that are kept up to date article by article.
@Suite struct StoryLinkTests {
  private static let events = [
    "انهيار سد صغير في وادي الزهراء وتشريد عشرات الأسر بعد أمطار غزيرة ضربت القرى الجبلية وفرق الإنقاذ تبحث عن مفقودين",
    "افتتاح متحف للمخطوطات في مدينة القيروان بحضور باحثين من جامعات أوروبية ومعرض للخرائط النادرة يستمر ثلاثة أشهر",
    "إضراب عمال ميناء الدمام للحاويات احتجاجا على تأخر الأجور والنقابة تهدد بتوسيعه إلى مستودعات الشحن الجوي",
    "اكتشاف قطعة فسيفساء بيزنطية تحت كنيسة مهجورة قرب مادبا وعلماء الآثار يرممون أرضيتها قبل عرضها للزوار",
  ]

  /// Of each event an agency's text, another outlet's telling of it on the next day, and a reprint.
  private static let articles: [PreparedArticle] =
    events.enumerated().flatMap { i, event in
      let day = 3 + i * 4
      let words = event.split(separator: " ")
      let other = (words[4...] + ["كما", "ذكر", "شهود"] + words[..<9]).joined(separator: " ")
      return [
        prepared(event + ".", outlet: "وكالة", published: "2024-05-\(day + 10)T08:00"),
        prepared(other + ".", outlet: "جريدة", published: "2024-05-\(day + 11)T09:00"),
        prepared(event + ". انتهى.", outlet: "موقع", published: "2024-05-\(day + 10)T12:00"),
      ]
    }

  /// The stories as sets of ids, those of one article, too; each with its first article and its tellings.
  private func stories(_ archive: Archive) throws -> Set<[[String]]> {
    var found: Set<[[String]]> = []
    for hit in try archive.search(SearchRequest(.articles, limit: 1000)).hits {
      let story = try #require(try archive.story(ofArticle: hit.article.id))
      found.insert(
        [[story.card.first.ref]]
          + story.tellings.map { [$0.first.ref, "\($0.isFirstByDate)"] + $0.reprints.map(\.ref) })
    }
    return found
  }

  private func whole(_ articles: [PreparedArticle]) throws -> Set<[[String]]> {
    let folder = try Folder()
    let archive = try Archive(folder.path("a.db"), for: .creating)
    try archive.keep(articles)
    try archive.groupStories()
    return try stories(archive)
  }

  @Test("articles that come one by one, in any order, make the stories that they make together", arguments: 0..<4)
  func order(_ seed: Int) throws {
    let expected = try whole(Self.articles)
    #expect(expected.count == 4, "\(expected)")
    let folder = try Folder()
    let archive = try Archive(folder.path("a.db"), for: .creating)
    let count = Self.articles.count
    // Steps of 5 and 7 through twelve articles reach all of them.
    for i in 0..<count {
      try archive.keep([Self.articles[(i * [5, 7, 1, 11][seed] + seed) % count]])
      #expect(try archive.groupStories() >= 1)
    }
    #expect(try archive.groupStories() == 0)
    #expect(try stories(archive) == expected)
  }

  @Test("what is purged or replaced leaves the stories as if it had never come")
  func leaving() throws {
    let folder = try Folder()
    let archive = try Archive(folder.path("a.db"), for: .creating)
    try archive.keep(Self.articles)
    try archive.groupStories()
    #expect(try archive.purge(Self.articles[0].ref, reason: nil, at: "2024-06-01T00:00:00Z"))
    #expect(try archive.groupStories() > 0)
    #expect(try stories(archive) == (try whole(Array(Self.articles.dropFirst()))))

    let old = prepared("خبر قديم عن معرض الزهور في حديقة المدينة.", url: "https://example.org/1")
    let new = prepared("خبر جديد عن سباق الزوارق في الخليج.", url: "https://example.org/1")
    try archive.keep([old])
    try archive.groupStories()
    try archive.keep([new])
    try archive.groupStories()
    #expect(try archive.articlesWithoutStory() == 0)
    #expect(try stories(archive) == (try whole(Self.articles.dropFirst() + [new])))
  }

  @Test("an archive without sketches has them after the next grouping")
  func older() throws {
    let folder = try Folder()
    let archive = try Archive(folder.path("a.db"), for: .creating)
    try archive.keep(Array(Self.articles.dropLast()))
    try archive.groupStories()
    try archive.pool.write { db in
      try db.execute(sql: "DELETE FROM story_sketch; DELETE FROM story_tie; DELETE FROM story_probe")
    }
    try archive.keep(Array(Self.articles.suffix(1)))
    try archive.groupStories()
    #expect(try stories(archive) == (try whole(Self.articles)))
  }

  @Test("a text that was replaced before there were sketches leaves its story, and nobody waits for it")
  func olderRevision() throws {
    let folder = try Folder()
    let archive = try Archive(folder.path("a.db"), for: .creating)
    let address = "https://example.org/1"
    let others = Self.articles.dropFirst()
    let old = prepared(Self.events[0] + ".", url: address, published: "2024-05-13T08:00")
    let new = prepared("خبر جديد عن سباق الزوارق في الخليج.", url: address)
    try archive.keep([old] + others)
    try archive.groupStories()
    try archive.keep([new])
    try archive.pool.write { db in
      try db.execute(sql: "DELETE FROM story_sketch; DELETE FROM story_tie; DELETE FROM story_probe")
    }
    try archive.groupStories()
    #expect(try archive.articlesWithoutStory() == 0)
    #expect(try stories(archive) == (try whole(others + [new])))
  }

  @Test("a sketch comes back from its bytes as it was, and from no others")
  func packing() throws {
    let article = Article(
      id: "x", text: SourceText(conference), title: nil, outlet: "أ", published: PublicationDate("2024-05-01"))
    let sketch = Sketch(article)
    #expect(Sketch(packed: sketch.packed, id: "x", published: "2024-05-01", outlet: "أ") == sketch)
    #expect(Sketch(packed: Array(sketch.packed.dropLast()), id: "x", published: nil, outlet: nil) == nil)
    #expect(Sketch(packed: sketch.packed + [0], id: "x", published: nil, outlet: nil) == nil)
    #expect(Sketch(packed: [], id: "x", published: nil, outlet: nil) == nil)
  }
}
