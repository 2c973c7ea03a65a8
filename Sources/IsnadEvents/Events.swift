public import IsnadDocument
public import IsnadExpressions
public import IsnadLanguage
public import IsnadNames
public import IsnadRecords
import IsnadText

/// Finds who did what to whom, in text order.
public func findEvents(in document: Document, analysis: Analysis, names: Names, expressions: Expressions) -> [Event] {
  []
}
