import Foundation
import IsnadCalendar
import Testing

@Suite struct CivilDateTests {
  @Test("days, weekdays and weeks agree with Foundation's ISO calendar over four centuries")
  func foundation() throws {
    var calendar = Calendar(identifier: .iso8601)
    calendar.timeZone = try #require(TimeZone(secondsFromGMT: 0))
    for day in stride(from: -100_000, through: 50_000, by: 37) {
      let parts = calendar.dateComponents(
        [.year, .month, .day, .weekday, .weekOfYear, .yearForWeekOfYear],
        from: Date(timeIntervalSince1970: Double(day) * 86_400))
      let date = CivilDate(day: day)
      let (year, month, dayOfMonth) = date.components
      #expect([year, month, dayOfMonth] == [parts.year, parts.month, parts.day])
      #expect(date.weekday == (try #require(parts.weekday) + 5) % 7 + 1)
      #expect(date.week == (parts.yearForWeekOfYear, parts.weekOfYear))
      #expect(CivilDate(year: year, month: month, day: dayOfMonth) == date)
    }
  }

  @Test(
    "a day that does not exist is nil, never another day",
    arguments: [(2024, 2, 30), (2023, 2, 29), (2024, 4, 31), (2024, 13, 1), (2024, 1, 0)])
  func impossible(_ year: Int, _ month: Int, _ day: Int) {
    #expect(CivilDate(year: year, month: month, day: day) == nil)
  }

  @Test("the date of an ISO string", arguments: [("2024-03-26", 19_808), ("1970-01-01T23:59:00Z", 0)])
  func iso(_ string: String, _ day: Int) {
    #expect(CivilDate(iso: string)?.day == day)
  }

  @Test("no date in it", arguments: ["", "2024", "2024-3-26", "26-03-2024", "2024-02-31", "abcd-ef-gh"])
  func notISO(_ string: String) {
    #expect(CivilDate(iso: string) == nil)
  }

  @Test(
    "months are added without leaving the month",
    arguments: [("2024-01-31", 1, "2024-02-29"), ("2024-03-15", -3, "2023-12-15")])
  func months(_ start: String, _ months: Int, _ end: String) throws {
    #expect(try #require(CivilDate(iso: start)).adding(months: months).description == end)
  }
}

@Suite struct HijriDateTests {
  /// 1420–1450 only: before and after, Foundation on Linux (Swift 6.3.1) is a day off the published tables in many months, the
  /// first of Muharram 1400 (20 November 1979) among them.
  @Test("every month of the tables starts and ends as Foundation's Umm al-Qura says")
  func foundation() throws {
    var calendar = Calendar(identifier: .islamicUmmAlQura)
    calendar.timeZone = try #require(TimeZone(secondsFromGMT: 0))
    var date = try #require(HijriDate(year: 1420, month: 1, day: 1)).civil
    let end = try #require(HijriDate(year: 1450, month: 12, day: 29)).civil
    while date < end {
      let parts = calendar.dateComponents(
        [.year, .month, .day], from: Date(timeIntervalSince1970: Double(date.day) * 86_400))
      let hijri = HijriDate(date)
      #expect([hijri.year, hijri.month, hijri.day] == [parts.year, parts.month, parts.day])
      #expect(hijri.civil == date)
      date = date.adding(days: hijri.day == 1 ? HijriDate.length(ofMonth: hijri.month, year: hijri.year) - 1 : 1)
    }
  }

  /// Converted by `hijridate` 2.x.
  @Test(
    "days as hijridate converts them",
    arguments: [
      (1343, 1, 1, "1924-08-01"), (1356, 9, 1, "1937-11-05"), (1400, 5, 10, "1980-03-27"), (1443, 1, 26, "2021-09-03"),
      (1445, 9, 1, "2024-03-11"),
      (1446, 1, 10, "2024-07-16"), (1500, 12, 29, "2077-11-15"),
    ])
  func hijridate(_ year: Int, _ month: Int, _ day: Int, _ civil: String) {
    #expect(HijriDate(year: year, month: month, day: day)?.civil.description == civil)
  }

  @Test("outside the tables the arithmetical calendar holds, and says that it may be off")
  func arithmetical() throws {
    let date = try #require(HijriDate(year: 1300, month: 1, day: 1))
    #expect(!date.isExact)
    #expect(abs(date.civil.day - (try #require(CivilDate(year: 1882, month: 11, day: 12))).day) <= 2)
    #expect(HijriDate(date.civil) == date)
  }

  @Test("a day that the month does not have is nil")
  func impossible() {
    #expect(HijriDate(year: 1445, month: 9, day: 31) == nil)
    #expect(HijriDate(year: 1445, month: 13, day: 1) == nil)
  }
}
