import ArgumentParser
import IsnadArchive
import IsnadFormats
import IsnadMessages
import IsnadRecords
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
      .records(.statement), query.joined(separator: " "),
      restriction(.type, "--stance", stance, of: Statement.Stance.self), in: archive)
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
      .records(.figure), query.joined(separator: " "),
      restriction(.measure, "--measure", measure, of: Figure.Measure.self), in: archive)
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
    try options.list(
      .records(.event), query.joined(separator: " "), restriction(.type, "--code", code, of: Event.Kind.self),
      in: archive)
  }
}

/// A filter by a value that the contract knows: one that it doesn't would find nothing, and look like an answer.
private func restriction<Value: CaseIterable & RawRepresentable<String>>(
  _ field: Query.Field, _ option: String, _ value: String?, of type: Value.Type
) throws -> [Query.Restriction] {
  guard let value else { return [] }
  guard Value(rawValue: value) != nil else {
    let valid = Value.allCases.map(\.rawValue).joined(separator: ", ")
    throw Failure(.usage, Messages.errors.text("usage.choice", .current, option, value, valid))
  }
  return [Query.Restriction(field: field, value: value)]
}
