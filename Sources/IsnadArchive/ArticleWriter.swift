import Foundation
import GRDB
import IsnadFormats
import IsnadIntake
import IsnadReading
import IsnadRecords
import IsnadSearch
import IsnadText

/// Writes one article with its records inside the transaction of its batch.
struct ArticleWriter {
  let db: Database
  let links: StoryLinks
  let origin: Origin
  let deduplication: Deduplication

  func write(_ arrival: Arrival, _ stored: inout Stored) throws {
    switch arrival {
    case .again(let ref, let hash, let article):
      // Purged meanwhile or twice in one batch: either way there is nothing to add it to, or it is there.
      guard let id = try id(of: ref) else { return }
      stored.duplicates += 1
      try addAppearance(article, id, hash)
    case .new(let prepared):
      if deduplication != .off, let id = try id(of: prepared.ref) {
        stored.duplicates += 1
        return try addAppearance(prepared.article, id, prepared.sourceHash)
      }
      let id = try insertArticle(prepared, &stored)
      try addAppearance(prepared.article, id, prepared.sourceHash)
      let entities = try insertEntities(prepared, id)
      try insertRecords(prepared, id, entities)
      try prepared.indexed.add(to: db, article: id)
      let reprints = ReprintFinder(db: db)
      if deduplication == .near, try reprints.place(prepared.sketch, id) { stored.reprints += 1 }
      try reprints.keep(prepared.sketch, id)
      try links.add(id, prepared.sketch)
      stored.articles += 1
      stored.records += prepared.records.count
    }
  }

  private func id(of ref: String) throws -> Int64? {
    try Int64.fetchOne(db.cachedStatement(sql: "SELECT id FROM article WHERE ref = ?"), arguments: [ref])
  }

  /// `ref`, or `ref#2` and so on where it is taken.
  private func freeRef(_ ref: String) throws -> String {
    var free = ref
    var number = 1
    while try id(of: free) != nil {
      number += 1
      free = "\(ref)#\(number)"
    }
    return free
  }

  private func insertArticle(_ prepared: PreparedArticle, _ stored: inout Stored) throws -> Int64 {
    let article = prepared.article
    let older = try revised(by: article)
    if let older {
      stored.revisions += 1
      try db.cachedStatement(sql: "UPDATE article SET is_current = 0 WHERE id = ?").execute(arguments: [older])
    }
    try db.cachedStatement(
      sql: """
        INSERT INTO article (ref, title, outlet, url, author, published, published_basis, language, source_hash,
          captured, version, program, revises)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      try freeRef(prepared.ref), article.title, article.outlet, article.url, article.author,
      article.published?.description, article.options.publishedBasis?.rawValue, prepared.language, prepared.sourceHash,
      origin.captured, origin.version, origin.program, older,
    ])
    let id = db.lastInsertedRowID
    try db.cachedStatement(sql: "INSERT INTO content (article, text, indexed, reading) VALUES (?, ?, ?, ?)").execute(
      arguments: [
        id, String(decoding: article.text.bytes, as: UTF8.self), Data(prepared.packedIndex), Data(prepared.reading),
      ])
    return id
  }

  /// The newest text that the same address held before.
  private func revised(by article: Article) throws -> Int64? {
    guard let url = article.url else { return nil }
    return try Int64.fetchOne(
      db.cachedStatement(sql: "SELECT id FROM article WHERE url = ? AND is_current = 1 ORDER BY id DESC LIMIT 1"),
      arguments: [url])
  }

  private func addAppearance(_ article: Article, _ id: Int64, _ hash: String) throws {
    let published = article.published?.description
    let isThere = try Bool.fetchOne(
      db.cachedStatement(
        sql: "SELECT 1 FROM appearance WHERE article = ? AND outlet IS ? AND url IS ? AND published IS ?"),
      arguments: [id, article.outlet, article.url, published])
    guard isThere == nil else { return }
    try db.cachedStatement(
      sql: """
        INSERT INTO appearance (article, outlet, url, published, source_hash, captured, input, position)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      id, article.outlet, article.url, published, hash, origin.captured, origin.input, origin.position,
    ])
  }

  // MARK: Records

  private func insertEntities(_ prepared: PreparedArticle, _ article: Int64) throws -> [Int64] {
    var resolver = EntityResolver(db: db)
    var ids: [Int64] = []
    for (ordinal, entity) in prepared.entities.enumerated() {
      let id = try resolver.resolve(entity)
      ids.append(id)
      try db.cachedStatement(
        sql: "INSERT INTO article_entity (article, ordinal, entity, mentions, roles) VALUES (?, ?, ?, ?, ?)"
      ).execute(arguments: [article, ordinal, id, entity.mentions, entity.roles.rawValue])
    }
    return ids
  }

  private func insertRecords(_ prepared: PreparedArticle, _ article: Int64, _ entities: [Int64]) throws {
    // Statements come first, so that what they vouch for can point at them.
    var statements: [Int: Int64] = [:]
    var passages: [ByteSpan: Int64] = [:]
    for row in prepared.records {
      try db.cachedStatement(
        sql: """
          INSERT INTO record (article, kind, ordinal, span_start, span_end, context_start, context_end, class, day,
            confidence)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """
      ).execute(arguments: [
        article, row.kind.rawValue, row.ordinal, row.span.start, row.span.end, row.context.start, row.context.end,
        row.name, row.day, row.confidence.rawValue,
      ])
      let id = db.lastInsertedRowID
      if row.kind == .statement { statements[row.ordinal] = id }
      if let figure = row.figure {
        try db.cachedStatement(
          sql: "INSERT INTO figure (record, value, low, high, bound, unit, voucher) VALUES (?, ?, ?, ?, ?, ?, ?)"
        ).execute(arguments: [
          id, figure.value, figure.low, figure.high, figure.bound.rawValue, figure.unit,
          row.voucher.flatMap { statements[$0] },
        ])
      }
      for party in row.parties {
        try db.cachedStatement(sql: "INSERT OR IGNORE INTO party (record, role, entity) VALUES (?, ?, ?)").execute(
          arguments: [id, party.role, entities[party.entity]])
      }
      if passages[row.context] == nil { passages[row.context] = id }
      try db.cachedStatement(sql: "UPDATE record SET passage = ? WHERE id = ?").execute(
        arguments: [passages[row.context], id])
    }
  }
}
