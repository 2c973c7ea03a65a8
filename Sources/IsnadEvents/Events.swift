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
  let view = TokenView(document: document, analysis: analysis, names: names, lexicon: .shared)
  let participants = ParticipantReader(view: view, countries: .shared)
  var builder = EventBuilder(
    view: view, settings: SettingReader(view: view), casts: CastFinder(view: view, participants: participants),
    expressions: expressions)
  for trigger in TriggerFinder(view).triggers() { builder.add(trigger) }
  return builder.events
}
