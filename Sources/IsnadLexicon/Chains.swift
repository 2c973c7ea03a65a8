/// Many short lists that grow side by side in one array: an array for each of a lexicon's spellings would be most of its
/// loading.
///
/// Inlinable, or every value would be copied by a call through a table of its type.
public struct Chains<Value: Hashable & Sendable>: Sendable {
  /// The start of a list without values.
  @inlinable public static var empty: Int32 { -1 }

  @usableFromInline var links: [Link] = []

  @usableFromInline struct Link: Sendable {
    @usableFromInline let value: Value
    @usableFromInline var next: Int32

    @inlinable init(value: Value, next: Int32) {
      self.value = value
      self.next = next
    }
  }

  @inlinable public init() {}

  /// The values of the list that starts at `first`, in the order in which they were added.
  @inlinable public func values(from first: Int32) -> [Value] {
    var values: [Value] = []
    var place = first
    while place >= 0 {
      values.append(links[Int(place)].value)
      place = links[Int(place)].next
    }
    return values
  }

  /// Puts a value at the end of the list that starts at `first`, unless the list has one that is the same.
  @inlinable public mutating func append(_ value: Value, to first: inout Int32, unless isSame: (Value, Value) -> Bool) {
    var last: Int32 = -1
    var place = first
    while place >= 0 {
      if isSame(links[Int(place)].value, value) { return }
      last = place
      place = links[Int(place)].next
    }
    if last < 0 { first = Int32(links.count) } else { links[Int(last)].next = Int32(links.count) }
    links.append(Link(value: value, next: -1))
  }
}
