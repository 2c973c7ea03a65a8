import IsnadDocument
import IsnadPages
import IsnadReading
import IsnadRecords
import IsnadTesting
import IsnadText
import Testing

@testable import IsnadDesk

/// What pages show of a reading: taken from the samples, whose annotations say what is in them.
@Suite struct RecordViewsTests {
  private static func views(_ name: String) throws -> RecordViews {
    let text = SourceText(try Repository.text("Samples/\(name).txt"))
    let reading = read(text, options: ReadingOptions(published: PublicationDate("2025-03-18")))
    return RecordViews(reading, article: "0123456789abcdef", entities: reading.entities.indices.map { "/e/\($0)" })
  }

  @Test(
    "all records are shown, once, in the order of the text, each found by its id",
    arguments: Repository.samples.map(\.name))
  func order(_ name: String) throws {
    let views = try Self.views(name)
    let reading = views.reading
    let all = views.all
    let count =
      reading.statements.count + reading.figures.count + reading.events.count + reading.votes.count
      + reading.polls.count + reading.entities.count + reading.times.count + reading.damage.count
    #expect(all.count == count && count > 0)
    #expect(Set(all.map(\.id)).count == count)
    let starts = all.map { $0.parts.map(\.span.start).min() ?? .max }
    #expect(starts == starts.sorted())
    for record in all {
      #expect(views.record(record.id)?.rule == record.rule)
      #expect(record.path == "/s/0123456789abcdef/\(record.id)")
      for part in record.parts { #expect(part.span.range.upperBound <= reading.document.text.bytes.count) }
    }
  }

  @Test("the context of a record holds its parts at the same words", arguments: Repository.samples.map(\.name))
  func context(_ name: String) throws {
    let views = try Self.views(name)
    for record in views.all where record.kind == .statement || record.kind == .figure {
      let (text, parts) = views.context(of: record)
      for (part, original) in zip(parts, record.parts) {
        #expect(String(decoding: text[part.span.range], as: UTF8.self) == views.text(original.span))
      }
      #expect(parts.count == record.parts.count)
    }
  }

  @Test("a chain begins with the outlet and ends with who spoke, or says that nobody is named")
  func chains() throws {
    let views = try Self.views("truce-talks")
    for record in views.all where record.kind == .statement {
      let chain = views.chain(of: record.id, outlet: Name("جريدة"), published: "2025-03-18")
      #expect(chain.first?.who == .outlet(Name("جريدة")))
      #expect(chain.last?.act == "chain.said")
      #expect(chain.count > 1)
    }
  }

  @Test("what is no id finds nothing", arguments: ["", "S", "S0", "S01", "S-1", "S99999", "X1", "S1 ", "ق1", "S٣"])
  func ids(_ id: String) throws {
    #expect(try Self.views("drone-post").record(id) == nil)
  }
}
