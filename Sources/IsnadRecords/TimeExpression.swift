public import IsnadText

/// A TIMEX3 expression.
public struct TimeExpression: Sendable, Hashable {
  public enum Kind: String, Sendable { case date = "DATE", time = "TIME", duration = "DURATION", set = "SET" }
  public enum Modifier: String, Sendable {
    case approx, start, mid, end
    case moreThan = "more-than"
    case lessThan = "less-than"
  }
  public enum Basis: String, Sendable { case explicit, publication, context, hijri }

  /// Without its preposition, with `يوم`.
  public var span: ByteSpan
  public var kind: Kind
  /// ISO 8601 / TIMEX3; `X` for what is not known.
  public var value: String
  public var modifier: Modifier?
  public var basis: Basis?
  public var evidence: Evidence

  public init(
    span: ByteSpan, kind: Kind, value: String, modifier: Modifier? = nil, basis: Basis? = nil, evidence: Evidence
  ) {
    self.span = span
    self.kind = kind
    self.value = value
    self.modifier = modifier
    self.basis = basis
    self.evidence = evidence
  }
}
