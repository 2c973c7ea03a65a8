import IsnadDocument
import IsnadLanguage
import IsnadLexicon
import IsnadNames
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
  let places: PlaceReader
  private let against: UInt8
  let claiming: UInt8
  let responsibility: UInt8
  let aiming: UInt8
  let freedom: UInt8
  private let idioms: [UInt8]
  private let causes: [UInt8]

  init(view: TokenView, participants: ParticipantReader) {
    self.view = view
    self.participants = participants
    places = PlaceReader(view: view, participants: participants)
    claiming = view.lexicon.vocabulary.wordClass("claiming")
    aiming = view.lexicon.vocabulary.wordClass("aiming")
    responsibility = view.lexicon.vocabulary.wordClass("responsibility")
    freedom = view.lexicon.vocabulary.wordClass("freedom")
    idioms = ["death", "arresting", "blame", "self"].map(view.lexicon.vocabulary.wordClass)
    on = view.lexicon.vocabulary.preposition("على")
    against = view.lexicon.vocabulary.preposition("ضد")
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
    let hit = place(hitBy: trigger, cast)
    let isTown = hit?.entity.map { !participants.countries.isState(view.names.entities[$0].name) } ?? false
    cast.location =
      cast.location ?? (isTown ? hit : nil) ?? places.place(of: trigger, carrier: setting.carrier) ?? hit
    return cast
  }

  /// An attack on a town, a visit to a country happens there.
  private func place(hitBy trigger: Trigger, _ cast: Cast) -> Party? {
    guard trigger.sense.kind == .assault || trigger.sense.mode == "visit" || trigger.sense.mode == "seize",
      cast.recipients.count == 1, let entity = cast.recipients[0].entity, view.names.entities[entity].kind == .place
    else { return nil }
    return view.names.mentions[view.names.mentions(in: cast.recipients[0].span)].first { $0.entity == entity }.map {
      Party(entity: $0.entity, span: $0.span)
    }
  }

  /// قتلوا في ضربة جوية أميركية: whoever struck the blow that somebody died of.
  private func doerOfCause(_ trigger: Trigger) -> Event.Participant? {
    for phrase in view.phrases(after: trigger.token, in: trigger.sentence) {
      guard let preposition = phrase.preposition, causes.contains(preposition),
        view.readings(phrase.head).contains(where: { isAttack($0) })
      else { continue }
      if var state = participants.nationality(after: phrase.head, in: trigger.sentence) {
        state.sector = state.sector ?? "MIL"
        return state
      }
      if let doer = doerInClause(behind: phrase, in: trigger.sentence) { return doer }
    }
    return nil
  }

  /// الهجوم الذي شنته الحركة, أعمال تقوم بها الجماعة, هجوم نفذه مسلحون: the subject of the verb that carries the act.
  func doerInClause(behind phrase: Phrase, in sentence: Range<Int>) -> Event.Participant? {
    var verb = phrase.tokens.upperBound
    while verb < sentence.upperBound, verb - phrase.head <= 4, !view.entries[verb].isVerb {
      guard view.document.tokens[verb].kind == .word, !view.has(.preposition, verb) else { return nil }
      verb += 1
    }
    guard verb < sentence.upperBound, view.entries[verb].isVerb,
      view.cues(verb).contains(where: { $0.isVerb && $0.cue == .support }),
      let subject = groups(view.phrases(after: verb, in: sentence)).first(where: { $0[0].preposition == nil }),
      subject[0].tokens.lowerBound - verb <= 3
    else { return nil }
    return participants.read(subject[0]).first
  }

  private func isAttack(_ reading: EventReading) -> Bool {
    reading.aspect == nil
      && view.lexicon.senses[view.lexicon.words[Int(reading.word)].senses].contains {
        $0.kind == .assault && ($0.genitive == .actor || $0.genitive == .both)
      }
  }

  func isSame(_ a: Event.Participant, _ b: Event.Participant) -> Bool {
    a.span == b.span || (a.entity != nil && a.entity == b.entity)
  }

  // MARK: Verbs

  private func castOfVerb(_ trigger: Trigger) -> Cast {
    let i = trigger.token
    let sense = trigger.sense
    let after = view.phrases(after: lastOfRow(i, in: trigger.sentence), in: trigger.sentence)
    var cast = Cast()
    var frame = frame(of: i, reading: trigger.reading, after: after, in: trigger.sentence)
    // استولى عليها المتمردون: a verb whose aim stands behind a preposition has no object, so the bare phrase is its subject.
    if frame.subject == nil, !frame.isPassive, let object = frame.object,
      sense.prepositions.values.contains(.recipient),
      trigger.reading.aspect != nil, !trigger.reading.isPlural, object[0].tokens.lowerBound > i,
      !hasPronounSubject(i), !isCountedThing(object[0]),
      takesNoObject(sense) || sense.object == .none && !participants.read(object[0]).isEmpty
    {
      frame.subject = object
      frame.object = nil
    }
    // تحدث المدير … مع الوزير: a second bare phrase is no object either.
    if frame.subject != nil, takesNoObject(sense) { frame.object = nil }
    // ألقى اللوم على فلان, ألقت فرنسا باللوم: what the idiom names suffers nothing, and whom the sense does nothing to is its
    // doer, unless the form says passive (ألقي القبض).
    if let subject = frame.subject, frame.isPassive, trigger.reading.voice != .passive, !isPrintedPassive(trigger),
      isIdiom(subject[0], of: trigger) || sense.object == .none && !participants.read(subject[0]).isEmpty
    {
      frame.isPassive = false
    }
    if let subject = frame.subject, !frame.isPassive, isPossessed(subject[0]),
      let owner = subjectBefore(i, in: trigger.sentence)
    {
      add(owner, as: sense.subject, of: trigger, to: &cast)
    } else if let subject = frame.subject {
      add(subject + bothOf(subject), as: frame.isPassive ? sense.object : sense.subject, of: trigger, to: &cast)
    } else if frame.isPassive, sense.object == .recipient, let subject = subjectBefore(i, in: trigger.sentence) {
      // ثم قُتل بعد أيام: the one spoken of goes on to suffer it.
      add(subject, as: .recipient, of: trigger, to: &cast)
    }
    if let object = frame.object { add(object, as: sense.object, of: trigger, to: &cast) }
    addBetween(frame, after, of: trigger, to: &cast)
    addPrepositional(after, of: trigger, to: &cast)
    addRelativeObject(of: trigger, to: &cast)
    let isOpen = frame.subject.map { isIdiom($0[0], of: trigger) } ?? !isPassiveByAgreement(trigger, frame)
    if isOpen, !frame.isPassive, !isPrintedPassive(trigger), cast.actors.isEmpty, sense.subject == .actor,
      let subject =
        view.has(.relative, max(i - 1, 0)) && i > trigger.sentence.lowerBound
          && !view.document.token(i - 1, is: "حيث")
        ? subjectInFront(of: i, in: trigger.sentence) : subjectBefore(i, in: trigger.sentence)
    {
      add(subject, as: sharesPassive(trigger) ? sense.object : .actor, of: trigger, to: &cast)
    }
    addPronouns(after: i, of: trigger, to: &cast)
    addObjectPronoun(of: trigger, to: &cast)
    return cast
  }

  /// أطلقت خمسة صواريخ: what is counted and is nobody fires nothing.
  private func isCountedThing(_ phrase: Phrase) -> Bool {
    phrase.tokens.lowerBound < phrase.head && view.entries[phrase.head].mention == nil
      && !participants.isPerson(phrase.head)
  }

  /// وجهت إليه تهمة: a feminine verb before the one feminine thing that it does nothing to.
  private func isPassiveByAgreement(_ trigger: Trigger, _ frame: Frame) -> Bool {
    guard trigger.sense.object == .none, trigger.reading.aspect == .perfect, trigger.reading.isFeminine,
      let object = frame.object?[0], object.tokens.lowerBound > trigger.token, !object.isDefinite
    else { return false }
    return view.document.folded(object.head).suffix(2).elementsEqual([0xD9, 0x87])
  }

  /// ألقي القبض على فلان: with ي where the active has ى.
  private func isPrintedPassive(_ trigger: Trigger) -> Bool {
    guard trigger.reading.aspect == .perfect, trigger.word.lemma.contains(" ") == false,
      trigger.word.lemma.hasSuffix("ى")
    else { return false }
    return view.document.text.bytes[view.entries[trigger.token].span.range].suffix(2).elementsEqual([0xD9, 0x8A])
  }

  /// قتلوا وجرحوا: of two verbs in a row the second is passive where the first is.
  private func sharesPassive(_ trigger: Trigger) -> Bool {
    let before = trigger.token - 1
    guard before > trigger.sentence.lowerBound, view.entries[trigger.token].hasConjunction, view.entries[before].isVerb
    else { return false }
    let after = view.phrases(after: before, in: trigger.sentence)
    return frame(
      of: before, reading: view.readings(before).first { $0.aspect != nil }, after: after, in: trigger.sentence
    )
    .isPassive
  }

  /// رئيسا تركيا وألمانيا: the second genitive of a dual is the second of them.
  private func bothOf(_ subject: [Phrase]) -> [Phrase] {
    guard let only = subject.last, isDual(only) else { return [] }
    let next = only.tokens.upperBound
    guard next < view.entries.count, view.entries[next].hasConjunction, view.entries[next].mention != nil else {
      return []
    }
    return [view.phrase(at: next, in: only.tokens.lowerBound..<view.entries.count, isJoined: true)]
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
    var end = view.has(.relative, i - 1) ? i - 1 : i
    if end < i, view.isComma(end - 1) { end -= 1 }
    guard let owner = groups(view.phrases(before: end, in: trigger.sentence)).last,
      owner.map(\.tokens.upperBound).max() == end
    else { return }
    // فلان وإحدى النساء اللاتي اتهمنه: who does it is not whom it is done to.
    let pronoun = Pronoun(view, at: i)
    let own = owner.filter { pronoun?.fits($0, in: view) ?? true }
    var others = Cast()
    add(own.isEmpty ? owner : own, as: .recipient, of: trigger, to: &others)
    cast.recipients = others.recipients.filter { one in !cast.actors.contains { isSame($0, one) } }
  }

  /// جنوده، قواته: the army's or the state's own, told by whom the pronoun means.
  private func isPossessed(_ phrase: Phrase) -> Bool {
    phrase.tokens.count == 1 && view.entries[phrase.head].hasPronoun && view.entries[phrase.head].mention == nil
      && participants.isPerson(phrase.head)
  }

  // MARK: Both

  func addPrepositional(_ phrases: [Phrase], of trigger: Trigger, to cast: inout Cast) {
    for (n, group) in groups(phrases).enumerated() {
      guard let preposition = group[0].preposition else { continue }
      // الحملة العسكرية ضد الحركة: behind another act, against says whom that one is against.
      if n > 0, isOfAnother(group[0], groups(phrases)[n - 1], trigger) {
        // تحقيق بشأن الاتهامات ضد فلان: whoever is accused is whom they look into.
        if trigger.sense.mode == "investigate", cast.recipients.isEmpty, isAccusation(groups(phrases)[n - 1][0]) {
          add(group, as: .recipient, of: trigger, to: &cast)
        }
        continue
      }
      if preposition == Phrase.agentive {
        if cast.actors.isEmpty { add(group, as: .actor, of: trigger, to: &cast) }
        continue
      }
      guard let role = trigger.sense.prepositions[preposition] else { continue }
      // استهداف الآليات … لتفاصيل أكثر: behind a noun, ل names whoever is somebody.
      if preposition == 1, !trigger.isVerb, view.entries[group[0].head].mention == nil,
        group[0].tokens.lowerBound == group[0].head, !participants.isPerson(group[0].head),
        participants.read(group[0]).isEmpty
      {
        continue
      }
      // مع قيام الشرطة بتفريقهم: an act stands beside it, it takes no part; one may condemn or praise an act.
      if !takesActs(trigger.sense), participants.isAct(group[0]) || participants.isCarrying(group[0]) { continue }
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
      case .actor where cast.actors.isEmpty:
        // إطلاق نار من مقاتلين, but من غزة: a place is where from.
        if participants.place(group[0]) == nil { add(group, as: .actor, of: trigger, to: &cast) }
      case .location where cast.location == nil: cast.location = participants.place(group[0])
      default: break
      }
    }
  }

  private func isAccusation(_ phrase: Phrase) -> Bool {
    view.readings(phrase.head).contains { reading in
      reading.aspect == nil
        && view.lexicon.senses[view.lexicon.words[Int(reading.word)].senses].contains { $0.mode == "allege" }
    }
  }

  private func isOfAnother(_ phrase: Phrase, _ before: [Phrase], _ trigger: Trigger) -> Bool {
    guard let last = before.last, last.tokens.upperBound + 1 >= phrase.tokens.lowerBound,
      view.entries[last.head].mention == nil
    else { return false }
    // هجمات أكتوبر والحرب على المدينة
    if last.isJoined, view.headSector(last.head) == nil, !view.isCount(last.tokens.lowerBound) { return true }
    guard phrase.preposition == against, last.preposition != nil else { return false }
    return participants.isAct(last) || view.cues(last.head).contains { $0.cue == .carrier }
  }

  /// لقي حتفه, ألقى اللوم: the idiom's own words are nobody.
  private func isIdiom(_ phrase: Phrase, of trigger: Trigger) -> Bool {
    trigger.isVerb && phrase.head == trigger.token + 1 && idioms.contains { view.token(phrase.head, isIn: $0) }
  }

  private func takesActs(_ sense: EventSense) -> Bool {
    switch sense.kind {
    case .accuse, .support, .reject, .concede, .request, .protest: true
    default: false
    }
  }

  private func isDoubled(_ preposition: UInt8, _ phrases: [Phrase]) -> Bool {
    phrases.count { $0.preposition == preposition && !$0.isJoined && !participants.read($0).isEmpty } > 1
  }

  func add(_ group: [Phrase], as role: EventSense.Role, of trigger: Trigger, to cast: inout Cast) {
    let isRecipient = role == .recipient
    if isIdiom(group[0], of: trigger) { return }
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
    // أدان الأعمال التي تقوم بها الجماعة: whose act it is that is blamed or praised.
    if isRecipient, all.isEmpty, trigger.sense.kind == .accuse || trigger.sense.kind == .support,
      let doer = doerInClause(behind: group[0], in: trigger.sentence),
      doer.entity != nil
    {
      cast.recipients.append(doer)
    }
    switch role {
    case .actor, .both: cast.actors += all
    case .recipient: cast.recipients += all
    case .location: cast.location = cast.location ?? participants.place(group[0])
    case .none: break
    }
  }
}
