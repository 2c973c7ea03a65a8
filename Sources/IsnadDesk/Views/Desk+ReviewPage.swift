public import IsnadArchive
import IsnadFormats
public import IsnadPages
import IsnadReading
import IsnadRecords
import IsnadSearch

extension Desk {
  /// What needs a person in the newest articles: damage, unsure records, statements without a known speaker.
  ///
  /// - Parameters:
  ///   - version: Writes the state of an article, so that a decision can say what it is about.
  ///   - next: Writes where the list goes on.
  public func reviewView(
    after cursor: Cursor?, limit: Int, version: (String) -> String, next: (Cursor) -> String
  ) throws(ArchiveError) -> ReviewView {
    var request = SearchRequest(.articles, limit: limit)
    request.order = .newest
    request.after = cursor
    let found = try archive.search(request)
    var items: [ReviewView.Item] = []
    for hit in found.hits {
      guard let source = try archive.reading(of: hit.article.ref) else { continue }
      let views = RecordViews(
        source.reading, article: PagePath.short(hit.article.ref), entities: source.entities.map(PagePath.entity))
      let state = version(try state(of: source.article))
      let decided = Set(source.article.corrections.map(\.record))
      for record in views.all where !decided.contains(record.id) {
        guard let why = views.need(of: record) else { continue }
        items.append(
          .init(
            article: .init(hit.article, hit.text), ref: hit.article.ref, record: record, why: why, version: state))
      }
    }
    return ReviewView(items: items, total: items.count, next: found.next.map(next))
  }
}

extension RecordViews {
  /// Why somebody should look at a record; nil where nobody needs to.
  fileprivate func need(of record: RecordView) -> String? {
    switch record.kind {
    case .damage: return "damage"
    case .statement:
      if case .term("speaker.none")? = record.headline.first { return "speaker" }
      return record.sureness == .low ? "unsure" : nil
    case .figure, .vote, .poll: return record.sureness == .low ? "unsure" : nil
    // Most acts are unsure; reading all of them is no review.
    case .event, .entity, .time: return nil
    }
  }
}
