import IsnadDocument
import IsnadExpressions
import IsnadLanguage
import IsnadNames
import IsnadRecords
import IsnadStatements
import IsnadTesting
import IsnadText
import Testing

/// One sentence of a table, with what a reader finds in it.
///
/// Marks: `K` a cue, `S` a speaker's span, `C` a span of content, `p1` `o1` `g1` names of persons, organizations and places
/// (the same number is the same entity). People and places are invented.
struct StatementCase: Sendable, CustomStringConvertible {
  let rule: String
  let text: MarkedText
  /// What is expected of the last statement besides the marks.
  var form: Statement.Form?
  /// The label of the last statement's speaker (`p1`); "" where nobody is told or known.
  var speaker: String?

  init(_ rule: String, _ text: MarkedText, form: Statement.Form? = nil, speaker: String? = nil) {
    self.rule = rule
    self.text = text
    self.form = form
    self.speaker = speaker
  }

  var description: String { "\(rule): \(text)" }

  /// The statements found, with the marked names as the names of the text.
  func find() -> (statements: Statements, labels: [String]) {
    let document = text.document
    var labels: [String] = []
    var entities: [Entity] = []
    var mentions: [Names.Occurrence] = []
    for (label, span) in text.all where label.count == 2 && "pog".contains(label.prefix(1)) {
      let entity = labels.firstIndex(of: label) ?? labels.count
      if entity == labels.count {
        labels.append(label)
        let kind: Entity.Kind = label.hasPrefix("p") ? .person : label.hasPrefix("o") ? .organization : .place
        entities.append(Entity(kind: kind, name: document.text[span], evidence: Evidence("name/test", .high)))
      }
      mentions.append(Names.Occurrence(span: span, entity: entity, via: .name))
    }
    let analysis = LanguageModel.embedded.analyse(document)
    let expressions = findExpressions(in: document, analysis: analysis, published: "2024-03-26")
    let names = Names(entities: entities, mentions: mentions)
    return (findStatements(in: document, analysis: analysis, names: names, expressions: expressions), labels)
  }

  func check() {
    let (found, labels) = find()
    let text = self.text
    func printed(_ spans: [ByteSpan]) -> [String] { spans.sorted().map { text.text[$0] } }
    #expect(printed(found.statements.compactMap { $0.cue?.span }) == printed(text["K"]), "cues of \(self)")
    #expect(printed(found.statements.flatMap(\.content)) == printed(text["C"]), "contents of \(self)")
    #expect(printed(found.statements.compactMap { $0.speaker.span }) == printed(text["S"]), "speakers of \(self)")
    #expect(
      found.statements.contains { $0.evidence.rule == rule },
      "rules of \(self): \(found.statements.map(\.evidence.rule))")
    guard let last = found.statements.last else { return }
    if let form { #expect(last.form == form, "form of \(self)") }
    if let speaker { #expect((last.speaker.entity.map { labels[$0] } ?? "") == speaker, "last speaker of \(self)") }
  }
}
