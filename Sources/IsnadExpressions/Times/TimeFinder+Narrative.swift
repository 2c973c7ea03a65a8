import IsnadCalendar
import IsnadDocument
import IsnadRecords

/// Years, months and weeks that are counted from the date that the text named last.
extension TimeFinder {
  /// `العام التالي`, `الشهر نفسه`, `نفس العام`, `الأسبوع التالي` behind a date; without one the anchor is asked.
  func readNarrative(at i: Int, _ found: [TimeMatch]) -> TimeMatch? {
    let isSame = words.token(i, isOneOf: ["نفس", "ذات"])
    let at = isSame ? i + 1 : i
    guard let unit = words[at].unit, words[at].unitForm == .singular, words.hasArticle(at), words.sameSentence(i, at),
      let offset = isSame ? 0 : offset(at: at + 1), words.sameSentence(i, isSame ? at : at + 1),
      let last = found.last(where: { $0.kind == .date || $0.day != nil }), !last.isYearless,
      document.page(ofToken: i) == document.page(ofToken: last.tokens.lowerBound),
      let value = TimeFinder.moved(last, unit, offset)
    else { return nil }
    return TimeMatch(
      i..<(isSame ? at + 1 : at + 2), .date, value, basis: .context, rule: "time/period-of-narrative",
      confidence: .medium, reasons: ["counted from the date that the text named last, \(last.value)"])
  }

  private func offset(at i: Int) -> Int? {
    if words.token(i, isOneOf: ["التالي", "التاليه"]) { return 1 }
    return words.token(i, isOneOf: ["نفسه", "نفسها", "ذاته", "ذاتها"]) ? 0 : nil
  }

  /// The unit that holds the last date, or the one after it; nil where that date is not so fine.
  private static func moved(_ last: TimeMatch, _ unit: TimeUnit, _ offset: Int) -> String? {
    let value = Array(last.value.utf8.prefix(10))
    guard value.count >= 4, value[..<4].allSatisfy({ 0x30...0x39 ~= $0 }) else { return nil }
    let year = number(value[..<4])
    let hasMonth = value.count >= 7 && value[4] == 0x2D && value[5...6].allSatisfy { 0x30...0x39 ~= $0 }
    switch unit {
    case .year: return padded(year + offset, 4)
    case .month:
      guard hasMonth, let first = CivilDate(year: year, month: number(value[5...6]), day: 1) else { return nil }
      return Anchor.month(first.adding(months: offset))
    case .week: return last.day.map { Anchor.week($0.adding(days: 7 * offset)) }
    default: return nil
    }
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int { digits.reduce(0) { $0 * 10 + Int($1 - 0x30) } }
}
