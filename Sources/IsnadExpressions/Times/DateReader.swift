import IsnadCalendar
import IsnadDocument
import IsnadRecords

/// Reads dates that name their day or month: `7 أكتوبر 2023`, `الثامن من يوليو`, `يوم الجمعة 15 شباط`, `21/4/2016`,
/// `10 محرم 1446 هـ`, `مارس/آذار الماضي`, `يناير 2001`.
struct DateReader {
  let words: WordReader
  let numerals: NumeralIndex
  let anchor: Anchor
  let tenses: TenseReader

  var document: Document { words.document }
  var ordinals: OrdinalReader { OrdinalReader(words: words) }

  /// A calendar month with the token after it.
  struct Month {
    var number: Int
    var isHijri: Bool
    var next: Int
    /// Two names of one month (`مارس/آذار`), which nothing else can be.
    var isDouble = false
    /// شهر stands before it.
    var hasNoun = false
  }

  func read(at i: Int) -> TimeMatch? {
    if let match = readNumeric(at: i) { return match }
    var at = i
    var weekday: Int?
    if let (day, next) = readWeekday(at: i) {
      weekday = day
      at = next
      if document.token(at, is: "،") || document.token(at, is: "الموافق") { at += 1 }
    } else if isDayNoun(i) {
      at = i + 1
    }
    guard words.sameSentence(i, at) else { return nil }
    if let numeric = at > i ? readNumeric(at: at) : nil {
      var match = numeric
      match.tokens = i..<numeric.tokens.upperBound
      return weekday.map { check(match, weekday: $0) } ?? match
    }
    if let (day, next) = readDay(at: at), let month = readMonth(at: next, afterDay: true) {
      return complete(i, weekday: weekday, day: day, month: month)
    }
    if let (day, next) = readDay(at: at), let match = dayOfCurrentMonth(i, weekday: weekday, day: day, month: next) {
      return match
    }
    return weekday == nil && at == i ? readMonthAlone(at: i) : nil
  }

  // MARK: Parts

  /// `يوم الجمعة`, `الجمعة`: the weekday and the token after it.
  func readWeekday(at i: Int) -> (Int, next: Int)? {
    let at = isDayNoun(i) ? i + 1 : i
    let sense = words[at]
    guard sense.weekday > 0, words.sameSentence(i, at) else { return nil }
    guard words.hasArticle(at) || (at > i && sense.number == 0) else { return nil }
    // الاثنين after a plural or before a number is two; الأحد is safe, one is never written so.
    if at == i, sense.weekday == 1,
      numerals.at(at + 1) != nil || words[at - 1].nounForm == .dual && words[at - 1].noun >= 0
    {
      return nil
    }
    return (Int(sense.weekday), at + 1)
  }

  /// `يوم` before what it names.
  func isDayNoun(_ i: Int) -> Bool {
    words[i].unit == .day && words[i].unitForm == .singular && !words.hasArticle(i)
      && words.folded(i).suffix(6).elementsEqual(Array("يوم".utf8))
  }

  /// A day of the month, with `من` after it skipped.
  func readDay(at i: Int) -> (Int, next: Int)? {
    var day: Int
    var next: Int
    if let ordinal = ordinals.read(at: i) {
      (day, next) = ordinal
      guard words.hasArticle(i) || words[i].ordinal == 1 else { return nil }
      // النصف الأول من أكتوبر is no first of October.
      if words.hasArticle(i - 1), words[i - 1].fraction > 0 || words[i - 1].unit == .week || words[i - 1].noun >= 0 {
        return nil
      }
    } else if let numeral = numerals.at(i), numeral.isWhole, numeral.value >= 1, numeral.value <= 99,
      numeral.form != .mixed
    {
      (day, next) = (Int(numeral.value), numeral.tokens.upperBound)
    } else {
      return nil
    }
    if document.token(next, is: "من") { next += 1 }
    return (day, next)
  }

  func readMonth(at i: Int, afterDay: Bool) -> Month? {
    var at = i
    var hasNoun = false
    if words[at].unit == .month, words[at].unitForm == .singular, words.sameSentence(i, at + 1),
      monthName(at: at + 1) != nil
    {
      at += 1
      hasNoun = true
    }
    guard let (number, isHijri, next) = monthName(at: at), !words.prefixes(at).contains(.like) else { return nil }
    if afterDay, at == i, words.prefixes(at).contains(.and) { return nil }
    var month = Month(number: number, isHijri: isHijri, next: next, hasNoun: hasNoun)
    // مارس/آذار, آذار (مارس)
    let isSlash = words.token(next, isMark: 0x2F)
    let isBracket = words.token(next, isMark: 0x28)
    if isSlash || isBracket, let second = monthName(at: next + 1), second.number == number, second.isHijri == isHijri {
      if !isBracket || words.token(second.next, isMark: 0x29) {
        month.next = second.next + (isBracket ? 1 : 0)
        month.isDouble = true
      }
    } else if let second = monthName(at: next), second.number == number, words.sameSentence(i, next) {
      month.next = second.next
      month.isDouble = true
    }
    return month
  }

  func monthName(at i: Int) -> (number: Int, isHijri: Bool, next: Int)? {
    if let (found, next) = words.phrase(
      at: i,
      { meaning -> (Int, Bool)? in
        switch meaning {
        case .month(let m): (Int(m), false)
        case .hijri(let m): (Int(m), true)
        default: nil
        }
      }), !words.hasArticle(i)
    {
      return (found.0, found.1, next)
    }
    if words[i].month > 0, !words.hasArticle(i) { return (Int(words[i].month), false, i + 1) }
    if words[i].hijriMonth > 0, !words.hasArticle(i) { return (Int(words[i].hijriMonth), true, i + 1) }
    return nil
  }

  /// A year after a date: `2023`, `عام 2023`, `من عام 1443`, `في سنة 2014`, `1446 هـ`, with the token after it.
  func readYear(at i: Int, isHijri: Bool) -> (year: Int, isHijri: Bool, next: Int)? {
    var at = i
    if document.token(at, is: "،") || words.token(at, isMark: 0x2C) { at += 1 }
    if words.token(at, isOneOf: ["من", "في", "لعام", "لسنه"]), words[at + 1].unit == .year { at += 1 }
    let hasNoun = words[at].unit == .year && words[at].unitForm == .singular
    if hasNoun { at += 1 }
    guard words.sameSentence(i - 1, at), let numeral = numerals.at(at), numeral.isWhole, numeral.value >= 1,
      numeral.value <= 9999
    else { return nil }
    let year = Int(numeral.value)
    var next = numeral.tokens.upperBound
    let mark = eraMark(at: next)
    if let mark { next = mark.next }
    if numeral.form == .digits {
      guard numeral.digitCount == 4 || (hasNoun && numeral.digitCount >= 3) else { return nil }
      // 15 يونيو 2016 but not 15 يونيو 2500 شخص.
      if !hasNoun, mark == nil, words[next].noun >= 0, !(1900...2100).contains(year) { return nil }
    } else {
      guard hasNoun || (1000...2100).contains(year) else { return nil }
    }
    let saysHijri = mark?.isHijri ?? (isHijri && year < 1700)
    return (year, saysHijri, next)
  }

  /// `هـ`, `هجرية`, `م`, `ميلادي`.
  func eraMark(at i: Int) -> (isHijri: Bool, next: Int)? {
    if words.token(i, isOneOf: ["ه", "هجري", "هجريه", "للهجره"]) { return (true, i + 1) }
    if words.token(i, isOneOf: ["م", "ميلادي", "ميلاديه"]) { return (false, i + 1) }
    return nil
  }

  /// `الماضي`, `المقبل`, `الجاري` after a date, and whether there is one.
  func readDirection(at i: Int) -> (Sense.Direction, next: Int) {
    let sense = words[i]
    guard sense.direction != .none, words.hasArticle(i), words.sameSentence(i - 1, i) else { return (.none, i) }
    // الشهر قبل الماضي is read with the periods.
    return (sense.direction, i + 1)
  }

  // MARK: Whole dates

  func complete(_ i: Int, weekday: Int?, day: Int, month: Month) -> TimeMatch? {
    if let year = readYear(at: month.next, isHijri: month.isHijri) {
      return dated(
        i..<year.next, weekday: weekday, day: day, month: month, year: year.year, isHijri: year.isHijri && month.isHijri
      )
    }
    // يونيو العام المقبل, 3 شباط من العام الماضي
    if let (offset, next) = relativeYear(at: month.next), !month.isHijri {
      let year = anchor.date.map { $0.year + offset }
      return dated(i..<next, weekday: weekday, day: day, month: month, year: year, isHijri: false, basis: anchor.basis)
    }
    let (direction, next) = readDirection(at: month.next)
    let tokens = i..<next
    if month.isHijri { return hijriWithoutYear(tokens, day: day, month: month.number, direction: direction) }
    if direction == .none, let year = eventYear(i, month.next) ?? yearOfAnniversary(i, month: month.number, day: day) {
      var match = dated(tokens, weekday: weekday, day: day, month: month, year: year, isHijri: false, basis: .context)
      match?.rule = "time/day-of-event"
      match?.confidence = .medium
      return match
    }
    let tense = direction == .none ? tenses.tense(of: tokens) : .unknown
    var year = anchor.year(month: month.number, day: day, direction: direction, tense: tense)
    // A stated weekday decides between two years.
    if let weekday, let guess = year, let date = anchor.date {
      let fits = [guess, guess - 1, guess + 1, date.year].first {
        CivilDate(year: $0, month: month.number, day: day)?.weekday == weekday
      }
      year = fits ?? year
    }
    guard
      let match = dated(
        tokens, weekday: weekday, day: day, month: month, year: year, isHijri: false, basis: anchor.basis)
    else { return nil }
    var result = match
    if year != nil {
      result.rule = "time/day-month"
      result.confidence = tense == .unknown && direction == .none ? .medium : .high
      result.reasons.append(reason(direction, tense))
    }
    return result
  }

  /// `هجمات 11 سبتمبر`: the year that everybody knows.
  func eventYear(_ i: Int, _ end: Int) -> Int? {
    guard words.sameSentence(i - 1, i),
      let (year, next) = words.phrase(at: i - 1, { if case .known(let year) = $0 { year } else { nil } })
    else {
      return nil
    }
    return next == end ? year : nil
  }

  /// `بعد عام من استفتاء 1 أكتوبر`: the day lies that many years back from publication.
  func yearOfAnniversary(_ i: Int, month: Int, day: Int) -> Int? {
    guard let date = anchor.date else { return nil }
    let amounts = AmountReader(words: words, numerals: numerals)
    for start in stride(from: i - 3, through: max(0, i - 7), by: -1)
    where words.token(start, isOneOf: ["بعد", "وبعد"]) && words.sameSentence(start, i) {
      guard let amount = amounts.read(at: start + 1), amount.unit == .year, amount.count >= 1, amount.count < 200,
        words.token(amount.tokens.upperBound, isOneOf: ["من", "علي"]), amount.tokens.upperBound < i
      else { continue }
      let aim = date.year - Int(amount.count)
      let target = CivilDate(year: aim, month: date.month, day: min(date.dayOfMonth, 28)) ?? date
      return [aim - 1, aim, aim + 1].compactMap { year in
        CivilDate(year: year, month: month, day: day).map { (year, abs($0.day - target.day)) }
      }
      .min { $0.1 < $1.1 }?.0
    }
    return nil
  }

  func reason(_ direction: Sense.Direction, _ tense: Tense) -> String {
    switch (direction, tense) {
    case (.last, _): "a word says that it is past"
    case (.next, _): "a word says that it is to come"
    case (_, .past): "its verb is in the past"
    case (_, .future): "its verb is in the future"
    default: "nothing near it tells past from future: the nearer one was taken"
    }
  }

  /// `العام المقبل`, `من هذا العام` after a month.
  func relativeYear(at i: Int) -> (Int, next: Int)? {
    var at = i
    if words.token(at, isOneOf: ["من", "في"]) { at += 1 }
    guard words.sameSentence(i - 1, at + 1) else { return nil }
    if words[at].direction == .this, words[at + 1].unit == .year { return (0, at + 2) }
    guard words[at].unit == .year, words[at].unitForm == .singular, words.hasArticle(at),
      words[at + 1].direction != .none, words.hasArticle(at + 1)
    else {
      return nil
    }
    return (Int(words[at + 1].direction == .next ? 1 : words[at + 1].direction == .last ? -1 : 0), at + 2)
  }

  func dated(
    _ tokens: Range<Int>, weekday: Int?, day: Int, month: Month, year: Int?, isHijri: Bool,
    basis: TimeExpression.Basis? = .explicit
  ) -> TimeMatch? {
    if isHijri, let year {
      guard let hijri = HijriDate(year: year, month: month.number, day: day) else { return impossible(tokens) }
      let date = hijri.civil
      let match = TimeMatch(
        tokens, .date, date.description, basis: .hijri, rule: "time/hijri-date",
        confidence: hijri.isExact ? .high : .medium, day: date, isDay: true,
        reasons: ["Umm al-Qura \(year)-\(padded(month.number, 2))-\(padded(day, 2))"])
      return weekday.map { check(match, weekday: $0) } ?? match
    }
    guard let year else {
      guard CivilDate(year: 2000, month: month.number, day: day) != nil else { return impossible(tokens) }
      var match = TimeMatch(
        tokens, .date, "XXXX-\(padded(month.number, 2))-\(padded(day, 2))", rule: "time/day-month",
        day: CivilDate(year: 2001, month: month.number, day: day), isDay: true,
        reasons: ["the year is not stated and there is no publication date"])
      match.isYearless = true
      return match
    }
    guard let date = CivilDate(year: year, month: month.number, day: day) else { return impossible(tokens) }
    let match = TimeMatch(tokens, .date, date.description, basis: basis, rule: "time/full-date", day: date, isDay: true)
    return weekday.map { check(match, weekday: $0) } ?? match
  }

  /// A stated weekday that is not the date's own is told, and lowers the trust in the date.
  func check(_ match: TimeMatch, weekday: Int) -> TimeMatch {
    guard let day = match.day, day.weekday != weekday else { return match }
    var match = match
    match.confidence = .low
    match.reasons.append(
      "the stated weekday contradicts the date: \(day) is day \(day.weekday) of the week, not \(weekday)")
    return match
  }

  /// 31 شباط: reported as what it says, with no day made up.
  func impossible(_ tokens: Range<Int>) -> TimeMatch {
    TimeMatch(
      tokens, .date, "XXXX-XX-XX", rule: "time/impossible-date", confidence: .low,
      reasons: ["no such day exists in this month; it was not shifted"])
  }

  func hijriWithoutYear(_ tokens: Range<Int>, day: Int, month: Int, direction: Sense.Direction) -> TimeMatch? {
    guard let year = hijriYear(month: month, direction: direction),
      let hijri = HijriDate(year: year, month: month, day: day)
    else {
      guard anchor.date == nil else { return nil }
      return TimeMatch(
        tokens, .date, "XXXX-XX-XX", basis: .hijri, rule: "time/hijri-date", confidence: .low, isDay: true)
    }
    return TimeMatch(
      tokens, .date, hijri.civil.description, basis: .hijri, rule: "time/hijri-day", confidence: .medium,
      day: hijri.civil, isDay: true,
      reasons: ["the Hijri year \(year) is the one nearest to publication"])
  }

  /// The Hijri year whose `month` is nearest to the anchor, or the one before or after it.
  func hijriYear(month: Int, direction: Sense.Direction) -> Int? {
    guard let date = anchor.date else { return nil }
    let year = HijriDate(date).year
    let months = (year - 1...year + 1).map { ($0, HijriDate.interval(ofMonth: month, year: $0)) }
    switch direction {
    case .next: return months.first { $0.1.lowerBound > date }?.0 ?? year + 1
    case .last: return months.last { $0.1.upperBound < date }?.0 ?? year - 1
    default:
      func distance(_ interval: ClosedRange<CivilDate>) -> Int {
        interval.contains(date)
          ? 0 : min(abs(interval.lowerBound.day - date.day), abs(interval.upperBound.day - date.day))
      }
      return months.min { distance($0.1) < distance($1.1) }?.0
    }
  }
}
