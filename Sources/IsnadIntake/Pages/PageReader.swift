import IsnadReading
import IsnadText

/// A web page that is one article.
public struct PageReader: ItemReader {
  private let defaults: IntakeDefaults
  private var bytes: [UInt8] = []

  public init(defaults: IntakeDefaults = IntakeDefaults()) { self.defaults = defaults }

  public mutating func items(in piece: ArraySlice<UInt8>, isLast: Bool) -> [IntakeItem] {
    if bytes.count <= Self.maximumByteCount { bytes += piece }
    guard isLast else { return [] }
    do throws(Reject) {
      var article = try Self.article(in: bytes, declared: defaults.encoding)
      defaults.fill(&article)
      return [IntakeItem(position: 1, .article(article))]
    } catch {
      return [IntakeItem(position: 1, .reject(error))]
    }
  }

  /// Markup may be many times the text.
  static let maximumByteCount = 4 * Article.maximumByteCount

  /// The article of a page.
  ///
  /// - Parameters:
  ///   - declared: What a header or the user says of the encoding; the page's own `charset` comes after it.
  ///   - address: Where the page came from; its own canonical address comes first.
  static func article(
    in page: [UInt8], declared: TextDecoding.Encoding?, address: String? = nil
  ) throws(Reject) -> Article {
    guard page.count <= maximumByteCount else { throw Reject(.tooLarge, "\(page.count) bytes") }
    let text = try decodedPage(page, declared: declared)
    guard let root = MarkupTree(html: text)?.root else { throw Reject(.empty) }
    let metadata = PageMetadata(root)
    guard let body = PageText(root).text else { throw Reject(.empty) }
    return Article(
      text: try Article.checked(SourceText(body)), title: metadata.title, outlet: metadata.outlet,
      url: metadata.url ?? address, author: metadata.author,
      published: metadata.published ?? metadata.visibleDates.lazy.compactMap(visibleDate).first,
      publishedBasis: metadata.published == nil ? .inferred : .metadata, source: page)
  }

  private static func decodedPage(_ page: [UInt8], declared: TextDecoding.Encoding?) throws(Reject) -> [UInt8] {
    // A page that names a wrong encoding is common: then the bytes themselves decide.
    for encoding in [declared ?? charset(of: page), nil] {
      if let decoding = try? TextDecoding(page, declared: encoding) { return decoding.text.bytes }
    }
    return try decoded(page, declared: declared).bytes
  }

  /// The encoding that a page names near its start.
  static func charset(of page: [UInt8]) -> TextDecoding.Encoding? {
    let head = String(decoding: page.prefix(4096).map { $0 < 0x80 ? $0 : 0x3F }, as: UTF8.self).lowercased()
    guard let range = head.firstRange(of: "charset=") else { return nil }
    let name = head[range.upperBound...].drop { $0 == "\"" || $0 == "'" || $0 == " " }
      .prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
    return TextDecoding.Encoding(name: String(name))
  }
}
