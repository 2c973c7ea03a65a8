import GRDB

/// How an article stands.
public struct ArticleState: Sendable, Hashable {
  /// Changes with everything that can be told of the article.
  public let word: String
  /// When something of it changed last; UTC.
  public let changed: String
}

extension Archive {
  /// All that can change of what is told of an article: its own text and reading never do.
  ///
  /// - Parameter prefix: As for ``article(_:)``; nil where it names none, or more than one.
  public func state(ofArticle prefix: String) throws(ArchiveError) -> ArticleState? {
    try Self.catching {
      try pool.read { db in
        let digits = prefix.hasPrefix("sha256:") ? prefix : "sha256:" + prefix
        guard digits.utf8.count > "sha256:".utf8.count else { return nil }
        let rows = try Row.fetchAll(
          db.cachedStatement(
            sql: """
              SELECT a.ref, a.ref || ' ' || (SELECT count(*) || ' ' || count(undone) FROM correction c WHERE c.article = a.id)
                || ' ' || (SELECT count(*) FROM appearance p WHERE p.article = a.id)
                || ' ' || coalesce((SELECT n.id FROM article n WHERE n.revises = a.id), 0)
                || ' ' || coalesce(a.reprint_of, 0)
                || ' ' || (SELECT count(*) FROM article r WHERE r.reprint_of = a.id) AS word,
                max(a.captured,
                  coalesce((SELECT max(coalesce(c.undone, c.made)) FROM correction c WHERE c.article = a.id), ''),
                  coalesce((SELECT max(p.captured) FROM appearance p WHERE p.article = a.id), ''),
                  coalesce((SELECT max(n.captured) FROM article n WHERE n.revises = a.id OR n.reprint_of = a.id), ''))
                  AS changed
              FROM article a WHERE a.ref >= ? AND a.ref < ? ORDER BY a.ref LIMIT 2
              """), arguments: [digits, digits + "~"])
        guard let first = rows.first else { return nil }
        guard try rows.count == 1 || first.value("ref") == digits else { return nil }
        return ArticleState(word: try first.value("word"), changed: try first.value("changed"))
      }
    }
  }
}
