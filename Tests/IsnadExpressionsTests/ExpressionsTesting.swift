import IsnadDocument
import IsnadExpressions
import IsnadRecords
import IsnadTesting
import IsnadText
import Testing

/// What the layer finds in a text, without a language model.
func expressions(_ text: String, published: String? = nil) -> (document: Document, found: Expressions) {
  let document = Document(SourceText(text))
  return (document, findExpressions(in: document, analysis: nil, published: published))
}

/// The times as `span = value`.
func times(_ text: String, published: String? = "2024-03-27") -> [String] {
  let (document, found) = expressions(text, published: published)
  return found.times.map { "\(document.text[$0.span]) = \($0.value)" }
}

/// The figures as `span = value`, or `low…high` where there is no value.
func figures(_ text: String) -> [String] {
  let (document, found) = expressions(text)
  return found.figures.map { figure in
    func shown(_ number: Double?) -> String {
      number.map { $0 == Double(Int($0)) ? String(Int($0)) : String($0) } ?? ""
    }
    return
      "\(document.text[figure.span]) = \(figure.value == nil ? "\(shown(figure.low))…\(shown(figure.high))" : shown(figure.value))"
  }
}

/// The only figure of a text.
func onlyFigure(_ text: String) throws -> Figure {
  let found = expressions(text).found.figures
  #expect(found.count == 1, "\(text)")
  return try #require(found.first)
}
