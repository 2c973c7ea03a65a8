import Foundation
import IsnadArchive
import IsnadFormats
import IsnadIntake
import IsnadMessages
import IsnadNames
import IsnadReading
import IsnadText
import Synchronization

/// One run of `isnad ingest`: inputs in, batches into the archive, each with how far its input is done.
///
/// Articles are read by all threads, across batches and files, and stored in the order in which they came: neither a long article
/// nor a folder of short files keeps a processor waiting, and the archive is the same for any number of threads.
final class Intake {
  struct Settings: Sendable {
    let path: String
    /// nil to go by each input's name and first bytes.
    let format: InputFormat?
    let fields: FieldMap
    let defaults: IntakeDefaults
    let deduplication: Deduplication
    let jobs: Int
    let isResuming: Bool
    let isDry: Bool
    let isStrict: Bool
    /// Whether texts that were purged come in again.
    let takesPurged: Bool
    let lexicon: NameLexicon?
  }

  private let settings: Settings
  private let archive: Archive?
  private let rejects: RejectsFile?
  private let underway = Underway()
  private var progress = Progress()
  private var batch = Batch()
  private var stored = Stored()
  private var rejected = 0
  private var items = 0
  /// That of the first input that could not be read.
  private(set) var status: Failure.Status?

  init(settings: Settings, archive: Archive?, rejects: RejectsFile?) {
    self.settings = settings
    self.archive = archive
    self.rejects = rejects
  }

  /// Sets the new articles beside those that are there, so that the desk shows their stories at once.
  func groupStories() throws {
    guard let archive, !settings.isDry else { return }
    _ = try archiving(settings.path) { () throws(ArchiveError) in try archive.groupStories(jobs: settings.jobs) }
  }

  /// Whether there were items and none of them was an article.
  var allAreBad: Bool { items > 0 && rejected == items }

  /// A batch is one transaction: enough to be worth its write to the disk, little enough to lose.
  private static let batchItems = 64
  private static let batchBytes = 4 << 20

  func take(_ names: [String]) throws {
    let source = IntakeSource(names, settings: settings, archive: archive, underway: underway)
    let (lexicon, isDry) = (settings.lexicon, settings.isDry)
    OrderedWork<IntakeSource.Step, Taken>(
      next: { source.next() },
      work: { step in
        guard case .article(let item) = step, item.isNew, !isDry else { return Taken(step, nil) }
        let article = item.article
        return Taken(step, PreparedArticle(article, read(article.text, options: article.options, lexicon: lexicon)))
      },
      byteCount: { $0.byteCount },
      deliver: { taken in
        guard self.underway.failure == nil else { return }
        do {
          try self.deliver(taken)
        } catch {
          self.underway.stop(error)
        }
      }
    ).run(threads: settings.jobs)
    if let failure = underway.failure { throw failure }
  }

  /// A step with what was read for it.
  private struct Taken: Sendable {
    let step: IntakeSource.Step
    let prepared: PreparedArticle?

    init(_ step: IntakeSource.Step, _ prepared: PreparedArticle?) {
      self.step = step
      self.prepared = prepared
    }

    /// About what it takes while it waits for its turn; a reading and its index are some times the text.
    var byteCount: Int {
      guard case .article(let item) = step else { return 64 }
      return item.article.source.count + item.article.text.bytes.count * (prepared == nil ? 1 : 4)
    }
  }

  /// What is stored at once.
  private struct Batch {
    var arrivals: [(Arrival, Origin)] = []
    var refs: [String] = []
    var items = 0
    var bytes = 0
    /// The position of the last item.
    var done = 0
  }

  // MARK: In the items' order, one at a time

  private func deliver(_ taken: Taken) throws {
    switch taken.step {
    case .begin(let name, let size):
      progress.begin(name, size: size)
    case .reject(let reject, let place):
      items += 1
      rejected += 1
      guard try tell(reject, place) else { return }
      try count(place, bytes: 0)
    case .article(let item):
      items += 1
      if let date = item.article.unreadDate {
        guard try tell(Reject(.badDate, date), item.place) else { return }
      }
      batch.refs.append(item.ref)
      if settings.isDry {
        if item.isNew { stored.articles += 1 } else { stored.duplicates += 1 }
      } else {
        let origin = Origin(
          input: item.place.input, position: item.place.position, captured: timestamp(), version: isnadVersion,
          program: rulesHash)
        let arrival =
          taken.prepared.map { Arrival.new($0) }
          ?? .again(ref: item.ref, sourceHash: sha256(of: item.article.source), item.article)
        batch.arrivals.append((arrival, origin))
      }
      try count(item.place, bytes: item.article.text.bytes.count)
    case .end(let place):
      try store(place, isFinished: true)
      progress.show(items, at: place.bytesRead)
    case .failed(let failure, let place):
      if let place, batch.items > 0 { try store(place, isFinished: false) }
      try fail(failure)
    }
  }

  /// Tells what is wrong with an item.
  ///
  /// - Returns: Whether the run goes on.
  private func tell(_ reject: Reject, _ place: IntakeSource.Place) throws -> Bool {
    try rejects?.add(place.input, place.position, reject)
    if rejects == nil {
      note(
        Messages.errors.text(
          "reject." + reject.reason.rawValue, .current, "\(place.input):\(place.position)", reject.detail))
    }
    if settings.isStrict {
      try fail(Failure(.data, Messages.errors.text("ingest.strict", .current, place.input, String(place.position))))
    }
    return !settings.isStrict
  }

  private func fail(_ failure: Failure) throws {
    failure.report()
    status = status ?? failure.status
    if settings.isStrict { throw StoppedAtBadItem() }
  }

  private func count(_ place: IntakeSource.Place, bytes: Int) throws {
    batch.items += 1
    batch.bytes += bytes
    batch.done = place.position
    guard batch.items >= Self.batchItems || batch.bytes >= Self.batchBytes else { return }
    try store(place, isFinished: false)
    progress.show(items, at: place.bytesRead)
  }

  private func store(_ place: IntakeSource.Place, isFinished: Bool) throws {
    defer {
      underway.finished(batch.refs)
      batch = Batch()
    }
    guard let archive, !settings.isDry else { return }
    let checkpoint = Checkpoint(
      input: place.input, fingerprint: place.fingerprint, done: batch.done, isFinished: isFinished)
    let arrivals = batch.arrivals
    stored += try archiving(settings.path) { () throws(ArchiveError) in
      try archive.store(arrivals, upTo: checkpoint, settings.deduplication)
    }
  }

  /// Tells what was done.
  func finish() {
    progress.end()
    let key = settings.isDry ? "ingest.dry" : "ingest.done"
    note(
      Messages.errors.text(
        key, .current, String(stored.articles), String(stored.records), String(stored.duplicates),
        String(stored.revisions), String(rejected), String(stored.reprints)))
  }
}

/// Ends a run that is strict; why was told already.
struct StoppedAtBadItem: Error {}

/// What the thread that takes items and the one that stores them tell each other.
final class Underway: Sendable {
  private struct State {
    var refs: Set<String> = []
    var failure: (any Error)?
  }
  private let state = Mutex(State())

  /// Why the run ends before its inputs do.
  var failure: (any Error)? { state.withLock { $0.failure } }

  func stop(_ failure: any Error) { state.withLock { $0.failure = failure } }

  /// Whether no article of this text is on its way into the archive.
  func begin(_ ref: String) -> Bool { state.withLock { $0.refs.insert(ref).inserted } }

  func finished(_ refs: [String]) { state.withLock { $0.refs.subtract(refs) } }
}

/// The time in UTC, `2024-03-26T14:30:00Z`.
func timestamp() -> String {
  var seconds = time(nil)
  var parts = tm()
  gmtime_r(&seconds, &parts)
  var buffer = [CChar](repeating: 0, count: 32)
  let count = strftime(&buffer, buffer.count, "%Y-%m-%dT%H:%M:%SZ", &parts)
  return String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
}
