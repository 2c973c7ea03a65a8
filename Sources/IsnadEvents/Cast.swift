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
  /// What is struck (مواقع).
  let targets: UInt8
  private let strife: UInt8
  /// Words for and against (مناهض).
  let stance: UInt8
  /// States that are told as he (العراق).
  let masculineStates: UInt8
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
    targets = view.lexicon.vocabulary.wordClass("target")
    stance = view.lexicon.vocabulary.wordClass("stance")
    strife = view.lexicon.vocabulary.wordClass("strife")
    masculineStates = view.lexicon.vocabulary.wordClass("masculinestate")
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
    // زار لبنان أمس وفد فرنسي: a country goes nowhere, it is gone to.
    if trigger.isVerb, trigger.sense.mode == "visit", trigger.sense.object == .recipient, cast.actors.count == 1,
      cast.recipients.count == 1, trigger.sense.cameo == "042", isPlace(cast.actors[0]),
      !isPlace(cast.recipients[0])
    {
      swap(&cast.actors, &cast.recipients)
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

  private func isPlace(_ participant: Event.Participant) -> Bool {
    participant.entity.map { view.names.entities[$0].kind == .place } ?? false
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
      // إعدام فلان، الأخ الأصغر للرئيس: behind a description ل belongs to that.
      if preposition == 1, !trigger.isVerb, trigger.sense.genitive == .recipient, n > 1,
        groups(phrases)[1..<n].contains(where: { $0[0].preposition == nil })
      {
        continue
      }
      // مع قيام الشرطة بتفريقهم: an act stands beside it, it takes no part; one may condemn or praise an act.
      if !takesActs(trigger.sense), participants.isAct(group[0]) || participants.isCarrying(group[0]) { continue }
      switch role {
      // لقاء الوزير وسط الحرب بين …: between whom the other thing is.
      case .both where n > 0 && isStrife(before: group[0]): continue
      case .both:
        let all = group.flatMap { participants.read($0) }
        if cast.actors.isEmpty { cast.actors += all.prefix(1) }
        cast.recipients += all.dropFirst()
      // زيارة الوزير, or الزيارة … للوزير … لبرلين: with two of them the first is the doer.
      case .recipient
      where preposition == 1 && trigger.sense.genitive == .actor && isDoubled(preposition, phrases)
        && cast.actors.isEmpty && genitive(of: trigger, after: phrases) == nil:
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

  private func isStrife(before phrase: Phrase) -> Bool {
    let noun = phrase.tokens.lowerBound - 2
    return noun >= 0 && view.token(noun, isIn: strife)
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
  func isIdiom(_ phrase: Phrase, of trigger: Trigger) -> Bool {
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
    let takesThings = isRecipient && (trigger.sense.kind == .assault || trigger.sense.kind == .coerce)
    // طعن امرأة وهرب: what is joined to a person is another.
    let isOfPeople = participants.isPerson(group[0].head) || group[0].tokens.lowerBound < group[0].head
    let all = group.flatMap { participants.read($0, allowsThings: takesThings && !($0.isJoined && isOfPeople)) }
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
