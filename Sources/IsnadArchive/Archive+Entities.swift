import Foundation
import GRDB
import IsnadCompression
import IsnadJSON
import IsnadText

/// A person, organization, place or group over all articles that name it.
public struct EntityCard: Sendable, Hashable {
  public let kind: String
  /// The fullest form of its first article.
  public let name: String
  public let latin: String?
  public let wikidata: String?
  public let country: String?
  public let articles: Int
  /// The first and the last day on which an article named it; nil where no article has a date.
  public let firstDay: String?
  public let lastDay: String?
  /// Every spelling with the number of articles that use it, the most frequent first.
  public let spellings: [Counted]
  /// Titles as printed, with the days of their first and last article; the earliest first.
  public let roles: [DatedRole]
  /// How often it takes which part in records, `speaker` or `recipient`; in a fixed order.
  public let parts: [Counted]

  public struct Counted: Sendable, Hashable {
    public let name: String
    public let count: Int
  }

  public struct DatedRole: Sendable, Hashable {
    public let text: String
    public let firstDay: String?
    public let lastDay: String?
    public let articles: Int
  }
}

extension Archive {
  /// The entities that bear `name`, or have it as a whole part of a spelling (`نتنياهو` of بنيامين نتنياهو); those that most
  /// articles name first. Namesakes are cards of their own.
  public func entities(named name: String, limit: Int = 20) throws(ArchiveError) -> [EntityCard] {
    let folded = String(decoding: Folding.folded.of(name), as: UTF8.self)
    return try Self.catching {
      try pool.read { db in
        let rows = try Row.fetchAll(
          db,
          sql: """
            SELECT e.*, count(*) AS articles, min(substr(a.published, 1, 10)) AS first, max(substr(a.published, 1, 10)) AS last
            FROM entity e JOIN article_entity x ON x.entity = e.id JOIN article a ON a.id = x.article AND a.is_current = 1
            WHERE e.id IN (
              SELECT n.entity FROM spelling n
              WHERE n.folded = ? OR instr(' ' || n.folded || ' ', ' ' || ? || ' ') > 0)
            GROUP BY e.id ORDER BY articles DESC, e.id LIMIT ?
            """, arguments: [folded, folded, limit])
        return try rows.map { try Self.card(db, $0) }
      }
    }
  }

  private static func card(_ db: Database, _ row: Row) throws -> EntityCard {
    let id: Int64 = row["id"]
    func counted(_ sql: String) throws -> [EntityCard.Counted] {
      try Row.fetchAll(db, sql: sql, arguments: [id]).map { EntityCard.Counted(name: $0["name"], count: $0["n"]) }
    }
    return EntityCard(
      kind: row["kind"], name: row["name"], latin: row["latin"], wikidata: row["wikidata"], country: row["country"],
      articles: row["articles"], firstDay: row["first"], lastDay: row["last"],
      spellings: try counted(
        "SELECT spelling AS name, articles AS n FROM spelling WHERE entity = ? ORDER BY articles DESC, spelling"),
      roles: try roles(db, entity: id),
      parts: try counted("SELECT role AS name, count(*) AS n FROM party WHERE entity = ? GROUP BY role ORDER BY role"))
  }

  /// Titles of the newest articles: enough to see who somebody is, whatever the archive's size.
  private static let articlesForRoles = 300

  private static func roles(_ db: Database, entity: Int64) throws -> [EntityCard.DatedRole] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT a.reading, substr(a.published, 1, 10) AS day, x.ordinal FROM article_entity x
        JOIN article a ON a.id = x.article AND a.is_current = 1
        WHERE x.entity = ? ORDER BY a.published DESC, a.id DESC LIMIT ?
        """, arguments: [entity, articlesForRoles])
    var found: [String: (text: String, days: [String], articles: Int)] = [:]
    var order: [String] = []
    for row in rows.reversed() {
      let reading = try JSON.parse(try inflated(Array(row["reading"] as Data)))
      let ordinal: Int = row["ordinal"]
      guard let entities = reading["entities"]?.array, entities.indices.contains(ordinal) else { continue }
      let texts = entities[ordinal]["roles"]?.array?.compactMap { $0["text"]?.string } ?? []
      var seen: Set<String> = []
      for text in texts {
        // One title in two spellings is one title; the older spelling stands for it.
        let key = String(decoding: Folding.folded.of(text), as: UTF8.self)
        guard seen.insert(key).inserted else { continue }
        if found[key] == nil { order.append(key) }
        var role = found[key] ?? (text, [], 0)
        role.articles += 1
        if let day = row["day"] as String? { role.days.append(day) }
        found[key] = role
      }
    }
    return order.compactMap { found[$0] }.map { role in
      EntityCard.DatedRole(
        text: role.text, firstDay: role.days.min(), lastDay: role.days.max(), articles: role.articles)
    }
  }
}
