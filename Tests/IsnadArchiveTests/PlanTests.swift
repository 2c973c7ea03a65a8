import GRDB
import IsnadFormats
import IsnadSearch
import Testing

@testable import IsnadArchive

/// How SQLite goes about a search. A plan that asks the index of words again for every record answers right, and takes a hundred
/// times as long on twenty thousand articles.
@Suite struct PlanTests {
  private func plan(_ request: SearchRequest, _ sql: (SearchSQL) -> String) throws -> [String] {
    let folder = try Folder()
    let archive = try Archive(folder.path("a.db"), for: .creating)
    try archive.keep([prepared("قالت الوزيرة ليلى المرزوقي إن الخطة جاهزة.")])
    return try archive.pool.read { db in
      let request = try SearchSQL(request, db)
      let limits: StatementArguments = sql(request).contains("LIMIT") ? [20, 0] : []
      return try Row.fetchAll(
        db, sql: "EXPLAIN QUERY PLAN " + sql(request), arguments: request.arguments + limits
      ).map { $0["detail"] }
    }
  }

  @Test(
    "words are looked up once, before anything else",
    arguments: [SearchRequest.Target.articles, .records(.statement)], [SearchRequest.Order.best, .newest])
  func words(_ target: SearchRequest.Target, _ order: SearchRequest.Order) throws {
    var request = SearchRequest(target, query: CompiledQuery(try Query("الخطة"), mode: .normalized))
    request.order = order
    for sql in [\SearchSQL.page, \.count] {
      let steps = try plan(request) { $0[keyPath: sql] }
      #expect(steps.first?.hasPrefix("SCAN s VIRTUAL TABLE") == true, "\(steps)")
      #expect(!steps.contains { $0.contains("record_class") }, "\(steps)")
    }
  }

  @Test("behind words the list of who speaks is asked, not gone through for each passage")
  func speakersOfWords() throws {
    let request = SearchRequest(
      .records(.statement), query: CompiledQuery(try Query("الخطة"), mode: .normalized),
      restrictions: [.init(field: .speaker, value: "المرزوقي")])
    let steps = try plan(request, \.page)
    #expect(steps.contains { $0.contains("record_passage") }, "\(steps)")
    #expect(!steps.contains { $0.contains("SEARCH r USING INTEGER PRIMARY KEY") }, "\(steps)")
  }

  @Test("whoever speaks is looked up, not searched for among all statements")
  func speakers() throws {
    let request = SearchRequest(
      .records(.statement), restrictions: [.init(field: .speaker, value: "المرزوقي")])
    let steps = try plan(request, \.page)
    #expect(steps.contains { $0.contains("party_entity") }, "\(steps)")
    #expect(!steps.contains { $0.contains("record_class") }, "\(steps)")
  }
}
