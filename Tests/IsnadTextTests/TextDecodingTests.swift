import IsnadText
import Testing

@Suite struct TextDecodingTests {
  static let sample = "قال الوزير: «نعم، 12٪» 🇵🇸\nثم غادر."

  @Test("a byte order mark decides, and is no part of the text", arguments: [true, false])
  func byteOrderMark(bigEndian: Bool) throws {
    let units = Array(Self.sample.utf16)
    let mark: [UInt8] = bigEndian ? [0xFE, 0xFF] : [0xFF, 0xFE]
    let body = units.flatMap { bigEndian ? [UInt8($0 >> 8), UInt8($0 & 0xFF)] : [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let decoding = try TextDecoding(mark + body, declared: .windows1256)
    #expect(decoding.text.bytes == Array(Self.sample.utf8))
    #expect(decoding.encoding == (bigEndian ? .utf16BigEndian : .utf16LittleEndian))
    #expect(decoding.hasByteOrderMark)
  }

  @Test("UTF-8 is UTF-8 with and without its mark", arguments: [[0xEF, 0xBB, 0xBF], []] as [[UInt8]])
  func utf8(mark: [UInt8]) throws {
    let decoding = try TextDecoding(mark + Array(Self.sample.utf8))
    #expect(decoding.text.bytes == Array(Self.sample.utf8))
    #expect(decoding.encoding == .utf8)
    #expect(decoding.hasByteOrderMark == !mark.isEmpty)
  }

  @Test(
    "windows-1256 is found by what it says",
    arguments: ["قال الوزير: «نعم»، ثم غادر.", "أعلنت الشركة زيادة ٪12 في العام"])
  func windows1256(_ string: String) throws {
    let bytes = string.unicodeScalars.map { Windows1256.byte(of: $0.value) ?? 0x3F }
    for declared in [nil, TextDecoding.Encoding.windows1256] {
      let decoding = try TextDecoding(bytes, declared: declared)
      #expect(decoding.encoding == .windows1256)
      #expect(decoding.text.bytes == Array(string.replacing("٪", with: "?").utf8))
    }
  }

  @Test(
    "what cannot be read says where",
    arguments: [
      (Array("قال".utf8) + [0xFF] + Array(" الوزير أمس إن الجسر جاهز".utf8), .badEncoding, 6),
      ([0xEF, 0xBB, 0xBF] + Array("قا".utf8) + [0xD9, 0x41], .badEncoding, 7),
      ([0xFF, 0xFE, 0x42, 0x06, 0x00, 0xD8, 0x42, 0x06], .badEncoding, 4),
      ([0xFE, 0xFF, 0x06, 0x42, 0x06], .badEncoding, 4),
      ([0xFE, 0xFF, 0xDC, 0x00], .badEncoding, 2),
      (Array("Se\u{F1}or".unicodeScalars.map { UInt8($0.value) }), .badEncoding, 2),
      (Array("%PDF-1.7 …".utf8), .binary, 0),
      (Array("قال".utf8) + [0, 1, 2], .binary, 6),
    ] as [([UInt8], ArticleError.Code, Int)])
  func errors(_ bytes: [UInt8], code: ArticleError.Code, offset: Int) {
    #expect {
      try TextDecoding(bytes)
    } throws: { error in
      let error = error as? ArticleError
      return error?.code == code && error?.byteOffset == offset && error?.byte == bytes[offset]
    }
  }

  @Test("an empty file is an empty text")
  func empty() throws {
    #expect(try TextDecoding([]).text.bytes.isEmpty)
  }

  @Test(
    "encodings go by many names",
    arguments: [
      ("UTF-8", .utf8), ("cp1256", .windows1256), ("Windows_1256", .windows1256), ("utf-16le", .utf16LittleEndian),
    ] as [(String, TextDecoding.Encoding)])
  func names(_ name: String, encoding: TextDecoding.Encoding) {
    #expect(TextDecoding.Encoding(name: name) == encoding)
    #expect(TextDecoding.Encoding(name: "koi8-r") == nil)
  }

  @Test("every byte of windows-1256 goes to Unicode and back")
  func table() {
    for byte in UInt8.min...UInt8.max { #expect(Windows1256.byte(of: Windows1256.scalar(of: byte)) == byte) }
  }
}
