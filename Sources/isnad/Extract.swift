import ArgumentParser
import Glibc
import IsnadDocument
import IsnadExports
import IsnadFormats
import IsnadMessages
import IsnadNames
import IsnadReading
import IsnadRecords
import IsnadText

struct Extract: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: help("abstract.extract"), discussion: help("discussion.extract"))

  enum Format: String { case text, json, jsonl, plover, gdelt }

  @Option(help: ArgumentHelp(help("option.published"), valueName: help("value.date"))) var published: String?
  @Option(help: ArgumentHelp(help("option.outlet"), valueName: help("value.name"))) var outlet: String?
  @Option(help: ArgumentHelp(help("option.title"), valueName: help("value.name"))) var title: String?
  @Option(help: ArgumentHelp(help("option.url"), valueName: help("value.url"))) var url: String?
  @Option(help: ArgumentHelp(help("option.format"), valueName: help("value.format"))) var format = Format.text.rawValue
  @Option(help: ArgumentHelp(help("option.offsets"), valueName: help("value.units"))) var offsets: String?
  @Option(help: ArgumentHelp(help("option.type"), valueName: help("value.kinds"))) var type: String?
  @Option(help: ArgumentHelp(help("option.min-confidence"), valueName: help("value.level"))) var minConfidence = "low"
  @Option(help: ArgumentHelp(help("option.lexicon"), valueName: help("value.file"))) var lexicon: String?
  @Option(help: ArgumentHelp(help("option.output"), valueName: help("value.path"))) var output: String?
  @Flag(help: ArgumentHelp(help("option.explain"))) var explain = false
  @Flag(help: ArgumentHelp(help("option.with-text"))) var withText = false
  @Flag(help: ArgumentHelp(help("option.excel"))) var excel = false
  @OptionGroup var common: CommonOptions
  @OptionGroup var articles: ArticleArguments

  func run() throws {
    let options = ReadingOptions(published: try publicationDate(), title: title, outlet: outlet, url: url)
    let exported = ExportFormat(rawValue: self.format)
    let format =
      try exported == nil ? chosen(Format(rawValue: self.format), "usage.format", self.format) : Format.json
    let filter = RecordFilter(
      kinds: try kinds(),
      minimumConfidence: try chosen(Confidence(name: minConfidence), "usage.min-confidence", minConfidence))
    let units = try offsetUnits()
    let lexicon = try lexicon.map { try LexiconFile(name: $0).lexicon() }
    if let exported {
      var all: [ExportedArticle] = []
      try articles.forEach { file, text in
        let reading = read(text, options: options, lexicon: lexicon)
        tellIfNothing(of: file, text, reading)
        all.append(ExportedArticle(name: articleName(file.shown), reading: reading))
      }
      let asked = ExportOptions(filter: filter, withText: withText, forSpreadsheets: excel)
      return try ExportWriter(folder: output).write(exported.files(of: all, asked), format: exported)
    }
    var isFirst = true
    try articles.forEach { file, text in
      let reading = read(text, options: options, lexicon: lexicon)
      tellIfNothing(of: file, text, reading)
      let out: [UInt8]
      switch format {
      case .json, .jsonl:
        let json = JSONFormat(format == .json ? .document : .records, units: units, explain: explain, filter: filter)
        out = json.encode(reading)
      case .plover: out = PLOVERFormat(filter: filter).encode(reading)
      case .gdelt: out = GDELTFormat(filter: filter).encode(reading)
      case .text:
        let report = TextReport(
          language: .current, isColoured: StandardStream.output.isColoured,
          isIsolated: StandardStream.output.isTerminal,
          explain: explain, filter: filter)
        out = (isFirst ? [] : [0x0A]) + report.encode(reading, name: file.shown)
      }
      isFirst = false
      StandardStream.output.write(out)
    }
  }

  private func tellIfNothing(of file: ArticleFile, _ text: SourceText, _ reading: Reading) {
    if text.bytes.isEmpty {
      note(Messages.errors.text("input.empty", .current, file.shown))
    } else if !reading.isArabic {
      note(Messages.errors.text("input.foreign", .current, file.shown))
    }
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
