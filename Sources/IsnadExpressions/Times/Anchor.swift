import IsnadCalendar
import IsnadRecords

/// The day that relative expressions are counted from: the publication date, else the dateline's date.
///
/// Without one, values keep `X` for what is not known; nothing is ever resolved against today.
struct Anchor {
  var date: CivilDate?
  /// Minutes since midnight, where the publication time is known.
  var minutes: Int?
  var basis: TimeExpression.Basis?

  /// - Parameter published: `YYYY-MM-DD`, with or without `THH:MM`; the outlet's local time, never converted.
  init(published: String?) {
    guard let published, let date = CivilDate(iso: published) else { return }
    self.date = date
    basis = .publication
    let time = Array(published.utf8.dropFirst(10))
    if time.count >= 6, time[0] == 0x54 || time[0] == 0x20, time[3] == 0x3A {
      let digits = [time[1], time[2], time[4], time[5]].map { Int($0) - 0x30 }
      if digits.allSatisfy((0...9).contains) {
        minutes = (digits[0] * 10 + digits[1]) * 60 + digits[2] * 10 + digits[3]
      }
    }
  }

  /// The day that the article's own dateline tells.
  init(dateline date: CivilDate) {
    self.date = date
    basis = .context
  }

  // MARK: Days

  func day(_ offset: Int) -> CivilDate? { date?.adding(days: offset) }

  /// A weekday by what is said of it, or by the tense of its verb.
  func weekday(_ weekday: Int, direction: Sense.Direction, tense: Tense) -> CivilDate? {
    guard let date else { return nil }
    switch direction {
    case .next: return date.nearest(weekday: weekday, forward: true, includingSelf: false)
    case .last: return date.nearest(weekday: weekday, forward: false, includingSelf: false)
    case .this: return CivilDate(day: date.day - date.weekday + weekday)
    case .none: return date.nearest(weekday: weekday, forward: tense == .future, includingSelf: true)
    }
  }

  /// The year of a day and month that come without one.
  ///
  /// - Returns: nil without an anchor, or where the day exists in neither year (29 February).
  func year(month: Int, day: Int?, direction: Sense.Direction, tense: Tense) -> Int? {
    guard let date else { return nil }
    func candidate(_ year: Int) -> CivilDate? { CivilDate(year: year, month: month, day: day ?? 1) }
    let (year, thisMonth, _) = date.components
    let isAhead: (Int) -> Bool = { y in
      guard let day else { return y * 12 + month > year * 12 + thisMonth }
      return CivilDate(year: y, month: month, day: day).map { $0 > date } ?? false
    }
    let past = isAhead(year) ? year - 1 : year
    let future = isAhead(year) ? year : day == nil && month == thisMonth || candidate(year) == date ? year : year + 1
    switch direction {
    case .last: return day == nil && month == thisMonth ? year - 1 : past
    case .next: return day == nil && month == thisMonth ? year + 1 : future
    case .this: return year
    case .none: break
    }
    switch tense {
    case .past: return past
    case .future:
      // A verb in the future may belong to another clause: what lies far ahead and has just been is past.
      guard let ahead = candidate(future), let behind = candidate(past), ahead.day - date.day > 240,
        date.day - behind.day < 120
      else { return future }
      return past
    case .unknown:
      // Nothing tells: the next one if it is at hand, else the last one.
      guard let next = candidate(future), next.day - date.day <= 60, past != future else { return past }
      return future
    }
  }

  // MARK: Periods

  /// `2024-W13`, `2024-03`, `2024`: the period `offset` units from the anchor's own.
  func period(_ unit: TimeUnit, _ offset: Int) -> String? {
    guard let date else {
      switch unit {
      case .day, .night: return "XXXX-XX-XX"
      case .week: return "XXXX-WXX"
      case .month: return "XXXX-XX"
      case .year: return "XXXX"
      case .decade: return "XXX"
      case .century: return "XX"
      case .weekend: return "XXXX-WXX-WE"
      case .quarter: return "XXXX-QX"
      default: return nil
      }
    }
    switch unit {
    case .day, .night: return date.adding(days: offset).description
    case .week: return Anchor.week(date.adding(days: 7 * offset))
    case .weekend: return Anchor.week(date.adding(days: 7 * offset)) + "-WE"
    case .month: return Anchor.month(date.adding(months: offset))
    case .quarter:
      let index = date.year * 4 + (date.month - 1) / 3 + offset
      return "\(padded(index / 4, 4))-Q\(index % 4 + 1)"
    case .year: return padded(date.year + offset, 4)
    case .decade: return padded(date.year / 10 + offset, 3)
    case .century: return padded(date.year / 100 + offset, 2)
    default: return nil
    }
  }

  /// `count` units before (negative) or after the anchor, as fine as the unit is.
  func moved(_ unit: TimeUnit, _ count: Int) -> (value: String, day: CivilDate?)? {
    switch unit {
    case .second, .minute, .hour:
      guard let date, let minutes else { return nil }
      let step = unit == .hour ? 60 : 1
      guard unit != .second else { return nil }
      let total = date.day * 1440 + minutes + count * step
      let left = (total % 1440 + 1440) % 1440
      let day = CivilDate(day: (total - left) / 1440)
      return ("\(day)T\(padded(left / 60, 2)):\(padded(left % 60, 2))", day)
    case .day, .night:
      guard let day = day(count) else { return ("XXXX-XX-XX", nil) }
      return (day.description, day)
    case .decade: return date.map { (padded($0.year + 10 * count, 4), nil) }
    case .century: return date.map { (padded($0.year + 100 * count, 4), nil) }
    default: return period(unit, count).map { ($0, nil) }
    }
  }

  static func week(_ date: CivilDate) -> String {
    let (year, week) = date.week
    return "\(padded(year, 4))-W\(padded(week, 2))"
  }

  static func month(_ date: CivilDate) -> String { "\(padded(date.year, 4))-\(padded(date.month, 2))" }
}
