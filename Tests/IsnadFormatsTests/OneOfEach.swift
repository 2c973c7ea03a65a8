import IsnadDocument
import IsnadReading
import IsnadRecords
import IsnadTesting
import IsnadText

/// A reading with one record of each kind, made by hand: what formats do with it does not depend on what is found today.
func oneOfEach() -> Reading {
  let marked: MarkedText = """
    [L|لشبونة] – قالت [N|ماريا تافاريس] في [M|بيان] نُشر [T|يوم الثلاثاء] إن “[C|[F|نحو 40 ألف شخص] [V|نزحوا]، بحسب [U|مصادر]]”. \
    و[B|أقر [O|المجلس] النص بتسعة أصوات مقابل [Z|صوتين]]، ورأى [P|[A|57%] أن القرار “[Q|صائب]”]. [D|”]
    """
  func span(_ label: String) -> ByteSpan { marked[label][0] }
  let sure = Evidence(
    "statement/verb-subject", .high, reasons: [Reason("a word of saying", at: marked["M"][0]), Reason("its subject")])
  let likely = Evidence("figure/number", .medium)
  let speaker = Statement.Speaker(entity: 0, span: span("N"), via: .name)
  return Reading(
    document: marked.document,
    options: ReadingOptions(
      published: PublicationDate("2025-03-18"), title: "عنوان", outlet: "صحيفة", url: "https://example.org/1"),
    dateline: span("L"),
    entities: [
      Entity(
        kind: .person, name: "ماريا تافاريس", latin: "Maria Tavares", isRomanised: true, roles: [span("O")],
        variants: ["ماريا تافاريس", "تافاريس"], mentions: [Mention(span: span("N"), via: .name)], evidence: sure),
      Entity(
        kind: .organization, name: "المجلس", wikidata: "Q1", country: "PRT",
        mentions: [Mention(span: span("O"), via: .role)],
        evidence: likely),
    ],
    times: [
      TimeExpression(
        span: span("T"), kind: .date, value: "2025-03-18", modifier: .start, basis: .publication, evidence: sure)
    ],
    figures: [
      Figure(
        span: span("F"), value: 40000, bound: .about, unit: "person", measure: .displaced, of: span("V"),
        place: Party(entity: 1, span: span("L")), time: 0, attribution: 0, evidence: likely),
      Figure(
        span: span("A"), value: nil, low: 20, high: nil, bound: .vague, measure: .share,
        evidence: Evidence("figure/vague", .low)),
    ],
    statements: [
      Statement(
        form: .mixed, cue: Statement.Cue(span: span("M"), lemma: "قال", stance: .neutral), speaker: speaker,
        coSpeakers: [Statement.Speaker(entity: 1, via: .dropped)], addressee: Party(entity: 1, span: span("O")),
        medium: Statement.Medium(kind: .pressConference, span: span("M")), time: 0, content: [span("C")],
        chain: [.outlet, .entity(1), .unnamed(span("U"))], evidence: sure),
      Statement(
        form: .direct, cue: nil, speaker: Statement.Speaker(via: .none), content: [span("Q")], within: 0,
        chain: [.outlet], evidence: likely),
    ],
    events: [
      Event(
        kind: .assault, mode: "abduct", cameo: "181", trigger: span("V"), lemma: "نزح",
        actors: [Event.Participant(entity: 0, span: span("N"), country: "PRT", sector: "GOV")],
        recipients: [Event.Participant(span: span("F"))], location: Party(span: span("L")), time: 0, status: .planned,
        attribution: 0,
        sameAs: nil, evidence: likely),
      Event(kind: .agree, trigger: span("B"), lemma: "أقر", sameAs: 0, evidence: likely),
    ],
    votes: [
      Vote(
        spans: [span("B"), span("Z")], body: Party(entity: 1, span: span("O")), motion: span("B"), date: "2025-03-18",
        result: .adopted,
        yes: 9, no: 2, abstain: nil, inferred: ["no"],
        positions: [Vote.Position(party: Party(entity: 0, span: span("N")), option: .abstain)],
        vetoBy: [Party(entity: 1)], attribution: nil, evidence: likely)
    ],
    polls: [
      Poll(
        span: span("P"), pollster: Party(entity: 1, span: span("O")), publisher: Party(span: span("L")),
        fieldwork: span("T"),
        population: span("F"), question: span("B"),
        answers: [Poll.Answer(label: span("Q"), value: 57.5, span: span("A"))], evidence: likely)
    ],
    damage: [Damage(kind: .quoteUnbalanced, span: span("D"), message: "closes nothing", repair: "“", evidence: sure)],
    unresolvedCues: [span("U")], unresolvedQuotations: [span("Q")])
}
