import Foundation
import IsnadReading
import IsnadTesting
import IsnadText
import Testing

/// Our own articles against their annotations. What is not found yet stands in `Samples/known-gaps.tsv` with its cause.
@Suite(.serialized) struct SampleTests {
  @Test(
    "the records of a sample are those that a reader wrote down, but for the known gaps",
    arguments: Repository.samples.map(\.name))
  func records(_ name: String) throws {
    let comparison = try comparison(name)
    let known = try knownGaps().filter { $0.sample == name }
    let listed = Set(known.map(\.fact))
    if ProcessInfo.processInfo.environment["ISNAD_UPDATE_GOLDEN"] != nil {
      try rewrite(name, comparison.gaps, known)
      Issue.record(
        "rewrote the known gaps of \(name); write the cause of each new one, then run again without the switch")
      return
    }
    #expect(comparison.gaps.filter { !listed.contains($0) } == [], "not right, and not known")
    #expect(
      listed.subtracting(comparison.gaps).sorted() == [], "right now: delete these lines of Samples/known-gaps.tsv")
    #expect(comparison.gaps.count * 2 < comparison.facts, "more wrong than right")
  }

  private func comparison(_ name: String) throws -> Comparison {
    let json = Data(try Repository.text("Samples/\(name).ann.json").utf8)
    let annotation = try JSONDecoder().decode(Annotation.self, from: json)
    let options = ReadingOptions(published: PublicationDate(annotation.published))
    return try Comparison(annotation, read(SourceText(try Repository.text("Samples/\(name).txt")), options: options))
  }

  // MARK: The list of gaps

  private struct Gap {
    let sample: String
    let fact: String
    let cause: String
  }

  private static let file = "Samples/known-gaps.tsv"

  private func knownGaps() throws -> [Gap] {
    try Repository.text(Self.file).split(separator: "\n").filter { !$0.hasPrefix("#") }.map {
      let columns = $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      try #require(columns.count == 3 && !columns[2].isEmpty, "\($0) lacks a cause")
      return Gap(sample: columns[0], fact: columns[1], cause: columns[2])
    }
  }

  private func rewrite(_ name: String, _ gaps: [String], _ known: [Gap]) throws {
    let text = try Repository.text(Self.file)
    var lines = text.split(separator: "\n").map(String.init).filter { !$0.hasPrefix("\(name)\t") }
    let causes = Dictionary(known.map { ($0.fact, $0.cause) }, uniquingKeysWith: { first, _ in first })
    lines += gaps.map { "\(name)\t\($0)\t\(causes[$0] ?? "not looked at yet")" }
    try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: Repository.root.appending(path: Self.file))
  }
}
