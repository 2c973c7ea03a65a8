public import IsnadDocument
public import IsnadExpressions
public import IsnadLanguage
public import IsnadNames
public import IsnadRecords
import IsnadText

/// Finds the votes that are told with a result, a count or a position, in text order.
///
/// What is planned, wished for or threatened is no vote, and a law that merely passes without a word of how is none.
///
/// - Complexity: Linear in the text.
public func findVotes(in document: Document, analysis: Analysis, names: Names, expressions: Expressions) -> [Vote] {
  VoteFinder(scene: Scene(document: document, names: names, expressions: expressions)).votes()
}

/// Finds the opinion polls with their answers, in text order.
///
/// - Complexity: Linear in the text.
public func findPolls(in document: Document, analysis: Analysis, names: Names, expressions: Expressions) -> [Poll] {
  PollFinder(scene: Scene(document: document, names: names, expressions: expressions)).polls()
}
