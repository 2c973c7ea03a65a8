/// Why an article could not be read at all. Doubtful text is never an error: it yields a damage record.
public struct ArticleError: Error, Sendable, Hashable {
  public enum Code: Hashable, Sendable {
    /// The bytes are not text in the encoding that they declare or seem to have.
    case badEncoding
    /// The article is longer than ``SourceText/maximumByteCount``.
    case tooLarge
    /// The bytes are a picture, an archive or a program.
    case binary
  }

  public let code: Code
  /// The first bad byte, counted in the file as received; nil where no single byte is to blame.
  public let byteOffset: Int?
  /// The bad byte itself.
  public let byte: UInt8?

  public init(_ code: Code, byteOffset: Int? = nil, byte: UInt8? = nil) {
    self.code = code
    self.byteOffset = byteOffset
    self.byte = byte
  }
}
