import GRDB
import IsnadFormats
import IsnadSearch
import IsnadText

/// A request as SQL: every value is bound, none is written into the text.
struct SearchSQL {
  private(set) var tables: String
  private(set) var conditions: [String] = []
  private(set) var arguments: StatementArguments = []
  private(set) var order: String

  var clause: String {
    "FROM \(tables)" + (conditions.isEmpty ? "" : " WHERE " + conditions.joined(separator: " AND "))
  }

  init(_ request: SearchRequest) {
    let expression = request.query.expression
    switch request.target {
    case .articles:
      tables = expression == nil ? "article a" : "article_search s JOIN article a ON a.id = s.rowid"
      // A word in the title weighs more than one in the text.
      order = expression == nil ? "a.published DESC, a.id" : "bm25(article_search, 4.0, 1.0), a.id"
      if let expression { add("article_search MATCH ?", [expression]) }
    case .records(let kind):
      let records = "record r JOIN article a ON a.id = r.article"
      tables =
        expression == nil
        ? records : "record_search s JOIN record r ON r.id = s.rowid JOIN article a ON a.id = r.article"
      order = expression == nil ? "a.published DESC, a.id, r.id" : "bm25(record_search), r.id"
      if let expression { add("record_search MATCH ?", [expression]) }
      add("r.kind = ?", [kind.rawValue])
    }
    if !request.includesRevised { add("a.is_current = 1") }
    addDates(request)
    for restriction in request.restrictions { add(restriction, request.target) }
  }

  private mutating func add(_ condition: String, _ values: [(any DatabaseValueConvertible)?] = []) {
    conditions.append(condition)
    arguments += StatementArguments(values)
  }

  private mutating func addDates(_ request: SearchRequest) {
    var column = "a.published"
    if case .records = request.target, request.dateField == .event { column = "r.day" }
    if let from = request.from { add("\(column) >= ?", [from]) }
    // `2024-03` ends with its last moment: whatever starts with it sorts before `2024-03~`.
    if let to = request.to { add("\(column) < ?", [to + "~"]) }
  }

  private mutating func add(_ restriction: Query.Restriction, _ target: SearchRequest.Target) {
    let value = restriction.value
    let folded = String(decoding: Folding.folded.of(value), as: UTF8.self)
    let isArticles = target == .articles
    let record = isArticles ? "EXISTS (SELECT 1 FROM record r WHERE r.article = a.id AND %)" : "%"
    func within(_ condition: String) -> String {
      record.split(separator: "%", maxSplits: 1, omittingEmptySubsequences: false).joined(separator: condition)
    }
    // A name is asked for by any whole part of any of its spellings.
    let named = """
      SELECT n.entity FROM spelling n WHERE n.folded = ? OR instr(' ' || n.folded || ' ', ' ' || ? || ' ') > 0
      """
    switch restriction.field {
    case .outlet:
      add(
        "(a.outlet = ? OR EXISTS (SELECT 1 FROM appearance p WHERE p.article = a.id AND p.outlet = ?))", [value, value])
    case .speaker:
      add(
        within(
          "EXISTS (SELECT 1 FROM party p WHERE p.record = r.id AND p.role = 'speaker' AND p.entity IN (\(named)))"),
        [folded, folded])
    case .place:
      add(
        within("EXISTS (SELECT 1 FROM party p WHERE p.record = r.id AND p.role = 'place' AND p.entity IN (\(named)))"),
        [folded, folded])
    case .entity:
      if isArticles {
        add(
          "EXISTS (SELECT 1 FROM article_entity e WHERE e.article = a.id AND e.entity IN (\(named)))", [folded, folded])
      } else {
        add("EXISTS (SELECT 1 FROM party p WHERE p.record = r.id AND p.entity IN (\(named)))", [folded, folded])
      }
    case .measure:
      add(within("(r.kind = 'figure' AND r.class = ?)"), [value])
    case .type:
      add(within("r.class = ? COLLATE NOCASE"), [value])
    }
  }
}
