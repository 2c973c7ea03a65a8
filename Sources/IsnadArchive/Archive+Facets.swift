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
        let counted = facets.enumerated().map { number, facet in
          """
          SELECT * FROM (SELECT \(number) AS facet, \(facet.counted(request.target)) GROUP BY 2
            HAVING value IS NOT NULL ORDER BY n DESC, value LIMIT ?)
          """
        }
        let rows = try Row.fetchAll(
          db,
          sql: """
            WITH hits AS MATERIALIZED (
              SELECT \(request.target == .articles ? "a.id" : "r.id") AS id, a.outlet AS outlet, a.published AS published
              \(sql.clause(withArticle: true)))
            \(counted.joined(separator: " UNION ALL ")) ORDER BY facet, n DESC, value
            """, arguments: sql.arguments + StatementArguments(facets.map { _ in limit }))
        var found = facets.map { _ in [FacetValue]() }
        for row in rows {
          let facet: Int = try row.value("facet")
          found[facet].append(FacetValue(value: try row.value("value"), count: try row.value("n")))
        }
        return found
      }
    }
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
    case (.speaker, _): Self.named("speaker", .speaker, target)
    case (.place, _): Self.named("place", .place, target)
    }
  }

  private static func named(_ role: String, _ roles: PreparedArticle.Roles, _ target: SearchRequest.Target) -> String {
    let joined =
      switch target {
      case .articles: "CROSS JOIN article_entity p ON p.article = h.id AND p.roles & \(roles.rawValue)"
      case .records: "CROSS JOIN party p ON p.record = h.id AND p.role = '\(role)'"
      }
    return """
      n.name AS value, count(DISTINCT h.id) AS n FROM hits h \(joined) CROSS JOIN entity n ON n.id = p.entity
      """
  }
}
