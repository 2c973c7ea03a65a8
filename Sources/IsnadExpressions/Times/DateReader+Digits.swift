import IsnadCalendar
import IsnadDocument
import IsnadRecords

/// Dates in digits.
extension DateReader {
  // MARK: Digits only

  /// `21/4/2016`, `2024-01-31`, `10.10.2018`, `11-08-1434 هـ`.
  func readNumeric(at i: Int) -> TimeMatch? {
    guard words.isKind(i, .number), let first = DigitReader.read(words.folded(i)) else { return nil }
    var groups = first.groups
    var next = i + 1
    if groups.count == 1 {
      guard let mark = dateMark(at: next), words.isKind(next + 1, .number), !words.isSpaced(next + 1),
        dateMark(at: next + 2) == mark,
        words.isKind(next + 3, .number), !words.isSpaced(next + 3),
        let second = DigitReader.read(words.folded(next + 1)),
        let third = DigitReader.read(words.folded(next + 3)), second.isPlain, third.isPlain
      else { return nil }
      groups += second.groups + third.groups
      next += 4
    }
    guard groups.count == 3, dateMark(at: next) == nil || words.isSpaced(next) else { return nil }
    let (year, month, day): (Int, Int, Int)
    switch (groups[0], groups[2]) {
    case (1000...9999, 1...31): (year, month, day) = (groups[0], groups[1], groups[2])
    case (1...31, 1000...9999):
      // Day first, as Arabic writes it, unless only the American order makes a date.
      (year, month, day) =
        groups[1] > 12 && groups[0] <= 12 ? (groups[2], groups[0], groups[1]) : (groups[2], groups[1], groups[0])
    case (1...31, 0...99) where (1...12).contains(groups[1]) && hasTwoDigits(next - 1):
      // 7.10.23: this century, unless that lies far ahead.
      (year, month, day) = (groups[2] + (groups[2] <= 40 ? 2000 : 1900), groups[1], groups[0])
    default: return nil
    }
    let mark = eraMark(at: next)
    let tokens = i..<(mark?.next ?? next)
    if mark?.isHijri ?? ((1300...1500).contains(year)) {
      return dated(
        tokens, weekday: nil, day: day, month: Month(number: month, isHijri: true, next: next), year: year,
        isHijri: true)
    }
    return dated(
      tokens, weekday: nil, day: day, month: Month(number: month, isHijri: false, next: next), year: year,
      isHijri: false)
  }

  /// Whether the token ends in a group of exactly two digits.
  func hasTwoDigits(_ i: Int) -> Bool {
    let tail = words.folded(i).suffix(3)
    return tail.suffix(2).allSatisfy { (0x30...0x39).contains($0) } && tail.count >= 2
      && (tail.count == 2 || !(0x30...0x39).contains(tail[tail.startIndex]))
  }

  func dateMark(at i: Int) -> UInt8? {
    guard !words.isSpaced(i) else { return nil }
    for mark in [0x2F, 0x2D, 0x5C] as [UInt8] where words.token(i, isMark: mark) { return mark }
    return nil
  }
}
