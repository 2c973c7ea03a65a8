import Foundation
import GRDB
public import IsnadText

/// An article as it is kept.
public struct StoredArticle: Sendable {
  public let head: ArticleHead
  public let text: SourceText
  /// The contract's document object with rule trails, as JSON.
  public let reading: [UInt8]
  public let language: String?
  public let sourceHash: String
  public let captured: String
  public let version: String
  /// What tells the rules and models that read it from others (``IsnadFormats/rulesHash``).
  public let rules: String
  /// The text that the same address held before, and the one that it holds now.
  public let revises: String?
  public let revisedBy: String?
  public let appearances: [Appearance]
  /// What people say of its records; by kind and place.
  public let corrections: [Correction]
  /// The article whose text this one prints, and those that print this one's.
  public let reprintOf: ArticleHead?
  public let reprints: [ArticleHead]

  public struct Appearance: Sendable, Hashable {
    public let outlet: String?
    public let url: String?
    public let published: String?
    public let captured: String
    public let input: String
    public let position: Int
  }
}

/// What a short id stands for.
public enum Lookup: Sendable {
  case found(StoredArticle)
  case missing
  /// Several articles' ids start so.
  case ambiguous([String])
}

extension Archive {
  /// The article whose id starts with `prefix`: `sha256:` may be left out, as may the last digits while it stays the only one.
  public func article(_ prefix: String) throws(ArchiveError) -> Lookup {
    try Self.catching {
      try pool.read { db in
        let digits = prefix.hasPrefix("sha256:") ? prefix : "sha256:" + prefix
        guard digits.utf8.count > "sha256:".utf8.count else { return .missing }
        let refs = try String.fetchAll(
          db, sql: "SELECT ref FROM article WHERE ref >= ? AND ref < ? ORDER BY ref LIMIT 5",
          arguments: [digits, digits + "~"])
        guard let ref = refs.first else { return .missing }
        guard refs.count == 1 || ref == digits else { return .ambiguous(refs) }
        return try Self.stored(db, ref: ref).map { .found($0) } ?? .missing
      }
    }
  }

  /// All articles in the order in which they came, older revisions included.
  public func forEachArticle(_ body: (StoredArticle) throws -> Void) throws(ArchiveError) {
    try Self.catching {
      try pool.read { db in
        let refs = try String.fetchCursor(db, sql: "SELECT ref FROM article ORDER BY id")
        while let ref = try refs.next() {
          if let article = try Self.stored(db, ref: ref) { try body(article) }
        }
      }
    }
  }

  static func stored(_ db: Database, ref: String) throws -> StoredArticle? {
    let row = try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT \(ArticleHead.columns), t.text, t.reading, a.language, a.source_hash, a.captured, a.version, a.program,
            (SELECT o.ref FROM article o WHERE o.id = a.revises) AS revised,
            (SELECT n.ref FROM article n WHERE n.revises = a.id) AS revised_by
          FROM article a JOIN content t ON t.article = a.id WHERE a.ref = ?
          """), arguments: [ref])
    guard let row else { return nil }
    let head = try ArticleHead(row)
    let text = SourceText(try row.value("text"))
    let appearances = try Row.fetchAll(
      db.cachedStatement(sql: "SELECT * FROM appearance WHERE article = ? ORDER BY id"), arguments: [head.id])
    return StoredArticle(
      head: head, text: text, reading: try PackedBytes.unpacked(Array(row.value("reading", as: Data.self)), with: text),
      language: try row.value("language"), sourceHash: try row.value("source_hash"),
      captured: try row.value("captured"), version: try row.value("version"), rules: try row.value("program"),
      revises: try row.value("revised"), revisedBy: try row.value("revised_by"),
      appearances: try appearances.map {
        StoredArticle.Appearance(
          outlet: try $0.value("outlet"), url: try $0.value("url"), published: try $0.value("published"),
          captured: try $0.value("captured"), input: try $0.value("input"), position: try $0.value("position"))
      }, corrections: try corrections(db, article: head.id),
      reprintOf: try reprints(db, "a.id = (SELECT reprint_of FROM article WHERE id = ?)", head.id).first,
      reprints: try reprints(db, "a.reprint_of = ?", head.id))
  }

  private static func reprints(_ db: Database, _ condition: String, _ id: Int64) throws -> [ArticleHead] {
    try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT \(ArticleHead.columns) FROM article a WHERE \(condition)
          ORDER BY a.published IS NULL, a.published, a.ref
          """), arguments: [id]
    ).map(ArticleHead.init)
  }
}
