import Foundation
import IsnadFormats
import IsnadIntake
import IsnadJSON
import IsnadReading
import IsnadRecords
import IsnadSearch
import IsnadText
import Testing

@testable import IsnadArchive

private let time = "2024-05-01T00:00:00Z"

@Suite struct CorrectionTests {
  private let text = "قال الوزير سامي الراشد إن الجسر آمن. وأصيب 6 عمال، وقالت هدى العلي إن العمل توقف."

  private func changes(_ json: String) throws -> JSON { try JSON.parse(Array(json.utf8)) }

  @Test("the program's reading stays; views get what was fixed, and the last word counts")
  func fixing() throws {
    let folder = try Folder()
    let archive = try Archive(folder.path("a.db"), for: .creating)
    let article = prepared(text)
    try archive.keep([article])
    let before = try #require(try archive.reading(of: article.ref))
    #expect(before.reading.figures.count == 1)
    let wrong = try archive.correct(
      article.ref, .figure, 0, .fix, changes: changes(#"{"measure":"sunk"}"#), reason: nil, at: time)
    #expect(wrong == .failure(.badKey("measure")))
    let unknown = try archive.correct(
      article.ref, .figure, 0, .fix, changes: changes(#"{"meazure":"killed"}"#), reason: nil, at: time)
    #expect(unknown == .failure(.badKey("meazure")))
    #expect(try archive.correct(article.ref, .figure, 9, .accept, reason: nil, at: time) == .failure(.noRecord))
    let fix = changesOfFigure
    _ = try archive.correct(article.ref, .figure, 0, .fix, changes: changes(fix), reason: "سهو", at: time)
    let after = try #require(try archive.reading(of: article.ref))
    #expect(after.reading.figures[0].measure == .killed && after.reading.figures[0].value == 7)
    #expect(after.article.reading == before.article.reading)
    #expect(after.article.corrections.map(\.record) == ["F1"])
    #expect(after.article.corrections[0].reason == "سهو")
    _ = try archive.correct(article.ref, .figure, 0, .accept, reason: nil, at: time)
    #expect(try archive.reading(of: article.ref)?.reading.figures[0].value == 6)
    #expect(try archive.undoCorrection(article.ref, .figure, 0, at: time))
    #expect(try !archive.undoCorrection(article.ref, .figure, 0, at: time))
    #expect(try archive.reading(of: article.ref)?.article.corrections == [])
    #expect(try archive.check().findings == [])
  }

  private let changesOfFigure = #"{"measure":"killed","value":7}"#

  @Test("a span that is moved gets the words of its new place")
  func spans() throws {
    let folder = try Folder()
    let archive = try Archive(folder.path("a.db"), for: .creating)
    let article = prepared(text)
    try archive.keep([article])
    _ = try archive.correct(
      article.ref, .statement, 0, .fix, changes: changes(#"{"content":[{"start":26,"end":31}]}"#), reason: nil, at: time
    )
    let kept = try #require(try archive.reading(of: article.ref))
    #expect(kept.reading.statements[0].content.map { article.article.text[$0] } == ["الجسر"])
    #expect(kept.article.corrections[0].changes?["content"]?.array?.first?["text"]?.string == "الجسر")
  }

  @Test("a rejected record leaves lists, not the reading; ids don't move")
  func rejecting() throws {
    let folder = try Folder()
    let archive = try Archive(folder.path("a.db"), for: .creating)
    let article = prepared(text)
    try archive.keep([article])
    let all = try archive.records(SearchRequest(.records(.statement))).records
    #expect(all.count == 2)
    _ = try archive.correct(article.ref, .statement, 0, .reject, reason: "نفي", at: time)
    var request = SearchRequest(.records(.statement))
    #expect(try archive.records(request).records.map(\.id) == [all[1].id])
    request.includesRejected = true
    let listed = try archive.records(request).records
    #expect(listed.map(\.id) == all.map(\.id))
    #expect(listed[0].correction?.verdict == .reject)
    #expect(listed[0].source.rejected == ["S1"])
  }
}

@Suite struct EntityEditTests {
  private func archive(_ folder: Folder) throws -> Archive {
    let archive = try Archive(folder.path("a.db"), for: .creating)
    try archive.keep([
      prepared("قال الوزير وليد القاسمي إن الدين انخفض.", published: "2024-01-05"),
      prepared("قال النائب وليد المريني إن الدين ارتفع.", published: "2024-01-06"),
      prepared("فاز العداء وليد القاسمي بسباق الماراثون.", published: "2025-02-11"),
    ])
    return archive
  }

  private func id(_ name: String, _ archive: Archive) throws -> Int64 {
    try #require(try archive.entities(named: name).first?.id)
  }

  @Test("two that are joined are one in cards and lists, and two again when it is taken back")
  func merging() throws {
    let folder = try Folder()
    let archive = try archive(folder)
    let (one, two) = (try id("القاسمي", archive), try id("المريني", archive))
    let edit = try archive.merge(two, into: one, reason: "رجل واحد", at: time).get()
    #expect(edit.name.contains("المريني") && edit.undone == nil)
    #expect(try archive.entities(named: "المريني").map(\.id) == [one])
    #expect(try archive.entity(two)?.articles == 3)
    var request = SearchRequest(.records(.statement))
    request.participants = [.init(entity: one, role: "speaker")]
    #expect(try archive.search(request).total == 2)
    #expect(try archive.texts("speaker:القاسمي", in: .records(.statement)).count == 2)
    try archive.keep([prepared("قال وليد المريني إن الأسعار ثابتة.", published: "2025-03-01")])
    #expect(try archive.search(request).total == 3)
    #expect(try archive.merge(two, into: one, reason: nil, at: time) == .failure(.unfit))
    #expect(try archive.merge(two, into: 999_999, reason: nil, at: time) == .failure(.unknown(999_999)))
    #expect(try archive.undoEdit(edit.id, at: time).get().undone == time)
    #expect(try archive.entity(one)?.articles == 2 && archive.entity(two)?.articles == 2)
    #expect(try archive.entityEdits().map(\.undone) == [time])
    #expect(try archive.undoEdit(edit.id, at: time) == .failure(.unknown(edit.id)))
  }

  @Test("who is parted from a namesake has cards and lists of their own, until it is taken back")
  func splitting() throws {
    let folder = try Folder()
    let archive = try archive(folder)
    let one = try id("القاسمي", archive)
    let runner = prepared("فاز العداء وليد القاسمي بسباق الماراثون.", published: "2025-02-11").ref
    let edit = try archive.split(one, in: [runner], reason: nil, at: time).get()
    #expect(try archive.entities(named: "القاسمي").map(\.articles) == [1, 1])
    #expect(try archive.reading(of: runner)?.entities.contains(edit.entity) == true)
    #expect(try archive.split(one, in: [runner], reason: nil, at: time) == .failure(.article(runner)))
    try archive.keep([prepared("قال وليد القاسمي إن الأسعار ثابتة.", published: "2025-03-01")])
    #expect(try archive.entity(one)?.articles == 2)
    _ = try archive.undoEdit(edit.id, at: time).get()
    #expect(try archive.entities(named: "القاسمي").map(\.articles) == [3])
    #expect(try archive.entity(one)?.spellings.first?.count == 3)
    #expect(try archive.check().findings == [])
  }

  @Test("a purged person leaves no letter of the name in any file, and no article that names it")
  func purging() throws {
    let folder = try Folder()
    do {
      let archive = try Archive(folder.path("a.db"), for: .creating)
      try archive.keep([
        prepared("شهد المزارع خلفان البربروشي على الواقعة.", title: "شهادة البربروشي"),
        prepared("قال خلفان البربروشى إنه رأى السيارة، وقال سامي الراشد إنه لم يرها."),
        prepared("قال سامي الراشد إن الجسر آمن."),
      ])
      let secret = try id("البربروشي", archive)
      _ = try archive.groupStories()
      let refs = try #require(try archive.purgeEntity(secret, reason: "طلب", at: time))
      #expect(refs.count == 2)
      #expect(try archive.purgeEntity(secret, reason: nil, at: time) == nil)
      #expect(try archive.tombstones().map { $0.ref.hasPrefix("entity:sha256:") }.filter { $0 }.count >= 1)
      #expect(try archive.texts("سامي").count == 1)
      #expect(try archive.check().findings == [])
    }
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.url.path) {
      let bytes = try Data(contentsOf: folder.url.appending(path: name))
      for word in ["بربروش", "خلفان"] { #expect(bytes.range(of: Data(word.utf8)) == nil, "\(name) still holds it") }
    }
  }
}

@Suite struct ReprintTests {
  @Test("a text that is printed again with small changes stands under who printed it first, whoever came first")
  func near() throws {
    let folder = try Folder()
    let archive = try Archive(folder.path("a.db"), for: .creating)
    let late = prepared(conference + " وختم الحضور يومهم بعشاء.", outlet: "ب", published: "2024-05-02")
    let first = prepared(conference + ".", outlet: "أ", published: "2024-05-01")
    let later = prepared("وكالات: " + conference + " كما أفاد مراسلنا.", outlet: "ج", published: "2024-05-03")
    #expect(try archive.keep([late], .near).reprints == 0)
    #expect(try archive.keep([first, later, prepared("خبر آخر عن الطقس.")], .near).reprints == 2)
    func shown(_ change: (inout SearchRequest) -> Void = { _ in }) throws -> [String?] {
      var request = SearchRequest(.articles, query: CompiledQuery(try Query("محافظ"), mode: .normalized))
      request.includesReprints = false
      change(&request)
      return try archive.search(request).hits.map(\.article.outlet)
    }
    #expect(try shown() == ["أ"])
    #expect(try Set(shown { $0.includesReprints = true }) == ["أ", "ب", "ج"])
    #expect(try shown { $0.restrictions = [.init(field: .outlet, value: "ج")] } == ["أ"])
    guard case .found(let head) = try archive.article(first.ref) else { return #expect(Bool(false), "is gone") }
    #expect(head.reprints.map(\.outlet) == ["ب", "ج"])
    #expect(try archive.purge(first.ref, reason: nil, at: time))
    #expect(try shown() == ["ب"])
    #expect(try archive.check().findings == [])
  }

  @Test("exact keeps them apart") func exact() throws {
    let folder = try Folder()
    let archive = try Archive(folder.path("a.db"), for: .creating)
    #expect(try archive.keep([prepared(conference + "."), prepared(conference + " جدا.")]).reprints == 0)
  }
}
