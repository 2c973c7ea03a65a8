import IsnadDocument
import IsnadExpressions
import IsnadLexicon
package import IsnadRecords
import IsnadText

/// A trigger as the model of happenings is shown it.
package struct SeenTrigger: Sendable {
  package let event: Event
  package let features: [String]
}

/// Turns triggers into event records, and drops those that tell nothing.
struct EventBuilder {
  /// What the model is shown of a trigger that the rules let through, whatever it makes of it.
  private(set) var seen: [SeenTrigger] = []
  let view: TokenView
  let settings: SettingReader
  let casts: CastFinder
  let expressions: Expressions
  private let tellings: TellingReader
  private let features: HappeningFeatures
  private let collects: Bool
  private let times: [ByteSpan]
  private let past: Past
  private let coming: UInt8
  private(set) var events: [Event] = []

  /// - Parameter collects: whether ``seen`` is wanted; it costs more than finding the events.
  init(
    view: TokenView, settings: SettingReader, casts: CastFinder, expressions: Expressions, collects: Bool = false
  ) {
    self.collects = collects
    self.view = view
    self.settings = settings
    self.casts = casts
    self.expressions = expressions
    times = expressions.times.map(\.span)
    past = Past(expressions)
    coming = view.lexicon.vocabulary.wordClass("coming")
    tellings = TellingReader(view, times: times)
    features = HappeningFeatures(view)
  }

  mutating func add(_ trigger: Trigger) {
    var setting = settings.setting(of: trigger)
    guard !setting.isVoid else { return }
    let time = time(of: trigger)
    if setting.status == .happened, let time, past.isHistory(time) { setting.status = .historical }
    // تنسحب المملكة في مارس المقبل: the present of what is still to come.
    if trigger.reading.aspect == .imperfect, setting.status == .happened || setting.status == .ongoing, let time,
      isComing(time)
    {
      setting.status = .planned
    }
    var cast = casts.cast(of: trigger, setting: setting)
    let before = events.last { isInSentence($0, trigger) }
    // هجوم الحركة الذي أسفر عن احتجاز رهائن: what comes of an attack is its doer's.
    if cast.actors.isEmpty, setting.carrierCue == .result, trigger.sense.kind == .assault, let before,
      before.kind == .assault
    {
      cast.actors = before.actors
    }
    let telling = Telling(trigger: trigger, setting: setting, cast: cast, before: before)
    guard tellings.tells(telling) else { return }
    let isWeighed = HappeningModel.shared.weighs(trigger.sense.kind)
    let shown =
      isWeighed || collects ? features.features(of: telling, isDated: tellings.isDated(trigger)) : []
    let verdict = HappeningModel.shared.verdict(on: trigger.sense.kind, shown)
    let isBetween = isBetweenNamed(cast)
    cast.actors = casts.participants.named(cast.actors)
    cast.recipients = casts.participants.named(cast.recipients)
    var event = Event(
      kind: trigger.sense.kind, mode: trigger.sense.mode, cameo: trigger.sense.cameo, trigger: trigger.span,
      lemma: trigger.word.lemma, actors: cast.actors, recipients: cast.recipients, location: cast.location,
      status: setting.status,
      evidence: evidence(trigger, setting, cast, verdict))
    if collects { seen.append(SeenTrigger(event: event, features: shown)) }
    if let verdict, !verdict.isTold, isTold(setting.status), !isBetween { return }
    event.time = time
    event.sameAs = earlier(event, of: trigger)
    events.append(event)
  }

  /// غدا, الأسبوع المقبل: a time that its own words put ahead.
  private func isComing(_ time: Int) -> Bool {
    let first = view.document.token(atOrAfter: times[time].start)
    return (first..<min(view.entries.count, first + 6)).prefix { view.document.tokens[$0].span.start < times[time].end }
      .contains { view.token($0, isIn: coming) }
  }

  /// Who attacks whom, both by name, is told whatever stands around it.
  private func isBetweenNamed(_ cast: Cast) -> Bool {
    cast.actors.contains { $0.entity != nil } && cast.recipients.contains { $0.entity != nil }
  }

  /// The model knows acts that are told to have happened; what is planned, denied or remembered is left to the words that say so.
  private func isTold(_ status: Event.Status) -> Bool {
    switch status {
    case .happened, .ongoing: true
    case .planned, .demanded, .hypothetical, .denied, .historical: false
    }
  }

  private func isInSentence(_ event: Event, _ trigger: Trigger) -> Bool {
    guard let first = trigger.sentence.first else { return false }
    return event.trigger.start >= view.document.tokens[first].span.start
  }

  private func evidence(
    _ trigger: Trigger, _ setting: Setting, _ cast: Cast, _ verdict: HappeningModel.Verdict?
  ) -> Evidence {
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
    for reason in verdict?.reasons ?? [] { reasons.append(Reason("news by \(reason.feature)")) }
    return Evidence(rule, confidence(trigger, setting, cast), reasons: reasons)
  }

  /// High is what a verb in the past tells of one named side that does it to another, both right beside it: on the annotated articles
  /// type and trigger of such a record are always right. Where a noun's doer is named, or both sides are anywhere, four of five are right
  /// with all participants; of the others half.
  private func confidence(_ trigger: Trigger, _ setting: Setting, _ cast: Cast) -> Confidence {
    if isPlain(trigger, setting, cast) || isUnambiguous(trigger, setting, cast) { return .high }
    let isDoerNamed = cast.actors.contains { $0.entity != nil }
    let isAimNamed = cast.recipients.contains { $0.entity != nil }
    return isDoerNamed && setting.status == .happened && (isAimNamed || trigger.word.part == .noun) ? .medium : .low
  }

  /// A verb that tells acts of one kind only, in whatever sense, of somebody named who has done it: of 51 on the annotated articles, 14 of
  /// them in posts and translations that were not read before, none was wrong in type or trigger. Blows and protests are told of much
  /// that is none (records are beaten, silence is kept), and are left out.
  private func isUnambiguous(_ trigger: Trigger, _ setting: Setting, _ cast: Cast) -> Bool {
    trigger.isVerb && trigger.reading.voice != .passive && setting.status == .happened
      && cast.actors.contains { $0.entity != nil } && !HappeningModel.shared.weighs(trigger.sense.kind)
      && view.lexicon.senses[trigger.word.senses].allSatisfy { $0.kind == trigger.sense.kind }
  }

  private func isPlain(_ trigger: Trigger, _ setting: Setting, _ cast: Cast) -> Bool {
    let i = trigger.token
    guard trigger.isVerb, trigger.reading.aspect == .perfect, setting.status == .happened, setting.reason == nil,
      !view.entries[i].hasPronoun, i == trigger.sentence.lowerBound || !view.has(.relative, i - 1)
    else { return false }
    let sides = cast.actors + cast.recipients
    guard cast.actors.count <= 1, cast.recipients.count == 1, sides.allSatisfy({ $0.entity != nil }) else {
      return false
    }
    // Whom a distant preposition names may belong to another word.
    let aim = view.document.token(atOrAfter: cast.recipients[0].span.start)
    guard abs(aim - i) <= 7 else { return false }
    let isDone = cast.actors.isEmpty && (trigger.sense.kind == .assault || trigger.sense.kind == .coerce)
    guard let nearest = isDone ? cast.recipients.first : cast.actors.first else { return false }
    let first = view.document.token(atOrAfter: nearest.span.start)
    if first > i { return first - i <= 2 }
    return i > 0 && i - first <= 8 && view.document.tokens[i - 1].span.end <= nearest.span.end
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
      // Another verb between has a time of its own.
      let distance =
        time.span.start >= trigger.span.end
        ? time.span.start - trigger.span.end + verbs(between: trigger.span.end, time.span.start) * 60
        : (trigger.span.start - time.span.end) * 2
      if time.kind == .date || time.kind == .time, distance <= 240, distance < (best?.distance ?? .max) {
        best = (distance, index)
      }
      index += 1
    }
    return best?.index
  }

  private func verbs(between start: Int32, _ end: Int32) -> Int32 {
    var count: Int32 = 0
    var token = view.document.token(atOrAfter: start)
    while token < view.entries.count, view.entries[token].span.start < end {
      if view.entries[token].isVerb { count += 1 }
      token += 1
    }
    return count
  }

  /// An earlier record of the same act: of the same type, with nobody who contradicts. A definite noun takes up what was told; the same
  /// word with the same named people tells it again (a headline and its first sentence).
  private func earlier(_ event: Event, of trigger: Trigger) -> Int? {
    let isTakenUp = trigger.word.part == .noun && view.entries[trigger.token].isDefinite
    return events.suffix(50).lastIndex { other in
      guard other.kind == event.kind, other.mode == event.mode || other.mode == nil || event.mode == nil,
        other.status == event.status, agree(other.actors, event.actors), agree(other.recipients, event.recipients)
      else { return false }
      return isTakenUp || other.lemma == event.lemma && isOfTheSame(other, event)
    }
  }

  private func isOfTheSame(_ a: Event, _ b: Event) -> Bool {
    let mine = (a.actors.compactMap(\.entity), a.recipients.compactMap(\.entity))
    let other = (b.actors.compactMap(\.entity), b.recipients.compactMap(\.entity))
    guard mine == other, !(mine.0 + mine.1).isEmpty else { return false }
    guard let time = a.time, let later = b.time else { return true }
    return expressions.times[time].value == expressions.times[later].value
  }

  private func agree(_ a: [Event.Participant], _ b: [Event.Participant]) -> Bool {
    let known = a.compactMap(\.entity)
    let other = b.compactMap(\.entity)
    if !known.isEmpty, !other.isEmpty { return known.contains { other.contains($0) } }
    // الهجوم التركي takes up an act of Turkey's, and of nobody else's.
    let states = a.compactMap(\.country)
    let others = b.compactMap(\.country)
    return states.isEmpty || others.isEmpty || states.contains { others.contains($0) }
  }
}
