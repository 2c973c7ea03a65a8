import Foundation
import GRDB
public import IsnadFormats
public import IsnadSearch
public import IsnadText

/// One article, or one record of an article, that a search found.
public struct Hit: Sendable {
  public let article: ArticleHead
  public let record: RecordHead?
  /// The reading that the record is of; nil for articles.
  public let reading: KeptReading?
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
          SELECT \(ArticleHead.columns)
            \(isRecords ? ", r.kind, r.ordinal, r.context_start, r.context_end, r.class, r.day" : "")
          FROM \(isRecords ? "record r JOIN article a ON a.id = r.article" : "article a")
          WHERE \(isRecords ? "r.id" : "a.id") = ?
          """
        var contents: [Int64: Content] = [:]
        var hits: [Hit] = []
        for cursor in found.cursors {
          guard let row = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [cursor.id]) else { continue }
          let article = try ArticleHead(row)
          if contents[article.id] == nil {
            contents[article.id] = try Content(db, article.id, marking: request.query, withReading: isRecords)
          }
          guard let content = contents[article.id] else { continue }
          hits.append(try Self.hit(row, article, content, request.query, cursor))
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

  private static func hit(
    _ row: Row, _ article: ArticleHead, _ content: Content, _ query: CompiledQuery, _ cursor: Cursor
  ) throws -> Hit {
    let text = content.text
    var record: RecordHead?
    if row.hasColumn("kind"), let kind = RecordKind(rawValue: try row.value("kind")) {
      record = RecordHead(
        kind: kind, ordinal: try row.ordinal(), context: try row.span("context_start", "context_end", of: text),
        name: try row.value("class"), day: try row.value("day"))
    }
    let matches = content.indexed.map { query.matches(in: $0.body, within: record?.context) } ?? []
    return Hit(
      article: article, record: record, reading: content.reading, text: text,
      snippet: Snippet(of: text, around: matches, within: record?.context), cursor: cursor)
  }

  /// What a hit shows of an article, unpacked once for all its records.
  private struct Content {
    let text: SourceText
    /// nil where nothing is to be marked.
    let indexed: IndexedArticle?
    let reading: KeptReading?

    init?(_ db: Database, _ article: Int64, marking query: CompiledQuery, withReading: Bool) throws {
      let row = try Row.fetchOne(
        db.cachedStatement(sql: "SELECT text, indexed, reading FROM content WHERE article = ?"), arguments: [article])
      guard let row else { return nil }
      text = SourceText(try row.value("text"))
      indexed =
        query.expression == nil
        ? nil : try IndexedArticle(packed: Array(row.value("indexed", as: Data.self)), with: text)
      reading =
        withReading
        ? KeptReading(
          try PackedBytes.unpacked(Array(row.value("reading", as: Data.self)), with: text),
          corrections: try Archive.corrections(db, article: article)) : nil
    }
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
}
