/// Reads a token of digits with its decimal and thousands marks.
enum DigitReader {
  struct Reading {
    var value: Double
    var digitCount: Int
    var isPlain: Bool
    /// The other reading of a single point before three digits.
    var thousandsReading: Double?
    /// Groups of digits between the marks, for dates (`10.10.2018`).
    var groups: [Int]
  }

  /// Both conventions are met in Arabic news: `1,234.5`, `1.234,5`, `٣٫٥`, `51،7`.
  ///
  /// - `٫` and `٬` say what they are, but folding has made them `.` and `,`; the text's own marks are read here as those.
  /// - The last of two different marks is the decimal one; a mark met twice separates thousands.
  /// - A single comma before exactly three digits separates thousands (`32,552`); before any other count it is decimal (`3,5`).
  /// - A single point before three zeros separates thousands (`360.000`); other points are decimal, with the thousands reading
  ///   kept for a counted noun to decide.
  static func read(_ bytes: ArraySlice<UInt8>) -> Reading? {
    var groups: [[UInt8]] = [[]]
    var marks: [UInt8] = []
    var i = bytes.startIndex
    while i < bytes.endIndex {
      let byte = bytes[i]
      if (0x30...0x39).contains(byte) {
        groups[groups.count - 1].append(byte - 0x30)
        i += 1
      } else if byte == 0x2E || byte == 0x2C {
        marks.append(byte)
        groups.append([])
        i += 1
      } else if byte == 0xD8, i + 1 < bytes.endIndex, bytes[i + 1] == 0x8C {
        // The Arabic comma, typed for a decimal mark.
        marks.append(0x60)
        groups.append([])
        i += 2
      } else {
        return nil
      }
    }
    let digitCount = groups.reduce(0) { $0 + $1.count }
    guard digitCount > 0, digitCount <= 15 || marks.count > 0 else { return nil }
    func whole(_ groups: some Sequence<[UInt8]>) -> Double { groups.joined().reduce(0) { $0 * 10 + Double($1) } }
    func decimal(_ integer: some Sequence<[UInt8]>, _ fraction: [UInt8]) -> Double {
      // Through the decimal string, so that 28,7 is 28.7 and not the nearest sum of powers.
      Double("\(Int(min(whole(integer), 9e15))).\(fraction.map(String.init).joined())0") ?? whole(integer)
    }
    let numbers = groups.map { Int(min(whole([$0]), 9e15)) }
    func reading(_ value: Double, thousands: Double? = nil) -> Reading {
      Reading(
        value: value, digitCount: digitCount, isPlain: marks.isEmpty, thousandsReading: thousands, groups: numbers)
    }
    guard let mark = marks.last else { return reading(whole(groups)) }
    if marks.count > 1 {
      return marks.dropLast().contains(mark)
        ? reading(whole(groups)) : reading(decimal(groups.dropLast(), groups[groups.count - 1]))
    }
    let (integer, fraction) = (groups[0], groups[1])
    let canBeThousands = fraction.count == 3 && (1...3).contains(integer.count) && integer.first != 0
    if mark == 0x2C, canBeThousands { return reading(whole(groups)) }
    if mark == 0x2E, canBeThousands {
      if fraction == [0, 0, 0] { return reading(whole(groups)) }
      return reading(decimal([integer], fraction), thousands: whole(groups))
    }
    return reading(decimal([integer], fraction))
  }
}
