import GRDB

/// Tells whether anybody changed the archive, this program or another, without reading anything of it.
public final class ArchiveWatch: Sendable {
  /// A connection that never writes: SQLite tells it of everybody else's commits.
  private let queue: DatabaseQueue

  public init(_ archive: Archive) throws(ArchiveError) {
    queue = try Archive.catching {
      var configuration = Configuration()
      configuration.readonly = true
      return try DatabaseQueue(path: archive.path, configuration: configuration)
    }
  }

  /// A number that changes with every commit. It means nothing beyond the life of this watch.
  public func version() throws(ArchiveError) -> Int {
    try Archive.catching {
      try queue.unsafeRead { try Int.fetchOne($0.cachedStatement(sql: "PRAGMA data_version")) ?? 0 }
    }
  }
}
