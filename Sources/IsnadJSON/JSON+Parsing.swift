extension JSON {
  /// Reads one value that fills `bytes` but for white space. A byte order mark is skipped.
  ///
  /// Strings must be well-formed UTF-8 without raw control characters; an escaped half of a surrogate pair is an error, as
  /// no text can hold it.
  ///
  /// - Complexity: O(*n*) in bytes.
  public static func parse(_ bytes: [UInt8]) throws(JSONError) -> JSON {
    var reader = JSONReader(bytes)
    let value = try reader.value()
    try reader.end()
    return value
  }
}

extension JSONReader {
  /// Reads a value whole.
  mutating func value() throws(JSONError) -> JSON {
    switch peek() {
    case 0x7B:
      var members: [JSON.Member] = []
      try object { (reader, key) throws(JSONError) in
        let key = try reader.checked(key)
        members.append(JSON.Member(key: key, value: try reader.value()))
      }
      return .object(members)
    case 0x5B:
      var elements: [JSON] = []
      try array { (reader) throws(JSONError) in elements.append(try reader.value()) }
      return .array(elements)
    case 0x22:
      let start = place
      return .string(try checked(try string(), at: start))
    case 0x74:
      try literal("true")
      return .boolean(true)
    case 0x66:
      try literal("false")
      return .boolean(false)
    case 0x6E:
      try literal("null")
      return .null
    case .some(0x2D), .some(0x30...0x39):
      let range = try number()
      guard let value = Double(text(range)), value.isFinite else {
        throw JSONError(code: .badNumber, offset: range.lowerBound)
      }
      return .number(value)
    default: throw error(.unexpected)
    }
  }

  /// The text of a string; an error where it is not UTF-8.
  private func checked(_ bytes: [UInt8], at start: Int? = nil) throws(JSONError) -> String {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw JSONError(code: .badString, offset: start ?? place)
    }
    return text
  }
}
