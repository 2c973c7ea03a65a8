import GRDB
import IsnadStories
import Synchronization

/// Sketches that were read lately: an article that comes in is compared with some hundred others, mostly the same ones as the
/// article before it.
final class SketchCache: Sendable {
  private struct State {
    /// SQLite's `data_version`, which changes when somebody else writes: numbers of articles can then mean others.
    var version = 0
    var sketches: [Int64: Sketch] = [:]
  }

  private let state = Mutex(State())
  /// Some fifty megabytes.
  private static let mostSketches = 16_384

  /// Forgets what somebody else may have changed.
  func validate(for db: Database) throws {
    let version = try Int.fetchOne(db.cachedStatement(sql: "PRAGMA data_version")) ?? 0
    state.withLock { if $0.version != version { $0 = State(version: version) } }
  }

  func forgetAll() { state.withLock { $0.sketches = [:] } }

  func forget(_ id: Int64) { state.withLock { $0.sketches[id] = nil } }

  subscript(id: Int64) -> Sketch? {
    get { state.withLock { $0.sketches[id] } }
    set {
      state.withLock {
        if $0.sketches.count >= Self.mostSketches { $0.sketches = [:] }
        $0.sketches[id] = newValue
      }
    }
  }
}
