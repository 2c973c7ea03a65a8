import IsnadDamage
import IsnadDocument
import IsnadLanguage
import IsnadNames
import IsnadRecords
import IsnadTesting
import IsnadText
import Testing

func damage(in string: String) -> [Damage] {
  damage(in: Document(SourceText(string)))
}

func damage(in document: Document) -> [Damage] {
  let analysis = LanguageModel.embedded.analyse(document)
  return findDamage(in: document, analysis: analysis, names: findNames(in: document, analysis: analysis))
}

/// Expects exactly the marked damage: each label is a kind, each span its place.
func expectDamage(
  in text: MarkedText, _ isMeant: (Damage.Kind) -> Bool, sourceLocation: SourceLocation = #_sourceLocation
) {
  let document = text.document
  let found = damage(in: document).filter { isMeant($0.kind) }
  let expected = text.all.map { "\($0.label) \(document.text[$0.span])" }
  #expect(found.map { "\($0.kind.rawValue) \(document.text[$0.span])" } == expected, sourceLocation: sourceLocation)
}
