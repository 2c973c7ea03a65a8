import GRDB
import IsnadSearch

extension SearchSQL {
  mutating func add(_ restriction: Query.Restriction, _ target: SearchRequest.Target, _ db: Database) throws {
    let value = restriction.value
    switch restriction.field {
    case .outlet:
      needsArticle = true
      add(
        """
        (a.outlet = ? OR EXISTS (SELECT 1 FROM appearance p WHERE p.article = a.id AND p.outlet = ?)
          OR EXISTS (SELECT 1 FROM article n WHERE n.reprint_of = a.id AND n.outlet = ?))
        """, [value, value, value])
    case .speaker: add(role: "speaker", try Self.named(value, db), target)
    case .place: add(role: "place", try Self.named(value, db), target)
    case .entity: add(role: nil, try Self.named(value, db), target)
    case .measure: add("r.kind = 'figure' AND r.class = ?", of: target, [value])
    case .type: add("r.class = ? COLLATE NOCASE", of: target, [value])
    }
  }

  /// Whether a field asks for somebody, not for a kind of thing.
  static func isName(_ field: Query.Field) -> Bool { field == .speaker || field == .place || field == .entity }

  /// Somebody of `entities` takes part, in this role or any. Whoever takes part is looked up first: few records are theirs. Behind
  /// words the list of them is only asked (`+`); SQLite would else go through all of it for each passage that has the words.
  mutating func add(role: String?, _ entities: [Int64], _ target: SearchRequest.Target) {
    let ids = "[" + entities.map(String.init).joined(separator: ",") + "]"
    let among = "IN (SELECT value FROM json_each(?))"
    let record = tables.contains("_search") ? "+r.id" : "r.id"
    guard let role else {
      return target == .articles
        ? add("\(article) IN (SELECT x.article FROM article_entity x WHERE x.entity \(among))", [ids])
        : add("\(record) IN (SELECT p.record FROM party p WHERE p.entity \(among))", [ids])
    }
    let records = "SELECT p.record FROM party p WHERE p.entity \(among) AND p.role = ?"
    switch target {
    case .articles: add("\(article) IN (SELECT r.article FROM record r WHERE r.id IN (\(records)))", [ids, role])
    case .records: add("\(record) IN (\(records))", [ids, role])
    }
  }

  /// A condition on a record: the one that is listed, or some record of the article that is.
  private mutating func add(_ condition: String, of target: SearchRequest.Target, _ values: [String]) {
    switch target {
    case .articles: add("EXISTS (SELECT 1 FROM record r WHERE r.article = \(article) AND \(condition))", values)
    case .records: add("(\(condition))", values)
    }
  }

  /// Whoever is asked for by a name: any whole part of any spelling, and all who were joined by hand.
  static func named(_ name: String, _ db: Database) throws -> [Int64] {
    try NameSpellings.entities(named: name, in: db).flatMap { try merged($0, db) }.sorted()
  }

  /// An entity and those that were joined into it by hand.
  static func merged(_ entity: Int64, _ db: Database) throws -> [Int64] {
    try Int64.fetchAll(
      db.cachedStatement(sql: "SELECT id FROM entity WHERE id = ? OR merged_into = ? ORDER BY id"),
      arguments: [entity, entity])
  }

  /// Somebody rejected the record.
  static let isRejected = """
    EXISTS (SELECT 1 FROM correction c WHERE c.article = r.article AND c.kind = r.kind AND c.ordinal = r.ordinal
      AND c.verdict = 'reject' AND c.undone IS NULL)
    """
}
