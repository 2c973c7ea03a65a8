import Foundation
import GRDB
public import IsnadIntake
import IsnadText

/// What becomes of a text that is in the archive already.
public enum Deduplication: String, Sendable, CaseIterable {
  /// The same bytes are one article that appeared several times.
  case exact
  /// As ``exact``, and an article that prints another one's text, cut or changed a little, stands under the first reporter.
  /// Its own text and records are kept.
  case near
  /// Every item is an article of its own.
  case off
}

/// Where an article was taken from.
public struct Origin: Sendable, Hashable {
  /// The input's name, as the user gave it.
  public let input: String
  public let position: Int
  /// UTC, `2024-03-26T14:30:00Z`.
  public let captured: String
  /// The version of the program, and what tells this build of it from others.
  public let version: String
  /// What tells the rules and models from others (``IsnadFormats/rulesHash``).
  public let program: String

  public init(input: String, position: Int, captured: String, version: String, program: String) {
    self.input = input
    self.position = position
    self.captured = captured
    self.version = version
    self.program = program
  }
}

/// How far an input was taken in.
public struct Checkpoint: Sendable, Hashable {
  public let input: String
  /// What tells whether it is still the same input: its size and time.
  public let fingerprint: String
  /// The position of the last item that is done, rejects included.
  public let done: Int
  public let isFinished: Bool

  public init(input: String, fingerprint: String, done: Int, isFinished: Bool) {
    self.input = input
    self.fingerprint = fingerprint
    self.done = done
    self.isFinished = isFinished
  }
}

/// What a batch changed.
public struct Stored: Sendable, Hashable {
  public var articles = 0
  public var records = 0
  public var duplicates = 0
  public var revisions = 0
  /// Articles that were put under another one whose text they print.
  public var reprints = 0

  public init() {}

  public static func += (a: inout Stored, b: Stored) {
    a.articles += b.articles
    a.records += b.records
    a.duplicates += b.duplicates
    a.revisions += b.revisions
    a.reprints += b.reprints
  }
}

/// An article that is not in the archive yet, or one more appearance of one that is.
public enum Arrival: Sendable {
  case new(PreparedArticle)
  case again(ref: String, sourceHash: String, Article)
}

extension Archive {
  /// The texts of `refs` that are here already, so that they need not be read again.
  public func known(_ refs: [String]) throws(ArchiveError) -> Set<String> {
    try Self.catching {
      try pool.read { db in
        let statement = try db.cachedStatement(sql: "SELECT 1 FROM article WHERE ref = ?")
        return Set(try refs.filter { try Bool.fetchOne(statement, arguments: [$0]) == true })
      }
    }
  }

  public func checkpoint(of input: String) throws(ArchiveError) -> Checkpoint? {
    try Self.catching {
      try pool.read { db in
        try Row.fetchOne(db, sql: "SELECT * FROM input WHERE name = ?", arguments: [input]).map { row in
          Checkpoint(
            input: try row.value("name"), fingerprint: try row.value("fingerprint"), done: try row.value("done"),
            isFinished: try row.value("is_finished"))
        }
      }
    }
  }

  /// Stores a batch and how far its input was read, in one transaction: all of it or nothing.
  public func store(
    _ batch: [(Arrival, Origin)], upTo checkpoint: Checkpoint, _ deduplication: Deduplication = .exact
  ) throws(ArchiveError) -> Stored {
    try Self.catching {
      try linking { db, links in
        var stored = Stored()
        for (arrival, origin) in batch {
          let writer = ArticleWriter(db: db, links: links, origin: origin, deduplication: deduplication)
          try writer.write(arrival, &stored)
        }
        try db.cachedStatement(
          sql: "INSERT OR REPLACE INTO input (name, fingerprint, done, is_finished) VALUES (?, ?, ?, ?)"
        ).execute(arguments: [
          checkpoint.input, checkpoint.fingerprint, checkpoint.done, checkpoint.isFinished,
        ])
        return stored
      }
    }
  }
}
