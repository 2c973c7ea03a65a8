import Foundation

/// Where a list goes on: opaque to whoever carries it, and still right when articles came in meanwhile.
public struct Cursor: Sendable, Hashable, CustomStringConvertible {
  /// What the list is sorted by, of the last element that was given.
  enum Key: Sendable, Hashable {
    case date(String?)
    case rank(Double)
    case count(Int)
  }

  let key: Key
  /// What tells elements of one key apart.
  let id: Int64

  init(key: Key, id: Int64) {
    self.key = key
    self.id = id
  }

  /// From ``description``; nil for anything else.
  public init?(_ text: String) {
    let standard = text.replacingOccurrences(of: "-", with: "+").replacingOccurrences(of: "_", with: "/")
    let padded = standard + String(repeating: "=", count: (4 - standard.utf8.count % 4) % 4)
    guard let data = Data(base64Encoded: padded), let plain = String(validating: data, as: UTF8.self) else {
      return nil
    }
    let parts = plain.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, let id = Int64(parts[1]) else { return nil }
    switch parts[0] {
    case "n": key = .date(nil)
    case "d": key = .date(String(parts[2]))
    case "r":
      guard let bits = UInt64(parts[2], radix: 16) else { return nil }
      key = .rank(Double(bitPattern: bits))
    case "c":
      guard let count = Int(parts[2]) else { return nil }
      key = .count(count)
    default: return nil
    }
    self.id = id
  }

  /// Letters, digits, `-` and `_`: fit for an address.
  public var description: String {
    let plain =
      switch key {
      case .date(nil): "n \(id) "
      case .date(let date?): "d \(id) \(date)"
      case .rank(let rank): "r \(id) \(String(rank.bitPattern, radix: 16))"
      case .count(let count): "c \(id) \(count)"
      }
    let encoded = Data(plain.utf8).base64EncodedString()
    return encoded.replacingOccurrences(of: "+", with: "-").replacingOccurrences(of: "/", with: "_")
      .replacingOccurrences(of: "=", with: "")
  }
}
