import IsnadCalendar
import IsnadDocument
import IsnadRecords

/// Hours, and the day that they belong to.
extension TimeFinder {
  /// `الساعة 14:30`, with the day that follows it, that its sentence names, or that the text named last.
  func readClock(at i: Int, last: TimeMatch?) -> TimeMatch? {
    guard let clock = clocks.read(at: i) else { return nil }
    var match = TimeMatch(
      clock.tokens, .time, clock.code, basis: .explicit, rule: "time/clock", confidence: clock.isFixed ? .high : .medium
    )
    var at = clock.tokens.upperBound
    if words.token(at, isOneOf: ["من", "في"]) { at += 1 }
    if let day = readDay(at: at, from: i, last) {
      match.value = day.value + clock.code
      match.tokens = i..<day.tokens.upperBound
      match.day = day.day
      match.basis = day.basis
    } else if let day = dayBehindZone(clock, last) {
      match.value = day.value + clock.code
      match.day = day.day
      match.basis = day.basis
      match.reasons.append("its day stands behind its time zone: \(day.value)")
    } else if let last, let day = last.day, !last.isYearless, isNear(i, last) {
      match.value = day.description + clock.code
      match.basis = .context
      match.rule = "time/clock-of-narrative"
      match.confidence = .medium
      match.reasons.append("of the day that the text named last, \(day)")
    }
    return match
  }

  private func readDay(at i: Int, from first: Int, _ last: TimeMatch?) -> TimeMatch? {
    guard i < words.count, words.sameSentence(first, i), let day = dates.read(at: i) ?? days.read(at: i, last: last),
      day.isDay
    else { return nil }
    return day
  }

  /// `الساعة 09:30 بالتوقيت المحلي يوم الأحد`: the words of the zone are few, and none of them starts a date.
  private func dayBehindZone(_ clock: ClockReader.Clock, _ last: TimeMatch?) -> TimeMatch? {
    let start = clock.tokens.upperBound
    guard words.token(start, isOneOf: ["بتوقيت", "توقيت", "بالتوقيت", "التوقيت"]) || words.token(start, isMark: 0x28)
    else { return nil }
    for at in (start + 1)..<(start + 9) {
      guard at < words.count, words.sameSentence(start, at), !words.isKind(at, .sentenceEnd) else { return nil }
      if words.entries[at].sense >= 0 || document.token(at, is: "يوم"), let day = readDay(at: at, from: start, last) {
        return day
      }
    }
    return nil
  }

  /// Whether a day was named so shortly before that the hour can only be meant on it: in this sentence or the one before.
  private func isNear(_ i: Int, _ day: TimeMatch) -> Bool {
    document.tokens[i].sentence - document.tokens[day.tokens.lowerBound].sentence <= 1
      && document.page(ofToken: i) == document.page(ofToken: day.tokens.lowerBound)
  }
}
