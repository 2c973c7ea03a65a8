import IsnadText

/// A file that is one article as plain text.
public struct TextReader: ItemReader {
  private let defaults: IntakeDefaults
  private var bytes: [UInt8] = []

  public init(defaults: IntakeDefaults = IntakeDefaults()) { self.defaults = defaults }

  public mutating func items(in piece: ArraySlice<UInt8>, isLast: Bool) -> [IntakeItem] {
    // UTF-16 takes twice the bytes; one byte more than that is enough to know.
    if bytes.count <= 2 * Article.maximumByteCount { bytes += piece }
    guard isLast else { return [] }
    do throws(Reject) {
      var article = Article(text: try text(), source: bytes)
      defaults.fill(&article)
      return [IntakeItem(position: 1, .article(article))]
    } catch {
      return [IntakeItem(position: 1, .reject(error))]
    }
  }

  private func text() throws(Reject) -> SourceText { try decoded(bytes, declared: defaults.encoding) }
}

/// Bytes as text, with the reason where they are none.
func decoded(_ bytes: [UInt8], declared: TextDecoding.Encoding?) throws(Reject) -> SourceText {
  let text: SourceText
  do throws(ArticleError) {
    text = try TextDecoding(bytes, declared: declared).text
  } catch {
    switch error.code {
    case .badEncoding: throw Reject(.encoding, error.byteOffset.map { "byte \($0)" } ?? "")
    case .tooLarge: throw Reject(.tooLarge, "\(bytes.count) bytes")
    case .binary: throw Reject(.binary, error.byteOffset.map { "byte \($0)" } ?? "")
    }
  }
  return try Article.checked(text)
}
