import IsnadDocument
import IsnadLexicon
import IsnadNames
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
    guard !isExcluded(cue, next: from), !hasItsObject(cue) else { return nil }
    if cue.isVerb, let found = relayed(after: cue, before: limit) { return found }
    if takes.contains(.predicate), let found = predicateOpening(after: cue, before: limit) { return found }
    if let found = clauseOrQuotation(after: cue, before: limit) { return found }
    guard cue.reading.kind != .masdar, cue.reading.voice != .passive, !isNegated(cue.token) else { return nil }
    if takes.contains(.two), let found = secondObject(after: cue, before: limit) { return found }
    return nounOpening(after: cue, before: limit)
  }

  /// `رسالة نشرها`: the pronoun is the object already; only those who are told or named something may be pronouns.
  private func hasItsObject(_ cue: Cue) -> Bool {
    cue.isVerb && cue.hasPronoun && !cue.entry.marks.contains(.person)
      && cue.entry.takes.isDisjoint(with: [.predicate, .two])
  }

  private func isExcluded(_ cue: Cue, next: Int) -> Bool {
    guard next < tokens.count, !cue.entry.notBefore.isEmpty else { return false }
    let word = document.folded(next)
    return cue.entry.notBefore.contains { $0.elementsEqual(word) }
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
    var i = from
    while i < limit {
      if let complementiser = complementiser(i) {
        if let between = ownClause(complementiser, of: cue, from: from) {
          return clause(after: i, between: between)
        }
        i += 1
        continue
      }
      if tokens[i].kind == .quotationMark {
        guard let found = quotation(openedBy: i) else {
          i += 1
          continue
        }
        let inside = tokens(inQuotation: found)
        if takes.contains(.quote), !isAside(found, at: i, before: limit),
          takesBareQuotation(cue) || isColon(i - 1) || isComma(i - 1)
        {
          return Opening(kind: .quotation(found), start: inside.lowerBound, between: from..<i)
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
      if isComma(i) { commas += 1 }
      if commas > 5 || tokens[i].kind == .sentenceEnd && i + 1 < limit || ends(cue, at: i) { return nil }
      i += 1
    }
    return nil
  }

  /// Verbs that take no clause (`واصل`, `ختم`) introduce a quotation by a colon or a comma only.
  private func takesBareQuotation(_ cue: Cue) -> Bool { !cue.entry.takes.isDisjoint(with: [.that, .predicate, .bi]) }

  private func clause(after complementiser: Int, between: Range<Int>) -> Opening {
    let start = complementiser + 1
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
    if isMark(next) { return tokens[next].kind != .quotationMark }
    return cues[next].contains { $0.isJoined || $0.isParticiple } || classes[next].contains(.turn)
  }

  /// A quotation on the way that is not the content: a name in marks, or a short one with أن behind it (`قالت حركة "حماس" إن`).
  private func isAside(_ quotation: Int, at token: Int, before limit: Int) -> Bool {
    let inside = tokens(inQuotation: quotation)
    guard inside.count <= 4 else { return false }
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
    if let needed = before >= from ? Passage.frame(ofPreposition: document.folded(before)) : nil {
      // اتهم and the like report with a preposition only; others may add one of their own (`أعرب عن أمله في أن`).
      guard
        takes.contains(needed) || takes.contains(.an) && (from..<before).suffix(8).contains(where: { `is`($0, "عن") })
      else { return nil }
      if before > from, isTaken(complementiser, by: cue, from: from) { return nil }
      return from..<before
    }
    if before >= from, classes[before].contains(.owner) || classes[before].contains(.preposition) { return nil }
    guard complementiser.hasBi ? !takes.isDisjoint(with: [.that, .bi]) : !takes.isDisjoint(with: [.that, .an]) else {
      return nil
    }
    if takes.isDisjoint(with: [.that, .bi]), !(from..<at).contains(where: { `is`($0, "عن") }) { return nil }
    if at > from, isTaken(complementiser, by: cue, from: from) { return nil }
    return from..<at
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
        if !keeps || other.entry.lemma == "قال" { return other.reading.kind != .masdar || other.hasPronoun }
      }
      i -= 1
    }
    return false
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
  private func ends(_ cue: Cue, at token: Int) -> Bool {
    if `is`(token, "؛") { return true }
    return cues[token].contains { other in
      other.isVerb && other.isJoined && other.reading.aspect == .perfect
        && (!other.entry.marks.contains(.homograph) || isVerb(token))
    }
  }

  // MARK: What somebody is called

  private func predicateOpening(after cue: Cue, before limit: Int) -> Opening? {
    let from = cue.end
    var i = from
    while i < limit {
      if tokens[i].kind == .sentenceEnd || `is`(i, "؛") || i > from && ends(cue, at: i) { return nil }
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
      // وصف and its kin take ب and a noun; the verbs of praise and blame don't.
      if cue.entry.takes == .predicate, i > from || cue.hasPronoun {
        if `is`(i, "ب"), i + 1 < limit { return calling(i + 1, between: from..<i) }
        if startsWithBi(i) { return calling(i, between: from..<i) }
      }
      if case let found? = quotation(openedBy: i) { i = max(i + 1, tokens(inQuotation: found).upperBound) }
      i += 1
    }
    return nil
  }

  private func calling(_ start: Int, between: Range<Int>) -> Opening? {
    guard start < tokens.count else { return nil }
    if let found = quotation(openedBy: start) {
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

  private func secondObject(after cue: Cue, before limit: Int) -> Opening? {
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

  private func nounOpening(after cue: Cue, before limit: Int) -> Opening? {
    let takes = cue.entry.takes
    let from = cue.end
    guard from < limit, !takes.isDisjoint(with: [.noun, .ilaNoun, .alaNoun, .minNoun, .anNoun, .biNoun]) else {
      return nil
    }
    var i = from
    while i < limit, i < from + 16 {
      if isMark(i), quotation(openedBy: i) == nil || i > from { break }
      if mention[i] < 0, let frame = Passage.nounFrame(ofPreposition: document.folded(i)), !frame.isEmpty,
        takes.contains(frame), i + 1 < limit
      {
        return isPhrase(i + 1) && !cue.entry.notBefore.contains(where: { $0.elementsEqual(document.folded(i + 1)) })
          ? Opening(kind: .noun, start: i + 1, between: from..<i) : nil
      }
      // تفيد بتواصل القتال: the preposition is attached.
      if takes.contains(.biNoun), startsWithBi(i), i > from || source(at: from, before: limit) == nil {
        return Opening(kind: .predicate, start: i, between: from..<i)
      }
      i += 1
    }
    guard takes.contains(.noun), !cue.hasPronoun, !cue.isParticiple || from < limit else { return nil }
    let subject =
      cue.isParticiple
      ? nil : source(at: from, before: limit, isClosed: true).flatMap { $0.strength > .guess ? $0 : nil }
    var start = subject?.tokens.upperBound ?? from
    // أعلن الوزير، الأربعاء، ارتفاع الحصيلة: a time in commas stands between.
    if subject != nil, start + 1 < limit, isComma(start), isTime[start + 1] {
      start += 1
      while start < limit, isTime[start] || isComma(start) { start += 1 }
    }
    guard !(start < limit && cue.entry.notBefore.contains { $0.elementsEqual(document.folded(start)) }) else {
      return nil
    }
    guard start < limit, !isMark(start), isPhrase(start), !hasAttachedPreposition(start), !isTime[start] else {
      return nil
    }
    return Opening(kind: .noun, start: start, between: from..<start)
  }

  /// Whether a noun phrase of some content starts here: not a pronoun alone (`لم تؤكد ذلك`), not a particle.
  private func isPhrase(_ token: Int) -> Bool {
    if `is`(token, "ذلك") { return false }
    if `is`(token, "هذا"), token + 1 >= tokens.count || isMark(token + 1) { return false }
    let kinds: ClauseWords.Classes = [.preposition, .relative, .subordinator, .particle, .adverb]
    return classes[token].isDisjoint(with: kinds) && tokens[token].kind != .sentenceEnd
  }
}
