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
    forEachMember { name, start in
      guard let member = value(at: start) else { return nil }
      guard isNamed(key, name) else { return member.upperBound }
      found = JSONSlice(all, member)
      return nil
    }
    return found
  }

  /// The members of an object that are arrays, each with its elements, all found in one pass; the names as they are written,
  /// escapes and all. None for other values.
  public var lists: [(name: String, elements: [JSONSlice])] {
    var found: [(name: String, elements: [JSONSlice])] = []
    forEachMember { name, start in
      guard all[start] == 0x5B else { return value(at: start)?.upperBound }
      guard let list = list(at: start) else { return nil }
      let written = all[(name.lowerBound + 1)..<(name.upperBound - 1)]
      found.append((String(decoding: written, as: UTF8.self), list.elements))
      return list.end
    }
    return found
  }

  /// The elements of an array; none for other values.
  public var elements: [JSONSlice] {
    token(from: range.lowerBound).flatMap { all[$0] == 0x5B ? list(at: $0)?.elements : nil } ?? []
  }

  /// Goes through the members of an object. `body` is given where a name stands and where its value starts, and answers where the
  /// value ends; nil ends it all.
  private func forEachMember(_ body: (_ name: Range<Int>, _ start: Int) -> Int?) {
    guard var i = opened(0x7B) else { return }
    while let name = value(at: i), all[name.lowerBound] == 0x22 {
      guard let colon = token(from: name.upperBound), all[colon] == 0x3A, let start = token(from: colon + 1),
        let end = body(name, start), let next = afterComma(end)
      else { return }
      i = next
    }
  }

  /// The elements of the array that starts at `i`, and where it ends; nil where it does not.
  private func list(at i: Int) -> (elements: [JSONSlice], end: Int)? {
    guard var i = token(from: i + 1) else { return nil }
    var elements: [JSONSlice] = []
    while let element = value(at: i) {
      elements.append(JSONSlice(all, element))
      guard let sign = token(from: element.upperBound) else { return nil }
      i = sign
      guard all[sign] == 0x2C else { break }
      guard let next = token(from: sign + 1) else { return nil }
      i = next
    }
    return all[i] == 0x5D ? (elements, i + 1) : nil
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
