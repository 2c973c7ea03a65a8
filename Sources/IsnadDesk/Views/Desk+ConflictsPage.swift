public import IsnadArchive
import IsnadExports
public import IsnadPages
import IsnadRecords
import IsnadStories
import IsnadText

extension Desk {
  /// Subjects that one page has: those with disagreements come first.
  private static let mostSubjects = 20

  /// Figures by who vouches for them and by day.
  public func conflictsView(_ query: CollectionQuery) throws(ArchiveError) -> ConflictsView {
    var query = query
    query.comparesFigures = query.story == nil
    let (articles, extent) = try sideBySide(query, shownID: PagePath.short)
    let names = NameIndex(articles)
    let all = FigureComparison.all(
      in: articles, FigureQuery(measures: query.measures, place: query.place, asOf: query.asOf))
    // A figure that nobody else gives is no comparison, unless its place was asked for.
    let shown = all.filter { $0.sources.count > 1 || query.place != nil }.prefix(Self.mostSubjects)
    let isStory = query.story != nil
    var subjects: [ConflictsView.Subject] = []
    for comparison in shown {
      var subject = names.view(comparison)
      if !isStory, let story = comparison.subject.story { subject.story = try storyName(story) }
      subjects.append(subject)
    }
    let measure = query.measures?.count == 1 ? query.measures?.first?.rawValue : nil
    return ConflictsView(
      subjects: subjects, measure: measure, place: query.place, asOf: query.asOf,
      story: query.story.map { PagePath.short($0.head.ref) },
      leftOut: extent.isWhole ? nil : (extent.read, extent.found))
  }

  private func storyName(_ id: String) throws(ArchiveError) -> Name? {
    guard case .found(let article) = try archive.article(id) else { return nil }
    return Name(article.head.title ?? firstWords(of: article.text), path: PagePath.story(article.head.ref))
  }
}

extension NameIndex {
  func view(_ comparison: FigureComparison) -> ConflictsView.Subject {
    let subject = comparison.subject
    return ConflictsView.Subject(
      measure: subject.measure.rawValue, noun: subject.noun, unit: subject.unit, place: subject.place.map(name),
      vouchers: comparison.sources.map { source in
        .init(
          name: name(source.voucher), kind: kind(source.voucher),
          claims: zip(source.claims, source.steps).map { claim($0, unit: subject.unit, step: $1) })
      },
      disagreements: comparison.disagreements.map {
        .init(
          one: name($0.a.voucher), other: name($0.b.voucher), first: claim($0.a, unit: subject.unit, step: nil),
          second: claim($0.b, unit: subject.unit, step: nil))
      })
  }

  private func name(_ voucher: FigureClaim.Voucher) -> Name {
    if case .named(let named) = voucher { return name(named) }
    return Name(voucher.name)
  }

  private func kind(_ voucher: FigureClaim.Voucher) -> String {
    switch voucher {
    case .outlet: "outlet"
    case .named: "named"
    case .unnamed: "unnamed"
    }
  }

  private func claim(_ claim: FigureClaim, unit: String?, step: FigureComparison.Step?) -> ConflictsView.Claim {
    // The range of a single number is for comparing; what is shown is what was said.
    let ends = claim.value == nil ? [claim.range.lowerBound, claim.range.upperBound] : [-.infinity, .infinity]
    let quantity = Quantity(
      value: claim.value, low: ends[0].isFinite ? ends[0] : nil, high: ends[1].isFinite ? ends[1] : nil,
      bound: claim.bound.rawValue, unit: unit)
    return ConflictsView.Claim(
      day: claim.day, quantity: quantity, words: claim.words, outlet: claim.outlet,
      path: "/s/\(claim.article)/F\(claim.figure + 1)", step: step?.rawValue)
  }
}
