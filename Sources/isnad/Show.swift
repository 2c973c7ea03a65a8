import ArgumentParser
import IsnadArchive
import IsnadFormats
import IsnadJSON
import IsnadListing
import IsnadMessages
import IsnadText

/// `isnad show`: one article, or one record with its context, chain and rule trail.
struct Show: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: help("abstract.show"), discussion: help("discussion.show"))

  enum Format: String { case text, json }

  @OptionGroup var archive: ArchiveOption
  @Option(help: ArgumentHelp(help("option.context"), valueName: help("value.number"))) var context = 200
  @Option(help: ArgumentHelp(help("option.show-format"), valueName: help("value.format"))) var format = Format.text
    .rawValue
  @OptionGroup var common: CommonOptions
  @Argument(help: ArgumentHelp(help("argument.id"), valueName: help("value.id"))) var id: String

  func run() throws {
    guard let format = Format(rawValue: format) else {
      throw Failure(.usage, Messages.errors.text("usage.show-format", .current, format))
    }
    let open = try archive.open(for: .reading)
    let parts = id.split(separator: "/", maxSplits: 1).map(String.init)
    let article = try find(parts.first ?? id, in: open, archive)
    let reading = try? JSON.parse(article.reading).corrected(by: article.corrections)
    let card: RecordCard
    if parts.count == 2 {
      guard let record = StoredRecord(parts[1], in: KeptReading(article)) else {
        throw Failure(.negative, Messages.errors.text("archive.no-record", .current, parts[1], parts[0]))
      }
      card = RecordCard(article: article, record: record, context: max(0, context))
    } else {
      card = RecordCard(article: article, record: nil, context: 0)
    }
    StandardStream.output.write(format == .json ? card.json(reading) : card.text(.current))
  }
}
