import IsnadText

/// The anchors in which annotations write places (`gold/GUIDE.md`): `text`, `text#2`, `left…right`, `text@around`.
struct Anchors {
  let text: SourceText

  struct Unresolved: Error, CustomStringConvertible {
    let description: String
  }

  func span(_ anchor: String) throws -> ByteSpan {
    if let at = anchor.firstIndex(of: "@") {
      let around = try span(String(anchor[anchor.index(after: at)...]))
      guard let found = find(String(anchor[..<at]), from: Int(around.start), to: Int(around.end)) else {
        throw unresolved(anchor)
      }
      return found
    }
    var body = anchor[...]
    var nth = 1
    if let hash = anchor.lastIndex(of: "#"), let number = Int(anchor[anchor.index(after: hash)...]) {
      body = anchor[..<hash]
      nth = number
    }
    let parts = body.split(separator: "…", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    var start = 0
    var left: ByteSpan?
    for _ in 0..<nth {
      left = find(parts[0], from: start, to: text.bytes.count)
      guard let left else { throw unresolved(anchor) }
      start = Int(left.start) + 1
    }
    guard let left else { throw unresolved(anchor) }
    guard parts.count == 2 else { return left }
    guard let right = find(parts[1], from: Int(left.end), to: text.bytes.count) else { throw unresolved(anchor) }
    return left.union(right)
  }

  private func unresolved(_ anchor: String) -> Unresolved { Unresolved(description: "the sample has no \(anchor)") }

  private func find(_ needle: String, from start: Int, to end: Int) -> ByteSpan? {
    let needle = Array(needle.utf8)
    guard !needle.isEmpty, end - start >= needle.count else { return nil }
    for i in start...(end - needle.count)
    where text.bytes[i] == needle[0] && text.bytes[i..<(i + needle.count)].elementsEqual(needle) {
      return ByteSpan(i..<(i + needle.count))
    }
    return nil
  }
}
