import GRDB

/// What is counted over all that a search finds.
public enum Facet: String, Sendable, CaseIterable { case outlet, day, month, type, speaker, place }

/// A value of a ``Facet``, and how many of what matches have it.
public struct FacetValue: Sendable, Hashable {
  public let value: String
  public let count: Int
}

extension Archive {
  /// The values of a facet over all that matches, the most frequent first.
  public func facet(_ facet: Facet, of request: SearchRequest, limit: Int = 20) throws(ArchiveError) -> [FacetValue] {
    try facets([facet], of: request, limit: limit)[0]
  }

  /// The values of several facets, a list for each in their order. What matches is looked for once, however many there are.
  public func facets(
    _ facets: [Facet], of request: SearchRequest, limit: Int = 20
  ) throws(ArchiveError) -> [[FacetValue]] {
    guard !facets.isEmpty else { return [] }
    return try Self.catching {
      try pool.read { db in
        let sql = try SearchSQL(request, db)
        let roles = request.target == .articles ? facets.map(\.roles) : facets.map { _ in [] }
        let asked = roles.reduce(PreparedArticle.Roles()) { $0.union($1) }
        let counted = facets.enumerated().filter { roles[$0.offset].isEmpty }.map { number, facet in
          """
          SELECT * FROM (SELECT \(number) AS facet, \(facet.counted(request.target)) GROUP BY 2
            HAVING value IS NOT NULL ORDER BY n DESC, value LIMIT \(limit))
          """
        }
        let listed = """
          SELECT -x.roles AS facet, x.entity AS value, h.id AS n
          FROM hits h CROSS JOIN article_entity x ON x.article = h.id AND x.roles & \(asked.rawValue)
          """
        let rows = try Row.fetchCursor(
          db.cachedStatement(
            sql: """
              WITH hits AS MATERIALIZED (
                SELECT \(request.target == .articles ? "a.id" : "r.id") AS id, a.outlet AS outlet, a.published AS published
                \(sql.clause(withArticle: true)))
              \((counted + (asked.isEmpty ? [] : [listed])).joined(separator: " UNION ALL "))
              """), arguments: sql.arguments)
        var found = facets.map { _ in [FacetValue]() }
        var people = roles.map { _ in EntityCounts() }
        while let row = try rows.next() {
          // By their places: there are thousands of rows, and to find a column by its name takes longer than to read it.
          let facet = try row.decode(Int.self, atIndex: 0)
          guard facet < 0 else {
            found[facet].append(
              FacetValue(value: try row.decode(String.self, atIndex: 1), count: try row.decode(Int.self, atIndex: 2)))
            continue
          }
          let entity = try row.decode(Int64.self, atIndex: 1)
          let article = try row.decode(Int64.self, atIndex: 2)
          for i in roles.indices where !roles[i].isDisjoint(with: PreparedArticle.Roles(rawValue: -facet)) {
            people[i].count(entity, in: article)
          }
        }
        for i in roles.indices where !roles[i].isEmpty { found[i] = try people[i].named(db, limit: limit) }
        return found.map { $0.sorted { ($1.count, $0.value) < ($0.count, $1.value) } }
      }
    }
  }
}

/// In how many articles each entity is.
private struct EntityCounts {
  private var counts: [Int64: (count: Int, last: Int64)] = [:]

  /// Articles come one after the other; an entity that an article has twice counts once.
  mutating func count(_ entity: Int64, in article: Int64) {
    let before = counts[entity]
    if before?.last != article { counts[entity] = ((before?.count ?? 0) + 1, article) }
  }

  /// The names of those that are in most articles. Only as many are looked up as may be among them: names part those of one count,
  /// and namesakes are counted together, but for those that are in few articles.
  func named(_ db: Database, limit: Int) throws -> [FacetValue] {
    let ranked = counts.values.map(\.count).sorted(by: >)
    guard !ranked.isEmpty else { return [] }
    let least = ranked[min(2 * limit, ranked.count - 1)]
    let ids = counts.filter { $0.value.count >= least }.keys
    let rows = try Row.fetchCursor(
      db.cachedStatement(sql: "SELECT id, name FROM entity WHERE id IN (SELECT value FROM json_each(?))"),
      arguments: ["[" + ids.map(String.init).joined(separator: ",") + "]"])
    var named: [String: Int] = [:]
    while let row = try rows.next() {
      named[try row.value("name"), default: 0] += counts[try row.value("id")]?.count ?? 0
    }
    let values = named.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    return values.prefix(limit).map { FacetValue(value: $0.key, count: $0.value) }
  }
}

extension Facet {
  /// Its values and their numbers among `hits`, before they are grouped.
  fileprivate func counted(_ target: SearchRequest.Target) -> String {
    switch (self, target) {
    case (.outlet, _): "outlet AS value, count(*) AS n FROM hits"
    case (.day, _): "substr(published, 1, 10) AS value, count(*) AS n FROM hits"
    case (.month, _): "substr(published, 1, 7) AS value, count(*) AS n FROM hits"
    case (.type, .articles):
      "f.class AS value, count(DISTINCT h.id) AS n FROM hits h CROSS JOIN record f ON f.article = h.id"
    case (.type, .records): "f.class AS value, count(*) AS n FROM hits h CROSS JOIN record f ON f.id = h.id"
    case (.speaker, _), (.place, _):
      """
      n.name AS value, count(DISTINCT h.id) AS n FROM hits h
      CROSS JOIN party p ON p.record = h.id AND p.role = '\(rawValue)' CROSS JOIN entity n ON n.id = p.entity
      """
    }
  }

  /// What an entity of an article must be to be counted; nothing where articles are not counted by their entities.
  fileprivate var roles: PreparedArticle.Roles {
    switch self {
    case .speaker: .speaker
    case .place: .place
    case .outlet, .day, .month, .type: []
    }
  }
}
