/// A day of the proleptic Gregorian calendar.
public struct CivilDate: Sendable, Hashable, Comparable {
  /// Days since 1970-01-01.
  public let day: Int

  public init(day: Int) { self.day = day }

  /// nil for a day that does not exist (31 February): never shifted to one that does.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= CivilDate.length(ofMonth: month, year: year)
    else {
      return nil
    }
    self.init(day: CivilDate.dayNumber(year: year, month: month, day: day))
  }

  /// The first `YYYY-MM-DD` of a string; what follows it (a time of day) is not looked at.
  public init?(iso string: some StringProtocol) {
    let bytes = Array(string.utf8.prefix(10))
    guard bytes.count == 10, bytes[4] == 0x2D, bytes[7] == 0x2D else { return nil }
    func number(_ range: Range<Int>) -> Int? {
      bytes[range].reduce(0 as Int?) { sum, byte in
        (0x30...0x39).contains(byte) ? sum.map { $0 * 10 + Int(byte) - 0x30 } : nil
      }
    }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10) else { return nil }
    self.init(year: year, month: month, day: day)
  }

  public var year: Int { components.year }
  public var month: Int { components.month }
  public var dayOfMonth: Int { components.day }

  /// Hinnant, "chrono-Compatible Low-Level Date Algorithms", `civil_from_days`.
  public var components: (year: Int, month: Int, day: Int) {
    let z = day + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1)
  }

  /// 1 for Monday to 7 for Sunday (ISO 8601).
  public var weekday: Int { ((day + 3) % 7 + 7) % 7 + 1 }

  /// The ISO 8601 week that the day lies in; its year differs from the day's own around New Year.
  public var week: (year: Int, week: Int) {
    let thursday = CivilDate(day: day + 4 - weekday)
    let year = thursday.year
    return (year, (thursday.day - CivilDate.dayNumber(year: year, month: 1, day: 1)) / 7 + 1)
  }

  public func adding(days: Int) -> CivilDate { CivilDate(day: day + days) }

  /// The same day of another month, or that month's last day where it is shorter.
  public func adding(months: Int) -> CivilDate {
    let (year, month, day) = components
    let index = year * 12 + month - 1 + months
    let (newYear, newMonth) = (index / 12, index % 12 + 1)
    let last = CivilDate.length(ofMonth: newMonth, year: newYear)
    return CivilDate(day: CivilDate.dayNumber(year: newYear, month: newMonth, day: min(day, last)))
  }

  /// The nearest day with this weekday before (`days` < 0) or after it; the day itself counts where `includingSelf` says so.
  public func nearest(weekday wanted: Int, forward: Bool, includingSelf: Bool) -> CivilDate {
    let step = forward ? (wanted - weekday + 7) % 7 : (weekday - wanted + 7) % 7
    let distance = step == 0 && !includingSelf ? 7 : step
    return adding(days: forward ? distance : -distance)
  }

  public static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  public static func < (a: CivilDate, b: CivilDate) -> Bool { a.day < b.day }

  /// Hinnant's `days_from_civil`.
  private static func dayNumber(year: Int, month: Int, day: Int) -> Int {
    let y = month <= 2 ? year - 1 : year
    let era = (y >= 0 ? y : y - 399) / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }
}

extension CivilDate: CustomStringConvertible {
  /// `YYYY-MM-DD`.
  public var description: String {
    let (year, month, day) = components
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }
}

/// `value` with zeros before it.
public func padded(_ value: Int, _ width: Int) -> String {
  let digits = String(value)
  return digits.count < width ? String(repeating: "0", count: width - digits.count) + digits : digits
}
