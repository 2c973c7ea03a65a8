import IsnadJSON
import IsnadReading
import IsnadText

/// IPTC's ninjs, 1 to 3: one news item as a JSON object, or an array of them.
public struct NinjsReader: ItemReader {
  private let defaults: IntakeDefaults
  private var bytes: [UInt8] = []

  public init(defaults: IntakeDefaults = IntakeDefaults()) { self.defaults = defaults }

  public mutating func items(in piece: ArraySlice<UInt8>, isLast: Bool) -> [IntakeItem] {
    if bytes.count <= Self.maximumByteCount { bytes += piece }
    guard isLast else { return [] }
    guard bytes.count <= Self.maximumByteCount else { return [IntakeItem(position: 1, .reject(Reject(.tooLarge)))] }
    let json: JSON
    do throws(JSONError) {
      json = try JSON.parse(bytes)
    } catch {
      return [IntakeItem(position: 1, .reject(Reject(.notJSON, "byte \(error.offset)")))]
    }
    return (json.array ?? [json]).enumerated().map { i, item in
      do throws(Reject) {
        var article = try Self.article(in: item, source: bytes)
        defaults.fill(&article)
        return IntakeItem(position: i + 1, .article(article))
      } catch {
        return IntakeItem(position: i + 1, .reject(error))
      }
    }
  }

  private static let maximumByteCount = 6 * Article.maximumByteCount

  private static func article(in item: JSON, source: [UInt8]) throws(Reject) -> Article {
    guard let body = body(of: item) else { throw Reject(.noText, "bodies, body_text, body_xhtml") }
    let date = ["firstCreated", "firstcreated", "contentCreated", "contentcreated", "versionCreated", "versioncreated"]
      .lazy.compactMap { item[$0]?.string }.first
    return Article(
      text: try Article.checked(SourceText(body)),
      title: item["headlines"]?.array?.first?["value"]?.string ?? item["headline"]?.string ?? item["title"]?.string,
      outlet: item["infosources"]?.array?.first?["name"]?.string ?? item["infoSources"]?.array?.first?["name"]?.string
        ?? item["source"]?.string ?? item["provider"]?.string,
      url: item["uri"]?.string.flatMap { $0.hasPrefix("http") ? $0 : nil },
      author: item["by"]?.string ?? item["byline"]?.string,
      published: date.flatMap { PublicationDate($0) }, source: source)
  }

  /// Plain text before marked-up text; a body's kind is told by its role, its type, or the key's own name.
  private static func body(of item: JSON) -> String? {
    var bodies: [(kind: String, text: String)] = []
    for body in item["bodies"]?.array ?? [] {
      guard let text = body["value"]?.string else { continue }
      let kind = body["contentType"]?.string ?? body["contenttype"]?.string ?? body["role"]?.string ?? "text/plain"
      bodies.append((kind, text))
    }
    for kind in ["body_text", "body_xhtml", "body_html"] {
      if let text = item[kind]?.string { bodies.append((kind, text)) }
    }
    if let plain = bodies.first(where: { $0.kind.contains("plain") || $0.kind == "body_text" }) { return plain.text }
    return bodies.first.flatMap { body in
      guard body.text.contains("<") else { return body.text }
      let page = "<html><body><div>\(body.text)</div></body></html>"
      return MarkupTree(html: Array(page.utf8))?.root.flatMap { PageText($0).text }
    }
  }
}
