import IsnadCalendar
import IsnadDocument
import IsnadRecords

/// Reads what lasts or recurs: durations, `قبل يومين`, `منذ 25 عاما`, `كل أسبوعين`, `يوميا`.
struct SpanReader {
  let words: WordReader
  let numerals: NumeralIndex
  let dates: DateReader
  let anchor: Anchor
  let tenses: TenseReader

  private var document: Document { words.document }
  private var amounts: AmountReader { AmountReader(words: words, numerals: numerals) }

  func read(at i: Int, last: TimeMatch?) -> TimeMatch? {
    readSet(at: i) ?? readDistance(at: i, last: last) ?? readDuration(at: i)
  }

  // MARK: Sets

  private func readSet(at i: Int) -> TimeMatch? {
    if let unit = words[i].set {
      // برميل يوميا is one unit of measure.
      if let (_, next) = words.phrase(at: i - 1, { if case .noun = $0 { true } else { nil } }), next > i,
        words.sameSentence(i - 1, i)
      {
        return nil
      }
      return TimeMatch(i..<(i + 1), .set, unit.duration("1"), basis: .explicit, rule: "time/set", confidence: .medium)
    }
    if let frequency = readFrequency(at: i) { return frequency }
    guard document.token(i, is: "كل") || document.token(i, is: "بكل"), words.sameSentence(i, i + 1) else { return nil }
    if let (weekday, next) = dates.readWeekday(at: i + 1) ?? bareWeekday(at: i + 1) {
      return TimeMatch(i..<next, .set, "XXXX-WXX-\(weekday)", basis: .explicit, rule: "time/set")
    }
    guard let amount = amounts.read(at: i + 1), !amount.isDefinite else { return nil }
    return TimeMatch(i..<amount.tokens.upperBound, .set, amount.duration, basis: .explicit, rule: "time/set")
  }

  /// `مرة في الشهر`, `مرتين في الأسبوع`, `ثلاث مرات في السنة`: what recurs within a unit; how often is told by the words.
  private func readFrequency(at i: Int) -> TimeMatch? {
    var at = i
    if words.token(i, isOneOf: ["مره", "مرتين", "مرتان"]) {
      at = words.token(i + 1, isOneOf: ["واحده"]) ? i + 2 : i + 1
    } else if words[i].numberRole != .none, document.token(i + 1, is: "مرات") {
      at = i + 2
    } else {
      return nil
    }
    guard document.token(at, is: "في"), words.sameSentence(i, at + 1), words.hasArticle(at + 1),
      let unit = words[at + 1].unit, words[at + 1].unitForm == .singular, unit.rawValue >= TimeUnit.day.rawValue
    else { return nil }
    return TimeMatch(
      i..<(at + 2), .set, unit.duration("1"), basis: .explicit, rule: "time/set", confidence: .medium)
  }

  /// `كل يوم جمعة`, `كل جمعة`.
  private func bareWeekday(at i: Int) -> (Int, next: Int)? {
    let at = dates.isDayNoun(i) ? i + 1 : i
    let sense = words[at]
    guard sense.weekday > 0, sense.numberRole == .none || at > i, words.sameSentence(i, at) else { return nil }
    return (Int(sense.weekday), at + 1)
  }

  // MARK: Distances

  /// `قبل يومين`, `بعد أسبوعين من الآن`, `منذ ثلاثة أيام`.
  private func readDistance(at i: Int, last: TimeMatch?) -> TimeMatch? {
    let isBefore = words.token(i, isOneOf: ["قبل", "وقبل", "قبيل"])
    // على بعد خمسة أسابيع tells how far, not when.
    let isAfter = words.token(i, isOneOf: ["بعد", "وبعد"]) && !document.token(i - 1, is: "علي")
    let isSince = words.token(i, isOneOf: ["منذ", "ومنذ", "مذ"])
    guard isBefore || isAfter || isSince else { return nil }
    var at = i + 1
    var modifier: TimeExpression.Modifier?
    if let (bound, next) = SpanReader.bound(words, at: at) {
      modifier = bound
      at = next
    }
    guard let amount = amounts.read(at: at), words.sameSentence(i, at), !amount.isDefinite, !amount.isCompound,
      amount.count.isWholeNumber,
      amount.count < 100_000
    else { return nil }
    var end = amount.tokens.upperBound
    let fromNow = document.token(end, is: "من") && words.token(end + 1, isOneOf: ["الان", "اليوم"])
    if fromNow { end += 2 }
    if isSince {
      // «Since 25 years» is how long; alone, or in a translated «since 21 days», it is when.
      let sentence = words.sentence(of: i)
      guard sentence.lowerBound == i, end >= sentence.upperBound - 1,
        let moved = anchor.moved(amount.unit, -Int(amount.count))
      else {
        return TimeMatch(
          amount.tokens, .duration, amount.duration, modifier: modifier, basis: .explicit, rule: "time/duration")
      }
      return TimeMatch(
        i..<end, .date, moved.value, modifier: modifier, basis: anchor.basis, rule: "time/distance",
        confidence: .medium, day: moved.day)
    }
    // قبل يومين من الانتخابات counts from the elections, whose day the text need not tell; قبل ساعة من is the same.
    if !fromNow, words.token(document.token(end, is: "فقط") ? end + 1 : end, isOneOf: ["من", "علي"]) { return nil }
    if isAfter, !fromNow, tenses.tense(of: i..<end) != .future {
      // A story's «two days later» counts from its own last day.
      guard amount.unit == .day, let last, let base = last.day, tenses.tense(of: i..<end) == .past else {
        return amount.isBare || tenses.tense(of: i..<end) == .past
          ? nil : moved(i..<end, amount, 1, modifier)
      }
      let day = base.adding(days: Int(amount.count))
      let value = last.isYearless ? "XXXX" + day.description.dropFirst(4) : day.description
      return TimeMatch(
        i..<end, .date, value, modifier: modifier, basis: .context, rule: "time/distance-of-narrative",
        confidence: .low, day: day)
    }
    return moved(i..<end, amount, isBefore ? -1 : 1, modifier)
  }

  private func moved(
    _ tokens: Range<Int>, _ amount: AmountReader.Amount, _ sign: Int, _ modifier: TimeExpression.Modifier?
  ) -> TimeMatch? {
    guard let moved = anchor.moved(amount.unit, sign * Int(amount.count)) else { return nil }
    let isTime = moved.value.utf8.contains(0x54)
    return TimeMatch(
      tokens, isTime ? .time : .date, moved.value, modifier: modifier, basis: anchor.basis, rule: "time/distance",
      confidence: amount.isBare ? .medium : .high,
      day: moved.day)
  }

  // MARK: Durations

  private func readDuration(at i: Int) -> TimeMatch? {
    guard let amount = amounts.read(at: i) else { return nil }
    if amount.isBare { guard isMeasured(before: i) else { return nil } }
    if isAge(amount) || isRank(amount) { return nil }
    var end = amount.tokens.upperBound
    // اليومين الماضيين, 3 أيام القادمة
    let direction = words[end].direction
    let isTurned = direction != .none && direction != .this && words.hasArticle(end) && words.sameSentence(i, end)
    if isTurned { end += 1 }
    if amount.isDefinite, !isTurned, words[i].unitForm == .dual || words[i].unitForm == .singular, numerals.at(i) == nil
    {
      return nil
    }
    let modifier = boundBefore(i)
    return TimeMatch(i..<end, .duration, amount.duration, modifier: modifier, basis: .explicit, rule: "time/duration")
  }

  /// A unit alone is an amount only after a word of lasting: `لمدة أسبوع`, `على مدى عام`, `خلال شهر`.
  private func isMeasured(before i: Int) -> Bool {
    guard words.sameSentence(i - 1, i) else { return false }
    return words.token(
      i - 1,
      isOneOf: [
        "لمده", "مده", "مدي", "خلال", "غضون", "طوال", "طيله", "طول", "بمده", "فتره", "لفتره", "استمر", "استمرت",
        "استغرق", "استغرقت", "يستغرق", "تستغرق", "لنحو", "نحو", "حوالي", "قرابه", "مر", "مرت", "ومر", "مرور", "بمرور",
        "مضي", "مضت", "انقضي", "انقضاء", "انقضت", "دام", "دامت", "يدوم", "تدوم", "يمتد", "تمتد", "امتد", "امتدت",
      ])
  }

  /// An age is no duration: `البالغ من العمر 45 عاما`, `(45 عاما)`, `، 45 عاما،`, `تحت 14 سنة`.
  func isAge(_ amount: AmountReader.Amount) -> Bool {
    guard amount.unit == .year || amount.unit == .month, amount.count < 125 else { return false }
    let i = amount.tokens.lowerBound
    let end = amount.tokens.upperBound
    if words.token(end, isOneOf: ["من"]), words[end + 1].cues.contains(.age) { return true }
    if diesAt(i) { return true }
    if AgeReader(words: words).isAge(before: i) { return true }
    for j in stride(from: i - 1, through: i - 4, by: -1) where words.sameSentence(j, i) {
      if words.token(j, isOneOf: ["البالغ", "البالغه", "يبلغ", "تبلغ", "بالغ"]) {
        if j == i - 1 || words[i - 1].cues.contains(.age) { return true }
        continue
      }
      if words.token(j, isOneOf: ["ذو", "ذي", "ذات", "ابن", "ابنه"]) {
        guard j >= i - 2 else { continue }
        return true
      }
      if words[j].cues.contains(.age) { return true }
      if words.token(j, isOneOf: ["تحت", "دون", "فوق"]) { return j == i - 1 }
    }
    guard amount.unit == .year else { return false }
    if words.token(i - 1, isMark: 0x28) { return words.token(end, isMark: 0x29) || document.token(end, is: "،") }
    guard
      document.token(i - 1, is: "،") || words.token(i - 1, isMark: 0x2C) || words.token(i - 1, isMark: 0x2D)
        || document.token(i - 1, is: "–")
    else { return false }
    return document.token(end, is: "،") || words.token(end, isMark: 0x2C) || words.token(end, isMark: 0x29)
      || words.token(end, isMark: 0x2D)
      || document.token(end, is: "–") || words.isKind(end, .sentenceEnd)
  }

  /// `توفي عن 85 عاما`, `رحل عن ما يناهز 90 عاما`.
  private func diesAt(_ i: Int) -> Bool {
    guard let about = stride(from: i - 1, through: max(0, i - 4), by: -1).first(where: { document.token($0, is: "عن") })
    else { return false }
    return (max(0, about - 6)..<about).contains {
      words.sameSentence($0, i)
        && words.token($0, isOneOf: ["توفي", "توفيت", "رحل", "رحلت", "رحيل", "وفاه", "مات", "ماتت", "غيب"])
    }
  }

  /// `اليوم السابع`, `في عامها الثامن` are ranks; a bare unit before an ordinal never lasts.
  private func isRank(_ amount: AmountReader.Amount) -> Bool {
    amount.isBare && words[amount.tokens.upperBound].ordinal > 0
  }

  private func boundBefore(_ i: Int) -> TimeExpression.Modifier? {
    for start in stride(from: i - 1, through: max(0, i - 4), by: -1) where words.sameSentence(start, i) {
      if let (modifier, next) = SpanReader.bound(words, at: start), next == i { return modifier }
    }
    return nil
  }

  /// A bound of a number as the modifier of a time.
  static func bound(_ words: WordReader, at i: Int) -> (TimeExpression.Modifier, next: Int)? {
    guard
      let (bound, next) = words.phrase(at: i, { if case .bound(let bound, isBefore: true) = $0 { bound } else { nil } })
    else { return nil }
    switch bound {
    case .moreThan, .atLeast: return (.moreThan, next)
    case .lessThan, .atMost: return (.lessThan, next)
    case .about: return (.approx, next)
    default: return nil
    }
  }
}
