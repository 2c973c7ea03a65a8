import Foundation
import IsnadArchive
import IsnadFormats
import IsnadIntake
import IsnadReading
import IsnadSearch
import IsnadText

/// A folder for one test, gone with it.
final class Folder {
  let url = FileManager.default.temporaryDirectory.appending(path: "isnad-\(UUID().uuidString)")

  init() throws { try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true) }
  deinit { try? FileManager.default.removeItem(at: url) }

  func path(_ name: String) -> String { url.appending(path: name).path }
}

func prepared(
  _ text: String, title: String? = nil, outlet: String? = nil, url: String? = nil, published: String? = "2024-03-26"
) -> PreparedArticle {
  let article = Article(
    text: SourceText(text), title: title, outlet: outlet, url: url,
    published: published.flatMap { PublicationDate($0) }, source: Array(text.utf8))
  return PreparedArticle(article, read(article.text, options: article.options))
}

extension Archive {
  @discardableResult
  func keep(_ articles: [PreparedArticle], _ deduplication: Deduplication = .exact) throws -> Stored {
    let batch = articles.enumerated().map { i, article in
      (
        Arrival.new(article),
        Origin(input: "test", position: i + 1, captured: "2024-04-01T00:00:00Z", version: "0.1.0", program: "test")
      )
    }
    return try store(
      batch, upTo: Checkpoint(input: "test", fingerprint: "1", done: articles.count, isFinished: true), deduplication)
  }

  func texts(
    _ query: String, _ mode: SearchMode = .normalized, in target: SearchRequest.Target = .articles,
    _ change: (inout SearchRequest) -> Void = { _ in }
  ) throws -> [String] {
    var request = SearchRequest(target, query: CompiledQuery(try Query(query), mode: mode), limit: 1000)
    change(&request)
    return try search(request).hits.map { $0.text[$0.snippet.span] }
  }
}

/// A text of some sixty words, for reprints and stories.
let conference = """
  افتتح محافظ البنك المركزي أمس في العاصمة مؤتمرا دوليا عن العملات الرقمية يشارك فيه خبراء من أربعين دولة ويستمر ثلاثة أيام \
  وتناقش جلساته أثر المدفوعات الفورية في المصارف الصغيرة وسبل حماية المودعين من الاحتيال عبر الهواتف وقواعد الإفصاح التي \
  وضعتها لجنة بازل قبل عامين ولم تلتزم بها مصارف كثيرة حتى الآن بحسب تقرير وزع على الحاضرين في الجلسة الأولى
  """
