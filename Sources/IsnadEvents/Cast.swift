import IsnadDocument
import IsnadLanguage
import IsnadLexicon
import IsnadRecords
import IsnadText

/// Who takes part in an event.
struct Cast: Sendable {
  var actors: [Event.Participant] = []
  var recipients: [Event.Participant] = []
  var location: Party?

  /// Whether anybody at all does or suffers it.
  var isEmpty: Bool { actors.isEmpty && recipients.isEmpty }
}

/// Finds who takes part, by the order of the phrases around a trigger and the roles of its sense.
struct CastFinder {
  let view: TokenView
  let participants: ParticipantReader
  let on: UInt8
  private let freedom: UInt8
  private let idioms: [UInt8]
  private let causes: [UInt8]

  init(view: TokenView, participants: ParticipantReader) {
    self.view = view
    self.participants = participants
    freedom = view.lexicon.vocabulary.wordClass("freedom")
    idioms = ["death", "arresting", "blame", "self"].map(view.lexicon.vocabulary.wordClass)
    on = view.lexicon.vocabulary.preposition("على")
    causes = ["في", "جراء", "إثر", "خلال", "نتيجة", "بسبب", "ب"].map(view.lexicon.vocabulary.preposition)
  }

  func cast(of trigger: Trigger, setting: Setting) -> Cast {
    var cast = trigger.isVerb ? castOfVerb(trigger) : castOfNoun(trigger, setting: setting)
    switch trigger.sense.kind {
    // Both sides meet: the first is told as the actor, the others as whom it meets.
    case .consult, .cooperate, .agree:
      if cast.recipients.isEmpty, cast.actors.count > 1 {
        cast.recipients = Array(cast.actors.dropFirst())
        cast.actors = Array(cast.actors.prefix(1))
      }
    default: break
    }
    // غارة أميركية, قصف تركي: a state strikes from the air and with guns by its army.
    if let mode = trigger.sense.mode, ["aerial", "heavy-weapons", "drone"].contains(mode), cast.actors.count == 1,
      cast.actors[0].sector == nil, cast.actors[0].country != nil
    {
      cast.actors[0].sector = "MIL"
    }
    if cast.actors.isEmpty, trigger.sense.kind == .assault, let doer = doerOfCause(trigger) { cast.actors.append(doer) }
    cast.recipients.removeAll { recipient in cast.actors.contains { isSame($0, recipient) } }
    return cast
  }

  /// قتلوا في ضربة جوية أميركية: whoever struck the blow that somebody died of.
  private func doerOfCause(_ trigger: Trigger) -> Event.Participant? {
    for phrase in view.phrases(after: trigger.token, in: trigger.sentence) {
      guard let preposition = phrase.preposition, causes.contains(preposition),
        view.readings(phrase.head).contains(where: { isAttack($0) })
      else { continue }
      if let state = participants.nationality(after: phrase.head, in: trigger.sentence) { return state }
    }
    return nil
  }

  private func isAttack(_ reading: EventReading) -> Bool {
    reading.aspect == nil
      && view.lexicon.senses[view.lexicon.words[Int(reading.word)].senses].contains {
        $0.kind == .assault && ($0.genitive == .actor || $0.genitive == .both)
      }
  }

  private func isSame(_ a: Event.Participant, _ b: Event.Participant) -> Bool {
    a.span == b.span || (a.entity != nil && a.entity == b.entity)
  }

  // MARK: Verbs

  private func castOfVerb(_ trigger: Trigger) -> Cast {
    let i = trigger.token
    let sense = trigger.sense
    let after = view.phrases(after: i, in: trigger.sentence)
    var cast = Cast()
    var frame = frame(of: i, reading: trigger.reading, after: after, in: trigger.sentence)
    // استولى عليها المتمردون: a verb whose aim stands behind a preposition has no object, so the bare phrase is its subject.
    if frame.subject == nil, !frame.isPassive, let object = frame.object,
      sense.prepositions.values.contains(.recipient),
      trigger.reading.aspect != nil, !trigger.reading.isPlural, object[0].tokens.lowerBound > i, takesNoObject(sense)
    {
      frame.subject = object
      frame.object = nil
    }
    if let subject = frame.subject, !frame.isPassive, isPossessed(subject[0]),
      let owner = subjectBefore(i, in: trigger.sentence)
    {
      add(owner, as: sense.subject, of: trigger, to: &cast)
    } else if let subject = frame.subject {
      add(subject, as: frame.isPassive ? sense.object : sense.subject, of: trigger, to: &cast)
    }
    if let object = frame.object { add(object, as: sense.object, of: trigger, to: &cast) }
    addBetween(frame, after, of: trigger, to: &cast)
    addPrepositional(after, of: trigger, to: &cast)
    addRelativeObject(of: trigger, to: &cast)
    if frame.subject == nil, !frame.isPassive, cast.actors.isEmpty, sense.subject == .actor,
      let subject = subjectBefore(i, in: trigger.sentence)
    {
      add(subject, as: .actor, of: trigger, to: &cast)
    }
    return cast
  }

  /// Whether the sense asks for its preposition (استولى على), so that nothing bare can be its object.
  private func takesNoObject(_ sense: EventSense) -> Bool {
    sense.conditions.contains {
      if case .preposition(let preposition, wanted: true) = $0 { return sense.prepositions[preposition] == .recipient }
      return false
    }
  }

  /// حمل الرئيس إسرائيل مسؤولية …: of two objects the person or state is who it is done to.
  private func addBetween(_ frame: Frame, _ after: [Phrase], of trigger: Trigger, to cast: inout Cast) {
    guard cast.recipients.isEmpty, !frame.isPassive, trigger.sense.object == .recipient, let subject = frame.subject,
      let object = frame.object, object[0].tokens.lowerBound > trigger.token
    else { return }
    let start = max(trigger.token + 1, subject.map(\.tokens.upperBound).max() ?? 0)
    let between = groups(after).first {
      $0[0].preposition == nil && $0[0].tokens.lowerBound >= start
        && $0[0].tokens.lowerBound < object[0].tokens.lowerBound && view.entries[$0[0].head].mention != nil
    }
    if let between { add(between, as: .recipient, of: trigger, to: &cast) }
  }

  /// القاضي الذي اتهمه النقاد: the pronoun on a relative clause's verb is whom the clause speaks of.
  private func addRelativeObject(of trigger: Trigger, to cast: inout Cast) {
    let i = trigger.token
    guard cast.recipients.isEmpty, trigger.sense.object == .recipient, view.entries[i].hasPronoun,
      i - 1 > trigger.sentence.lowerBound, !view.entries[i].hasConjunction
    else { return }
    let end = view.has(.relative, i - 1) ? i - 1 : i
    guard let owner = groups(view.phrases(before: end, in: trigger.sentence)).last,
      owner.map(\.tokens.upperBound).max() == end
    else { return }
    var others = Cast()
    add(owner, as: .recipient, of: trigger, to: &others)
    cast.recipients = others.recipients.filter { one in !cast.actors.contains { isSame($0, one) } }
  }

  /// جنوده، قواته: the army's or the state's own, told by whom the pronoun means.
  private func isPossessed(_ phrase: Phrase) -> Bool {
    phrase.tokens.count == 1 && view.entries[phrase.head].hasPronoun && view.entries[phrase.head].mention == nil
      && participants.isPerson(phrase.head)
  }

  // MARK: Nouns

  private func castOfNoun(_ trigger: Trigger, setting: Setting) -> Cast {
    let i = trigger.token
    var cast = Cast()
    let after = view.phrases(after: i, in: trigger.sentence)
    let sense = trigger.sense
    addPrepositional(after, of: trigger, to: &cast)
    if let genitive = genitive(of: i, after: after) {
      var role = sense.genitive
      // قصف إسرائيل لغزة, but قصف غزة.
      if role == .both { role = cast.recipients.isEmpty && cast.actors.isEmpty ? .recipient : .actor }
      if role == .actor, !cast.actors.isEmpty { role = .recipient }
      add(genitive, as: role, of: trigger, to: &cast)
    }
    if view.entries[i].hasPronoun, sense.genitive == .actor, cast.actors.isEmpty, trigger.word.part == .noun,
      let subject = subjectBefore(i, in: trigger.sentence)
    {
      add(subject, as: .actor, of: trigger, to: &cast)
    }
    // دعمه إسرائيل: behind the pronoun for the doer stands whom it is done to.
    if view.entries[i].hasPronoun, sense.genitive == .actor, cast.recipients.isEmpty, !sense.prepositions.isEmpty,
      let first = after.first, first.preposition == nil, !first.isAfterComma, view.entries[first.head].mention != nil
    {
      add([first], as: .recipient, of: trigger, to: &cast)
    }
    if cast.actors.isEmpty, let adjective = participants.nationality(after: i, in: trigger.sentence) {
      if sense.genitive == .recipient, !view.entries[i].isDefinite, cast.recipients.isEmpty {
        cast.recipients.append(adjective)
      } else {
        cast.actors.append(adjective)
      }
    }
    switch trigger.word.part {
    case .agent: if cast.actors.isEmpty { cast.actors += participants.read(own(trigger)) }
    case .circumstance:
      if let subject = subjectBefore(i, in: trigger.sentence) { add(subject, as: .actor, of: trigger, to: &cast) }
      if let object = groups(after).first(where: { $0[0].preposition == nil }), sense.prepositions.isEmpty {
        add(object, as: .recipient, of: trigger, to: &cast)
      }
    default: break
    }
    carried(trigger, setting, to: &cast)
    relative(trigger, after, to: &cast)
    return cast
  }

  private func own(_ trigger: Trigger) -> Phrase {
    Phrase(
      tokens: trigger.token..<(trigger.token + 1), head: trigger.token, preposition: nil, isDefinite: true,
      isJoined: false,
      isAfterComma: false)
  }

  /// The phrase that stands in the genitive right after a noun; adjectives are none.
  private func genitive(of i: Int, after: [Phrase]) -> [Phrase]? {
    let entry = view.entries[i]
    guard !entry.isDefinite, !entry.hasPronoun, let first = groups(after).first, first[0].tokens.lowerBound == i + 1,
      first[0].preposition == nil, !first[0].isAfterComma
    else { return nil }
    let start = first[0].tokens.lowerBound
    let next = view.entries[start]
    if !next.isDefinite, next.mention == nil, view.token(start, isIn: participants.attackAdjectives) { return nil }
    if next.mention != nil || next.isDefinite || view.isCount(start) || view.headSector(start) != nil { return first }
    // A construct goes on: مقتل قائد كتيبة, اعتقال ناشط.
    return participants.isPerson(start) || first[0].isDefinite ? first : nil
  }

  /// Who did it by the verb that carries the noun: شن الجيش غارة; تعرض الموكب لهجوم.
  private func carried(_ trigger: Trigger, _ setting: Setting, to cast: inout Cast) {
    guard let carrier = setting.carrier, let cue = setting.carrierCue, view.entries[carrier].isVerb else { return }
    let role: EventSense.Role
    switch cue {
    case .support: role = .actor
    case .undergo: role = .recipient
    // أعلنت الشرطة اعتقال …: whoever announces an act of this kind has done it.
    case .report where announces(carrier, trigger): role = .actor
    default: return
    }
    let impersonal = ["تم", "يتم", "جري", "يجري", "شهد", "شهدت", "يشهد", "تشهد", "تمت", "جرت"]
    if impersonal.contains(String(decoding: view.stem(carrier), as: UTF8.self)) { return }
    let between = view.phrases(after: carrier, in: trigger.sentence).filter { $0.tokens.upperBound <= trigger.token }
    let reading = view.readings(carrier).first { $0.aspect != nil }
    let subject =
      groups(between).first { $0[0].preposition == nil } ?? subjectInFront(of: carrier, in: trigger.sentence)
      ?? (role == .actor && reading?.voice != .passive ? subjectBefore(carrier, in: trigger.sentence) : nil)
    guard let subject else { return }
    if role == .actor, !cast.actors.isEmpty || trigger.sense.subject != .actor { return }
    if role == .recipient, !cast.recipients.isEmpty { return }
    add(subject, as: role, of: trigger, to: &cast)
  }

  /// أعلن and its kin before an act that the speaker's own side does; deaths and attacks are announced by anybody.
  private func announces(_ carrier: Int, _ trigger: Trigger) -> Bool {
    let verbs = ["اعلن", "اعلنت", "يعلن", "تعلن", "اعلنوا"]
    guard verbs.contains(String(decoding: view.stem(carrier), as: UTF8.self)) else { return false }
    switch trigger.sense.kind {
    case .agree, .retreat, .aid, .mobilize, .sanction, .reject, .coerce, .concede: return true
    case .support: return trigger.sense.genitive == .actor
    default: return false
    }
  }

  /// الهجوم الذي شنته حماس على …: the relative clause's verb names the doer.
  private func relative(_ trigger: Trigger, _ after: [Phrase], to cast: inout Cast) {
    guard cast.actors.isEmpty else { return }
    var j = trigger.token + 1
    while j < trigger.sentence.upperBound, j - trigger.token <= 5 {
      if view.has(.relative, j) { break }
      if view.entries[j].isVerb || view.document.tokens[j].kind != .word || view.has(.preposition, j) { return }
      j += 1
    }
    guard j + 1 < trigger.sentence.upperBound, view.has(.relative, j), view.entries[j + 1].isVerb,
      view.cues(j + 1).contains(where: { $0.cue == .support && $0.isVerb }), view.entries[j + 1].hasPronoun
    else { return }
    let inside = view.phrases(after: j + 1, in: trigger.sentence)
    if let subject = groups(inside).first(where: { $0[0].preposition == nil }) {
      add(subject, as: .actor, of: trigger, to: &cast)
    }
    addPrepositional(inside, of: trigger, to: &cast)
  }

  // MARK: Both

  private func addPrepositional(_ phrases: [Phrase], of trigger: Trigger, to cast: inout Cast) {
    for group in groups(phrases) {
      guard let preposition = group[0].preposition else { continue }
      if preposition == Phrase.agentive {
        if cast.actors.isEmpty { add(group, as: .actor, of: trigger, to: &cast) }
        continue
      }
      guard let role = trigger.sense.prepositions[preposition] else { continue }
      switch role {
      case .both:
        let all = group.flatMap { participants.read($0) }
        if cast.actors.isEmpty { cast.actors += all.prefix(1) }
        cast.recipients += all.dropFirst()
      // زيارة الوزير, or الزيارة … للوزير … لبرلين: with two of them the first is the doer.
      case .recipient
      where preposition == 1 && trigger.sense.genitive == .actor && isDoubled(preposition, phrases)
        && cast.actors.isEmpty:
        add(group, as: .actor, of: trigger, to: &cast)
      case .recipient where cast.recipients.isEmpty: add(group, as: .recipient, of: trigger, to: &cast)
      case .actor where cast.actors.isEmpty: add(group, as: .actor, of: trigger, to: &cast)
      case .location where cast.location == nil: cast.location = participants.place(group[0])
      default: break
      }
    }
  }

  private func isDoubled(_ preposition: UInt8, _ phrases: [Phrase]) -> Bool {
    phrases.count { $0.preposition == preposition && !$0.isJoined && !participants.read($0).isEmpty } > 1
  }

  private func add(_ group: [Phrase], as role: EventSense.Role, of trigger: Trigger, to cast: inout Cast) {
    let isRecipient = role == .recipient
    // لقي حتفه: the idiom's own words are nobody.
    if trigger.isVerb, group[0].head == trigger.token + 1,
      idioms.contains(where: { view.token(group[0].head, isIn: $0) })
    {
      return
    }
    // Only who is blamed or praised may be told by an act of his own (أدان هجوم حماس); an act does nothing.
    if role == .actor, participants.isAct(group[0]) { return }
    // سراح الرهائن، سبيل المعتقل: the genitive is who goes free.
    let group = group.map { phrase in
      let next = phrase.head + 1
      return view.token(phrase.head, isIn: freedom) && next < trigger.sentence.upperBound
        ? view.phrase(at: next, in: trigger.sentence) : phrase
    }
    let all = group.flatMap {
      participants.read(
        $0, allowsThings: isRecipient && (trigger.sense.kind == .assault || trigger.sense.kind == .coerce))
    }
    switch role {
    case .actor, .both: cast.actors += all
    case .recipient: cast.recipients += all
    case .location: cast.location = cast.location ?? participants.place(group[0])
    case .none: break
    }
  }
}
