public import IsnadDocument
public import IsnadExpressions
public import IsnadLanguage
public import IsnadNames
public import IsnadRecords
import IsnadText

/// Finds who did what to whom, in text order.
///
/// Triggers come from the lexicon (`Data/events`), by inflected form, clitics and the words around them. Of those, the events
/// are the ones that somebody tells as a happening, plan or denial: a noun that only mentions an act already told, a thing
/// demanded or charged is none.
///
/// - Complexity: linear in the text; every look around a trigger is bounded.
public func findEvents(in document: Document, analysis: Analysis, names: Names, expressions: Expressions) -> [Event] {
  buildEvents(in: document, analysis: analysis, names: names, expressions: expressions, collects: false).events
}

/// The triggers that the rules let through, with what the model of happenings is shown of each: for training it.
package func seenTriggers(in document: Document, analysis: Analysis, names: Names, expressions: Expressions)
  -> [SeenTrigger]
{
  buildEvents(in: document, analysis: analysis, names: names, expressions: expressions, collects: true).seen
}

private func buildEvents(
  in document: Document, analysis: Analysis, names: Names, expressions: Expressions, collects: Bool
) -> EventBuilder {
  let view = TokenView(document: document, analysis: analysis, names: names, lexicon: .shared)
  let participants = ParticipantReader(
    view: view, countries: .shared, times: expressions.times.map(\.span))
  var builder = EventBuilder(
    view: view, settings: SettingReader(view: view), casts: CastFinder(view: view, participants: participants),
    expressions: expressions, collects: collects)
  for trigger in TriggerFinder(view).triggers() { builder.add(trigger) }
  return builder
}
