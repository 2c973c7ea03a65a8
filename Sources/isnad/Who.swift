import ArgumentParser
import IsnadArchive
import IsnadListing
import IsnadMessages

/// `isnad who`: everybody of a name, over all articles.
struct Who: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: help("abstract.who"), discussion: help("discussion.who"))

  enum Format: String { case text, jsonl }

  @OptionGroup var archive: ArchiveOption
  @Option(help: ArgumentHelp(help("option.hit-format"), valueName: help("value.format"))) var format = Format.text
    .rawValue
  @Option(help: ArgumentHelp(help("option.limit"), valueName: help("value.number"))) var limit = 20
  @OptionGroup var common: CommonOptions
  @Argument(help: ArgumentHelp(help("argument.name"), valueName: help("value.name"))) var name: [String]

  func run() throws {
    guard let format = Format(rawValue: format) else {
      throw Failure(.usage, Messages.errors.text("usage.hit-format", .current, format))
    }
    guard 1...1000 ~= limit else { throw Failure(.usage, Messages.errors.text("usage.limit", .current, String(limit))) }
    let open = try archive.open(for: .reading)
    let asked = name.joined(separator: " ")
    let cards = try archive.run { () throws(ArchiveError) in try open.entities(named: asked, limit: limit) }
    let report = EntityReport(language: .current)
    for card in cards { StandardStream.output.write(format == .jsonl ? report.json(card) : report.text(card)) }
    if cards.isEmpty { note(Messages.errors.text("who.none", .current, asked)) }
  }
}
