public import IsnadText

/// A part of a text around what was found, with the original spelling.
public struct Snippet: Sendable, Hashable {
  /// The part of the text.
  public let span: ByteSpan
  /// What was found in it, in text order.
  public let matches: [ByteSpan]
  public let startsInside: Bool
  public let endsInside: Bool

  /// The part of `text` that holds most of what was found: about `length` bytes, cut between words.
  public init(of text: SourceText, around found: [ByteSpan], within bounds: ByteSpan? = nil, length: Int = 360) {
    let bounds = bounds?.range ?? 0..<text.bytes.count
    let found = found.filter { bounds.contains(Int($0.start)) && Int($0.end) <= bounds.upperBound }
    var range = bounds
    if bounds.count > length {
      let best = Self.densest(found, length)
      let before = min(length / 3, (length - best.count) / 2)
      let start = Self.wordStart(text, max(bounds.lowerBound, best.lowerBound - max(0, before)), bounds)
      range = start..<Self.wordEnd(text, min(bounds.upperBound, max(start + length, best.upperBound)), bounds)
    }
    span = ByteSpan(Self.trimmed(text, range))
    let kept = span
    matches = found.filter { kept.contains($0) }
    startsInside = Int(span.start) > bounds.lowerBound
    endsInside = Int(span.end) < bounds.upperBound
  }

  /// The run of matches that fits into `length` and has the most of them.
  private static func densest(_ found: [ByteSpan], _ length: Int) -> Range<Int> {
    guard let first = found.first else { return 0..<0 }
    var best = (count: 0, range: first.range)
    var j = 0
    for i in found.indices {
      while j < found.count, Int(found[j].end - found[i].start) <= length { j += 1 }
      if j - i > best.count { best = (j - i, Int(found[i].start)..<Int(found[j - 1].end)) }
    }
    return best.range
  }

  private static func wordStart(_ text: SourceText, _ byte: Int, _ bounds: Range<Int>) -> Int {
    var i = byte
    while i > bounds.lowerBound, !isSpace(text.bytes[i - 1]) { i -= 1 }
    return i
  }

  private static func wordEnd(_ text: SourceText, _ byte: Int, _ bounds: Range<Int>) -> Int {
    var i = byte
    while i < bounds.upperBound, !isSpace(text.bytes[i]) { i += 1 }
    return i
  }

  private static func trimmed(_ text: SourceText, _ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, isSpace(text.bytes[start]) { start += 1 }
    while end > start, isSpace(text.bytes[end - 1]) { end -= 1 }
    return start..<end
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }
}
