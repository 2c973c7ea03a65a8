import Foundation
import GRDB
import IsnadFormats
import IsnadSearch
import IsnadText

/// What is left of something that was taken out.
public struct Tombstone: Sendable, Hashable {
  /// An article's id, or `entity:` and the hash of its kind and name: the name itself must not stay.
  public let ref: String
  /// UTC.
  public let purged: String
  public let reason: String?
}

extension Archive {
  /// Takes an article out: its text, its records, its words in the index. A tombstone with its id and the reason stays.
  ///
  /// - Returns: Whether it was there.
  public func purge(_ ref: String, reason: String?, at time: String) throws(ArchiveError) -> Bool {
    let found = try Self.catching {
      try linking { db, links in
        let isThere = try Self.remove(db, links, ref)
        if isThere { try Self.bury(db, ref, reason, time) }
        return isThere
      }
    }
    // Old pages and index segments still hold the words until they are written anew.
    if found { try vacuum() }
    return found
  }

  /// Takes somebody out: the name with all its spellings, and every article that names it, for a name can't be taken out of a
  /// text that must not be changed. Articles that have the whole name and were not understood to name anybody go, too.
  /// Tombstones stay: the articles' ids, and a hash of the name.
  ///
  /// - Returns: The ids of the articles that went; nil where there is none of this number.
  public func purgeEntity(_ id: Int64, reason: String?, at time: String) throws(ArchiveError) -> [String]? {
    let found = try Self.catching {
      try linking { db, links -> [String]? in
        let ids = try Int64.fetchAll(
          db,
          sql: """
            SELECT id FROM entity WHERE coalesce(merged_into, id) = (SELECT coalesce(merged_into, id) FROM entity WHERE id = ?)
            """, arguments: [id])
        guard !ids.isEmpty else { return nil }
        var refs: [String] = []
        for id in ids {
          let row = try Row.fetchOne(db, sql: "SELECT kind, key FROM entity WHERE id = ?", arguments: [id])
          for ref in try Self.articles(db, naming: id) where try Self.remove(db, links, ref) {
            refs.append(ref)
            try Self.bury(db, ref, reason, time)
          }
          try db.execute(sql: "DELETE FROM entity WHERE id = ?", arguments: [id])
          if let row {
            let name = "\(try row.value("kind", as: String.self)):\(try row.value("key", as: String.self))"
            try Self.bury(db, "entity:" + sha256(of: Array(name.utf8)), reason, time)
          }
        }
        return refs
      }
    }
    if found != nil { try vacuum() }
    return found
  }

  /// Which of these texts were taken out, and when: they are not to come in again by the next reading of the same file.
  public func purged(_ refs: [String]) throws(ArchiveError) -> [String: String] {
    try Self.catching {
      try pool.read { db in
        let statement = try db.cachedStatement(sql: "SELECT max(purged) FROM tombstone WHERE ref = ?")
        var purged: [String: String] = [:]
        for ref in refs { purged[ref] = try String.fetchOne(statement, arguments: [ref]) }
        return purged
      }
    }
  }

  /// What was taken out, the last first.
  public func tombstones() throws(ArchiveError) -> [Tombstone] {
    try Self.catching {
      try pool.read { db in
        try Row.fetchAll(db, sql: "SELECT * FROM tombstone ORDER BY rowid DESC").map {
          Tombstone(ref: try $0.value("ref"), purged: try $0.value("purged"), reason: try $0.value("reason"))
        }
      }
    }
  }

  /// The articles that name an entity, and those that have a spelling of two words and more as a phrase.
  private static func articles(_ db: Database, naming entity: Int64) throws -> [String] {
    var refs = try String.fetchAll(
      db,
      sql: """
        SELECT DISTINCT a.ref FROM article_entity x JOIN article a ON a.id = x.article WHERE x.entity = ? ORDER BY a.id
        """, arguments: [entity])
    let names = try String.fetchAll(
      db, sql: "SELECT DISTINCT folded FROM spelling WHERE entity = ? AND folded LIKE '% %' ORDER BY folded",
      arguments: [entity])
    for name in names {
      let phrase = CompiledQuery(phrase: Query.Phrase(name), mode: .normalized).expression
      refs += try String.fetchAll(
        db,
        sql: """
          SELECT a.ref FROM article_search s JOIN article a ON a.id = s.rowid WHERE article_search MATCH ? ORDER BY a.id
          """, arguments: [phrase])
    }
    return refs
  }

  private static func bury(_ db: Database, _ ref: String, _ reason: String?, _ time: String) throws {
    try db.execute(
      sql: "INSERT INTO tombstone (ref, purged, reason) VALUES (?, ?, ?)", arguments: [ref, time, reason])
  }

  /// - Returns: Whether it was there.
  private static func remove(_ db: Database, _ links: StoryLinks, _ ref: String) throws -> Bool {
    let row = try Row.fetchOne(
      db, sql: "SELECT a.id, t.text, t.indexed FROM article a JOIN content t ON t.article = a.id WHERE a.ref = ?",
      arguments: [ref])
    guard let row, let id = try row.value("id", as: Int64?.self) else { return false }
    let text = SourceText(try row.value("text"))
    try IndexedArticle(packed: Array(row.value("indexed", as: Data.self)), with: text).remove(from: db, article: id)
    try forgetSpellings(db, article: id)
    try ReprintFinder(db: db).pass(on: id)
    try links.remove(id)
    try db.execute(sql: "DELETE FROM article_entity WHERE article = ?", arguments: [id])
    try db.execute(sql: "DELETE FROM party WHERE record IN (SELECT id FROM record WHERE article = ?)", arguments: [id])
    try db.execute(
      sql: "UPDATE article SET is_current = 1 WHERE id = (SELECT revises FROM article WHERE id = ?)", arguments: [id])
    try db.execute(sql: "DELETE FROM story_member WHERE story = ? OR first = ?", arguments: [id, id])
    try db.execute(sql: "DELETE FROM article WHERE id = ?", arguments: [id])
    // Whoever only this article named goes with it, and with them what people said of them.
    try db.execute(
      sql: """
        DELETE FROM entity WHERE id NOT IN (SELECT entity FROM article_entity) AND id NOT IN (SELECT entity FROM party)
        """)
    return true
  }

  /// Spellings that only this article used go with it; others lose one article.
  private static func forgetSpellings(_ db: Database, article: Int64) throws {
    guard let ref = try String.fetchOne(db, sql: "SELECT ref FROM article WHERE id = ?", arguments: [article]),
      let stored = try stored(db, ref: ref)
    else { return }
    let variants = try entityVariants(of: stored.reading)
    for (ordinal, names) in variants.enumerated() {
      let entity = try Int64.fetchOne(
        db, sql: "SELECT entity FROM article_entity WHERE article = ? AND ordinal = ?", arguments: [article, ordinal])
      guard let entity else { continue }
      for name in names { try NameSpellings.forget(name, of: entity, in: db) }
    }
  }
}
