import Foundation
import IsnadArchive
import IsnadFormats
import IsnadIntake
import IsnadText

/// The items of inputs, one after the other, with what is known of them before they are read. Used by one thread at a time.
final class IntakeSource {
  /// Where an item stands in its input.
  struct Place: Sendable {
    let input: String
    let fingerprint: String
    /// Counted from 1; 0 where no item is meant.
    let position: Int
    let bytesRead: Int
  }

  struct Item: Sendable {
    let article: Article
    let ref: String
    /// Whether it has to be read: neither stored nor on its way.
    let isNew: Bool
    let place: Place
  }

  enum Step: Sendable {
    case begin(name: String, size: Int?)
    case article(Item)
    case reject(Reject, Place)
    case end(Place)
    /// An input that can't be read (any further), and where it ended, if it was begun.
    case failed(Failure, Place?)
  }

  private var names: ArraySlice<String>
  private let settings: Intake.Settings
  private let archive: Archive?
  private let underway: Underway
  private var open: OpenInput?
  /// Made and not handed out yet, the next one last.
  private var steps: [Step] = []

  init(_ names: [String], settings: Intake.Settings, archive: Archive?, underway: Underway) {
    self.names = names[...]
    self.settings = settings
    self.archive = archive
    self.underway = underway
  }

  /// The next step; nil after the last, or when the run is to end.
  func next() -> Step? {
    while underway.failure == nil {
      if let step = steps.popLast() { return step }
      do {
        if let open {
          try advance(open)
        } else if let name = names.popFirst() {
          try begin(name)
        } else {
          return nil
        }
      } catch let failure as Failure where failure.status != .io && failure.status != .busy {
        steps = [.failed(failure, open?.place(0))]
        open = nil
      } catch {
        underway.stop(error)
      }
    }
    return nil
  }

  private func begin(_ name: String) throws {
    let file = try InputFile(name)
    // The same file by another path is begun anew; reading it twice changes nothing but time.
    let input = name == "-" ? "-" : URL(fileURLWithPath: name).standardizedFileURL.path
    var done = 0
    if settings.isResuming, name != "-", let archive {
      let last = try archiving(settings.path) { () throws(ArchiveError) in try archive.checkpoint(of: input) }
      if let last, last.fingerprint == file.fingerprint {
        if last.isFinished { return }
        done = last.done
      }
    }
    steps = [.begin(name: name, size: file.size)]
    open = try OpenInput(file, name, input: input, done: done, settings)
  }

  private func advance(_ open: OpenInput) throws {
    guard let items = try open.nextItems() else {
      steps = [.end(open.place(0))]
      self.open = nil
      return
    }
    let articles = items.compactMap { item -> (Article, String)? in
      guard case .article(let article) = item.content else { return nil }
      return (article, documentID(of: article.text))
    }
    let purged = try purged(articles.map(\.1))
    var newness = try newness(of: articles.map(\.1)).makeIterator()
    var refs = articles.makeIterator()
    steps = items.compactMap { item in
      let place = open.place(item.position)
      switch item.content {
      case .reject(let reject): return .reject(reject, place)
      case .article:
        guard let (article, ref) = refs.next(), let isNew = newness.next() else { return nil }
        if let day = purged[ref] { return .reject(Reject(.purged, String(day.prefix(10))), place) }
        return .article(Item(article: article, ref: ref, isNew: isNew, place: place))
      }
    }.reversed()
  }

  /// The texts that somebody took out, unless they are wanted again, each with the day.
  private func purged(_ refs: [String]) throws -> [String: String] {
    guard let archive, !settings.takesPurged else { return [:] }
    return try archiving(settings.path) { () throws(ArchiveError) in try archive.purged(refs) }
  }

  /// Which of these texts have to be read.
  private func newness(of refs: [String]) throws -> [Bool] {
    guard settings.deduplication != .off else { return refs.map { _ in true } }
    // First what is on its way, then what is stored: one that is stored in between is found by the second look.
    let isFirst = refs.map { underway.begin($0) }
    let known = try archive.map { archive in
      try archiving(settings.path) { () throws(ArchiveError) in try archive.known(refs) }
    }
    return zip(refs, isFirst).map { $1 && known?.contains($0) != true }
  }
}

/// An input that is being read.
private final class OpenInput {
  private var file: InputFile
  private var reader: any ItemReader
  private let input: String
  private let done: Int
  private var piece: [UInt8]
  private var items: ArraySlice<IntakeItem> = []
  private var isEnded = false

  init(_ file: consuming InputFile, _ name: String, input: String, done: Int, _ settings: Intake.Settings) throws {
    piece = try file.next()
    let format = settings.format ?? InputFormat(fileName: name) ?? InputFormat(sniffing: piece.prefix(4096))
    reader = format.reader(fields: settings.fields, defaults: settings.defaults)
    self.file = file
    self.input = input
    self.done = done
  }

  func place(_ position: Int) -> IntakeSource.Place {
    IntakeSource.Place(
      input: input, fingerprint: file.fingerprint, position: position, bytesRead: file.bytesRead)
  }

  /// Some more items; nil after the last. Few at a time, so that what they are compared with is up to date.
  func nextItems() throws -> [IntakeItem]? {
    while items.isEmpty {
      guard !isEnded else { return nil }
      isEnded = piece.isEmpty
      items = reader.items(in: piece[...], isLast: isEnded).filter { $0.position > done }[...]
      if !isEnded { piece = try file.next() }
    }
    defer { items = items.dropFirst(64) }
    return Array(items.prefix(64))
  }
}
