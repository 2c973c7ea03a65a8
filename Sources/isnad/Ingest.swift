import ArgumentParser
import Foundation
import IsnadArchive
import IsnadIntake
import IsnadMessages
import IsnadReading
import IsnadText

/// `isnad ingest`: articles of any kind of input, read and kept in the archive.
struct Ingest: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ingest", abstract: help("abstract.ingest"), discussion: help("discussion.ingest"))

  @OptionGroup var archive: ArchiveOption
  @Option(help: ArgumentHelp(help("option.input-format"), valueName: help("value.format"))) var inputFormat = "auto"
  @Option(help: ArgumentHelp(help("option.map"), valueName: help("value.fields"))) var map: String?
  @Option(help: ArgumentHelp(help("option.outlet"), valueName: help("value.name"))) var outlet: String?
  @Option(help: ArgumentHelp(help("option.published"), valueName: help("value.date"))) var published: String?
  @Option(help: ArgumentHelp(help("option.encoding"), valueName: help("value.encoding"))) var encoding: String?
  @Option(help: ArgumentHelp(help("option.lexicon"), valueName: help("value.file"))) var lexicon: String?
  @Option(help: ArgumentHelp(help("option.dedupe"), valueName: help("value.way"))) var dedupe = Deduplication.exact
    .rawValue
  @Option(help: ArgumentHelp(help("option.rejects"), valueName: help("value.file"))) var rejects: String?
  @Option(help: ArgumentHelp(help("option.jobs"), valueName: help("value.number"))) var jobs: Int?
  @Flag(help: ArgumentHelp(help("option.resume"))) var resume = false
  @Flag(help: ArgumentHelp(help("option.dry-run"))) var dryRun = false
  @Flag(help: ArgumentHelp(help("option.strict"))) var strict = false
  @Flag(help: ArgumentHelp(help("option.even-purged"))) var evenPurged = false
  @Flag(help: ArgumentHelp(help("option.no-stories"))) var noStories = false
  @OptionGroup var common: CommonOptions
  @Argument(help: ArgumentHelp(help("argument.paths"), valueName: help("value.path"))) var paths: [String] = []

  func run() throws {
    let intake = try Intake(
      settings: settings(), archive: opened(), rejects: rejects.map { try RejectsFile($0) })
    guard !paths.isEmpty || isatty(0) == 0 else {
      throw Failure(.usage, Messages.errors.text("input.none", .current))
    }
    do {
      try intake.take(inputFiles(paths.isEmpty ? ["-"] : paths))
    } catch is StoppedAtBadItem {
      // Told where it happened.
    }
    intake.finish()
    if !noStories { try intake.groupStories() }
    if let status = intake.status { throw ExitCode(status.rawValue) }
    if intake.allAreBad { throw ExitCode(Failure.Status.data.rawValue) }
  }

  private func opened() throws -> Archive? {
    guard dryRun else { return try archive.open(for: .creating) }
    // A dry run counts what is there already, where there is an archive, and never makes one.
    return FileManager.default.fileExists(atPath: archive.resolved) ? try archive.open(for: .reading) : nil
  }

  private func settings() throws -> Intake.Settings {
    let date = published.flatMap { PublicationDate($0) }
    if let published, date == nil { throw usage("usage.published", published) }
    let declared = encoding.flatMap { TextDecoding.Encoding(name: $0) }
    if let encoding, declared == nil { throw usage("usage.encoding", encoding) }
    let fields = map.map { FieldMap($0) } ?? FieldMap.standard
    guard let fields else { throw usage("usage.map", map ?? "") }
    let format = InputFormat(rawValue: inputFormat)
    guard format != nil || inputFormat == "auto" else { throw usage("usage.input-format", inputFormat) }
    guard let deduplication = Deduplication(rawValue: dedupe) else { throw usage("usage.dedupe", dedupe) }
    let most = ProcessInfo.processInfo.activeProcessorCount
    guard (jobs ?? most) > 0 else { throw usage("usage.jobs", String(jobs ?? most)) }
    return Intake.Settings(
      path: archive.resolved, format: format, fields: fields,
      defaults: IntakeDefaults(outlet: outlet, published: date, encoding: declared), deduplication: deduplication,
      jobs: jobs ?? most, isResuming: resume, isDry: dryRun, isStrict: strict, takesPurged: evenPurged,
      lexicon: try lexicon.map { try LexiconFile(name: $0).lexicon() })
  }

  private func usage(_ key: String, _ value: String) -> Failure {
    Failure(.usage, Messages.errors.text(key, .current, value))
  }
}
