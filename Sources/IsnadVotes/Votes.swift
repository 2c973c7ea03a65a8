public import IsnadDocument
public import IsnadExpressions
public import IsnadLanguage
public import IsnadNames
public import IsnadRecords
import IsnadText

/// Finds the votes that are told with a result, a count or a position, in text order.
public func findVotes(in document: Document, analysis: Analysis, names: Names, expressions: Expressions) -> [Vote] {
  []
}

/// Finds the opinion polls with their answers, in text order.
public func findPolls(in document: Document, analysis: Analysis, names: Names, expressions: Expressions) -> [Poll] {
  []
}
