import Foundation
import GRDB
import IsnadFormats
import IsnadJSON
import IsnadText

/// Something that is not as it should be.
public struct Finding: Sendable, Hashable {
  public enum Problem: String, Sendable, CaseIterable {
    /// SQLite's own check of the file.
    case file
    /// A row points at one that is not there.
    case link
    /// The text is not the one that its id was made of.
    case hash
    /// A span of a record is not what stands in the text.
    case span
    /// The stored reading can't be read, or is not of this article.
    case reading
    /// An article lacks records that its reading has, or the reverse.
    case records
    /// The search index and the articles don't agree.
    case index
  }
  public let problem: Problem
  /// The article; nil for the file as a whole.
  public let ref: String?
  public let detail: String
}

extension Archive {
  /// Verifies everything: the file, every link, every hash, every span against its text, the search index.
  ///
  /// - Returns: The articles that were looked at, and what was found in the order of the articles.
  public func check() throws(ArchiveError) -> (articles: Int, findings: [Finding]) {
    var findings: [Finding] = []
    try Self.catching {
      try pool.read { db in
        for line in try String.fetchAll(db, sql: "PRAGMA integrity_check") where line != "ok" {
          findings.append(Finding(problem: .file, ref: nil, detail: line))
        }
        for row in try Row.fetchAll(db, sql: "PRAGMA foreign_key_check") {
          findings.append(Finding(problem: .link, ref: nil, detail: try row.value("table")))
        }
        let passages = "(SELECT id FROM record WHERE passage = id)"
        for (table, content) in [("article_search", "article"), ("record_search", passages)] {
          let missing =
            try Int.fetchOne(
              db,
              sql: """
                SELECT (SELECT count(*) FROM \(content) WHERE id NOT IN (SELECT id FROM \(table)_docsize))
                  + (SELECT count(*) FROM \(table)_docsize WHERE id NOT IN (SELECT id FROM \(content)))
                """) ?? 0
          if missing > 0 { findings.append(Finding(problem: .index, ref: nil, detail: "\(table): \(missing)")) }
        }
      }
    }
    try Self.catching { findings += try indexFindings() }
    let counted = try recordCounts()
    var articles = 0
    try Self.catching {
      try pool.read { db in
        let rows = try Row.fetchCursor(
          db, sql: "SELECT a.id, a.ref, t.text FROM article a JOIN content t ON t.article = a.id ORDER BY a.id")
        while let row = try rows.next() {
          articles += 1
          let ref: String = try row.value("ref")
          let id = documentID(of: SourceText(try row.value("text")))
          if !ref.hasPrefix(id) { findings.append(Finding(problem: .hash, ref: ref, detail: id)) }
          // A reading is packed with its text: with another one it does not unpack.
          if let article = try? Self.stored(db, ref: ref) {
            findings += try Self.check(article, rows: counted[row.value("id"), default: 0])
          } else {
            findings.append(Finding(problem: .reading, ref: ref, detail: "packed"))
          }
        }
      }
    }
    return (articles, findings)
  }

  /// What FTS5 finds wrong with the pages of its indexes: SQLite's check of the file looks into them from version 3.44 on only.
  private func indexFindings() throws -> [Finding] {
    try ["article_search", "record_search"].compactMap { table in
      do {
        // It is asked by an INSERT that changes nothing.
        try pool.write { try $0.execute(sql: "INSERT INTO \(table) (\(table)) VALUES ('integrity-check')") }
        return nil
      } catch let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT {
        return Finding(problem: .index, ref: nil, detail: table)
      }
    }
  }

  private func recordCounts() throws(ArchiveError) -> [Int64: Int] {
    try Self.catching {
      try pool.read { db in
        let rows = try Row.fetchAll(
          db,
          sql: "SELECT article, count(*) AS n FROM record WHERE kind IN ('figure', 'event', 'poll') GROUP BY article")
        return Dictionary(
          uniqueKeysWithValues: try rows.map { row in
            (try row.value("article", as: Int64.self), try row.value("n", as: Int.self))
          })
      }
    }
  }

  private static func check(_ article: StoredArticle, rows: Int) throws -> [Finding] {
    let ref = article.head.ref
    var findings: [Finding] = []
    guard let reading = try? JSON.parse(article.reading) else {
      return findings + [Finding(problem: .reading, ref: ref, detail: "JSON")]
    }
    if reading["document"]?["id"]?.string.map({ ref.hasPrefix($0) }) != true {
      findings.append(Finding(problem: .reading, ref: ref, detail: "id"))
    }
    // Statements and votes may lack a place and then have no row; these three always have one.
    let listed = ["figures", "events", "polls"].reduce(0) { $0 + (reading[$1]?.array?.count ?? 0) }
    if rows != listed { findings.append(Finding(problem: .records, ref: ref, detail: "\(rows), \(listed)")) }
    let scalars = Array(String(decoding: article.text.bytes, as: UTF8.self).unicodeScalars)
    forEachSpan(reading) { start, end, text in
      let isInside = 0 <= start && start <= end && end <= scalars.count
      guard !isInside || !text.unicodeScalars.elementsEqual(scalars[start..<end]) else { return }
      findings.append(Finding(problem: .span, ref: ref, detail: "\(start)-\(end)"))
    }
    return findings
  }

  /// Every object with `start`, `end` and `text`, wherever it stands.
  private static func forEachSpan(_ value: JSON, _ body: (Int, Int, String) -> Void) {
    switch value {
    case .array(let elements): for element in elements { forEachSpan(element, body) }
    case .object(let members):
      if let start = value["start"]?.integer, let end = value["end"]?.integer, let text = value["text"]?.string {
        body(start, end, text)
      }
      for member in members { forEachSpan(member.value, body) }
    default: break
    }
  }
}
