import IsnadText

/// A number as the text writes it: one or several tokens, in digits, words or both.
struct Numeral {
  enum Form { case digits, words, mixed }

  var tokens: Range<Int>
  /// Without attached letters before it (`بألفي` → `ألفي`), with its article.
  var span: ByteSpan
  var value: Double
  var form: Form
  /// `عشرات`, `آلاف`: no value, and at least ``low``.
  var isVague = false
  var low: Double?
  var high: Double?
  /// `نصف`, `ثلاثة أرباع`, `٣/٤`.
  var isFraction = false
  /// A pronoun stands for what it is a part of (`نصفهم`).
  var hasPronoun = false
  /// The first word has the article (`الثلاثة`).
  var isDefinite = false
  /// A number in digits without any mark or scale: it can be a year, a label, a score.
  var isPlainDigits = false
  /// How many digits such a number has.
  var digitCount = 0
  /// Ends in ألف, مليون and so on, or is a dual of them.
  var hasScale = false
  /// A point whose three decimals can be thousands as well (`12.500`): the thousands reading.
  var thousandsReading: Double?
  /// Whether its digits were printed in the wrong order (`6 .56%`) and have been put right.
  var isRepaired = false

  var isWhole: Bool { value.isWholeNumber && !isFraction && !isVague }
}
