import IsnadCalendar
import IsnadDocument
import IsnadLanguage
import IsnadRecords
import IsnadText

/// Finds the time expressions of a document in one pass: at each token the readers are asked in order, the most specific first.
struct TimeFinder {
  let words: WordReader
  let numerals: NumeralIndex
  let anchor: Anchor
  let dates: DateReader
  let days: DayReader
  let periods: PeriodReader
  let spans: SpanReader
  let clocks: ClockReader

  init(words: WordReader, numerals: NumeralIndex, anchor: Anchor, analysis: Analysis?) {
    self.words = words
    self.numerals = numerals
    self.anchor = anchor
    let tenses = TenseReader(words: words, analysis: analysis)
    dates = DateReader(words: words, numerals: numerals, anchor: anchor, tenses: tenses)
    days = DayReader(words: words, dates: dates, anchor: anchor, tenses: tenses)
    periods = PeriodReader(words: words, numerals: numerals, dates: dates, anchor: anchor, tenses: tenses)
    spans = SpanReader(words: words, numerals: numerals, dates: dates, anchor: anchor, tenses: tenses)
    clocks = ClockReader(words: words, numerals: numerals)
  }

  var document: Document { words.document }

  /// In text order; no two overlap.
  ///
  /// - Complexity: O(*n*): every reader looks a bounded number of tokens around.
  func findAll() -> [TimeMatch] {
    var found: [TimeMatch] = []
    var last: TimeMatch?
    var i = 0
    while i < words.count {
      guard canStart(i), let match = readNarrative(at: i, found) ?? read(at: i, last: last),
        words.sameSentence(i, match.tokens.upperBound - 1)
      else {
        i += 1
        continue
      }
      if match.day != nil { last = match }
      found.append(match)
      i = max(i + 1, match.tokens.upperBound)
    }
    return takeYearsFromNeighbours(takeYearsOfIntervals(found))
  }

  /// Whether anything can start at a token: numbers, and words with a sense that speaks of time.
  private func canStart(_ i: Int) -> Bool {
    if words.entries[i].sense >= 0, words[i].startsTime { return true }
    return words.isKind(i, .number) || words.token(i, isOneOf: TimeFinder.openers)
  }

  private static let openers: [StaticString] = [
    "من", "بين", "ما", "قبل", "وقبل", "قبيل", "بعد", "وبعد", "منذ", "ومنذ", "كل", "بكل", "اخر", "وقت", "نفس", "ذات",
    "فصل", "ليل", "لليوم", "مره", "مرتين", "مرتان",
  ]

  private func read(at i: Int, last: TimeMatch?) -> TimeMatch? {
    if let match = readInterval(at: i) { return match }
    if let match = readPartOfDay(at: i, last: last) { return withClock(match) }
    if let match = readNow(at: i) { return match }
    if let match = dates.read(at: i) { return withPart(match) }
    // A clock before the days: «الساعة» is no unit here.
    if let match = readClock(at: i, last: last) { return match }
    if let match = days.read(at: i, last: last) { return withPart(match) }
    return spans.read(at: i, last: last) ?? periods.read(at: i)
  }

  // MARK: Days with a part or a clock

  /// `مساء الجمعة`, `صباح الغد`, `ليل الجمعة/السبت`, `هذا المساء`, `الليلة`, `بعد ظهر يوم الجمعة`.
  private func readPartOfDay(at i: Int, last: TimeMatch?) -> TimeMatch? {
    let at = words[i].direction == .this ? i + 1 : i
    let part: DayPart
    let next: Int
    if let (found, after) = words.phrase(at: at, { if case .part(let part) = $0 { part } else { nil } }) {
      (part, next) = (found, after)
    } else if let found = words[at].part {
      (part, next) = (found, at + 1)
    } else {
      return nil
    }
    guard words.sameSentence(i, at), !words.token(i - 1, isOneOf: ["تلك", "بتلك"]) else { return nil }
    if at > i
      || (document.token(at, is: "الليله") || document.token(at, is: "الليلة")) && words[next].direction == .none
    {
      guard at == i || words.hasArticle(at) else { return nil }
      let day = anchor.day(0)
      return TimeMatch(
        i..<next, .time, (day?.description ?? "XXXX-XX-XX") + "T" + part.code, basis: anchor.basis,
        rule: "time/part-of-day",
        confidence: day == nil ? .low : .medium, day: day)
    }
    guard !words.hasArticle(at), words.sameSentence(i, next) else { return nil }
    var dayAt = next
    if document.token(dayAt, is: "من"), words.sameSentence(dayAt, dayAt + 1) { dayAt += 1 }
    guard let day = dates.read(at: dayAt) ?? days.read(at: dayAt, last: last), day.isDay else { return nil }
    var match = day
    match.kind = .time
    match.value = day.value + "T" + part.code
    match.tokens = i..<day.tokens.upperBound
    match.isDay = false
    // ليل الجمعة/السبت, ليل الجمعة - السبت: the night that starts on the first.
    let end = match.tokens.upperBound
    if part == .night, words.token(end, isMark: 0x2F) || words.token(end, isMark: 0x2D),
      let (_, after) = dates.readWeekday(at: end + 1)
    {
      match.tokens = i..<after
    }
    return match
  }

  /// Hangs a part of the day and a clock behind a day: `الجمعة مساء`, `6 يناير 2015، الساعة 05:16 مساء`.
  private func withPart(_ match: TimeMatch) -> TimeMatch {
    guard match.isDay, match.kind == .date else { return match }
    if let clocked = clock(behind: match) { return clocked }
    let next = match.tokens.upperBound
    guard next < words.count, words.sameSentence(next - 1, next), let part = words[next].part, !words.hasArticle(next),
      words.prefixes(next).isEmpty
    else {
      return match
    }
    var match = match
    match.kind = .time
    match.value += "T" + part.code
    match.tokens = match.tokens.lowerBound..<(next + 1)
    match.isDay = false
    return withClock(match)
  }

  /// A clock behind a day with a part: `صباح الغد الساعة 7`.
  private func withClock(_ match: TimeMatch) -> TimeMatch {
    match.kind == .time ? clock(behind: match) ?? match : match
  }

  private func clock(behind match: TimeMatch) -> TimeMatch? {
    var at = match.tokens.upperBound
    if document.token(at, is: "،") || words.token(at, isMark: 0x2C) { at += 1 }
    if words.token(at, isOneOf: ["عند", "في", "علي", "حوالي"]) { at += 1 }
    guard at < words.count, words.sameSentence(match.tokens.lowerBound, at), var clock = clocks.read(at: at) else {
      return nil
    }
    let parts = match.value.split(separator: "T", omittingEmptySubsequences: false)
    if parts.count == 2, !clock.isFixed, let part = TimeFinder.part(code: parts[1]) {
      clock.hour = part.hour(clock.hour) % 24
    }
    var match = match
    match.kind = .time
    match.value = parts[0] + clock.code
    match.tokens = match.tokens.lowerBound..<clock.tokens.upperBound
    match.isDay = false
    return match
  }

  private static func part(code: Substring) -> DayPart? {
    [DayPart.morning, .midday, .afternoon, .evening, .night, .dawn].first { $0.code == code }
  }

  private func readNow(at i: Int) -> TimeMatch? {
    // آلان and ألان, the name, fold to the same letters.
    guard let (_, next) = words.phrase(at: i, { if case .now = $0 { true } else { nil } }),
      document.string(i).unicodeScalars.first == "ا"
    else { return nil }
    return TimeMatch(i..<next, .date, "PRESENT_REF", basis: anchor.basis, rule: "time/now", confidence: .medium)
  }

  // MARK: Intervals

  /// `من 13 إلى 15 يوليو`, `بين 4 و8 من هذا الشهر`, `13-15 يوليو`, `من الساعة 3 إلى 4 عصرا`.
  private func readInterval(at i: Int) -> TimeMatch? {
    let hasFrom = words.token(i, isOneOf: ["من", "بين"])
    let at = hasFrom ? i + 1 : i
    guard at < words.count, words.sameSentence(i, at) else { return nil }
    if hasFrom, let match = readClockInterval(at: at) ?? readSpelledYears(at: at) { return match }
    guard let first = numerals.at(at), first.isPlainDigits, first.value >= 1, first.value <= 31, first.tokens.count == 1
    else { return nil }
    var next = at + 1
    if words.token(next, isMark: 0x2D) || document.token(next, is: "–") {
      next += 1
    } else if hasFrom, words.token(next, isOneOf: ["الي", "حتي", "وحتي", "و", "ولغايه", "لغايه"]) {
      next += 1
    } else {
      return nil
    }
    guard let second = numerals.at(next), second.isPlainDigits, second.value > first.value, second.value <= 31 else {
      return nil
    }
    if let match = dates.read(at: next), let end = match.day, match.rule != "time/impossible-date",
      match.tokens.count > 1
    {
      let start = CivilDate(day: end.day - Int(second.value - first.value))
      guard start.dayOfMonth == Int(first.value) else { return nil }
      var whole = match
      whole.tokens = at..<match.tokens.upperBound
      whole.value = match.isYearless ? "XXXX\(start.description.dropFirst(4))/\(match.value)" : "\(start)/\(end)"
      whole.rule = "time/interval"
      whole.isDay = false
      return whole
    }
    // من 4 إلى 22 هذا الشهر
    var period = next + 1
    if document.token(period, is: "من") { period += 1 }
    guard words.sameSentence(at, period), let month = periods.read(at: period), month.value.utf8.count == 7,
      let start = CivilDate(iso: "\(month.value)-\(padded(Int(first.value), 2))"),
      let end = CivilDate(iso: "\(month.value)-\(padded(Int(second.value), 2))")
    else { return nil }
    return TimeMatch(
      at..<month.tokens.upperBound, .date, "\(start)/\(end)", basis: anchor.basis, rule: "time/interval", day: start)
  }

  /// `من ألفين إلى ألفين وعشرة`: years in words, which nothing but a range of years can be.
  private func readSpelledYears(at i: Int) -> TimeMatch? {
    guard let first = numerals.at(i), first.form == .words,
      words.token(first.tokens.upperBound, isOneOf: ["الي", "حتي", "وحتي"]),
      let second = numerals.at(first.tokens.upperBound + 1), second.form == .words,
      words.sameSentence(i, second.tokens.upperBound - 1),
      (1900...2100).contains(first.value), (1900...2100).contains(second.value), first.value < second.value,
      second.tokens.upperBound >= words.count || words[second.tokens.upperBound].noun < 0
    else { return nil }
    return TimeMatch(
      i..<second.tokens.upperBound, .date, "\(padded(Int(first.value), 4))/\(padded(Int(second.value), 4))",
      basis: .explicit, rule: "time/interval",
      confidence: .medium)
  }

  private func readClockInterval(at i: Int) -> TimeMatch? {
    guard var first = clocks.read(at: i) else { return nil }
    let connector = first.tokens.upperBound
    var next = connector
    if words.token(next, isOneOf: ["الي", "حتي", "وحتي", "و", "ولغايه"]) {
      next += 1
    } else if !words.prefixes(next).contains(.and) {
      return nil
    }
    guard next < words.count, words.sameSentence(i, next), let second = clocks.read(at: next) else { return nil }
    // من 3 إلى 4 بعد العصر: the part of the day is said once.
    if !first.isFixed, second.hour >= 12, first.hour < 12, first.hour + 12 <= second.hour { first.hour += 12 }
    var end = second.tokens.upperBound
    var date = ""
    var day: CivilDate?
    if end < words.count, words.sameSentence(i, end), let match = dates.read(at: end) ?? days.read(at: end, last: nil),
      match.isDay
    {
      date = match.value
      day = match.day
      end = match.tokens.upperBound
    }
    return TimeMatch(
      i..<end, .time, "\(date)\(first.code)/\(date)\(second.code)", basis: .explicit, rule: "time/clock-interval",
      day: day)
  }

  // MARK: The whole text

  /// `من 10 مايو إلى 12 يونيو 2023`: the year is said once, behind the second day.
  private func takeYearsOfIntervals(_ found: [TimeMatch]) -> [TimeMatch] {
    var found = found
    for i in found.indices.dropLast() where found[i].rule == "time/day-month" && found[i + 1].rule == "time/full-date" {
      let between = found[i].tokens.upperBound
      guard between + 1 == found[i + 1].tokens.lowerBound, words.token(between, isOneOf: ["الي", "حتي", "وحتي", "و"]),
        words.token(found[i].tokens.lowerBound - 1, isOneOf: ["من", "بين", "ومن", "وبين"]), let first = found[i].day,
        let second = found[i + 1].day,
        let day = CivilDate(year: second.year, month: first.month, day: first.dayOfMonth), day <= second
      else { continue }
      found[i].value = day.description + found[i].value.dropFirst(10)
      found[i].day = day
      found[i].isYearless = false
      found[i].basis = .explicit
      found[i].confidence = .high
      found[i].reasons = ["the year stands behind the interval's second day"]
    }
    return found
  }

  /// A day and month without a year takes the year that the text gives the same day elsewhere (`11 سبتمبر 2001` … `11 سبتمبر`).
  private func takeYearsFromNeighbours(_ found: [TimeMatch]) -> [TimeMatch] {
    var explicit: [Int: CivilDate] = [:]
    for match in found where match.rule == "time/full-date" || match.rule == "time/day-of-event" {
      if let day = match.day { explicit[day.month * 100 + day.dayOfMonth] = day }
    }
    guard !explicit.isEmpty else { return found }
    return found.map { match in
      guard match.rule == "time/day-month", let day = match.day,
        let stated = explicit[day.month * 100 + day.dayOfMonth], stated != day || match.isYearless
      else {
        return match
      }
      var match = match
      match.value = stated.description + match.value.dropFirst(10)
      match.day = stated
      match.isYearless = false
      match.basis = .context
      match.reasons.append("the text gives this day the year \(stated.year) elsewhere")
      return match
    }
  }
}
