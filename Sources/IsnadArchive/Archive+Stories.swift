public import Foundation
import GRDB
import IsnadReading
public import IsnadStories
import IsnadText
import Synchronization

/// A story of the archive, without its articles.
public struct StoryCard: Sendable, Hashable {
  /// Its number in this archive: that of the article that told it first.
  public let id: Int64
  /// The article that told it first.
  public let first: ArticleHead
  public let articles: Int
  public let outlets: Int
  public let firstDay: String?
  public let lastDay: String?
  /// Where the list goes on behind it.
  public let cursor: Cursor
}

public struct StoryPage: Sendable {
  public let stories: [StoryCard]
  /// Where the list goes on; nil at its end.
  public let next: Cursor?
}

/// One text of a story and whoever printed it.
public struct StoryTelling: Sendable, Hashable {
  public let first: ArticleHead
  /// Who printed it after, in order.
  public let reprints: [ArticleHead]
  /// Whether the dates say who was first; else it is only the order of ids.
  public let isFirstByDate: Bool
}

extension Archive {
  /// Groups the articles that came since it was done last, those that lost a neighbour, and all that hang together with them.
  ///
  /// Which articles belong together depends on them alone, so it doesn't matter when or how often this runs.
  ///
  /// - Returns: How many articles were not in a story before.
  /// - Complexity: Linear in the articles of the stories that change; some milliseconds for each article that came.
  @discardableResult
  public func groupStories(jobs: Int = ProcessInfo.processInfo.activeProcessorCount) throws(ArchiveError) -> Int {
    try Self.catching {
      try dropRevised()
      try linkUnlinked(jobs: jobs)
      let waiting = try pool.read { try Self.ungrouped($0) }
      var done: Set<Int64> = []
      var rest = waiting[...]
      while !rest.isEmpty {
        let batch = rest.prefix(Self.groupedAtOnce)
        rest = rest.dropFirst(batch.count)
        try linking { _, links in
          for id in batch where !done.contains(id) { done.formUnion(try links.group(around: id)) }
        }
      }
      return waiting.count
    }
  }

  /// Others can write between two transactions.
  private static let groupedAtOnce = 512

  /// Texts that their address no longer holds tell no story.
  private func dropRevised() throws {
    let revised = """
      SELECT id FROM article WHERE is_current = 0
        AND (id IN (SELECT article FROM story_sketch) OR id IN (SELECT article FROM story_member))
      """
    guard try pool.read({ try Bool.fetchOne($0, sql: "SELECT EXISTS (\(revised))") }) == true else { return }
    try linking { db, links in
      for id in try Int64.fetchAll(db, sql: revised) { try links.remove(id) }
    }
  }

  /// Articles that were kept without a sketch, by a program before schema 8 or while they were not current.
  private func linkUnlinked(jobs: Int) throws {
    while true {
      let articles = try pool.read { db in
        try Row.fetchAll(
          db,
          sql: """
            SELECT a.id, a.ref, t.text, a.title, a.outlet, a.published FROM article a JOIN content t ON t.article = a.id
            WHERE a.is_current = 1 AND a.id NOT IN (SELECT article FROM story_sketch) ORDER BY a.id LIMIT 256
            """
        ).map { (try $0.value("id", as: Int64.self), try Self.article($0)) }
      }
      guard !articles.isEmpty else { return }
      let sketches = Self.sketches(of: articles.map(\.1), jobs: jobs)
      try linking { db, links in
        for ((id, _), sketch) in zip(articles, sketches) {
          // It may have gone since it was read.
          guard try Bool.fetchOne(db, sql: "SELECT 1 FROM article WHERE id = ?", arguments: [id]) == true else {
            continue
          }
          try links.add(id, sketch)
        }
      }
    }
  }

  /// All current articles as they stand beside one another, in the order in which they came.
  public func storyIndex(
    jobs: Int = ProcessInfo.processInfo.activeProcessorCount
  ) throws(ArchiveError) -> StoryIndex {
    try Self.catching { try pool.read { try Self.storyIndex($0, jobs: jobs) } }
  }

  /// How many current articles came since the stories were grouped last, or lost a neighbour.
  public func articlesWithoutStory() throws(ArchiveError) -> Int {
    try Self.catching { try pool.read { try Self.ungrouped($0).count } }
  }

  /// Those that are in no story, or in one whose first article is gone.
  private static func ungrouped(_ db: Database) throws -> [Int64] {
    try Int64.fetchAll(
      db,
      sql: """
        SELECT id FROM article WHERE is_current = 1 AND id NOT IN (SELECT article FROM story_member)
        UNION SELECT m.article FROM story_member m JOIN article a ON a.id = m.article WHERE a.is_current = 0
        UNION SELECT article FROM story_member WHERE story NOT IN (SELECT article FROM story_member) ORDER BY 1
        """)
  }

  /// All current articles as a story index.
  private static func storyIndex(_ db: Database, jobs: Int) throws -> StoryIndex {
    var index = StoryIndex()
    var batch: [Article] = []
    func take() {
      for sketch in sketches(of: batch, jobs: jobs) { index.add(sketch) }
      batch = []
    }
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT a.ref, t.text, a.title, a.outlet, a.published FROM article a JOIN content t ON t.article = a.id
        WHERE a.is_current = 1 ORDER BY a.id
        """)
    while let row = try rows.next() {
      batch.append(try article(row))
      if batch.count == 256 { take() }
    }
    take()
    return index
  }

  private static func article(_ row: Row) throws -> Article {
    Article(
      id: try row.value("ref"), text: SourceText(try row.value("text")), title: try row.value("title"),
      outlet: try row.value("outlet"),
      published: try row.value("published", as: String?.self).flatMap { PublicationDate($0) })
  }

  private static func sketches(of articles: [Article], jobs: Int) -> [Sketch] {
    let made = Mutex([Sketch?](repeating: nil, count: articles.count))
    let next = Mutex(0)
    DispatchQueue.concurrentPerform(iterations: max(1, min(jobs, articles.count))) { _ in
      while true {
        let i = next.withLock { next in
          defer { next += 1 }
          return next
        }
        guard i < articles.count else { return }
        let sketch = Sketch(articles[i])
        made.withLock { $0[i] = sketch }
      }
    }
    return made.withLock { $0.compactMap(\.self) }
  }

  // MARK: Lists

  /// Stories of two articles and more, the one that was added to last first.
  ///
  /// - Parameters:
  ///   - day: Only stories with an article of this day, month or year or later.
  ///   - least: How many articles a story has at least.
  public func stories(
    since day: String? = nil, least: Int = 2, after cursor: Cursor? = nil, limit: Int = 50
  ) throws(ArchiveError) -> StoryPage {
    try Self.catching {
      try pool.read { db in
        var having = "articles >= ?"
        var arguments: StatementArguments = [least]
        if let day {
          having += " AND last >= ?"
          arguments += [day]
        }
        if let cursor, case .date(let last) = cursor.key {
          having +=
            last == nil
            ? " AND last IS NULL AND story > ?" : " AND (last < ? OR last IS NULL OR (last = ? AND story > ?))"
          if let last { arguments += [last, last] }
          arguments += [cursor.id]
        }
        let rows = try Row.fetchAll(
          db, sql: Self.storyCards("") + " HAVING \(having) ORDER BY last DESC, story LIMIT ?",
          arguments: arguments + [limit + 1])
        let cards = try rows.prefix(max(0, limit)).map { try Self.storyCard(db, $0) }
        return StoryPage(stories: cards, next: rows.count > limit ? cards.last?.cursor : nil)
      }
    }
  }

  /// The story that an article of this number belongs to, with all its texts in the order of their first printing; nil where
  /// it is in none yet.
  public func story(ofArticle id: Int64) throws(ArchiveError) -> (card: StoryCard, tellings: [StoryTelling])? {
    try Self.catching {
      try pool.read { db in
        let row = try Row.fetchOne(
          db, sql: Self.storyCards("WHERE m.story = (SELECT story FROM story_member WHERE article = ?)"),
          arguments: [id])
        guard let row else { return nil }
        let card = try Self.storyCard(db, row)
        let members = try Row.fetchAll(
          db,
          sql: """
            SELECT \(ArticleHead.columns), m.first, m.is_first_by_date FROM story_member m JOIN article a ON a.id = m.article
            WHERE m.story = ? ORDER BY a.published IS NULL, a.published, a.ref
            """, arguments: [card.id])
        var order: [Int64] = []
        var texts: [Int64: [Row]] = [:]
        for member in members {
          let first: Int64 = try member.value("first")
          if texts[first] == nil { order.append(first) }
          texts[first, default: []].append(member)
        }
        let tellings = try order.compactMap { first -> StoryTelling? in
          let rows = texts[first] ?? []
          let ids = try rows.map { try $0.value("id", as: Int64.self) }
          guard let place = ids.firstIndex(of: first) ?? ids.indices.first else { return nil }
          return StoryTelling(
            first: try ArticleHead(rows[place]),
            reprints: try rows.indices.filter { ids[$0] != ids[place] }.map { try ArticleHead(rows[$0]) },
            isFirstByDate: try rows[place].value("is_first_by_date"))
        }
        return (card, tellings)
      }
    }
  }

  private static func storyCards(_ condition: String) -> String {
    """
    SELECT m.story, count(*) AS articles, count(DISTINCT a.outlet) AS outlets,
      min(substr(a.published, 1, 10)) AS first, max(substr(a.published, 1, 10)) AS last
    FROM story_member m JOIN article a ON a.id = m.article \(condition) GROUP BY m.story
    """
  }

  private static func storyCard(_ db: Database, _ row: Row) throws -> StoryCard {
    let id: Int64 = try row.value("story")
    guard
      let first = try Row.fetchOne(
        db.cachedStatement(sql: "SELECT \(ArticleHead.columns) FROM article a WHERE a.id = ?"), arguments: [id])
    else { throw ArchiveError.damaged("story \(id)") }
    return StoryCard(
      id: id, first: try ArticleHead(first), articles: try row.value("articles"), outlets: try row.value("outlets"),
      firstDay: try row.value("first"),
      lastDay: try row.value("last"), cursor: Cursor(key: .date(try row.value("last")), id: id))
  }
}
