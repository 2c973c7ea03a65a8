public import IsnadArchive
import IsnadFormats
public import IsnadPages
import IsnadReading
import IsnadText

extension Desk {
  /// An article with all its records that nobody rejected.
  public func articleView(_ article: StoredArticle) throws -> ArticleView {
    let (source, records) = try records(of: article)
    let ref = article.head.ref
    let api = "/v1/articles/\(PagePath.short(ref))"
    return ArticleView(
      head: .init(article.head, article.text), hash: ref, text: source.text.bytes, records: records.shown,
      captured: article.captured, version: "isnad " + article.version,
      appearances: article.appearances.dropFirst().map {
        .init(path: PagePath.article(ref), outlet: $0.outlet, url: $0.url, published: $0.published)
      }, revisedBy: try head(of: article.revisedBy), revises: try head(of: article.revises),
      story: try archive.story(ofArticle: article.head.id).flatMap { card, _ in
        card.articles > 1 ? Name(card.first.title ?? "", path: PagePath.story(card.first.ref)) : nil
      },
      exports: [
        Export("JSON", path: api, mediaType: "application/json"),
        Export("TXT", path: api + "/text", mediaType: "text/plain"),
        Export("JSON-LD", path: api + "/annotations", mediaType: "application/ld+json"),
      ])
  }

  /// One record at the address that is passed on.
  public func recordView(_ id: String, of article: StoredArticle) throws -> RecordPageView {
    let (source, records) = try records(of: article)
    guard let record = records.views.record(id) else { throw DeskError.missing }
    let context = records.views.context(of: record)
    let head = article.head
    let list = RecordKind.allCases.first { $0.letter == id.first }?.listName
    let api = "/v1/\(list ?? "")/\(PagePath.short(head.ref))/\(id)"
    let hasAddress = ["statements", "figures", "events", "votes", "polls"].contains(list)
    return RecordPageView(
      article: .init(head, source.text), record: record,
      chain: records.views.chain(of: id, outlet: head.outlet.map { Name($0) }, published: head.published),
      context: context.text, contextParts: context.parts,
      anchor: records.shown.firstIndex { $0.id == id }.map { "w\($0 + 1)" } ?? "text",
      reasons: records.views.reasons(of: id), hash: head.ref,
      exports: hasAddress ? [Export("JSON", path: api, mediaType: "application/json")] : [],
      verdict: source.corrections.last { $0.record == id }.map {
        .init(said: $0.verdict.rawValue, day: String($0.made.prefix(10)), reason: $0.reason)
      })
  }

  /// The records of an article, and those of them that nobody rejected in the order of the text.
  private func records(
    of article: StoredArticle
  ) throws -> (article: StoredArticle, records: (views: RecordViews, shown: [RecordView])) {
    guard let source = try archive.reading(of: article.head.ref) else { throw DeskError.missing }
    let views = RecordViews(
      source.reading, article: PagePath.short(article.head.ref), entities: source.entities.map(PagePath.entity))
    let rejected = source.rejected
    return (source.article, (views, views.all.filter { !rejected.contains($0.id) }))
  }

  /// What is told of an article by its whole id.
  func head(of ref: String?) throws(ArchiveError) -> IsnadPages.ArticleHead? {
    guard let ref, let article = try article(whole: ref) else { return nil }
    return .init(article.head, article.text)
  }
}
