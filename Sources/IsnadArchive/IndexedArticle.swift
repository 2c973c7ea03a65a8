import GRDB
import IsnadCompression
import IsnadSearch
import IsnadText

/// What the search tables were given of an article. It is kept, because a table without content must be told word for word
/// what to forget, and because what was found is marked by it.
struct IndexedArticle: Sendable {
  let title: [UInt8]
  let body: IndexedText

  init(title: String?, body: IndexedText) {
    self.title = IndexedText(SourceText(title ?? "")).bytes
    self.body = body
  }

  /// From what ``packed(with:)`` gave.
  init(packed bytes: [UInt8], with text: SourceText) throws(CompressionError) {
    let parts = try PackedBytes.unpacked(bytes, with: text).split(
      separator: 0, maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else { throw .damaged }
    title = Array(parts[0])
    body = IndexedText(stored: Array(parts[1]))
  }

  /// Writes the article's row of the search table of articles, and those of its passages; its records must be there.
  func add(to db: Database, article: Int64) throws {
    try db.cachedStatement(sql: "INSERT INTO article_search (rowid, title, body) VALUES (?, ?, ?)").execute(
      arguments: [article, String(decoding: title, as: UTF8.self), String(decoding: body.bytes, as: UTF8.self)])
    try PassageIndex(db).add(article, self)
  }

  /// A search table without content must be told what to forget, word for word.
  func remove(from db: Database, article: Int64) throws {
    try PassageIndex(db).remove(article, self)
    try db.execute(
      sql: "INSERT INTO article_search (article_search, rowid, title, body) VALUES ('delete', ?, ?, ?)",
      arguments: [article, String(decoding: title, as: UTF8.self), String(decoding: body.bytes, as: UTF8.self)])
  }

  /// No indexed text has a NUL: it stands between the two.
  func packed(with text: SourceText) -> [UInt8] { PackedBytes.packed(title + [0] + body.bytes, with: text) }
}
