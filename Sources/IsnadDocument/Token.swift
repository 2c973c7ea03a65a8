public import IsnadText

/// A word, a number or a mark of the text as printed: clitics are still attached (`وقال` is one token).
public struct Token: Sendable, Hashable {
  public enum Kind: UInt8, Sendable {
    /// Arabic letters, with marks and tatweel.
    case word
    /// Letters of other scripts, digits inside them included (`F16`).
    case foreign
    /// Digits of any of the three kinds, with decimal and thousands marks between them (`32,552`, `٣٫٥`).
    case number
    /// A web or mail address, kept whole.
    case address
    case quotationMark
    /// `.`, `!`, `?`, `؟`, `…` and runs of them.
    case sentenceEnd
    case punctuation
    case symbol
  }

  public let span: ByteSpan
  public let kind: Kind
  /// The sentence that the token stands in.
  public let sentence: Int32
  /// Whether white space (or the text's start) stands before it, or should: see ``Document/lostSpaces``.
  public let isSpaced: Bool

  /// The place of its folded form in ``Document/foldedBytes``.
  let folded: ByteSpan

  init(span: ByteSpan, kind: Kind, sentence: Int32, isSpaced: Bool, folded: ByteSpan) {
    self.span = span
    self.kind = kind
    self.sentence = sentence
    self.isSpaced = isSpaced
    self.folded = folded
  }
}
