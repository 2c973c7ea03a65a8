public import IsnadText

/// Cuts an ``IndexedText`` at positions of the text that it was made from.
public struct IndexedSlices: Sendable {
  private let bytes: [UInt8]
  /// Where each byte of the text stands among the marks; one more for its end.
  private let places: [Int32]

  /// - Complexity: O(*n*) in bytes.
  public init(_ text: IndexedText) {
    bytes = text.bytes
    var places: [Int32] = []
    places.reserveCapacity(bytes.count + 1)
    var isLemma = false
    for (i, byte) in bytes.enumerated() {
      if byte == SearchMark.lemma { isLemma.toggle() }
      if !isLemma, !SearchMark.isMark(byte) { places.append(Int32(i)) }
    }
    places.append(Int32(bytes.count))
    self.places = places
  }

  /// The part of the indexed text that stands for `span`; a span outside the text is cut to it.
  public subscript(span: ByteSpan) -> [UInt8] {
    let start = min(max(0, Int(span.start)), places.count - 1)
    let end = min(max(start, Int(span.end)), places.count - 1)
    return Array(bytes[Int(places[start])..<Int(places[end])])
  }
}
