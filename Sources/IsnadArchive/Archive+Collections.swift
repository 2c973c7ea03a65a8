import GRDB
import IsnadReading
public import IsnadRecords
public import IsnadStories
import IsnadText

/// Which articles are set beside one another; all that is given must hold.
public struct CollectionRequest: Sendable {
  /// Only articles of the story of this article: a number as in ``ArticleHead``.
  public var story: Int64?
  /// Only articles that name this one, as somebody would ask for it.
  public var entity: String?
  public var place: String?
  /// Only articles with a statement of this one.
  public var speaker: String?
  public var measures: Set<Figure.Measure>?
  /// Days, months or years of publication; both ends are included.
  public var from: String?
  public var to: String?
  /// Texts that only print another one's are left out.
  public var leavesOutReprints = false
  /// Only articles with a figure that can be compared: of ``measures`` and ``place``, and where neither is asked for of a story in
  /// which two articles or two voices give one.
  public var comparesFigures = false
  /// The newest are taken where there are more.
  public var limit: Int

  public init(limit: Int = 2000) { self.limit = limit }
}

extension Archive {
  /// Articles with what was read in them, in the order in which they came: what ``FigureComparison``, ``StatementComparison``,
  /// ``QuotationVariants`` and ``Timeline`` take. Each one's story is the id of the article that told it first.
  ///
  /// - Parameter shownID: What an article is called in the result; its whole id without.
  /// - Complexity: Some milliseconds an article.
  public func readArticles(
    _ request: CollectionRequest, shownID: (String) -> String = { $0 }
  ) throws(ArchiveError) -> [ReadArticle] {
    try Self.catching {
      try pool.read { db in
        let rows = try Row.fetchAll(
          db, sql: "SELECT * FROM (\(request.sql.text)) ORDER BY id", arguments: request.sql.arguments)
        return try rows.compactMap { row in
          guard let source = try Self.reading(db, ref: try row.value("ref")) else { return nil }
          let head = source.article.head
          return ReadArticle(
            article: Article(
              id: shownID(head.ref), text: source.article.text, title: head.title, outlet: head.outlet,
              published: source.reading.options.published), reading: source.reading,
            story: try row.value("story", as: String?.self).map(shownID), rejected: source.rejected,
            entities: source.entities)
        }
      }
    }
  }

  /// How many articles a request finds, whatever its limit.
  public func articleCount(_ request: CollectionRequest) throws(ArchiveError) -> Int {
    var whole = request
    whole.limit = .max
    let sql = whole.sql
    return try Self.catching {
      try pool.read { db in
        try Int.fetchOne(db, sql: "SELECT count(*) FROM (\(sql.text))", arguments: sql.arguments) ?? 0
      }
    }
  }
}

extension CollectionRequest {
  /// The articles that can have what is asked for. Who is meant by a name is settled on the readings; here it is only narrowed.
  fileprivate var sql: (text: String, arguments: StatementArguments) {
    var conditions = ["a.is_current = 1"]
    var arguments: StatementArguments = []
    func add(_ condition: String, _ values: [(any DatabaseValueConvertible)?]) {
      conditions.append(condition)
      arguments += StatementArguments(values)
    }
    if let story {
      add(
        """
        a.id IN (SELECT n.article FROM story_member n WHERE n.story = (SELECT story FROM story_member WHERE article = ?))
        """, [story])
    }
    if comparesFigures {
      let (text, values) = figure(inCompany: story == nil && place == nil && measures == nil)
      add(text, values)
    }
    for name in [entity, comparesFigures ? nil : place, speaker].compactMap(\.self) {
      add("a.id IN (SELECT x.article FROM article_entity x WHERE x.entity IN (\(Self.meant)))", Self.values(name))
    }
    if let measures, !comparesFigures {
      let names = measures.map(\.rawValue).sorted()
      add(
        """
        a.id IN (SELECT r.article FROM record r WHERE r.kind = 'figure'
          AND r.class IN (\(names.map { _ in "?" }.joined(separator: ", "))))
        """, names)
    }
    if let from { add("a.published >= ?", [from]) }
    if let to { add("a.published < ?", [to + "~"]) }
    if leavesOutReprints { conditions.append("a.reprint_of IS NULL") }
    arguments += [max(0, limit)]
    return (
      """
      SELECT a.id, a.ref, (SELECT f.ref FROM story_member m JOIN article f ON f.id = m.story WHERE m.article = a.id) AS story
      FROM article a WHERE \(conditions.joined(separator: " AND ")) ORDER BY a.published DESC, a.id DESC LIMIT ?
      """, arguments
    )
  }

  /// The article has a figure of ``measures`` and ``place``, or one that somebody fixed: rows have what the program said.
  ///
  /// - Parameter inCompany: And its story has another one.
  private func figure(inCompany: Bool) -> (text: String, values: [(any DatabaseValueConvertible)?]) {
    let names = measures?.map(\.rawValue).sorted() ?? []
    let isMeasured = measures == nil ? "" : "AND r.class IN (\(names.map { _ in "?" }.joined(separator: ", ")))"
    var text = """
      a.id IN (SELECT r.article FROM record r WHERE r.kind = 'figure' \(isMeasured)
      """
    var values: [(any DatabaseValueConvertible)?] = names
    if let place {
      text += " AND r.id IN (SELECT p.record FROM party p WHERE p.role = 'place' AND p.entity IN (\(Self.meant)))"
      values += Self.values(place)
    }
    text += """
       UNION SELECT c.article FROM correction c WHERE c.kind = 'figure' AND c.verdict = 'fix' AND c.undone IS NULL)
      """
    guard inCompany else { return (text, values) }
    text += """
       AND a.id IN (SELECT n.article FROM story_member n WHERE n.story IN (
        SELECT m.story FROM story_member m JOIN record r ON r.article = m.article AND r.kind = 'figure' \(isMeasured)
          JOIN figure f ON f.record = r.id
        GROUP BY m.story HAVING count(DISTINCT r.article) > 1 OR count(DISTINCT coalesce(f.voucher, 0)) > 1))
      """
    return (text, values + names)
  }

  /// As `Entity.isMeant(by:)`: a whole name without spaces, with the article or without; its Latin name; its Wikidata item.
  private static let meant = """
    SELECT n.entity FROM spelling n WHERE replace(n.folded, ' ', '') IN (?, ?)
    UNION SELECT e.id FROM entity e WHERE e.wikidata = ? OR e.latin = ? COLLATE NOCASE
    """

  private static func values(_ name: String) -> [(any DatabaseValueConvertible)?] {
    let key = nameKey(name)
    return [key, "ال" + key, name, name]
  }
}
