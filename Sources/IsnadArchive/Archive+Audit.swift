import Foundation
import GRDB

/// What a client of the server changed, or tried to: one row a request, kept for good.
public struct AuditedWrite: Sendable, Hashable {
  public let id: Int64
  /// UTC.
  public let made: String
  public let action: String
  /// What was written: an article's id, a record's, an entity's number.
  public let target: String?
  /// The answer's status; nil while the write is under way, and for good where the program was ended meanwhile.
  public let status: Int?
}

/// How a write begins.
public enum WriteStart: Sendable {
  /// The row that it is told in.
  case new(Int64)
  /// The same key came before; how that was answered.
  case done(status: Int, answer: [UInt8], bodyHash: String)
  /// The same key is being answered.
  case underWay
}

extension Archive {
  /// Tells that a write begins, before anything is changed.
  ///
  /// - Parameters:
  ///   - key: The client's own name for the write: with it, the same write twice is done once.
  ///   - abandoned: A write of this key that began before this time and has not ended is begun anew.
  public func beginWrite(
    _ action: String, key: String?, bodyHash: String, at time: String, abandoned: String
  ) throws(ArchiveError) -> WriteStart {
    try Self.catching {
      try pool.write { db in
        let earlier = try key.flatMap {
          try Row.fetchOne(db, sql: "SELECT * FROM audit WHERE key = ?", arguments: [$0])
        }
        if let earlier {
          if let status = try earlier.value("status", as: Int?.self) {
            return .done(
              status: status, answer: Array(try earlier.value("answer", as: Data?.self) ?? Data()),
              bodyHash: try earlier.value("body_hash"))
          }
          guard try earlier.value("made", as: String.self) < abandoned else { return .underWay }
          try db.execute(
            sql: "UPDATE audit SET key = NULL WHERE id = ?", arguments: [try earlier.value("id", as: Int64.self)])
        }
        try db.execute(
          sql: "INSERT INTO audit (made, action, key, body_hash) VALUES (?, ?, ?, ?)",
          arguments: [time, action, key, bodyHash])
        return .new(db.lastInsertedRowID)
      }
    }
  }

  /// Tells how a write ended. The key of one that failed may be used again.
  public func endWrite(_ id: Int64, target: String?, status: Int, answer: [UInt8]) throws(ArchiveError) {
    try Self.catching {
      try pool.write { db in
        try db.execute(
          sql: """
            UPDATE audit SET target = ?, status = ?, answer = ?, key = CASE WHEN ? < 400 THEN key END WHERE id = ?
            """, arguments: [target, status, Data(answer), status, id])
      }
    }
  }

  /// All writes, the last first.
  public func auditedWrites(limit: Int = 100) throws(ArchiveError) -> [AuditedWrite] {
    try Self.catching {
      try pool.read { db in
        try Row.fetchAll(db, sql: "SELECT * FROM audit ORDER BY id DESC LIMIT ?", arguments: [limit]).map { row in
          AuditedWrite(
            id: try row.value("id"), made: try row.value("made"), action: try row.value("action"),
            target: try row.value("target"), status: try row.value("status"))
        }
      }
    }
  }
}
