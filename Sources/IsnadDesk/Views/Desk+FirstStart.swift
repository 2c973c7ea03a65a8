import IsnadArchive
public import IsnadPages
import IsnadReading

extension Desk {
  /// What an empty archive shows.
  public func firstStart() -> FirstStartView { FirstStartView(database: archive.path, hasDemo: true) }

  /// Whether there is nothing to look for.
  public var isEmpty: Bool {
    get throws(ArchiveError) { try archive.count(SearchRequest(.articles, limit: 0)) == 0 }
  }

  /// How right the program is.
  public func method() -> MethodView { MethodView(version: isnadVersion) }
}
