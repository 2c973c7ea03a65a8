import ArgumentParser
import IsnadArchive
import IsnadFormats
import IsnadListing
import IsnadMessages
import IsnadReading
import IsnadSearch

/// Which of the archive's articles or records are meant: what all commands take that list or write them.
struct SelectionOptions: ParsableArguments {
  @Option(help: ArgumentHelp(help("option.mode"), valueName: help("value.mode"))) var mode = SearchMode.normalized
    .rawValue
  @Option(help: ArgumentHelp(help("option.speaker"), valueName: help("value.name"))) var speaker: String?
  @Option(help: ArgumentHelp(help("option.entity"), valueName: help("value.name"))) var entity: String?
  @Option(help: ArgumentHelp(help("option.place"), valueName: help("value.name"))) var place: String?
  @Option(help: ArgumentHelp(help("option.in-outlet"), valueName: help("value.name"))) var outlet: String?
  @Option(help: ArgumentHelp(help("option.from"), valueName: help("value.date"))) var from: String?
  @Option(help: ArgumentHelp(help("option.to"), valueName: help("value.date"))) var to: String?
  @Option(help: ArgumentHelp(help("option.date-field"), valueName: help("value.field"))) var dateField =
    SearchRequest.DateField.published.rawValue
  @Flag(help: ArgumentHelp(help("option.all-revisions"))) var allRevisions = false
  @Flag(help: ArgumentHelp(help("option.reprints"))) var reprints = false
  @Flag(help: ArgumentHelp(help("option.rejected"))) var rejected = false

  func request(
    _ target: SearchRequest.Target, _ text: String, _ more: [Query.Restriction] = []
  ) throws -> SearchRequest {
    guard let mode = SearchMode(rawValue: mode) else { throw usage("usage.mode", mode) }
    guard let dateField = SearchRequest.DateField(rawValue: dateField) else {
      throw usage("usage.date-field", dateField)
    }
    for day in [from, to].compactMap(\.self) where !isDay(day) { throw usage("usage.day", day) }
    let query: Query
    do throws(QueryError) {
      query = try Query(text)
    } catch {
      throw Failure(.usage, Messages.errors.text("query." + error.code.rawValue, .current, error.part))
    }
    let restrictions = [(Query.Field.speaker, speaker), (.entity, entity), (.place, place), (.outlet, outlet)]
      .compactMap { field, value in value.map { Query.Restriction(field: field, value: $0) } }
    var request = SearchRequest(
      target, query: CompiledQuery(query, mode: mode), restrictions: restrictions + more, from: from, to: to,
      dateField: dateField, includesRevised: allRevisions)
    request.includesReprints = reprints
    request.includesRejected = rejected
    return request
  }

  /// `2024`, `2024-03` or `2024-03-26`.
  private func isDay(_ text: String) -> Bool {
    guard text.wholeMatch(of: /\d{4}(-\d{2}(-\d{2})?)?/) != nil else { return false }
    return PublicationDate(text + "-01-01".suffix(10 - text.utf8.count)) != nil
  }
}

private func usage(_ key: String, _ value: String) -> Failure {
  Failure(.usage, Messages.errors.text(key, .current, value))
}

/// What all commands take that list what the archive holds.
struct SearchOptions: ParsableArguments {
  enum Format: String { case text, jsonl }

  @OptionGroup var selection: SelectionOptions
  @Option(help: ArgumentHelp(help("option.limit"), valueName: help("value.number"))) var limit = 20
  @Option(help: ArgumentHelp(help("option.offset"), valueName: help("value.number"))) var offset = 0
  @Option(help: ArgumentHelp(help("option.facet"), valueName: help("value.facet"))) var facet: String?
  @Option(help: ArgumentHelp(help("option.hit-format"), valueName: help("value.format"))) var format = Format.text
    .rawValue
  @Flag(help: ArgumentHelp(help("option.fail-if-empty"))) var failIfEmpty = false

  /// Searches, prints, and says why nothing was found.
  func list(
    _ target: SearchRequest.Target, _ query: String, _ more: [Query.Restriction] = [], in option: ArchiveOption
  ) throws {
    guard let format = Format(rawValue: format) else { throw usage("usage.hit-format", format) }
    guard 0...1000 ~= limit, offset >= 0 else { throw usage("usage.limit", String(limit)) }
    var request = try selection.request(target, query, more)
    request.limit = limit
    request.offset = offset
    let archive = try option.open(for: .reading)
    if let facet {
      guard let facet = Facet(rawValue: facet) else { throw usage("usage.facet", facet) }
      let counts = try option.run { () throws(ArchiveError) in try archive.facet(facet, of: request) }
      for found in counts { StandardStream.output.write(Array("\(found.count)\t\(found.value)\n".utf8)) }
      return
    }
    let result = try option.run { () throws(ArchiveError) in try archive.search(request) }
    print(result.hits, format)
    if result.total > request.offset + result.hits.count {
      note(
        Messages.errors.text(
          "search.more", .current, String(request.offset + result.hits.count), String(result.total)))
    }
    if result.total == 0 {
      try Emptiness(archive: archive, option: option, request: request).explain()
      if failIfEmpty { throw ExitCode(Failure.Status.negative.rawValue) }
    }
  }

  private func print(_ hits: [Hit], _ format: Format) {
    let report = HitReport(language: .current, isColoured: StandardStream.output.isColoured)
    for hit in hits {
      switch format {
      case .jsonl: StandardStream.output.write(HitJSON().encode(hit))
      case .text: StandardStream.output.write(report.encode(hit))
      }
    }
  }
}

/// Why a search found nothing, and what would find something.
private struct Emptiness {
  let archive: Archive
  let option: ArchiveOption
  let request: SearchRequest

  func explain() throws {
    note(say("search.none", ""))
    for phrase in request.query.query.phrases {
      var alone = request
      alone.restrictions = []
      alone.from = nil
      alone.to = nil
      alone.query = CompiledQuery(phrase: phrase, mode: request.query.mode)
      note(say("search.alone", phrase.text, try count(alone)))
    }
    for mode in [SearchMode.normalized, .stem] where isLooser(mode) {
      var looser = request
      looser.query = CompiledQuery(request.query.query, mode: mode)
      let found = try count(looser)
      if found > 0 { return note(say("search.looser", mode.rawValue, found)) }
    }
    for (i, restriction) in request.restrictions.enumerated() {
      var wider = request
      wider.restrictions.remove(at: i)
      let found = try count(wider)
      if found > 0 { note(say("search.without", "\(restriction.field.rawValue):\(restriction.value)", found)) }
    }
    if request.from != nil || request.to != nil {
      var wider = request
      wider.from = nil
      wider.to = nil
      let found = try count(wider)
      if found > 0 { note(say("search.without", "--from/--to", found)) }
    }
  }

  private func isLooser(_ mode: SearchMode) -> Bool {
    switch request.query.mode {
    case .exact: true
    case .normalized: mode == .stem
    case .stem: false
    }
  }

  private func count(_ request: SearchRequest) throws -> Int {
    try option.run { () throws(ArchiveError) in try archive.count(request) }
  }

  private func say(_ key: String, _ part: String, _ count: Int = 0) -> String {
    Messages.errors.text(key, .current, part, String(count))
  }
}
