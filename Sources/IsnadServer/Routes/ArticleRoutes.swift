import IsnadArchive
import IsnadDesk
import IsnadExports
import IsnadFormats
import IsnadSearch
import IsnadText

/// Articles of the archive.
enum ArticleRoutes {
  static let all: [Route] = [
    Route(
      .get, "/v1/articles", "listArticles", "Articles, the newest first, or those that fit the words best.",
      ListParameters.list(), [.json, .jsonl]
    ) { call, desk in
      Answer(try desk.articles(try call.request(.articles)), for: call)
    }
    .with { $0.schema = "ArticleList" },
    Route(
      .get, "/v1/articles/{article}", "getArticle",
      "An article with what was read in it. Its id may be cut as long as it stays the only one."
    ) { call, desk in
      Answer(desk.encoded(try desk.article(call.part("article"))), as: .json)
    }
    .with {
      $0.schema = "Article"
      $0.scope = .article
    },
    Route(
      .get, "/v1/articles/{article}/text", "getText", "The text as it was received, byte for byte.", [], [.txt]
    ) { call, desk in
      Answer(try desk.article(call.part("article")).text.bytes, as: .txt)
    }
    .with {
      $0.scope = .article
      $0.gate = .text
    },
    Route(
      .get, "/v1/articles/{article}/annotations", "getAnnotations",
      "What was read in an article as a W3C AnnotationPage.", [], [.jsonld]
    ) { call, desk in
      Answer(try desk.exported(try desk.article(call.part("article")), as: .webAnnotation), as: .jsonld)
    }
    .with { $0.scope = .article },
    Route(
      .get, "/v1/spans/{article}/{span}", "getSpan",
      "A part of a text, START-END in code points, with every record that reaches into it. Others than the server's own machine "
        + "get \(Call.longestExcerpt) at most, unless it gives texts."
    ) { call, desk in
      let ends = call.part("span").split(separator: "-", omittingEmptySubsequences: false).map(String.init)
      guard ends.count == 2, let start = Parameter.integer(ends[0]), let end = Parameter.integer(ends[1]), start <= end
      else { throw Problem(.notFound) }
      guard !call.givesExcerpts || end - start <= Call.longestExcerpt else { throw Problem(.textWithheld) }
      return Answer(try desk.span(start..<end, of: try desk.article(call.part("article"))), as: .json)
    }
    .with {
      $0.schema = "SpanAnswer"
      $0.scope = .article
    },
  ]
}
