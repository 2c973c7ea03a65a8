import IsnadDocument
import IsnadLanguage
import IsnadLexicon
import IsnadNames
import IsnadRecords
import IsnadText

/// A trigger with all that was read around it, before it is decided whether it tells an event.
struct Telling {
  let trigger: Trigger
  let setting: Setting
  let cast: Cast
  /// The event told last in the same sentence.
  let before: Event?
}

/// Decides whether a trigger tells a happening or merely mentions one.
///
/// Talk about acts is no act: trials, anniversaries, charges, investigations, definite nouns that take up what was told
/// before. On the voted sentences of open event data a bare list of words is right once in five times.
struct TellingReader {
  private let view: TokenView
  private let disasters: Disasters
  private let sport: Sport
  private let injuries: UInt8
  private let percent: UInt8
  private let anybody: UInt8
  private let habits: UInt8
  private let impersonal: UInt8
  private let documents: UInt8
  private let aiming: UInt8
  private let times: [ByteSpan]

  init(_ view: TokenView, times: [ByteSpan]) {
    self.view = view
    self.times = times
    disasters = Disasters(view)
    sport = Sport(view)
    habits = view.lexicon.vocabulary.wordClass("habit")
    impersonal = view.lexicon.vocabulary.wordClass("impersonal")
    documents = view.lexicon.vocabulary.wordClass("document")
    aiming = view.lexicon.vocabulary.wordClass("aiming")
    injuries = view.lexicon.vocabulary.wordClass("injury")
    percent = view.lexicon.vocabulary.wordClass("percent")
    anybody = view.lexicon.vocabulary.wordClass("anybody")
  }

  func tells(_ telling: Telling) -> Bool {
    if isToldByCarrier(telling) || isGeneral(telling.trigger) { return false }
    if isHarm(telling.trigger), disasters.isDisaster(telling.trigger) || isOfOneCluster(telling) { return false }
    if telling.setting.isTopic, !isToldTopic(telling) { return false }
    if sport.isPlay(telling.trigger) || disasters.isByAnimal(telling.trigger) { return false }
    switch telling.setting.status {
    // What may or may not be is told only of somebody.
    case .hypothetical: if telling.trigger.word.part != .verb || !hasEntity(telling.cast) { return false }
    case .denied: if !isDenial(telling) { return false }
    case .planned: if telling.cast.isEmpty, telling.trigger.word.part == .verb { return false }
    // ذكرى اغتيال الوزير: what is remembered of somebody has happened.
    case .historical where telling.trigger.word.part == .noun && telling.setting.reason != nil:
      return !telling.cast.isEmpty
    default: break
    }
    switch telling.trigger.word.part {
    case .verb:
      return !isAttitude(telling.trigger) && !isBackground(telling) && !isAnswer(telling.trigger) && isPlain(telling)
    case .circumstance: return !view.entries[telling.trigger.token].isDefinite
    case .agent: return tellsByPerson(telling)
    case .noun: return tellsByNoun(telling)
    }
  }

  // MARK: Nouns

  private func tellsByNoun(_ telling: Telling) -> Bool {
    let entry = view.entries[telling.trigger.token]
    let isCarried = telling.setting.carrierCue != nil
    switch telling.trigger.sense.strength {
    case .withSupport:
      guard telling.setting.carrierCue == .support || telling.setting.carrierCue == .undergo else { return false }
      return !telling.cast.isEmpty
    case .withParticipant where !isCarried && telling.cast.isEmpty: return false
    // فتحوا تحقيقا, وجهت إليه اتهامات: with its verb the noun tells, whoever took part.
    case .withParticipant where telling.setting.carrierCue == .support && telling.setting.status == .happened:
      return !needsName(telling.trigger.sense.kind) || entry.hasPronoun || hasEntity(telling.cast)
        || isOfState(telling.cast) || isReached(telling)
    case .alone, .withParticipant: break
    }
    guard telling.trigger.sense.kind == .assault || telling.trigger.sense.kind == .protest else {
      if isMaterial(telling.trigger.sense.kind) {
        // انسحاب المملكة من الاتحاد, a matter that is talked of, not news of it.
        if telling.trigger.sense.mode == "withdraw", !isCarried, !isDated(telling.trigger) { return false }
        let isOver = telling.setting.status != .ongoing && telling.trigger.sense.mode != "resign"
        return !telling.cast.isEmpty || isOver && isCarried && !entry.isDefinite
      }
      if needsName(telling.trigger.sense.kind) {
        return isReached(telling) || hasEntity(telling.cast) || isCarried && isOfState(telling.cast)
      }
      if telling.trigger.sense.kind == .accuse, isCarried || !entry.isDefinite { return isOfAnybody(telling) }
      return isCarried || !entry.isDefinite ? isOfSomebody(telling) : hasEntity(telling.cast)
    }
    if let carrier = telling.setting.carrier { return isTold(by: carrier, telling) }
    // أدانت الصين الهجوم على المستشفى: with its aim, an attack is told though another word governs it.
    if !telling.cast.actors.isEmpty || !telling.cast.recipients.isEmpty && entry.isDefinite
      || isHeadline(telling.trigger) || isCounted(telling.cast.recipients)
      || telling.cast.recipients.contains(where: { $0.entity != nil })
    {
      return true
    }
    // في هجوم انتحاري, جراء ضربة جوية: how it happened.
    return !entry.isDefinite && (telling.cast.recipients.isEmpty || isAimed(telling.trigger))
      && telling.setting.preposition.map { circumstances.contains($0) } == true
  }

  /// تم التوصل إلى اتفاق: it is told, whoever agreed.
  private func isReached(_ telling: Telling) -> Bool {
    guard telling.trigger.sense.kind == .agree, let carrier = telling.setting.carrier else { return false }
    return (max(telling.trigger.sentence.lowerBound, carrier - 1)...carrier).contains {
      view.token($0, isIn: impersonal)
    }
  }

  /// في قصف استهدف القرية: what it hit is told by a verb of its own.
  private func isAimed(_ trigger: Trigger) -> Bool {
    (trigger.token..<min(trigger.sentence.upperBound, trigger.token + 5)).contains { view.token($0, isIn: aiming) }
  }

  private var circumstances: [UInt8] {
    ["في", "خلال", "جراء", "إثر", "بعد", "عقب", "بسبب", "ب", "أثناء", "وسط"].map(view.lexicon.vocabulary.preposition)
  }

  /// A definite noun with nobody named is told again by its verb (وقع الهجوم فجر أمس) only where the verb is the main one.
  private func isTold(by carrier: Int, _ telling: Telling) -> Bool {
    let entry = view.entries[telling.trigger.token]
    if carrier > telling.trigger.token { return !telling.cast.actors.isEmpty || isDated(telling.trigger) }
    // تم اختطافه: a passive in two words.
    if telling.setting.carrierCue == .undergo || view.token(carrier, isIn: impersonal) { return true }
    if hasEntity(telling.cast) || isCounted(telling.cast.recipients) { return true }
    // أعلنت الشرطة مقتل شخص: it is told of somebody, though he has no name.
    if telling.setting.carrierCue == .report, telling.cast.recipients.contains(where: { $0.sector != nil }) {
      return true
    }
    guard view.entries[carrier].isVerb, !isRelative(carrier) else {
      return !entry.isDefinite && !telling.cast.actors.isEmpty && isDated(telling.trigger)
    }
    return isDated(telling.trigger) || !telling.cast.actors.isEmpty
  }

  /// Whether the sentence says when: news of an act nearly always does.
  func isDated(_ trigger: Trigger) -> Bool {
    let around = view.surroundings(of: trigger)
    if around.contains(where: { view.has(.circumstance, $0) }) { return true }
    guard let first = around.first, let last = around.last else { return false }
    let span = view.document.tokens[first].span.union(view.document.tokens[last].span)
    let next = times.firstIndex(atOrAfter: span.start)
    return next < times.count && times[next].start < span.end
  }

  /// The first words of the article or of a sentence: a headline's noun tells (مقتل جندي …).
  private func isHeadline(_ trigger: Trigger) -> Bool {
    trigger.token - trigger.sentence.lowerBound < 2 || view.isClauseMark(trigger.token - 1)
  }

  private func isCounted(_ participants: [Event.Participant]) -> Bool {
    participants.contains { participant in
      let first = view.document.token(atOrAfter: participant.span.start)
      return first > 0 && view.isCount(first - 1) || view.isCount(first)
    }
  }

  // MARK: People

  /// متظاهرون are many and spoken of for much: only a crowd, or one that is against somebody, tells a protest.
  private func tellsByPerson(_ telling: Telling) -> Bool {
    if telling.before?.kind == telling.trigger.sense.kind { return false }
    if !telling.cast.recipients.isEmpty { return true }
    let i = telling.trigger.token
    return view.entries[i].isDefinite
      && (i > 0 && view.has(.quantifier, i - 1)
        || i > 1 && view.document.token(i - 1, is: "من") && view.has(.quantifier, i - 2))
  }

  // MARK: Any word

  /// رفع دعوى, فرض عقوبات: verb and noun are one event, which the first of them has told.
  private func isToldByCarrier(_ telling: Telling) -> Bool {
    guard telling.trigger.word.part == .noun, let before = telling.before, before.kind == telling.trigger.sense.kind,
      telling.trigger.sense.kind != .assault, telling.trigger.sense.kind != .consult
    else { return false }
    let token = telling.trigger.token
    if let carrier = telling.setting.carrier, view.entries[carrier].span.overlaps(before.trigger) { return true }
    return token > 0 && !view.entries[token].hasConjunction && view.entries[token - 1].span.overlaps(before.trigger)
  }

  /// عندما يتم اتهام شخص ما, من يقتل: what happens to anybody at any time.
  private func isGeneral(_ trigger: Trigger) -> Bool {
    let around =
      max(trigger.sentence.lowerBound, trigger.token - 4)..<min(trigger.sentence.upperBound, trigger.token + 4)
    for i in around where view.document.token(i, is: "ما") && i > around.lowerBound {
      let isLast = i + 1 >= view.entries.count || !view.entries[i + 1].isVerb && !view.has(.negation, i + 1)
      if isLast, view.token(i - 1, isIn: anybody) { return true }
    }
    guard trigger.isVerb, trigger.reading.aspect == .imperfect else { return false }
    return around.prefix { $0 < trigger.token }.contains { view.token($0, isIn: habits) }
  }

  /// Whether a verb tells an act by itself. Favours and words are somebody's: talk of them without anybody is talk, but for what
  /// was demanded, blamed or refused. A family meets and players help one another without any news.
  private func isPlain(_ telling: Telling) -> Bool {
    let trigger = telling.trigger
    switch trigger.sense.kind {
    case .assault, .protest, .coerce, .sanction, .mobilize, .retreat: return true
    case .request, .accuse, .reject, .threaten:
      // طُلب من الأهالي: nobody's demand of nobody.
      if trigger.sense.kind == .request {
        if isOfDocument(trigger) { return true }
        if isPassive(trigger), telling.cast.actors.isEmpty { return hasEntity(telling.cast) }
        // طلبت سيارة أجرة: without anybody who asks or is asked it is the teller's own errand.
        let isAsked = telling.cast.actors.isEmpty && !telling.cast.recipients.contains { isPerson($0) }
        return trigger.reading.aspect == .perfect && !isAsked ? isOfAnybody(telling) : isOfSomebody(telling) && !isAsked
      }
      return trigger.reading.aspect == .perfect || trigger.sense.mode == "investigate" || isOfAnybody(telling)
    case .consult where trigger.sense.mode == "visit":
      return telling.cast.actors.contains { $0.entity != nil } || isOfState(telling.cast)
        || isOfficial(telling.cast.actors)
    case .agree, .consult, .cooperate, .support:
      if telling.cast.actors.isEmpty, !isPassive(trigger) { return false }
      return hasEntity(telling.cast) || isOfState(telling.cast)
        || isOfficial(telling.cast.actors) && isOfficial(telling.cast.recipients)
    case .aid, .concede: return isOfAnybody(telling)
    }
  }

  /// An act that something else is about is told beside it where somebody named takes part and the sentence says when.
  private func isToldTopic(_ telling: Telling) -> Bool {
    telling.trigger.word.part == .noun && telling.trigger.sense.kind == .assault
      && telling.trigger.sense.strength == .alone && hasEntity(telling.cast) && isDated(telling.trigger)
  }

  /// What somebody named has not done is told by its verb, or denied by one (نفى); no act in words is news by not being said.
  private func isDenial(_ telling: Telling) -> Bool {
    guard
      telling.cast.actors.contains(where: { $0.entity != nil }) || isPassive(telling.trigger) && hasEntity(telling.cast)
    else { return telling.trigger.isVerb && isMaterial(telling.trigger.sense.kind) && !telling.cast.recipients.isEmpty }
    switch telling.trigger.sense.kind {
    case .agree, .consult, .support, .cooperate, .concede, .aid: return false
    default: break
    }
    return telling.trigger.isVerb
      || telling.trigger.word.part == .noun && telling.setting.reason.map { view.entries[$0].isVerb } ?? false
  }

  /// القرار الذي يطالب بكذا: what is written asks too.
  private func isOfDocument(_ trigger: Trigger) -> Bool {
    let i = trigger.token
    if i + 1 < trigger.sentence.upperBound, view.token(i + 1, isIn: documents) { return true }
    // الخطاب، الذي نشر أمس، طالب بكذا: it opens its clause.
    let start = (max(trigger.sentence.lowerBound, i - 20)..<i).last { view.isClauseMark($0) }.map { $0 + 1 }
    let first = start ?? trigger.sentence.lowerBound
    if i - first <= 20, first < i, view.entries[first].isDefinite, view.token(first, isIn: documents) { return true }
    guard i - 1 > trigger.sentence.lowerBound, view.has(.relative, i - 1) else { return false }
    return (max(trigger.sentence.lowerBound, i - 5)..<(i - 1)).contains { view.token($0, isIn: documents) }
  }

  private func isPerson(_ participant: Event.Participant) -> Bool {
    participant.sector != nil || participant.entity.map { view.names.entities[$0].kind != .place } ?? false
  }

  private func isOfAnybody(_ telling: Telling) -> Bool {
    hasEntity(telling.cast)
      || (telling.cast.actors + telling.cast.recipients).contains { $0.sector != nil || $0.country != nil }
  }

  private func isPassive(_ trigger: Trigger) -> Bool {
    let word = view.entries[trigger.token].word
    return trigger.reading.voice == .passive
      || view.analysis.words.indices.contains(word) && view.analysis.words[word].features.voice == .passive
  }

  private func needsName(_ kind: Event.Kind) -> Bool {
    switch kind {
    case .consult, .support, .agree, .cooperate: true
    default: false
    }
  }

  private func isOfState(_ cast: Cast) -> Bool {
    (cast.actors + cast.recipients).contains {
      $0.country != nil && $0.sector != nil && !Self.unofficial.contains($0.sector ?? "")
    }
  }

  private func isOfficial(_ side: [Event.Participant]) -> Bool {
    side.contains { participant in participant.sector.map { !Self.unofficial.contains($0) } ?? false }
  }

  /// Sectors of people without any standing in the news.
  private static let unofficial: Set<String> = ["CVL", "EDU", "LAB", "AGR", "ELI", "BUS"]

  private func isMaterial(_ kind: Event.Kind) -> Bool {
    switch kind {
    case .coerce, .sanction, .mobilize, .retreat: true
    default: false
    }
  }

  /// Whether somebody named, or somebody with a standing of his own (وزير, متظاهرون), takes part.
  private func isOfSomebody(_ telling: Telling) -> Bool {
    let cast = telling.cast
    return hasEntity(cast)
      || (cast.actors + cast.recipients).contains { participant in
        participant.country != nil || participant.sector.map { !Self.unofficial.contains($0) } ?? false
      }
  }

  // MARK: Verbs

  /// أيد 38% …: an answer to a poll.
  private func isAnswer(_ trigger: Trigger) -> Bool {
    guard trigger.sense.kind == .support || trigger.sense.kind == .reject else { return false }
    let after = trigger.token + 1..<max(trigger.token + 1, min(trigger.sentence.upperBound, trigger.token + 4))
    return after.contains {
      view.document.token($0, is: "%") || view.document.token($0, is: "٪") || view.token($0, isIn: percent)
    }
  }

  /// Words for people killed, hurt or things destroyed, whoever or whatever did it.
  private func isHarm(_ trigger: Trigger) -> Bool {
    trigger.sense.kind == .assault && (trigger.sense.mode == nil || trigger.sense.mode == "destroy")
      && trigger.sense.cameo != "190"
  }

  /// Deaths and injuries are one event with the attack that the sentence has told already, not one for each figure.
  private func isOfOneCluster(_ telling: Telling) -> Bool {
    // قتلت الغارات خمسة: the raids are told by their noun.
    if telling.trigger.isVerb,
      let subject = view.phrases(after: telling.trigger.token, in: telling.trigger.sentence).first,
      subject.preposition == nil, subject.tokens.lowerBound - telling.trigger.token <= 2,
      view.readings(subject.head).contains(where: { isAttack($0) })
    {
      return true
    }
    guard telling.before?.kind == .assault else { return false }
    let token = telling.trigger.token
    return telling.setting.carrierCue == .result
      || view.entries[token].hasConjunction && view.token(token, isIn: injuries)
  }

  private func isAttack(_ reading: EventReading) -> Bool {
    reading.aspect == nil
      && view.lexicon.senses[view.lexicon.words[Int(reading.word)].senses].contains {
        $0.kind == .assault && ($0.genitive == .actor || $0.genitive == .both)
      }
  }

  /// تؤيد الاستقلال in a relative clause: what somebody is like, not what somebody did.
  private func isAttitude(_ trigger: Trigger) -> Bool {
    guard trigger.sense.kind == .support || trigger.sense.kind == .reject, trigger.reading.aspect == .imperfect else {
      return false
    }
    return !view.entries[trigger.token].isFuture && isRelative(trigger.token)
  }

  /// السفينة التي خطفها قراصنة: violence in a relative clause says which one is meant.
  private func isBackground(_ telling: Telling) -> Bool {
    // التي يعاقب عليها: what the law does to anybody.
    if telling.cast.isEmpty, isMaterial(telling.trigger.sense.kind), telling.trigger.reading.aspect == .imperfect,
      isRelative(telling.trigger.token)
    {
      return true
    }
    return telling.trigger.sense.kind == .assault && isRelative(telling.trigger.token) && !hasEntity(telling.cast)
      && !isCounted(telling.cast.recipients)
  }

  private func isRelative(_ i: Int) -> Bool {
    i > 0 && view.has(.relative, i - 1) && !view.document.token(i - 1, is: "حيث")
  }

  private func hasEntity(_ cast: Cast) -> Bool { (cast.actors + cast.recipients).contains { $0.entity != nil } }
}

extension [ByteSpan] {
  /// The first of sorted spans that starts at or after `byte`.
  ///
  /// - Complexity: O(log *n*).
  func firstIndex(atOrAfter byte: Int32) -> Int {
    var low = 0
    var high = count
    while low < high {
      let mid = (low + high) / 2
      if self[mid].start < byte { low = mid + 1 } else { high = mid }
    }
    return low
  }
}
