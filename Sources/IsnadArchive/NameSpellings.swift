import GRDB
import IsnadText

/// The spellings of entities with how many articles have each, and the words of them all: a name is looked up by its first word,
/// not by reading through all spellings.
enum NameSpellings {
  /// Notes that one more article spells an entity so.
  static func note(_ spelling: String, of entity: Int64, in db: Database) throws {
    try db.cachedStatement(sql: "UPDATE spelling SET articles = articles + 1 WHERE entity = ? AND spelling = ?")
      .execute(arguments: [entity, spelling])
    guard db.changesCount == 0 else { return }
    let folded = String(decoding: Folding.folded.of(spelling), as: UTF8.self)
    try db.cachedStatement(sql: "INSERT INTO spelling (entity, folded, spelling, articles) VALUES (?, ?, ?, 1)")
      .execute(arguments: [entity, folded, spelling])
    try addWords(of: folded, entity, to: db)
  }

  /// Takes back that an article spells an entity so; with its last article a spelling goes, and the words that no other has.
  static func forget(_ spelling: String, of entity: Int64, in db: Database) throws {
    try db.execute(
      sql: "UPDATE spelling SET articles = articles - 1 WHERE entity = ? AND spelling = ?",
      arguments: [entity, spelling])
    try db.execute(
      sql: "DELETE FROM spelling WHERE entity = ? AND spelling = ? AND articles < 1", arguments: [entity, spelling])
    guard db.changesCount > 0 else { return }
    try db.execute(sql: "DELETE FROM name_word WHERE entity = ?", arguments: [entity])
    for folded in try String.fetchAll(db, sql: "SELECT folded FROM spelling WHERE entity = ?", arguments: [entity]) {
      try addWords(of: folded, entity, to: db)
    }
  }

  /// Those who have `name` as a whole part of a spelling (`نتنياهو` of بنيامين نتنياهو), or whom they were joined into by hand.
  static func entities(named name: String, in db: Database) throws -> [Int64] {
    let folded = String(decoding: Folding.folded.of(name), as: UTF8.self)
    guard let word = words(of: folded).first else { return [] }
    return try Int64.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT DISTINCT coalesce(e.merged_into, e.id) FROM name_word w CROSS JOIN entity e ON e.id = w.entity
          WHERE w.word = ? AND EXISTS (
            SELECT 1 FROM spelling n WHERE n.entity = e.id AND instr(' ' || n.folded || ' ', ' ' || ? || ' ') > 0)
          """), arguments: [String(word), folded])
  }

  /// Makes the words anew from the spellings.
  static func indexAll(in db: Database) throws {
    for row in try Row.fetchAll(db, sql: "SELECT entity, folded FROM spelling ORDER BY entity, spelling") {
      try addWords(of: try row.value("folded"), try row.value("entity"), to: db)
    }
  }

  private static func words(of folded: String) -> [Substring] { folded.split(separator: " ") }

  private static func addWords(of folded: String, _ entity: Int64, to db: Database) throws {
    for word in words(of: folded) {
      try db.cachedStatement(sql: "INSERT OR IGNORE INTO name_word (word, entity) VALUES (?, ?)")
        .execute(arguments: [String(word), entity])
    }
  }
}
