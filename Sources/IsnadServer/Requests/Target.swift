/// The path and the query of a request line, decoded.
struct Target: Sendable {
  /// Decoded segments; `/` has none.
  let segments: [String]
  /// Names and values in the order in which they came.
  let query: [(name: String, value: String)]

  /// Longer ones are no address that anybody was given.
  static let maximumByteCount = 8192

  init(_ path: String) throws(Problem) {
    guard path.utf8.count <= Self.maximumByteCount else { throw Problem(.addressTooLong) }
    guard path.utf8.first == 0x2F else { throw Problem(.badAddress) }
    let parts = path.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    var segments: [String] = []
    for segment in parts[0].split(separator: "/") { segments.append(try Self.decode(segment, plusIsSpace: false)) }
    self.segments = segments
    query = try Self.pairs(parts.count > 1 ? parts[1] : "")
  }

  /// Names and values as a query or a form has them.
  static func pairs(_ text: Substring) throws(Problem) -> [(name: String, value: String)] {
    var pairs: [(String, String)] = []
    for pair in text.split(separator: "&") {
      let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      pairs.append(
        (try decode(sides[0], plusIsSpace: true), try decode(sides.count > 1 ? sides[1] : "", plusIsSpace: true)))
    }
    return pairs
  }

  private static func decode(_ text: Substring, plusIsSpace: Bool) throws(Problem) -> String {
    var out: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      switch byte {
      case 0x25:
        guard let high = rest.popFirst().flatMap(digit), let low = rest.popFirst().flatMap(digit) else {
          throw Problem(.badAddress)
        }
        out.append(high << 4 | low)
      case 0x2B where plusIsSpace: out.append(0x20)
      default: out.append(byte)
      }
    }
    guard let decoded = String(validating: out, as: UTF8.self) else { throw Problem(.badAddress) }
    return decoded
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46, 0x61...0x66: (byte | 0x20) - 0x57
    default: nil
    }
  }
}
