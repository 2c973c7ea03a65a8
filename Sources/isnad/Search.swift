import ArgumentParser
import IsnadArchive
import IsnadFormats
import IsnadMessages
import IsnadSearch

/// `isnad search`: full text over articles or over records.
struct Search: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search", abstract: help("abstract.search"), discussion: help("discussion.search"))

  @OptionGroup var archive: ArchiveOption
  @Option(name: .customLong("in"), help: ArgumentHelp(help("option.in"), valueName: help("value.kinds")))
  var target = "articles"
  @OptionGroup var options: SearchOptions
  @OptionGroup var common: CommonOptions
  @Argument(help: ArgumentHelp(help("argument.query"), valueName: help("value.query"))) var query: [String]

  func run() throws {
    let targets: [String: SearchRequest.Target] = [
      "articles": .articles, "statements": .records(.statement), "figures": .records(.figure),
      "events": .records(.event),
    ]
    guard let target = targets[target] else {
      throw Failure(.usage, Messages.errors.text("usage.in", .current, target))
    }
    try options.list(target, query.joined(separator: " "), in: archive)
  }
}

/// `isnad quotes`: who said what.
struct Quotes: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "quotes", abstract: help("abstract.quotes"), discussion: help("discussion.quotes"))

  @OptionGroup var archive: ArchiveOption
  @Option(help: ArgumentHelp(help("option.stance"), valueName: help("value.stance"))) var stance: String?
  @OptionGroup var options: SearchOptions
  @OptionGroup var common: CommonOptions
  @Argument(help: ArgumentHelp(help("argument.query"), valueName: help("value.query"))) var query: [String] = []

  func run() throws {
    try options.list(
      .records(.statement), query.joined(separator: " "), restriction(.type, stance), in: archive)
  }
}

/// `isnad figures`: what was counted.
struct Figures: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "figures", abstract: help("abstract.figures"), discussion: help("discussion.figures"))

  @OptionGroup var archive: ArchiveOption
  @Option(help: ArgumentHelp(help("option.measure"), valueName: help("value.measure"))) var measure: String?
  @OptionGroup var options: SearchOptions
  @OptionGroup var common: CommonOptions
  @Argument(help: ArgumentHelp(help("argument.query"), valueName: help("value.query"))) var query: [String] = []

  func run() throws {
    try options.list(
      .records(.figure), query.joined(separator: " "), restriction(.measure, measure), in: archive)
  }
}

/// `isnad events`: who did what to whom.
struct Events: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "events", abstract: help("abstract.events"), discussion: help("discussion.events"))

  @OptionGroup var archive: ArchiveOption
  @Option(help: ArgumentHelp(help("option.code"), valueName: help("value.code"))) var code: String?
  @OptionGroup var options: SearchOptions
  @OptionGroup var common: CommonOptions
  @Argument(help: ArgumentHelp(help("argument.query"), valueName: help("value.query"))) var query: [String] = []

  func run() throws {
    try options.list(.records(.event), query.joined(separator: " "), restriction(.type, code), in: archive)
  }
}

private func restriction(_ field: Query.Field, _ value: String?) -> [Query.Restriction] {
  value.map { [Query.Restriction(field: field, value: $0)] } ?? []
}
