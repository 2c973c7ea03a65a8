import IsnadCalendar
import IsnadDocument
import IsnadRecords

/// Months without a day, of both calendars.
extension DateReader {
  /// `يوم 9 من الشهر الجاري`, `الخامس من الشهر المقبل`: a day of the month before, of or after the anchor's.
  func dayOfCurrentMonth(_ i: Int, weekday: Int?, day: Int, month at: Int) -> TimeMatch? {
    guard document.token(at - 1, is: "من"), words[at].unit == .month, words.hasArticle(at),
      words.sameSentence(i, at + 1),
      words[at + 1].direction != .none, words.hasArticle(at + 1), let date = anchor.date
    else { return nil }
    let month = date.adding(months: Int(words[at + 1].direction.rawValue) - 2)
    return dated(
      i..<(at + 2), weekday: weekday, day: day, month: Month(number: month.month, isHijri: false, next: at),
      year: month.year, isHijri: false, basis: anchor.basis)
  }

  // MARK: Months alone

  /// `يناير 2001`, `ديسمبر الماضي`, `شهر نوفمبر`, `في مارس`.
  func readMonthAlone(at i: Int) -> TimeMatch? {
    guard let month = readMonth(at: i, afterDay: false), !month.isHijri else { return readHijriMonth(at: i) }
    let value = padded(month.number, 2)
    if let year = readYear(at: month.next, isHijri: false) {
      return TimeMatch(
        i..<year.next, .date, "\(padded(year.year, 4))-\(value)", basis: .explicit, rule: "time/month-year")
    }
    if let (offset, next) = relativeYear(at: month.next) {
      let year = anchor.date.map { padded($0.year + offset, 4) } ?? "XXXX"
      return TimeMatch(i..<next, .date, "\(year)-\(value)", basis: anchor.basis, rule: "time/month-year")
    }
    let (direction, next) = readDirection(at: month.next)
    guard direction != .none || isPlainlyMonth(i, month) else { return nil }
    let tokens = i..<next
    let tense = direction == .none ? tenses.tense(of: tokens) : .unknown
    guard let year = anchor.year(month: month.number, day: nil, direction: direction, tense: tense) else {
      return TimeMatch(tokens, .date, "XXXX-\(value)", rule: "time/month")
    }
    return TimeMatch(
      tokens, .date, "\(padded(year, 4))-\(value)", basis: anchor.basis, rule: "time/month",
      confidence: direction == .none ? .medium : .high,
      reasons: [reason(direction, tense)])
  }

  /// Names of months that are other words or names as well need a day, a year or a word of time before them: `مارس` is also
  /// a verb, `نيسان` a car, `ماي` a prime minister.
  func isPlainlyMonth(_ i: Int, _ month: Month) -> Bool {
    if month.hasNoun || month.isDouble { return true }
    let sentence = words.sentence(of: i)
    let isRare = words.token(i, isOneOf: ["ماي", "جوان", "اوت", "ماث", "اب", "غشت", "بماي"])
    if sentence.lowerBound == i, sentence.upperBound == month.next { return !isRare }
    guard !isRare else { return false }
    if words.prefixes(i).contains(.preposition) { return true }
    if isOneMonthOnly(i), words.sameSentence(i - 1, i), words.token(i - 1, isOneOf: DateReader.datedNouns) {
      return true
    }
    let before = i - 1
    guard words.sameSentence(i, before) else { return false }
    return words[before].edge > 0 || words.token(before, isOneOf: DateReader.prepositions)
  }

  /// Names that nothing but a month has; مارس is a verb, نيسان and أيار are names, آب a verb.
  private func isOneMonthOnly(_ i: Int) -> Bool {
    !words.token(i, isOneOf: ["مارس", "نيسان", "ايار", "اذار", "اب", "مايو"])
  }

  /// Nouns that a month alone dates (`قمة يونيو`); ثورة يناير and حرب أكتوبر are names of other years.
  private static let datedNouns: [StaticString] = [
    "قمه", "انتخابات", "اجتماع", "اجتماعات", "جلسه", "استفتاء", "تقرير", "بيانات", "زياره", "هجوم", "هجمات", "احداث",
    "مباراه", "محادثات", "مفاوضات", "اتفاق", "تصويت", "استطلاع", "لقاء", "موتمر", "قرار", "بيان", "ذروه",
  ]

  static let prepositions: [StaticString] = [
    "في", "وفي", "منذ", "ومنذ", "حتي", "وحتي", "خلال", "وخلال", "بين", "من", "الي", "قبل", "بعد", "بحلول", "طوال",
    "لشهر", "مطلع", "بين",
  ]

  /// `شهر رمضان`, `رمضان 1445`, `في محرم المقبل`: the month's first and last day.
  func readHijriMonth(at i: Int) -> TimeMatch? {
    guard let month = readMonth(at: i, afterDay: false), month.isHijri else { return nil }
    var next = month.next
    if document.token(next, is: "المبارك") || document.token(next, is: "الفضيل") || document.token(next, is: "الكريم") {
      next += 1
    }
    if let year = readYear(at: next, isHijri: true) {
      // رمضان 2024: the one that lies in that Gregorian year.
      let hijri =
        year.isHijri ? year.year : HijriDate(CivilDate(year: year.year, month: 1, day: 1) ?? CivilDate(day: 0)).year
      let candidates = year.isHijri ? [hijri] : [hijri, hijri + 1]
      for candidate in candidates {
        let interval = HijriDate.interval(ofMonth: month.number, year: candidate)
        guard year.isHijri || interval.lowerBound.year == year.year else { continue }
        return hijriInterval(i..<year.next, interval, confidence: .high)
      }
      return nil
    }
    let (direction, end) = readDirection(at: next)
    let isName = month.number != 9 || !isPlainlyMonth(i, month)
    guard direction != .none || month.hasNoun || !isName else { return nil }
    guard let year = hijriYear(month: month.number, direction: direction) else {
      return TimeMatch(i..<end, .date, "XXXX-XX", basis: .hijri, rule: "time/hijri-month", confidence: .low)
    }
    return hijriInterval(
      i..<end, HijriDate.interval(ofMonth: month.number, year: year), confidence: month.number == 9 ? .high : .medium)
  }

  func hijriInterval(_ tokens: Range<Int>, _ interval: ClosedRange<CivilDate>, confidence: Confidence) -> TimeMatch {
    TimeMatch(
      tokens, .date, "\(interval.lowerBound)/\(interval.upperBound)", basis: .hijri, rule: "time/hijri-month",
      confidence: confidence,
      reasons: ["first and last day by Umm al-Qura"])
  }
}
