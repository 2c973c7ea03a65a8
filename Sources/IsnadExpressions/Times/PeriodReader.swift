import IsnadCalendar
import IsnadDocument
import IsnadRecords

/// Reads periods longer than a day: `هذا الأسبوع`, `العام الماضي`, `عام 2011`, `أواخر الشهر المقبل`, `الربع الأول من 2024`,
/// `صيف 2019`, `تسعينيات القرن الماضي`, `القرن التاسع عشر`, `عيد الفطر`.
struct PeriodReader {
  let words: WordReader
  let numerals: NumeralIndex
  let dates: DateReader
  let anchor: Anchor
  let tenses: TenseReader

  private var document: Document { words.document }
  private var ordinals: OrdinalReader { OrdinalReader(words: words) }

  func read(at i: Int) -> TimeMatch? {
    if let match = readVagueMoment(at: i) ?? readEdge(at: i) { return match }
    return readBase(at: i)
  }

  private func readBase(at i: Int) -> TimeMatch? {
    readHoliday(at: i) ?? readQuarter(at: i) ?? readDecade(at: i) ?? readCentury(at: i) ?? readNamedYear(at: i)
      ?? readRelative(at: i)
      ?? readSeason(at: i)
  }

  // MARK: Edges

  /// `وقت سابق من هذا العام`, `وقت مبكر يوم الأحد`: the moment is not told, what holds it is.
  private func readVagueMoment(at i: Int) -> TimeMatch? {
    guard words.token(i, isOneOf: ["وقت", "ساعه"]) || words.folded(i).suffix(6).elementsEqual(Array("وقت".utf8)) else {
      return nil
    }
    let kinds: [(StaticString, TimeExpression.Modifier?)] = [
      ("سابق", nil), ("لاحق", nil), ("مبكر", .start), ("مبكره", .start), ("متاخر", .end), ("متاخره", .end),
    ]
    guard let kind = kinds.first(where: { document.token(i + 1, is: $0.0) }), words.sameSentence(i, i + 2) else {
      return nil
    }
    var at = i + 2
    if words.token(at, isOneOf: ["من", "في"]) { at += 1 }
    guard
      var match = readBase(at: at)
        ?? DayReader(words: words, dates: dates, anchor: anchor, tenses: tenses).read(at: at, last: nil)
    else { return nil }
    match.tokens = i..<match.tokens.upperBound
    match.modifier = kind.1
    match.isDay = false
    match.rule = "time/vague-moment"
    return match
  }

  /// `أواخر العام الماضي`, `منتصف آذار`, `مطلع الشهر المقبل`, `بداية رمضان القادم`.
  private func readEdge(at i: Int) -> TimeMatch? {
    if let weekend = unit(at: i), weekend.0 == .weekend { return nil }
    let edge: UInt8
    var at: Int
    if let (found, next) = words.phrase(at: i, { if case .edge(let edge) = $0 { edge } else { nil } }) {
      (edge, at) = (found, next)
    } else if words[i].edge > 0, !words.hasArticle(i), words[i].fraction == 0 {
      (edge, at) = (words[i].edge, i + 1)
    } else {
      return nil
    }
    if document.token(at, is: "من") { at += 1 }
    guard words.sameSentence(i, at) else { return nil }
    guard var match = readBase(at: at) ?? dates.read(at: at) ?? readBareUnit(at: at), !match.isDay, match.kind == .date
    else { return nil }
    match.tokens = i..<match.tokens.upperBound
    match.modifier = edge == 1 ? .start : edge == 2 ? .mid : .end
    // The start of a month of the Hijri calendar is its first day.
    if match.rule == "time/hijri-month", let slash = match.value.firstIndex(of: "/"), edge != 2 {
      match.value = String(edge == 1 ? match.value[..<slash] : match.value[match.value.index(after: slash)...])
    }
    return match
  }

  /// `نهاية الشهر`, `بداية العام`: the current one.
  private func readBareUnit(at i: Int) -> TimeMatch? {
    guard let unit = words[i].unit, words.hasArticle(i), words[i].unitForm == .singular,
      [.week, .month, .year].contains(unit), !isTitle(before: i),
      let value = anchor.period(unit, 0)
    else { return nil }
    return TimeMatch(i..<(i + 1), .date, value, basis: anchor.basis, rule: "time/period", confidence: .medium)
  }

  // MARK: Relative periods

  /// `هذا الأسبوع`, `الشهر الماضي`, `العام قبل الماضي`, `الأسبوع ما بعد المقبل`.
  private func readRelative(at i: Int) -> TimeMatch? {
    if words[i].direction == .this, let (unit, next) = unit(at: i + 1), words.hasArticle(i + 1),
      words.sameSentence(i, i + 1)
    {
      return period(i..<next, unit, 0)
    }
    guard let (unit, after) = unit(at: i), words.hasArticle(i) || unit == .weekend, words.sameSentence(i, after),
      !(unit == .year && isTitle(before: i))
    else { return nil }
    if unit == .day || unit == .night {
      // اليوم الماضي is no day; الليلة الماضية is the last night.
      guard unit == .night, words[after].direction == .last, words.hasArticle(after) else { return nil }
      let day = anchor.day(-1)
      return TimeMatch(
        i..<(after + 1), .time, (day?.description ?? "XXXX-XX-XX") + "TNI", basis: anchor.basis,
        rule: "time/last-night", confidence: .medium, day: day)
    }
    if document.token(after, is: "قبل"), words[after + 1].direction == .last {
      return period(i..<(after + 2), unit, -2)
    }
    if document.token(after, is: "بعد"), words[after + 1].direction == .next { return period(i..<(after + 2), unit, 2) }
    // الأسبوع الأخير and الشهر الأخير are the last of a row, not the one before this.
    guard words[after].direction != .none, words.hasArticle(after),
      !words.folded(after).elementsEqual(Array("الاخير".utf8)),
      !document.token(after, is: "الاخيره")
    else { return nil }
    // «التالي» and «السابق» count from the narrative: without it the anchor's neighbour is a guess.
    let isNarrative = words.token(after, isOneOf: ["التالي", "التاليه", "السابق", "السابقه"])
    return period(
      i..<(after + 1), unit, Int(words[after].direction.rawValue) - 2, confidence: isNarrative ? .low : .high)
  }

  private func unit(at i: Int) -> (TimeUnit, next: Int)? {
    if let (unit, next) = words.phrase(at: i, { if case .unit(let unit) = $0 { unit } else { nil } }) {
      return (unit, next)
    }
    guard let unit = words[i].unit, words[i].unitForm == .singular, unit.rawValue >= TimeUnit.day.rawValue else {
      return nil
    }
    return (unit, i + 1)
  }

  private func period(_ tokens: Range<Int>, _ unit: TimeUnit, _ offset: Int, confidence: Confidence = .high)
    -> TimeMatch?
  {
    guard unit != .day, let value = anchor.period(unit, offset) else { return nil }
    return TimeMatch(
      tokens, .date, value, basis: anchor.basis, rule: "time/period",
      confidence: unit == .decade ? .medium : confidence,
      reasons: anchor.date == nil ? ["there is no publication date to count from"] : [])
  }

  /// `الأمين العام السابق`: العام is general after a title or a thing with the article.
  private func isTitle(before i: Int) -> Bool {
    guard words.sameSentence(i - 1, i) else { return false }
    return words.token(i - 1, isOneOf: PeriodReader.titles)
  }

  private static let titles: [StaticString] = [
    "الامين", "المدير", "القايد", "المدعي", "النايب", "المفتش", "المراقب", "السكرتير", "المحامي", "الحاكم", "المنسق",
    "المفوض", "القنصل",
    "الراي", "القطاع", "الاطار", "الاتحاد", "الوضع", "المشهد", "الطابع", "الشان", "النظام", "الصالح", "المال", "النقل",
    "الموتمر", "المرشد",
    "الامن", "الحق", "الخط", "الاتجاه", "التوجه", "للراي", "والراي", "الموقف", "المستشار", "الوكيل", "المقرر", "الرييس",
    "العقيد", "المدرب",
    "المومتمر", "المستوي", "المعدل", "الدين", "الانفاق", "الاضراب", "الاتفاق", "الهدف", "الامينه", "بالامين", "للامين",
    "والامين",
  ]

  // MARK: Years, decades, centuries

  /// `عام 2011`, `العام 2001`, `عامي 2010 و2012`, `سنة ألفين وعشرين`, `العام الجديد 2024`, `2006` after a preposition.
  private func readNamedYear(at i: Int) -> TimeMatch? {
    let hasNoun = words[i].unit == .year && words[i].unitForm != .plural
    var at = hasNoun ? i + 1 : i
    if hasNoun, document.token(at, is: "الجديد") { at += 1 }
    guard words.sameSentence(i, at), let numeral = numerals.at(at), numeral.isWhole, numeral.tokens.lowerBound == at
    else { return nil }
    let year = Int(max(0, min(numeral.value, 9999)))
    if !hasNoun {
      guard numeral.isPlainDigits, numeral.digitCount == 4, (1900...2100).contains(year), isYearPlace(at) else {
        return nil
      }
    } else if numeral.form == .digits {
      guard numeral.isPlainDigits, (3...4).contains(numeral.digitCount), year >= 100 else { return nil }
    } else {
      guard (1000...2100).contains(year) else { return nil }
    }
    guard
      let read = dates.readYear(at: at, isHijri: false) ?? (hasNoun ? (year, false, numeral.tokens.upperBound) : nil)
    else { return nil }
    let isHijri =
      read.isHijri || ((1300...1500).contains(read.year) && hasNoun && document.token(read.next - 1, is: "ه"))
    guard isHijri else {
      return TimeMatch(
        i..<read.next, .date, padded(read.year, 4), basis: .explicit, rule: "time/year",
        confidence: hasNoun ? .high : .medium)
    }
    let first = HijriDate.interval(ofMonth: 1, year: read.year).lowerBound
    let last = HijriDate.interval(ofMonth: 12, year: read.year).upperBound
    return TimeMatch(
      i..<read.next, .date, "\(first)/\(last)", basis: .hijri, rule: "time/hijri-year", confidence: .medium)
  }

  /// A bare year stands after a word of time or at the end of a range of years, and counts nothing.
  private func isYearPlace(_ i: Int) -> Bool {
    let next = i + 1
    if words.sameSentence(i, next), isCounted(next) || words[next].unit != nil || words.token(next, isMark: 0x25) {
      return false
    }
    if words.sameSentence(i, next), words[next].numberRole == .scale || words.token(next, isMark: 0x2F) { return false }
    let before = i - 1
    guard before >= 0, words.sameSentence(before, i) else { return false }
    if words.isLoneAnd(before) { return numerals.at(before - 1).map { isYear($0) } ?? false }
    if words.token(before, isMark: 0x2D) || words.token(before, isMark: 0x2F) || document.token(before, is: "–") {
      return numerals.at(before - 1).map { isYear($0) } ?? false
    }
    return words.token(
      before, isOneOf: ["في", "وفي", "منذ", "حتي", "بين", "خلال", "من", "الي", "بحلول", "قبل", "بعد", "وحتي", "ل"])
      && !(words.token(before, isOneOf: ["من", "الي", "ل", "بعد", "قبل"]) && !hasYearNear(i))
  }

  /// Whether a noun behind four digits can be what they count: a singular (`2016 شخصا`), not `في 2016 توقيع اتفاق`.
  private func isCounted(_ i: Int) -> Bool {
    guard words[i].noun >= 0, words.prefixes(i).isEmpty else { return false }
    let folded = words.folded(i)
    return words[i].nounForm == .singular
      && (folded.suffix(2).elementsEqual(Array("ا".utf8)) || folded.suffix(2).elementsEqual(Array("ه".utf8))
        || words.lexicon.nouns[Int(words[i].noun)].kind == .person)
  }

  private func isYear(_ numeral: Numeral) -> Bool {
    numeral.isPlainDigits && numeral.digitCount == 4 && (1900...2100).contains(numeral.value)
  }

  /// `من 2014 إلى 2018`: another year a few words away.
  private func hasYearNear(_ i: Int) -> Bool {
    for j in [i - 2, i + 2, i - 3, i + 3, i + 4, i - 4] where words.sameSentence(i, j) {
      if let numeral = numerals.at(j), isYear(numeral) { return true }
    }
    return false
  }

  /// `تسعينيات القرن الماضي`, `السبعينيات`; not the age (`في الخمسينيات من عمره`).
  private func readDecade(at i: Int) -> TimeMatch? {
    let decade = words[i].decade
    guard decade > 0 else { return nil }
    if document.token(i + 1, is: "من") {
      guard !words[i + 2].cues.contains(.age) else { return nil }
    }
    let at = document.token(i + 1, is: "من") ? i + 2 : i + 1
    if words[at].unit == .century, let century = readCentury(at: at), let number = Int(century.value) {
      return TimeMatch(
        i..<century.tokens.upperBound, .date, padded(number * 10 + Int(decade) / 10, 3), basis: century.basis,
        rule: "time/decade")
    }
    return TimeMatch(
      i..<(i + 1), .date, "19\(Int(decade) / 10)", basis: .explicit, rule: "time/decade", confidence: .medium)
  }

  /// `القرن التاسع عشر`, `القرن الماضي`, `القرن 21`; the value is the hundreds of its years.
  private func readCentury(at i: Int) -> TimeMatch? {
    guard words[i].unit == .century, words[i].unitForm == .singular, words.hasArticle(i), words.sameSentence(i, i + 1)
    else { return nil }
    if let ordinal = ordinals.read(at: i + 1) {
      return TimeMatch(i..<ordinal.next, .date, padded(ordinal.value - 1, 2), basis: .explicit, rule: "time/century")
    }
    if let numeral = numerals.at(i + 1), numeral.isPlainDigits, numeral.value >= 1, numeral.value <= 30 {
      return TimeMatch(i..<(i + 2), .date, padded(Int(numeral.value) - 1, 2), basis: .explicit, rule: "time/century")
    }
    guard words[i + 1].direction != .none, words.hasArticle(i + 1) else { return nil }
    // News is written in the twenty-first century also where no date says so.
    let century = (anchor.date?.year ?? 2020) / 100 + Int(words[i + 1].direction.rawValue) - 2
    return TimeMatch(i..<(i + 2), .date, padded(century, 2), basis: anchor.basis, rule: "time/century")
  }

  /// `الربع الأول من العام الجاري`, `الربع الثالث 2016`, `النصف الأول من عام 2020`.
  private func readQuarter(at i: Int) -> TimeMatch? {
    let isHalf = words[i].fraction == 0.5
    guard isHalf || words[i].fraction == 0.25, words.hasArticle(i), words.sameSentence(i, i + 1) else { return nil }
    var number: Int
    var at: Int
    if let ordinal = ordinals.read(at: i + 1) {
      (number, at) = ordinal
    } else if words.token(i + 1, isOneOf: ["الاخير"]) {
      (number, at) = (isHalf ? 2 : 4, i + 2)
    } else {
      return nil
    }
    guard (1...(isHalf ? 2 : 4)).contains(number) else { return nil }
    if words.token(at, isOneOf: ["من", "في", "لعام", "لسنه"]) {
      at += document.token(at, is: "لعام") || document.token(at, is: "لسنه") ? 0 : 1
    }
    let year: String
    let next: Int
    if let named = readNamedYear(at: at) ?? bareYear(at: at), named.value.utf8.count == 4 {
      (year, next) = (named.value, named.tokens.upperBound)
    } else if let relative = readRelative(at: at), relative.value.utf8.count == 4 {
      (year, next) = (relative.value, relative.tokens.upperBound)
    } else {
      return nil
    }
    return TimeMatch(
      i..<next, .date, "\(year)-\(isHalf ? "H" : "Q")\(number)", basis: anchor.basis, rule: "time/quarter")
  }

  private func bareYear(at i: Int) -> TimeMatch? {
    guard let numeral = numerals.at(i), numeral.isWhole, (1900...2100).contains(numeral.value), !numeral.isDefinite
    else { return nil }
    return TimeMatch(
      i..<numeral.tokens.upperBound, .date, padded(Int(numeral.value), 4), basis: .explicit, rule: "time/year")
  }

  // MARK: Seasons and feasts

  /// `صيف 2019`, `هذا الصيف`, `الربيع القادم`.
  private func readSeason(at i: Int) -> TimeMatch? {
    let at = words[i].direction == .this ? i + 1 : document.token(i, is: "فصل") ? i + 1 : i
    let season = Int(words[at].season)
    guard season > 0, words.sameSentence(i, at) else { return nil }
    let code = ["SP", "SU", "FA", "WI"][season - 1]
    if words[i].direction == .this {
      return TimeMatch(
        i..<(at + 1), .date, "\(anchor.period(.year, 0) ?? "XXXX")-\(code)", basis: anchor.basis, rule: "time/season")
    }
    if !words.hasArticle(at) {
      if let named = readNamedYear(at: at + 1) ?? bareYear(at: at + 1) {
        return TimeMatch(
          i..<named.tokens.upperBound, .date, "\(named.value)-\(code)", basis: .explicit, rule: "time/season")
      }
      guard let relative = readRelative(at: at + 1), relative.value.utf8.count == 4 else { return nil }
      return TimeMatch(
        i..<relative.tokens.upperBound, .date, "\(relative.value)-\(code)", basis: anchor.basis, rule: "time/season")
    }
    guard words[at + 1].direction != .none, words.hasArticle(at + 1), words.sameSentence(at, at + 1) else {
      return readBareSeason(at: i, season: season, code)
    }
    guard let date = anchor.date else { return TimeMatch(i..<(at + 2), .date, "XXXX-\(code)", rule: "time/season") }
    // The season's middle month tells whether this year's one is past.
    let middle = [4, 7, 10, 1][season - 1]
    let year: Int
    switch words[at + 1].direction {
    case .next: year = middle > date.month ? date.year : date.year + 1
    case .last: year = middle < date.month ? date.year : date.year - 1
    default: year = date.year
    }
    return TimeMatch(
      i..<(at + 2), .date, "\(padded(year, 4))-\(code)", basis: anchor.basis, rule: "time/season", confidence: .medium)
  }

  /// `خلال الصيف`, `في الشتاء`: the last one, or the next where the verb looks ahead.
  private func readBareSeason(at i: Int, season: Int, _ code: String) -> TimeMatch? {
    guard words.token(i - 1, isOneOf: ["خلال", "في", "وفي", "طوال", "منذ", "بحلول", "حتي"]),
      words.sameSentence(i - 1, i),
      words[i].season > 0, words.hasArticle(i), !isDescribed(i)
    else { return nil }
    guard let date = anchor.date else {
      return TimeMatch(i..<(i + 1), .date, "XXXX-\(code)", rule: "time/season", confidence: .medium)
    }
    let (first, last) = ([3, 6, 9, 12][season - 1], [5, 8, 11, 14][season - 1])
    let isAhead = tenses.tense(of: i..<(i + 1)) == .future || document.token(i - 1, is: "بحلول")
    let year =
      isAhead ? (date.month > last ? date.year + 1 : date.year) : (date.month < first ? date.year - 1 : date.year)
    return TimeMatch(
      i..<(i + 1), .date, "\(padded(year, 4))-\(code)", basis: anchor.basis, rule: "time/season", confidence: .medium)
  }

  /// `الربيع العربي`, `الخريف الساخن` are names and figures of speech.
  private func isDescribed(_ i: Int) -> Bool {
    words.sameSentence(i, i + 1) && words.folded(i + 1).starts(with: Letters.article)
  }

  /// `عيد الأضحى 2013`, `عيد الفطر`, `رأس السنة الهجرية`.
  private func readHoliday(at i: Int) -> TimeMatch? {
    if let match = readLastTen(at: i) { return match }
    guard let (code, after) = words.phrase(at: i, { if case .holiday(let code) = $0 { code } else { nil } }) else {
      return nil
    }
    var next = after
    if document.token(next, is: "المبارك") { next += 1 }
    let named = dates.readYear(at: next, isHijri: false)
    if let named { next = named.next }
    let (month, day) = (abs(code) / 100, abs(code) % 100)
    if code < 0 {
      guard
        let year = named?.year
          ?? anchor.year(month: month, day: day, direction: .none, tense: tenses.tense(of: i..<next)),
        let date = CivilDate(year: year, month: month, day: day)
      else {
        return TimeMatch(
          i..<next, .date, "XXXX-\(padded(month, 2))-\(padded(day, 2))", rule: "time/holiday", confidence: .medium)
      }
      return TimeMatch(
        i..<next, .date, date.description, basis: named == nil ? anchor.basis : .explicit, rule: "time/holiday",
        confidence: .medium, day: date)
    }
    let hijri: Int?
    if let named {
      let start = HijriDate(CivilDate(year: max(1, named.year), month: 1, day: 1) ?? CivilDate(day: 0)).year
      hijri =
        named.isHijri
        ? named.year
        : [start, start + 1].first { HijriDate(year: $0, month: month, day: day)?.civil.year == named.year }
    } else {
      hijri = dates.hijriYear(month: month, direction: dates.readDirection(at: next).0)
      next = dates.readDirection(at: next).next
    }
    guard let hijri, let date = HijriDate(year: hijri, month: month, day: day)?.civil else { return nil }
    return TimeMatch(
      i..<next, .date, date.description, basis: .hijri, rule: "time/holiday", confidence: .medium, day: date,
      reasons: ["its first day by Umm al-Qura"])
  }

  /// `العشر الأواخر من رمضان`: the 21st to the month's last day.
  private func readLastTen(at i: Int) -> TimeMatch? {
    guard words[i].numberRole == .ten, words.hasArticle(i), words.token(i + 1, isOneOf: ["الاواخر", "الاخيره"]),
      document.token(i + 2, is: "من"),
      words[i + 3].hijriMonth > 0 || document.token(i + 3, is: "شهر"),
      let month = dates.readMonth(at: i + 3, afterDay: true), month.isHijri,
      let year = dates.hijriYear(month: month.number, direction: .none)
    else { return nil }
    let interval = HijriDate.interval(ofMonth: month.number, year: year)
    return TimeMatch(
      i..<month.next, .date, "\(interval.lowerBound.adding(days: 20))/\(interval.upperBound)", basis: .hijri,
      rule: "time/hijri-last-ten",
      confidence: .medium)
  }
}
