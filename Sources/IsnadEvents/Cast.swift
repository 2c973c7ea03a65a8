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
  private let on: UInt8
  private let freedom: UInt8

  init(view: TokenView, participants: ParticipantReader) {
    self.view = view
    self.participants = participants
    freedom = view.lexicon.vocabulary.wordClass("freedom")
    on = view.lexicon.vocabulary.preposition("على")
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
    cast.recipients.removeAll { recipient in cast.actors.contains { isSame($0, recipient) } }
    return cast
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
    let frame = frame(of: i, reading: trigger.reading, after: after, in: trigger.sentence)
    if let subject = frame.subject, !frame.isPassive, isPossessed(subject[0]),
      let owner = subjectBefore(i, in: trigger.sentence)
    {
      add(owner, as: sense.subject, of: trigger, to: &cast)
    } else if let subject = frame.subject {
      add(subject, as: frame.isPassive ? sense.object : sense.subject, of: trigger, to: &cast)
    }
    if let object = frame.object { add(object, as: sense.object, of: trigger, to: &cast) }
    addPrepositional(after, of: trigger, to: &cast)
    if frame.subject == nil, !frame.isPassive, cast.actors.isEmpty, sense.subject == .actor,
      let subject = subjectBefore(i, in: trigger.sentence)
    {
      add(subject, as: .actor, of: trigger, to: &cast)
    }
    return cast
  }

  /// جنوده، قواته: the army's or the state's own, told by whom the pronoun means.
  private func isPossessed(_ phrase: Phrase) -> Bool {
    phrase.tokens.count == 1 && view.entries[phrase.head].hasPronoun && view.entries[phrase.head].mention == nil
      && participants.isPerson(phrase.head)
  }

  private struct Frame {
    var subject: [Phrase]?
    var object: [Phrase]?
    var isPassive = false
  }

  /// Which of the phrases around a verb is its subject and which its object.
  private func frame(of i: Int, reading: EventReading?, after: [Phrase], in sentence: Range<Int>) -> Frame {
    let bare = groups(after).filter { $0[0].preposition == nil }
    if var frame = treeFrame(of: i, reading: reading, in: sentence) {
      // An object that the tree has lost among adverbs of time stands bare behind the subject.
      if frame.object == nil, !frame.isPassive, !view.entries[i].hasPronoun, let subject = frame.subject {
        let last = subject.map(\.tokens.upperBound).max() ?? i
        frame.object = bare.first {
          $0[0].tokens.lowerBound > max(i, last - 1) && $0[0].tokens.lowerBound - max(i, last) <= 6
        }
      }
      return frame
    }
    let hasPronoun = view.entries[i].hasPronoun
    let before = subjectInFront(of: i, in: sentence)
    let isPassiveForm = reading?.voice == .passive || hasDamma(i)
    let mayBePassive = mayBePassive(i, reading)
    var frame = Frame()
    if isPassiveForm {
      frame.isPassive = true
      frame.subject = before ?? bare.first
      return frame
    }
    if let before {
      frame.subject = before
      frame.object = bare.first
      // المدنيون قتلوا: nobody and nothing is left to be killed.
      if mayBePassive, bare.isEmpty, !hasPronoun, after.first(where: { isTarget($0) }) == nil { frame.isPassive = true }
      return frame
    }
    if bare.count >= 2 || hasPronoun {
      frame.subject = bare.first
      frame.object = bare.count >= 2 ? bare[1] : nil
      return frame
    }
    guard let only = bare.first else { return frame }
    // One phrase only: whoever the verb agrees with is its subject; a masculine verb before its victims is a passive.
    if isDropped(i, reading, before: only[0]) {
      frame.object = only
    } else {
      frame.subject = only
      frame.isPassive = mayBePassive && isVictim(only[0], after: i)
    }
    return frame
  }

  /// The subject and object by the tree; nil where it knows neither.
  private func treeFrame(of i: Int, reading: EventReading?, in sentence: Range<Int>) -> Frame? {
    guard view.entries[i].upos == .verb else { return nil }
    let verb = view.entries[i].word
    var frame = Frame()
    var objects: [Int] = []
    for dependent in view.analysis.dependents(of: verb) {
      let word = view.analysis.words[dependent]
      let token = Int(word.token)
      guard word.upos != .pron, sentence.contains(token),
        !view.has(.circumstance, token) || view.has(.quantifier, token)
      else { continue }
      if word.relation == .nsubj, frame.subject == nil {
        frame.subject = phrases(of: dependent, in: sentence)
        frame.isPassive = view.analysis.relationName(of: dependent).hasSuffix("pass")
      } else if word.relation == .obj {
        objects.append(dependent)
      }
    }
    // A subject right behind its verb is at times taken for an object: of two the first, or the one in the nominative.
    if frame.subject == nil, let first = objects.first {
      let grammaticalCase = view.analysis.words[first].features.grammaticalCase
      if objects.count > 1 || grammaticalCase == .nominative {
        frame.subject = phrases(of: first, in: sentence)
        objects.removeFirst()
      } else if grammaticalCase != .accusative {
        return nil
      }
    }
    if let object = objects.first { frame.object = phrases(of: object, in: sentence) }
    if frame.subject == nil, view.analysis.words[verb].relation == .acl, !view.entries[i].hasPronoun {
      let head = Int(view.analysis.words[verb].head)
      if head >= 0, sentence.contains(Int(view.analysis.words[head].token)) {
        frame.subject = phrases(of: head, in: sentence, alone: true)
      }
    }
    guard frame.subject != nil || frame.object != nil else { return nil }
    if reading?.voice == .passive || hasDamma(i) { frame.isPassive = true }
    let hasObject = frame.object != nil || view.entries[i].hasPronoun
    if let subject = frame.subject, !hasObject, !frame.isPassive, mayBePassive(i, reading) {
      // What stands before a verb without object has suffered it (أن شرطيا قتل); what stands after may.
      let isBefore = subject[0].tokens.lowerBound < i
      let isActive =
        bareObject(after: i, subject: subject, in: sentence) || !isBefore && !isVictim(subject[0], after: i)
      frame.isPassive =
        !isActive && (!isBefore || view.analysis.words[verb].relation != .acl || !view.has(.relative, i - 1))
    }
    // One phrase, taken for the object: a masculine verb with its victims is a passive.
    if frame.subject == nil, let object = frame.object, mayBePassive(i, reading),
      !isDropped(i, reading, before: object[0])
    {
      return Frame(subject: object, object: nil, isPassive: true)
    }
    return frame
  }

  private func bareObject(after i: Int, subject: [Phrase], in sentence: Range<Int>) -> Bool {
    let last = subject.map(\.tokens.upperBound).max() ?? i
    return view.phrases(after: i, in: sentence).contains {
      $0.preposition == nil && !$0.isJoined && !$0.isAfterComma && $0.tokens.lowerBound >= max(last, i + 1)
        && $0.tokens.lowerBound - max(i, last) <= 6
    }
  }

  /// A word's phrase with those coordinated to it.
  private func phrases(of word: Int, in sentence: Range<Int>, alone: Bool = false) -> [Phrase] {
    var out = [view.phrase(at: Int(view.analysis.words[word].token), in: sentence)]
    guard !alone else { return out }
    for dependent in view.analysis.dependents(of: word) where view.analysis.words[dependent].relation == .conj {
      let token = Int(view.analysis.words[dependent].token)
      if sentence.contains(token), view.analysis.words[dependent].upos != .verb {
        out.append(view.phrase(at: token, in: sentence, isJoined: true))
      }
    }
    return out
  }

  /// Whether spelling and meaning allow a passive that is not marked: only acts that are done to people.
  private func mayBePassive(_ i: Int, _ reading: EventReading?) -> Bool {
    guard let reading, reading.voice == .either, reading.aspect == .perfect else { return false }
    let word = view.lexicon.words[Int(reading.word)]
    if word.lemma.hasPrefix("ان") { return false }  // انسحب, انفجر: stem VII has no passive
    return view.lexicon.senses[word.senses].contains {
      $0.kind == .assault || $0.kind == .coerce || $0.kind == .sanction
    }
  }

  /// على: what the act is aimed at, where no object is bare.
  private func isTarget(_ phrase: Phrase) -> Bool { phrase.preposition == on }

  /// A damma on the first letter is printed to say: passive (قُتل).
  private func hasDamma(_ i: Int) -> Bool {
    guard view.readings(i).contains(where: { $0.aspect == .perfect }) else { return false }
    let span = view.entries[i].span
    let bytes = view.document.text.bytes[span.range]
    return bytes.dropFirst(2).prefix(2).elementsEqual([0xD9, 0x8F])
  }

  /// A plural verb before its phrase, or a feminine one before a masculine phrase, has its subject elsewhere.
  private func isDropped(_ i: Int, _ reading: EventReading?, before phrase: Phrase) -> Bool {
    guard let reading else { return false }
    if reading.isPlural, reading.aspect == .perfect { return true }
    if reading.isFeminine, reading.aspect == .perfect { return isMasculine(phrase) }
    return false
  }

  private func isMasculine(_ phrase: Phrase) -> Bool {
    if phrase.tokens.lowerBound < phrase.head { return true }  // a counted noun: قتلت 16 شخصا
    if view.entries[phrase.head].mention != nil { return false }
    let stem = view.stem(phrase.head)
    return stem.suffix(4).elementsEqual(Array("ين".utf8))
      || (!phrase.isDefinite && stem.suffix(2).elementsEqual(Array("ا".utf8)))
  }

  /// People counted, or said to be hit, right after the verb.
  private func isVictim(_ phrase: Phrase, after i: Int) -> Bool {
    if phrase.tokens.lowerBound < phrase.head { return true }
    let sector = view.headSector(phrase.head)
    return sector != "UAF" && sector != "COP"
  }

  /// Phrases with those joined to them.
  private func groups(_ phrases: [Phrase]) -> [[Phrase]] {
    var out: [[Phrase]] = []
    for phrase in phrases {
      if phrase.isJoined, !out.isEmpty { out[out.count - 1].append(phrase) } else { out.append([phrase]) }
    }
    return out
  }

  /// The subject before its verb: of the same clause, or what a relative clause hangs on.
  private func subjectInFront(of i: Int, in sentence: Range<Int>) -> [Phrase]? {
    var j = i
    while j > sentence.lowerBound, view.has(.particle, j - 1) || view.has(.negation, j - 1) || view.has(.future, j - 1)
    { j -= 1 }
    guard j > sentence.lowerBound else { return nil }
    if view.has(.relative, j - 1) {
      if view.entries[i].hasPronoun { return nil }
      return groups(view.phrases(before: j - 1, in: sentence)).last
    }
    if view.entries[j].hasConjunction, j == i { return nil }
    let before = groups(view.phrases(before: j, in: sentence))
    if let bare = before.first(where: { $0[0].preposition == nil }) { return bare }
    // An indefinite noun before the verb is what the verb speaks of (على طائرة أصابت مدرسة).
    return before.last.flatMap { !$0[0].isDefinite && $0[0].tokens.upperBound >= j - 1 ? $0 : nil }
  }

  /// The subject of the nearest verb before, for a verb or participle without one of its own.
  func subjectBefore(_ i: Int, in sentence: Range<Int>) -> [Phrase]? {
    var j = i - 1
    while j >= sentence.lowerBound, i - j <= 45 {
      if view.entries[j].isVerb {
        let after = view.phrases(after: j, in: sentence).filter { $0.tokens.upperBound <= i }
        let frame = frame(of: j, reading: view.readings(j).first { $0.aspect != nil }, after: after, in: sentence)
        if let subject = frame.subject, !participants.read(subject[0]).isEmpty { return subject }
      }
      j -= 1
    }
    return nil
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
