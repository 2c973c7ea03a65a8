/// Rounding in integers: the standard library's own calls the C maths library, which nothing below the edge links.
extension Double {
  /// Whether there is nothing behind the point, for numbers that a text can hold.
  var isWholeNumber: Bool { self > -9e15 && self < 9e15 && Double(Int(self)) == self }

  /// To four decimals, as the contract gives fractions.
  var toFourDecimals: Double { Double((self * 10_000).nearestInt) / 10_000 }

  /// The nearest whole number, halves upward; for numbers below 9 · 10¹⁵.
  var nearestInt: Int { self < 0 ? -Int(0.5 - self) : Int(self + 0.5) }
}
