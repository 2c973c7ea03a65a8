public import IsnadDocument
public import IsnadText

/// A text with the expected spans written into it: `قال [S|الوزير] إن`. Spans may nest; a label may come several times.
public struct MarkedText: Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
  public let text: SourceText
  private let spans: [(label: String, span: ByteSpan)]
  public let description: String

  public init(stringLiteral marked: String) {
    var bytes: [UInt8] = []
    var open: [(label: String, start: Int)] = []
    var spans: [(label: String, span: ByteSpan)] = []
    let input = Array(marked.utf8)
    var i = 0
    while i < input.count {
      if input[i] == 0x5B, let bar = input[i...].firstIndex(of: 0x7C), bar - i <= 24, !input[i..<bar].contains(0x5D) {
        open.append((String(decoding: input[(i + 1)..<bar], as: UTF8.self), bytes.count))
        i = bar + 1
      } else if input[i] == 0x5D, let last = open.popLast() {
        spans.append((last.label, ByteSpan(last.start..<bytes.count)))
        i += 1
      } else {
        bytes.append(input[i])
        i += 1
      }
    }
    text = SourceText(String(decoding: bytes, as: UTF8.self))
    self.spans = spans.sorted { $0.span < $1.span }
    description = marked
  }

  /// The spans with this label, in text order.
  public subscript(label: String) -> [ByteSpan] { spans.filter { $0.label == label }.map(\.span) }

  /// All labels with their spans, in text order.
  public var all: [(label: String, span: ByteSpan)] { spans }

  public var document: Document { Document(text) }
}
