import IsnadCalendar
import IsnadDocument
import IsnadRecords

/// Reads days that are named by their place: weekdays, `أمس`, `غدا`, `اليوم`, `اليوم التالي`, with the weekday that goes with them.
struct DayReader {
  let words: WordReader
  let dates: DateReader
  let anchor: Anchor
  let tenses: TenseReader

  private var document: Document { words.document }

  /// - Parameter last: The day that the text named last, for `في اليوم التالي`.
  func read(at i: Int, last: TimeMatch?) -> TimeMatch? {
    readFromNarrative(at: i, last: last) ?? readDeictic(at: i) ?? readWeekday(at: i, last: last)
      ?? readNthWeekday(at: i)
  }

  /// `أمس`, `أول أمس`, `بعد غد`, `اليوم الثلاثاء`, `يوم أمس الاثنين`.
  private func readDeictic(at i: Int) -> TimeMatch? {
    var at = i
    if dates.isDayNoun(at) || words[at].direction == .this { at += 1 }
    var offset: Int
    var next: Int
    if document.token(at, is: "اول"), document.token(at + 1, is: "من"), words[at + 2].deictic == -1 {
      // أول من أمس, as the Gulf's and Levant's papers write it.
      (offset, next) = (-2, at + 3)
    } else if words.token(at, isOneOf: ["اول", "قبل"]), words[at + 1].deictic == -1 {
      (offset, next) = (-2, at + 2)
    } else if document.token(at, is: "بعد"), words[at + 1].deictic == 1 {
      (offset, next) = (2, at + 2)
    } else if let deictic = words[at].deictic, words.sameSentence(i, at) {
      (offset, next) = (Int(deictic), at + 1)
      if document.token(next, is: "الحاجه") { return nil }  // في أمس الحاجة
      if deictic == -1, document.token(next, is: "الاول") { (offset, next) = (-2, next + 1) }
      // غد alone is a name, or «tomorrow» in a title.
      if deictic == 1, document.token(at, is: "غد"), at == i, words[i - 1].part == nil { return nil }
      if deictic == 0, !isToday(at, from: i) { return nil }
    } else {
      return nil
    }
    var weekday: Int?
    if let (day, after) = dates.readWeekday(at: next), words.sameSentence(i, next), !dates.isDayNoun(next) {
      weekday = day
      next = after
    }
    // اليوم الثلاثاء 5 مارس
    let tokens = i..<next
    guard let day = anchor.day(offset) else {
      return TimeMatch(
        tokens, .date, weekday.map { "XXXX-WXX-\($0)" } ?? "XXXX-XX-XX", rule: "time/day-deictic",
        confidence: weekday == nil ? .medium : .high, isDay: true)
    }
    // اليوم alone can mean these days.
    var match = TimeMatch(
      tokens, .date, day.description, basis: anchor.basis, rule: "time/day-deictic",
      confidence: offset == 0 && weekday == nil ? .medium : .high, day: day,
      isDay: true)
    if let weekday, day.weekday != weekday {
      // An article of the next day still says «today Tuesday»: the weekday is nearer to the fact.
      let stated = day.nearest(weekday: weekday, forward: offset > 0, includingSelf: true)
      match.value = stated.description
      match.day = stated
      match.confidence = .medium
      match.reasons.append("the stated weekday is not that of the publication date; it was followed")
    }
    return match
  }

  /// `اليوم` is today, unless it is numbered, or the name of a paper.
  private func isToday(_ at: Int, from i: Int) -> Bool {
    if words[at + 1].ordinal > 0 || words[at + 1].direction == .next || words[at + 1].direction == .last {
      return false
    }
    if words[at + 1].cues.contains(.age)
      || words.token(i - 1, isOneOf: ["ذلك", "بذلك", "لذلك", "ذاك", "في", "بعد", "هذه"]) && at == i
      || words.token(i - 1, isOneOf: ["مثل", "كمثل"])
      || words[at - 1].direction == .this && words.token(at - 2, isOneOf: ["مثل", "كمثل"])
    {
      return false
    }
    if OrdinalReader(words: words).read(at: at + 1) != nil { return false }
    if words.token(
      at - 1,
      isOneOf: [
        "صحيفه", "جريده", "قناه", "موقع", "طوال", "وطوال", "روسيا", "المصري", "القدس", "نفس", "ذات", "ايطاليا", "سوريا",
      ])
    {
      return false
    }
    return !words.token(
      at + 1,
      isOneOf: ["العالمي", "الوطني", "الدولي", "الدراسي", "الدامي", "الذي", "نفسه", "ذاته", "السابع", "المشهود"])
  }

  /// `يوم الاثنين`, `الجمعة المقبل`, `الاثنين من هذا الأسبوع`, `الجمعة/السبت` after a night.
  private func readWeekday(at i: Int, last: TimeMatch?) -> TimeMatch? {
    guard let (weekday, after) = dates.readWeekday(at: i) else { return nil }
    guard !isNoWeekday(i, after) else { return nil }
    var (direction, next) = dates.readDirection(at: after)
    if direction == .none, words.token(next, isOneOf: ["من", "في"]), words[next + 1].direction == .this,
      words[next + 2].unit == .week
    {
      (direction, next) = (.this, next + 3)
    } else if direction == .none, words.token(next, isOneOf: ["من", "في"]), words[next + 1].unit == .week,
      words.hasArticle(next + 1),
      words[next + 2].direction != .none
    {
      let offset = Int(words[next + 2].direction.rawValue) - 2
      if let date = anchor.date {
        let day = CivilDate(day: date.day - date.weekday + weekday + 7 * offset)
        return TimeMatch(
          i..<(next + 3), .date, day.description, basis: anchor.basis, rule: "time/weekday", day: day, isDay: true)
      }
    }
    // الاثنين والثلاثاء: the second goes with the first.
    if direction == .none, let last, last.rule == "time/weekday", let first = last.day, !last.isYearless,
      follows(i, last)
    {
      let day = first.nearest(weekday: weekday, forward: true, includingSelf: false)
      return TimeMatch(
        i..<next, .date, day.description, basis: anchor.basis, rule: "time/weekday", confidence: .medium, day: day,
        isDay: true)
    }
    let tense = direction == .none ? tenses.tense(of: i..<next) : .unknown
    guard let day = anchor.weekday(weekday, direction: direction, tense: tense) else {
      return TimeMatch(
        i..<next, .date, "XXXX-WXX-\(weekday)", rule: "time/weekday", isDay: true,
        reasons: ["there is no publication date to count from"])
    }
    return TimeMatch(
      i..<next, .date, day.description, basis: anchor.basis, rule: "time/weekday",
      confidence: tense == .future ? .medium : .high, day: day, isDay: true,
      reasons: [dates.reason(direction, tense)])
  }

  /// `الاثنين والثلاثاء`, `من الأحد إلى الخميس`, `حتى يوم الخميس`.
  private func follows(_ i: Int, _ last: TimeMatch) -> Bool {
    if last.tokens.upperBound == i { return words.prefixes(i).contains(.and) && !dates.isDayNoun(i) }
    return last.tokens.upperBound == i - 1 && words.sameSentence(i - 1, i)
      && words.token(i - 1, isOneOf: ["الي", "حتي", "وحتي"])
      && words.token(last.tokens.lowerBound - 1, isOneOf: ["من", "ومن", "بين", "منذ", "ومنذ"])
  }

  /// Friday is a mosque's and a name's day, too: `صلاة الجمعة` still dates, `خطيب الجمعة` and `الأربعاء الأسود` do not.
  private func isNoWeekday(_ i: Int, _ next: Int) -> Bool {
    if words.token(next, isOneOf: ["العظيمه"]) { return true }
    guard !dates.isDayNoun(i) else { return false }
    if words.token(
      i - 1, isOneOf: ["خطيب", "خطباء", "شيفيلد", "سوق", "حزب", "محمد", "احمد", "ابو", "مساجد", "جماعه", "كل"])
    {
      return true
    }
    return words.token(next, isOneOf: ["الاسود", "السوداء", "البيضاء", "العظيمه"])
  }

  /// `آخر اثنين من شهر آذار`, `ثالث ثلاثاء في أيلول 2014`, `آخر يوم من الشهر الحالي`.
  private func readNthWeekday(at i: Int) -> TimeMatch? {
    let isLast = document.token(i, is: "اخر")
    let nth = Int(words[i].ordinal)
    guard isLast || (nth > 0 && nth < 6) else { return nil }
    let weekday = Int(words[i + 1].weekday)
    let isDay = dates.isDayNoun(i + 1)
    guard weekday > 0 || isDay, words.token(i + 2, isOneOf: ["من", "في"]), words.sameSentence(i, i + 2) else {
      return nil
    }
    guard let (interval, next) = monthInterval(at: i + 3) else { return nil }
    let day: CivilDate
    if isDay {
      day = isLast ? interval.upperBound : interval.lowerBound.adding(days: nth - 1)
    } else if isLast {
      day = interval.upperBound.nearest(weekday: weekday, forward: false, includingSelf: true)
    } else {
      day = interval.lowerBound.nearest(weekday: weekday, forward: true, includingSelf: true).adding(
        days: 7 * (nth - 1))
    }
    return TimeMatch(
      i..<next, .date, day.description, basis: anchor.basis ?? .explicit, rule: "time/nth-weekday", confidence: .medium,
      day: day, isDay: true)
  }

  /// The first and last day of the month that is named at `i`.
  private func monthInterval(at i: Int) -> (ClosedRange<CivilDate>, next: Int)? {
    if let month = dates.readMonth(at: i, afterDay: false) {
      var at = month.next
      if document.token(at, is: "في") { at += 1 }
      if let year = dates.readYear(at: at, isHijri: month.isHijri) {
        if month.isHijri, year.isHijri {
          return (HijriDate.interval(ofMonth: month.number, year: year.year), year.next)
        }
        return civilMonth(year.year, month.number).map { ($0, year.next) }
      }
      guard !month.isHijri, let year = anchor.year(month: month.number, day: nil, direction: .none, tense: .unknown)
      else { return nil }
      return civilMonth(year, month.number).map { ($0, month.next) }
    }
    guard words[i].unit == .month, words.hasArticle(i), words[i + 1].direction != .none, let date = anchor.date else {
      return nil
    }
    let moved = date.adding(months: Int(words[i + 1].direction.rawValue) - 2)
    return civilMonth(moved.year, moved.month).map { ($0, i + 2) }
  }

  private func civilMonth(_ year: Int, _ month: Int) -> ClosedRange<CivilDate>? {
    guard let first = CivilDate(year: year, month: month, day: 1) else { return nil }
    return first...first.adding(days: CivilDate.length(ofMonth: month, year: year) - 1)
  }

  /// `اليوم التالي`, `اليوم السابق`, `اليوم نفسه`: counted from the day that was named last.
  private func readFromNarrative(at i: Int, last: TimeMatch?) -> TimeMatch? {
    var at = i
    var offset: Int?
    if words.token(at, isOneOf: ["نفس", "ذات"]), words[at + 1].unit == .day || words[at + 1].deictic == 0 {
      offset = 0
      at += 2
    } else if words.folded(at).suffix(10).elementsEqual(Array("اليوم".utf8)), words.isKind(at, .word) {
      if document.token(at + 1, is: "التالي") { offset = 1 }
      if document.token(at + 1, is: "السابق") { offset = -1 }
      if document.token(at + 1, is: "نفسه") || document.token(at + 1, is: "ذاته") { offset = 0 }
      at += 2
    }
    guard let offset, words.sameSentence(i, at - 1) else { return nil }
    guard let last, let base = last.day, document.page(ofToken: i) == document.page(ofToken: last.tokens.lowerBound)
    else {
      return TimeMatch(
        i..<at, .date, "XXXX-XX-XX", basis: .context, rule: "time/day-of-narrative", confidence: .low, isDay: true)
    }
    let day = base.adding(days: offset)
    let value = last.isYearless ? "XXXX" + day.description.dropFirst(4) : day.description
    var match = TimeMatch(
      i..<at, .date, value, basis: .context, rule: "time/day-of-narrative", confidence: .medium, day: day, isDay: true,
      reasons: ["counted from the day that the text named last, \(last.value)"])
    match.isYearless = last.isYearless
    return match
  }
}
