public import IsnadArchive
import IsnadExports
import IsnadFormats
public import IsnadRecords
import IsnadStories

extension Desk {
  /// Stories, the one that was added to last first. How many there are is not counted.
  public func stories(since day: String?, least: Int, after cursor: Cursor?, limit: Int) throws(ArchiveError) -> Listing
  {
    let page = try archive.stories(since: day, least: least, after: cursor, limit: limit)
    let items = page.stories.map { story in
      var json = JSONWriter()
      json.openObject()
      json.storyKeys(story)
      json.closeObject()
      return json.bytes
    }
    return Listing(items: items, total: nil, next: page.next)
  }

  /// The story that an article belongs to, text by text with who printed it.
  public func story(of article: StoredArticle) throws -> [UInt8] {
    guard let (card, tellings) = try archive.story(ofArticle: article.head.id) else { throw DeskError.missing }
    var json = JSONWriter()
    json.openObject()
    json.storyKeys(card)
    json.key("tellings")
    json.array(tellings) { json, telling in
      json.openObject()
      json.key("first"); json.article(telling.first)
      json.key("first_basis"); json.string(telling.reprints.isEmpty ? nil : telling.isFirstByDate ? "date" : "order")
      json.key("reprints"); json.array(telling.reprints) { $0.article($1) }
      json.closeObject()
    }
    json.closeObject()
    json.newline()
    return json.bytes
  }

  /// What is set beside one another: of more than can be read while somebody waits the newest, and the answer says so.
  public struct CollectionQuery: Sendable {
    /// An article of the story.
    public var story: StoredArticle?
    public var entity: String?
    public var place: String?
    public var measures: Set<Figure.Measure>?
    public var since: String?
    public var asOf: String?
    /// Only articles with figures that can be compared.
    var comparesFigures = false

    public init() {}
  }

  /// Reading this many takes about a second.
  public static let mostArticles = 400

  /// What happened and who said what, by day.
  public func timeline(_ query: CollectionQuery) throws(ArchiveError) -> [UInt8] {
    let (articles, extent) = try sideBySide(query)
    return TimelineFormat(isJSON: true, extent: extent).encode(
      Timeline(of: articles, TimelineQuery(entity: query.entity, place: query.place, since: query.since)))
  }

  /// Figures by who vouches for them and by day; statements side by side where a story is asked for.
  public func conflicts(_ query: CollectionQuery) throws(ArchiveError) -> [UInt8] {
    var query = query
    query.comparesFigures = query.story == nil
    let (articles, extent) = try sideBySide(query)
    let figures = FigureComparison.all(
      in: articles, FigureQuery(measures: query.measures, place: query.place, asOf: query.asOf))
    let isStory = query.story != nil
    return ComparisonFormat(isJSON: true, extent: extent).encode(
      // A figure that nobody else gives is no comparison, unless it was asked for.
      figures: figures.filter { !isStory || $0.sources.count > 1 },
      statements: isStory ? StatementComparison.all(in: articles, speaker: nil) : [],
      quotations: isStory ? QuotationVariants.all(in: articles) : [])
  }

  /// - Parameter shownID: What an article is called in the result; its whole id without.
  func sideBySide(
    _ query: CollectionQuery, shownID: (String) -> String = { $0 }
  ) throws(ArchiveError) -> (articles: [ReadArticle], extent: CollectionExtent) {
    var request = CollectionRequest(limit: Self.mostArticles)
    request.story = query.story?.head.id
    request.entity = query.entity
    request.place = query.place
    request.measures = query.measures
    request.comparesFigures = query.comparesFigures
    let articles = try archive.readArticles(request, shownID: shownID)
    let found = articles.count < Self.mostArticles ? articles.count : try archive.articleCount(request)
    return (articles, CollectionExtent(read: articles.count, found: found))
  }
}

extension JSONWriter {
  fileprivate mutating func storyKeys(_ story: StoryCard) {
    // The article that told it first stands for the story: its id is the same in every archive.
    key("id"); string(story.first.ref)
    key("first"); article(story.first)
    key("articles"); integer(story.articles)
    key("outlets"); integer(story.outlets)
    key("first_day"); string(story.firstDay)
    key("last_day"); string(story.lastDay)
  }
}
