import ArgumentParser
import IsnadArchive
import IsnadExports
import IsnadMessages
import IsnadRecords
import IsnadStories

/// `isnad compare`: figures by who vouches for them, statements side by side, words that are quoted differently.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare", abstract: help("abstract.compare"), discussion: help("discussion.compare"))

  @Option(help: ArgumentHelp(help("option.measures"), valueName: help("value.kinds"))) var measure: String?
  @Option(help: ArgumentHelp(help("option.place"), valueName: help("value.name"))) var place: String?
  @Option(help: ArgumentHelp(help("option.story"), valueName: help("value.name"))) var story: String?
  @Option(help: ArgumentHelp(help("option.speaker"), valueName: help("value.name"))) var speaker: String?
  @Option(help: ArgumentHelp(help("option.as-of"), valueName: help("value.date"))) var asOf: String?
  @Flag(help: ArgumentHelp(help("option.json"))) var json = false
  @OptionGroup var common: CommonOptions
  @OptionGroup var articles: CollectionArguments

  func run() throws {
    let measures = try measure.map { list in
      try Set(
        list.split(separator: ",").map { name in
          guard let measure = Figure.Measure(rawValue: String(name)) else {
            throw Failure(.usage, Messages.errors.text("usage.measure", .current, String(name)))
          }
          return measure
        })
    }
    let isOfArchive = try articles.isOfArchive()
    var request = CollectionRequest()
    (request.measures, request.place, request.speaker, request.to) = (measures, place, speaker, try day(asOf))
    // With a place, figures are compared across stories.
    let read = try articles.read(request, story: story, needsStories: place == nil || story != nil, withWholeIDs: json)
    // The archive was asked for the story alone.
    let query = FigureQuery(
      measures: measures, place: place, story: isOfArchive ? nil : story, asOf: try day(asOf))
    let figures = FigureComparison.all(in: read, query)
    let asksForFigures = measures != nil || place != nil
    let output = ComparisonFormat(isJSON: json, language: .current).encode(
      // A figure that nobody else gives is no comparison; asked for, it is an answer.
      figures: speaker == nil ? figures.filter { asksForFigures || $0.sources.count > 1 } : [],
      statements: asksForFigures ? [] : StatementComparison.all(in: read, speaker: speaker),
      quotations: asksForFigures || speaker != nil ? [] : QuotationVariants.all(in: read))
    StandardStream.output.write(output)
  }
}

/// `isnad timeline`: what happened and who said what, by day.
struct TimelineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "timeline", abstract: help("abstract.timeline"), discussion: help("discussion.timeline"))

  @Option(help: ArgumentHelp(help("option.entity"), valueName: help("value.name"))) var entity: String?
  @Option(help: ArgumentHelp(help("option.place"), valueName: help("value.name"))) var place: String?
  @Option(help: ArgumentHelp(help("option.story"), valueName: help("value.name"))) var story: String?
  @Option(help: ArgumentHelp(help("option.since"), valueName: help("value.date"))) var since: String?
  @Flag(help: ArgumentHelp(help("option.json"))) var json = false
  @OptionGroup var common: CommonOptions
  @OptionGroup var articles: CollectionArguments

  func run() throws {
    let isOfArchive = try articles.isOfArchive()
    var request = CollectionRequest()
    (request.entity, request.place) = (entity, place)
    let query = TimelineQuery(
      entity: entity, place: place, story: isOfArchive ? nil : story, since: try day(since))
    let read = try articles.read(request, story: story, needsStories: story != nil, withWholeIDs: json)
    let timeline = Timeline(of: read, query)
    StandardStream.output.write(TimelineFormat(isJSON: json, language: .current).encode(timeline))
  }
}

/// A day given on the command line.
private func day(_ text: String?) throws -> String? {
  guard let text else { return nil }
  guard let date = IsnadStories.day(text) else {
    throw Failure(.usage, Messages.errors.text("usage.whole-day", .current, text))
  }
  return date
}
