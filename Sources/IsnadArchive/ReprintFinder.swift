import GRDB
import IsnadReading
import IsnadStories
import IsnadText

/// Puts an article that prints another one's text under whoever printed it first, inside the transaction that stores it.
///
/// Candidates share a key with it; what decides is ``Sketch/isReprint(of:)`` on the texts. Only first reporters are compared:
/// a round-up that holds two texts must not make reprints of both.
struct ReprintFinder {
  let db: Database

  /// Keys of formulas and mastheads are shared by many and tell nothing.
  private static let mostSharers = 64
  private static let mostCandidates = 16

  func keep(_ sketch: Sketch, _ id: Int64) throws {
    let insert = try db.cachedStatement(sql: "INSERT OR IGNORE INTO reprint_key (key, article) VALUES (?, ?)")
    for key in sketch.reprintKeys { try insert.execute(arguments: [Int64(bitPattern: key), id]) }
  }

  /// - Returns: Whether the article, or one that is here already, became a reprint.
  func place(_ sketch: Sketch, _ id: Int64) throws -> Bool {
    var firsts: [(id: Int64, sketch: Sketch)] = []
    for candidate in try candidates(sketch) where candidate != id {
      guard let other = try self.sketch(of: candidate), sketch.isReprint(of: other) else { continue }
      firsts.append((candidate, other))
    }
    guard let first = firsts.min(by: { $0.sketch.isEarlier(than: $1.sketch) }) else { return false }
    if sketch.isEarlier(than: first.sketch) {
      for other in firsts { try hand(over: other.id, to: id, sketch) }
    } else {
      try setFirst(id, first.id)
    }
    return true
  }

  /// The first reporters of articles that share keys, those that share most first.
  private func candidates(_ sketch: Sketch) throws -> [Int64] {
    var shared: [Int64: Int] = [:]
    let statement = try db.cachedStatement(
      sql: """
        SELECT coalesce(a.reprint_of, a.id) FROM reprint_key k JOIN article a ON a.id = k.article
        WHERE k.key = ? AND a.is_current = 1 LIMIT ?
        """)
    for key in sketch.reprintKeys {
      let sharers = try Int64.fetchAll(
        statement, arguments: [Int64(bitPattern: key), Self.mostSharers])
      for first in Set(sharers) { shared[first, default: 0] += 1 }
    }
    return shared.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(Self.mostCandidates).map(\.key)
  }

  private func sketch(of id: Int64) throws -> Sketch? {
    let row = try Row.fetchOne(
      db.cachedStatement(
        sql:
          "SELECT ref, t.text, title, outlet, published FROM article a JOIN content t ON t.article = a.id WHERE a.id = ?"
      ), arguments: [id])
    return try row.map { row in
      Sketch(
        Article(
          id: try row.value("ref"), text: SourceText(try row.value("text")), title: try row.value("title"),
          outlet: try row.value("outlet"),
          published: try row.value("published", as: String?.self).flatMap { PublicationDate($0) }))
    }
  }

  /// An earlier article came: whoever stood under `old` and prints its text stands under it now; the others for themselves.
  private func hand(over old: Int64, to id: Int64, _ sketch: Sketch) throws {
    let reprints = try Int64.fetchAll(
      db.cachedStatement(sql: "SELECT id FROM article WHERE reprint_of = ? ORDER BY id"), arguments: [old])
    for reprint in reprints {
      let isReprint = try self.sketch(of: reprint)?.isReprint(of: sketch) ?? false
      try setFirst(reprint, isReprint ? id : nil)
    }
    try setFirst(old, id)
  }

  private func setFirst(_ id: Int64, _ first: Int64?) throws {
    try db.cachedStatement(sql: "UPDATE article SET reprint_of = ? WHERE id = ?").execute(arguments: [first, id])
  }

  /// Before the first reporter is taken out: the next one speaks for the others.
  func pass(on id: Int64) throws {
    let heir = try Int64.fetchOne(
      db, sql: "SELECT id FROM article WHERE reprint_of = ? ORDER BY published IS NULL, published, ref LIMIT 1",
      arguments: [id])
    guard let heir else { return }
    try db.execute(sql: "UPDATE article SET reprint_of = ? WHERE reprint_of = ?", arguments: [heir, id])
    try setFirst(heir, nil)
  }
}
