import IsnadDocument
import IsnadLanguage
import IsnadLexicon
import IsnadNames
import IsnadRecords
import IsnadText

/// Who takes part in what a verb tells.
extension CastFinder {
  func castOfVerb(_ trigger: Trigger) -> Cast {
    let i = trigger.token
    let sense = trigger.sense
    let after = view.phrases(after: lastOfRow(i, in: trigger.sentence), in: trigger.sentence)
    var cast = Cast()
    var frame = frame(of: i, reading: trigger.reading, after: after, in: trigger.sentence)
    // استولى عليها المتمردون: a verb whose aim stands behind a preposition has no object, so the bare phrase is its subject.
    if frame.subject == nil, !frame.isPassive, let object = frame.object,
      sense.prepositions.values.contains(.recipient) || sense.object == .none,
      trigger.reading.aspect != nil, !trigger.reading.isPlural, object[0].tokens.lowerBound > i,
      !hasPronounSubject(i), !isCountedThing(object[0]),
      takesNoObject(sense) || sense.object == .none && !participants.read(object[0]).isEmpty
    {
      frame.subject = object
      frame.object = nil
    }
    // تحدث المدير … مع الوزير, إنه اعتدى عليها جنسيا: no other bare phrase is its object either.
    if takesNoObject(sense) { frame.object = nil }
    // أطلقوا سراح امرأة: the idiom's noun does nothing, whoever goes free.
    if let subject = frame.subject, !frame.isPassive, frame.object == nil, view.token(subject[0].head, isIn: freedom) {
      frame.object = subject
      frame.subject = nil
    }
    // ألقى اللوم على فلان, ألقت فرنسا باللوم: what the idiom names suffers nothing, and whom the sense does nothing to is its
    // doer, unless the form says passive (ألقي القبض).
    if let subject = frame.subject, frame.isPassive, trigger.reading.voice != .passive, !isPrintedPassive(trigger),
      isIdiom(subject[0], of: trigger) || sense.object == .none && !participants.read(subject[0]).isEmpty
    {
      frame.isPassive = false
    }
    if !frame.isPassive, isDoneByAnother(trigger, frame, after) || isDoneToSubject(trigger, frame) {
      frame.isPassive = true
      frame.subject = frame.subject ?? frame.object
      frame.object = nil
    }
    if let subject = frame.subject, !frame.isPassive, isPossessed(subject[0]),
      let owner = subjectBefore(i, in: trigger.sentence)
    {
      add(owner, as: sense.subject, of: trigger, to: &cast)
    } else if let subject = frame.subject {
      add(
        withJoined(subject, after) + bothOf(subject) + joined(to: subject, before: i),
        as: frame.isPassive ? sense.object : sense.subject, of: trigger, to: &cast)
    } else if frame.isPassive, sense.object == .recipient, let subject = subjectBefore(i, in: trigger.sentence) {
      // ثم قُتل بعد أيام: the one spoken of goes on to suffer it.
      add(subject, as: .recipient, of: trigger, to: &cast)
    }
    if frame.object == nil, !frame.isPassive, let subject = frame.subject {
      frame.object = objectBehindInsertion(subject, trigger)
    }
    if let object = frame.object { add(withJoined(object, after), as: sense.object, of: trigger, to: &cast) }
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
    if sense.mode == "suicide-attack", !cast.actors.contains(where: { $0.sector == "UAF" || $0.entity != nil }),
      let bomber = bomber(before: trigger)
    {
      cast.actors = bomber
    }
    addPronouns(after: i, of: trigger, to: &cast)
    addObjectPronoun(of: trigger, to: &cast)
    return cast
  }

  /// انتحاريا يقود شاحنة ملغومة فجر نفسه: whoever is called a bomber before, over what he wears or drives.
  private func bomber(before trigger: Trigger) -> [Event.Participant]? {
    // فلان الذي فجر نفسه says who he was, not what is new.
    if trigger.token > trigger.sentence.lowerBound, view.has(.relative, trigger.token - 1) { return nil }
    for token in (max(trigger.sentence.lowerBound, trigger.token - 20)..<trigger.token).reversed() {
      if view.isClauseMark(token) { return nil }
      guard view.headSector(token) == "UAF", view.entries[token].upos != .adj || !view.entries[token].isDefinite,
        token == trigger.sentence.lowerBound || view.entries[token - 1].upos != .noun
      else { continue }
      return participants.read(view.phrase(at: token, in: trigger.sentence))
    }
    return nil
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
    guard let only = subject.last else { return [] }
    let next = only.tokens.upperBound
    // الوزيران المصري والأردني
    if next < view.entries.count, view.entries[next].hasConjunction, only.tokens.count == 2,
      view.document.folded(only.head).suffix(4).elementsEqual(Self.dual),
      !view.names.adjectives(in: view.document.tokens[next].span).isEmpty
    {
      return [view.phrase(at: next, in: only.tokens.lowerBound..<(next + 1), isJoined: true)]
    }
    guard isDual(only) else { return [] }
    guard next < view.entries.count, view.entries[next].hasConjunction, view.entries[next].mention != nil else {
      return []
    }
    return [view.phrase(at: next, in: only.tokens.lowerBound..<view.entries.count, isJoined: true)]
  }

  /// قتل الصحفي فلان والمصور فلان: people joined by و whom the tree has not joined.
  private func withJoined(_ side: [Phrase], _ after: [Phrase]) -> [Phrase] {
    guard side.count == 1,
      let group = groups(after).first(where: { $0[0].tokens.lowerBound == side[0].tokens.lowerBound })
    else { return side }
    return side
      + group.dropFirst().prefix {
        view.entries[$0.head].mention != nil || participants.isPerson($0.head) || $0.tokens.lowerBound < $0.head
      }
  }

  /// وصف الوزير، خلال زيارته إلى القاهرة، خصمه بأنه …: what is put between commas parts the verb from nobody.
  private func objectBehindInsertion(_ subject: [Phrase], _ trigger: Trigger) -> [Phrase]? {
    guard trigger.sense.object == .recipient, let first = subject.map(\.tokens.upperBound).max(),
      first > trigger.token, first + 2 < trigger.sentence.upperBound, view.isComma(first),
      view.has(.preposition, first + 1) || view.entries[first + 1].attachedPreposition != nil
    else { return nil }
    for j in (first + 2)..<min(trigger.sentence.upperBound - 1, first + 16) {
      if view.entries[j].isVerb || view.has(.complementiser, j) || view.isClauseMark(j) { return nil }
      guard view.isComma(j) else { continue }
      let next = j + 1
      let entry = view.entries[next]
      guard entry.attachedPreposition == nil, !entry.hasConjunction, !view.has(.preposition, next), !entry.isVerb,
        entry.mention != nil || view.headSector(next) != nil
      else { return nil }
      return [view.phrase(at: next, in: trigger.sentence)]
    }
    return nil
  }

  /// الرئيس والملك اتفقا على كذا: whoever is joined to the subject that stands before its verb.
  private func joined(to subject: [Phrase], before i: Int) -> [Phrase] {
    guard subject.count == 1, let next = subject.first?.tokens.upperBound, next < i, view.entries[next].hasConjunction,
      view.entries[next].mention != nil || view.headSector(next) != nil, view.entries[next].attachedPreposition == nil
    else { return [] }
    let phrase = view.phrase(at: next, in: subject[0].tokens.lowerBound..<i, isJoined: true)
    return phrase.tokens.upperBound == i ? [phrase] : []
  }

  /// قتل الآلاف في البلاد على يد المتمردين: a verb of violence with one phrase and its doer told behind is a passive.
  private func isDoneByAnother(_ trigger: Trigger, _ frame: Frame, _ after: [Phrase]) -> Bool {
    guard frame.subject == nil || frame.object == nil, trigger.reading.aspect == .perfect,
      trigger.sense.object == .recipient, trigger.sense.kind == .assault || trigger.sense.kind == .coerce,
      let doer = after.firstIndex(where: { $0.preposition == Phrase.agentive })
    else { return false }
    // قتل الجنود صبيا شارك في ضرب شرطي على يد …: another act's doer.
    return after[..<doer].allSatisfy { !participants.isAct($0) }
  }

  /// يحتجز آلاف الأشخاص في السجون: people who alone stand behind a word for killing or arrest have it done to them.
  private func isDoneToSubject(_ trigger: Trigger, _ frame: Frame) -> Bool {
    guard trigger.reading.aspect == .imperfect, !trigger.reading.isPlural, frame.object == nil,
      !view.entries[trigger.token].hasPronoun, let subject = frame.subject?[0],
      subject.tokens.lowerBound == trigger.token + 1, view.entries[subject.head].mention == nil,
      trigger.sense.cameo == "180" || ["arrest", "deport", "abduct"].contains(trigger.sense.mode)
    else { return false }
    return ["CVL", "REF", "JRN", "EDU"].contains(view.headSector(subject.head))
      || subject.tokens.lowerBound < subject.head && view.headSector(subject.head) != "UAF"
  }

  private static let dual = Array("ان".utf8)

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
}
