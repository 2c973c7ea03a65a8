import IsnadReading
import IsnadRecords
import IsnadStories
import IsnadTesting
import IsnadText
import Testing

@Suite struct TimelineTests {
  private func article(_ id: String, published: String, status: Event.Status = .happened) -> ReadArticle {
    let marked: MarkedText = "زار [A|النائب العام] [P|مدينة ألفا] [T|الاثنين]."
    let actor = Entity(kind: .person, name: "نادر العسلي", evidence: Evidence("entity/known", .high))
    let place = Entity(kind: .place, name: "ألفا", evidence: Evidence("entity/known", .high))
    let date = PublicationDate(published)
    let reading = Reading(
      document: marked.document, options: ReadingOptions(published: date), entities: [actor, place],
      times: [
        TimeExpression(
          span: marked["T"][0], kind: .date, value: "2031-05-05", evidence: Evidence("time/weekday", .high))
      ],
      events: [
        Event(
          kind: .consult, mode: "visit", trigger: marked["A"][0], lemma: "زار",
          actors: [.init(entity: 0, span: marked["A"][0])], location: Party(entity: 1, span: marked["P"][0]), time: 0,
          status: status, evidence: Evidence("event/verb", .high))
      ])
    return ReadArticle(article: Article(id: id, text: marked.text, published: date), reading: reading, story: id)
  }

  @Test("one act that two articles tell stands once, with both")
  func once() {
    let timeline = Timeline(of: [article("a", published: "2031-05-05"), article("b", published: "2031-05-06")])
    #expect(timeline.entries.map(\.day) == ["2031-05-05"])
    #expect(timeline.entries[0].sources.map(\.article) == ["a", "b"])
    #expect(timeline.entries[0].isDayTold)
  }

  @Test("what is denied or only thought of is on no day", arguments: [Event.Status.denied, .hypothetical, .demanded])
  func notHappened(_ status: Event.Status) {
    #expect(Timeline(of: [article("a", published: "2031-05-05", status: status)]).entries.isEmpty)
  }

  @Test(
    "by entity, place, story and from a day on",
    arguments: [
      (TimelineQuery(entity: "نادر العسلي"), 1), (TimelineQuery(entity: "غيره"), 0), (TimelineQuery(place: "الفا"), 1),
      (TimelineQuery(story: "a"), 1), (TimelineQuery(story: "z"), 0), (TimelineQuery(since: "2031-05-05"), 1),
      (TimelineQuery(since: "2031-05-06"), 0),
    ])
  func queries(_ query: TimelineQuery, _ count: Int) {
    #expect(Timeline(of: [article("a", published: "2031-05-05")], query).entries.count == count)
  }
}
