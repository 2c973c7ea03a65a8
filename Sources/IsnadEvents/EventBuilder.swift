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
  private let times: [ByteSpan]
  private(set) var events: [Event] = []

  init(view: TokenView, settings: SettingReader, casts: CastFinder, expressions: Expressions) {
    self.view = view
    self.settings = settings
    self.casts = casts
    self.expressions = expressions
    times = expressions.times.map(\.span)
    tellings = TellingReader(view, times: times)
  }

  mutating func add(_ trigger: Trigger) {
    let setting = settings.setting(of: trigger)
    guard !setting.isVoid else { return }
    let cast = casts.cast(of: trigger, setting: setting)
    let telling = Telling(
      trigger: trigger, setting: setting, cast: cast, before: events.last { isInSentence($0, trigger) })
    guard tellings.tells(telling) else { return }
    var event = Event(
      kind: trigger.sense.kind, mode: trigger.sense.mode, cameo: trigger.sense.cameo, trigger: trigger.span,
      lemma: trigger.word.lemma, actors: cast.actors, recipients: cast.recipients, location: cast.location,
      status: setting.status,
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
    if let reason = setting.reason {
      reasons.append(Reason("status \(setting.status.rawValue) by", at: view.entries[reason].span))
    }
    return Evidence(rule, confidence(trigger, setting, cast), reasons: reasons)
  }

  /// Type and trigger are right in nine of ten on the annotated articles where somebody named takes part; all participants are
  /// right in four of ten, so that nothing is high.
  private func confidence(_ trigger: Trigger, _ setting: Setting, _ cast: Cast) -> Confidence {
    let isNamed = (cast.actors + cast.recipients).contains { $0.entity != nil }
    return isNamed && setting.status == .happened && (trigger.isVerb || setting.carrierCue != nil) ? .medium : .low
  }

  /// The date or time in the same clause, the nearest one after the trigger first.
  private func time(of trigger: Trigger) -> Int? {
    let around = view.surroundings(of: trigger)
    guard let first = around.first, let last = around.last else { return nil }
    let clause = view.document.tokens[first].span.union(view.document.tokens[last].span)
    var best: (distance: Int32, index: Int)?
    var index = times.firstIndex(atOrAfter: clause.start)
    while index < times.count, times[index].end <= clause.end {
      let time = expressions.times[index]
      let distance =
        time.span.start >= trigger.span.end
        ? time.span.start - trigger.span.end : (trigger.span.start - time.span.end) * 2
      if time.kind == .date || time.kind == .time, distance <= 240, distance < (best?.distance ?? .max) {
        best = (distance, index)
      }
      index += 1
    }
    return best?.index
  }

  /// An earlier record of the same act: of the same type, with nobody who contradicts.
  private func earlier(_ event: Event, of trigger: Trigger) -> Int? {
    guard trigger.word.part == .noun, view.entries[trigger.token].isDefinite else { return nil }
    return events.suffix(50).lastIndex { other in
      other.kind == event.kind && (other.mode == event.mode || other.mode == nil || event.mode == nil)
        && other.status == event.status
        && agree(other.actors, event.actors) && agree(other.recipients, event.recipients)
    }
  }

  private func agree(_ a: [Event.Participant], _ b: [Event.Participant]) -> Bool {
    let known = a.compactMap(\.entity)
    let other = b.compactMap(\.entity)
    return known.isEmpty || other.isEmpty || known.contains { other.contains($0) }
  }
}
