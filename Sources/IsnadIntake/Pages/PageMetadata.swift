import IsnadJSON
import IsnadReading

/// What a page says of its article outside the text: in `meta` and `link` elements, in JSON-LD, in `time` elements.
struct PageMetadata {
  private(set) var title: String?
  private(set) var outlet: String?
  private(set) var author: String?
  private(set) var url: String?
  private(set) var published: PublicationDate?
  /// Lines that may hold a date for readers, the likeliest first.
  private(set) var visibleDates: [String] = []

  init(_ root: MarkupTree.Node) {
    var meta: [String: String] = [:]
    var times: [String] = []
    var heading: String?
    var pageTitle: String?
    var linked = LinkedData()
    var canonical: String?
    var dateLines: [String] = []
    root.walk { node in
      switch node.element {
      case "meta":
        if let name = (node["property"] ?? node["name"] ?? node["itemprop"])?.lowercased(), let value = node["content"],
          meta[name] == nil, !collapsed(value).isEmpty
        {
          meta[name] = collapsed(value)
        }
      case "link":
        if node["rel"]?.lowercased() == "canonical", canonical == nil { canonical = node["href"] }
      case "title": pageTitle = pageTitle ?? collapsed(node.text)
      case "h1": heading = heading ?? collapsed(node.text)
      case "time":
        if let time = node["datetime"] { times.append(time) }
        dateLines.append(collapsed(node.text))
      case "script":
        if node["type"]?.lowercased() == "application/ld+json" { linked.add(node.text) }
        return false
      default:
        let names = ((node["class"] ?? "") + " " + (node["id"] ?? "")).lowercased()
        if node.element != nil, names.contains("date") || names.contains("time") || names.contains("publish") {
          let line = collapsed(node.text)
          if line.utf8.count < 200 { dateLines.append(line) }
        }
      }
      return true
    }
    title = linked.title ?? meta["og:title"] ?? heading ?? pageTitle
    outlet = linked.outlet ?? meta["og:site_name"] ?? meta["application-name"]
    author = linked.author ?? meta["author"] ?? meta["article:author"]
    url = Self.address(canonical) ?? Self.address(meta["og:url"]) ?? Self.address(linked.url)
    let dates =
      [linked.published, meta["article:published_time"], meta["datepublished"], meta["pubdate"], meta["date"]]
      .compactMap(\.self) + times
    published = dates.lazy.compactMap { PublicationDate($0) }.first
    visibleDates = dateLines.filter { !$0.isEmpty }
  }

  /// Only addresses of the web: what a page calls its own may be anything.
  private static func address(_ text: String?) -> String? {
    guard let text, text.hasPrefix("http://") || text.hasPrefix("https://") else { return nil }
    return text
  }
}

/// A news article of schema.org inside a page.
private struct LinkedData {
  private(set) var title: String?
  private(set) var outlet: String?
  private(set) var author: String?
  private(set) var url: String?
  private(set) var published: String?

  private static let kinds: Set<String> = ["NewsArticle", "Article", "ReportageNewsArticle", "BlogPosting", "WebPage"]

  mutating func add(_ text: String) {
    guard let json = try? JSON.parse(Array(text.utf8)) else { return }
    for object in json["@graph"]?.array ?? json.array ?? [json] {
      let kinds = object["@type"]?.array?.compactMap(\.string) ?? [object["@type"]?.string].compactMap(\.self)
      guard !Self.kinds.isDisjoint(with: kinds) else { continue }
      title = title ?? object["headline"]?.string
      published = published ?? object["datePublished"]?.string
      outlet = outlet ?? object["publisher"]?["name"]?.string
      author = author ?? (object["author"]?.array?.first ?? object["author"])?["name"]?.string
      url = url ?? object["url"]?.string ?? object["mainEntityOfPage"]?.string
    }
  }
}
