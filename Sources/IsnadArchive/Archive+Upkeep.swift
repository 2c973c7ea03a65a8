import Foundation
import GRDB
import IsnadFormats
import IsnadSearch
import IsnadText

extension Archive {
  /// How much of what is here; in a fixed order.
  public func statistics() throws(ArchiveError) -> [(name: String, count: Int)] {
    try Self.catching {
      try pool.read { db in
        func count(_ sql: String) throws -> Int { try Int.fetchOne(db, sql: "SELECT " + sql) ?? 0 }
        var found: [(String, Int)] = [
          ("articles", try count("count(*) FROM article WHERE is_current = 1")),
          ("revised", try count("count(*) FROM article WHERE is_current = 0")),
          ("appearances", try count("count(*) FROM appearance")),
          ("outlets", try count("count(DISTINCT outlet) FROM article")),
          ("entities", try count("count(*) FROM entity")),
        ]
        for kind in [RecordKind.statement, .figure, .event, .vote, .poll] {
          let number = try Int.fetchOne(
            db, sql: "SELECT count(*) FROM record WHERE kind = ?", arguments: [kind.rawValue])
          found.append((kind.rawValue, number ?? 0))
        }
        found.append(("text_bytes", try count("coalesce(sum(length(CAST(text AS BLOB))), 0) FROM article")))
        let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
        found.append(("file_bytes", pages * (try Int.fetchOne(db, sql: "PRAGMA page_size") ?? 0)))
        return found
      }
    }
  }

  /// Writes a whole copy to a new file, while others may go on.
  public func backup(to path: String) throws(ArchiveError) {
    guard !FileManager.default.fileExists(atPath: path) else { throw .exists }
    try Self.catching { try Self.copy(pool, to: path) }
  }

  /// Gives unused room back to the disk.
  public func vacuum() throws(ArchiveError) {
    try Self.catching {
      try pool.write { db in
        for table in ["article_search", "record_search"] {
          try db.execute(sql: "INSERT INTO \(table) (\(table)) VALUES ('optimize')")
        }
      }
      try pool.vacuum()
      try pool.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
    }
  }

  /// Takes an article out: its text, its records, its words in the index. A tombstone with its id and the reason stays.
  ///
  /// - Returns: Whether it was there.
  public func purge(_ ref: String, reason: String?, at time: String) throws(ArchiveError) -> Bool {
    let found = try Self.catching {
      try pool.write { db in
        let row = try Row.fetchOne(db, sql: "SELECT id, indexed FROM article WHERE ref = ?", arguments: [ref])
        guard let row, let id = row["id"] as Int64? else { return false }
        try Self.removeFromSearch(db, article: id, try IndexedArticle(compressed: Array(row["indexed"] as Data)))
        try Self.forgetSpellings(db, article: id)
        try db.execute(sql: "DELETE FROM article_entity WHERE article = ?", arguments: [id])
        try db.execute(
          sql: "DELETE FROM party WHERE record IN (SELECT id FROM record WHERE article = ?)", arguments: [id])
        try db.execute(
          sql: "UPDATE article SET is_current = 1 WHERE id = (SELECT revises FROM article WHERE id = ?)",
          arguments: [id])
        try db.execute(sql: "DELETE FROM article WHERE id = ?", arguments: [id])
        try db.execute(
          sql: """
            DELETE FROM entity WHERE id NOT IN (SELECT entity FROM article_entity)
              AND id NOT IN (SELECT entity FROM party)
            """)
        try db.execute(
          sql: "INSERT INTO tombstone (ref, purged, reason) VALUES (?, ?, ?)", arguments: [ref, time, reason])
        return true
      }
    }
    // Old pages and index segments still hold the words until they are written anew.
    if found { try vacuum() }
    return found
  }

  /// A search table without content must be told what to forget, word for word.
  private static func removeFromSearch(_ db: Database, article: Int64, _ indexed: IndexedArticle) throws {
    let slices = IndexedSlices(indexed.body)
    let records = try Row.fetchAll(
      db, sql: "SELECT id, context_start, context_end FROM record WHERE article = ?", arguments: [article])
    for record in records {
      let context = ByteSpan(start: record["context_start"], end: record["context_end"])
      try db.execute(
        sql: "INSERT INTO record_search (record_search, rowid, body) VALUES ('delete', ?, ?)",
        arguments: [record["id"] as Int64, String(decoding: slices[context], as: UTF8.self)])
    }
    try db.execute(
      sql: "INSERT INTO article_search (article_search, rowid, title, body) VALUES ('delete', ?, ?, ?)",
      arguments: [
        article, String(decoding: indexed.title, as: UTF8.self), String(decoding: indexed.body.bytes, as: UTF8.self),
      ])
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
      for name in names {
        try db.execute(
          sql: "UPDATE spelling SET articles = articles - 1 WHERE entity = ? AND spelling = ?",
          arguments: [entity, name])
      }
    }
    try db.execute(sql: "DELETE FROM spelling WHERE articles < 1")
  }
}
