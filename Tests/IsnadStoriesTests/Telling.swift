import IsnadDocument
import IsnadReading
import IsnadRecords
import IsnadStories
import IsnadTesting
import IsnadText

/// An article with figures made by hand: `[F|…]` is a figure, in the order of `values`.
func telling(
  _ marked: MarkedText, id: String, outlet: String? = nil, published: String? = nil, values: [Double] = [],
  measure: Figure.Measure = .killed, bound: Figure.Bound = .exact, entities: [Entity] = [],
  statements: [Statement] = [], attribution: Int? = nil, place: Int? = nil, story: String? = "s"
) -> ReadArticle {
  let date = published.flatMap { PublicationDate($0) }
  let figures = zip(marked["F"], values).map { span, value in
    Figure(
      span: span, value: value, bound: bound, unit: "person", measure: measure, place: place.map { Party(entity: $0) },
      attribution: attribution, evidence: Evidence("figure/number", .high))
  }
  let reading = Reading(
    document: marked.document, options: ReadingOptions(published: date, outlet: outlet), entities: entities,
    figures: figures, statements: statements)
  return ReadArticle(
    article: Article(id: id, text: marked.text, outlet: outlet, published: date), reading: reading, story: story)
}

func entity(_ name: String, _ kind: Entity.Kind = .organization) -> Entity {
  Entity(kind: kind, name: name, variants: [name], evidence: Evidence("entity/known", .high))
}

func said(by speaker: Int) -> Statement {
  Statement(
    form: .indirect, cue: nil, speaker: .init(entity: speaker, via: .name), content: [],
    evidence: Evidence("statement/verb-subject", .high))
}
