public import IsnadArchive

/// A part of a list: each element as JSON, and where the list goes on.
public struct Listing: Sendable {
  public var items: [[UInt8]]
  /// All that match, not only those listed; nil where they are not counted.
  public var total: Int?
  /// nil at the list's end.
  public var next: Cursor?

  public init(items: [[UInt8]], total: Int?, next: Cursor?) {
    self.items = items
    self.total = total
    self.next = next
  }
}
