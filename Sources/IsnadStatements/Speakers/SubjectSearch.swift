import IsnadDocument
import IsnadLanguage
import IsnadLexicon
import IsnadNames
import IsnadRecords
import IsnadText

extension Passage {
  /// The subject that the clause of a verb tells: behind it (`قال الوزير إن`), before it (`الوزير يقول إن`), or as what a relative
  /// clause hangs on (`المسؤول الذي قال إن`).
  func subject(of cue: Cue, between: Range<Int>) -> (source: SourcePhrase, rule: String)? {
    if cue.reading.voice == .passive, let agent = agent(in: between) { return (agent, "statement/passive-agent") }
    // رسالة من فلان قال فيها: a document's author, or whoever acts in the main clause.
    if !between.isEmpty, isIn(between.lowerBound), !cue.entry.marks.contains(.document),
      source(at: between.lowerBound + 1, before: between.upperBound) == nil
    {
      return author(before: cue).map { ($0, "statement/document-author") }
    }
    // أبلغ فلان فلانا, فلان وصف فلانا: with the subject before the verb the noun behind it is its object.
    if takesObject(cue) || cue.reading.aspect == .imperfect, !cue.isJoined, !cue.hasLi,
      !cue.hasPronoun || isPersonal(cue),
      let found = subjectBefore(cue),
      isPersonal(cue) || found.rule == "statement/subject-verb" && opensSentence(found.source, cue)
    {
      return found
    }
    // مجتمع المزارعين قد وصفوا: a verb in the plural has its subject before it.
    let behind =
      cue.reading.isPlural && cue.reading.aspect == .perfect
      ? nil : subjectBehind(cue, between: between).flatMap { isTold($0, by: cue) ? nil : $0 }
    if let behind, behind.strength > .guess { return (behind, "statement/verb-subject") }
    if behind == nil, let agent = agent(in: between) { return (agent, "statement/passive-agent") }
    let tree = subjectByTree(cue, between: between).flatMap { isTold($0.source, by: cue) ? nil : $0 }
    if let tree, tree.source.strength > .guess { return tree }
    if var behind {
      // Nothing but its place speaks for the phrase; the tree may say the same.
      behind.isByTree = tree?.source.tokens.lowerBound == behind.tokens.lowerBound
      return (behind, "statement/verb-subject")
    }
    guard !cue.isJoined, !cue.hasLi else { return nil }
    return subjectBefore(cue) ?? tree
  }

  /// Who acts in a passive: `نقل على لسان فلان أن`, `تم التأكيد من قبل الوزارة أن`.
  func agent(in between: Range<Int>) -> SourcePhrase? {
    for i in between.dropLast(2) {
      let isTold =
        `is`(i, "علي") && `is`(i + 1, "لسان") || `is`(i, "من") && (`is`(i + 1, "قبل") || `is`(i + 1, "جانب"))
      guard isTold else { continue }
      return source(at: i + 2, before: between.upperBound).flatMap { $0.strength > .guess ? $0 : nil }
    }
    return nil
  }

  private func takesObject(_ cue: Cue) -> Bool {
    isPersonal(cue) || !cue.entry.takes.isDisjoint(with: [.predicate, .two, .noun])
  }

  /// `أخبر الجمعية أن`: by its gender the body behind the verb is the one who is told.
  private func isTold(_ source: SourcePhrase, by cue: Cue) -> Bool {
    if isPersonal(cue), isAudience(source.tokens.lowerBound) { return true }
    guard isPersonal(cue), !cue.hasPronoun, let entity = source.entity, kind(ofEntity: entity) == .organization else {
      return false
    }
    return concord(ofNoun: source.tokens.lowerBound).isFeminine == !cue.reading.isFeminine && !cue.reading.isFeminine
  }

  private func isPersonal(_ cue: Cue) -> Bool { cue.entry.marks.contains(.person) }

  /// Whether a name stands first in its sentence, or before a verb in the imperfect, as in headlines, a role.
  private func opensSentence(_ source: SourcePhrase, _ cue: Cue) -> Bool {
    if let entity = source.entity {
      // أمريكا تهدد: a state acts in a headline.
      guard kind(ofEntity: entity) != .place || cue.reading.aspect == .imperfect && cue.reading.isFeminine else {
        return false
      }
    } else {
      guard cue.reading.aspect == .imperfect else { return false }
    }
    let start = source.tokens.lowerBound
    return start == sentence(of: start).lowerBound || isMark(start - 1) && !isComma(start - 1)
  }

  /// فيه, فيها: the document that was told before.
  private func isIn(_ token: Int) -> Bool { `is`(token, "فيه") || `is`(token, "فيها") }

  /// Whose document it is in which something is said: `رسالة من فلان إلى الجنود قال فيها`.
  func author(before cue: Cue) -> SourcePhrase? {
    for i in stride(from: cue.token - 1, through: max(sentence(of: cue.token).lowerBound, cue.token - 16), by: -1)
    where `is`(i, "من") && i > 0 && MediumWords.shared.kind(at: i - 1, in: self) != nil {
      return source(at: i + 1, before: cue.token).flatMap { $0.strength > .guess ? $0 : nil }
    }
    return nil
  }

  /// The subject that the tree tells: behind the verb, before it with a long apposition or a relative clause between.
  private func subjectByTree(_ cue: Cue, between: Range<Int>) -> (source: SourcePhrase, rule: String)? {
    guard cue.reading.voice != .passive, !cue.hasPronoun || cue.entry.marks.contains(.person),
      var found = treeSubject(ofVerb: cue.token, before: between.upperBound)
    else { return nil }
    let start = found.tokens.lowerBound
    let isBefore = start < cue.token
    guard isBefore ? !cue.isJoined && found.tokens.upperBound <= cue.token : between.contains(start) else { return nil }
    guard tokens[start].kind == .word || tokens[start].kind == .foreign || mention[start] >= 0, !isTime[start],
      !isAccusative(start)
    else { return nil }
    // قال فلان للشبكة إنه يعتقد: the clause begins behind the noun.
    if isBefore, complementiser(cue.token - 1) != nil { return nil }
    if found.entity == nil,
      !concord(ofNoun: start).fits(
        isFeminine: cue.reading.isFeminine, isPlural: cue.reading.isPlural, isBefore: isBefore || cue.reading.isPlural)
    {
      return nil
    }
    if isBefore {
      guard agrees(found, with: cue) else { return nil }
      // التي يقول إنها: by its gender the antecedent is what is spoken of.
      if let relative = (max(start, cue.token - 3)..<cue.token).last(where: { classes[$0].contains(.relative) }),
        !agrees(relative: relative, with: cue)
      {
        return nil
      }
    }
    found.isByTree = true
    guard isBefore else { return (found, "statement/verb-subject") }
    let isRelative = analysis.words[analysis.stem(ofToken: cue.token)].relation == .acl
    return (found, isRelative ? "statement/relative-clause" : "statement/subject-verb")
  }

  func subjectBehind(_ cue: Cue, between: Range<Int>) -> SourcePhrase? {
    let limit = between.upperBound
    var start = between.lowerBound
    // أخبر فلانا أن: with some verbs the first noun may be the one who is told; the subject comes first all the same.
    // بدوره، أيضا، أمس: adverbs and times stand before the subject.
    while start < limit, isTime[start] || classes[start].contains(.adverb) || isComma(start) || isResumed(start) {
      start += 1
    }
    guard start < limit, !(isAccusative(start) && (cue.hasPronoun || isPersonal(cue))) else { return nil }
    if var found = source(at: start, before: limit) {
      if isPersonal(cue), let told = startOfTold(in: found.tokens) {
        found = source(at: start, before: told) ?? found
      }
      if found.strength > .guess { return beforeObject(found, of: cue, limit) }
      return start == between.lowerBound && looksLikeSubject(found) ? beforeObject(found, of: cue, limit) : nil
    }
    // قال في بيان المتحدث باسم …: one phrase with a preposition may stand before.
    var i = start
    while i < limit, i < start + 10 {
      if i > start, !isComma(i),
        mention[i] >= 0 || SourceNouns.shared.kind(of: document.foldedBytes, in: document.foldedRange(i)) == .role
      {
        // أكده للإذاعة، فلان: the one who is told.
        if mention[i] >= 0, hasAttachedPreposition(i) {
          let told = mention[i]
          while i < limit, mention[i] == told { i += 1 }
          continue
        }
        // في تصريحات صحفية: the second word of a medium is nobody.
        let medium = MediumWords.shared.kind(at: i - 1, in: self)?.tokens
        if let medium, medium.contains(i) {
          i = medium.upperBound
          continue
        }
        guard !classes[i - 1].contains(.preposition), !hasAttachedPreposition(i),
          medium != nil || isComma(i - 1) || isTime[i - 1]
        else { return nil }
        return source(at: i, before: limit).flatMap { $0.strength > .guess ? $0 : nil }
      }
      i += 1
    }
    return nil
  }

  /// `أخبر وزير خارجية البلد الأمم المتحدة أن`: a body's name behind a phrase that is complete is the one who is told.
  private func startOfTold(in phrase: Range<Int>) -> Int? {
    phrase.dropFirst().first { i in
      guard mention[i - 1] >= 0 || hasArticle(i - 1) || has(i - 1, .adj) else { return false }
      if let name = occurrence(i) {
        return mention[i] != mention[i - 1] && kind(ofEntity: name.entity) == .organization
          && name.span.start == tokens[i].span.start
      }
      // وكالة كذا, شبكة كذا.
      let kind = sourceKind(i, isAttached: false)
      return !hasArticle(i) && (kind == .outlet || kind == .body && i + 1 < phrase.upperBound && isPress(i + 1))
    }
  }

  /// `أخبر الحشد أن`, `أبلغ المسؤولين أن`: those before whom one speaks, and people in the accusative, are told.
  func isAudience(_ token: Int) -> Bool {
    if classes[token].contains(.audience) { return true }
    let kind = sourceKind(token, isAttached: false)
    return mention[token] < 0 && (kind == .role || kind == .group) && hasArticle(token)
      && document.folded(token).suffix(4).elementsEqual("ين".utf8)
      && analysis.words[analysis.stem(ofToken: token)].features.number != .singular
  }

  /// يخبر رجلًا: a tanwin on an alef marks an object.
  func isAccusative(_ token: Int) -> Bool {
    let printed = document.text.bytes[tokens[token].span.range]
    return printed.suffix(4).elementsEqual("ًا".utf8) || printed.suffix(4).elementsEqual("اً".utf8)
  }

  /// صرح به، جاء فيها: a preposition with the pronoun of what was said before.
  func isResumed(_ token: Int) -> Bool {
    for word in ["به", "بها", "فيه", "فيها", "عنه", "عنها", "له", "لها"] as [StaticString] where `is`(token, word) {
      return true
    }
    return false
  }

  /// A phrase that no lexicon knows, right behind the verb: a name that was missed, or a role of its own.
  private func looksLikeSubject(_ source: SourcePhrase) -> Bool {
    let head = source.tokens.lowerBound
    // قال مخاطبا الجنود, أضاف موجها حديثه إلى: how he said it.
    return source.tokens.count <= 6 && !isMark(head) && !cues[head].contains(where: \.isParticiple)
      && !(document.folded(head).suffix(2).elementsEqual("ا".utf8)
        && analysis.words[analysis.stem(ofToken: head)].features.grammaticalCase == .accusative)
  }

  private func subjectBefore(_ cue: Cue) -> (source: SourcePhrase, rule: String)? {
    let sentence = sentence(of: cue.token)
    var end = cue.token
    while end > sentence.lowerBound, isAuxiliary(end - 1) { end -= 1 }
    // The antecedent of الذي.
    if end > sentence.lowerBound, classes[end - 1].contains(.relative) {
      // التي يقول إنها: by its gender the antecedent is what is spoken of, not who speaks.
      guard agrees(relative: end - 1, with: cue) else { return nil }
      end -= 1
      if end > sentence.lowerBound, isComma(end - 1) { end -= 1 }
      return phrase(endingAt: end, from: sentence.lowerBound, agreeingWith: cue).map {
        ($0, "statement/relative-clause")
      }
    }
    // واجهوا المتظاهرين وهم يهتفون: the pronoun's noun stands right before it.
    if end > sentence.lowerBound, classes[end - 1].contains(.pronoun) { end -= 1 }
    guard end > sentence.lowerBound else { return nil }
    guard let found = phrase(endingAt: end, from: sentence.lowerBound, agreeingWith: cue) else { return nil }
    return paper(described: found.tokens.lowerBound, from: sentence.lowerBound).map {
      ($0, "statement/relative-clause")
    }
      ?? (found, "statement/subject-verb")
  }

  /// `تقرير نشرته الصحيفة أشار إلى أن`: a verb with a pronoun stands before the name, which is the subject of that one; the paper
  /// that the pronoun means speaks.
  private func paper(described name: Int, from first: Int) -> SourcePhrase? {
    let verb = name - 1
    guard verb - 1 >= first, isVerb(verb), let last = analysis.words(ofToken: verb).last,
      last > analysis.stem(ofToken: verb), analysis.words[last].upos == .pron
    else { return nil }
    switch sourceKind(verb - 1, isAttached: false) {
    case .utterance, .document: return source(core: verb - 1..<verb, before: verb, isAttached: false)
    default: return nil
    }
  }

  /// كان يقول, قد أكد: words between a subject and its verb.
  private func isAuxiliary(_ token: Int) -> Bool {
    for word in ["قد", "ايضا", "لا", "كان", "كانت", "كانوا", "سوف"] as [StaticString] where `is`(token, word) {
      return true
    }
    return false
  }

  /// The noun phrase right before a verb, where the tree has lost it (`الناشطة أعلنت`).
  func subjectInFront(of token: Int, from start: Int) -> SourcePhrase? {
    guard lettersOfConjunction(token) == 0, token > start else { return nil }
    return phrase(endingAt: token, from: start, agreeingWith: nil)
  }

  /// The source that a phrase right before `token` names (`عن مسؤول قوله`).
  func phraseBefore(_ token: Int) -> SourcePhrase? {
    let first = sentence(of: token).lowerBound
    let relays = (max(first, token - 12)..<token).filter { `is`($0, "عن") || `is`($0, "علي") }
    if let found = phrase(endingAt: token, from: relays.last.map { $0 + 1 } ?? first, agreeingWith: nil) {
      return found
    }
    // عن مسؤول لم يكشف عن اسمه قوله: a clause that describes him stands between.
    return relays.lazy.reversed().filter { `is`($0, "عن") }.compactMap { source(at: $0 + 1, before: token) }.first {
      $0.strength > .guess
    }
  }

  /// The noun phrase that ends before `end`, found from the start of its clause.
  private func phrase(endingAt end: Int, from first: Int, agreeingWith cue: Cue?) -> SourcePhrase? {
    var start = end
    while start > first, end - start < 16 {
      let i = start - 1
      if mention[i] < 0 {
        if isComma(i) {
          break
        }
        if isMark(i), tokens[i].kind != .quotationMark { break }
        if tokens[i].kind == .quotationMark, quotation(closedBy: i) == nil || !isName(Int(quotation[i])) { break }
        let kinds: ClauseWords.Classes = [.relative, .subordinator, .particle, .pronoun]
        if !classes[i].isDisjoint(with: kinds) || complementiser(i) != nil { break }
        if cues[i].contains(where: \.isVerb), openings[i] != nil || isVerb(i) { break }
        if isVerb(i) { break }
      }
      start -= 1
    }
    // The longest phrase that reaches the verb; what stands before it is a verb or a preposition.
    for i in start..<end where mention[i] < 0 || i == start || mention[i] != mention[i - 1] {
      guard let found = source(at: i, before: end), found.strength > .guess else { continue }
      guard
        found.tokens.upperBound >= end
          || (found.tokens.upperBound..<end).allSatisfy({ isTime[$0] || isMark($0) || classes[$0].contains(.adverb) })
      else { continue }
      return cue.map { agrees(found, with: $0) } ?? true ? found : nil
    }
    return nil
  }

  private func agrees(relative token: Int, with cue: Cue) -> Bool {
    let word = document.folded(token)
    func ends(_ ending: String) -> Bool { word.suffix(ending.utf8.count).elementsEqual(Array(ending.utf8)) }
    if ends("التي") { return cue.reading.isFeminine }
    if ends("الذين") { return cue.reading.isPlural }
    return !ends("الذي") || !cue.reading.isFeminine && !cue.reading.isPlural
  }

  private func agrees(_ source: SourcePhrase, with cue: Cue) -> Bool {
    guard let entity = source.entity else {
      return concord(ofNoun: source.tokens.lowerBound).fits(
        isFeminine: cue.reading.isFeminine, isPlural: cue.reading.isPlural, isBefore: true)
    }
    return !cue.reading.isPlural || kind(ofEntity: entity) != .person
  }
}
