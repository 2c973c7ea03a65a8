public import IsnadText

/// The anchors in which annotated articles tell places: `words`, `words#2` for their second occurrence, `left…right` from one to
/// the other, `words@around` inside the place that another anchor tells.
public struct AnchorReader: Sendable {
  private let text: SourceText

  public init(_ text: SourceText) { self.text = text }

  /// The place; nil where the text has none such.
  public func span(_ anchor: String) -> ByteSpan? {
    let bytes = Array(anchor.utf8)
    if let at = bytes.firstIndex(of: UInt8(ascii: "@")) {
      guard let around = span(String(decoding: bytes[(at + 1)...], as: UTF8.self)) else { return nil }
      return text.find(bytes[..<at], in: around.range)
    }
    var body = bytes[...]
    var number = 1
    if let hash = bytes.lastIndex(of: UInt8(ascii: "#")), let digits = wholeNumber(bytes[(hash + 1)...]) {
      body = bytes[..<hash]
      number = digits
    }
    let dots = firstIndex(of: ellipsis, in: body)
    var found = text.find(dots.map { body[..<$0] } ?? body, in: 0..<text.bytes.count)
    for _ in 1..<max(1, number) {
      guard let last = found else { return nil }
      found = text.find(dots.map { body[..<$0] } ?? body, in: (Int(last.start) + 1)..<text.bytes.count)
    }
    guard let left = found, let dots else { return found }
    let right = text.find(body[(dots + ellipsis.count)...], in: Int(left.end)..<text.bytes.count)
    return right.map { left.union($0) }
  }
}

/// Tells places as anchors.
public struct AnchorWriter: Sendable {
  private let text: SourceText
  private let reader: AnchorReader

  public init(_ text: SourceText) {
    self.text = text
    reader = AnchorReader(text)
  }

  /// The words, with their number where they stand more than once; nil where no anchor tells the place, as for words with an `@`.
  public func anchor(_ span: ByteSpan) -> String? {
    let words = text[span]
    guard !span.isEmpty else { return nil }
    var number = 0
    var place = 0
    let needle = text.bytes[span.range]
    while let found = text.find(needle, in: place..<text.bytes.count), found.start <= span.start {
      number += 1
      place = Int(found.start) + 1
    }
    let isOnly = number == 1 && text.find(needle, in: place..<text.bytes.count) == nil
    let anchor = isOnly ? words : "\(words)#\(number)"
    if reader.span(anchor) == span { return anchor }
    let plain = "\(words)#\(number)"
    return reader.span(plain) == span ? plain : nil
  }
}

private let ellipsis = Array("…".utf8)

private func wholeNumber(_ digits: ArraySlice<UInt8>) -> Int? {
  guard 1...6 ~= digits.count, digits.allSatisfy({ 0x30...0x39 ~= $0 }) else { return nil }
  return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
}

private func firstIndex(of needle: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
  bytes.indices.first { bytes[$0...].starts(with: needle) }
}

extension SourceText {
  /// The first place of `needle` that lies in `range`.
  fileprivate func find(_ needle: ArraySlice<UInt8>, in range: Range<Int>) -> ByteSpan? {
    guard let first = needle.first, range.count >= needle.count else { return nil }
    for i in range.lowerBound...(range.upperBound - needle.count)
    where bytes[i] == first && bytes[i..<(i + needle.count)].elementsEqual(needle) {
      return ByteSpan(i..<(i + needle.count))
    }
    return nil
  }
}
