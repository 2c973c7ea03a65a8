/// What an empty archive shows.
public struct FirstStartView: Sendable {
  public var database: String
  public var hasDemo: Bool

  public init(database: String, hasDemo: Bool = false) {
    self.database = database
    self.hasDemo = hasDemo
  }
}
