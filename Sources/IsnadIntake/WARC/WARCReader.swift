import IsnadText

/// A web archive (WARC 1.0, 1.1) as a stream of any length: pages, plain texts and feeds in its records are articles.
///
/// Compression is undone before (a `.warc.gz` has one member a record). A record that is no page of text, a redirect or an error
/// is passed over; a damaged one is told and reading goes on at the next.
public struct WARCReader: ItemReader {
  private let defaults: IntakeDefaults
  private var buffer: [UInt8] = []
  private var start = 0
  private var position = 0
  private var header: WARCHeader?
  /// Bytes of a body that is too large to be an article: they are skipped, not kept.
  private var skipping = 0
  /// Whether what comes is part of something damaged, until a record opens.
  private var isLost = false

  public init(defaults: IntakeDefaults = IntakeDefaults()) { self.defaults = defaults }

  public mutating func items(in piece: ArraySlice<UInt8>, isLast: Bool) -> [IntakeItem] {
    buffer += piece
    var items: [IntakeItem] = []
    while step(into: &items) {}
    // What was read is let go in one go, not record by record.
    buffer.removeFirst(start)
    start = 0
    if isLast, !isLost, header != nil || skipping > 0 || buffer.contains(where: { $0 > 0x20 }) {
      items.append(IntakeItem(position: max(1, position), .reject(Reject(.malformed, "cut off"))))
    }
    return items
  }

  /// Reads one header or one body; false where more bytes are needed.
  private mutating func step(into items: inout [IntakeItem]) -> Bool {
    if skipping > 0 {
      let count = min(skipping, buffer.count - start)
      start += count
      skipping -= count
      return skipping == 0
    }
    if isLost { return resynchronise() }
    guard let header else { return readHeader(into: &items) }
    guard buffer.count - start >= header.length else { return false }
    let body = buffer[start..<(start + header.length)]
    start += header.length
    self.header = nil
    do throws(Reject) {
      if var article = try WARCRecord(header: header, body: body).article() {
        defaults.fill(&article)
        items.append(IntakeItem(position: position, .article(article)))
      }
    } catch {
      items.append(IntakeItem(position: position, .reject(error)))
    }
    return true
  }

  private mutating func readHeader(into items: inout [IntakeItem]) -> Bool {
    while start < buffer.count, buffer[start] == 0x0D || buffer[start] == 0x0A { start += 1 }
    guard start < buffer.count else { return false }
    let limit = min(buffer.count, start + Self.maximumHeader)
    let end = endOfHeader(buffer, from: start, to: limit)
    guard end != nil || limit < buffer.count else { return false }
    position += 1
    guard let end, let parsed = WARCHeader(buffer[start..<end]) else {
      items.append(IntakeItem(position: position, .reject(Reject(.malformed, "header"))))
      start = end ?? start + 1
      isLost = true
      return true
    }
    start = end
    guard parsed.length <= PageReader.maximumByteCount else {
      if parsed.isArticleKind {
        items.append(IntakeItem(position: position, .reject(Reject(.tooLarge, "\(parsed.length) bytes"))))
      }
      skipping = parsed.length
      return true
    }
    header = parsed
    return true
  }

  /// Goes on at the next sign that opens a record; false where it has not come yet.
  private mutating func resynchronise() -> Bool {
    let sign = Array("WARC/1.".utf8)
    var i = start
    while i + sign.count <= buffer.count {
      if buffer[i] == sign[0], buffer[i..<(i + sign.count)].elementsEqual(sign) {
        start = i
        isLost = false
        return true
      }
      i += 1
    }
    start = max(start, buffer.count - sign.count + 1)
    return false
  }

  private static let maximumHeader = 1 << 16
}

/// The byte behind the blank line that ends a header; nil where it is not among those before `limit`.
func endOfHeader(_ bytes: [UInt8], from start: Int, to limit: Int) -> Int? {
  var i = start
  while i + 1 < limit {
    if bytes[i] == 0x0A {
      if bytes[i + 1] == 0x0A { return i + 2 }
      if bytes[i + 1] == 0x0D, i + 2 < limit, bytes[i + 2] == 0x0A { return i + 3 }
    }
    i += 1
  }
  return nil
}
