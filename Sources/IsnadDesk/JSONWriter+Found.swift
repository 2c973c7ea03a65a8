import IsnadArchive
import IsnadFormats
import IsnadJSON
import IsnadListing
import IsnadSearch
import IsnadText

extension JSONWriter {
  /// What is told of an article in a list.
  mutating func article(_ article: ArticleHead) {
    openObject()
    articleKeys(article)
    closeObject()
  }

  mutating func articleKeys(_ article: ArticleHead) {
    key("id"); string(article.ref)
    key("title"); string(article.title)
    key("outlet"); string(article.outlet)
    key("author"); string(article.author)
    key("url"); string(article.url)
    key("published"); string(article.published)
  }

  /// The entities that a record names, each with what tells who it is.
  mutating func entities(_ entities: [JSON]) {
    array(entities) { json, entity in
      json.openObject()
      json.key("id"); json.string(entity["id"]?.string)
      json.key("kind"); json.string(entity["kind"]?.string)
      json.key("name"); json.string(entity["name"]?.string)
      json.key("latin"); json.string(entity["latin"]?.string)
      json.key("wikidata"); json.string(entity["wikidata"]?.string)
      json.closeObject()
    }
  }

  /// A part of a text with its place, in code points.
  mutating func spanKeys(_ span: ByteSpan, in text: SourceText) {
    key("start"); integer(text.scalarOffset(ofByte: Int(span.start)))
    key("end"); integer(text.scalarOffset(ofByte: Int(span.end)))
    key("text"); string(text[span])
  }

  mutating func snippet(_ snippet: Snippet, in text: SourceText) {
    openObject()
    spanKeys(snippet.span, in: text)
    key("matches")
    array(snippet.matches) { json, match in
      json.openObject()
      json.spanKeys(match, in: text)
      json.closeObject()
    }
    closeObject()
  }
}
