import GRDB
import IsnadSearch
import IsnadText

/// The search table of records: a row for each passage, whatever the number of records in it.
struct PassageIndex {
  private let db: Database

  init(_ db: Database) { self.db = db }

  func add(_ article: Int64, _ indexed: IndexedArticle) throws {
    try forEachPassage(article, indexed) { id, words in
      try db.cachedStatement(sql: "INSERT INTO record_search (rowid, body) VALUES (?, ?)").execute(
        arguments: [id, words])
    }
  }

  /// A search table without content must be told what to forget, word for word.
  func remove(_ article: Int64, _ indexed: IndexedArticle) throws {
    try forEachPassage(article, indexed) { id, words in
      try db.cachedStatement(sql: "INSERT INTO record_search (record_search, rowid, body) VALUES ('delete', ?, ?)")
        .execute(arguments: [id, words])
    }
  }

  private func forEachPassage(
    _ article: Int64, _ indexed: IndexedArticle, _ body: (Int64, String) throws -> Void
  ) throws {
    let rows = try Row.fetchAll(
      db.cachedStatement(
        sql: "SELECT id, context_start, context_end FROM record WHERE article = ? AND passage = id ORDER BY id"),
      arguments: [article])
    guard !rows.isEmpty else { return }
    let slices = IndexedSlices(indexed.body)
    for row in rows {
      let context = ByteSpan(start: try row.value("context_start"), end: try row.value("context_end"))
      try body(row.value("id"), String(decoding: slices[context], as: UTF8.self))
    }
  }
}
