public import IsnadText

/// What stands between quotation marks, and how the pairing came about.
public struct Quotation: Sendable, Hashable {
  public enum Pairing: UInt8, Sendable {
    /// Two marks that fit each other, in one paragraph or over several.
    case matched
    /// Both marks are there, at least one of them turned the wrong way (`” جيد “`).
    case reversed
    /// No closing mark, because the next paragraph goes on with a mark of its own: the convention of long quotations.
    case continued
    /// The closing mark is missing: the content ends with its sentence, or with the paragraph after a colon.
    case unclosed
    /// The opening mark is missing: the content starts after a colon, or with the sentence after the mark before.
    case unopened
  }

  /// The opening mark; nil where it is missing.
  public let opening: ByteSpan?
  /// The closing mark; nil where it is missing.
  public let closing: ByteSpan?
  /// What stands between the marks, white space at its ends left out; stray marks inside stay inside.
  public let content: ByteSpan
  public let pairing: Pairing
  /// Index of the quotation that this one lies in.
  public let parent: Int32?
  /// Index of the quotation in the paragraph before, which this one goes on.
  public let continues: Int32?

  public init(
    opening: ByteSpan?, closing: ByteSpan?, content: ByteSpan, pairing: Pairing, parent: Int32?, continues: Int32? = nil
  ) {
    self.opening = opening
    self.closing = closing
    self.content = content
    self.pairing = pairing
    self.parent = parent
    self.continues = continues
  }

  /// The quotation with its marks.
  public var outer: ByteSpan {
    ByteSpan(start: opening?.start ?? content.start, end: closing?.end ?? content.end)
  }
}
