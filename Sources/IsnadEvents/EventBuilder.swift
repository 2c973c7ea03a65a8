import IsnadDocument
import IsnadExpressions
import IsnadLexicon
import IsnadRecords
import IsnadText

/// Turns triggers into event records, and drops those that tell nothing.
struct EventBuilder {
  let view: TokenView
  let settings: SettingReader
  let casts: CastFinder
  let expressions: Expressions
  private let tellings: TellingReader
  private(set) var events: [Event] = []

  init(view: TokenView, settings: SettingReader, casts: CastFinder, expressions: Expressions) {
    self.view = view
    self.settings = settings
    self.casts = casts
    self.expressions = expressions
    tellings = TellingReader(view, times: expressions.times.map(\.span))
  }

  mutating func add(_ trigger: Trigger) {
    let setting = settings.setting(of: trigger)
    guard !setting.isVoid else { return }
    let cast = casts.cast(of: trigger, setting: setting)
    let telling = Telling(trigger: trigger, setting: setting, cast: cast, before: events.last { isInSentence($0, trigger) })
    guard tellings.tells(telling) else { return }
    var event = Event(
      kind: trigger.sense.kind, mode: trigger.sense.mode, cameo: trigger.sense.cameo, trigger: trigger.span,
      lemma: trigger.word.lemma, actors: cast.actors, recipients: cast.recipients, location: cast.location, status: setting.status,
      evidence: evidence(trigger, setting, cast))
    event.time = time(of: trigger)
    event.sameAs = earlier(event, of: trigger)
    events.append(event)
  }

  private func isInSentence(_ event: Event, _ trigger: Trigger) -> Bool {
    guard let first = trigger.sentence.first else { return false }
    return event.trigger.start >= view.document.tokens[first].span.start
  }

  private func evidence(_ trigger: Trigger, _ setting: Setting, _ cast: Cast) -> Evidence {
    let rule: String
    switch trigger.word.part {
    case .verb: rule = trigger.reading.voice == .passive ? "event/passive-verb" : "event/verb"
    case .noun: rule = setting.carrierCue == nil ? "event/noun" : "event/carried-noun"
    case .agent: rule = "event/person-of-the-act"
    case .circumstance: rule = "event/circumstance"
    }
    var reasons = [Reason("\(trigger.word.lemma) tells \(trigger.sense.kind.rawValue)", at: trigger.span)]
    if let carrier = setting.carrier { reasons.append(Reason("carried by", at: view.entries[carrier].span)) }
    if let reason = setting.reason { reasons.append(Reason("status \(setting.status.rawValue) by", at: view.entries[reason].span)) }
    return Evidence(rule, .low, reasons: reasons)
  }

  /// The date or time in the same clause, the nearest one after the trigger first.
  private func time(of trigger: Trigger) -> Int? {
    guard let first = trigger.sentence.first, let last = trigger.sentence.last else { return nil }
    let sentence = view.document.tokens[first].span.union(view.document.tokens[last].span)
    var best: (distance: Int32, index: Int)?
    for (index, time) in expressions.times.enumerated() where sentence.contains(time.span) {
      guard time.kind == .date || time.kind == .time else { continue }
      let distance = time.span.start >= trigger.span.end ? time.span.start - trigger.span.end : (trigger.span.start - time.span.end) * 2
      if distance <= 240, distance < (best?.distance ?? .max) { best = (distance, index) }
    }
    return best?.index
  }

  /// An earlier record of the same act: of the same type, with nobody who contradicts.
  private func earlier(_ event: Event, of trigger: Trigger) -> Int? {
    guard trigger.word.part == .noun, view.entries[trigger.token].isDefinite else { return nil }
    return events.lastIndex { other in
      other.kind == event.kind && (other.mode == event.mode || other.mode == nil || event.mode == nil) && other.status == event.status
        && agree(other.actors, event.actors) && agree(other.recipients, event.recipients)
    }
  }

  private func agree(_ a: [Event.Participant], _ b: [Event.Participant]) -> Bool {
    let known = a.compactMap(\.entity)
    let other = b.compactMap(\.entity)
    return known.isEmpty || other.isEmpty || known.contains { other.contains($0) }
  }
}
