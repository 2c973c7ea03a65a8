import IsnadDamage
import IsnadDocument
import IsnadEvents
import IsnadExpressions
import IsnadLanguage
import IsnadNames
import IsnadRecords
import IsnadStatements
public import IsnadText
import IsnadVotes

/// Reads one article: a pure function of the text and the options.
///
/// - Complexity: linear in the text.
public func read(_ text: SourceText, options: ReadingOptions = ReadingOptions()) -> Reading {
  let document = Document(text)
  let analysis = LanguageModel.embedded.analyse(document)
  let expressions = findExpressions(in: document, analysis: analysis, published: options.published)
  let names = findNames(in: document, analysis: analysis)
  let statements = findStatements(in: document, analysis: analysis, names: names, expressions: expressions)
  let events = findEvents(in: document, analysis: analysis, names: names, expressions: expressions)
  let votes = findVotes(in: document, analysis: analysis, names: names, expressions: expressions)
  let polls = findPolls(in: document, analysis: analysis, names: names, expressions: expressions)
  let damage = findDamage(in: document, analysis: analysis, names: names)
  var reading = Reading(
    document: document, options: options, dateline: nil, entities: names.entities, times: expressions.times,
    figures: expressions.figures, statements: statements.statements, events: events, votes: votes, polls: polls, damage: damage,
    unresolvedCues: statements.unresolvedCues, unresolvedQuotations: statements.unresolvedQuotations)
  reading.attribute()
  return reading
}
