import IsnadArchive
public import IsnadPages

extension Desk {
  /// What an empty archive shows.
  public func firstStart() -> FirstStartView { FirstStartView(database: archive.path, hasDemo: true) }
}
