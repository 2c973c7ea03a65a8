import Foundation
import GRDB
public import IsnadFormats
public import IsnadSearch
public import IsnadText

/// One article, or one record of an article, that a search found.
public struct Hit: Sendable {
  public let article: ArticleHead
  public let record: RecordHead?
  public let text: SourceText
  public let snippet: Snippet
  /// Where the list goes on behind it.
  public let cursor: Cursor
}

/// What is told of an article in a list.
public struct ArticleHead: Sendable, Hashable {
  public let id: Int64
  public let ref: String
  public let title: String?
  public let outlet: String?
  public let url: String?
  public let author: String?
  public let published: String?

  init(_ row: Row) throws {
    id = try row.value("id")
    ref = try row.value("ref")
    title = try row.value("title")
    outlet = try row.value("outlet")
    url = try row.value("url")
    author = try row.value("author")
    published = try row.value("published")
  }

  static let columns = "a.id, a.ref, a.title, a.outlet, a.url, a.author, a.published"
}

/// Which record of an article, and what it is about.
public struct RecordHead: Sendable, Hashable {
  public let kind: RecordKind
  /// Its place among the article's records of its kind, from 0: `S3` has 2.
  public let ordinal: Int
  public let context: ByteSpan
  public let name: String
  public let day: String?
}

public struct SearchResult: Sendable {
  public let hits: [Hit]
  /// All that match, not only those listed.
  public let total: Int
  /// Where the list goes on; nil at its end.
  public let next: Cursor?
}

extension Archive {
  public func search(_ request: SearchRequest) throws(ArchiveError) -> SearchResult {
    try Self.catching {
      try pool.read { db in
        let found = try Self.page(db, request)
        let isRecords = request.target != .articles
        let sql = """
          SELECT \(ArticleHead.columns), t.text, t.indexed
            \(isRecords ? ", r.kind, r.ordinal, r.context_start, r.context_end, r.class, r.day" : "")
          FROM \(isRecords ? "record r JOIN article a ON a.id = r.article" : "article a") JOIN content t ON t.article = a.id
          WHERE \(isRecords ? "r.id" : "a.id") = ?
          """
        let hits = try found.cursors.compactMap { cursor in
          try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [cursor.id]).map {
            try Self.hit($0, request.query, cursor)
          }
        }
        return SearchResult(hits: hits, total: found.total, next: found.next)
      }
    }
  }

  /// The places of what is listed, how many there are before and behind it, too, and where the list goes on.
  static func page(_ db: Database, _ request: SearchRequest) throws -> (cursors: [Cursor], total: Int, next: Cursor?) {
    var sql = try SearchSQL(request, db)
    let total =
      try Int.fetchOne(db.cachedStatement(sql: sql.count), arguments: sql.arguments) ?? 0
    guard total > 0, request.limit > 0 else { return ([], total, nil) }
    if let cursor = request.after { sql.skip(to: cursor) }
    let rows = try Row.fetchAll(
      db.cachedStatement(sql: sql.page), arguments: sql.arguments + [request.limit + 1, request.offset])
    let cursors = try rows.prefix(request.limit).map(sql.cursor)
    return (cursors, total, rows.count > request.limit ? cursors.last : nil)
  }

  private static func hit(_ row: Row, _ query: CompiledQuery, _ cursor: Cursor) throws -> Hit {
    let text = SourceText(try row.value("text"))
    var record: RecordHead?
    if row.hasColumn("kind"), let kind = RecordKind(rawValue: try row.value("kind")) {
      record = RecordHead(
        kind: kind, ordinal: try row.ordinal(), context: try row.span("context_start", "context_end", of: text),
        name: try row.value("class"), day: try row.value("day"))
    }
    let matches = query.expression == nil ? [] : try matches(row, query, text)
    return Hit(
      article: try ArticleHead(row), record: record, text: text,
      snippet: Snippet(of: text, around: matches, within: record?.context), cursor: cursor)
  }

  private static func matches(_ row: Row, _ query: CompiledQuery, _ text: SourceText) throws -> [ByteSpan] {
    query.matches(in: try IndexedArticle(packed: Array(row.value("indexed", as: Data.self)), with: text).body)
  }

  /// How many match: to say what a query would find under other conditions.
  public func count(_ request: SearchRequest) throws(ArchiveError) -> Int {
    try Self.catching {
      try pool.read { db in
        let sql = try SearchSQL(request, db)
        return try Int.fetchOne(db, sql: sql.count, arguments: sql.arguments) ?? 0
      }
    }
  }

  /// The values of a facet over all that matches, the most frequent first.
  public func facet(_ facet: Facet, of request: SearchRequest, limit: Int = 20) throws(ArchiveError) -> [(
    value: String, count: Int
  )] {
    try Self.catching {
      try pool.read { db in
        let sql = try SearchSQL(request, db)
        let isArticles = request.target == .articles
        let id = isArticles ? "a.id" : "r.id"
        func party(_ role: String) -> String {
          let joined =
            isArticles ? "record f ON f.article = h.id JOIN party p ON p.record = f.id" : "party p ON p.record = h.id"
          return
            "SELECT n.name AS value, count(DISTINCT h.id) AS n FROM hits h JOIN \(joined) AND p.role = '\(role)' JOIN entity n ON n.id = p.entity"
        }
        let counted =
          switch facet {
          case .outlet: "SELECT outlet AS value, count(*) AS n FROM hits"
          case .day: "SELECT substr(published, 1, 10) AS value, count(*) AS n FROM hits"
          case .month: "SELECT substr(published, 1, 7) AS value, count(*) AS n FROM hits"
          case .type:
            isArticles
              ? "SELECT f.class AS value, count(DISTINCT h.id) AS n FROM hits h JOIN record f ON f.article = h.id"
              : "SELECT f.class AS value, count(*) AS n FROM hits h JOIN record f ON f.id = h.id"
          case .speaker: party("speaker")
          case .place: party("place")
          }
        let rows = try Row.fetchAll(
          db,
          sql: """
            WITH hits AS (SELECT \(id) AS id, a.outlet AS outlet, a.published AS published \(sql.clause(withArticle: true))) \(counted)
            GROUP BY 1 HAVING value IS NOT NULL ORDER BY n DESC, value LIMIT ?
            """, arguments: sql.arguments + [limit])
        return try rows.map { (try $0.value("value"), try $0.value("n")) }
      }
    }
  }
}
