import IsnadDocument
import IsnadRecords
import IsnadTesting
import IsnadText
import Testing

@testable import IsnadReading

@Suite struct AttributionTests {
  private static let evidence = Evidence("test/made", .high)

  private func statement(cue: ByteSpan?, content: [ByteSpan], speaker: Statement.Speaker) -> Statement {
    let cue = cue.map { Statement.Cue(span: $0, lemma: "قال", stance: .neutral) }
    return Statement(form: .indirect, cue: cue, speaker: speaker, content: content, evidence: Self.evidence)
  }

  /// Statements of `[K|cue]`s with their `[C|content]`s, the n-th cue with the n-th content by start; entity n speaks.
  private func reading(
    _ marked: MarkedText, speaks: (Int) -> Statement.Speaker = { Statement.Speaker(entity: $0, via: .name) }
  ) -> Reading {
    let contents = marked["C"]
    let statements = zip(marked["K"], contents).enumerated().map {
      statement(cue: $1.0, content: [$1.1], speaker: speaks($0))
    }
    return Reading(document: marked.document, statements: statements)
  }

  @Test(
    "what lies in somebody's words gets the innermost statement, what lies outside none",
    arguments: [
      ("قُتل [F|33] شخصا، [K|قال] إن [C|عددهم [F|33]، و[K|ذكرت] أن [C|[F|5] أصيبوا]]", [nil, 0, 1]),
      ("[K|قال] إنهم [C|نحو [F|ثلاثين] ألفا]", [0]),
    ] as [(MarkedText, [Int?])])
  func attribution(_ text: MarkedText, _ expected: [Int?]) {
    var reading = reading(text)
    reading.figures = text["F"].map { Figure(span: $0, value: 1, evidence: Self.evidence) }
    reading.attribute()
    #expect(reading.figures.map(\.attribution) == expected)
  }

  @Test("the chain runs from the outlet over the agency and the outer speaker to the innermost")
  func chain() {
    let text: MarkedText = "[D|القاهرة ([A|وكالة ضفاف])] - [K|قال] [N|سليم] إن [C|[U|مصدرا] [K|أكد] أن [C|السلام قريب]]"
    let speakers = [
      Statement.Speaker(entity: 1, span: text["N"][0], via: .name), Statement.Speaker(span: text["U"][0], via: .role),
    ]
    var reading = reading(text) { speakers[$0] }
    reading.dateline = text["D"][0]
    reading.entities = [
      Entity(
        kind: .organization, name: "وكالة ضفاف", mentions: [Mention(span: text["A"][0], via: .name)],
        evidence: Self.evidence),
      Entity(kind: .person, name: "سليم", mentions: [Mention(span: text["N"][0], via: .name)], evidence: Self.evidence),
    ]
    reading.statements[1].within = 0
    reading.chain()
    #expect(
      reading.statements.map(\.chain) == [
        [.outlet, .entity(0), .entity(1)], [.outlet, .entity(0), .entity(1), .unnamed(text["U"][0])],
      ])
  }

  @Test("twenty thousand nested statements take no more time than their number")
  func deep() {
    let count = 20_000
    var statements = (0..<count).map { i in
      statement(
        cue: ByteSpan((i * 2)..<(i * 2 + 1)), content: [ByteSpan((i * 2 + 1)..<(4 * count - i))],
        speaker: Statement.Speaker(entity: i, via: .name))
    }
    for i in 1..<count { statements[i].within = i - 1 }
    var reading = Reading(document: Document(SourceText("")), statements: statements)
    reading.figures = (0..<count).map {
      Figure(span: ByteSpan(($0 * 2 + 1)..<($0 * 2 + 2)), value: 1, evidence: Self.evidence)
    }
    reading.attribute()
    reading.chain()
    #expect(reading.figures.map(\.attribution) == Array(0..<count))
    #expect(reading.statements.allSatisfy { $0.chain.count <= 9 })
  }
}
