import Foundation
import GRDB
public import IsnadFormats
import IsnadJSON
public import IsnadReading
public import IsnadRecords
import IsnadText

/// An article with what was read in it, as values.
public struct ArticleReading: Sendable {
  /// With the machine's reading as it is.
  public let article: StoredArticle
  /// With what people fixed; records that they rejected are still there, so that ids don't move (see ``rejected``).
  public let reading: Reading
  /// The archive's number of each of the reading's entities (``EntityCard/id``), in their order.
  public let entities: [Int64]

  /// The ids of records that somebody rejected: `S3`.
  public var rejected: Set<String> {
    Set(article.corrections.filter { $0.verdict == .reject }.map(\.record))
  }
}

/// One record of a list, with the whole reading that it belongs to: its indices point into that.
public struct FoundRecord: Sendable {
  public let source: ArticleReading
  public let kind: RecordKind
  /// Its place among the reading's records of its kind, from 0.
  public let ordinal: Int
  /// Where the list goes on behind it.
  public let cursor: Cursor

  /// The article's id and the record's: `sha256:…/S3`.
  public var id: String { "\(source.article.head.ref)/\(kind.letter)\(ordinal + 1)" }

  /// What somebody says of it.
  public var correction: Correction? {
    source.article.corrections.last { $0.kind == kind && $0.ordinal == ordinal }
  }

  public var statement: IsnadRecords.Statement? { kind == .statement ? source.reading.statements[ordinal] : nil }
  public var figure: Figure? { kind == .figure ? source.reading.figures[ordinal] : nil }
  public var event: Event? { kind == .event ? source.reading.events[ordinal] : nil }
  public var vote: Vote? { kind == .vote ? source.reading.votes[ordinal] : nil }
  public var poll: Poll? { kind == .poll ? source.reading.polls[ordinal] : nil }
}

public struct RecordPage: Sendable {
  public let records: [FoundRecord]
  /// All that match, not only those listed.
  public let total: Int
  /// Where the list goes on; nil at its end.
  public let next: Cursor?
}

extension Archive {
  /// An article and what was read in it; nil where none has this whole id.
  public func reading(of ref: String) throws(ArchiveError) -> ArticleReading? {
    try Self.catching { try pool.read { db in try Self.reading(db, ref: ref) } }
  }

  /// The records that a request lists (its target must be one of records), as values.
  ///
  /// - Complexity: A reading is decoded once for all its records; some milliseconds an article.
  public func records(_ request: SearchRequest) throws(ArchiveError) -> RecordPage {
    try Self.catching {
      try pool.read { db in
        let found = try Self.page(db, request)
        var readings: [String: ArticleReading] = [:]
        var records: [FoundRecord] = []
        for cursor in found.cursors {
          let row = try Row.fetchOne(
            db.cachedStatement(
              sql: "SELECT a.ref, r.kind, r.ordinal FROM record r JOIN article a ON a.id = r.article WHERE r.id = ?"),
            arguments: [cursor.id])
          guard let row, let kind = RecordKind(rawValue: try row.value("kind")) else { continue }
          let ref: String = try row.value("ref")
          guard let source = try readings[ref] ?? Self.reading(db, ref: ref) else { continue }
          readings[ref] = source
          let ordinal = try row.ordinal()
          guard ordinal < source.reading.count(of: kind) else { throw ArchiveError.damaged("record") }
          records.append(FoundRecord(source: source, kind: kind, ordinal: ordinal, cursor: cursor))
        }
        return RecordPage(records: records, total: found.total, next: found.next)
      }
    }
  }

  /// How many records of each kind articles have, those without any left out.
  ///
  /// - Parameter articles: Their numbers (``ArticleHead/id``).
  public func recordCounts(of articles: [Int64]) throws(ArchiveError) -> [Int64: [RecordKind: Int]] {
    try Self.catching {
      try pool.read { db in
        var counts: [Int64: [RecordKind: Int]] = [:]
        for article in articles {
          let rows = try Row.fetchAll(
            db.cachedStatement(sql: "SELECT kind, count(*) AS n FROM record WHERE article = ? GROUP BY kind"),
            arguments: [article])
          for row in rows {
            guard let kind = RecordKind(rawValue: try row.value("kind")) else { continue }
            counts[article, default: [:]][kind] = try row.value("n", as: Int.self)
          }
        }
        return counts
      }
    }
  }

  /// Hands everything that a request matches to `body`, article by article in the order in which they came, whatever its limit.
  ///
  /// - Parameter body: Gets the reading, and the ids of the records that don't match where records are asked for.
  public func forEachReading(
    _ request: SearchRequest, _ body: (ArticleReading, _ hidden: Set<String>) throws -> Void
  ) throws(ArchiveError) {
    try Self.catching {
      try pool.read { db in
        let sql = try SearchSQL(request, db)
        let ordinals =
          switch request.target {
          case .articles: "NULL"
          case .records: "group_concat(r.ordinal)"
          }
        let rows = try Row.fetchAll(
          db, sql: "SELECT a.ref, \(ordinals) AS ordinals \(sql.clause(withArticle: true)) GROUP BY a.id ORDER BY a.id",
          arguments: sql.arguments)
        for row in rows {
          guard let source = try Self.reading(db, ref: try row.value("ref")) else { continue }
          guard case .records(let kind) = request.target else {
            try body(source, [])
            continue
          }
          let matching = Set(
            (try row.value("ordinals", as: String?.self) ?? "").split(separator: ",").compactMap { Int($0) })
          let hidden = (0..<source.reading.count(of: kind)).filter { !matching.contains($0) }
          try body(source, Set(hidden.map { "\(kind.letter)\($0 + 1)" }))
        }
      }
    }
  }

  static func reading(_ db: Database, ref: String) throws -> ArticleReading? {
    guard let article = try stored(db, ref: ref) else { return nil }
    let entities = try Int64.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT coalesce(e.merged_into, e.id) FROM article_entity x JOIN entity e ON e.id = x.entity
          WHERE x.article = ? ORDER BY x.ordinal
          """), arguments: [article.head.id])
    return ArticleReading(article: article, reading: try article.corrected(), entities: entities)
  }
}

extension StoredArticle {
  /// The reading with what people fixed.
  func corrected() throws(ReadingFault) -> Reading {
    guard corrections.contains(where: { $0.changes != nil }), let object = try? JSON.parse(reading) else {
      return try Reading(decoding: reading, of: text)
    }
    var json = JSONWriter()
    json.value(object.corrected(by: corrections))
    return try Reading(decoding: json.bytes, of: text)
  }
}
