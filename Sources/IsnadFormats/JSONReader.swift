/// Reads one JSON value (RFC 8259) from bytes that are known to be UTF-8. What nobody asks for is checked and passed over.
struct JSONReader {
  /// The place of the first byte that no JSON has there.
  struct Fault: Error {
    let place: Int
  }

  private let bytes: [UInt8]
  private(set) var place = 0

  /// Deeper nesting is refused: no article needs it, and a line of a million brackets must not end the program.
  private static let deepest = 256

  init(_ bytes: [UInt8], from start: Int = 0) {
    self.bytes = bytes
    place = start
  }

  /// Reads an object and calls `member` with each key; it must read the value.
  mutating func object(_ member: (inout JSONReader, [UInt8]) throws(Fault) -> Void) throws(Fault) {
    try take(0x7B)
    if skipBlanks() == 0x7D { return place += 1 }
    while true {
      let key = try string()
      try take(0x3A)
      try member(&self, key)
      guard skipBlanks() == 0x2C else { break }
      place += 1
    }
    try take(0x7D)
  }

  /// Reads a string or null; nil for null. Anything else is a fault at its first byte.
  mutating func stringOrNull() throws(Fault) -> [UInt8]? {
    if skipBlanks() == 0x6E {
      try literal("null")
      return nil
    }
    return try string()
  }

  /// Passes over a value and returns where it stands.
  mutating func value(depth: Int = 0) throws(Fault) -> Range<Int> {
    guard depth < Self.deepest, let first = skipBlanks() else { throw Fault(place: place) }
    let start = place
    switch first {
    case 0x22: _ = try string()
    case 0x7B: try object { (reader, _) throws(Fault) in _ = try reader.value(depth: depth + 1) }
    case 0x5B: try array(depth: depth)
    case 0x74: try literal("true")
    case 0x66: try literal("false")
    case 0x6E: try literal("null")
    default: try number()
    }
    return start..<place
  }

  /// Nothing but blanks may follow.
  mutating func end() throws(Fault) {
    if skipBlanks() != nil { throw Fault(place: place) }
  }

  /// The byte after blanks; nil at the end.
  @discardableResult mutating func skipBlanks() -> UInt8? {
    while place < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[place]) { place += 1 }
    return place < bytes.count ? bytes[place] : nil
  }

  private mutating func take(_ byte: UInt8) throws(Fault) {
    guard skipBlanks() == byte else { throw Fault(place: place) }
    place += 1
  }

  private mutating func array(depth: Int) throws(Fault) {
    try take(0x5B)
    if skipBlanks() == 0x5D { return place += 1 }
    while true {
      _ = try value(depth: depth + 1)
      guard skipBlanks() == 0x2C else { break }
      place += 1
    }
    try take(0x5D)
  }

  private mutating func literal(_ word: StaticString) throws(Fault) {
    for i in 0..<word.utf8CodeUnitCount {
      guard place < bytes.count, bytes[place] == word.utf8Start[i] else { throw Fault(place: place) }
      place += 1
    }
  }

  private mutating func number() throws(Fault) {
    if peek() == 0x2D { place += 1 }
    if peek() == 0x30 { place += 1 } else { try digits() }
    if peek() == 0x2E {
      place += 1
      try digits()
    }
    if let e = peek(), e | 0x20 == 0x65 {
      place += 1
      if let sign = peek(), sign == 0x2B || sign == 0x2D { place += 1 }
      try digits()
    }
  }

  private mutating func digits() throws(Fault) {
    let start = place
    while let byte = peek(), 0x30...0x39 ~= byte { place += 1 }
    if place == start { throw Fault(place: place) }
  }

  private func peek() -> UInt8? { place < bytes.count ? bytes[place] : nil }

  // MARK: Strings

  private mutating func string() throws(Fault) -> [UInt8] {
    try take(0x22)
    var out: [UInt8] = []
    while let byte = peek() {
      switch byte {
      case 0x22:
        place += 1
        return out
      case 0x5C: try escape(into: &out)
      case 0..<0x20: throw Fault(place: place)
      default:
        // Runs without an escape are copied in one piece.
        let start = place
        while place < bytes.count, bytes[place] != 0x22, bytes[place] != 0x5C, bytes[place] >= 0x20 { place += 1 }
        out += bytes[start..<place]
      }
    }
    throw Fault(place: place)
  }

  private mutating func escape(into out: inout [UInt8]) throws(Fault) {
    let start = place
    place += 1
    guard let letter = peek() else { throw Fault(place: place) }
    place += 1
    switch letter {
    case 0x22, 0x5C, 0x2F: out.append(letter)
    case 0x62: out.append(0x08)
    case 0x66: out.append(0x0C)
    case 0x6E: out.append(0x0A)
    case 0x72: out.append(0x0D)
    case 0x74: out.append(0x09)
    case 0x75:
      var value = try fourHexDigits()
      if 0xD800...0xDBFF ~= value {
        try literal("\\u")
        let low = try fourHexDigits()
        guard 0xDC00...0xDFFF ~= low else { throw Fault(place: start) }
        value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
      }
      // Half a pair is no character: it can't be told in UTF-8.
      guard let scalar = Unicode.Scalar(value) else { throw Fault(place: start) }
      out += UTF8.encode(scalar).map(Array.init) ?? []
    default: throw Fault(place: start)
    }
  }

  private mutating func fourHexDigits() throws(Fault) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = peek() else { throw Fault(place: place) }
      switch byte {
      case 0x30...0x39: value = value << 4 | UInt32(byte - 0x30)
      case 0x41...0x46, 0x61...0x66: value = value << 4 | UInt32((byte | 0x20) - 0x61 + 10)
      default: throw Fault(place: place)
      }
      place += 1
    }
    return value
  }
}
