import Foundation
import IsnadArchive
import IsnadFormats
import IsnadIntake
import IsnadMessages
import IsnadNames
import IsnadReading
import IsnadText

/// One run of `isnad ingest`: inputs in, batches into the archive, each with how far its input is done.
struct Intake {
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
    let lexicon: NameLexicon?
  }

  private let settings: Settings
  private let archive: Archive?
  private let rejects: RejectsFile?
  private let program = programFingerprint()
  private var progress = Progress()
  private var stored = Stored()
  private var rejected = 0
  private var items = 0

  init(settings: Settings, archive: Archive?, rejects: RejectsFile?) {
    self.settings = settings
    self.archive = archive
    self.rejects = rejects
  }

  /// Whether there were items and none of them was an article.
  var allAreBad: Bool { items > 0 && rejected == items }

  /// A batch is one transaction: enough to be worth its write to the disk, little enough to lose.
  private static let batchItems = 64
  private static let batchBytes = 4 << 20

  mutating func take(_ name: String) throws {
    var file = try InputFile(name)
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
    progress.begin(name, size: file.size)
    var piece = try file.next()
    let format = settings.format ?? InputFormat(fileName: name) ?? InputFormat(sniffing: piece.prefix(4096))
    var reader = format.reader(fields: settings.fields, defaults: settings.defaults)
    var batch: [IntakeItem] = []
    var bytes = 0
    var isLast = false
    while !isLast {
      isLast = piece.isEmpty
      for item in reader.items(in: piece[...], isLast: isLast) where item.position > done {
        batch.append(item)
        if case .article(let article) = item.content { bytes += article.text.bytes.count }
        if batch.count >= Self.batchItems || bytes >= Self.batchBytes {
          try store(batch, input, file.fingerprint, isFinished: false)
          batch = []
          bytes = 0
          progress.show(items, at: file.bytesRead)
        }
      }
      if !isLast { piece = try file.next() }
    }
    try store(batch, input, file.fingerprint, isFinished: true)
    progress.show(items, at: file.bytesRead)
  }

  private mutating func store(_ batch: [IntakeItem], _ input: String, _ fingerprint: String, isFinished: Bool) throws {
    var articles: [(position: Int, article: Article, ref: String)] = []
    for item in batch {
      items += 1
      switch item.content {
      case .article(let article): articles.append((item.position, article, documentID(of: article.text)))
      case .reject(let reject):
        rejected += 1
        try rejects?.add(input, item.position, reject)
        if rejects == nil { note(Self.describe(input, item.position, reject)) }
        guard !settings.isStrict else {
          throw Failure(.data, Messages.errors.text("ingest.strict", .current, input, String(item.position)))
        }
      }
    }
    let known = try archive.map { archive in
      try archiving(settings.path) { () throws(ArchiveError) in try archive.known(articles.map(\.ref)) }
    }
    var seen = settings.deduplication == .off ? [] : known ?? []
    let isNew = articles.map { settings.deduplication == .off || seen.insert($0.ref).inserted }
    guard let archive, !settings.isDry else {
      stored.articles += isNew.count { $0 }
      stored.duplicates += isNew.count { !$0 }
      return
    }
    let lexicon = settings.lexicon
    let prepared = OrderedWork.map(zip(articles, isNew).filter(\.1).map(\.0.article), threads: settings.jobs) {
      article in
      PreparedArticle(article, read(article.text, options: article.options, lexicon: lexicon))
    }
    var next = prepared.makeIterator()
    let captured = timestamp()
    let arrivals = zip(articles, isNew).compactMap { item, isNew -> (Arrival, Origin)? in
      let origin = Origin(
        input: input, position: item.position, captured: captured, version: isnadVersion, program: program)
      guard isNew else {
        return (.again(ref: item.ref, sourceHash: sha256(of: item.article.source), item.article), origin)
      }
      return next.next().map { (.new($0), origin) }
    }
    let checkpoint = Checkpoint(
      input: input, fingerprint: fingerprint, done: batch.last?.position ?? 0, isFinished: isFinished)
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

  private static func describe(_ input: String, _ position: Int, _ reject: Reject) -> String {
    Messages.errors.text(
      "reject." + reject.reason.rawValue, .current, "\(input):\(position)", reject.detail)
  }
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
