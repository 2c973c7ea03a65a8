import Foundation
import GRDB
import GRDBSQLite
import IsnadCompression
import IsnadFormats

/// Many articles with their records in one SQLite file.
///
/// Reading is concurrent (WAL); of writers there is one at a time. Every change is one transaction that is on the disk when it
/// ends, so a killed program leaves whole articles.
public final class Archive: Sendable {
  let pool: DatabasePool
  public let path: String
  private let sketches = SketchCache()

  public enum Use: Sendable {
    case reading, writing
    /// Writing; a file that is not there is made.
    case creating
  }

  /// Opens an archive. One of an older program is migrated when it is opened for writing, after a backup beside it.
  public convenience init(_ path: String, for use: Use) throws(ArchiveError) {
    try self.init(path, for: use, migrator: Schema.migrator)
  }

  init(_ path: String, for use: Use, migrator: DatabaseMigrator) throws(ArchiveError) {
    self.path = path
    let isThere = FileManager.default.fileExists(atPath: path)
    if !isThere {
      guard use == .creating else { throw .missing }
      try Self.makeFile(path)
    }
    pool = try Self.catching {
      let pool = try DatabasePool(path: path, configuration: Self.configuration)
      try Self.prepare(pool, path: path, isNew: !isThere, isWriting: use != .reading, migrator)
      return pool
    }
  }

  private static var configuration: Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(10)
    configuration.prepareDatabase { db in
      db.add(tokenizer: ArabicTokenizer.self)
      // What a transaction wrote survives a loss of power, too; batches are large enough to pay for it.
      try db.execute(sql: "PRAGMA synchronous = FULL")
      try db.execute(sql: "PRAGMA secure_delete = ON")
      // The index of a large archive is read again and again. Each connection has a cache of its own, and what is mapped counts for
      // each, too: a server must stay small.
      try db.execute(sql: "PRAGMA cache_size = -16384")
    }
    return configuration
  }

  /// Articles may name victims and sources: the file is for its owner alone.
  private static func makeFile(_ path: String) throws(ArchiveError) {
    let folder = (path as NSString).deletingLastPathComponent
    do {
      if !folder.isEmpty {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      }
    } catch { throw .forbidden }
    guard FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600]) else {
      throw .forbidden
    }
  }

  private static func prepare(
    _ pool: DatabasePool, path: String, isNew: Bool, isWriting: Bool, _ migrator: DatabaseMigrator
  ) throws {
    if isNew {
      try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA application_id = \(Schema.applicationID)") }
      return try migrator.migrate(pool)
    }
    let (application, isEmpty) = try pool.read { db in
      (
        try Int32.fetchOne(db, sql: "PRAGMA application_id"),
        try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema") == 0
      )
    }
    if isEmpty, isWriting { return try prepare(pool, path: path, isNew: true, isWriting: true, migrator) }
    guard application == Schema.applicationID else { throw ArchiveError.foreign }
    let applied = try pool.read { try migrator.appliedIdentifiers($0) }
    if let unknown = applied.subtracting(migrator.migrations).sorted().last { throw ArchiveError.newer(unknown) }
    guard applied.count < migrator.migrations.count else { return }
    guard isWriting else { throw ArchiveError.older }
    try copy(pool, to: "\(path).before-\(applied.count + 1).bak")
    try migrator.migrate(pool)
  }

  /// Writes a copy that is whole, whatever others write at the same time.
  static func copy(_ pool: DatabasePool, to path: String) throws {
    try makeFile(path)
    let target = try DatabaseQueue(path: path)
    try pool.backup(to: target)
    try target.close()
  }

  /// A transaction that changes which articles hang together.
  func linking<Result>(_ body: (Database, StoryLinks) throws -> Result) throws -> Result {
    do {
      return try pool.write { db in
        try sketches.validate(for: db)
        return try body(db, StoryLinks(db: db, cache: sketches))
      }
    } catch {
      // What was read in a transaction that is undone is of articles that never were.
      sketches.forgetAll()
      throw error
    }
  }

  /// Turns what SQLite says into what a user can do something about.
  static func catching<Result>(_ body: () throws -> Result) throws(ArchiveError) -> Result {
    do {
      return try body()
    } catch let error as ArchiveError {
      throw error
    } catch let error as DatabaseError {
      switch error.resultCode {
      case .SQLITE_BUSY, .SQLITE_LOCKED: throw .busy
      case .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH: throw .forbidden
      case .SQLITE_FULL: throw .full
      case .SQLITE_NOTADB: throw .foreign
      case .SQLITE_CORRUPT: throw .damaged(error.message ?? "\(error.resultCode)")
      default: throw .failed(error.message ?? "\(error.resultCode)")
      }
    } catch is RowDecodingError {
      // A column holds something else than its table says.
      throw .damaged("column")
    } catch let error as CompressionError {
      throw .damaged("\(error)")
    } catch let error as ReadingFault {
      throw .damaged(error.key)
    } catch {
      throw .failed("\(error)")
    }
  }
}
