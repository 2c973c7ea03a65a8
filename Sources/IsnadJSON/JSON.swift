/// A JSON value (RFC 8259). Members keep their order, so that what is written back reads as it was given.
public indirect enum JSON: Sendable, Hashable {
  case null
  case boolean(Bool)
  case number(Double)
  case string(String)
  case array([JSON])
  case object([Member])

  public struct Member: Sendable, Hashable {
    public let key: String
    public let value: JSON

    public init(key: String, value: JSON) {
      self.key = key
      self.value = value
    }
  }

  /// The value of the first member named `key`; nil for other values than objects.
  public subscript(key: String) -> JSON? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  public var string: String? {
    guard case .string(let value) = self else { return nil }
    return value
  }

  public var number: Double? {
    guard case .number(let value) = self else { return nil }
    return value
  }

  /// A whole number; nil for one with a fraction or out of range.
  public var integer: Int? { number.flatMap { Int(exactly: $0) } }

  public var boolean: Bool? {
    guard case .boolean(let value) = self else { return nil }
    return value
  }

  public var array: [JSON]? {
    guard case .array(let elements) = self else { return nil }
    return elements
  }

  public var isNull: Bool { self == .null }
}

/// Why bytes are not JSON, and where.
public struct JSONError: Error, Sendable, Hashable {
  public enum Code: String, Sendable {
    case unexpected, ended, tooDeep, badString, badNumber, trailing
  }
  public let code: Code
  /// The byte at which reading stopped.
  public let offset: Int

  public init(code: Code, offset: Int) {
    self.code = code
    self.offset = offset
  }
}
