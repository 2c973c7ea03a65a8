import ArgumentParser
import IsnadDocument
import IsnadExpressions
import IsnadFormats
import IsnadMessages
import IsnadReading

/// `isnad expressions`: the layer of dates and figures alone, one record a line, without the language model.
struct ExpressionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "expressions", abstract: help("abstract.expressions"))

  @Option(help: ArgumentHelp(help("option.published"), valueName: help("value.date"))) var published: String?
  @Flag(help: ArgumentHelp(help("option.explain"))) var explain = false
  @OptionGroup var common: CommonOptions
  @OptionGroup var articles: ArticleArguments

  func run() throws {
    let date = published.flatMap { PublicationDate($0) }
    if let published, date == nil {
      throw Failure(.usage, Messages.errors.text("usage.published", .current, published))
    }
    let format = JSONFormat(.records, explain: explain, filter: RecordFilter(kinds: [.time, .figure]))
    try articles.forEach { _, text in
      let document = Document(text)
      let found = findExpressions(in: document, analysis: nil, published: published)
      let reading = Reading(
        document: document, options: ReadingOptions(published: date), times: found.times, figures: found.figures)
      StandardStream.output.write(format.encode(reading))
    }
  }
}
