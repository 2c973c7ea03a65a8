/// The bytes of a file, read as text: the one place where an article's encoding is decided.
///
/// A byte order mark decides first, then what the caller declares, then the bytes themselves: well-formed UTF-8 is UTF-8 (no
/// other text looks like it by chance), and bytes that read as Arabic in windows-1256 are that. All offsets of errors count
/// bytes of the file as received, with its byte order mark.
public struct TextDecoding: Sendable {
  public enum Encoding: String, Sendable, CaseIterable {
    case utf8 = "UTF-8"
    case utf16LittleEndian = "UTF-16LE"
    case utf16BigEndian = "UTF-16BE"
    case windows1256 = "windows-1256"

    /// An encoding by one of its usual names, in any case: `utf8`, `UTF-16LE`, `cp1256`, `x-windows-1256`.
    public init?(name: String) {
      switch String(
        decoding: name.utf8.filter { $0 != 0x2D && $0 != 0x5F && $0 != 0x20 }.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 },
        as: UTF8.self)
      {
      case "utf8", "unicode11utf8", "ascii", "usascii": self = .utf8
      case "utf16le": self = .utf16LittleEndian
      case "utf16be", "utf16": self = .utf16BigEndian
      case "windows1256", "cp1256", "xwindows1256", "1256", "win1256": self = .windows1256
      default: return nil
      }
    }
  }

  /// The text without its byte order mark.
  public let text: SourceText
  public let encoding: Encoding
  /// Whether the file opened with a byte order mark.
  public let hasByteOrderMark: Bool

  /// - Parameters:
  ///   - bytes: The file as received.
  ///   - declared: What a header or the user says; a byte order mark overrides it.
  /// - Throws: ``ArticleError``: `.binary` for pictures, archives and programs, `.badEncoding` with the offset of the first bad
  ///   byte, `.tooLarge`.
  /// - Complexity: O(*n*) in bytes.
  public init(_ bytes: [UInt8], declared: Encoding? = nil) throws(ArticleError) {
    // Two bytes of UTF-16 or one of windows-1256 become up to three of UTF-8; what is too large in any encoding stops here.
    guard bytes.count <= 2 * SourceText.maximumByteCount else { throw ArticleError(.tooLarge) }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      try self.init(utf8: bytes, from: 3, hasByteOrderMark: true)
    } else if bytes.starts(with: [0xFF, 0xFE]) {
      try self.init(utf16: bytes, from: 2, .utf16LittleEndian, hasByteOrderMark: true)
    } else if bytes.starts(with: [0xFE, 0xFF]) {
      try self.init(utf16: bytes, from: 2, .utf16BigEndian, hasByteOrderMark: true)
    } else if let declared {
      switch declared {
      case .utf8: try self.init(utf8: bytes, from: 0, hasByteOrderMark: false)
      case .utf16LittleEndian, .utf16BigEndian: try self.init(utf16: bytes, from: 0, declared, hasByteOrderMark: false)
      case .windows1256: try self.init(windows1256: bytes)
      }
    } else {
      if let offset = firstBinaryByte(bytes) { throw ArticleError(.binary, byteOffset: offset, byte: bytes[offset]) }
      do {
        try self.init(utf8: bytes, from: 0, hasByteOrderMark: false)
      } catch {
        guard error.code == .badEncoding, readsAsWindows1256(bytes) else { throw error }
        try self.init(windows1256: bytes)
      }
    }
  }

  private init(_ text: SourceText, _ encoding: Encoding, hasByteOrderMark: Bool) {
    self.text = text
    self.encoding = encoding
    self.hasByteOrderMark = hasByteOrderMark
  }

  private init(utf8 bytes: [UInt8], from start: Int, hasByteOrderMark: Bool) throws(ArticleError) {
    do {
      let text = try SourceText(utf8: start == 0 ? bytes : Array(bytes[start...]))
      self.init(text, .utf8, hasByteOrderMark: hasByteOrderMark)
    } catch {
      throw ArticleError(error.code, byteOffset: error.byteOffset.map { $0 + start }, byte: error.byte)
    }
  }

  private init(windows1256 bytes: [UInt8]) throws(ArticleError) {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count * 2)
    for byte in bytes { appendScalar(Windows1256.scalar(of: byte), to: &out) }
    self.init(try SourceText(utf8: out), .windows1256, hasByteOrderMark: false)
  }

  private init(utf16 bytes: [UInt8], from start: Int, _ encoding: Encoding, hasByteOrderMark: Bool) throws(ArticleError)
  {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var i = start
    while i + 1 < bytes.count {
      let unit = codeUnit(bytes, at: i, encoding)
      switch unit {
      case 0xD800..<0xDC00:
        let low = i + 3 < bytes.count ? codeUnit(bytes, at: i + 2, encoding) : 0
        guard 0xDC00..<0xE000 ~= low else { throw ArticleError(.badEncoding, byteOffset: i, byte: bytes[i]) }
        appendScalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00), to: &out)
        i += 4
      case 0xDC00..<0xE000: throw ArticleError(.badEncoding, byteOffset: i, byte: bytes[i])
      default:
        appendScalar(unit, to: &out)
        i += 2
      }
    }
    guard i == bytes.count else { throw ArticleError(.badEncoding, byteOffset: i, byte: bytes[i]) }
    self.init(try SourceText(utf8: out), encoding, hasByteOrderMark: hasByteOrderMark)
  }
}

private func codeUnit(_ bytes: [UInt8], at i: Int, _ encoding: TextDecoding.Encoding) -> UInt32 {
  encoding == .utf16LittleEndian
    ? UInt32(bytes[i + 1]) << 8 | UInt32(bytes[i]) : UInt32(bytes[i]) << 8 | UInt32(bytes[i + 1])
}

/// The first byte that no text has: a NUL, or the signature of a well-known file type.
private func firstBinaryByte(_ bytes: [UInt8]) -> Int? {
  let signatures: [[UInt8]] = [
    Array("%PDF-".utf8), [0x89, 0x50, 0x4E, 0x47], [0xFF, 0xD8, 0xFF], Array("GIF8".utf8), [0x50, 0x4B, 0x03, 0x04],
    [0x1F, 0x8B],
    [0x7F, 0x45, 0x4C, 0x46], [0xD0, 0xCF, 0x11, 0xE0], [0xFD, 0x37, 0x7A, 0x58], [0x42, 0x5A, 0x68, 0x39],
    Array("RIFF".utf8),
  ]
  if signatures.contains(where: { bytes.starts(with: $0) }) { return 0 }
  return bytes.firstIndex(of: 0)
}

/// Whether bytes that are not UTF-8 make Arabic words in windows-1256.
///
/// Nearly all bytes above ASCII must be Arabic letters or marks of Arabic print, and hardly any of them may form UTF-8: a UTF-8
/// file with one damaged byte is an error to be told, not Arabic in another encoding.
private func readsAsWindows1256(_ bytes: [UInt8]) -> Bool {
  var high = 0
  var letters = 0
  var arabic = 0
  var wellFormed = 0
  for (i, byte) in bytes.enumerated() where byte >= 0x80 {
    high += 1
    switch ScalarClass(Windows1256.scalar(of: byte)) {
    case .arabicLetter: letters += 1
    case .mark, .tatweel, .quotationMark, .punctuation, .space, .sentenceEnd: arabic += 1
    default: break
    }
    let follows = i + 1 < bytes.count && bytes[i + 1] & 0xC0 == 0x80
    if byte & 0xE0 == 0xC0 && follows { wellFormed += 2 }
    if byte & 0xF0 == 0xE0 && follows && i + 2 < bytes.count && bytes[i + 2] & 0xC0 == 0x80 { wellFormed += 3 }
  }
  return letters * 2 > high && (letters + arabic) * 10 >= high * 9 && wellFormed * 2 < high
}
