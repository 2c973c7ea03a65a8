/// A page of the desk: a pure function of what it shows and of who reads it.
public enum Page: Sendable {
  case search(SearchView)
  case article(ArticleView)
  /// The article with everything that can't be seen in boxes.
  case characters(ArticleView)
  case record(RecordPageView)
  case entity(EntityView)
  case stories(StoriesView)
  case story(StoryView)
  case conflicts(ConflictsView)
  case brief(BriefView)
  case sources(SourcesView)
  case review(ReviewView)
  case export(ExportView)
  case method(MethodView)
  case firstStart(FirstStartView)
  case error(ErrorView)

  /// The whole document, UTF-8 when sent.
  public func html(for reader: Reader) -> String {
    let desk = Desk(reader)
    let page =
      switch self {
      case .search(let view): desk.search(view)
      case .article(let view): desk.article(view)
      case .characters(let view): desk.characters(view)
      case .record(let view): desk.record(view)
      case .entity(let view): desk.entity(view)
      case .stories(let view): desk.stories(view)
      case .story(let view): desk.story(view)
      case .conflicts(let view): desk.conflicts(view)
      case .brief(let view): desk.brief(view)
      case .sources(let view): desk.sources(view)
      case .review(let view): desk.review(view)
      case .export(let view): desk.export(view)
      case .method(let view): desk.method(view)
      case .firstStart(let view): desk.firstStart(view)
      case .error(let view): desk.error(view)
      }
    return page.document
  }
}
