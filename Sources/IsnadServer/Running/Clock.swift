import Glibc
import IsnadCalendar

/// The time in UTC, `2024-03-26T14:30:00Z`.
enum Clock {
  /// Such a time as headers have it (RFC 9110), `Tue, 26 Mar 2024 14:30:00 GMT`; nil for anything else.
  static func httpDate(_ time: String) -> String? {
    guard time.utf8.count == 20, time.hasSuffix("Z"), let date = CivilDate(iso: String(time.prefix(10))) else {
      return nil
    }
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    let parts = time.prefix(10).split(separator: "-")
    guard parts.count == 3, let month = Int(parts[1]), 1...12 ~= month else { return nil }
    // The epoch was a Thursday.
    let weekday = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"][(date.day % 7 + 7) % 7]
    return "\(weekday), \(parts[2]) \(months[month - 1]) \(parts[0]) \(time.dropFirst(11).prefix(8)) GMT"
  }

  static func now(secondsAgo: Int = 0) -> String {
    var seconds = time(nil) - secondsAgo
    var parts = tm()
    gmtime_r(&seconds, &parts)
    var buffer = [CChar](repeating: 0, count: 32)
    let count = strftime(&buffer, buffer.count, "%Y-%m-%dT%H:%M:%SZ", &parts)
    return String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
