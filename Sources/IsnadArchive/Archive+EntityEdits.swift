import GRDB
import IsnadText

/// Two entities that somebody joined, or one that somebody parted. What the program resolved is kept beside it.
public struct EntityEdit: Sendable, Hashable {
  public enum Action: String, Sendable { case merge, split }

  public let id: Int64
  public let action: Action
  /// The entity that was joined into ``other``, or the new one that was parted from it.
  public let entity: Int64
  public let other: Int64
  public let name: String
  public let otherName: String
  public let reason: String?
  /// UTC.
  public let made: String
  public let undone: String?
}

/// Why an edit can't be made.
public enum EntityEditFault: Error, Sendable, Hashable {
  /// There is no entity, or no edit that holds, of this number.
  case unknown(Int64)
  /// An entity can't be joined with itself, nor a person with a place.
  case unfit
  /// The article is not there or does not name the entity.
  case article(String)
}

extension Archive {
  /// Takes `entity` for `other` from now on, in articles to come, too.
  public func merge(
    _ entity: Int64, into other: Int64, reason: String?, at time: String
  ) throws(ArchiveError) -> Result<EntityEdit, EntityEditFault> {
    try Self.catching {
      try pool.write { db in
        let one = try Self.root(db, entity)
        let two = try Self.root(db, other)
        guard let one else { return .failure(.unknown(entity)) }
        guard let two else { return .failure(.unknown(other)) }
        guard one.id != two.id, one.kind == two.kind else { return .failure(.unfit) }
        return .success(try Self.add(db, .merge, one.id, two.id, reason, time))
      }
    }
  }

  /// Makes who is called so in `articles` a namesake of its own.
  ///
  /// - Parameter articles: Whole ids.
  public func split(
    _ entity: Int64, in articles: [String], reason: String?, at time: String
  ) throws(ArchiveError) -> Result<EntityEdit, EntityEditFault> {
    try Self.catching {
      try pool.write { db in
        guard let old = try Row.fetchOne(db, sql: "SELECT * FROM entity WHERE id = ?", arguments: [entity]) else {
          return .failure(.unknown(entity))
        }
        var numbers: [Int64] = []
        for ref in articles {
          let number = try Int64.fetchOne(
            db,
            sql: """
              SELECT a.id FROM article a JOIN article_entity x ON x.article = a.id AND x.entity = ? WHERE a.ref = ?
              """, arguments: [entity, ref])
          guard let number else { return .failure(.article(ref)) }
          numbers.append(number)
        }
        guard !numbers.isEmpty else { return .failure(.article("")) }
        let new = try Self.addNamesake(db, of: old)
        for number in numbers { try Self.move(db, from: entity, to: new, inArticle: number) }
        return .success(try Self.add(db, .split, new, entity, reason, time))
      }
    }
  }

  /// Takes an edit back: who was joined is two again, who was parted is one again. The edit stays, with the date.
  public func undoEdit(_ id: Int64, at time: String) throws(ArchiveError) -> Result<EntityEdit, EntityEditFault> {
    try Self.catching {
      try pool.write { db in
        guard let edit = try Self.edits(db, "WHERE d.id = ? AND d.undone IS NULL", [id]).first else {
          return .failure(.unknown(id))
        }
        try db.execute(sql: "UPDATE entity_edit SET undone = ? WHERE id = ?", arguments: [time, id])
        if edit.action == .split {
          let articles = try Int64.fetchAll(
            db, sql: "SELECT DISTINCT article FROM article_entity WHERE entity = ?", arguments: [edit.entity])
          for article in articles { try Self.move(db, from: edit.entity, to: edit.other, inArticle: article) }
        }
        try Self.settleMerges(db)
        return try Self.edits(db, "WHERE d.id = ?", [id]).first.map { .success($0) } ?? .failure(.unknown(id))
      }
    }
  }

  /// All edits, the last first, those that were taken back too.
  ///
  /// - Parameter entity: Only those of this one.
  public func entityEdits(of entity: Int64? = nil) throws(ArchiveError) -> [EntityEdit] {
    try Self.catching {
      try pool.read { db in
        guard let entity else { return try Self.edits(db, "", []) }
        return try Self.edits(db, "WHERE d.entity = ? OR d.other = ?", [entity, entity])
      }
    }
  }

  private static func edits(_ db: Database, _ condition: String, _ arguments: StatementArguments) throws -> [EntityEdit]
  {
    try Row.fetchAll(
      db,
      sql: """
        SELECT d.*, e.name, o.name AS other_name FROM entity_edit d
        JOIN entity e ON e.id = d.entity JOIN entity o ON o.id = d.other \(condition) ORDER BY d.id DESC
        """, arguments: arguments
    ).compactMap { row in
      try EntityEdit.Action(rawValue: row.value("action")).map { action in
        EntityEdit(
          id: try row.value("id"), action: action, entity: try row.value("entity"), other: try row.value("other"),
          name: try row.value("name"),
          otherName: try row.value("other_name"), reason: try row.value("reason"), made: try row.value("made"),
          undone: try row.value("undone"))
      }
    }
  }

  private static func add(
    _ db: Database, _ action: EntityEdit.Action, _ entity: Int64, _ other: Int64, _ reason: String?, _ time: String
  ) throws -> EntityEdit {
    try db.execute(
      sql: "INSERT INTO entity_edit (action, entity, other, reason, made) VALUES (?, ?, ?, ?, ?)",
      arguments: [action.rawValue, entity, other, reason, time])
    let id = db.lastInsertedRowID
    try settleMerges(db)
    guard let edit = try edits(db, "WHERE d.id = ?", [id]).first else { throw ArchiveError.failed("entity_edit") }
    return edit
  }

  /// The entity that one stands for now.
  private static func root(_ db: Database, _ id: Int64) throws -> (id: Int64, kind: String)? {
    try Row.fetchOne(
      db,
      sql: "SELECT o.id, o.kind FROM entity e JOIN entity o ON o.id = coalesce(e.merged_into, e.id) WHERE e.id = ?",
      arguments: [id]
    ).map { (try $0.value("id"), try $0.value("kind")) }
  }

  /// Works `merged_into` out anew from all edits that hold: one that is taken back leaves no trace of itself in others.
  private static func settleMerges(_ db: Database) throws {
    let rows = try Row.fetchAll(
      db, sql: "SELECT entity, other FROM entity_edit WHERE action = 'merge' AND undone IS NULL ORDER BY id")
    var parents: [Int64: Int64] = [:]
    for row in rows { parents[try row.value("entity")] = try row.value("other") }
    try db.execute(sql: "UPDATE entity SET merged_into = NULL WHERE merged_into IS NOT NULL")
    for (entity, parent) in parents.sorted(by: { $0.key < $1.key }) {
      var root = parent
      var seen: Set<Int64> = [entity]
      // A ring can't be made, but must not hang either.
      while let next = parents[root], seen.insert(root).inserted { root = next }
      try db.execute(sql: "UPDATE entity SET merged_into = ? WHERE id = ?", arguments: [root, entity])
    }
  }

  // MARK: Parting

  /// An entity of the same name without what would draw articles to come to it.
  private static func addNamesake(_ db: Database, of old: Row) throws -> Int64 {
    let kind: String = try old.value("kind")
    let key: String = try old.value("key")
    var number = 2
    let taken = try db.makeStatement(sql: "SELECT 1 FROM entity WHERE kind = ? AND key = ?")
    while try Bool.fetchOne(taken, arguments: [kind, "\(key)#\(number)"]) == true { number += 1 }
    try db.execute(
      sql: "INSERT INTO entity (kind, name, key, country, latin) VALUES (?, ?, ?, ?, ?)",
      arguments: [
        kind, try old.value("name", as: String.self), "\(key)#\(number)", try old.value("country", as: String?.self),
        try old.value("latin", as: String?.self),
      ])
    return db.lastInsertedRowID
  }

  private static func move(_ db: Database, from old: Int64, to new: Int64, inArticle article: Int64) throws {
    for name in try spellings(db, of: old, inArticle: article) {
      try NameSpellings.note(name, of: new, in: db)
      try NameSpellings.forget(name, of: old, in: db)
    }
    try db.execute(
      sql: "UPDATE article_entity SET entity = ? WHERE article = ? AND entity = ?", arguments: [new, article, old])
    try db.execute(
      sql: """
        UPDATE OR REPLACE party SET entity = ? WHERE entity = ? AND record IN (SELECT id FROM record WHERE article = ?)
        """, arguments: [new, old, article])
  }

  /// The spellings that an article adds to an entity.
  private static func spellings(_ db: Database, of entity: Int64, inArticle article: Int64) throws -> [String] {
    guard let ref = try String.fetchOne(db, sql: "SELECT ref FROM article WHERE id = ?", arguments: [article]),
      let stored = try stored(db, ref: ref)
    else { return [] }
    let variants = try entityVariants(of: stored.reading)
    let ordinals = try Int.fetchAll(
      db, sql: "SELECT ordinal FROM article_entity WHERE article = ? AND entity = ? ORDER BY ordinal",
      arguments: [article, entity])
    return ordinals.flatMap { variants.indices.contains($0) ? variants[$0] : [] }
  }
}
