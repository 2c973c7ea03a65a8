import GRDB
public import IsnadFormats
public import IsnadJSON
import IsnadReading
import IsnadRecords
import IsnadText

/// Why a correction can't be kept.
public enum CorrectionFault: Error, Sendable, Hashable {
  /// The article has no such record.
  case noRecord
  /// A fix that gives no record of the contract: the key that is to blame.
  case badKey(String)
}

extension Archive {
  /// Keeps what somebody says of a record; what was said of it before is undone, not deleted.
  ///
  /// - Parameters:
  ///   - ref: The whole id of the article.
  ///   - changes: For a fix: the keys to set. A span needs `start` and `end` alone; its words are taken from the text.
  /// - Returns: What was kept, or why it can't be.
  public func correct(
    _ ref: String, _ kind: RecordKind, _ ordinal: Int, _ verdict: Correction.Verdict, changes: JSON? = nil,
    reason: String?, at time: String
  ) throws(ArchiveError) -> Result<Correction, CorrectionFault> {
    try Self.catching {
      try pool.write { db in
        guard let article = try Self.stored(db, ref: ref), let reading = try? JSON.parse(article.reading),
          let records = reading[kind.listName]?.array, records.indices.contains(ordinal)
        else { return .failure(.noRecord) }
        var kept: JSON?
        if verdict == .fix {
          let words = SpanWords(article.text).filled(changes ?? .object([]))
          if let key = Self.unknownKey(of: words, in: records[ordinal]) { return .failure(.badKey(key)) }
          let fix = Correction(
            id: 0, kind: kind, ordinal: ordinal, verdict: .fix, changes: words, reason: nil, made: time)
          var json = JSONWriter()
          json.value(reading.corrected(by: [fix]))
          do throws(ReadingFault) {
            _ = try Reading(decoding: json.bytes, of: article.text)
          } catch {
            return .failure(.badKey(error.key))
          }
          kept = words
        }
        try db.execute(
          sql: """
            UPDATE correction SET undone = ? WHERE article = ? AND kind = ? AND ordinal = ? AND undone IS NULL
            """, arguments: [time, article.head.id, kind.rawValue, ordinal])
        try db.execute(
          sql: """
            INSERT INTO correction (article, kind, ordinal, verdict, changes, reason, made) VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
          arguments: [article.head.id, kind.rawValue, ordinal, verdict.rawValue, kept.map(Self.text), reason, time])
        let id = db.lastInsertedRowID
        try Self.restate(db, article.head, kind, ordinal)
        return .success(
          Correction(
            id: id, kind: kind, ordinal: ordinal, verdict: verdict, changes: kept, reason: reason,
            made: time))
      }
    }
  }

  /// Takes back what was said of a record last; what was said before does not come back.
  ///
  /// - Returns: Whether there was something to take back.
  public func undoCorrection(
    _ ref: String, _ kind: RecordKind, _ ordinal: Int, at time: String
  ) throws(ArchiveError) -> Bool {
    try Self.catching {
      try pool.write { db in
        try db.execute(
          sql: """
            UPDATE correction SET undone = ? WHERE kind = ? AND ordinal = ? AND undone IS NULL
              AND article = (SELECT id FROM article WHERE ref = ?)
            """, arguments: [time, kind.rawValue, ordinal, ref])
        guard db.changesCount > 0, let article = try Self.stored(db, ref: ref) else { return false }
        try Self.restate(db, article.head, kind, ordinal)
        return true
      }
    }
  }

  /// Writes anew what is asked for of a record by value, after somebody fixed it or took a fix back. Its place and the words that it
  /// is found by stay: they are what was printed.
  private static func restate(_ db: Database, _ head: ArticleHead, _ kind: RecordKind, _ ordinal: Int) throws {
    guard let reading = try reading(db, ref: head.ref)?.reading else { return }
    let rows = PreparedArticle.rows(of: reading)
    guard let row = rows.first(where: { $0.kind == kind && $0.ordinal == ordinal }),
      let id = try Int64.fetchOne(
        db, sql: "SELECT id FROM record WHERE article = ? AND kind = ? AND ordinal = ?",
        arguments: [head.id, kind.rawValue, ordinal])
    else { return }
    try db.execute(sql: "UPDATE record SET class = ?, day = ? WHERE id = ?", arguments: [row.name, row.day, id])
    if let figure = row.figure {
      try db.execute(
        sql: """
          UPDATE figure SET value = ?, low = ?, high = ?, bound = ?, unit = ?, voucher =
            (SELECT s.id FROM record s WHERE s.article = ? AND s.kind = 'statement' AND s.ordinal = ?) WHERE record = ?
          """,
        arguments: [
          figure.value, figure.low, figure.high, figure.bound.rawValue, figure.unit, head.id, row.voucher, id,
        ])
    }
    let entities = try Int64.fetchAll(
      db, sql: "SELECT entity FROM article_entity WHERE article = ? ORDER BY ordinal", arguments: [head.id])
    try db.execute(sql: "DELETE FROM party WHERE record = ?", arguments: [id])
    for party in row.parties where entities.indices.contains(party.entity) {
      try db.execute(
        sql: "INSERT OR IGNORE INTO party (record, role, entity) VALUES (?, ?, ?)",
        arguments: [id, party.role, entities[party.entity]])
    }
    for (ordinal, roles) in PreparedArticle.roles(in: rows, of: entities.count).enumerated() {
      try db.execute(
        sql: "UPDATE article_entity SET roles = ? WHERE article = ? AND ordinal = ?",
        arguments: [roles.rawValue, head.id, ordinal])
    }
  }

  /// Every article with a correction that holds, in the order in which they came.
  public func forEachCorrected(_ body: (StoredArticle) throws -> Void) throws(ArchiveError) {
    try Self.catching {
      try pool.read { db in
        let refs = try String.fetchAll(
          db,
          sql: """
            SELECT ref FROM article WHERE id IN (SELECT article FROM correction WHERE undone IS NULL) ORDER BY id
            """)
        for ref in refs { if let article = try Self.stored(db, ref: ref) { try body(article) } }
      }
    }
  }

  /// The corrections of an article that hold, by kind and place.
  static func corrections(_ db: Database, article: Int64) throws -> [Correction] {
    try Row.fetchAll(
      db.cachedStatement(
        sql: "SELECT * FROM correction WHERE article = ? AND undone IS NULL ORDER BY kind, ordinal, id"),
      arguments: [article]
    ).compactMap { row in
      guard let kind = RecordKind(rawValue: try row.value("kind")),
        let verdict = Correction.Verdict(rawValue: try row.value("verdict"))
      else { return nil }
      let changes = try row.value("changes", as: String?.self).flatMap { try? JSON.parse(Array($0.utf8)) }
      return Correction(
        id: try row.value("id"), kind: kind, ordinal: try row.ordinal(), verdict: verdict, changes: changes,
        reason: try row.value("reason"),
        made: try row.value("made"))
    }
  }

  /// A key that a fix sets and no record of the kind has: a slip of the pen must not look like a correction.
  private static func unknownKey(of changes: JSON, in record: JSON) -> String? {
    guard case .object(let members) = changes else { return "{" }
    for member in members {
      guard let old = record[member.key], !["id", "rule", "confidence", "explain"].contains(member.key) else {
        return member.key
      }
      if case .object = member.value, case .object = old, let key = unknownKey(of: member.value, in: old) { return key }
    }
    return nil
  }

  private static func text(_ json: JSON) -> String {
    var writer = JSONWriter()
    writer.value(json)
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}

/// Writes the words of a text into spans that have only their positions.
private struct SpanWords {
  private let scalars: [Unicode.Scalar]

  init(_ text: SourceText) { scalars = Array(String(decoding: text.bytes, as: UTF8.self).unicodeScalars) }

  func filled(_ value: JSON) -> JSON {
    switch value {
    case .array(let elements): return .array(elements.map(filled))
    case .object(let members):
      var members = members.map { JSON.Member(key: $0.key, value: filled($0.value)) }
      guard let start = value["start"]?.integer, let end = value["end"]?.integer, 0 <= start, start <= end,
        end <= scalars.count
      else { return .object(members) }
      var words = String.UnicodeScalarView()
      words.append(contentsOf: scalars[start..<end])
      members.removeAll { $0.key == "text" }
      return .object(members + [JSON.Member(key: "text", value: .string(String(words)))])
    default: return value
    }
  }
}
