import ArgumentParser
import Glibc
import IsnadExports
import IsnadFormats
import IsnadMessages
import IsnadReading
import IsnadRecords

struct Extract: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract", abstract: help("abstract.extract"), discussion: help("discussion.extract"))

  @Option(help: ArgumentHelp(help("option.published"), valueName: help("value.date"))) var published: String?
  @Option(help: ArgumentHelp(help("option.outlet"), valueName: help("value.name"))) var outlet: String?
  @Option(help: ArgumentHelp(help("option.title"), valueName: help("value.name"))) var title: String?
  @Option(help: ArgumentHelp(help("option.url"), valueName: help("value.url"))) var url: String?
  @Option(help: ArgumentHelp(help("option.format"), valueName: help("value.format"))) var format = Extraction.Format
    .text.rawValue
  @Option(help: ArgumentHelp(help("option.offsets"), valueName: help("value.units"))) var offsets: String?
  @Option(help: ArgumentHelp(help("option.type"), valueName: help("value.kinds"))) var type: String?
  @Option(help: ArgumentHelp(help("option.min-confidence"), valueName: help("value.level"))) var minConfidence = "low"
  @Option(help: ArgumentHelp(help("option.lexicon"), valueName: help("value.file"))) var lexicon: String?
  @Option(help: ArgumentHelp(help("option.output"), valueName: help("value.path"))) var output: String?
  @Flag(help: ArgumentHelp(help("option.explain"))) var explain = false
  @Flag(help: ArgumentHelp(help("option.jsonl-in"))) var jsonlIn = false
  @Option(help: ArgumentHelp(help("option.jobs"), valueName: help("value.number"))) var jobs: Int?
  @Flag(help: ArgumentHelp(help("option.with-text"))) var withText = false
  @Flag(help: ArgumentHelp(help("option.excel"))) var excel = false
  @OptionGroup var common: CommonOptions
  @OptionGroup var articles: ArticleArguments

  func run() throws {
    let exported = ExportFormat(rawValue: format)
    let extraction = Extraction(
      options: ReadingOptions(published: try publicationDate(), title: title, outlet: outlet, url: url),
      format: exported == nil ? try chosen(Extraction.Format(rawValue: format), "usage.format", format) : .json,
      filter: RecordFilter(
        kinds: try kinds(),
        minimumConfidence: try chosen(Confidence(name: minConfidence), "usage.min-confidence", minConfidence)),
      units: try offsetUnits(), explain: explain, lexicon: try lexicon.map { try LexiconFile(name: $0).lexicon() },
      encoding: try articles.declaredEncoding(), language: .current, isColoured: StandardStream.output.isColoured,
      isIsolated: StandardStream.output.isTerminal)
    let files = try articles.articleFiles()
    let status: Failure.Status?
    if jsonlIn {
      status = try runLines(of: files, extraction)
    } else if let exported {
      status = try export(files, as: exported, extraction)
    } else {
      status = try run(files, threads: threadCount(atMost: files.count), extraction)
    }
    if let status { throw ExitCode(status.rawValue) }
  }

  /// Reads whole files, one article each.
  private func run(_ files: [ArticleFile], threads: Int, _ extraction: Extraction) throws -> Failure.Status? {
    var rest = files[...]
    let sink = Sink(separator: extraction.format == .text ? [0x0A] : [])
    OrderedWork(
      next: { rest.popFirst() }, work: { extraction.outcome(of: $0) }, byteCount: { $0.output.count },
      deliver: { sink.take($0) }
    ).run(threads: threads)
    return sink.status
  }

  /// Reads a stream of articles, one a line.
  private func runLines(of files: [ArticleFile], _ extraction: Extraction) throws -> Failure.Status? {
    guard ["json", "jsonl", "sketch"].contains(format) else {
      throw Failure(.usage, Messages.errors.text("usage.jsonl-in", .current, format))
    }
    let lines = LineReader(files)
    let sink = Sink(separator: [])
    OrderedWork(
      next: { lines.next() }, work: { extraction.outcome(of: $0) }, byteCount: { $0.output.count },
      deliver: { sink.take($0) }
    ).run(threads: try threadCount(atMost: .max))
    return sink.status
  }

  /// Writes whole files as one export: most formats hold all articles together.
  private func export(_ files: [ArticleFile], as format: ExportFormat, _ extraction: Extraction) throws
    -> Failure.Status?
  {
    var all: [ExportedArticle] = []
    let sink = Sink(separator: [])
    for file in files {
      var outcome = Extraction.Outcome()
      if let reading = extraction.reading(of: file, &outcome) {
        all.append(ExportedArticle(name: articleName(file.shown), reading: reading))
      }
      sink.take(outcome)
    }
    let options = ExportOptions(filter: extraction.filter, withText: withText, forSpreadsheets: excel)
    try ExportWriter(folder: output).write(format.files(of: all, options), format: format)
    return sink.status
  }

  private func threadCount(atMost most: Int) throws -> Int {
    if let jobs, jobs < 1 { throw Failure(.usage, Messages.errors.text("usage.jobs", .current, String(jobs))) }
    return max(1, min(jobs ?? processorCount(), most, 256))
  }

  // MARK: Values of options

  private func publicationDate() throws -> PublicationDate? {
    guard let published else { return nil }
    return try chosen(PublicationDate(published), "usage.published", published)
  }

  private func kinds() throws -> Set<RecordKind> {
    guard let type else { return Set(RecordKind.allCases) }
    let all = RecordKind.allCases.map(\.rawValue).joined(separator: ", ")
    return Set(try list(type).map { try chosen(RecordKind(rawValue: $0), "usage.type", $0, all) })
  }

  private func offsetUnits() throws -> OffsetUnits {
    var units: OffsetUnits = []
    for unit in list(offsets ?? "") { units.formUnion(try chosen(OffsetUnits(name: unit), "usage.offsets", unit)) }
    return units
  }

  private func list(_ value: String) -> [String] { value.split(separator: ",").map(String.init) }

  /// The value, or a failure that says what may be chosen.
  private func chosen<Value>(_ value: Value?, _ key: String, _ asked: String, _ all: String = "") throws -> Value {
    guard let value else { throw Failure(.usage, Messages.errors.text(key, .current, asked, all)) }
    return value
  }
}

/// Prints what comes of articles, in their order: each as soon as it is there.
private final class Sink {
  private let separator: [UInt8]
  private var isFirst = true
  /// That of the first article that could not be read.
  private(set) var status: Failure.Status?

  init(separator: [UInt8]) { self.separator = separator }

  func take(_ outcome: Extraction.Outcome) {
    outcome.notes.forEach(note)
    if let failure = outcome.failure {
      failure.report()
      status = status ?? failure.status
    }
    guard !outcome.output.isEmpty else { return }
    StandardStream.output.write(isFirst ? outcome.output : separator + outcome.output)
    isFirst = false
  }
}
