import IsnadDocument
import IsnadText

/// Forms one after the other.
struct FormTable: Sendable {
  private(set) var bytes: [UInt8] = []
  private var ends: [Int32] = []

  init() {}

  /// The forms of all tokens.
  init(tokensOf document: Document) {
    reserveCapacity(document.tokens.count)
    for token in document.tokens {
      Spelling.appendForm(of: document.text.bytes, token.span.range, to: &bytes)
      ends.append(Int32(bytes.count))
    }
  }

  var count: Int { ends.count }

  subscript(i: Int) -> ArraySlice<UInt8> { bytes[(i == 0 ? 0 : Int(ends[i - 1]))..<Int(ends[i])] }

  mutating func append(_ form: some Sequence<UInt8>) {
    bytes.append(contentsOf: form)
    ends.append(Int32(bytes.count))
  }

  mutating func reserveCapacity(_ count: Int) {
    ends.reserveCapacity(count)
    bytes.reserveCapacity(10 * count)
  }
}
