import ArgumentParser
import IsnadArchive
import IsnadListing
import IsnadMessages

/// `isnad who`: everybody of a name, over all articles.
struct Who: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "who", abstract: help("abstract.who"), discussion: help("discussion.who"))

  enum Format: String { case text, jsonl }

  @OptionGroup var archive: ArchiveOption
  @Option(help: ArgumentHelp(help("option.hit-format"), valueName: help("value.format"))) var format = Format.text
    .rawValue
  @Option(help: ArgumentHelp(help("option.limit"), valueName: help("value.number"))) var limit = 20
  @Option(help: ArgumentHelp(help("option.statements"), valueName: help("value.number"))) var statements = 3
  @Option(help: ArgumentHelp(help("option.merge"), valueName: help("value.number"))) var merge: Int64?
  @Option(help: ArgumentHelp(help("option.into"), valueName: help("value.number"))) var into: Int64?
  @Option(help: ArgumentHelp(help("option.split"), valueName: help("value.number"))) var split: Int64?
  @Option(help: ArgumentHelp(help("option.undo-edit"), valueName: help("value.number"))) var undo: Int64?
  @Option(help: ArgumentHelp(help("option.why"), valueName: help("value.text"))) var reason: String?
  @Flag(help: ArgumentHelp(help("option.edits"))) var edits = false
  @OptionGroup var common: CommonOptions
  @Argument(help: ArgumentHelp(help("argument.who"), valueName: help("value.name"))) var name: [String] = []

  func run() throws {
    guard let format = Format(rawValue: format) else {
      throw Failure(.usage, Messages.errors.text("usage.hit-format", .current, format))
    }
    for number in [limit, statements] where !(0...1000 ~= number) {
      throw Failure(.usage, Messages.errors.text("usage.limit", .current, String(number)))
    }
    let asked = [merge != nil, split != nil, undo != nil, edits].count(where: { $0 })
    guard asked <= 1, (merge == nil) == (into == nil), (asked == 0 || split != nil) != name.isEmpty else {
      throw Failure(.usage, Messages.errors.text("usage.who", .current))
    }
    if edits { return try list(format) }
    if asked == 1 { return try edit(format) }
    let open = try archive.open(for: .reading)
    let name = name.joined(separator: " ")
    let cards = try archive.run { () throws(ArchiveError) in try open.entities(named: name, limit: limit) }
    let report = EntityReport(language: .current)
    for card in cards {
      let by = try archive.run { () throws(ArchiveError) in try open.statements(by: card, limit: statements) }
      let about = try archive.run { () throws(ArchiveError) in try open.statements(about: card, limit: statements) }
      StandardStream.output.write(
        format == .jsonl ? report.json(card, by: by, about: about) : report.text(card, by: by, about: about))
    }
    if cards.isEmpty { note(Messages.errors.text("who.none", .current, name)) }
  }

  private func list(_ format: Format) throws {
    let open = try archive.open(for: .reading)
    let report = EntityReport(language: .current)
    for edit in try archive.run({ () throws(ArchiveError) in try open.entityEdits() }) {
      StandardStream.output.write(format == .jsonl ? report.json(edit) : report.text(edit))
    }
  }

  /// Joins, parts, or takes one of these back.
  private func edit(_ format: Format) throws {
    let open = try archive.open(for: .writing)
    let articles = try split == nil ? [] : name.map { try find($0, in: open, archive).head.ref }
    let result = try archive.run { () throws(ArchiveError) -> Result<EntityEdit, EntityEditFault> in
      if let merge, let into { return try open.merge(merge, into: into, reason: reason, at: timestamp()) }
      if let split { return try open.split(split, in: articles, reason: reason, at: timestamp()) }
      return try open.undoEdit(undo ?? 0, at: timestamp())
    }
    let report = EntityReport(language: .current)
    switch result {
    case .success(let edit): StandardStream.output.write(format == .jsonl ? report.json(edit) : report.text(edit))
    case .failure(.unknown(let id)):
      throw Failure(.negative, Messages.errors.text("who.unknown", .current, String(id)))
    case .failure(.unfit): throw Failure(.usage, Messages.errors.text("who.unfit", .current))
    case .failure(.article(let ref)):
      throw Failure(.negative, Messages.errors.text("who.not-in", .current, shortID(ref)))
    }
  }
}
