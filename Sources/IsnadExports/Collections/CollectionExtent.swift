import IsnadFormats

/// How many articles were set beside one another, and how many there are of what was asked for: the newest are read where there
/// are more than can be read while somebody waits.
public struct CollectionExtent: Sendable, Hashable {
  public let read: Int
  public let found: Int

  public init(read: Int, found: Int) {
    self.read = read
    self.found = max(read, found)
  }

  public var isWhole: Bool { read == found }

  /// As a member of the answer's object.
  func write(to json: inout JSONWriter) {
    json.key("articles"); json.openObject()
    json.key("read"); json.integer(read)
    json.key("found"); json.integer(found)
    json.closeObject()
  }
}
