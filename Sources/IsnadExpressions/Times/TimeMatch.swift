import IsnadCalendar
import IsnadRecords
import IsnadText

/// A time expression while it is being read: tokens, and a value that may still lack its anchor.
struct TimeMatch {
  var tokens: Range<Int>
  var kind: TimeExpression.Kind
  var value: String
  var modifier: TimeExpression.Modifier?
  var basis: TimeExpression.Basis?
  /// The rule's name.
  var rule: String
  var confidence: Confidence
  /// The day that it names, where it names one: later expressions lean on it (`في اليوم التالي`).
  var day: CivilDate?
  /// The year of ``day`` is not known (2001 stands for it).
  var isYearless = false
  /// A part of the day or a clock can be hung on it.
  var isDay = false
  var reasons: [String] = []

  init(
    _ tokens: Range<Int>, _ kind: TimeExpression.Kind, _ value: String, modifier: TimeExpression.Modifier? = nil,
    basis: TimeExpression.Basis? = nil, rule: String, confidence: Confidence = .high, day: CivilDate? = nil,
    isDay: Bool = false,
    reasons: [String] = []
  ) {
    self.tokens = tokens
    self.kind = kind
    self.value = value
    self.modifier = modifier
    self.basis = basis
    self.rule = rule
    self.confidence = confidence
    self.day = day
    self.isDay = isDay
    self.reasons = reasons
  }
}
