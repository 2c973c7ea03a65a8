import IsnadDesk

/// Articles of the archive.
enum ArticleRoutes {
  static let all = [
    Route(
      .get, "/v1/articles", "listArticles", "Articles, the newest first.",
      [Parameter("limit", .integer(1...1000), "How many are listed at most.", fallback: "20")]
    ) { call, desk in
      Answer(try desk.articles(limit: call.values.integer("limit") ?? 20), as: .json)
    }
  ]
}
