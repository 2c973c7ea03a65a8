/// An address of the desk: a path and what is asked there.
public struct Address: Sendable, Hashable {
  public var path: String
  public var query: [Parameter]

  public struct Parameter: Sendable, Hashable {
    public var name: String
    public var value: String

    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  public init(_ path: String, _ query: [Parameter] = []) {
    self.path = path
    self.query = query
  }

  /// The first value of a parameter; nil where it is not there or empty.
  public subscript(name: String) -> String? { query.first { $0.name == name && !$0.value.isEmpty }?.value }

  /// The address with one value for a parameter; without the parameter for nil.
  public func setting(_ name: String, _ value: String?) -> Address {
    var other = self
    other.query.removeAll { $0.name == name }
    if let value { other.query.append(Parameter(name, value)) }
    return other
  }

  /// As it stands in a link.
  public var text: String {
    let parameters = query.filter { !$0.value.isEmpty }.map { encoded($0.name) + "=" + encoded($0.value) }
    return parameters.isEmpty ? path : path + "?" + parameters.joined(separator: "&")
  }
}

/// `text` for a part of an address: all but unreserved characters percent-encoded.
func encoded(_ text: String) -> String {
  let digits = Array("0123456789ABCDEF".utf8)
  var out: [UInt8] = []
  for byte in text.utf8 {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: out.append(byte)
    default: out += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
  }
  return String(decoding: out, as: UTF8.self)
}
