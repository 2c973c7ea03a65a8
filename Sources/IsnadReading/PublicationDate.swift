/// When an article was published: a day of the Gregorian calendar, with or without a time of day.
///
/// Without a zone it is the outlet's local time; it is never converted.
public struct PublicationDate: Sendable, Hashable, CustomStringConvertible {
  /// ISO 8601, as given.
  public let description: String

  /// `YYYY-MM-DD`, or `YYYY-MM-DDTHH:MM[:SS[.fff]]` with an optional `Z`, `±HH:MM` or `±HHMM`; nil for anything else, the
  /// thirtieth of February included.
  public init?(_ text: String) {
    var scanner = Scanner(rest: Array(text.utf8)[...])
    guard let year = scanner.number(4), scanner.take("-"), let month = scanner.number(2), scanner.take("-"),
      let day = scanner.number(2), 1...12 ~= month, 1...daysIn(month: month, year: year) ~= day,
      scanner.rest.isEmpty || scanner.timeOfDay()
    else { return nil }
    description = text
  }
}

private struct Scanner {
  var rest: ArraySlice<UInt8>

  mutating func number(_ digits: Int) -> Int? {
    let head = rest.prefix(digits)
    guard head.count == digits, head.allSatisfy({ 0x30...0x39 ~= $0 }) else { return nil }
    rest = rest.dropFirst(digits)
    return head.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  mutating func take(_ characters: StaticString) -> Bool {
    for i in 0..<characters.utf8CodeUnitCount where rest.first == characters.utf8Start[i] {
      rest = rest.dropFirst()
      return true
    }
    return false
  }

  /// `THH:MM[:SS[.fff]]` and a zone, to the end.
  mutating func timeOfDay() -> Bool {
    guard take("T "), let hour = number(2), hour < 24, take(":"), let minute = number(2), minute < 60 else {
      return false
    }
    if take(":") {
      guard let second = number(2), second <= 60 else { return false }
      if take(".") {
        guard number(1) != nil else { return false }
        while number(1) != nil {}
      }
    }
    return rest.isEmpty || zone()
  }

  private mutating func zone() -> Bool {
    if take("Z") { return rest.isEmpty }
    guard take("+-"), let hours = number(2), hours <= 14 else { return false }
    _ = take(":")
    guard let minutes = number(2), minutes < 60 else { return false }
    return rest.isEmpty
  }
}

private func daysIn(month: Int, year: Int) -> Int {
  switch month {
  case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
  case 4, 6, 9, 11: 30
  default: 31
  }
}
