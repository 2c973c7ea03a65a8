import IsnadDocument
import IsnadLanguage
import IsnadNames
import IsnadRecords

/// Whom the pronouns around a trigger mean: وجهت إليه تهمة, تم اعتقاله, شنته عليها, تتهمه, إطلاق سراحهم.
extension CastFinder {
  /// Prepositions with a pronoun of the third person, where the sense gives the preposition a role that is still free.
  func addPronouns(after i: Int, of trigger: Trigger, to cast: inout Cast) {
    guard cast.recipients.isEmpty else { return }
    for j in (i + 1)..<max(i + 1, min(trigger.sentence.upperBound, i + Self.pronounReach)) {
      let entry = view.entries[j]
      if view.isClauseMark(j) || entry.isVerb || view.has(.complementiser, j) || view.has(.relative, j) { return }
      guard let preposition = prepositionOfPronoun(j), trigger.sense.prepositions[preposition] == .recipient,
        let pronoun = Pronoun(view, ending: j), let meant = meant(by: pronoun, of: trigger, not: cast.actors)
      else { continue }
      return add([meant], as: .recipient, of: trigger, to: &cast)
    }
  }

  /// تتهمه, قتله: the verb's own pronoun is whom it is done to. أطلقت سراحه: so is that of the idiom's noun.
  func addObjectPronoun(of trigger: Trigger, to cast: inout Cast) {
    guard cast.recipients.isEmpty else { return }
    let next = trigger.token + 1
    let bearer: Int
    if next < trigger.sentence.upperBound, view.token(next, isIn: freedom), view.entries[next].hasPronoun {
      bearer = next
    } else if trigger.isVerb, trigger.sense.object == .recipient, view.entries[trigger.token].hasPronoun {
      bearer = trigger.token
    } else {
      return
    }
    guard let pronoun = Pronoun(view, at: bearer), let meant = meant(by: pronoun, of: trigger, not: cast.actors) else {
      return
    }
    add([meant], as: .recipient, of: trigger, to: &cast)
  }

  private static let pronounReach = 16

  /// إليه، عليها، له: a preposition that carries a pronoun, as the model has cut it.
  private func prepositionOfPronoun(_ j: Int) -> UInt8? {
    let entry = view.entries[j]
    guard entry.mention == nil else { return nil }
    if entry.upos == .pron { return entry.attachedPreposition }
    return entry.hasPronoun && view.has(.preposition, j) ? view.lexicon.vocabulary.preposition(view.stem(j)) : nil
  }

  /// Of a relative clause whom it speaks of, else the subject told before, the nearest name, or whoever alone the sentence before names.
  private func meant(by pronoun: Pronoun, of trigger: Trigger, not taken: [Event.Participant]) -> Phrase? {
    let sentence = trigger.sentence
    let i = trigger.token
    if i - 1 > sentence.lowerBound, view.has(.relative, i - 1), !view.document.token(i - 1, is: "حيث") {
      return groups(view.phrases(before: i - 1, in: sentence)).last?.first { pronoun.fits($0, in: view) }
    }
    if let subject = subjectBefore(i, in: sentence)?.first, isNamed(subject, by: pronoun, not: taken) { return subject }
    return nameBefore(i, in: sentence, for: pronoun, not: taken) ?? onlyName(before: sentence, for: pronoun, not: taken)
  }

  private func isNamed(_ phrase: Phrase, by pronoun: Pronoun, not taken: [Event.Participant]) -> Bool {
    guard pronoun.fits(phrase, in: view), let participant = participants.read(phrase).first,
      participant.entity != nil
    else { return false }
    return !taken.contains { isSame($0, participant) }
  }

  /// The nearest name before that a pronoun can mean; a place that only says where is none.
  func nameBefore(_ i: Int, in sentence: Range<Int>, for pronoun: Pronoun, not taken: [Event.Participant] = [])
    -> Phrase?
  {
    var j = i - 1
    while j >= sentence.lowerBound, i - j <= 25 {
      if let mention = view.entries[j].mention, !isWhere(j),
        pronoun.fits(entity: view.names.mentions[mention].entity, in: view),
        !taken.contains(where: { $0.entity == view.names.mentions[mention].entity })
      {
        return phrase(ofMention: mention, endingAt: j, in: sentence)
      }
      j -= 1
    }
    return nil
  }

  /// The one person or body that the sentence before names and the pronoun fits.
  func onlyName(before sentence: Range<Int>, for pronoun: Pronoun, not taken: [Event.Participant] = []) -> Phrase? {
    guard let last = view.sentence(before: sentence) else { return nil }
    var found: (mention: Int, token: Int)?
    for j in last.reversed() {
      guard let mention = view.entries[j].mention else { continue }
      let entity = view.names.mentions[mention].entity
      guard view.names.entities[entity].kind != .place, pronoun.fits(entity: entity, in: view),
        !taken.contains(where: { $0.entity == entity })
      else { continue }
      if let found, view.names.mentions[found.mention].entity != entity { return nil }
      found = (mention, j)
    }
    return found.map { phrase(ofMention: $0.mention, endingAt: $0.token, in: last) }
  }

  private func phrase(ofMention mention: Int, endingAt j: Int, in sentence: Range<Int>) -> Phrase {
    var start = j
    while start > sentence.lowerBound, view.entries[start - 1].mention == mention { start -= 1 }
    return view.phrase(at: start, in: sentence)
  }

  /// في هوليوك: a place that only says where.
  private func isWhere(_ j: Int) -> Bool {
    guard let mention = view.entries[j].mention,
      view.names.entities[view.names.mentions[mention].entity].kind == .place
    else { return false }
    // طلب من إسرائيل: asked, not where.
    if j > 0, view.document.token(j - 1, is: "من"), participants.isState(mention) { return false }
    return view.entries[j].attachedPreposition != nil || j > 0 && view.has(.preposition, j - 1)
  }
}
