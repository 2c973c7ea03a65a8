import IsnadReading
import IsnadText

/// An RSS or Atom file: one article an entry, in the file's order.
public struct FeedReader: ItemReader {
  private let defaults: IntakeDefaults
  private var bytes: [UInt8] = []

  public init(defaults: IntakeDefaults = IntakeDefaults()) { self.defaults = defaults }

  public mutating func items(in piece: ArraySlice<UInt8>, isLast: Bool) -> [IntakeItem] {
    if bytes.count <= Self.maximumByteCount { bytes += piece }
    guard isLast else { return [] }
    guard bytes.count <= Self.maximumByteCount else { return [IntakeItem(position: 1, .reject(Reject(.tooLarge)))] }
    guard let tree = MarkupTree(xml: bytes), let root = tree.root else {
      let reason = MarkupTree.hasDoctype(bytes) ? "DOCTYPE" : "XML"
      return [IntakeItem(position: 1, .reject(Reject(.malformed, reason)))]
    }
    // RSS 2.0 has its items in a channel, RSS 1.0 beside it, Atom its entries in the feed.
    let channel = root.children("channel").first
    let entries = (channel?.children("item") ?? []) + root.children("item") + root.children("entry")
    let outlet = (channel ?? root).children("title").first.map { collapsed($0.text) }
    return entries.enumerated().map { i, entry in
      do throws(Reject) {
        var article = try Self.article(in: entry, outlet: outlet)
        defaults.fill(&article)
        return IntakeItem(position: i + 1, .article(article))
      } catch {
        return IntakeItem(position: i + 1, .reject(error))
      }
    }
  }

  private static let maximumByteCount = 4 * Article.maximumByteCount

  private static func article(in entry: MarkupTree.Node, outlet: String?) throws(Reject) -> Article {
    func first(_ names: String...) -> MarkupTree.Node? { names.lazy.compactMap { entry.children($0).first }.first }
    guard let body = first("encoded", "content", "description", "summary"), let text = text(of: body) else {
      throw Reject(.empty)
    }
    let date = first("pubdate", "published", "date", "updated").map { collapsed($0.text) }
    let author = first("creator", "author").map { node in
      collapsed((node.children("name").first ?? node).text)
    }
    return Article(
      text: try Article.checked(SourceText(text)), title: first("title").map { collapsed($0.text) }, outlet: outlet,
      url: address(of: entry), author: author, published: date.flatMap { writtenDate($0) },
      source: Array(text.utf8))
  }

  /// The text of a body: HTML inside the feed's XML, whether escaped or not.
  private static func text(of body: MarkupTree.Node) -> String? {
    let content = body.text
    guard body["type"] != "text", content.contains("<") else {
      let lines = content.split(separator: "\n").map { collapsed(String($0)) }.filter { !$0.isEmpty }
      return lines.isEmpty ? nil : lines.joined(separator: "\n")
    }
    guard let root = MarkupTree(html: Array("<html><body><div>\(content)</div></body></html>".utf8))?.root else {
      return nil
    }
    return PageText(root).text
  }

  private static func address(of entry: MarkupTree.Node) -> String? {
    for link in entry.children("link") where link["rel"] == nil || link["rel"] == "alternate" {
      let address = link["href"] ?? collapsed(link.text)
      if address.hasPrefix("http://") || address.hasPrefix("https://") { return address }
    }
    return nil
  }
}
