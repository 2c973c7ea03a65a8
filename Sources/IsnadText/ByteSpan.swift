/// A half-open run of bytes in one ``SourceText``.
///
/// Offsets count UTF-8 bytes from the first byte of the article as received (after a byte order mark, and nothing else):
/// nothing trimmed, nothing normalised. Inside the program every position is a byte; code points, the unit of the public
/// records, are worked out where records are printed (``SourceText/scalarOffset(ofByte:)``).
public struct ByteSpan: Hashable, Sendable, Comparable, CustomStringConvertible {
  public let start: Int32
  public let end: Int32

  @inlinable public init(_ range: Range<Int>) {
    start = Int32(truncatingIfNeeded: range.lowerBound)
    end = Int32(truncatingIfNeeded: range.upperBound)
  }

  @inlinable public init(start: Int32, end: Int32) {
    self.start = start
    self.end = end
  }

  @inlinable public var range: Range<Int> { Int(start)..<Int(end) }
  @inlinable public var count: Int { Int(end - start) }
  @inlinable public var isEmpty: Bool { start >= end }

  @inlinable public func contains(_ other: ByteSpan) -> Bool { start <= other.start && other.end <= end }
  @inlinable public func contains(_ byte: Int32) -> Bool { start <= byte && byte < end }
  @inlinable public func overlaps(_ other: ByteSpan) -> Bool { start < other.end && other.start < end }

  /// From the start of the earlier span to the end of the later one.
  @inlinable public func union(_ other: ByteSpan) -> ByteSpan {
    ByteSpan(start: min(start, other.start), end: max(end, other.end))
  }

  /// By start, then by end: the order of reading.
  @inlinable public static func < (a: ByteSpan, b: ByteSpan) -> Bool {
    a.start != b.start ? a.start < b.start : a.end < b.end
  }

  public var description: String { "\(start)..<\(end)" }
}
