public import IsnadText

/// What stands between quotation marks, and how the pairing came about.
public struct Quotation: Sendable, Hashable {
  public enum Pairing: UInt8, Sendable {
    /// Two marks that fit each other.
    case matched
    /// Both marks are there, at least one of them turned the wrong way (`” جيد “`).
    case reversed
    /// The closing mark is missing; the paragraph's end stands in for it, or a better place that the pairing found.
    case unclosed
    /// The opening mark is missing.
    case unopened
  }

  /// The opening mark; nil where it is missing.
  public let opening: ByteSpan?
  /// The closing mark; nil where it is missing.
  public let closing: ByteSpan?
  /// What stands between the marks, white space at its ends left out.
  public let content: ByteSpan
  public let pairing: Pairing
  /// The quotation that this one lies in.
  public let parent: Int32?

  public init(opening: ByteSpan?, closing: ByteSpan?, content: ByteSpan, pairing: Pairing, parent: Int32?) {
    self.opening = opening
    self.closing = closing
    self.content = content
    self.pairing = pairing
    self.parent = parent
  }

  /// The quotation with its marks.
  public var outer: ByteSpan {
    ByteSpan(start: opening?.start ?? content.start, end: closing?.end ?? content.end)
  }
}
