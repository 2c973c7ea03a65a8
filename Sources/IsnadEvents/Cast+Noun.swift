import IsnadDocument
import IsnadLanguage
import IsnadLexicon
import IsnadNames
import IsnadRecords
import IsnadText

/// Who takes part in what a noun tells: by the genitive behind it, its prepositions, its adjective, and the verb or noun that carries it.
extension CastFinder {
  func castOfNoun(_ trigger: Trigger, setting: Setting) -> Cast {
    let i = trigger.token
    var cast = Cast()
    let after = view.phrases(after: i, in: trigger.sentence)
    let sense = trigger.sense
    addPrepositional(after, of: trigger, to: &cast)
    addPronouns(after: i, of: trigger, to: &cast)
    addPlanner(of: trigger, setting, to: &cast)
    addGenitive(
      after, of: trigger, isPassive: setting.carrier.map { participants.isImpersonal($0) } ?? false, to: &cast)
    addPronoun(after, of: trigger, to: &cast)
    addNationality(of: trigger, to: &cast)
    switch trigger.word.part {
    case .agent: if cast.actors.isEmpty { cast.actors += participants.read(own(trigger)) }
    case .circumstance:
      if let subject = subjectBefore(i, in: trigger.sentence) { add(subject, as: .actor, of: trigger, to: &cast) }
      if let object = groups(after).first(where: { $0[0].preposition == nil }), sense.prepositions.isEmpty {
        add(object, as: .recipient, of: trigger, to: &cast)
      }
    default: break
    }
    addObjectPronoun(of: trigger, to: &cast)
    relative(trigger, after, to: &cast)
    carried(trigger, setting, to: &cast)
    addSpeaker(of: trigger, to: &cast)
    if cast.actors.isEmpty, sense.genitive == .actor, sense.prepositions[1] == nil {
      addOwner(after, of: trigger, to: &cast)
    }
    return cast
  }

  private func own(_ trigger: Trigger) -> Phrase {
    Phrase(
      tokens: trigger.token..<(trigger.token + 1), head: trigger.token, preposition: nil, isDefinite: true,
      isJoined: false,
      isAfterComma: false)
  }

  // MARK: Genitive and object

  /// مقتل جنديين, هجوم الحركة على …, اعتقال الشرطة رجلا, قصف تركيا للقرية: what stands behind tells whether the genitive does or suffers it.
  private func addGenitive(_ after: [Phrase], of trigger: Trigger, isPassive: Bool, to cast: inout Cast) {
    guard let genitive = genitive(of: trigger, after: after) else { return }
    // تم رفض الطلب, يتم اتهام الوزير: it is done to the genitive.
    if isPassive, trigger.sense.prepositions.isEmpty || trigger.sense.kind == .reject {
      return add(genitive, as: .recipient, of: trigger, to: &cast)
    }
    let sense = trigger.sense
    switch sense.genitive {
    case .recipient, .both:
      if cast.recipients.isEmpty, isDoer(genitive[0]), let object = object(behind: genitive, after),
        !describes(object[0], genitive[0])
      {
        add(genitive, as: .actor, of: trigger, to: &cast)
        add(object, as: .recipient, of: trigger, to: &cast)
        return
      }
      // قصف إسرائيل لغزة, but قصف غزة.
      let isTaken = !cast.recipients.isEmpty || sense.genitive == .both && !cast.actors.isEmpty
      let isCounted = genitive[0].tokens.lowerBound < genitive[0].head
      add(genitive, as: isTaken && !isCounted ? .actor : .recipient, of: trigger, to: &cast)
    // زيارة بيروت: a town goes nowhere.
    case .actor where sense.mode == "visit" && cast.recipients.isEmpty && participants.place(genitive[0]) != nil:
      add(genitive, as: .recipient, of: trigger, to: &cast)
    case .actor: add(genitive, as: cast.actors.isEmpty ? .actor : .recipient, of: trigger, to: &cast)
    default: break
    }
  }

  /// اغتيال فلان الأخ الأصغر …: a definite noun behind a person's name says who he is.
  private func describes(_ phrase: Phrase, _ name: Phrase) -> Bool {
    phrase.preposition == nil && phrase.isDefinite && view.entries[phrase.head].mention == nil
      && participants.isNamedPerson(name)
  }

  /// The phrase that stands in the genitive right after a noun; adjectives are none.
  func genitive(of trigger: Trigger, after: [Phrase]) -> [Phrase]? {
    let i = trigger.token
    let sense = trigger.sense
    let entry = view.entries[i]
    guard !entry.isDefinite, !entry.hasPronoun, let first = groups(after).first,
      first[0].tokens.lowerBound == view.next(i), first[0].preposition == nil, !first[0].isAfterComma
    else { return nil }
    let start = first[0].tokens.lowerBound
    let next = view.entries[start]
    // مقتل صحفي: who is called by an adjective suffers what only people suffer.
    let isSufferer = sense.genitive == .recipient && view.headSector(start) != nil
    if !next.isDefinite, next.mention == nil,
      next.upos == .adj && !isSufferer || view.token(start, isIn: participants.attackAdjectives)
    {
      return nil
    }
    if next.mention != nil || next.isDefinite || view.isCount(start) || view.headSector(start) != nil { return first }
    // A construct goes on: مقتل قائد كتيبة, اعتقال ناشط.
    // ضرب أهداف تابعة للحركة: things that belong to somebody named.
    return participants.isPerson(start) || first[0].isDefinite
      || participants.read(first[0]).contains { $0.entity != nil } ? first : nil
  }

  /// Whether a genitive can do the act: a state, a body, armed people.
  private func isDoer(_ phrase: Phrase) -> Bool {
    // Who is counted suffers: 5 جنود.
    guard phrase.tokens.lowerBound == phrase.head else { return false }
    if let mention = view.entries[phrase.head].mention {
      let entity = view.names.mentions[mention].entity
      return view.names.entities[entity].kind != .place || view.names.entities[entity].country != nil
    }
    guard let sector = view.headSector(phrase.head) else { return false }
    return ["MIL", "COP", "REB", "UAF", "GOV", "SPY", "CRM", "JUD"].contains(sector)
  }

  /// The bare phrase, or the one behind ل, that stands right behind the genitive.
  private func object(behind genitive: [Phrase], _ after: [Phrase]) -> [Phrase]? {
    let end = genitive.map(\.tokens.upperBound).max() ?? 0
    guard let next = groups(after).first(where: { $0[0].tokens.lowerBound >= end }),
      next[0].tokens.lowerBound - end <= 2,
      !next[0].isAfterComma
    else { return nil }
    let head = next[0].head
    let isSomebody = view.entries[head].mention != nil || participants.isPerson(head)
    switch next[0].preposition {
    case nil:
      return isSomebody || next[0].tokens.lowerBound < head || view.isCount(next[0].tokens.lowerBound)
        || view.token(head, isIn: targets) ? next : nil
    case 1: return isSomebody && !participants.isAct(next[0]) ? next : nil
    default: return nil
    }
  }

  // MARK: Pronoun, adjective, ل

  /// نيته زيارة …, استعدادها لقصف …: whom the pronoun of the word right before means is who will do it.
  private func addPlanner(of trigger: Trigger, _ setting: Setting, to cast: inout Cast) {
    var cue = trigger.token - 1
    if cue > trigger.sentence.lowerBound, view.has(.preposition, cue) { cue -= 1 }
    guard cast.actors.isEmpty, trigger.sense.subject == .actor, cue >= trigger.sentence.lowerBound,
      cue == setting.reason || cue == setting.carrier, !view.entries[cue].isVerb, view.entries[cue].hasPronoun,
      view.cues(cue).contains(where: { !$0.isVerb && ($0.cue == .planned || $0.cue == .ongoing || $0.cue == .support) }
      ),
      let owner = owner(of: cue, in: trigger.sentence)
    else { return }
    add(owner, as: .actor, of: trigger, to: &cast)
  }

  /// هجومه على …, دعمه إسرائيل, استهدافه للقرية: whom the pronoun means does it, where the act or what stands behind allows that.
  private func addPronoun(_ after: [Phrase], of trigger: Trigger, to cast: inout Cast) {
    let i = trigger.token
    let sense = trigger.sense
    guard view.entries[i].hasPronoun, trigger.word.part == .noun else { return }
    if sense.genitive != .actor, cast.recipients.isEmpty, let first = after.first, first.preposition == 1,
      view.entries[first.head].mention != nil || participants.isPerson(first.head)
    {
      add([first], as: .recipient, of: trigger, to: &cast)
    }
    if cast.actors.isEmpty, sense.genitive == .actor || sense.kind == .support || !cast.recipients.isEmpty,
      let owner = owner(of: i, in: trigger.sentence)
    {
      add(owner, as: .actor, of: trigger, to: &cast)
    }
    // تم احتجازه: the pronoun is whom it is done to, where it means a person.
    if sense.genitive == .recipient || sense.kind == .assault && sense.genitive == .both, cast.recipients.isEmpty,
      let owner = owner(of: i, in: trigger.sentence),
      participants.read(owner[0]).first?.entity.map({ view.names.entities[$0].kind == .person }) == true
    {
      add(owner, as: .recipient, of: trigger, to: &cast)
    }
    // دعمه إسرائيل: behind the pronoun for the doer stands whom it is done to.
    if sense.genitive == .actor || sense.kind == .support, cast.recipients.isEmpty, !sense.prepositions.isEmpty,
      let first = after.first, first.preposition == nil, !first.isAfterComma, view.entries[first.head].mention != nil
    {
      add([first], as: .recipient, of: trigger, to: &cast)
    }
  }

  /// Whom a pronoun means: the subject where it fits, else the nearest name before that fits.
  private func owner(of i: Int, in sentence: Range<Int>) -> [Phrase]? {
    let subject = subjectBefore(i, in: sentence)
    guard let pronoun = Pronoun(view, at: i) else { return subject }
    if let subject, pronoun.fits(subject[0], in: view) { return subject }
    if let name = nameBefore(i, in: sentence, for: pronoun) ?? onlyName(before: sentence, for: pronoun) {
      return [name]
    }
    return subject.flatMap { view.names.entities.isEmpty || $0[0].isDefinite ? $0 : nil }
  }

  private func addNationality(of trigger: Trigger, to cast: inout Cast) {
    let i = trigger.token
    guard cast.actors.isEmpty, let adjective = participants.nationality(after: i, in: trigger.sentence) else { return }
    if trigger.sense.genitive == .recipient, !view.entries[i].isDefinite, cast.recipients.isEmpty {
      cast.recipients.append(adjective)
    } else {
      cast.actors.append(adjective)
    }
  }

  /// العملية البرية للجيش, التهديد الأخير للحركة: behind a noun that can take no genitive any more, ل says whose act it is.
  private func addOwner(_ after: [Phrase], of trigger: Trigger, to cast: inout Cast) {
    guard view.entries[trigger.token].isDefinite,
      // المظاهرات خلال مؤتمر للحزب: behind another preposition ل belongs to what stands there.
      let owner = groups(after).first(where: { $0[0].preposition != nil }), owner[0].preposition == 1,
      !participants.isAct(owner[0]),
      view.entries[owner[0].head].mention != nil || isDoer(owner[0]), owner[0].tokens.lowerBound - trigger.token <= 5
    else { return }
    // المسيرات المناهضة للحكومة, المؤيدة للحكومة: behind a word for or against, ل says for or against whom.
    if view.token(owner[0].tokens.lowerBound - 1, isIn: stance) { return }
    add(owner, as: .actor, of: trigger, to: &cast)
  }

  // MARK: Carriers

  /// Who did it by the word that carries the noun: شن الجيش غارة; تعرض الموكب لهجوم; خطط الحركة لقصف …
  private func carried(_ trigger: Trigger, _ setting: Setting, to cast: inout Cast) {
    guard let carrier = setting.carrier, let cue = setting.carrierCue, view.entries[carrier].isVerb else {
      return carriedByNoun(trigger, setting, to: &cast)
    }
    let role: EventSense.Role
    switch cue {
    case .support: role = .actor
    case .undergo: role = .recipient
    // أعلنت الشرطة اعتقال …: whoever announces an act of this kind has done it.
    case .report where announces(carrier, trigger): role = .actor
    // استهدف هجوم انتحاري قافلة: what the verb behind which the attack stands was aimed at.
    case .occur
    where carrier < trigger.token && view.token(carrier, isIn: aiming) && trigger.sense.kind == .assault
      && cast.recipients.isEmpty:
      let after = view.phrases(after: trigger.token, in: trigger.sentence)
      if let object = groups(after).first(where: { $0[0].preposition == nil && !isDescription($0[0]) }) {
        add(object, as: .recipient, of: trigger, to: &cast)
      }
      return
    default: return
    }
    let between =
      carrier < trigger.token
      ? view.phrases(after: carrier, in: trigger.sentence.lowerBound..<trigger.token)
      : [Phrase]()
    // وصل إلى بيروت في زيارة: what the verb says of the aim holds for the noun.
    if cue == .support, cast.recipients.isEmpty { addPrepositional(between, of: trigger, to: &cast) }
    if participants.isImpersonal(carrier) { return }
    let reading = view.readings(carrier).first { $0.aspect != nil }
    let subject =
      groups(between).first { $0[0].preposition == nil } ?? subjectInFront(of: carrier, in: trigger.sentence)
      ?? (role == .actor && reading?.voice != .passive ? subjectBefore(carrier, in: trigger.sentence) : nil)
    guard let subject else { return }
    if role == .actor, !cast.actors.isEmpty || trigger.sense.subject != .actor { return }
    if role == .recipient, !cast.recipients.isEmpty { return }
    if cue == .report, trigger.sense.kind == .assault, !claims(carrier, trigger),
      !isTold(directlyBy: carrier, trigger) || !isBlow(of: subject[0], on: cast)
    {
      return
    }
    add(subject, as: role, of: trigger, to: &cast)
  }

  /// هجوم انتحاري, الهجوم الدامي: adjectives behind the act.
  private func isDescription(_ phrase: Phrase) -> Bool {
    phrase.tokens.allSatisfy {
      view.entries[$0].mention == nil
        && (view.entries[$0].upos == .adj || view.token($0, isIn: participants.attackAdjectives))
    }
  }

  /// صرحت الشرطة باعتقال رجل في حادث إطلاق النار: an act within another is not the speaker's.
  private func isTold(directlyBy carrier: Int, _ trigger: Trigger) -> Bool {
    (min(carrier + 1, trigger.token)..<trigger.token).allSatisfy { token in
      view.entries[token].isVerb || view.entries[token].mention != nil
        || view.readings(token).allSatisfy { $0.aspect != nil || $0.word == trigger.reading.word }
    }
  }

  /// قيام الجيش بقصف, استمرار الحصار, خطط الحركة لشن هجوم: the genitive of the noun that carries the act, or of the one that governs it.
  private func carriedByNoun(_ trigger: Trigger, _ setting: Setting, to cast: inout Cast) {
    addSufferer(of: trigger, setting, to: &cast)
    guard cast.actors.isEmpty, trigger.sense.subject == .actor, let cue = setting.carrier ?? setting.reason,
      cue < trigger.token, !view.entries[cue].isVerb, view.has(.preposition, cue) == false,
      view.cues(cue).contains(where: { !$0.isVerb && $0.cue != .undergo && $0.cue != .denied })
    else { return }
    for phrase in view.phrases(before: trigger.token, in: trigger.sentence).reversed() {
      guard phrase.tokens.upperBound <= trigger.token, phrase.tokens.upperBound >= cue else { continue }
      let first = phrase.tokens.lowerBound
      guard phrase.tokens.count > 1, !view.entries[first].isDefinite, view.entries[first].mention == nil,
        view.cues(first).contains(where: { !$0.isVerb })
      else { continue }
      let owner = view.phrase(at: view.next(first), in: trigger.sentence)
      if owner.tokens.upperBound <= trigger.token, isDoer(owner) {
        return add([owner], as: .actor, of: trigger, to: &cast)
      }
    }
    // أعلنت إسرائيل التوصل إلى اتفاق: the verb over the carrying noun.
    guard trigger.sense.kind != .assault, let verb = verbOver(cue, in: trigger.sentence), announces(verb, trigger),
      let subject = subjectBefore(cue, in: trigger.sentence)
    else { return }
    add(subject, as: .actor, of: trigger, to: &cast)
  }

  /// تعرض السفير لمحاولة اغتيال, تعرضه للضرب: whose being exposed to it the noun before tells.
  private func addSufferer(of trigger: Trigger, _ setting: Setting, to cast: inout Cast) {
    guard cast.recipients.isEmpty, trigger.word.part == .noun, setting.carrierCue == .undergo,
      let carrier = setting.carrier,
      carrier < trigger.token, !view.entries[carrier].isVerb
    else { return }
    if view.entries[carrier].hasPronoun {
      if let owner = owner(of: carrier, in: trigger.sentence) { add(owner, as: .recipient, of: trigger, to: &cast) }
      return
    }
    let owner = view.phrase(at: view.next(carrier), in: trigger.sentence)
    if owner.tokens.upperBound <= trigger.token { add([owner], as: .recipient, of: trigger, to: &cast) }
  }

  private func verbOver(_ i: Int, in sentence: Range<Int>) -> Int? {
    var j = i - 1
    while j >= sentence.lowerBound, i - j <= 14 {
      if view.entries[j].isVerb { return j }
      if view.isClauseMark(j) { return nil }
      j -= 1
    }
    return nil
  }

  /// أعلن and its kin before an act that the speaker's own side does; deaths are announced by anybody.
  private func announces(_ carrier: Int, _ trigger: Trigger) -> Bool {
    if trigger.sense.kind == .assault {
      return trigger.sense.subject == .actor && trigger.sense.cameo != "180"
        && (participants.isAnnouncement(carrier) || claims(carrier, trigger))
    }
    guard participants.isAnnouncement(carrier) else { return false }
    switch trigger.sense.kind {
    case .agree, .retreat, .aid, .mobilize, .sanction, .reject, .coerce, .concede: return true
    case .support: return true
    default: return false
    }
  }

  /// غارة استهدفت القرية: the verb behind an attack says what it hit.
  private func addTarget(of verb: Int, _ trigger: Trigger, to cast: inout Cast) {
    guard trigger.sense.kind == .assault, cast.recipients.isEmpty, view.token(verb, isIn: aiming),
      !view.entries[verb].hasPronoun,
      let object = groups(view.phrases(after: verb, in: trigger.sentence)).first, object[0].preposition == nil,
      object[0].tokens.lowerBound == verb + 1
    else { return }
    add(object, as: .recipient, of: trigger, to: &cast)
  }

  /// تبنت الحركة الهجوم, أعلنت مسؤوليتها عن الهجوم: whoever says so did it.
  private func claims(_ carrier: Int, _ trigger: Trigger) -> Bool {
    view.token(carrier, isIn: claiming)
      || (min(carrier, trigger.token)..<trigger.token).contains { view.token($0, isIn: responsibility) }
  }

  /// الهجوم الذي شنته حماس على …: the relative clause's verb names the doer.
  private func relative(_ trigger: Trigger, _ after: [Phrase], to cast: inout Cast) {
    guard cast.actors.isEmpty else { return }
    var j = trigger.token + 1
    var verb: Int?
    while j < trigger.sentence.upperBound, j - trigger.token <= 8 {
      if view.has(.relative, j) {
        verb = j + 1
        break
      }
      // مجزرة السابع من الشهر التي …: a date parts nothing.
      if participants.isTime(j) {
        j += 1
        continue
      }
      // ضربة جوية نفذها الجيش: an indefinite noun has its clause without a pronoun of relation.
      if view.entries[j].isVerb, !view.entries[trigger.token].isDefinite,
        view.entries[j].hasPronoun || view.token(j, isIn: aiming)
      {
        verb = j
        break
      }
      if view.entries[j].isVerb || view.document.tokens[j].kind != .word || view.has(.preposition, j) { return }
      j += 1
    }
    if let verb, verb < trigger.sentence.upperBound { addTarget(of: verb, trigger, to: &cast) }
    guard let verb, verb < trigger.sentence.upperBound, view.entries[verb].isVerb, view.entries[verb].hasPronoun,
      view.cues(verb).contains(where: { $0.cue == .support && $0.isVerb })
    else { return }
    let inside = view.phrases(after: verb, in: trigger.sentence)
    if let subject = groups(inside).first(where: { $0[0].preposition == nil }) {
      add(subject, as: .actor, of: trigger, to: &cast)
    }
    addPrepositional(inside, of: trigger, to: &cast)
    addPronouns(after: verb, of: trigger, to: &cast)
  }

  /// الجيش: استهداف آليات للحركة: a side of a war tells its own blow behind a colon, where what was hit is the other side's.
  private func addSpeaker(of trigger: Trigger, to cast: inout Cast) {
    var j = trigger.token - 1
    if j > trigger.sentence.lowerBound, participants.isImpersonal(j) { j -= 1 }
    guard cast.actors.isEmpty, trigger.sense.kind == .assault, trigger.sense.subject == .actor,
      trigger.sense.cameo != "180", j > trigger.sentence.lowerBound, view.document.token(j, is: ":"),
      let speaker = groups(view.phrases(before: j, in: trigger.sentence)).last, speaker[0].tokens.upperBound == j,
      isBlow(of: speaker[0], on: cast)
    else { return }
    cast.actors += participants.read(speaker[0]).prefix(1)
  }

  /// Whether a side of a war tells of what was hit, and that is the other side's.
  private func isBlow(of speaker: Phrase, on cast: Cast) -> Bool {
    guard let side = participants.read(speaker).first, let sector = side.sector, Self.armed.contains(sector) else {
      return false
    }
    return cast.recipients.contains {
      $0.country != nil && $0.country != side.country || sector == "REB" && $0.sector == "MIL"
    }
  }

  private static let armed: Set<String> = ["MIL", "REB", "UAF", "COP"]
}
