import IsnadDocument
import IsnadReading
import IsnadRecords
import IsnadTesting
import IsnadText
import Testing

/// What must hold for every record of every text, whatever the layers find.
@Suite struct InvariantTests {
  private static let texts: [String] =
    Repository.samples.compactMap { try? Repository.text("Samples/\($0.name).txt") } + [
      "قال الوزيرُ إنَّ نَحْوَ ٣٠ ألفَ شخصٍ نزحوا 👩🏽‍🚒، وأضافَ “لا سلامَ بعدُ”.\r\nوقال: «نعم».",
      "أكد بين 20 و30 شاهدا أن ما بين ثلاثة وخمسة آلاف قُتلوا قبل عامين، وفقًا لـ“المرصد”.",
    ]

  @Test("every span lies in the text, runs forward, and cuts no letter from its marks", arguments: texts)
  func spans(_ string: String) {
    let reading = read(SourceText(string), options: ReadingOptions(published: PublicationDate("2025-03-18")))
    var boundaries: Set<Int32> = [Int32(string.utf8.count)]
    var offset: Int32 = 0
    for character in string {
      boundaries.insert(offset)
      offset += Int32(character.utf8.count)
    }
    let records: [Any] = [
      reading.dateline as Any, reading.entities, reading.times, reading.figures, reading.statements, reading.events,
      reading.votes, reading.polls,
      reading.damage, reading.unresolvedCues, reading.unresolvedQuotations,
    ]
    let found = records.flatMap(spans(in:))
    #expect(!found.isEmpty)
    for span in found {
      #expect(span.start < span.end && span.end <= Int32(string.utf8.count), "\(span)")
      #expect(boundaries.contains(span.start) && boundaries.contains(span.end), "\(reading.document.text[span])")
    }
  }

  @Test("every id that a record names is there", arguments: texts)
  func references(_ string: String) {
    let reading = read(SourceText(string), options: ReadingOptions(published: PublicationDate("2025-03-18")))
    let entities = reading.entities.indices
    let statements = reading.statements.indices
    for statement in reading.statements {
      #expect(([statement.speaker] + statement.coSpeakers).allSatisfy { $0.entity.map(entities.contains) ?? true })
      #expect(statement.addressee?.entity.map(entities.contains) ?? true)
      if let within = statement.within {
        let inner = statement.cue?.span ?? statement.content[0]
        #expect(reading.statements[within].content.contains { $0.contains(inner) })
      }
      #expect(statement.time.map(reading.times.indices.contains) ?? true)
    }
    for figure in reading.figures {
      #expect(figure.attribution.map(statements.contains) ?? true)
      #expect(figure.time.map(reading.times.indices.contains) ?? true)
      #expect(figure.place?.entity.map(entities.contains) ?? true)
    }
    for (i, event) in reading.events.enumerated() {
      #expect((event.actors + event.recipients).allSatisfy { $0.entity.map(entities.contains) ?? true })
      #expect(event.sameAs.map { $0 < i } ?? true)
      #expect(event.time.map(reading.times.indices.contains) ?? true)
    }
    for vote in reading.votes { #expect(vote.positions.allSatisfy { $0.party.entity.map(entities.contains) ?? true }) }
  }

  @Test("every record has a rule with its layer's name, and lists stand in text order", arguments: texts)
  func rulesAndOrder(_ string: String) {
    let reading = read(SourceText(string), options: ReadingOptions(published: PublicationDate("2025-03-18")))
    let evidence =
      reading.entities.map(\.evidence) + reading.times.map(\.evidence) + reading.figures.map(\.evidence)
      + reading.statements.map(\.evidence)
      + reading.events.map(\.evidence) + reading.votes.map(\.evidence) + reading.polls.map(\.evidence)
      + reading.damage.map(\.evidence)
    for rule in evidence.map(\.rule) {
      #expect(rule.wholeMatch(of: /[a-z]+(-[a-z]+)*\/[a-z0-9]+(-[a-z0-9]+)*/) != nil, "\(rule)")
    }
    #expect(reading.times.map(\.span) == reading.times.map(\.span).sorted())
    #expect(reading.figures.map(\.span) == reading.figures.map(\.span).sorted())
    #expect(reading.events.map(\.trigger) == reading.events.map(\.trigger).sorted())
    #expect(reading.damage.map(\.span) == reading.damage.map(\.span).sorted())
  }

  /// All spans inside a value, found by looking into it: a new field can't be forgotten.
  private func spans(in value: Any) -> [ByteSpan] {
    if let span = value as? ByteSpan { return [span] }
    return Mirror(reflecting: value).children.flatMap { spans(in: $0.value) }
  }
}
