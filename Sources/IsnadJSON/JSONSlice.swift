/// A value inside JSON that is well-formed, found without reading what stands around it.
///
/// A stored reading has some hundred values, a list of records wants one or two of them: skipping costs a fraction of parsing.
public struct JSONSlice: Sendable {
  private let all: [UInt8]
  private let range: Range<Int>

  /// - Parameter bytes: One value, as ``JSON/parse(_:)`` would take it. Of anything else some members are not found.
  public init(_ bytes: [UInt8]) {
    all = bytes
    range = 0..<bytes.count
  }

  private init(_ all: [UInt8], _ range: Range<Int>) {
    self.all = all
    self.range = range
  }

  /// The value as it is written.
  public var bytes: ArraySlice<UInt8> { all[range] }

  /// The value, read.
  public var value: JSON? { try? JSON.parse(Array(bytes)) }

  /// The value of the first member named `key`, whose name is written without escapes; nil for other values than objects.
  public subscript(key: StaticString) -> JSONSlice? {
    var found: JSONSlice?
    forEachMember { name, member in
      if isNamed(key, name) { found = JSONSlice(all, member) }
      return found == nil
    }
    return found
  }

  /// The members of an object in their order, each name as it is written, escapes and all; none for other values.
  public var members: [(name: String, value: JSONSlice)] {
    var found: [(name: String, value: JSONSlice)] = []
    forEachMember { name, member in
      let written = all[(name.lowerBound + 1)..<(name.upperBound - 1)]
      found.append((String(decoding: written, as: UTF8.self), JSONSlice(all, member)))
      return true
    }
    return found
  }

  /// The elements of an array; none for other values.
  public var elements: [JSONSlice] {
    guard var i = opened(0x5B) else { return [] }
    var found: [JSONSlice] = []
    while let element = value(at: i) {
      found.append(JSONSlice(all, element))
      guard let next = afterComma(element.upperBound) else { break }
      i = next
    }
    return found
  }

  /// Goes through the members of an object, given the places of their names and values, until `body` says that it is enough.
  private func forEachMember(_ body: (_ name: Range<Int>, _ member: Range<Int>) -> Bool) {
    guard var i = opened(0x7B) else { return }
    while let name = value(at: i), all[name.lowerBound] == 0x22 {
      guard let colon = token(from: name.upperBound), all[colon] == 0x3A, let start = token(from: colon + 1),
        let member = value(at: start), body(name, member), let next = afterComma(member.upperBound)
      else { return }
      i = next
    }
  }

  /// The place behind the opening bracket, if the value starts with it.
  private func opened(_ bracket: UInt8) -> Int? {
    guard let start = token(from: range.lowerBound), all[start] == bracket else { return nil }
    return token(from: start + 1)
  }

  private func afterComma(_ i: Int) -> Int? {
    guard let comma = token(from: i), all[comma] == 0x2C else { return nil }
    return token(from: comma + 1)
  }

  private func isNamed(_ key: StaticString, _ name: Range<Int>) -> Bool {
    guard name.count == key.utf8CodeUnitCount + 2 else { return false }
    return key.withUTF8Buffer { $0.elementsEqual(all[(name.lowerBound + 1)..<(name.upperBound - 1)]) }
  }

  /// The first place from `i` on that is not white space.
  private func token(from i: Int) -> Int? {
    var i = i
    while i < range.upperBound {
      switch all[i] {
      case 0x20, 0x09, 0x0A, 0x0D: i += 1
      default: return i
      }
    }
    return nil
  }

  /// The value that starts at `i`; nil at a closing bracket, and where it does not end.
  private func value(at i: Int) -> Range<Int>? {
    switch all[i] {
    case 0x22: return string(at: i)
    case 0x7B, 0x5B: return nested(at: i)
    case 0x7D, 0x5D, 0x2C, 0x3A: return nil
    default:
      var end = i
      while end < range.upperBound, !Self.endsWord(all[end]) { end += 1 }
      return i..<end
    }
  }

  private func string(at i: Int) -> Range<Int>? {
    var end = i + 1
    while end < range.upperBound {
      switch all[end] {
      case 0x22: return i..<(end + 1)
      case 0x5C: end += 2
      default: end += 1
      }
    }
    return nil
  }

  private func nested(at i: Int) -> Range<Int>? {
    var depth = 0
    var end = i
    while end < range.upperBound {
      switch all[end] {
      case 0x22:
        guard let text = string(at: end) else { return nil }
        end = text.upperBound
        continue
      case 0x7B, 0x5B: depth += 1
      case 0x7D, 0x5D:
        depth -= 1
        if depth == 0 { return i..<(end + 1) }
      default: break
      }
      end += 1
    }
    return nil
  }

  private static func endsWord(_ byte: UInt8) -> Bool { byte <= 0x20 || byte == 0x2C || byte == 0x5D || byte == 0x7D }
}
