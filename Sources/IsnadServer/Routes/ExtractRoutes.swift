import IsnadDesk
import IsnadFormats
import IsnadJSON
import IsnadMessages
import IsnadReading
import IsnadText

/// Reading a text that is not kept.
enum ExtractRoutes {
  static let maximumByteCount = 1 << 20

  static let all: [Route] = [
    Route(
      .post, "/v1/extract", "extract", "What a text says. Nothing of it is kept.",
      [Parameter("explain", .flag, "The rule trail of each record, too."), ListParameters.offsets], answer: extract
    )
    .with {
      $0.gate = .extract
      $0.scope = .moment
      $0.schema = "Reading"
      $0.body = Route.BodyRule(
        mediaTypes: ["application/json", "text/plain"], maximumByteCount: maximumByteCount, schema: "ArticleInput")
    }
  ]

  private static func extract(_ call: Call, _ desk: Desk) throws -> Answer {
    let article = try ArticleBody(call)
    return Answer(
      Desk.reading(
        of: article.text, article.options, explain: call.values.flag("explain"), units: call.units), as: .json)
  }
}

/// An article as the body of a request: JSON with its text and what is known of it, or the plain text.
struct ArticleBody {
  let text: SourceText
  let options: ReadingOptions

  init(_ call: Call) throws(Problem) {
    if call.mediaType == "text/plain" {
      do throws(ArticleError) {
        text = try SourceText(utf8: call.body)
      } catch {
        throw Problem(.badBody, Messages.errors.text("line.not-utf8", call.language, String(error.byteOffset ?? 0)))
      }
      options = ReadingOptions()
    } else {
      do throws(ArticleLine.Fault) {
        let line = try ArticleLine(call.body)
        (text, options) = (line.text, line.options)
      } catch {
        throw Problem(.badBody, Messages.errors.text("line.\(error.code.rawValue)", call.language, error.detail))
      }
    }
    if call.mediaType != "text/plain" { try Self.refuseOtherKeys(call) }
    guard text.bytes.contains(where: { $0 > 0x20 }) else {
      throw Problem(.badBody, Messages.errors.text("reject.empty", call.language, "text", ""))
    }
  }

  /// A mistyped key that is passed over would lose a date without a word.
  private static func refuseOtherKeys(_ call: Call) throws(Problem) {
    guard case .object(let members) = try? JSON.parse(call.body) else { return }
    let known = ["text", "published", "outlet", "title", "url"]
    if let other = members.first(where: { !known.contains($0.key) }) {
      throw Problem(.badBody, Messages.desk.text("body.key", call.language, other.key))
    }
  }
}
