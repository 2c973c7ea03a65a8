import Foundation
import GRDB
import IsnadFormats
import IsnadJSON
import IsnadSearch
import IsnadText

/// A person, organization, place or group over all articles that name it.
public struct EntityCard: Sendable, Hashable {
  /// Its number in this archive; those that were joined by hand go by one.
  public let id: Int64
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

/// One entity of a list: what can be told without looking into articles.
public struct EntityHead: Sendable, Hashable {
  /// As ``EntityCard/id``.
  public let id: Int64
  public let kind: String
  public let name: String
  public let latin: String?
  public let wikidata: String?
  public let country: String?
  public let articles: Int
  public let firstDay: String?
  public let lastDay: String?
  /// Where the list goes on behind it.
  public var cursor: Cursor { Cursor(key: .count(articles), id: id) }

  init(_ row: Row) throws {
    id = try row.value("id")
    kind = try row.value("kind")
    name = try row.value("name")
    latin = try row.value("latin")
    wikidata = try row.value("wikidata")
    country = try row.value("country")
    articles = try row.value("articles")
    firstDay = try row.value("first")
    lastDay = try row.value("last")
  }
}

public struct EntityPage: Sendable {
  public let entities: [EntityHead]
  /// Where the list goes on; nil at its end.
  public let next: Cursor?
}

extension Archive {
  /// The entities that bear `name`, or have it as a whole part of a spelling (`نتنياهو` of بنيامين نتنياهو); those that most
  /// articles name first. Namesakes are cards of their own.
  public func entities(named name: String, limit: Int = 20) throws(ArchiveError) -> [EntityCard] {
    try Self.catching {
      try pool.read { db in
        try Self.heads(db, name: name, kind: nil, after: nil, limit: limit).map { try Self.card(db, $0) }
      }
    }
  }

  /// A list of entities, those that most articles name first.
  ///
  /// - Parameters:
  ///   - name: A name or a whole part of it in any spelling; nil for everybody.
  ///   - kind: `person`, `organization`, `place` or `group`; nil for all.
  public func entities(
    named name: String?, kind: String? = nil, after cursor: Cursor? = nil, limit: Int = 50
  ) throws(ArchiveError) -> EntityPage {
    try Self.catching {
      try pool.read { db in
        let heads = try Self.heads(db, name: name, kind: kind, after: cursor, limit: limit + 1)
        let page = Array(heads.prefix(max(0, limit)))
        return EntityPage(entities: page, next: heads.count > limit ? page.last?.cursor : nil)
      }
    }
  }

  /// Everything of one entity; nil where there is none of this number. One that was joined into another gives the other.
  public func entity(_ id: Int64) throws(ArchiveError) -> EntityCard? {
    try Self.catching {
      try pool.read { db in
        let row = try Row.fetchOne(
          db,
          sql: Self.counted(
            where: "coalesce(e.merged_into, e.id) = (SELECT coalesce(merged_into, id) FROM entity WHERE id = ?)"),
          arguments: [id])
        return try row.map { try Self.card(db, EntityHead($0)) }
      }
    }
  }

  /// What somebody said, the newest first.
  public func statements(by card: EntityCard, limit: Int) throws(ArchiveError) -> [Hit] {
    var request = SearchRequest(.records(.statement), limit: limit)
    request.participants = [.init(entity: card.id, role: "speaker")]
    return try search(request).hits
  }

  /// What others said with the name in their words, the newest first.
  public func statements(about card: EntityCard, limit: Int) throws(ArchiveError) -> [Hit] {
    var request = SearchRequest(
      .records(.statement), query: CompiledQuery(phrase: .init(card.name), mode: .normalized), limit: limit)
    request.others = .init(entity: card.id, role: "speaker")
    request.order = .newest
    return try search(request).hits
  }

  /// Entities with how many current articles name them, those that were joined by hand as one.
  private static func counted(where condition: String) -> String {
    """
    SELECT c.id, c.kind, c.name, c.latin, c.wikidata, c.country, count(DISTINCT x.article) AS articles,
      min(substr(a.published, 1, 10)) AS first, max(substr(a.published, 1, 10)) AS last
    FROM entity e JOIN entity c ON c.id = coalesce(e.merged_into, e.id)
    JOIN article_entity x ON x.entity = e.id JOIN article a ON a.id = x.article AND a.is_current = 1
    WHERE \(condition) GROUP BY c.id
    """
  }

  private static func heads(
    _ db: Database, name: String?, kind: String?, after cursor: Cursor?, limit: Int
  ) throws -> [EntityHead] {
    var conditions = ["1"]
    var arguments: StatementArguments = []
    if let name {
      let ids = try SearchSQL.named(name, db)
      conditions.append("e.id IN (SELECT value FROM json_each(?))")
      arguments += ["[" + ids.map(String.init).joined(separator: ",") + "]"]
    }
    if let kind {
      conditions.append("c.kind = ?")
      arguments += [kind]
    }
    var sql = counted(where: conditions.joined(separator: " AND "))
    if let cursor, case .count(let count) = cursor.key {
      sql += " HAVING articles < ? OR (articles = ? AND c.id > ?)"
      arguments += [count, count, cursor.id]
    }
    let rows = try Row.fetchAll(
      db, sql: sql + " ORDER BY articles DESC, c.id LIMIT ?", arguments: arguments + [max(0, limit)])
    return try rows.map(EntityHead.init)
  }

  private static func card(_ db: Database, _ head: EntityHead) throws -> EntityCard {
    func counted(_ sql: String) throws -> [EntityCard.Counted] {
      try Row.fetchAll(db, sql: sql, arguments: [head.id, head.id]).map {
        EntityCard.Counted(name: try $0.value("name"), count: try $0.value("n"))
      }
    }
    let ids = "SELECT id FROM entity WHERE id = ? OR merged_into = ?"
    return EntityCard(
      id: head.id, kind: head.kind, name: head.name, latin: head.latin, wikidata: head.wikidata, country: head.country,
      articles: head.articles, firstDay: head.firstDay, lastDay: head.lastDay,
      spellings: try counted(
        """
        SELECT spelling AS name, sum(articles) AS n FROM spelling WHERE entity IN (\(ids)) GROUP BY spelling
        ORDER BY n DESC, spelling
        """),
      roles: try roles(db, entity: head.id),
      parts: try counted(
        "SELECT role AS name, count(*) AS n FROM party WHERE entity IN (\(ids)) GROUP BY role ORDER BY role"))
  }

  /// Titles of the newest articles: enough to see who somebody is, whatever the archive's size.
  private static let articlesForRoles = 300

  private static func roles(_ db: Database, entity: Int64) throws -> [EntityCard.DatedRole] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT t.reading, t.text, substr(a.published, 1, 10) AS day, x.ordinal FROM article_entity x
        JOIN article a ON a.id = x.article AND a.is_current = 1 JOIN content t ON t.article = a.id
        WHERE x.entity IN (SELECT id FROM entity WHERE id = ? OR merged_into = ?)
        ORDER BY a.published DESC, a.id DESC LIMIT ?
        """, arguments: [entity, entity, articlesForRoles])
    var found: [String: (text: String, days: [String], articles: Int)] = [:]
    var order: [String] = []
    for row in rows.reversed() {
      let reading = try JSON.parse(
        try PackedBytes.unpacked(Array(row.value("reading", as: Data.self)), with: SourceText(row.value("text"))))
      let ordinal: Int = try row.value("ordinal")
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
        if let day = try row.value("day", as: String?.self) { role.days.append(day) }
        found[key] = role
      }
    }
    return order.compactMap { found[$0] }.map { role in
      EntityCard.DatedRole(
        text: role.text, firstDay: role.days.min(), lastDay: role.days.max(), articles: role.articles)
    }
  }
}
