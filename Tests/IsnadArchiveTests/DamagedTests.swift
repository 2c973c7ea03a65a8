import GRDB
import IsnadFormats
import IsnadSearch
import IsnadText
import Testing

@testable import IsnadArchive

/// Files that SQLite finds nothing wrong with, and that hold what this program never wrote.
@Suite struct DamagedTests {
  private static let text = "قال وزير الخارجية سامر الكيلاني إن الهدنة قريبة. وقتل 23 شخصا في الميناء."

  /// An archive of one article after `sql`, which no constraint keeps from anything.
  private func archive(_ folder: Folder, _ sql: String) throws -> Archive {
    let path = folder.path("a.db")
    try Archive(path, for: .creating).keep([prepared(Self.text, outlet: "وكالة", url: "http://news.example/1")])
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    try DatabaseQueue(path: path, configuration: configuration).inDatabase { db in
      try db.execute(
        sql: """
          PRAGMA writable_schema = ON;
          UPDATE sqlite_schema SET sql =
            replace(replace(replace(sql, 'STRICT, WITHOUT', 'WITHOUT'), ') STRICT', ')'), ' NOT NULL', '')
          WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%';
          """)
    }
    try DatabaseQueue(path: path, configuration: configuration).inDatabase { try $0.execute(sql: sql) }
    return try Archive(path, for: .reading)
  }

  private func expectDamaged(_ body: () throws -> Void) {
    do {
      try body()
      Issue.record("nothing was said")
    } catch ArchiveError.damaged {
      return
    } catch {
      Issue.record("\(error)")
    }
  }

  @Test(
    "a list over a row that holds what it can't is an error that says so",
    arguments: [
      "UPDATE content SET text = NULL", "UPDATE content SET reading = x'00'", "UPDATE article SET ref = NULL",
      "UPDATE record SET ordinal = 99", "UPDATE record SET ordinal = -1",
      "UPDATE record SET ordinal = 9223372036854775807",
      "UPDATE record SET ordinal = 'x'",
    ])
  func records(_ sql: String) throws {
    let folder = try Folder()
    let archive = try archive(folder, sql)
    expectDamaged { _ = try archive.records(SearchRequest(.records(.statement), limit: 10)) }
  }

  @Test(
    "a search over a context that lies outside the text is one, too",
    arguments: ["context_end = 100000", "context_end = 1099511627776", "context_start = -1", "context_start = NULL"])
  func contexts(_ change: String) throws {
    let folder = try Folder()
    let archive = try archive(folder, "UPDATE record SET \(change)")
    expectDamaged { _ = try archive.search(SearchRequest(.records(.statement), limit: 10)) }
  }

  @Test("how an article stands is one, too", arguments: ["captured = NULL", "captured = x'FF'"])
  func states(_ change: String) throws {
    let folder = try Folder()
    let archive = try archive(folder, "UPDATE article SET \(change)")
    let id = documentID(of: SourceText(Self.text))
    expectDamaged { _ = try archive.state(ofArticle: id) }
  }

  @Test("a check of a damaged archive ends, and says that it is damaged or what it found")
  func checking() throws {
    for sql in [
      "UPDATE content SET text = NULL", "UPDATE content SET reading = x'00'", "UPDATE record SET article = NULL",
    ] {
      let folder = try Folder()
      let archive = try archive(folder, sql)
      do { #expect(try archive.check().findings != []) } catch ArchiveError.damaged {}
    }
  }
}
