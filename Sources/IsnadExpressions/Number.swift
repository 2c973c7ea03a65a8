public import IsnadDocument
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

  init(span: ByteSpan, tokens: Range<Int>, value: Double, isFraction: Bool) {
    self.span = span
    self.tokens = tokens
    self.value = value
    self.isFraction = isFraction
  }
}

/// The numbers of a document in text order; no two overlap.
public func findNumbers(in document: Document) -> [Number] {
  document.tokens.indices.compactMap { i in
    guard document.tokens[i].kind == .number else { return nil }
    guard let value = Double(String(decoding: document.foldedBytes[document.foldedRange(i)], as: UTF8.self)) else { return nil }
    return Number(span: document.tokens[i].span, tokens: i..<(i + 1), value: value, isFraction: false)
  }
}
