import ArgumentParser
import IsnadArchive
import IsnadExports
import IsnadFormats
import IsnadListing
import IsnadMessages
import IsnadRecords
import IsnadSearch
import IsnadText

/// `isnad export`: any part of the archive in any format that `isnad extract` writes.
struct Export: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: help("abstract.export"), discussion: help("discussion.export"))

  @OptionGroup var archive: ArchiveOption
  @Option(help: ArgumentHelp(help("option.export-format"), valueName: help("value.format"))) var format = "jsonl"
  @Option(name: .customLong("in"), help: ArgumentHelp(help("option.export-in"), valueName: help("value.kinds")))
  var target = "articles"
  @OptionGroup var selection: SelectionOptions
  @Option(help: ArgumentHelp(help("option.measure"), valueName: help("value.measure"))) var measure: String?
  @Option(help: ArgumentHelp(help("option.type"), valueName: help("value.kinds"))) var type: String?
  @Option(help: ArgumentHelp(help("option.min-confidence"), valueName: help("value.level"))) var minConfidence = "low"
  @Option(help: ArgumentHelp(help("option.output"), valueName: help("value.path"))) var output: String?
  @Flag(help: ArgumentHelp(help("option.with-text"))) var withText = false
  @Flag(help: ArgumentHelp(help("option.excel"))) var excel = false
  @OptionGroup var common: CommonOptions
  @Argument(help: ArgumentHelp(help("argument.query"), valueName: help("value.query"))) var query: [String] = []

  private static let targets: KeyValuePairs<String, SearchRequest.Target> = [
    "articles": .articles, "statements": .records(.statement), "figures": .records(.figure),
    "events": .records(.event), "votes": .records(.vote), "polls": .records(.poll),
  ]

  func run() throws {
    guard let target = Self.targets.first(where: { $0.key == target })?.value else {
      throw usage("usage.export-in", target)
    }
    let restrictions = measure.map { [Query.Restriction(field: .measure, value: $0)] } ?? []
    let request = try selection.request(target, query.joined(separator: " "), restrictions)
    guard let confidence = Confidence(name: minConfidence) else { throw usage("usage.min-confidence", minConfidence) }
    var filter = RecordFilter(kinds: try kinds(), minimumConfidence: confidence)
    if case .records(let kind) = target, type == nil { filter.kinds = [kind] }
    let open = try archive.open(for: .reading)
    var count = 0
    if format == "annotations" {
      count = try annotations(request, open)
    } else if let format = ExportFormat(rawValue: format) {
      var articles: [ExportedArticle] = []
      try forEach(request, open) { articles.append($0) }
      count = articles.count
      let options = ExportOptions(filter: filter, withText: withText, forSpreadsheets: excel)
      try ExportWriter(folder: output).write(format.files(of: articles, options), format: format)
    } else {
      let encode = try encoder(filter)
      guard output == nil else { throw usage("export.stream", format) }
      try forEach(request, open) {
        count += 1
        StandardStream.output.write(encode($0))
      }
    }
    if count == 0 { note(Messages.errors.text("search.none", .current, "", "0")) }
  }

  /// The formats that write an article after the other, each as it is `isnad extract`'s.
  private func encoder(_ filter: RecordFilter) throws -> (ExportedArticle) -> [UInt8] {
    switch format {
    case "jsonl": { JSONFormat(.records, filter: filter.hiding($0.hidden)).encode($0.reading) }
    case "json": { JSONFormat(.document, filter: filter.hiding($0.hidden)).encode($0.reading) }
    case "conllu": { CoNLLUFormat().encode($0.reading) }
    case "plover": { PLOVERFormat(filter: filter.hiding($0.hidden)).encode($0.reading) }
    case "gdelt": { GDELTFormat(filter: filter.hiding($0.hidden)).encode($0.reading) }
    default: throw usage("usage.export-format", format)
    }
  }

  private func forEach(_ request: SearchRequest, _ open: Archive, _ body: (ExportedArticle) throws -> Void) throws {
    try archive.run { () throws(ArchiveError) in
      try open.forEachReading(request) { source, hidden in
        let hidden = selection.rejected ? hidden : hidden.union(source.rejected)
        try body(ExportedArticle(name: shortID(source.article.head.ref), reading: source.reading, hidden: hidden))
      }
    }
  }

  /// What people said of records, as annotations: `NAME.txt` and `NAME.ann.json` for each article with a correction.
  private func annotations(_ request: SearchRequest, _ open: Archive) throws -> Int {
    guard let output else {
      throw Failure(.usage, Messages.errors.text("export.folder", .current, format, "2"))
    }
    var files: [ExportedFile] = []
    var untold = 0
    try archive.run { () throws(ArchiveError) in
      try open.forEachReading(request) { source, _ in
        guard !source.article.corrections.isEmpty else { return }
        let annotation = GoldAnnotation(source)
        let name = shortID(source.article.head.ref)
        files.append(ExportedFile(name: "\(name).txt", bytes: source.article.text.bytes))
        files.append(ExportedFile(name: "\(name).ann.json", bytes: annotation.json))
        untold += annotation.untold
      }
    }
    if !files.isEmpty { try ExportWriter(folder: output).write(files) }
    if untold > 0 { note(Messages.errors.text("export.untold", .current, String(untold))) }
    return files.count / 2
  }

  private func kinds() throws -> Set<RecordKind> {
    guard let type else { return Set(RecordKind.allCases) }
    let all = RecordKind.allCases.map(\.rawValue).joined(separator: ", ")
    return Set(
      try type.split(separator: ",").map { name in
        guard let kind = RecordKind(rawValue: String(name)) else {
          throw Failure(.usage, Messages.errors.text("usage.type", .current, String(name), all))
        }
        return kind
      })
  }

  private func usage(_ key: String, _ value: String) -> Failure {
    Failure(.usage, Messages.errors.text(key, .current, value))
  }
}
