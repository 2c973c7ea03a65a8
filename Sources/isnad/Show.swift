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
      guard let reading, let record = record(parts[1], in: reading) else {
        throw Failure(.negative, Messages.errors.text("archive.no-record", .current, parts[1], parts[0]))
      }
      card = RecordCard(article: article, record: record, context: max(0, context))
    } else {
      card = RecordCard(article: article, record: nil, context: 0)
    }
    StandardStream.output.write(format == .json ? card.json(reading) : card.text(.current))
  }

  private func record(_ id: String, in reading: JSON) -> StoredRecord? {
    recordPlace(id).flatMap { StoredRecord($0.kind, $0.ordinal, in: reading) }
  }
}

/// What a record's id stands for: `S3` is the third statement.
func recordPlace(_ id: String) -> (kind: RecordKind, ordinal: Int)? {
  guard let letter = id.first, let number = Int(id.dropFirst()), number > 0,
    let kind = RecordKind.allCases.first(where: { $0.letter == letter })
  else { return nil }
  return (kind, number - 1)
}
