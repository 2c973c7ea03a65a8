import GRDB
import IsnadFormats
import IsnadSearch

/// A request as SQL: every value is bound, none is written into the text.
struct SearchSQL {
  /// Without the table of articles: of a frequent word there are thousands, and to look at the row of each takes its time.
  ///
  /// What the words find always comes first (`CROSS JOIN`): SQLite takes a look into an index of words to cost as little for each
  /// of a hundred thousand records as once.
  let tables: String
  /// Whether a condition or the order needs the row of the article, not only its number.
  var needsArticle = false
  private(set) var conditions: [String] = []
  private(set) var arguments: StatementArguments = []
  /// What the list is sorted by; nil for the day of publication.
  private let rank: String?
  /// What tells the elements of the list apart: an article's number or a record's.
  private let id: String
  /// The number of the article that an element is, or is of.
  let article: String

  /// - Parameter withArticle: Whether the columns of `a`, the article, are asked for.
  func clause(withArticle: Bool = false) -> String {
    let join = needsArticle || withArticle ? Self.join(article, tables) : ""
    return "FROM \(tables)\(join)" + (conditions.isEmpty ? "" : " WHERE " + conditions.joined(separator: " AND "))
  }

  private static func join(_ article: String, _ tables: String) -> String {
    guard article != "a.id" else { return "" }
    return " \(tables.contains("_search") ? "CROSS JOIN" : "JOIN") article a ON a.id = \(article)"
  }

  var count: String { "SELECT count(*) \(clause())" }

  /// - Parameter db: Where names are looked up: once, not again for the count and the page.
  init(_ request: SearchRequest, _ db: Database) throws {
    switch request.target {
    case .articles:
      let expression = request.query.expression
      tables = expression == nil ? "article a" : "article_search s"
      article = expression == nil ? "a.id" : "s.rowid"
      id = article
      // A word in the title weighs more than one in the text.
      rank = expression != nil && request.order == .best ? "bm25(article_search, 4.0, 1.0)" : nil
      if let expression { add("article_search MATCH ?", [expression]) }
    case .records(let kind):
      let expression = request.query.passages.expression
      tables = expression == nil ? "record r" : "record_search s CROSS JOIN record r ON r.passage = s.rowid"
      article = "r.article"
      id = "r.id"
      rank = expression != nil && request.order == .best ? "bm25(record_search)" : nil
      if let expression { add("record_search MATCH ?", [expression]) }
      for condition in request.query.passages.conditions { add(condition) }
      // With words or names to look up, the index of kinds would only lead past them (`+` keeps SQLite from taking it).
      let isLookedUp =
        expression != nil || !request.participants.isEmpty || request.restrictions.contains { Self.isName($0.field) }
      add("\(isLookedUp ? "+" : "")r.kind = ?", [kind.rawValue])
      if !request.includesRejected { add("NOT \(Self.isRejected)") }
    }
    needsArticle = rank == nil
    // Few articles are old or print another one's text.
    if !request.includesRevised { add("\(article) NOT IN (SELECT o.id FROM article o WHERE o.is_current = 0)") }
    if !request.includesReprints {
      add("\(article) NOT IN (SELECT o.id FROM article o WHERE o.reprint_of IS NOT NULL)")
    }
    addDates(request)
    for restriction in request.restrictions { try add(restriction, request.target, db) }
    for participant in request.participants {
      add(role: participant.role, try Self.merged(participant.entity, db), request.target)
    }
    if let others = request.others, request.target != .articles {
      for entity in try Self.merged(others.entity, db) {
        add(
          "NOT EXISTS (SELECT 1 FROM party p WHERE p.record = r.id AND p.entity = ? AND p.role = coalesce(?, p.role))",
          [entity, others.role])
      }
    }
    if let story = request.story {
      add("\(article) IN (SELECT m.article FROM story_member m WHERE m.story = ?)", [story])
    }
  }

  /// The numbers of what is listed, what it is sorted by, and no more: texts don't go through the sorter.
  var page: String {
    let sorted = rank.map { "\($0) AS sort_key, \(id)" } ?? "a.published AS sort_key, \(id)"
    let order = rank == nil ? "a.published DESC, \(tieBreak)" : "1, \(id)"
    return "SELECT \(sorted) AS id \(clause()) ORDER BY \(order) LIMIT ? OFFSET ?"
  }

  /// Newer articles first, but an article's records in the order of its text.
  private var tieBreak: String { id == article ? "a.id DESC" : "a.id DESC, r.id" }

  /// The place in the list of the element with this sort key and number.
  func cursor(_ row: Row) throws -> Cursor {
    Cursor(
      key: rank == nil ? .date(try row.value("sort_key")) : .rank(try row.value("sort_key")), id: try row.value("id"))
  }

  /// Leaves out what stands before `cursor` and at it.
  mutating func skip(to cursor: Cursor) {
    switch cursor.key {
    case .rank(let value):
      guard let rank else { return }
      add("(\(rank) > ? OR (\(rank) = ? AND \(id) > ?))", [value, value, cursor.id])
    case .date(let date):
      guard rank == nil else { return }
      let later = "(\(laterInOneDay))"
      if let date {
        add(
          "(a.published < ? OR a.published IS NULL OR (a.published = ? AND \(later)))", [date, date] + behind(cursor))
      } else {
        add("(a.published IS NULL AND \(later))", behind(cursor))
      }
    case .count: break
    }
  }

  private var laterInOneDay: String {
    let last = "(SELECT b.article FROM record b WHERE b.id = ?)"
    return id == article ? "a.id < ?" : "a.id < \(last) OR (a.id = \(last) AND r.id > ?)"
  }

  private func behind(_ cursor: Cursor) -> [(any DatabaseValueConvertible)?] {
    id == article ? [cursor.id] : [cursor.id, cursor.id, cursor.id]
  }

  mutating func add(_ condition: String, _ values: [(any DatabaseValueConvertible)?] = []) {
    conditions.append(condition)
    arguments += StatementArguments(values)
  }

  private mutating func add(_ condition: PassageQuery.Condition) {
    let (sql, values) = Self.sql(condition)
    add(sql, values)
  }

  private static func sql(_ condition: PassageQuery.Condition) -> (sql: String, values: [String]) {
    func joined(_ conditions: [PassageQuery.Condition], _ operation: String) -> (String, [String]) {
      let parts = conditions.map(sql)
      return ("(" + parts.map(\.sql).joined(separator: " \(operation) ") + ")", parts.flatMap(\.values))
    }
    switch condition {
    case .words(let expression):
      return ("r.passage IN (SELECT rowid FROM record_search WHERE record_search MATCH ?)", [expression])
    case .title(let expression):
      return ("r.article IN (SELECT rowid FROM article_search WHERE article_search MATCH ?)", [expression])
    case .all(let conditions): return joined(conditions, "AND")
    case .any(let conditions): return joined(conditions, "OR")
    case .not(let condition):
      let (sql, values) = sql(condition)
      return ("NOT \(sql)", values)
    }
  }

  private mutating func addDates(_ request: SearchRequest) {
    guard request.from != nil || request.to != nil else { return }
    var column = "a.published"
    if case .records = request.target, request.dateField == .event { column = "r.day" } else { needsArticle = true }
    if let from = request.from { add("\(column) >= ?", [from]) }
    // `2024-03` ends with its last moment: whatever starts with it sorts before `2024-03~`.
    if let to = request.to { add("\(column) < ?", [to + "~"]) }
  }
}
