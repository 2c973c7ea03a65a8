import IsnadFormats
import IsnadReading
import IsnadRecords
import IsnadSearch
import IsnadStories
import IsnadText
import Testing

@testable import IsnadArchive

@Suite struct ListTests {
  private func archive(_ folder: Folder) throws -> Archive {
    let archive = try Archive(folder.path("a.db"), for: .creating)
    try archive.keep([
      prepared("قال وزير المالية وليد القاسمي إن الدين انخفض. وأضاف أن العجز ثابت.", published: "2024-01-05"),
      prepared("قالت الوزيرة سلمى البحيري إن الجسر آمن.", outlet: "أ", published: "2024-02-01"),
      prepared("قتل 12 شخصا في غزة، وفقا لوزارة الصحة.", published: "2024-02-01"),
      prepared("أكد وليد القاسمي أن الدين سينخفض.", published: nil),
      prepared("أصيب 30 شخصا في رفح.", published: "2024-03-01"),
    ])
    return archive
  }

  @Test("pages follow one another without a gap or a repeat, newest first, also when articles come in between")
  func paging() throws {
    let folder = try Folder()
    let archive = try archive(folder)
    for target in [SearchRequest.Target.articles, .records(.statement)] {
      var request = SearchRequest(target, limit: 1000)
      request.order = .newest
      let all = try archive.search(request).hits.map { "\($0.article.ref) \($0.record?.ordinal ?? -1)" }
      var paged: [String] = []
      request.limit = 1
      repeat {
        let page = try archive.search(request)
        paged += page.hits.map { "\($0.article.ref) \($0.record?.ordinal ?? -1)" }
        request.after = page.next
        if paged.count == 2 { try archive.keep([prepared("خبر جديد تماما رقم \(target).", published: "2025-01-01")]) }
      } while request.after != nil
      #expect(paged == all && all.count > 2)
    }
  }

  @Test("pages by relevance hold what one long list holds")
  func ranks() throws {
    let folder = try Folder()
    let archive = try archive(folder)
    var request = SearchRequest(
      .articles, query: CompiledQuery(try Query("الدين OR شخصا"), mode: .normalized), limit: 100)
    let all = try archive.search(request).hits.map(\.article.ref)
    #expect(all.count == 4)
    var paged: [String] = []
    request.limit = 3
    repeat {
      let page = try archive.search(request)
      paged += page.hits.map(\.article.ref)
      request.after = page.next
    } while request.after != nil
    #expect(paged == all)
  }

  @Test("a cursor is read back from its text; anything else is none")
  func cursors() throws {
    for cursor in [
      Cursor(key: .date(nil), id: 7), Cursor(key: .date("2024-03-26T10:00:00+03:00"), id: 1 << 40),
      Cursor(key: .rank(-1.5e-6), id: 3), Cursor(key: .count(12), id: 9),
    ] {
      #expect(Cursor(cursor.description) == cursor)
      #expect(cursor.description.utf8.allSatisfy { $0 != 0x2B && $0 != 0x2F && $0 != 0x3D })
    }
    for text in ["", "x", "ZCA3IA==!", "d 7 2024", "ZCB4IDIwMjQ"] { #expect(Cursor(text) == nil) }
  }

  @Test("records come as values, with their reading, their voice and the archive's entities")
  func records() throws {
    let folder = try Folder()
    let archive = try archive(folder)
    let qasimi = try #require(try archive.entities(named: "القاسمي").first)
    var request = SearchRequest(.records(.statement))
    request.participants = [.init(entity: qasimi.id, role: "speaker")]
    let page = try archive.records(request)
    #expect(page.total == 3 && page.next == nil)
    for record in page.records {
      let statement = try #require(record.statement)
      let speaker = try #require(statement.speaker.entity)
      #expect(record.source.entities[speaker] == qasimi.id)
      #expect(record.source.reading.entities[speaker].name.contains("القاسمي"))
      #expect(record.id.hasPrefix("sha256:") && record.id.hasSuffix("/S\(record.ordinal + 1)"))
    }
    let killed = try archive.records(
      SearchRequest(
        .records(.figure), restrictions: [.init(field: .measure, value: "killed"), .init(field: .place, value: "غزه")]))
    #expect(killed.records.compactMap(\.figure?.value) == [12])
  }

  @Test("an article by its id gives the reading that was stored")
  func reading() throws {
    let folder = try Folder()
    let archive = try archive(folder)
    let kept = prepared("قالت الوزيرة سلمى البحيري إن الجسر آمن.", outlet: "أ", published: "2024-02-01")
    let source = try #require(try archive.reading(of: kept.ref))
    #expect(source.reading.options.outlet == "أ" && source.reading.statements.count == 1)
    #expect(source.entities.count == source.reading.entities.count)
    #expect(JSONFormat(.document, explain: true).encode(source.reading) == source.article.reading)
    #expect(try archive.reading(of: "sha256:00") == nil)
  }

  @Test("entities are listed by how many articles name them, in pages")
  func entities() throws {
    let folder = try Folder()
    let archive = try archive(folder)
    var names: [String] = []
    var after: Cursor?
    repeat {
      let page = try archive.entities(named: nil, kind: "person", after: after, limit: 1)
      names += page.entities.map(\.name)
      after = page.next
    } while after != nil
    #expect(names.first?.contains("القاسمي") == true)
    #expect(Set(names).count == names.count && names.count >= 2)
    let id = try #require(try archive.entities(named: "القاسمى", kind: "person").entities.first?.id)
    #expect(try archive.entity(id)?.parts == [.init(name: "speaker", count: 3)])
    #expect(try archive.entity(999_999) == nil)
  }

  @Test("letter by letter is searched in records too")
  func printedWords() throws {
    let folder = try Folder()
    let archive = try Archive(folder.path("a.db"), for: .creating)
    try archive.keep([
      prepared("قال الوزير إن الأمم تراقب."), prepared("قال الوزير إن الامم تراقب."),
      prepared("قال الوزير إن الجسر آمن."),
    ])
    func count(_ query: String, _ mode: SearchMode = .normalized) throws -> Int {
      try archive.texts(query, mode, in: .records(.statement)).count
    }
    #expect(try count("الامم") == 2)
    #expect(try count("الأمم", .exact) == 1)
    #expect(try count("=\"الأمم تراقب\"") == 1)
    #expect(try count("تراقب NOT =الأمم") == 1)
    #expect(try count("=الأمم OR جسر") == 2)
    #expect(try archive.check().findings == [])
  }

  @Test("records are found by the title of their article, by itself, with words, in either branch, and not by it")
  func titles() throws {
    let folder = try Folder()
    let archive = try Archive(folder.path("a.db"), for: .creating)
    try archive.keep([
      prepared("قال الوزير إن الجسر آمن.", title: "افتتاح الطريق"),
      prepared("قال الوزير إن النفق آمن.", title: "السوق"),
      prepared("قال المدير إن الجسر مغلق.", title: "السوق"),
    ])
    for (query, count) in [
      ("title:الطريق", 1), ("title:سوق", 2), ("title:سوق جسر", 1), ("جسر NOT title:سوق", 1), ("title:طريق OR نفق", 2),
      ("title:سوق NOT نفق", 1), ("(title:سوق OR title:طريق) امن", 2), ("title:\"افتتاح الطريق\"", 1), ("title:جسر", 0),
      ("title:سوق NOT (نفق OR title:طريق)", 1),
    ] {
      #expect(try archive.texts(query, in: .records(.statement)).count == count, "\(query)")
    }
  }
}

@Suite struct StoryListTests {
  private func archive(_ folder: Folder) throws -> Archive {
    let archive = try Archive(folder.path("a.db"), for: .creating)
    try archive.keep([
      prepared(conference + ".", outlet: "أ", published: "2024-05-01T08:00"),
      prepared(conference + ". وقتل 3 أشخاص في غزة.", outlet: "ب", published: "2024-05-01T10:00"),
      prepared("فاز فريق الوداد البيضاوي بكأس العرش بعد ركلات الترجيح في ملعب الرباط.", published: "2024-05-01"),
    ])
    return archive
  }

  @Test("stories are kept, listed and found by each of their articles; a new article is told to wait")
  func stories() throws {
    let folder = try Folder()
    let archive = try archive(folder)
    #expect(try archive.articlesWithoutStory() == 3)
    #expect(try archive.groupStories() == 3)
    #expect(try archive.groupStories() == 0)
    let page = try archive.stories()
    let card = try #require(page.stories.first)
    #expect(page.stories.count == 1 && card.articles == 2 && card.outlets == 2 && card.first.outlet == "أ")
    #expect(try archive.stories(least: 1).stories.count == 2)
    let request0 = SearchRequest(.articles, restrictions: [.init(field: .outlet, value: "ب")])
    let second = try #require(try archive.search(request0).hits.first)
    let story = try #require(try archive.story(ofArticle: second.article.id))
    #expect(story.card == card)
    #expect(story.tellings.map { [$0.first.outlet] + $0.reprints.map(\.outlet) } == [["أ", "ب"]])
    var request = SearchRequest(.articles)
    request.story = card.id
    #expect(try archive.search(request).total == 2)
    try archive.keep([prepared("خبر آخر عن الطقس.")])
    #expect(try archive.articlesWithoutStory() == 1)
  }

  @Test("articles of the archive are compared as those of files are")
  func collections() throws {
    let folder = try Folder()
    let archive = try archive(folder)
    try archive.groupStories()
    var request = CollectionRequest()
    #expect(try archive.readArticles(request).map { $0.story != nil } == [true, true, true])
    request.measures = [.killed]
    request.place = "غزه"
    let read = try archive.readArticles(request, shownID: { String($0.prefix(12)) })
    #expect(read.map(\.article.outlet) == ["ب"])
    #expect(read.map(\.article.id.utf8.count) == [12])
    request = CollectionRequest()
    request.story = try #require(try archive.stories().stories.first).id
    #expect(try archive.readArticles(request).count == 2)
    request.to = "2024-04"
    #expect(try archive.readArticles(request).isEmpty)
  }
}
