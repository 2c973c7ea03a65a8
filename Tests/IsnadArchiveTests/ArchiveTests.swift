import Foundation
import GRDB
import IsnadCompression
import IsnadFormats
import IsnadIntake
import IsnadSearch
import IsnadText
import Testing

@testable import IsnadArchive

private let truce = "قال وزير الخارجية سامر الكيلاني إن الهدنة قريبة. وقتل 23 شخصا في الميناء، وفقا لوزارة الصحة."

@Suite struct ArchiveTests {
  @Test("an article is stored with its records, and found by its text and by them")
  func storing() throws {
    let folder = try Folder()
    let archive = try Archive(folder.path("a.db"), for: .creating)
    let stored = try archive.keep([
      prepared(truce, title: "الهدنة", outlet: "وكالة"), prepared("خبر عن الطقس في الجبال."),
    ])
    #expect(stored.articles == 2 && stored.records > 1)
    #expect(try archive.texts("هدنه") == [truce])
    #expect(try archive.texts("title:هدنة") == [truce])
    #expect(try archive.texts("هدنة speaker:الكيلاني", in: .records(.statement)) == ["الهدنة قريبة"])
    #expect(try archive.texts("هدنة speaker:غيره", in: .records(.statement)) == [])
    #expect(try archive.texts("measure:killed", in: .records(.figure)).count == 1)
    #expect(try archive.texts("outlet:وكالة") == [truce])
    #expect(try archive.check().findings == [])
  }

  @Test("the same text again is another appearance, unless everything is kept")
  func duplicates() throws {
    let folder = try Folder()
    let archive = try Archive(folder.path("a.db"), for: .creating)
    try archive.keep([prepared(truce, outlet: "أ"), prepared(truce, outlet: "ب"), prepared(truce, outlet: "ب")])
    let counts = Dictionary(uniqueKeysWithValues: try archive.statistics().map { ($0.name, $0.count) })
    #expect(counts["articles"] == 1 && counts["appearances"] == 2)
    #expect(try archive.texts("هدنة") { $0.restrictions = [Query.Restriction(field: .outlet, value: "ب")] } == [truce])
    #expect(try archive.keep([prepared(truce)], .off).articles == 1)
    #expect(try archive.texts("هدنة").count == 2)
    #expect(try archive.check().findings == [])
  }

  @Test("another text at the same address is a revision; the old one stays and can be asked for")
  func revisions() throws {
    let folder = try Folder()
    let archive = try Archive(folder.path("a.db"), for: .creating)
    let url = "http://news.example/1"
    try archive.keep([prepared("سقط عشرة جرحى في الحادث.", url: url)])
    #expect(try archive.keep([prepared("سقط عشرون جريحا في الحادث.", url: url)]).revisions == 1)
    #expect(try archive.texts("الحادث") == ["سقط عشرون جريحا في الحادث."])
    #expect(try archive.texts("الحادث") { $0.includesRevised = true }.count == 2)
    let new = prepared("سقط عشرون جريحا في الحادث.").ref
    guard case .found(let article) = try archive.article(new) else { return #expect(Bool(false), "is gone") }
    #expect(article.revises == prepared("سقط عشرة جرحى في الحادث.").ref)
  }

  @Test("dates include both ends, of any length")
  func dates() throws {
    let folder = try Folder()
    let archive = try Archive(folder.path("a.db"), for: .creating)
    try archive.keep(
      ["2024-02-29", "2024-03-01", "2024-03-31T23:59", "2024-04-01"].map {
        prepared("خبر يوم " + $0 + " من الشهر.", published: $0)
      })
    func found(_ from: String?, _ to: String?) throws -> Int {
      try archive.texts("خبر") { ($0.from, $0.to) = (from, to) }.count
    }
    #expect(try found("2024-03", "2024-03") == 2)
    #expect(try found("2024-03-01", nil) == 3)
    #expect(try found(nil, "2024-02-29") == 1)
    #expect(try found("2024", "2024") == 4)
  }

  @Test("facets count all that matches, the most frequent first")
  func facets() throws {
    let folder = try Folder()
    let archive = try Archive(folder.path("a.db"), for: .creating)
    try archive.keep([
      prepared("خبر أول عن السد.", outlet: "ب"), prepared("خبر ثان عن السد.", outlet: "أ"),
      prepared("خبر ثالث عن السد.", outlet: "ب"), prepared("خبر رابع.", outlet: "ب"),
    ])
    let request = SearchRequest(.articles, query: CompiledQuery(try Query("السد"), mode: .normalized))
    #expect(try archive.facet(.outlet, of: request).map { "\($0.value) \($0.count)" } == ["ب 2", "أ 1"])
  }

  @Test("speakers and places are counted by the article, and in an archive from before that, too")
  func people() throws {
    let folder = try Folder()
    let path = folder.path("a.db")
    let texts = [
      "قال محمود عباس إن السد آمن. وأضاف محمود عباس أن العمل مستمر.", "قتل ثلاثة أشخاص في بيروت عند السد.",
      "قال محمود عباس إن السد كبير.",
    ]
    let request = SearchRequest(.articles, query: CompiledQuery(try Query("السد"), mode: .normalized))
    func counted(_ archive: Archive) throws -> [[String]] {
      try archive.facets([.speaker, .place], of: request).map { $0.map { "\($0.value) \($0.count)" } }
    }
    do {
      let archive = try Archive(path, for: .creating)
      try archive.keep(texts.map { prepared($0) })
      #expect(try counted(archive) == [["محمود عباس 2"], ["بيروت 1"]])
      // As a program of schema 8 left it.
      try archive.pool.write { db in
        try db.execute(sql: "ALTER TABLE article_entity DROP COLUMN roles")
        try db.execute(sql: "DELETE FROM grdb_migrations WHERE identifier LIKE '9:%'")
      }
    }
    #expect(throws: ArchiveError.older) { try Archive(path, for: .reading) }
    #expect(try counted(try Archive(path, for: .writing)) == [["محمود عباس 2"], ["بيروت 1"]])
  }

  @Test("a batch that fails leaves nothing of itself")
  func allOrNothing() throws {
    let folder = try Folder()
    let archive = try Archive(folder.path("a.db"), for: .creating)
    try archive.pool.write { db in
      try db.execute(
        sql:
          "CREATE TRIGGER stop BEFORE INSERT ON appearance WHEN new.position = 2 BEGIN SELECT RAISE(ABORT, 'stop'); END"
      )
    }
    #expect(throws: ArchiveError.self) { try archive.keep([prepared(truce), prepared("خبر آخر من المدينة.")]) }
    #expect(try archive.statistics().first { $0.name == "articles" }?.count == 0)
    #expect(try archive.texts("هدنة") == [])
    #expect(try archive.checkpoint(of: "test") == nil)
    #expect(try archive.check().findings == [])
  }

  @Test("check finds a flipped letter, a lost record and a lost index row")
  func findings() throws {
    let folder = try Folder()
    let archive = try Archive(folder.path("a.db"), for: .creating)
    try archive.keep([prepared(truce)])
    func problems(_ sql: String) throws -> Set<Finding.Problem> {
      try archive.pool.write { try $0.execute(sql: sql) }
      return Set(try archive.check().findings.map(\.problem))
    }
    // What is packed with a text can't be unpacked with another one.
    #expect(try problems("UPDATE content SET text = replace(text, 'الهدنة', 'الهدنه')") == [.hash, .reading])
    #expect(try problems("UPDATE content SET text = replace(text, 'الهدنه', 'الهدنة')") == [])
    #expect(try problems("DELETE FROM article_search_docsize").contains(.index))
    #expect(
      try problems("UPDATE record_search_data SET block = zeroblob(length(block)) WHERE id > 10").contains(.index))
    #expect(try problems("DELETE FROM record WHERE kind = 'figure'").contains(.records))
  }

  @Test("a purged article leaves its id and no word of it in the file")
  func purging() throws {
    let folder = try Folder()
    let path = folder.path("a.db")
    let secret = prepared("شهد المزارع خلفان البربروشي على الواقعة الغريبة.", title: "شهادة البربروشي")
    do {
      let archive = try Archive(path, for: .creating)
      try archive.keep([secret, prepared(truce)])
      #expect(try archive.purge(secret.ref, reason: "طلب", at: "2024-05-01T00:00:00Z"))
      #expect(try !archive.purge(secret.ref, reason: nil, at: "2024-05-01T00:00:00Z"))
      #expect(try archive.texts("البربروشي") == [])
      #expect(try archive.texts("هدنة").count == 1)
      #expect(try archive.check().findings == [])
    }
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.url.path) {
      let bytes = try Data(contentsOf: folder.url.appending(path: name))
      #expect(bytes.range(of: Data("بربروشي".utf8)) == nil, "\(name) still holds it")
      #expect(bytes.range(of: Data("خلفان".utf8)) == nil, "\(name) still holds it")
    }
  }

  @Test("a backup is a whole archive; it never replaces a file")
  func backup() throws {
    let folder = try Folder()
    let archive = try Archive(folder.path("a.db"), for: .creating)
    try archive.keep([prepared(truce)])
    try archive.backup(to: folder.path("b.db"))
    #expect(try Archive(folder.path("b.db"), for: .reading).texts("هدنة") == [truce])
    #expect(throws: ArchiveError.exists) { try archive.backup(to: folder.path("b.db")) }
  }

  @Test("a name's card tells its spellings, titles and parts over all articles; namesakes have their own")
  func entities() throws {
    let folder = try Folder()
    let archive = try Archive(folder.path("a.db"), for: .creating)
    try archive.keep([
      prepared("قال وزير المالية وليد القاسمي إن الدين انخفض.", published: "2024-01-05"),
      prepared("أعلن رئيس الوزراء وليد القاسمى أن الانتخابات ستجرى في موعدها.", published: "2025-02-10"),
      prepared("فاز العداء مروان القاسمي بالسباق.", published: "2025-02-11"),
    ])
    let cards = try archive.entities(named: "القاسمى")
    let walid = try #require(cards.first)
    #expect(cards.count == 2)
    #expect(walid.articles == 2 && walid.firstDay == "2024-01-05" && walid.lastDay == "2025-02-10")
    #expect(Set(walid.spellings.map(\.name)).isSuperset(of: ["وليد القاسمي", "وليد القاسمى"]))
    #expect(walid.parts.contains(EntityCard.Counted(name: "speaker", count: 2)))
    #expect(walid.roles.map(\.firstDay) == ["2024-01-05", "2025-02-10"])
    #expect(try archive.entities(named: "قاسم").isEmpty)
  }

  @Test("the file is for its owner alone") func permissions() throws {
    let folder = try Folder()
    _ = try Archive(folder.path("a.db"), for: .creating)
    let attributes = try FileManager.default.attributesOfItem(atPath: folder.path("a.db"))
    #expect(attributes[.posixPermissions] as? Int == 0o600)
  }
}

@Suite struct OpeningTests {
  @Test("what is no archive is told apart and not touched")
  func foreign() throws {
    let folder = try Folder()
    #expect(throws: ArchiveError.missing) { try Archive(folder.path("none.db"), for: .writing) }
    try Data("نص عادي لا قاعدة بيانات، وهو أطول من رأس ملف قاعدة البيانات بكثير حتى يُقرأ على أنه ليس منها".utf8).write(
      to: folder.url.appending(path: "text.db"))
    #expect(throws: ArchiveError.foreign) { try Archive(folder.path("text.db"), for: .writing) }
    let other = try DatabaseQueue(path: folder.path("other.db"))
    try other.write { try $0.execute(sql: "CREATE TABLE t (x)") }
    #expect(throws: ArchiveError.foreign) { try Archive(folder.path("other.db"), for: .writing) }
  }

  @Test("an archive of a newer program is refused")
  func newer() throws {
    let folder = try Folder()
    var migrator = Schema.migrator
    migrator.registerMigration("99: tomorrow") { try $0.execute(sql: "CREATE TABLE tomorrow (x)") }
    _ = try Archive(folder.path("a.db"), for: .creating, migrator: migrator)
    #expect(throws: ArchiveError.newer("99: tomorrow")) { try Archive(folder.path("a.db"), for: .reading) }
  }

  @Test("an archive of an older program is migrated after a backup, and only for writing")
  func older() throws {
    let folder = try Folder()
    let path = folder.path("a.db")
    _ = try Archive(path, for: .creating, migrator: Schema.migrator(upTo: 1))
    #expect(throws: ArchiveError.older) { try Archive(path, for: .reading) }
    let archive = try Archive(path, for: .writing)
    try archive.keep([prepared(truce)])
    #expect(FileManager.default.fileExists(atPath: path + ".before-2.bak"))
    #expect(try Archive(path, for: .reading).texts("هدنة").count == 1)
  }

  @Test("what an older program kept is there after the migration: text, reading, index")
  func olderContent() throws {
    let folder = try Folder()
    let path = folder.path("a.db")
    let kept = prepared("خبر عن الطقس في الجبال العالية.")
    let text = kept.article.text
    do {
      let old = try Archive(path, for: .creating, migrator: Schema.migrator(upTo: 2))
      try old.pool.write { db in
        try db.execute(
          sql: """
            INSERT INTO article (id, ref, text, source_hash, captured, version, program, indexed, reading)
            VALUES (1, ?, ?, 'x', 'x', 'x', 'x', ?, ?)
            """,
          arguments: [
            kept.ref, String(decoding: text.bytes, as: UTF8.self),
            Data(deflated(try PackedBytes.unpacked(kept.packedIndex, with: text))),
            Data(deflated(try PackedBytes.unpacked(kept.reading, with: text))),
          ])
        let indexed = try IndexedArticle(packed: kept.packedIndex, with: text)
        try db.execute(
          sql: "INSERT INTO article_search (rowid, title, body) VALUES (1, '', ?)",
          arguments: [String(decoding: indexed.body.bytes, as: UTF8.self)])
        try db.execute(
          sql: """
            INSERT INTO record (article, kind, ordinal, span_start, span_end, context_start, context_end, class, confidence)
            VALUES (1, 'statement', 0, 0, 8, 0, ?, 'neutral', 0)
            """, arguments: [text.bytes.count])
      }
    }
    let archive = try Archive(path, for: .writing)
    #expect(try archive.texts("جبل OR الجبال").count == 1)
    #expect(try archive.texts("الطقس", in: .records(.statement)).count == 1)
    #expect(try archive.reading(of: kept.ref)?.article.text.bytes == text.bytes)
    #expect(try archive.check().findings == [])
  }

  @Test("names that an older program kept are found by any word of theirs after the migration")
  func olderNames() throws {
    let folder = try Folder()
    let path = folder.path("a.db")
    do {
      let old = try Archive(path, for: .creating, migrator: Schema.migrator(upTo: 6))
      try old.pool.write { db in
        try db.execute(
          sql: """
            INSERT INTO entity (id, kind, name, key) VALUES (7, 'person', 'ليلى المرزوقي', 'ليلي المرزوقي');
            INSERT INTO spelling (entity, folded, spelling, articles) VALUES (7, 'ليلي المرزوقي', 'ليلى المرزوقي', 1);
            """)
      }
    }
    let archive = try Archive(path, for: .writing)
    let names = ["المرزوقي", "ليلي", "ليلى المرزوقي", "المرزوقي ليلى", "رزوق"]
    let found = try archive.pool.read { db in try names.map { try SearchSQL.named($0, db) } }
    #expect(found == [[7], [7], [7], [], []])
  }
}
