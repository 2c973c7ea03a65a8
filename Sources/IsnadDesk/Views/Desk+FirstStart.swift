import IsnadArchive
public import IsnadPages
import IsnadReading

extension Desk {
  /// What an empty archive shows.
  public func firstStart() -> FirstStartView { FirstStartView(database: archive.path, hasDemo: true) }

  /// How right the program is.
  public func method() -> MethodView { MethodView(version: isnadVersion) }
}
