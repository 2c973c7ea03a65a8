/// The kinds of input that articles come in.
public enum InputFormat: String, Sendable, CaseIterable {
  case text, jsonl, html, feed, ninjs, warc

  /// The kind that a file's name says; a `.gz` behind it does not count. nil where the name says nothing.
  public init?(fileName: String) {
    var name = fileName.lowercased()
    if name.hasSuffix(".gz") { name = String(name.dropLast(3)) }
    switch name.split(separator: ".", omittingEmptySubsequences: false).last.map(String.init) {
    case "txt": self = .text
    case "jsonl", "ndjson", "jsonlines": self = .jsonl
    case "html", "htm", "xhtml": self = .html
    case "rss", "atom", "xml", "rdf": self = .feed
    case "json": self = .ninjs
    case "warc": self = .warc
    default: return nil
    }
  }

  /// The kind that the first bytes of an input look like.
  public init(sniffing bytes: ArraySlice<UInt8>) {
    let start = bytes.drop { $0 <= 0x20 || [0xEF, 0xBB, 0xBF].contains($0) }
    let head = String(decoding: start.prefix(512).map { $0 < 0x80 ? $0 | 0x20 : 0x3F }, as: UTF8.self)
    if head.hasPrefix("warc/1.") {
      self = .warc
    } else if start.first == 0x7B {
      self = .jsonl
    } else if head.hasPrefix("<") {
      let isFeed = ["<rss", "<feed", "<rdf"].contains { head.contains($0) }
      self = isFeed ? .feed : .html
    } else {
      self = .text
    }
  }

  public func reader(fields: FieldMap, defaults: IntakeDefaults) -> any ItemReader {
    switch self {
    case .text: TextReader(defaults: defaults)
    case .jsonl: JSONLinesReader(fields: fields, defaults: defaults)
    case .html: PageReader(defaults: defaults)
    case .feed: FeedReader(defaults: defaults)
    case .ninjs: NinjsReader(defaults: defaults)
    case .warc: WARCReader(defaults: defaults)
    }
  }
}
