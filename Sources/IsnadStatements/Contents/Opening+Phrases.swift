import IsnadDocument
import IsnadLanguage
import IsnadLexicon
import IsnadNames
import IsnadRecords
import IsnadText

/// Contents that are no clause: what somebody is called, and noun phrases.
extension Passage {
  // MARK: What somebody is called

  func predicateOpening(after cue: Cue, before limit: Int) -> Opening? {
    let from = cue.end
    var i = from
    while i < limit {
      if tokens[i].kind == .sentenceEnd && !isTitleStop(i) || `is`(i, "؛") || i > from && ends(cue, at: i) {
        return nil
      }
      if let complementiser = complementiser(i) {
        if complementiser.hasBi || i > from && `is`(i - 1, "علي") {
          let end = complementiser.hasBi ? i : i - 1
          let opening = clause(after: i, between: from..<end)
          if case .quotation = opening.kind { return opening }
          return Opening(kind: .predicate, start: i + 1, between: from..<end)
        }
      }
      for word in ["باعتباره", "باعتبارها", "باعتبارهم", "بوصفه", "بوصفها", "بوصفهم", "بصفته", "بكونه", "بكونها"]
        as [StaticString] where `is`(i, word)
      {
        return calling(i + 1, between: from..<i)
      }
      // يصف بالإبادة مذبحة …: what it is called stands before the object, and nothing tells where it ends.
      if cue.entry.takes == .predicate, i == from, !cue.hasPronoun, startsWithBi(i) { return nil }
      // وصف and its kin take ب and a noun; the verbs of praise and blame don't.
      if cue.entry.takes == .predicate, i > from || cue.hasPronoun, !isCalledBehind(i, of: cue, before: limit) {
        if `is`(i, "ب"), i + 1 < limit { return calling(i + 1, between: from..<i) }
        if startsWithBi(i) { return calling(i, between: from..<i) }
      }
      if case let found? = quotation(openedBy: i) { i = max(i + 1, tokens(inQuotation: found).upperBound) }
      i += 1
    }
    return nil
  }

  /// `وصفت عضوة بمجلس النواب القرار بأنه خطأ`: where أن or what stands for it follows, ب before it belongs to a noun.
  private func isCalledBehind(_ token: Int, of cue: Cue, before limit: Int) -> Bool {
    guard `is`(token, "ب") || startsWithBi(token) else { return false }
    for i in (token + 1)..<max(token + 1, min(limit, token + 30)) {
      if tokens[i].kind == .sentenceEnd || `is`(i, "؛") || ends(cue, at: i) { return false }
      if let complementiser = complementiser(i) { return complementiser.hasBi || `is`(i - 1, "علي") }
      if quotation(openedBy: i) != nil { return false }
    }
    return false
  }

  private func calling(_ start: Int, between: Range<Int>) -> Opening? {
    guard start < tokens.count else { return nil }
    if let found = quotation(openedBy: start), !isCoordinated(found) {
      return Opening(kind: .quotation(found), start: tokens(inQuotation: found).lowerBound, between: between)
    }
    return Opening(kind: .predicate, start: start, between: between)
  }

  /// ب attached to a noun: بال for sure, any other word where no name begins and no known word is meant.
  func startsWithBi(_ token: Int) -> Bool {
    guard tokens[token].kind == .word,
      mention[token] < 0 || names.mentions[Int(mention[token])].span.start > tokens[token].span.start
    else { return false }
    return document.folded(token).starts(with: Array("بال".utf8)) && document.folded(token).count > 8
      || hasAttachedPreposition(token) && document.folded(token).starts(with: Array("ب".utf8))
  }

  // MARK: Noun phrases

  /// `أعلن الوزير عن خطة “طموحة”`, `أعلن استهداف “أ” و“ب”`: a few words in marks inside the noun phrase that is announced.
  func nounAround(_ opening: Opening, after cue: Cue, before limit: Int) -> Opening? {
    let mark: Int
    switch opening.kind {
    case .quotation: mark = opening.start - 1
    case .clause: mark = opening.start
    case .colon, .noun, .predicate: return nil
    }
    guard mark > 0, let found = quotation(openedBy: mark),
      tokens(inQuotation: found).count < 8 || document.quotations[found].pairing == .unclosed || isGoverned(mark),
      !isColon(mark - 1), !isComma(mark - 1) || isCalled(found, from: mark), complementiser(mark - 1) == nil,
      cue.reading.kind != .masdar,
      cue.reading.voice != .passive, let noun = nounOpening(after: cue, before: limit),
      noun.start < mark || noun.start > tokens(inQuotation: found).upperBound
    else { return nil }
    return noun
  }

  /// `في إطار “جهود …”`, `تحت شعار “…”`: a noun in construct or a preposition stands right before the mark.
  private func isGoverned(_ mark: Int) -> Bool {
    let before = mark - 1
    guard before > 0, tokens[before].kind == .word, mention[before] < 0 else { return false }
    return classes[before].contains(.preposition)
      || has(before, .noun) && !hasArticle(before) && !hasPossessive(before) && !isAccusative(before)
        && (classes[before - 1].contains(.preposition) || hasAttachedPreposition(before))
  }

  /// `مشروع، “نور”، الذي …`: a name in marks between two commas.
  private func isCalled(_ quotation: Int, from mark: Int) -> Bool {
    let inside = tokens(inQuotation: quotation)
    return isComma(mark - 1) && inside.count <= 3 && isComma(inside.upperBound + 1)
  }

  /// `رد على إعلان فلان عن خطة`: a verbal noun with a name behind it and عن behind that announces like its verb.
  func announced(after cue: Cue, before limit: Int) -> Opening? {
    guard cue.reading.kind == .masdar, cue.entry.takes.contains(.anNoun), !cue.entry.marks.contains(.homograph),
      !cue.hasPronoun, !cue.hasArticle, let source = source(at: cue.end, before: limit, isClosed: true),
      source.strength == .name, `is`(source.tokens.upperBound, "عن"), source.tokens.upperBound + 2 < limit
    else { return nil }
    let start = source.tokens.upperBound
    return Opening(kind: .noun, start: start + 1, between: cue.end..<start)
  }

  func secondObject(after cue: Cue, before limit: Int) -> Opening? {
    let from = cue.end
    guard from < limit else { return nil }
    if cue.hasPronoun {
      let subject = source(at: from, before: limit, isClosed: true)
      let start = subject.map { $0.strength > .guess ? $0.tokens.upperBound : from } ?? from
      guard start < limit, !isMark(start) || quotation(openedBy: start) != nil else { return nil }
      return calling(start, between: from..<start).map {
        Opening(kind: $0.kind == .predicate ? .noun : $0.kind, start: $0.start, between: $0.between)
      }
    }
    guard let subject = source(at: from, before: limit, isClosed: true), subject.strength > .guess else { return nil }
    let start = subject.tokens.upperBound
    guard start < limit, !isMark(start) else { return nil }
    return Opening(kind: .noun, start: start, between: from..<start)
  }

  func nounOpening(after cue: Cue, before limit: Int) -> Opening? {
    let takes = cue.entry.takes
    let from = cue.end
    guard from < limit, !takes.isDisjoint(with: [.noun, .ilaNoun, .alaNoun, .minNoun, .anNoun, .biNoun]) else {
      return nil
    }
    let object = objectStart(of: cue, before: limit)
    // A definite noun may be a subject that no lexicon knows: then the preposition tells the content.
    let bare = object.flatMap { hasArticle($0) ? nil : $0 }
    if let found = prepositionalObject(of: cue, before: bare ?? limit, limit: limit) { return found }
    return object.map { Opening(kind: .noun, start: $0, between: from..<$0) }
  }

  /// Where a noun phrase stands behind one of the verb's own prepositions (`أعلن الوزير عن خطة`).
  private func prepositionalObject(of cue: Cue, before end: Int, limit: Int) -> Opening? {
    let takes = cue.entry.takes
    let from = cue.end
    // أعلنت حركة «كذا» عن: the marks of the subject's own name.
    let named = source(at: from, before: limit, isClosed: true).flatMap {
      $0.strength == .name ? $0.tokens.upperBound : nil
    }
    var i = min(named ?? from, end)
    while i < end, i < from + 16 {
      if isComma(i), i > from, let resumed = afterAside(i, of: cue, before: limit) {
        i = resumed
        continue
      }
      if i > from, let named = endOfCircumstance(i, from: from, of: cue, before: end) {
        i = named
        continue
      }
      if isMark(i), quotation(openedBy: i) == nil || i > from { break }
      if `is`(i, "علي"), let medium = MediumWords.shared.kind(at: i + 1, in: self) {
        i = medium.tokens.upperBound
        continue
      }
      if mention[i] < 0, let frame = Passage.nounFrame(ofPreposition: document.folded(i)), !frame.isEmpty,
        takes.contains(frame), i + 1 < limit
      {
        return isPhrase(i + 1) && !isNameAlone(i + 1, before: limit)
          && !cue.entry.notBefore.contains(where: { $0.elementsEqual(document.folded(i + 1)) })
          ? Opening(kind: .noun, start: i + 1, between: from..<i) : nil
      }
      // تفيد بتواصل القتال: the preposition is attached.
      // وفق ما أفاد به المحامي: the pronoun is what was said, told before.
      if takes.contains(.biNoun), startsWithBi(i), mention[i] < 0, !`is`(i, "باسم"), !`is`(i, "به"), !`is`(i, "بها"),
        i > from || source(at: from, before: limit) == nil
      {
        guard !cue.entry.notBefore.contains(where: { $0.elementsEqual(document.folded(i)) }) else { return nil }
        return Opening(kind: .predicate, start: i, between: from..<i)
      }
      i += 1
    }
    return nil
  }

  /// `أشار عبر قناته بتطبيق «كذا»، إلى خسائر`: behind the marks of a medium's name, or the comma that ends the circumstance where
  /// the verb's preposition follows.
  private func endOfCircumstance(_ token: Int, from: Int, of cue: Cue, before end: Int) -> Int? {
    guard (from..<token).contains(where: { MediumWords.shared.kind(at: $0, in: self) != nil }) else { return nil }
    if let name = quotation(openedBy: token) {
      let inside = tokens(inQuotation: name)
      guard inside.count <= 3, document.quotations[name].closing != nil, inside.upperBound + 1 < end else { return nil }
      return inside.upperBound + 1
    }
    guard isComma(token), token + 1 < end,
      let frame = Passage.nounFrame(ofPreposition: document.folded(token + 1)), !frame.isEmpty
    else { return nil }
    return cue.entry.takes.contains(frame) ? token + 1 : nil
  }

  /// Where a noun phrase as object begins, behind the subject and what tells when and where.
  private func objectStart(of cue: Cue, before limit: Int) -> Int? {
    let takes = cue.entry.takes
    let from = cue.end
    guard takes.contains(.noun), !cue.hasPronoun, !cue.isParticiple || from < limit else { return nil }
    let subject =
      cue.isParticiple || hasNameBefore(cue)
      ? nil
      : source(at: from, before: limit, isClosed: true).flatMap {
        $0.strength > .guess || isDefiniteAlone($0) ? $0 : nil
      }
    let act = subject?.tokens.dropFirst().first {
      classes[$0].contains(.act) && (mention[$0 - 1] >= 0 || hasArticle($0 - 1) || has($0 - 1, .adj))
    }
    var start = act ?? subject?.tokens.upperBound ?? from
    // أعلن الوزير، الأربعاء، ارتفاع الحصيلة; نفى الوزير مساء الجمعة، وجود خلاف: a time stands between.
    if start + 1 < limit, isTime[start] || subject != nil && isComma(start) && isTime[start + 1] {
      start += 1
      while start < limit, isTime[start] || isComma(start) { start += 1 }
    }
    while start < limit, !classes[start].isDisjoint(with: [.manner, .emphasis]) { start += 1 }
    start = afterCircumstances(start, before: limit)
    guard !(start < limit && cue.entry.notBefore.contains { $0.elementsEqual(document.folded(start)) }) else {
      return nil
    }
    guard start < limit, !isMark(start), isPhrase(start), !hasAttachedPreposition(start), !isTime[start] else {
      return nil
    }
    // أعلن الملك الحداد ثلاثة أيام، وأرسلت قطر فرقا: what the outlet tells next.
    if start > from, isComma(start - 1), isVerb(start) { return nil }
    return start
  }

  /// `أنكر الزوجان معرفة …`: a definite noun that no lexicon knows, with a bare one behind it.
  private func isDefiniteAlone(_ source: SourcePhrase) -> Bool {
    let next = source.tokens.upperBound
    return source.tokens.allSatisfy(hasArticle) && next < tokens.count && has(next, .noun) && !hasArticle(next)
  }

  /// Whether a name stands right before the verb as its subject (`فلان نفت تسريب الرسالة`): then the noun behind it is the object.
  private func hasNameBefore(_ cue: Cue) -> Bool {
    var last = cue.token - 1
    while last >= 0, `is`(last, "قد") { last -= 1 }
    guard !cue.isJoined, last >= 0, let name = occurrence(last), kind(ofEntity: name.entity) != .place else {
      return false
    }
    var first = last
    while first > 0, mention[first - 1] == mention[last] { first -= 1 }
    return !hasAttachedPreposition(first) && (first == 0 || !classes[first - 1].contains(.preposition))
  }

  /// `أكد فلان خلال الاجتماع ضرورة …`, `أكد الوزير في بيان رفضه …`: where and when it was said stands before the object.
  private func afterCircumstances(_ start: Int, before limit: Int) -> Int {
    var i = start
    while i + 1 < limit, Passage.circumstantial.contains(where: { `is`(i, $0) }), !isMark(i + 1) {
      let end =
        MediumWords.shared.kind(at: i + 1, in: self)?.tokens.upperBound
        ?? coreEnd(from: i + 1, before: limit, isClosed: true)
      guard end > i + 1, end < limit else { return start }
      i = end
      while i < limit, isTime[i] { i += 1 }
    }
    // What follows must be an object: a bare noun, not the rest of the same phrase.
    return i > start && i < limit && has(i, .noun) && !hasArticle(i) ? i : start
  }

  private static let circumstantial: [StaticString] = [
    "في", "خلال", "عقب", "اثناء", "امام", "عبر", "لدي", "بعد", "قبيل",
  ]

  /// `أعرب فلان، وهو طفل من …، عن حبه`: the clause between commas is passed over where the verb's preposition follows it.
  private func afterAside(_ comma: Int, of cue: Cue, before limit: Int) -> Int? {
    for i in (comma + 1)..<max(comma + 1, min(limit - 1, comma + 25)) {
      if tokens[i].kind == .sentenceEnd || cues[i].contains(where: { $0.isVerb && $0.isJoined }) { return nil }
      guard isComma(i) else { continue }
      let frame = Passage.nounFrame(ofPreposition: document.folded(i + 1))
      return frame.map { !$0.isEmpty && cue.entry.takes.contains($0) } ?? false ? i + 1 : nil
    }
    return nil
  }

  /// `مشيرا إلى فلان`: to point at somebody says nothing.
  private func isNameAlone(_ start: Int, before limit: Int) -> Bool {
    guard mention[start] >= 0 else { return false }
    var end = start
    while end < limit, mention[end] == mention[start] { end += 1 }
    return end == limit || isMark(end)
  }

  /// Whether a noun phrase of some content starts here: not a pronoun alone (`لم تؤكد ذلك`), not a particle.
  private func isPhrase(_ token: Int) -> Bool {
    if `is`(token, "ذلك") { return false }
    if `is`(token, "هذا"), token + 1 >= tokens.count || isMark(token + 1) { return false }
    let kinds: ClauseWords.Classes = [.preposition, .relative, .subordinator, .particle, .adverb]
    return classes[token].isDisjoint(with: kinds) && tokens[token].kind != .sentenceEnd
  }
}
