import IsnadDamage
import IsnadDocument
import IsnadEvents
import IsnadExpressions
import IsnadLanguage
public import IsnadNames
import IsnadRecords
import IsnadStatements
public import IsnadText
import IsnadVotes

/// Reads one article: a pure function of the text and the options.
///
/// It makes no IO, asks neither clock nor locale, and never fails: what it does not understand it leaves out, or lists under
/// ``Reading/unresolvedCues`` and ``Reading/unresolvedQuotations``. A text that is not mostly Arabic gives no records.
///
/// - Parameters:
///   - text: The article, damage included; it is never changed.
///   - options: What is known besides the text; the publication date resolves relative dates.
///   - lexicon: Your own names, which win over all that the program knows.
/// - Returns: The same records in the same order for the same text and options.
/// - Complexity: Linear in the text.
public func read(
  _ text: SourceText, options: ReadingOptions = ReadingOptions(), lexicon: NameLexicon? = nil
) -> Reading {
  let document = Document(text)
  guard document.isArabic || document.isWordless else { return Reading(document: document, options: options) }
  let analysis = LanguageModel.embedded.analyse(document)
  let expressions = findExpressions(in: document, analysis: analysis, published: options.published?.description)
  let names = findNames(in: document, analysis: analysis, lexicon: lexicon)
  let statements = findStatements(in: document, analysis: analysis, names: names, expressions: expressions)
  let events = findEvents(in: document, analysis: analysis, names: names, expressions: expressions)
  let votes = findVotes(in: document, analysis: analysis, names: names, expressions: expressions)
  let polls = findPolls(in: document, analysis: analysis, names: names, expressions: expressions)
  let damage = findDamage(in: document, analysis: analysis, names: names)
  var reading = Reading(
    document: document, options: options, analysis: analysis, dateline: dateline(of: document, names: names),
    entities: names.entities, times: expressions.times,
    figures: expressions.figures, statements: statements.statements, events: events, votes: votes, polls: polls,
    damage: damage, unresolvedCues: statements.unresolvedCues, unresolvedQuotations: statements.unresolvedQuotations)
  reading.placeFigures(names)
  reading.attribute()
  reading.chain()
  return reading
}
