import Glibc

/// The time in UTC, `2024-03-26T14:30:00Z`.
enum Clock {
  static func now(secondsAgo: Int = 0) -> String {
    var seconds = time(nil) - secondsAgo
    var parts = tm()
    gmtime_r(&seconds, &parts)
    var buffer = [CChar](repeating: 0, count: 32)
    let count = strftime(&buffer, buffer.count, "%Y-%m-%dT%H:%M:%SZ", &parts)
    return String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
