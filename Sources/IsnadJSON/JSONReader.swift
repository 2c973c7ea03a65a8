/// Reads JSON (RFC 8259) from bytes, value by value: what nobody asks for is checked and passed over, and no tree is made of it.
///
/// Strings are taken as they stand: whoever makes text of them asks whether they are UTF-8.
public struct JSONReader {
  /// Arrays and objects may be nested this deep: more is an attack, not news, and must not end on the stack.
  public static let maximumDepth = 128

  private let bytes: [UInt8]
  private var depth = 0
  /// The byte that is read next.
  public private(set) var place: Int

  /// A byte order mark opens files that some programs write; it is skipped.
  public init(_ bytes: [UInt8]) {
    self.bytes = bytes
    place = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// The next byte behind white space; nil at the end.
  public mutating func peek() -> UInt8? {
    while place < bytes.count, bytes[place] == 0x20 || bytes[place] == 0x0A || bytes[place] == 0x0D || bytes[place] == 9
    {
      place += 1
    }
    return place < bytes.count ? bytes[place] : nil
  }

  /// Reads an object and calls `member` with each key; it must read the value.
  public mutating func object(_ member: (inout JSONReader, [UInt8]) throws(JSONError) -> Void) throws(JSONError) {
    try open(0x7B)
    if try close(0x7D, isFirst: true) { return }
    repeat {
      let key = try string()
      try take(0x3A)
      try member(&self, key)
    } while try !close(0x7D, isFirst: false)
  }

  /// Reads an array and calls `element` at each of its values; it must read the value.
  public mutating func array(_ element: (inout JSONReader) throws(JSONError) -> Void) throws(JSONError) {
    try open(0x5B)
    if try close(0x5D, isFirst: true) { return }
    repeat { try element(&self) } while try !close(0x5D, isFirst: false)
  }

  /// Reads a string.
  public mutating func string() throws(JSONError) -> [UInt8] {
    try take(0x22)
    var out: [UInt8] = []
    while place < bytes.count {
      switch bytes[place] {
      case 0x22:
        place += 1
        return out
      case 0x5C: try escape(into: &out)
      case 0..<0x20: throw error(.badString)
      default:
        // Runs without an escape are copied in one piece.
        let start = place
        while place < bytes.count, bytes[place] != 0x22, bytes[place] != 0x5C, bytes[place] >= 0x20 { place += 1 }
        out += bytes[start..<place]
      }
    }
    throw error(.ended)
  }

  /// Reads a number and returns where it stands.
  public mutating func number() throws(JSONError) -> Range<Int> {
    _ = peek()
    let start = place
    if at(0x2D) { place += 1 }
    if at(0x30) {
      place += 1
      // No zero stands before other digits.
      if place < bytes.count, 0x30...0x39 ~= bytes[place] { throw JSONError(code: .badNumber, offset: start) }
    } else {
      try digits(of: start)
    }
    if at(0x2E) {
      place += 1
      try digits(of: start)
    }
    if at(0x65) || at(0x45) {
      place += 1
      if at(0x2B) || at(0x2D) { place += 1 }
      try digits(of: start)
    }
    return start..<place
  }

  /// Reads `true`, `false` or `null`.
  public mutating func literal(_ word: StaticString) throws(JSONError) {
    _ = peek()
    for i in 0..<word.utf8CodeUnitCount {
      guard at(word.utf8Start[i]) else { throw error(.unexpected) }
      place += 1
    }
  }

  /// Passes over a value and returns where it stands.
  @discardableResult public mutating func skip() throws(JSONError) -> Range<Int> {
    let first = peek()
    let start = place
    switch first {
    case 0x7B: try object { (reader, _) throws(JSONError) in try reader.skip() }
    case 0x5B: try array { (reader) throws(JSONError) in try reader.skip() }
    case 0x22: _ = try string()
    case 0x74: try literal("true")
    case 0x66: try literal("false")
    case 0x6E: try literal("null")
    case .some(0x2D), .some(0x30...0x39): _ = try number()
    default: throw error(.unexpected)
    }
    return start..<place
  }

  /// Nothing but white space may follow.
  public mutating func end() throws(JSONError) {
    if peek() != nil { throw error(.trailing) }
  }

  /// The text of a part of the bytes.
  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// What is wrong at the next byte; where there is none, that.
  func error(_ code: JSONError.Code) -> JSONError {
    JSONError(code: place < bytes.count ? code : .ended, offset: place)
  }

  // MARK: Parts

  private func at(_ byte: UInt8) -> Bool { place < bytes.count && bytes[place] == byte }

  private mutating func take(_ byte: UInt8) throws(JSONError) {
    guard peek() == byte else { throw error(.unexpected) }
    place += 1
  }

  private mutating func open(_ bracket: UInt8) throws(JSONError) {
    guard peek() == bracket else { throw error(.unexpected) }
    guard depth < Self.maximumDepth else { throw error(.tooDeep) }
    place += 1
    depth += 1
  }

  /// Whether the bracket closes here; if not, the comma is taken.
  private mutating func close(_ bracket: UInt8, isFirst: Bool) throws(JSONError) -> Bool {
    if peek() == bracket {
      place += 1
      depth -= 1
      return true
    }
    if !isFirst { try take(0x2C) }
    return false
  }

  private mutating func digits(of start: Int) throws(JSONError) {
    let first = place
    while place < bytes.count, 0x30...0x39 ~= bytes[place] { place += 1 }
    if place == first { throw JSONError(code: .badNumber, offset: start) }
  }

  private mutating func escape(into out: inout [UInt8]) throws(JSONError) {
    let start = place
    place += 1
    guard place < bytes.count else { throw error(.ended) }
    let letter = bytes[place]
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
      if 0xD800..<0xDC00 ~= value {
        guard at(0x5C), place + 1 < bytes.count, bytes[place + 1] == 0x75 else { throw error(.badString) }
        place += 2
        let low = try fourHexDigits()
        guard 0xDC00..<0xE000 ~= low else { throw JSONError(code: .badString, offset: start) }
        value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
      }
      // Half a pair is no character: no text can hold it.
      guard let scalar = Unicode.Scalar(value) else { throw JSONError(code: .badString, offset: start) }
      out += Unicode.UTF8.encode(scalar).map(Array.init) ?? []
    default: throw JSONError(code: .badString, offset: start)
    }
  }

  private mutating func fourHexDigits() throws(JSONError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard place < bytes.count else { throw error(.ended) }
      switch bytes[place] {
      case 0x30...0x39: value = value << 4 | UInt32(bytes[place] - 0x30)
      case 0x41...0x46, 0x61...0x66: value = value << 4 | UInt32((bytes[place] | 0x20) - 0x57)
      default: throw error(.badString)
      }
      place += 1
    }
    return value
  }
}
