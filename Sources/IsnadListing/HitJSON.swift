public import IsnadArchive
import IsnadFormats
import IsnadJSON
import IsnadSearch
import IsnadText

/// What a search found as JSON Lines: one hit a line, with its article, the record as it is stored, and a snippet.
public struct HitJSON: Sendable {
  public init() {}

  public func encode(_ hit: Hit) -> [UInt8] {
    var json = JSONWriter()
    json.openObject()
    json.key("result"); json.string(hit.record?.kind.rawValue ?? "article")
    json.key("id"); json.string(hit.id)
    json.key("article"); head(hit.article, &json)
    if let record = hit.record, let reading = hit.reading {
      json.key("record"); json.value(reading.corrected(record.kind, record.ordinal))
      json.key("correction"); json.correction(reading.correction(record.kind, record.ordinal))
    }
    json.key("snippet"); snippet(hit, &json)
    json.closeObject()
    json.newline()
    return json.bytes
  }

  private func head(_ article: ArticleHead, _ json: inout JSONWriter) {
    json.openObject()
    json.key("id"); json.string(article.ref)
    json.key("title"); json.string(article.title)
    json.key("outlet"); json.string(article.outlet)
    json.key("author"); json.string(article.author)
    json.key("url"); json.string(article.url)
    json.key("published"); json.string(article.published)
    json.closeObject()
  }

  private func snippet(_ hit: Hit, _ json: inout JSONWriter) {
    json.openObject()
    span(hit.snippet.span, hit.text, &json)
    json.key("matches")
    json.array(hit.snippet.matches) { json, match in
      json.openObject()
      span(match, hit.text, &json)
      json.closeObject()
    }
    json.closeObject()
  }

  private func span(_ span: ByteSpan, _ text: SourceText, _ json: inout JSONWriter) {
    json.key("start"); json.integer(text.scalarOffset(ofByte: Int(span.start)))
    json.key("end"); json.integer(text.scalarOffset(ofByte: Int(span.end)))
    json.key("text"); json.string(text[span])
  }
}

extension JSONWriter {
  /// What somebody says of a record; null where nobody said anything.
  public mutating func correction(_ correction: Correction?) {
    guard let correction else { return null() }
    openObject()
    key("verdict"); string(correction.verdict.rawValue)
    key("changes"); value(correction.changes)
    key("reason"); string(correction.reason)
    key("made"); string(correction.made)
    closeObject()
  }
}

extension Hit {
  /// The article's id, or the record's with its article before it: `sha256:…/S3`.
  public var id: String { article.ref + (record.map { "/\($0.kind.letter)\($0.ordinal + 1)" } ?? "") }

  /// ``id`` with as many digits as a person needs.
  public var shortID: String { IsnadListing.shortID(article.ref) + id.dropFirst(article.ref.count) }
}

/// An article's id with as many digits as a person needs: `5b34865a38`, and its number where a text is kept twice.
public func shortID(_ ref: String) -> String {
  let digits = ref.dropFirst("sha256:".count)
  let number = digits.firstIndex(of: "#").map { String(digits[$0...]) } ?? ""
  return digits.prefix(10) + number
}
