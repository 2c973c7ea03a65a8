import Foundation
import GRDB
import IsnadFormats
import IsnadSearch
import IsnadText

extension Archive {
  /// How much of what is here; in a fixed order.
  public func statistics() throws(ArchiveError) -> [(name: String, count: Int)] {
    try Self.catching {
      try pool.read { db in
        func count(_ sql: String) throws -> Int { try Int.fetchOne(db, sql: "SELECT " + sql) ?? 0 }
        var found: [(String, Int)] = [
          ("articles", try count("count(*) FROM article WHERE is_current = 1")),
          ("revised", try count("count(*) FROM article WHERE is_current = 0")),
          ("appearances", try count("count(*) FROM appearance")),
          ("outlets", try count("count(DISTINCT outlet) FROM article")),
          ("entities", try count("count(*) FROM entity")),
        ]
        for kind in [RecordKind.statement, .figure, .event, .vote, .poll] {
          let number = try Int.fetchOne(
            db, sql: "SELECT count(*) FROM record WHERE kind = ?", arguments: [kind.rawValue])
          found.append((kind.rawValue, number ?? 0))
        }
        found.append(("text_bytes", try count("coalesce(sum(length(CAST(text AS BLOB))), 0) FROM content")))
        let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
        found.append(("file_bytes", pages * (try Int.fetchOne(db, sql: "PRAGMA page_size") ?? 0)))
        return found
      }
    }
  }

  /// Writes a whole copy to a new file, while others may go on.
  public func backup(to path: String) throws(ArchiveError) {
    guard !FileManager.default.fileExists(atPath: path) else { throw .exists }
    try Self.catching { try Self.copy(pool, to: path) }
  }

  /// Gives unused room back to the disk.
  public func vacuum() throws(ArchiveError) {
    try Self.catching {
      try pool.write { db in
        for table in ["article_search", "record_search"] {
          try db.execute(sql: "INSERT INTO \(table) (\(table)) VALUES ('optimize')")
        }
      }
      try pool.vacuum()
      try pool.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
    }
  }
}
