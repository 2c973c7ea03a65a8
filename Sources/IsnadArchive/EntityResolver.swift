import GRDB
import IsnadText

/// Finds the archive's entity for one that an article names, or makes it.
///
/// Two articles mean the same one where Wikidata's item is the same, or the kind and the fullest name in folded spelling.
/// More than that is a guess: namesakes stay what they are until somebody joins them.
struct EntityResolver {
  let db: Database

  mutating func resolve(_ row: PreparedArticle.EntityRow) throws -> Int64 {
    let key = String(decoding: Folding.folded.of(row.name), as: UTF8.self)
    let id = try known(row, key) ?? make(row, key)
    for variant in row.variants { try NameSpellings.note(variant, of: id, in: db) }
    return id
  }

  private func known(_ row: PreparedArticle.EntityRow, _ key: String) throws -> Int64? {
    if let wikidata = row.wikidata,
      let id = try Int64.fetchOne(
        db.cachedStatement(sql: "SELECT id FROM entity WHERE kind = ? AND wikidata = ? ORDER BY id LIMIT 1"),
        arguments: [row.kind, wikidata])
    {
      return id
    }
    return try Int64.fetchOne(
      db.cachedStatement(sql: "SELECT id FROM entity WHERE kind = ? AND key = ?"), arguments: [row.kind, key])
  }

  private func make(_ row: PreparedArticle.EntityRow, _ key: String) throws -> Int64 {
    try db.cachedStatement(
      sql: "INSERT INTO entity (kind, name, key, wikidata, country, latin) VALUES (?, ?, ?, ?, ?, ?)"
    ).execute(arguments: [row.kind, row.name, key, row.wikidata, row.country, row.latin])
    return db.lastInsertedRowID
  }
}
