import Foundation
import IsnadDocument
import IsnadReading
import IsnadRecords
import IsnadTesting
import IsnadText

/// Articles to turn and twist: our own always, those of a shared folder beside the project where it is there.
enum Articles {
  static let own: [String] = Repository.samples.compactMap { try? Repository.text("Samples/\($0.name).txt") }

  /// A few real articles, short ones first; all of them with `ISNAD_ALL_ARTICLES=1`.
  static let shared: [String] = {
    let folder = Repository.root.deletingLastPathComponent().appending(path: "shared/gold/stories")
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
    let texts = names.filter { $0.hasSuffix(".txt") }.compactMap {
      try? String(contentsOf: folder.appending(path: $0), encoding: .utf8)
    }
    let isWhole = ProcessInfo.processInfo.environment["ISNAD_ALL_ARTICLES"] != nil
    return isWhole ? texts : Array(texts.filter { $0.utf8.count < 4000 }.prefix(4))
  }()

  static var all: [String] { own + shared }

  static func reading(_ text: String) -> Reading {
    read(SourceText(text), options: ReadingOptions(published: PublicationDate("2025-03-18")))
  }
}

/// What a reading says, with places counted so that spelling does not move them: in code points that are neither marks nor
/// tatweel nor anything invisible.
struct Fingerprint {
  private let places: [Int32]
  private let reading: Reading

  init(_ reading: Reading) {
    self.reading = reading
    let bytes = reading.document.text.bytes
    var places = [Int32](repeating: 0, count: bytes.count + 1)
    var count: Int32 = 0
    var i = 0
    while i < bytes.count {
      let (value, next) = reading.document.text.scalar(at: i)
      for k in i..<next { places[k] = count }
      switch ScalarClass(value) {
      case .mark, .tatweel, .invisible: break
      default: count += 1
      }
      i = next
    }
    places[bytes.count] = count
    self.places = places
  }

  /// One line a record, as far as it lies before `end`.
  func records(before end: Int = .max) -> [String] {
    var lines: [String] = []
    func add(_ span: ByteSpan?, _ line: @autoclosure () -> String) {
      guard let span, Int(span.end) <= end else { return }
      lines.append(line())
    }
    for entity in reading.entities {
      for mention in entity.mentions { add(mention.span, "name \(entity.kind) \(place(mention.span))") }
    }
    for time in reading.times { add(time.span, "time \(place(time.span)) \(time.kind) \(time.value)") }
    for figure in reading.figures {
      add(
        figure.span,
        "figure \(place(figure.span)) \(figure.value ?? -1) \(figure.bound) \(figure.unit ?? "-") \(figure.measure)")
    }
    for statement in reading.statements {
      add(
        statement.content.last ?? statement.cue?.span,
        "statement \(statement.cue.map { place($0.span) } ?? "-") \(statement.content.map(place)) \(speaker(statement))"
      )
    }
    for event in reading.events { add(event.trigger, "event \(place(event.trigger)) \(event.kind) \(event.status)") }
    for vote in reading.votes {
      add(vote.spans.first, "vote \(vote.spans.map(place)) \(vote.yes ?? -1) \(vote.no ?? -1)")
    }
    for poll in reading.polls { add(poll.span, "poll \(place(poll.span)) \(poll.answers.map(\.value))") }
    return lines.sorted()
  }

  /// Faults of the text, apart from those that twisting its spelling makes or mends.
  func damage(before end: Int = .max) -> [String] {
    reading.damage.filter { Int($0.span.end) <= end }.map { "\($0.kind) \(place($0.span))" }
  }

  private func place(_ span: ByteSpan) -> String { "\(places[Int(span.start)])-\(places[Int(span.end)])" }

  private func speaker(_ statement: Statement) -> String {
    let first = statement.speaker.entity.flatMap { reading.entities[$0].mentions.first }
    return "\(statement.speaker.via) \(statement.speaker.span.map(place) ?? "-") \(first.map { place($0.span) } ?? "-")"
  }
}
