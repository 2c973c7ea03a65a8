public import IsnadText

/// A fault of the text itself. The text is never changed.
public struct Damage: Sendable, Hashable {
  public enum Kind: String, Sendable, CaseIterable {
    case quoteUnbalanced = "quote-unbalanced", quoteReversed = "quote-reversed", quoteMisplaced = "quote-misplaced"
    case sentenceBreak = "sentence-break", fusedVerbs = "fused-verbs", nameAsWord = "name-as-word"
    case bidiControl = "bidi-control", invisible, mojibake
    case numberFlipped = "number-flipped", truncated, missingSpace = "missing-space"
  }

  public var kind: Kind
  public var span: ByteSpan
  /// What is wrong, for a reader.
  public var message: String
  /// What a reader would restore; nil where that is not clear.
  public var repair: String?
  public var evidence: Evidence

  public init(kind: Kind, span: ByteSpan, message: String, repair: String? = nil, evidence: Evidence) {
    self.kind = kind
    self.span = span
    self.message = message
    self.repair = repair
    self.evidence = evidence
  }
}
