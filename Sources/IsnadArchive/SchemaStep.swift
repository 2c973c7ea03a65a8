import Foundation
import GRDB
import IsnadReading
import IsnadStories
import IsnadText

/// The parts of migrations that SQL alone can't do: what tables hold that are made from others.
enum SchemaStep {
  /// Step 3: what articles share that print one text.
  static func keepReprintKeys(_ db: Database) throws {
    let rows = try Row.fetchCursor(db, sql: "SELECT id, ref, text, title, outlet, published FROM article ORDER BY id")
    while let row = try rows.next() {
      let sketch = Sketch(
        Article(
          id: try row.value("ref"), text: SourceText(try row.value("text")), title: try row.value("title"),
          outlet: try row.value("outlet"),
          published: try row.value("published", as: String?.self).flatMap { PublicationDate($0) }))
      try ReprintFinder(db: db).keep(sketch, row.value("id"))
    }
  }

  /// Step 6: the words of all articles and, each passage once, of all records.
  static func indexAll(_ db: Database) throws {
    let rows = try Row.fetchCursor(db, sql: "SELECT article, text, indexed FROM content ORDER BY article")
    while let row = try rows.next() {
      let text = SourceText(try row.value("text"))
      let indexed = try IndexedArticle(packed: Array(row.value("indexed", as: Data.self)), with: text)
      try indexed.add(to: db, article: row.value("article"))
    }
  }
}
