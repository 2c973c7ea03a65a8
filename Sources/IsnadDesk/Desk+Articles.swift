public import IsnadArchive
import IsnadExports
import IsnadFormats
import IsnadJSON
import IsnadSearch
import IsnadText

extension Desk {
  /// Articles of a list, each with what is told of it there.
  public func articles(_ request: SearchRequest) throws(ArchiveError) -> Listing {
    let result = try archive.search(request)
    let items = result.hits.map { hit in
      var json = JSONWriter()
      json.article(hit.article)
      return json.bytes
    }
    return Listing(items: items, total: result.total, next: result.next)
  }

  /// The article whose id starts with `prefix`.
  public func article(_ prefix: String) throws -> StoredArticle {
    switch try archive.article(prefix) {
    case .found(let article): return article
    case .missing: throw DeskError.missing
    case .ambiguous(let refs): throw DeskError.ambiguous(refs)
    }
  }

  /// An article with its reading, without its text: that has an address of its own.
  public func encoded(_ article: StoredArticle) -> [UInt8] {
    var json = JSONWriter()
    json.openObject()
    json.articleKeys(article.head)
    json.key("language"); json.string(article.language)
    json.key("characters"); json.integer(article.text.scalarCount)
    json.key("captured"); json.string(article.captured)
    json.key("version"); json.string(article.version)
    json.key("rules"); json.string(article.rules)
    json.key("source_hash"); json.string(article.sourceHash)
    json.key("revises"); json.string(article.revises)
    json.key("revised_by"); json.string(article.revisedBy)
    json.key("reprint_of"); json.string(article.reprintOf?.ref)
    json.key("reprints"); json.array(article.reprints) { $0.string($1.ref) }
    json.key("corrections"); json.array(article.corrections) { $0.correction($1, of: article.head.ref) }
    json.key("appearances")
    json.array(article.appearances) { json, appearance in
      json.openObject()
      json.key("outlet"); json.string(appearance.outlet)
      json.key("url"); json.string(appearance.url)
      json.key("published"); json.string(appearance.published)
      json.key("captured"); json.string(appearance.captured)
      json.closeObject()
    }
    json.key("reading"); json.raw(Array(JSONSlice(article.reading).bytes.drop { $0 == 0x0A }.prefix { $0 != 0x0A }))
    json.closeObject()
    json.newline()
    return json.bytes
  }

  /// A part of an article's text with every record that lies in it or reaches into it.
  ///
  /// - Parameter range: Code points.
  public func span(_ range: Range<Int>, of article: StoredArticle) throws -> [UInt8] {
    guard range.upperBound <= article.text.scalarCount else { throw DeskError.missing }
    let reading = KeptReading(article)
    var json = JSONWriter()
    json.openObject()
    json.key("article"); json.string(article.head.ref)
    json.key("span")
    json.openObject()
    json.spanKeys(bytes(range, of: article.text), in: article.text)
    json.closeObject()
    json.key("records"); json.openArray()
    for kind in RecordKind.allCases {
      for record in reading.records(kind) where Self.overlaps(record.value, range) {
        json.openObject()
        json.key("kind"); json.string(kind.rawValue)
        json.key("record"); json.raw(Array(record.bytes))
        json.closeObject()
      }
    }
    json.closeArray()
    json.closeObject()
    json.newline()
    return json.bytes
  }

  private func bytes(_ range: Range<Int>, of text: SourceText) -> ByteSpan {
    var (start, end) = (text.bytes.count, text.bytes.count)
    var scalar = 0
    for (i, byte) in text.bytes.enumerated() where byte & 0xC0 != 0x80 {
      if scalar == range.lowerBound { start = i }
      if scalar == range.upperBound { end = i }
      scalar += 1
    }
    return ByteSpan(min(start, end)..<end)
  }

  /// Whether any span of a record shares a code point with `range`.
  private static func overlaps(_ value: JSON?, _ range: Range<Int>) -> Bool {
    switch value {
    case .array(let elements): return elements.contains { overlaps($0, range) }
    case .object(let members):
      if let start = value?["start"]?.integer, let end = value?["end"]?.integer, start < range.upperBound,
        range.lowerBound < end
      {
        return true
      }
      // A rule trail points at words that are not the record's.
      return members.contains { $0.key != "explain" && overlaps($0.value, range) }
    default: return false
    }
  }
}
