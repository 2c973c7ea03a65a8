/// A day of the Islamic calendar as Saudi Arabia's Umm al-Qura tables fix it.
///
/// Years outside the tables (before 1343, after 1500 AH) follow the arithmetical calendar, which may be off by a day or two:
/// ``isExact`` says which.
public struct HijriDate: Sendable, Hashable {
  public let year: Int
  /// 1 (Muharram) to 12 (Dhu al-Hijja).
  public let month: Int
  public let day: Int

  /// nil for a day that the month does not have.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9000).contains(year), (1...12).contains(month), day >= 1,
      day <= HijriDate.length(ofMonth: month, year: year)
    else {
      return nil
    }
    self.year = year
    self.month = month
    self.day = day
  }

  /// The Hijri day of a Gregorian one (the daytime part).
  public init(_ date: CivilDate) {
    // A Hijri year has 354.367 days; the guess is off by one year at most.
    var year = max(1, (date.day - HijriDate.epoch) * 1000 / 354_367 + 1)
    while year > 1, HijriDate.start(ofMonth: 1, year: year) > date.day { year -= 1 }
    while HijriDate.start(ofMonth: 1, year: year + 1) <= date.day { year += 1 }
    var month = 12
    while month > 1, HijriDate.start(ofMonth: month, year: year) > date.day { month -= 1 }
    self.year = year
    self.month = month
    day = date.day - HijriDate.start(ofMonth: month, year: year) + 1
  }

  public var civil: CivilDate { CivilDate(day: HijriDate.start(ofMonth: month, year: year) + day - 1) }

  public var isExact: Bool { (UmmAlQuraTable.firstYear...UmmAlQuraTable.lastYear).contains(year) }

  /// First and last day of a month.
  public static func interval(ofMonth month: Int, year: Int) -> ClosedRange<CivilDate> {
    let start = start(ofMonth: month, year: year)
    return CivilDate(day: start)...CivilDate(day: start + length(ofMonth: month, year: year) - 1)
  }

  public static func length(ofMonth month: Int, year: Int) -> Int {
    guard (UmmAlQuraTable.firstYear...UmmAlQuraTable.lastYear).contains(year) else {
      return month % 2 == 1 || (month == 12 && isLeap(year)) ? 30 : 29
    }
    return 28 + Int(UmmAlQuraTable.monthLengths[year - UmmAlQuraTable.firstYear] >> UInt32(2 * (month - 1)) & 3)
  }

  /// 1 Muharram 1 of the arithmetical calendar: 16 July 622 (Julian), in days from 1970-01-01.
  private static let epoch = -492_148

  private static func isLeap(_ year: Int) -> Bool { (11 * year + 14) % 30 < 11 }

  private static func start(ofMonth month: Int, year: Int) -> Int {
    guard (UmmAlQuraTable.firstYear...UmmAlQuraTable.lastYear).contains(year) else {
      return epoch + (year - 1) * 354 + (3 + 11 * year) / 30 + (59 * (month - 1) + 1) / 2
    }
    let index = year - UmmAlQuraTable.firstYear
    var day = yearStarts[index]
    for m in 1..<month { day += length(ofMonth: m, year: year) }
    return day
  }

  private static let yearStarts: [Int] = UmmAlQuraTable.monthLengths.reduce(into: [UmmAlQuraTable.firstDay]) {
    starts, lengths in
    let days = (0..<12).reduce(0) { $0 + 28 + Int(lengths >> UInt32(2 * $1) & 3) }
    starts.append(starts[starts.count - 1] + days)
  }
}
