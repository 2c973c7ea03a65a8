extension JSON {
  /// Arrays and objects may be nested this deep: more is an attack, not news.
  public static let maximumDepth = 128

  /// Reads one value that fills `bytes` but for white space. A byte order mark is skipped.
  ///
  /// Strings must be well-formed UTF-8 without raw control characters; an escaped half of a surrogate pair is an error, as
  /// no text can hold it.
  ///
  /// - Complexity: O(*n*) in bytes.
  public static func parse(_ bytes: [UInt8]) throws(JSONError) -> JSON {
    var reader = JSONReader(bytes: bytes)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { reader.i = 3 }
    let value = try reader.value(depth: 0)
    reader.skipSpace()
    guard reader.i == bytes.count else { throw JSONError(code: .trailing, offset: reader.i) }
    return value
  }
}

private struct JSONReader {
  let bytes: [UInt8]
  var i = 0

  mutating func skipSpace() {
    while i < bytes.count, bytes[i] == 0x20 || bytes[i] == 0x0A || bytes[i] == 0x0D || bytes[i] == 0x09 { i += 1 }
  }

  mutating func value(depth: Int) throws(JSONError) -> JSON {
    guard depth < JSON.maximumDepth else { throw error(.tooDeep) }
    skipSpace()
    guard i < bytes.count else { throw error(.ended) }
    switch bytes[i] {
    case 0x7B: return try object(depth: depth)
    case 0x5B: return try array(depth: depth)
    case 0x22: return .string(try string())
    case 0x74: return try word("true", .boolean(true))
    case 0x66: return try word("false", .boolean(false))
    case 0x6E: return try word("null", .null)
    case 0x2D, 0x30...0x39: return .number(try number())
    default: throw error(.unexpected)
    }
  }

  private mutating func object(depth: Int) throws(JSONError) -> JSON {
    i += 1
    var members: [JSON.Member] = []
    skipSpace()
    if take(0x7D) { return .object(members) }
    while true {
      skipSpace()
      guard i < bytes.count else { throw error(.ended) }
      guard bytes[i] == 0x22 else { throw error(.unexpected) }
      let key = try string()
      skipSpace()
      guard take(0x3A) else { throw error(i < bytes.count ? .unexpected : .ended) }
      members.append(JSON.Member(key: key, value: try value(depth: depth + 1)))
      skipSpace()
      if take(0x7D) { return .object(members) }
      guard take(0x2C) else { throw error(i < bytes.count ? .unexpected : .ended) }
    }
  }

  private mutating func array(depth: Int) throws(JSONError) -> JSON {
    i += 1
    var elements: [JSON] = []
    skipSpace()
    if take(0x5D) { return .array(elements) }
    while true {
      elements.append(try value(depth: depth + 1))
      skipSpace()
      if take(0x5D) { return .array(elements) }
      guard take(0x2C) else { throw error(i < bytes.count ? .unexpected : .ended) }
    }
  }

  private mutating func string() throws(JSONError) -> String {
    let start = i
    i += 1
    var out: [UInt8] = []
    while i < bytes.count {
      let byte = bytes[i]
      switch byte {
      case 0x22:
        i += 1
        guard let text = String(validating: out, as: UTF8.self) else {
          throw JSONError(code: .badString, offset: start)
        }
        return text
      case 0x5C: try escape(into: &out)
      case 0..<0x20: throw error(.badString)
      default:
        out.append(byte)
        i += 1
      }
    }
    throw error(.ended)
  }

  private mutating func escape(into out: inout [UInt8]) throws(JSONError) {
    guard i + 1 < bytes.count else { throw error(.ended) }
    let letter = bytes[i + 1]
    i += 2
    switch letter {
    case 0x22, 0x5C, 0x2F: out.append(letter)
    case 0x62: out.append(0x08)
    case 0x66: out.append(0x0C)
    case 0x6E: out.append(0x0A)
    case 0x72: out.append(0x0D)
    case 0x74: out.append(0x09)
    case 0x75:
      var value = try hexadecimal()
      if 0xD800..<0xDC00 ~= value {
        guard take(0x5C), take(0x75) else { throw error(.badString) }
        let low = try hexadecimal()
        guard 0xDC00..<0xE000 ~= low else { throw error(.badString) }
        value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
      }
      guard let scalar = Unicode.Scalar(value) else { throw error(.badString) }
      out.append(contentsOf: String(Character(scalar)).utf8)
    default: throw error(.badString)
    }
  }

  private mutating func hexadecimal() throws(JSONError) -> UInt32 {
    guard i + 4 <= bytes.count else { throw error(.ended) }
    var value: UInt32 = 0
    for _ in 0..<4 {
      switch bytes[i] {
      case 0x30...0x39: value = value << 4 | UInt32(bytes[i] - 0x30)
      case 0x41...0x46, 0x61...0x66: value = value << 4 | UInt32((bytes[i] | 0x20) - 0x57)
      default: throw error(.badString)
      }
      i += 1
    }
    return value
  }

  private mutating func number() throws(JSONError) -> Double {
    let start = i
    while i < bytes.count, "+-.eE0123456789".utf8.contains(bytes[i]) { i += 1 }
    let digits = bytes[start..<i].drop { $0 == 0x2D }
    let hasLeadingZero = digits.first == 0x30 && digits.dropFirst().first.map { 0x30...0x39 ~= $0 } == true
    guard !hasLeadingZero, let value = Double(String(decoding: bytes[start..<i], as: UTF8.self)), value.isFinite else {
      throw JSONError(code: .badNumber, offset: start)
    }
    return value
  }

  private mutating func word(_ word: StaticString, _ value: JSON) throws(JSONError) -> JSON {
    for k in 0..<word.utf8CodeUnitCount {
      guard i < bytes.count else { throw error(.ended) }
      guard bytes[i] == word.utf8Start[k] else { throw error(.unexpected) }
      i += 1
    }
    return value
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard i < bytes.count, bytes[i] == byte else { return false }
    i += 1
    return true
  }

  private func error(_ code: JSONError.Code) -> JSONError { JSONError(code: code, offset: i) }
}
