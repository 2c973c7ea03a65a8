/// The text of one article: UTF-8, checked once, never changed afterwards.
public struct SourceText: Sendable {
  /// Articles are short; a larger input is a mistake (an archive, a dump), told as one instead of being read for minutes.
  public static let maximumByteCount = 32 << 20

  public let bytes: [UInt8]

  /// Code points before every block of ``blockSize`` bytes: finding an offset scans one block, not the article.
  private let scalarsBeforeBlock: [Int32]
  private static let blockSize = 128

  /// Takes UTF-8 bytes after checking them once; a byte order mark must be gone already.
  ///
  /// - Throws: ``ArticleError`` with the offset of the first bad byte.
  /// - Complexity: O(*n*) in bytes.
  public init(utf8 bytes: [UInt8]) throws(ArticleError) {
    guard bytes.count <= Self.maximumByteCount else { throw ArticleError(.tooLarge) }
    do {
      _ = try UTF8Span(validating: bytes.span)
    } catch {
      let offset = error.byteOffsets.lowerBound
      throw ArticleError(.badEncoding, byteOffset: offset, byte: bytes[offset])
    }
    self.init(checked: bytes)
  }

  /// The text of a string; a Swift string is always well-formed.
  public init(_ string: String) {
    self.init(checked: Array(string.utf8))
  }

  private init(checked bytes: [UInt8]) {
    self.bytes = bytes
    var blocks: [Int32] = []
    blocks.reserveCapacity(bytes.count / Self.blockSize + 1)
    var scalars: Int32 = 0
    for (i, byte) in bytes.enumerated() {
      if i % Self.blockSize == 0 { blocks.append(scalars) }
      if byte & 0xC0 != 0x80 { scalars += 1 }
    }
    scalarsBeforeBlock = blocks
    scalarCount = Int(scalars)
  }

  /// The length in Unicode code points, the unit of the public records.
  public let scalarCount: Int

  /// The code points before `byte`.
  ///
  /// - Complexity: O(1).
  public func scalarOffset(ofByte byte: Int) -> Int {
    guard byte < bytes.count else { return scalarCount }
    let block = byte / Self.blockSize
    var count = Int(scalarsBeforeBlock[block])
    for i in (block * Self.blockSize)..<byte where bytes[i] & 0xC0 != 0x80 { count += 1 }
    return count
  }

  /// The UTF-16 units before `byte`: code points, and one more for each beyond the basic plane.
  ///
  /// - Complexity: O(*n*); asked for only when UTF-16 offsets are printed.
  public func utf16Offset(ofByte byte: Int) -> Int {
    var count = scalarOffset(ofByte: byte)
    for i in 0..<min(byte, bytes.count) where bytes[i] >= 0xF0 { count += 1 }
    return count
  }

  /// Exactly what the outlet printed in `span`, damage included.
  public subscript(span: ByteSpan) -> String { String(decoding: bytes[span.range], as: UTF8.self) }

  /// The code point that starts at `byte`, and the byte after it. `byte` must be the start of a code point.
  @inlinable public func scalar(at byte: Int) -> (value: UInt32, next: Int) { decodeScalar(bytes, at: byte) }
}

/// Decodes one code point of well-formed UTF-8.
@inlinable public func decodeScalar(_ bytes: [UInt8], at i: Int) -> (value: UInt32, next: Int) {
  let first = bytes[i]
  if first < 0x80 { return (UInt32(first), i + 1) }
  if first < 0xE0 { return (UInt32(first & 0x1F) << 6 | UInt32(bytes[i + 1] & 0x3F), i + 2) }
  if first < 0xF0 {
    return (UInt32(first & 0x0F) << 12 | UInt32(bytes[i + 1] & 0x3F) << 6 | UInt32(bytes[i + 2] & 0x3F), i + 3)
  }
  return (
    UInt32(first & 0x07) << 18 | UInt32(bytes[i + 1] & 0x3F) << 12 | UInt32(bytes[i + 2] & 0x3F) << 6
      | UInt32(bytes[i + 3] & 0x3F), i + 4
  )
}
