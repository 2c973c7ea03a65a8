import IsnadArchive
import IsnadFormats
import IsnadSearch

extension Desk {
  /// Articles, the newest first.
  public func articles(limit: Int) throws -> [UInt8] {
    let query = CompiledQuery(try Query(""), mode: .normalized)
    let found = try archive.search(SearchRequest(.articles, query: query, limit: limit))
    var json = JSONWriter()
    json.openObject()
    json.key("data")
    json.array(found.hits) { $0.article($1.article) }
    json.key("page")
    json.openObject()
    json.key("total"); json.integer(found.total)
    json.closeObject()
    json.closeObject()
    json.newline()
    return json.bytes
  }
}

extension JSONWriter {
  /// What is told of an article in a list.
  mutating func article(_ article: ArticleHead) {
    openObject()
    key("id"); string(article.ref)
    key("title"); string(article.title)
    key("outlet"); string(article.outlet)
    key("author"); string(article.author)
    key("url"); string(article.url)
    key("published"); string(article.published)
    closeObject()
  }
}
