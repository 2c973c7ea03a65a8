import IsnadFormats
import IsnadReading
import IsnadRecords
import IsnadText

/// An event or vote whose day the article tells: what a calendar and a timeline can show.
struct DatedEvent {
  let id: String
  let day: String
  /// `ASSAULT`, `vote`.
  let label: String
  let sentence: String
  let place: String?
  let isPlanned: Bool
  let article: ExportedArticle

  static func all(of articles: [ExportedArticle], _ filter: RecordFilter) -> [DatedEvent] {
    articles.flatMap { article -> [DatedEvent] in
      let events = filter.hiding(article.hidden).printed(.event, article.reading.events, \.evidence).compactMap {
        i, event -> DatedEvent? in
        // What is denied, demanded or only thought of is on no day.
        guard event.sameAs == nil, ![.denied, .demanded, .hypothetical].contains(event.status),
          let day = article.day(ofTime: event.time)
        else { return nil }
        return DatedEvent(
          id: "V\(i + 1)", day: day, label: event.kind.rawValue,
          sentence: shown(article.sentence(around: event.trigger)), place: article.words(event.location).map(shown),
          isPlanned: event.status == .planned, article: article)
      }
      let votes = filter.hiding(article.hidden).printed(.vote, article.reading.votes, \.evidence).compactMap {
        i, vote -> DatedEvent? in
        guard let day = vote.date.flatMap(wholeDay), let span = vote.spans.first else { return nil }
        return DatedEvent(
          id: "B\(i + 1)", day: day, label: "vote", sentence: shown(article.sentence(around: span)),
          place: article.words(vote.body).map(shown), isPlanned: false, article: article)
      }
      return events + votes
    }
  }
}
