import GRDB

extension Archive {
  /// All that can change of what is told of an article, in one word: its own text and reading never do.
  ///
  /// - Parameter prefix: As for ``article(_:)``; nil where it names none, or more than one.
  public func state(ofArticle prefix: String) throws(ArchiveError) -> String? {
    try Self.catching {
      try pool.read { db in
        let digits = prefix.hasPrefix("sha256:") ? prefix : "sha256:" + prefix
        guard digits.utf8.count > "sha256:".utf8.count else { return nil }
        let rows = try String.fetchAll(
          db.cachedStatement(
            sql: """
              SELECT a.ref || ' ' || (SELECT count(*) || ' ' || count(undone) FROM correction c WHERE c.article = a.id)
                || ' ' || (SELECT count(*) FROM appearance p WHERE p.article = a.id)
                || ' ' || coalesce((SELECT n.id FROM article n WHERE n.revises = a.id), 0)
                || ' ' || coalesce(a.reprint_of, 0)
                || ' ' || (SELECT count(*) FROM article r WHERE r.reprint_of = a.id)
              FROM article a WHERE a.ref >= ? AND a.ref < ? ORDER BY a.ref LIMIT 2
              """), arguments: [digits, digits + "~"])
        guard let first = rows.first else { return nil }
        return rows.count == 1 || first.hasPrefix(digits + " ") ? first : nil
      }
    }
  }
}
