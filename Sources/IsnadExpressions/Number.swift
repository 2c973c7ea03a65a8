public import IsnadText

/// A number as printed, whatever it counts: for the layers that read scores and shares.
public struct Number: Sendable, Hashable {
  /// Without attached letters before it.
  public let span: ByteSpan
  /// Indices into ``Document/tokens``.
  public let tokens: Range<Int>
  public let value: Double
  /// `ثلث`, `نصف`.
  public let isFraction: Bool

  init(_ numeral: Numeral) {
    span = numeral.span
    tokens = numeral.tokens
    value = numeral.value
    isFraction = numeral.isFraction
  }
}
