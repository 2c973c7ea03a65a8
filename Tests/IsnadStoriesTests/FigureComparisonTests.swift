import IsnadRecords
import IsnadStories
import IsnadTesting
import Testing

@Suite struct FigureComparisonTests {
  private let ministry = entity("وزارة الصحة")
  private let bureau = entity("المكتب الإعلامي")

  @Test("a later figure of one source is an update, the same one a repeat, another of the same day differs")
  func steps() throws {
    let articles = [
      ("a", "2031-05-01", 40.0), ("b", "2031-05-02", 40), ("c", "2031-05-03", 55), ("d", "2031-05-03", 57),
    ]
    .map { id, day, value in
      telling(
        "بلغ العدد [F|كذا] حتى الآن", id: id, published: day, values: [value], entities: [ministry],
        statements: [said(by: 0)], attribution: 0)
    }
    let comparison = try #require(FigureComparison.all(in: articles).first)
    #expect(comparison.sources.count == 1)
    #expect(comparison.sources[0].steps == [nil, .repeat, .update, .differs])
    #expect(comparison.disagreements.isEmpty, "one source does not disagree with itself")
  }

  @Test("two sources that exclude one another on one day disagree; nothing is averaged")
  func disagreement() throws {
    let articles = [
      telling(
        "[F|كذا]", id: "a", outlet: "alif", published: "2031-05-01", values: [40], entities: [ministry],
        statements: [said(by: 0)], attribution: 0),
      telling(
        "[F|كذا]", id: "b", outlet: "ba", published: "2031-05-01", values: [70], entities: [bureau],
        statements: [said(by: 0)], attribution: 0),
    ]
    let comparison = try #require(FigureComparison.all(in: articles).first)
    #expect(comparison.sources.map(\.voucher.name) == ["وزارة الصحة", "المكتب الإعلامي"])
    #expect(comparison.disagreements.map { [$0.a.value, $0.b.value] } == [[40, 70]])
    #expect(comparison.sources.flatMap(\.claims).map(\.value) == [40, 70])
  }

  @Test("what the words allow together is no disagreement: more than 40 and 70; nor are figures of days far apart")
  func noDisagreement() throws {
    let open = telling("[F|كذا]", id: "a", outlet: "alif", published: "2031-05-01", values: [40], bound: .moreThan)
    let exact = telling("[F|كذا]", id: "b", outlet: "ba", published: "2031-05-01", values: [70])
    let later = telling("[F|كذا]", id: "c", outlet: "jim", published: "2031-05-09", values: [99])
    let comparison = try #require(FigureComparison.all(in: [open, exact, later]).first)
    #expect(comparison.sources.count == 3)
    #expect(comparison.disagreements.isEmpty)
  }

  @Test("figures of other places and measures are other subjects; asked for a place, stories don't part them")
  func subjects() {
    let rafah = entity("رفح", .place)
    let articles = [
      telling("[F|كذا]", id: "a", outlet: "alif", published: "2031-05-01", values: [4], entities: [rafah], place: 0),
      telling("[F|كذا]", id: "b", outlet: "ba", published: "2031-05-01", values: [9], measure: .injured),
      telling(
        "[F|كذا]", id: "c", outlet: "ba", published: "2031-05-01", values: [5], entities: [rafah], place: 0, story: "t"),
    ]
    #expect(FigureComparison.all(in: articles).count == 3)
    let asked = FigureComparison.all(in: articles, FigureQuery(place: "رفح"))
    #expect(asked.map { $0.sources.count } == [2])
  }

  @Test("as of a day, what came later is not there")
  func asOf() {
    let articles = ["2031-05-01", "2031-05-04"].map {
      telling("[F|كذا]", id: $0, outlet: "alif", published: $0, values: [4])
    }
    let then = FigureComparison.all(in: articles, FigureQuery(asOf: "2031-05-02"))
    #expect(then.flatMap { $0.sources.flatMap(\.claims) }.map(\.article) == ["2031-05-01"])
  }
}
