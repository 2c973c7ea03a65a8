import IsnadDocument
import IsnadLanguage
import IsnadLexicon
import IsnadNames
import IsnadRecords
import IsnadText

/// The place where a cue's content begins, and the words between that may tell its speaker.
struct Opening: Sendable {
  enum Kind: Sendable, Hashable {
    /// After أن, إن or بأن.
    case clause
    /// In quotation marks: index into ``Document/quotations``.
    case quotation(Int)
    /// After a colon, without marks.
    case colon
    /// A noun phrase as object, after a preposition or not.
    case noun
    /// What somebody or something is called (`وصفه بأنه`).
    case predicate
  }

  let kind: Kind
  /// The first token of the content.
  let start: Int
  /// The tokens between cue and content, without complementiser and preposition.
  let between: Range<Int>
}

extension Passage {
  /// How far a content may begin behind its cue: long roles and relative clauses stand between (`قال فلان، الذي …، إن`).
  private static let reach = 60

  /// Where the content of the verb, participle or verbal noun at `cue` begins.
  func opening(after cue: Cue) -> Opening? {
    let limit = min(sentence(of: cue.token).upperBound, cue.token + Passage.reach)
    let takes = cue.entry.takes
    let from = cue.end
    guard !isExcluded(cue, next: from) else { return nil }
    guard !hasItsObject(cue) else { return whatWasSaid(cue, before: limit) }
    // يُزعمأن: one token holds both.
    if complementiser(cue.token) != nil { return from < limit ? clause(after: cue.token, between: from..<from) : nil }
    if cue.isVerb, let found = relayed(after: cue, before: limit) { return found }
    if takes.contains(.predicate), let found = predicateOpening(after: cue, before: limit) { return found }
    if let found = ownWords(after: cue, before: limit) { return found }
    if let found = clauseOrQuotation(after: cue, before: limit) {
      return nounAround(found, after: cue, before: limit) ?? found
    }
    if let found = bareWords(after: cue, before: limit) ?? announced(after: cue, before: limit) { return found }
    guard cue.reading.kind != .masdar, cue.reading.voice != .passive, !isNegated(cue.token) else { return nil }
    if takes.contains(.two), let found = secondObject(after: cue, before: limit) { return found }
    return nounOpening(after: cue, before: limit) ?? bareClause(after: cue, before: limit)
  }

  /// `وأضاف يجب أن نعود`, `وقال كان الطريق مغلقا`: the word that opens the clause stands right behind the verb.
  private func ownWords(after cue: Cue, before limit: Int) -> Opening? {
    guard cue.isVerb, !cue.hasPronoun, cue.reading.voice != .passive, cue.entry.takes.contains([.that, .quote]),
      cue.entry.marks.isDisjoint(with: [.homograph, .weak, .thought])
    else { return nil }
    let start = isSpokenAside(cue) ? cue.end + 1 : cue.end
    guard start + 3 < limit, classes[start].contains(.opener), classes[start].isDisjoint(with: .adverb),
      complementiser(start) == nil, complementiser(start + 1)?.spelling != .inna
    else { return nil }
    return Opening(kind: .colon, start: start, between: cue.end..<cue.end)
  }

  /// `“… قلت، لا تذهب …”`: in somebody's words a comma stands for the colon.
  private func isSpokenAside(_ cue: Cue) -> Bool {
    cue.entry.lemma == "قال" && isComma(cue.end) && quotation[cue.token] >= 0
  }

  /// `وقال فلان لن نقبل`, `وأشار فلان هناك أنواع`: a word that opens a clause right behind the speaker's name stands for the
  /// missing إن.
  private func bareClause(after cue: Cue, before limit: Int) -> Opening? {
    guard cue.isVerb, !cue.hasPronoun, cue.entry.takes.contains(.that),
      cue.entry.marks.isDisjoint(with: [.homograph, .weak, .thought]),
      let subject = source(at: cue.end, before: limit, isClosed: true), subject.strength == .name
    else { return nil }
    let start = subject.tokens.upperBound
    guard start + 3 < limit, classes[start].contains(.opener) || isBareVerb(start, before: limit, of: cue) else {
      return nil
    }
    return Opening(kind: .colon, start: start, between: cue.end..<start)
  }

  /// `وأضاف فلان يجمع المركز بين …`: a verb in the imperfect right behind the name, and no أن or colon that another clause would need.
  private func isBareVerb(_ token: Int, before limit: Int, of cue: Cue) -> Bool {
    (cue.entry.lemma == "قال" || cue.entry.marks.contains(.continues)) && cue.reading.aspect == .perfect
      && isVerb(token) && isImperfect(token)
      && !(token..<limit).contains {
        complementiser($0)?.spelling == .inna || isColon($0) || tokens[$0].kind == .quotationMark
      }
  }

  /// `رسالة نشرها`: the pronoun is the object already; only those who are told or named something may be pronouns.
  private func hasItsObject(_ cue: Cue) -> Bool {
    cue.isVerb && cue.hasPronoun && cue.entry.marks.isDisjoint(with: [.person, .object])
      && cue.entry.takes.isDisjoint(with: [.predicate, .two])
  }

  /// `ما قاله الوزير هو أن …`, `وهذا ما كتبته الشرطة: “…”`: the words that ما stands for follow behind هو أن or a colon and its mark.
  private func whatWasSaid(_ cue: Cue, before limit: Int) -> Opening? {
    guard cue.token > 0, `is`(cue.token - 1, "ما") || `is`(cue.token - 1, "مما"), cue.entry.takes.contains(.quote)
    else {
      return nil
    }
    let from = cue.end
    for i in from..<max(from, min(limit - 1, from + 14)) {
      if `is`(i, "هو"), complementiser(i + 1) != nil { return clause(after: i + 1, between: from..<i) }
      if isColon(i) { return quotation(openedBy: i + 1).flatMap { _ in colon(at: i, from: from) } }
      if complementiser(i) != nil || isVerb(i) || isMark(i) && !isComma(i) { return nil }
    }
    return nil
  }

  private func isExcluded(_ cue: Cue, next: Int) -> Bool {
    guard next < tokens.count, !cue.entry.notBefore.isEmpty, cue.reading.kind != .masdar else { return false }
    func isNamed(_ token: Int) -> Bool {
      let word = document.folded(token)
      return cue.entry.notBefore.contains { $0.elementsEqual(word) }
    }
    if isNamed(next) { return true }
    // رفض الممثل التعليق: the object stands behind its subject.
    guard let subject = source(at: next, before: min(tokens.count, next + 8)) else { return false }
    return subject.tokens.dropFirst().contains { hasArticle($0) && isNamed($0) }
      || subject.tokens.upperBound < tokens.count && hasArticle(subject.tokens.upperBound)
        && isNamed(subject.tokens.upperBound)
  }

  /// `رد فلان قائلا نحن جاهزون`: after قائلا his words follow without any sign.
  private func bareWords(after cue: Cue, before limit: Int) -> Opening? {
    guard cue.isParticiple, cue.entry.lemma == "قال", cue.end + 1 < limit, tokens[cue.end].kind == .word,
      classes[cue.end].isDisjoint(with: [.preposition, .demonstrative, .told, .adverb]),
      !hasAttachedPreposition(cue.end), !(cue.end..<limit).contains(where: { tokens[$0].kind == .quotationMark })
    else { return nil }
    return Opening(kind: .colon, start: cue.end, between: cue.end..<cue.end)
  }

  /// `نقلت الوكالة عن مسؤول قوله إن …`: all that follows عن is what the agency passes on.
  private func relayed(after cue: Cue, before limit: Int) -> Opening? {
    let from = cue.end
    var i = from
    while i < limit, i < from + 12, !isMark(i) || quotation(openedBy: i) != nil || isComma(i) {
      if `is`(i, "عن"), i + 1 < limit {
        for next in (i + 2)..<max(i + 2, min(limit, i + 20)) {
          guard let saying = cues[next].first(where: { $0.reading.kind == .masdar && $0.hasPronoun }) else { continue }
          guard let inner = opening(after: saying), inner.between.count <= 2 else { return nil }
          return Opening(kind: .clause, start: i + 1, between: from..<i)
        }
        return nil
      }
      i += 1
    }
    return nil
  }

  // MARK: Clauses, quotations, colons

  private func clauseOrQuotation(after cue: Cue, before limit: Int) -> Opening? {
    let takes = cue.entry.takes
    let from = cue.end
    var commas = 0
    var isBeyond = false
    var i = from
    while i < limit {
      if takes.contains(.whether), let question = question(at: i, before: limit) {
        return Opening(kind: .clause, start: question, between: from..<i)
      }
      if let complementiser = complementiser(i) {
        if let between = ownClause(complementiser, of: cue, from: from) {
          return clause(after: i, between: between)
        }
        // رفض الاتهام، حيث يزعم الخصم أنه “تجاوز” الحد: what stands in marks behind another's أن is the other's.
        isBeyond = isBeyond || cue.entry.marks.contains(.weak) && !complementiser.isJoined
        i += 1
        continue
      }
      if tokens[i].kind == .quotationMark {
        guard let found = quotation(openedBy: i) else {
          // قائلا” نرى بأن …: the mark lost its partner.
          if i == from, cue.isParticiple, takes.contains(.quote), i + 1 < limit, !isMark(i + 1) {
            return Opening(kind: .colon, start: i + 1, between: from..<i)
          }
          i += 1
          continue
        }
        let inside = tokens(inQuotation: found)
        if let governed = governedQuotation(found, at: i, of: cue) { return governed }
        // وتعتبره “خرقا جديدا” لسلسلة العهود: what hangs on the last word in marks goes with it.
        if takes.contains(.two), cue.hasPronoun, i == from, hasAttachedLi(inside.upperBound + 1) {
          return Opening(kind: .predicate, start: i, between: from..<i)
        }
        if takes.contains(.quote), !isAside(found, at: i, before: limit),
          takesBareQuotation(cue) && !isBeyond || isColon(i - 1) || isComma(i - 1)
        {
          return isCoordinated(found) || isPartOfClause(found, at: i, from: from)
            ? Opening(kind: .clause, start: i, between: from..<i)
            : Opening(kind: .quotation(found), start: inside.lowerBound, between: from..<i)
        }
        i = max(i + 1, inside.upperBound + 1)
        continue
      }
      if isColon(i), takes.contains(.quote), takesBareQuotation(cue) || quotation(openedBy: i + 1) != nil,
        !(i > 0 && tokens[i - 1].kind == .number && !tokens[i].isSpaced && i + 1 < limit
          && tokens[i + 1].kind == .number)
      {
        return colon(at: i, from: from)
      }
      if isDash(i), let found = dash(at: i, of: cue, before: limit) { return found }
      if isComma(i) { commas += 1 }
      if commas > 5 || isStop(i, before: limit) || ends(cue, at: i) { return nil }
      i += 1
    }
    return nil
  }

  /// The first token of what is asked: behind `عما إذا`, `ما إذا`, `هل`.
  private func question(at token: Int, before limit: Int) -> Int? {
    guard token + 3 < limit else { return nil }
    if `is`(token, "هل") { return token + 1 }
    return (`is`(token, "عما") || `is`(token, "ما")) && `is`(token + 1, "اذا") ? token + 2 : nil
  }

  /// A stop inside the sentence, not one inside a name (`إن.تي.في`).
  private func isStop(_ token: Int, before limit: Int) -> Bool {
    tokens[token].kind == .sentenceEnd && token + 1 < limit && (tokens[token].isSpaced || tokens[token + 1].isSpaced)
      && !isTitleStop(token)
  }

  /// `أشار إلى “الأثر الكبير” الذي …`, `وبررته بـ“غياب الشروط”`: the verb's own preposition stands before the marks.
  private func governedQuotation(_ quotation: Int, at token: Int, of cue: Cue) -> Opening? {
    guard token > cue.end else { return nil }
    let before = token - 1
    let takes = cue.entry.takes
    let isGoverned =
      Passage.nounFrame(ofPreposition: document.folded(before)).map { !$0.isEmpty && takes.contains($0) } ?? false
      || `is`(before, "ب") && !takes.isDisjoint(with: [.bi, .biNoun])
    guard isGoverned else { return nil }
    let inside = tokens(inQuotation: quotation)
    return endsClause(after: inside.upperBound, quotation: quotation)
      ? Opening(kind: .quotation(quotation), start: inside.lowerBound, between: cue.end..<before)
      : Opening(kind: .predicate, start: token, between: cue.end..<before)
  }

  /// `قال فلان - قد نمدد الاتفاق`: a dash in the place of a colon, where no second one makes it a bracket.
  private func dash(at token: Int, of cue: Cue, before limit: Int) -> Opening? {
    guard cue.isVerb, cue.entry.lemma == "قال", token > cue.end, token + 3 < limit, tokens[token].isSpaced,
      tokens[token + 1].isSpaced, mention[token - 1] >= 0
    else { return nil }
    let rest = (token + 1)..<limit
    guard !rest.contains(where: { isDash($0) || tokens[$0].kind == .quotationMark }),
      !rest.prefix(25).contains(where: { complementiser($0)?.spelling == .inna || isColon($0) })
    else { return nil }
    return Opening(kind: .colon, start: token + 1, between: cue.end..<token)
  }

  /// `الوزير يقول “من المستحيل” بناء السد`: a few words in marks right behind the verb, and a noun that they need.
  private func isPartOfClause(_ quotation: Int, at token: Int, from: Int) -> Bool {
    let inside = tokens(inQuotation: quotation)
    let next = inside.upperBound + 1
    guard token == from, inside.count <= 3, document.quotations[quotation].closing != nil,
      sentence(of: token).contains(next), let first = inside.first, classes[first].contains(.preposition)
    else { return false }
    return tokens[next].kind == .word && has(next, .noun) && !isTime[next] && !hasAttachedPreposition(next)
      && classes[next].isDisjoint(with: [.preposition, .adverb, .subordinator])
  }

  /// `“…” و“…”`: two quotations joined by و are one content.
  func isCoordinated(_ quotation: Int) -> Bool {
    var next = tokens(inQuotation: quotation).upperBound
    if tokens.indices.contains(next), document.quotations[quotation].closing == tokens[next].span { next += 1 }
    return `is`(next, "و") && self.quotation(openedBy: next + 1) != nil
  }

  /// Verbs that take no clause (`واصل`, `ختم`) introduce a quotation by a colon or a comma only.
  private func takesBareQuotation(_ cue: Cue) -> Bool { !cue.entry.takes.isDisjoint(with: [.that, .predicate, .bi]) }

  func clause(after complementiser: Int, between: Range<Int>) -> Opening {
    let start = complementiser + 1
    // وصفه بأنه: “…”: behind a colon the words in marks are all that is reported.
    if isColon(start), let found = quotation(openedBy: start + 1) {
      return Opening(kind: .quotation(found), start: tokens(inQuotation: found).lowerBound, between: between)
    }
    if let found = quotation(openedBy: start) {
      let inside = tokens(inQuotation: found)
      if endsClause(after: inside.upperBound, quotation: found) {
        return Opening(kind: .quotation(found), start: inside.lowerBound, between: between)
      }
    }
    return Opening(kind: .clause, start: start, between: between)
  }

  private func colon(at token: Int, from: Int) -> Opening? {
    let start = token + 1
    guard start < tokens.count, tokens[start].kind != .sentenceEnd else { return nil }
    if let found = quotation(openedBy: start) {
      return Opening(kind: .quotation(found), start: tokens(inQuotation: found).lowerBound, between: from..<token)
    }
    guard sentence(of: token).contains(start), tokens[start].kind != .address,
      tokens[start].kind != .symbol || start + 1 < tokens.count
    else { return nil }
    if let complementiser = complementiser(start) {
      return Opening(kind: .clause, start: complementiser.token + 1, between: from..<token)
    }
    return Opening(kind: .colon, start: start, between: from..<token)
  }

  /// Whether the words after a quotation belong to another clause: then the quotation is the whole content.
  func endsClause(after token: Int, quotation: Int) -> Bool {
    var next = token
    if tokens.indices.contains(next), document.quotations[quotation].closing == tokens[next].span { next += 1 }
    guard tokens.indices.contains(next), sentence(of: token - 1).contains(next) else { return true }
    // “شخص مجنون”، وأنه …: the content goes on with another clause.
    if isComma(next), complementiser(next + 1)?.isJoined == true { return false }
    if isMark(next) { return tokens[next].kind != .quotationMark }
    return cues[next].contains { $0.isJoined || $0.isParticiple } || classes[next].contains(.turn)
  }

  /// A quotation on the way that is not the content: a name in marks, or a short one with أن behind it (`قالت حركة "حماس" إن`).
  private func isAside(_ quotation: Int, at token: Int, before limit: Int) -> Bool {
    let inside = tokens(inQuotation: quotation)
    guard inside.count <= 4, !isCoordinated(quotation) else { return false }
    if mentions(in: inside).contains(where: { $0.tokens == inside }), token > 0, !isColon(token - 1) {
      return true
    }
    var i = inside.upperBound + 1
    while i < min(limit, inside.upperBound + 14) {
      if isColon(i) || complementiser(i) != nil || self.quotation(openedBy: i) != nil { return !isColon(token - 1) }
      if tokens[i].kind == .sentenceEnd || cues[i].contains(where: \.isVerb) { return false }
      i += 1
    }
    return false
  }

  /// Whether the complementiser opens this cue's content; then the tokens between them.
  private func ownClause(_ complementiser: Complementiser, of cue: Cue, from: Int) -> Range<Int>? {
    let takes = cue.entry.takes
    let at = complementiser.token
    let before = at - 1
    guard !complementiser.isJoined else { return nil }
    // كلاركإن: the last word of the speaker's name is in the same token.
    if complementiser.isGlued {
      return takes.isDisjoint(with: [.that, .bi]) || isTaken(complementiser, by: cue, from: from)
        ? nil : from..<(at + 1)
    }
    if let claim = deniedClaim(before: at, of: cue, from: from) { return claim }
    if let needed = before >= from ? Passage.frame(ofPreposition: document.folded(before)) : nil {
      // اتهم and the like report with a preposition only; others may add one of their own (`أعرب عن أمله في أن`).
      guard
        takes.contains(needed) || takes.contains(.an) && (from..<before).suffix(8).contains(where: { `is`($0, "عن") })
      else { return nil }
      if before > from, isTaken(complementiser, by: cue, from: from) { return nil }
      // حث الوزير على شراء آلات قادرة على أن …: the verb has what its preposition governs already.
      if takes.contains(needed), !isComma(before - 1),
        let first = (from..<before).last(where: { document.folded($0) == document.folded(before) }),
        !(from..<before).contains(where: { isVerb($0) || classes[$0].contains(.relative) }), first + 1 < before
      {
        return nil
      }
      return from..<before
    }
    if before >= from,
      classes[before].contains(.owner)
        || classes[before].isSuperset(of: .preposition) && !classes[before].contains(.told)
    {
      return nil
    }
    guard complementiser.hasBi ? !takes.isDisjoint(with: [.that, .bi]) : !takes.isDisjoint(with: [.that, .an]) else {
      return nil
    }
    if takes.isDisjoint(with: [.that, .bi]), !(from..<at).contains(where: { `is`($0, "عن") }) { return nil }
    if at > from, isTaken(complementiser, by: cue, from: from) { return nil }
    return from..<at
  }

  /// `رفض فكرة أن`, `نفى المزاعم القائلة بأن`: to deny a claim is to deny what it says.
  private func deniedClaim(before at: Int, of cue: Cue, from: Int) -> Range<Int>? {
    guard cue.entry.stance == .deny, cue.isVerb else { return nil }
    var noun = at - 1
    for word in ["القايل", "القايله", "التي", "الذي"] as [StaticString] where `is`(noun, word) { noun -= 1 }
    guard noun >= from, classes[noun].contains(.claim) else { return nil }
    return from..<noun
  }

  /// Whether another word between cue and complementiser governs the clause.
  private func isTaken(_ complementiser: Complementiser, by cue: Cue, from: Int) -> Bool {
    // قال keeps its إن over any relative clause: nothing else takes it.
    let keeps = cue.entry.lemma == "قال" && complementiser.spelling == .inna
    var i = complementiser.token - 1
    while i >= from {
      if let other = cues[i].first(where: { !$0.entry.takes.isDisjoint(with: [.that, .bi]) }),
        !other.entry.marks.contains(.homograph) || other.reading.kind == .verb && isVerb(i)
      {
        // أضاف قائلا إن: one cue. أعرب عن اعتقاده بأن: the feeling is part of it.
        if merges(other, into: cue)
          || other.reading.kind == .masdar && cue.entry.takes.contains(.an) && `is`(i - 1, "عن")
        {
          i -= 1
          continue
        }
        if !keeps || other.entry.lemma == "قال" { return other.reading.kind != .masdar || other.hasPronoun }
      }
      i -= 1
    }
    return false
  }

  /// `أردف قائلا`, `صرح الوزير قائلا`: the participle adds nothing to a verb of saying; to others (`رفض العرض قائلا`) it does.
  /// `أدلى بتصريحه للصحفيين بأن`: what is given is the statement itself.
  func merges(_ participle: Cue, into cue: Cue) -> Bool {
    if cue.entry.lemma == "أدلى" { return cue.isVerb && participle.reading.kind == .masdar && participle.hasBi }
    return participle.isParticiple && (participle.entry.lemma == "قال" || participle.entry.lemma == "أضاف")
      && cue.isVerb
      && cue.entry.takes.contains(.that) && !isSaidApart(participle, from: cue)
  }

  /// `نفى ضلوع بلاده في الهجوم، قائلا إن ذلك كذب`: behind a comma, where the verb has its own object, قائلا tells something else.
  private func isSaidApart(_ participle: Cue, from cue: Cue) -> Bool {
    participle.token > cue.end && isComma(participle.token - 1)
      && nounOpening(after: cue, before: participle.token - 1) != nil
  }

  static func frame(ofPreposition word: ArraySlice<UInt8>) -> CueEntry.Frames? {
    prepositions.first { $0.word.elementsEqual(word) }?.frame
  }

  static func nounFrame(ofPreposition word: ArraySlice<UInt8>) -> CueEntry.Frames? {
    prepositions.first { $0.word.elementsEqual(word) }?.noun
  }

  private static let prepositions: [(word: [UInt8], frame: CueEntry.Frames, noun: CueEntry.Frames)] = [
    (Array("الي".utf8), .ila, .ilaNoun), (Array("علي".utf8), .ala, .alaNoun), (Array("من".utf8), .min, .minNoun),
    (Array("عن".utf8), .an, .anNoun),
    (Array("في".utf8), .fi, []),
  ]

  /// Whether the search for this cue's content must stop: another finite verb takes over.
  func ends(_ cue: Cue, at token: Int) -> Bool {
    if `is`(token, "؛") { return true }
    return cues[token].contains { other in
      other.isVerb && other.isJoined && (other.reading.aspect == .perfect || isComma(token - 1))
        && (!other.entry.marks.contains(.homograph) || isVerb(token))
    }
  }
}
