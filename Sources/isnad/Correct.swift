import ArgumentParser
import IsnadArchive
import IsnadFormats
import IsnadJSON
import IsnadListing
import IsnadMessages

/// `isnad correct`: what somebody says of a record that the program found.
struct Correct: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "correct", abstract: help("abstract.correct"), discussion: help("discussion.correct"))

  @OptionGroup var archive: ArchiveOption
  @Flag(help: ArgumentHelp(help("option.accept"))) var accept = false
  @Flag(help: ArgumentHelp(help("option.reject"))) var reject = false
  @Flag(help: ArgumentHelp(help("option.undo-correction"))) var undo = false
  @Option(help: ArgumentHelp(help("option.set"), valueName: help("value.change"))) var set: [String] = []
  @Option(help: ArgumentHelp(help("option.why"), valueName: help("value.text"))) var reason: String?
  @OptionGroup var common: CommonOptions
  @Argument(help: ArgumentHelp(help("argument.record"), valueName: help("value.id"))) var id: String

  func run() throws {
    guard [accept, reject, undo, !set.isEmpty].count(where: { $0 }) == 1 else { throw usage("usage.correct", id) }
    let parts = id.split(separator: "/", maxSplits: 1).map(String.init)
    guard parts.count == 2, let place = RecordKind.place(of: parts[1]) else { throw usage("usage.record", id) }
    let open = try archive.open(for: .writing)
    let article = try find(parts[0], in: open, archive)
    let ref = article.head.ref
    if undo {
      let isDone = try archive.run { () throws(ArchiveError) in
        try open.undoCorrection(ref, place.kind, place.ordinal, at: timestamp())
      }
      guard isDone else { throw Failure(.negative, Messages.errors.text("correct.none", .current, id)) }
      return note(Messages.errors.text("correct.undone", .current, id))
    }
    let changes = try changes(to: place, of: article)
    let result = try archive.run { () throws(ArchiveError) in
      try open.correct(
        ref, place.kind, place.ordinal, accept ? .accept : reject ? .reject : .fix, changes: changes, reason: reason,
        at: timestamp())
    }
    switch result {
    case .success: note(Messages.errors.text("correct.kept", .current, id))
    case .failure(.noRecord):
      throw Failure(.negative, Messages.errors.text("archive.no-record", .current, parts[1], parts[0]))
    case .failure(.badKey(let key)): throw usage("correct.bad-key", key)
    }
  }

  private func changes(to place: (kind: RecordKind, ordinal: Int), of article: StoredArticle) throws -> JSON? {
    guard !set.isEmpty else { return nil }
    let records = (try? JSON.parse(article.reading))?[place.kind.listName]?.array ?? []
    let record = records.indices.contains(place.ordinal) ? records[place.ordinal] : .null
    do throws(RecordChanges.Fault) {
      return try RecordChanges.json(set, to: record)
    } catch {
      throw usage("usage.set", error.line)
    }
  }

  private func usage(_ key: String, _ value: String) -> Failure {
    Failure(.usage, Messages.errors.text(key, .current, value))
  }
}
