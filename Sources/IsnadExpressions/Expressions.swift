public import IsnadDocument
public import IsnadLanguage
public import IsnadRecords
import IsnadText

/// The dates and figures of one article, each list in text order.
public struct Expressions: Sendable {
  public var times: [TimeExpression]
  public var figures: [Figure]
  /// Every number as printed, whatever it counts: dates, scores and shares as well.
  public var numbers: [Number]

  public init(times: [TimeExpression] = [], figures: [Figure] = [], numbers: [Number] = []) {
    self.times = times
    self.figures = figures
    self.numbers = numbers
  }
}

/// Finds the dates and figures of a document.
///
/// - Parameters:
///   - document: Any text; nothing in it is an error.
///   - analysis: Tags and trees where they are known; they decide the tense that a weekday leans on. nil reads by words alone.
///   - published: `YYYY-MM-DD`, with or without a time of day; nil leaves relative values underspecified (`XXXX-WXX-2`).
/// - Returns: TIMEX3 expressions and figures; neither overlaps the other.
/// - Complexity: O(*n*) in tokens.
public func findExpressions(in document: Document, analysis: Analysis?, published: String?) -> Expressions {
  let words = WordReader(document, analysis: analysis)
  let numerals = NumeralIndex(NumeralReader(words: words).readAll(), tokens: words.count)
  let anchor = anchor(published: published, words, numerals, analysis)
  let matches = TimeFinder(words: words, numerals: numerals, anchor: anchor, analysis: analysis).findAll()
  var taken = [Bool](repeating: false, count: words.count)
  let times = matches.map { match in
    for i in match.tokens { taken[i] = true }
    let span = words.span(match.tokens)
    return TimeExpression(
      span: span, kind: match.kind, value: match.value, modifier: match.modifier, basis: match.basis,
      evidence: Evidence(match.rule, match.confidence, reasons: match.reasons.map { Reason($0, at: span) }))
  }
  markAges(&taken, words, numerals, anchor)
  var figures = FigureFinder(words: words, numerals: numerals, taken: taken).findAll()
  let figureTimes = FigureTimes(document: document, times: times)
  for i in figures.indices { figures[i].time = figureTimes.time(of: figures[i].span) }
  return Expressions(
    times: times, figures: ChangeReader(words: words, figures: figures).readAll(),
    numbers: numerals.all.compactMap { $0.isVague ? nil : Number($0) })
}

/// The publication date, else the day in the dateline, else none.
private func anchor(published: String?, _ words: WordReader, _ numerals: NumeralIndex, _ analysis: Analysis?) -> Anchor
{
  let given = Anchor(published: published)
  guard given.date == nil else { return given }
  let dates = DateReader(
    words: words, numerals: numerals, anchor: given, tenses: TenseReader(words: words, analysis: analysis))
  return DatelineDate(words: words, dates: dates).day().map { Anchor(dateline: $0) } ?? given
}

/// Ages are neither times nor figures: their numbers are taken before figures are looked for.
private func markAges(_ taken: inout [Bool], _ words: WordReader, _ numerals: NumeralIndex, _ anchor: Anchor) {
  let amounts = AmountReader(words: words, numerals: numerals)
  for numeral in numerals.all where !taken[numeral.tokens.lowerBound] {
    // What counts units of time is no figure, told or not.
    if let amount = amounts.read(at: numeral.tokens.lowerBound) {
      for i in amount.tokens { taken[i] = true }
    } else if numeral.isWhole, numeral.value < 125, AgeReader(words: words).isAge(before: numeral.tokens.lowerBound) {
      for i in numeral.tokens { taken[i] = true }
    } else if words.document.token(numeral.tokens.upperBound, is: "من"),
      words.token(numeral.tokens.upperBound + 1, isOneOf: ["عمره", "عمرها", "العمر", "عمرهم"])
    {
      for i in numeral.tokens { taken[i] = true }
    }
  }
}
