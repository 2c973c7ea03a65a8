import ArgumentParser
import IsnadArchive
import IsnadMessages

/// `isnad db`: the archive as a file.
struct DatabaseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "db", abstract: help("abstract.db"), discussion: help("discussion.db"),
    subcommands: [
      Initialise.self, Migrate.self, Statistics.self, Backup.self, Check.self, Vacuum.self, Purge.self,
    ])

  struct Initialise: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "init", abstract: help("abstract.db.init"))
    @OptionGroup var archive: ArchiveOption
    @OptionGroup var common: CommonOptions

    func run() throws {
      _ = try archive.open(for: .creating)
      note(Messages.errors.text("archive.ready", .current, archive.resolved))
    }
  }

  struct Migrate: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "migrate", abstract: help("abstract.db.migrate"))
    @OptionGroup var archive: ArchiveOption
    @OptionGroup var common: CommonOptions

    func run() throws {
      _ = try archive.open(for: .writing)
      note(Messages.errors.text("archive.ready", .current, archive.resolved))
    }
  }

  struct Statistics: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "stats", abstract: help("abstract.db.stats"))
    @OptionGroup var archive: ArchiveOption
    @OptionGroup var common: CommonOptions

    func run() throws {
      let archive = self.archive
      let open = try archive.open(for: .reading)
      for (name, count) in try archive.run({ () throws(ArchiveError) in try open.statistics() }) {
        StandardStream.output.write(Array("\(name)\t\(count)\n".utf8))
      }
    }
  }

  struct Backup: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "backup", abstract: help("abstract.db.backup"))
    @OptionGroup var archive: ArchiveOption
    @OptionGroup var common: CommonOptions
    @Argument(help: ArgumentHelp(help("argument.backup"), valueName: help("value.file"))) var target: String

    func run() throws {
      let open = try archive.open(for: .reading)
      try archiving(target) { () throws(ArchiveError) in try open.backup(to: target) }
    }
  }

  struct Vacuum: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "vacuum", abstract: help("abstract.db.vacuum"))
    @OptionGroup var archive: ArchiveOption
    @OptionGroup var common: CommonOptions

    func run() throws {
      let open = try archive.open(for: .writing)
      try archive.run { () throws(ArchiveError) in try open.vacuum() }
    }
  }

  struct Purge: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "purge", abstract: help("abstract.db.purge"), discussion: help("discussion.db.purge"))
    @OptionGroup var archive: ArchiveOption
    @Option(help: ArgumentHelp(help("option.reason"), valueName: help("value.text"))) var reason: String?
    @Option(help: ArgumentHelp(help("option.purge-entity"), valueName: help("value.number"))) var entity: Int64?
    @OptionGroup var common: CommonOptions
    @Argument(help: ArgumentHelp(help("argument.article"), valueName: help("value.id"))) var id: String?

    func run() throws {
      guard (entity == nil) != (id == nil) else { throw Failure(.usage, Messages.errors.text("usage.purge", .current)) }
      let open = try archive.open(for: .writing)
      if let entity { return try purge(entity, open) }
      let article = try find(id ?? "", in: open, archive)
      _ = try archive.run { () throws(ArchiveError) in
        try open.purge(article.head.ref, reason: reason, at: timestamp())
      }
      note(Messages.errors.text("archive.purged", .current, article.head.ref))
    }

    private func purge(_ entity: Int64, _ open: Archive) throws {
      let refs = try archive.run { () throws(ArchiveError) in
        try open.purgeEntity(entity, reason: reason, at: timestamp())
      }
      guard let refs else { throw Failure(.negative, Messages.errors.text("who.unknown", .current, String(entity))) }
      for ref in refs { note(Messages.errors.text("archive.purged", .current, ref)) }
      note(Messages.errors.text("archive.purged-entity", .current, String(entity), String(refs.count)))
    }
  }
}

/// The article that a short id stands for.
func find(_ id: String, in archive: Archive, _ option: ArchiveOption) throws -> StoredArticle {
  switch try option.run({ () throws(ArchiveError) in try archive.article(id) }) {
  case .found(let article): return article
  case .missing: throw Failure(.negative, Messages.errors.text("archive.no-article", .current, id))
  case .ambiguous(let refs):
    throw Failure(.usage, Messages.errors.text("archive.ambiguous", .current, id, refs.joined(separator: ", ")))
  }
}
