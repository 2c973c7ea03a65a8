import IsnadText

/// A stretch of a table: a column, or a part of one, read in place.
///
/// Loading a lexicon is most of the program's start, so what it handles is bytes: a `String` is made only of what a record
/// may show.
public struct Field: Sendable {
  /// `const` in C and never freed, or (``init(_:)``) alive as long as the call that reads it.
  nonisolated(unsafe) public let bytes: UnsafeBufferPointer<UInt8>

  public init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  public var count: Int { bytes.count }
  public var isEmpty: Bool { bytes.isEmpty }
  public var string: String { String(decoding: bytes, as: UTF8.self) }
  /// The text; nil for an empty field.
  public var filled: String? { isEmpty ? nil : string }

  /// The parts between `|`.
  public var list: Parts { parts(separator: 0x7C) }
  /// The parts between spaces.
  public var words: Parts { parts(separator: 0x20) }

  /// The parts between separators; empty ones are left out.
  public func parts(separator: UInt8) -> Parts { Parts(self, separator: separator) }

  public func contains(_ byte: UInt8) -> Bool { bytes.place(of: byte, from: 0, to: count) < count }

  public func hasPrefix(_ start: StaticString) -> Bool {
    let length = start.utf8CodeUnitCount
    guard length <= count else { return false }
    for i in 0..<length where bytes[i] != start.utf8Start[i] { return false }
    return true
  }

  public func hasSuffix(_ end: StaticString) -> Bool {
    let length = end.utf8CodeUnitCount
    return length <= count && dropFirst(count - length).hasPrefix(end)
  }

  public static func == (field: Field, text: StaticString) -> Bool {
    field.count == text.utf8CodeUnitCount && field.hasPrefix(text)
  }

  public func dropFirst(_ length: Int) -> Field { Field(UnsafeBufferPointer(rebasing: bytes[min(length, count)...])) }
  public func dropLast(_ length: Int) -> Field {
    Field(UnsafeBufferPointer(rebasing: bytes[..<max(0, count - length)]))
  }

  /// The folded spelling.
  public var folded: [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(count)
    Folding.folded.append(bytes, to: &out)
    return out
  }

  public struct Parts: Sequence, IteratorProtocol {
    private let field: Field
    private let separator: UInt8
    private var place = 0

    fileprivate init(_ field: Field, separator: UInt8) {
      self.field = field
      self.separator = separator
    }

    public mutating func next() -> Field? {
      let bytes = field.bytes
      while place < bytes.count, bytes[place] == separator { place += 1 }
      guard place < bytes.count else { return nil }
      let start = place
      place = bytes.place(of: separator, from: start, to: bytes.count)
      return Field(UnsafeBufferPointer(rebasing: bytes[start..<place]))
    }

    /// The first part.
    public var first: Field? {
      var copy = self
      return copy.next()
    }

    /// The last part.
    public var last: Field? {
      var copy = self
      var last: Field?
      while let part = copy.next() { last = part }
      return last
    }
  }
}
