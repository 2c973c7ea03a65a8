import IsnadArchive
import IsnadPages
import IsnadText

/// Where pages stand.
enum PagePath {
  /// Sixteen hexadecimal digits tell apart more articles than there are.
  static func short(_ ref: String) -> String { String(ref.trimmingPrefix("sha256:").prefix(16)) }

  static func article(_ ref: String) -> String { "/a/\(short(ref))" }
  static func record(_ id: String, of ref: String) -> String { "/s/\(short(ref))/\(id)" }
  static func entity(_ id: Int64) -> String { "/e/\(id)" }
  static func story(_ ref: String) -> String { "/st/\(short(ref))" }
}

extension IsnadPages.ArticleHead {
  /// - Parameter text: Its text, where it is at hand: the first words stand for a title that is not known.
  init(_ head: IsnadArchive.ArticleHead, _ text: SourceText? = nil) {
    self.init(
      path: PagePath.article(head.ref), title: head.title, opening: head.title == nil ? text.map(firstWords) : nil,
      outlet: head.outlet, author: head.author, url: head.url, published: head.published)
  }
}

/// The first words of a text: its first line, or as much of it as a heading may have.
func firstWords(of text: SourceText) -> String {
  let line = text.bytes.drop { $0 == 0x0A || $0 == 0x0D || $0 == 0x20 }.prefix { $0 != 0x0A && $0 != 0x0D }
  let longest = 150
  guard line.count > longest else { return String(decoding: line, as: UTF8.self) }
  let cut = line.prefix(longest)
  return String(decoding: cut[..<(cut.lastIndex(of: 0x20) ?? cut.endIndex)], as: UTF8.self) + "…"
}
