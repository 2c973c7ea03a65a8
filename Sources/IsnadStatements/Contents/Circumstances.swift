import IsnadDocument
import IsnadLexicon
import IsnadNames
import IsnadRecords
import IsnadText

/// To whom, by what means and when something is said.
struct Circumstances {
  let passage: Passage
  let times: [TimeExpression]
  let genders: Genders
  /// The tokens where statements have their cues: no medium is told beyond another's cue.
  let cues: Set<Int>

  // MARK: Medium

  /// The medium that the clause around a cue names after a preposition (`في بيان`, `على موقع إكس`, `بتغريدة`).
  ///
  /// - Parameter isOuter: whether the sentence's opening may name it too (`وفي منشور، كتب`); not for what lies in other words.
  func medium(of draft: Draft, isOuter: Bool) -> Statement.Medium? {
    if let owned = ownWords(of: draft) { return owned }
    for range in ranges(of: draft, isOuter: isOuter) {
      for token in range where isMediumPosition(token) {
        // التي اطلعت على الخطاب: behind a source a relative clause speaks of something else.
        if draft.rule == "statement/prepositional",
          range.prefix(while: { $0 < token }).contains(where: { passage.classes[$0].contains(.relative) })
        {
          break
        }
        if let found = medium(at: token, in: range) {
          let first =
            passage.document.folded(token).starts(with: Array("ب".utf8)) && !isBehindPreposition(token) ? 1 : 0
          let start = passage.span(found.tokens.lowerBound, without: first, 0)
          var last = found.tokens.upperBound - 1
          // منصة “إكس”: the mark that closes what another one opened.
          if found.tokens.contains(where: { passage.quotation(openedBy: $0) != nil }),
            passage.quotation(closedBy: last + 1) != nil
          {
            last += 1
          }
          return Statement.Medium(
            kind: found.kind, span: ByteSpan(start: start.start, end: passage.tokens[last].span.end))
        }
      }
    }
    return nil
  }

  /// The medium named at a token; where a film, a channel or a letter was posted, the site that follows.
  private func medium(at token: Int, in range: Range<Int>) -> (kind: Statement.Medium.Kind, tokens: Range<Int>)? {
    guard let found = MediumWords.shared.kind(at: token, in: passage) else { return nil }
    // معلقا على الخطاب: only sites and stations are what one speaks on.
    if passage.is(token - 1, "علي") || passage.is(token - 1, "وعلي") {
      return found.kind == .post || found.kind == .broadcast || found.kind == .other ? found : nil
    }
    guard found.kind == .broadcast || found.kind == .letter else { return found }
    for next in found.tokens.upperBound..<max(found.tokens.upperBound, min(range.upperBound, token + 16))
    where isMediumPosition(next) {
      if let site = MediumWords.shared.kind(at: next, in: passage), site.kind == .post { return site }
    }
    return found
  }

  /// `بحسب تقرير وكالة كذا`: whose words they are speaks, what they stand in is the medium.
  private func ownWords(of draft: Draft) -> Statement.Medium? {
    guard draft.rule == "statement/prepositional" || draft.rule == "statement/as-clause", let source = draft.source,
      source.entity != nil, let head = source.tokens.first, source.span.start > passage.tokens[head].span.end,
      let found = MediumWords.shared.kind(at: head, in: passage),
      found.kind == .report || found.kind == .letter || found.kind == .post
    else { return nil }
    let letters = passage.document.folded(head).starts(with: Array("ل".utf8)) ? 1 : 0
    let start = passage.span(head, without: letters, 0)
    return Statement.Medium(
      kind: found.kind, span: ByteSpan(start: start.start, end: passage.tokens[found.tokens.upperBound - 1].span.end))
  }

  private func ranges(of draft: Draft, isOuter: Bool) -> [Range<Int>] {
    var ranges = draft.frame
    guard isOuter, draft.cue != nil else { return ranges }
    let sentence = passage.sentence(of: draft.token)
    if draft.contentTokens.lowerBound >= draft.token {
      // What stands before the cue in its own sentence, if nobody else speaks there.
      let before = max(sentence.lowerBound, draft.token - 25)..<draft.token
      if !before.contains(where: { cues.contains($0) }) { ranges.append(before) }
      // What stands behind a quotation in the same sentence.
      let end = draft.contentTokens.upperBound
      if sentence.contains(end), end + 1 < sentence.upperBound {
        var last = end
        while last < min(sentence.upperBound, end + 10), passage.openings[last] == nil { last += 1 }
        ranges.append(end..<last)
      }
    } else {
      let after = draft.frame.last?.upperBound ?? draft.token + 1
      if after < sentence.upperBound { ranges.append(after..<min(sentence.upperBound, after + 12)) }
    }
    return ranges
  }

  private func isBehindPreposition(_ token: Int) -> Bool {
    (["في", "علي", "عبر", "خلال", "وفي", "وعلي", "وعبر"] as [StaticString]).contains { passage.is(token - 1, $0) }
  }

  private func isMediumPosition(_ token: Int) -> Bool {
    guard token > 0 else { return false }
    return isBehindPreposition(token)
      || passage.document.folded(token).starts(with: Array("ب".utf8)) && passage.hasAttachedPreposition(token)
  }

  // MARK: Addressee

  /// Who is told: `لشبكة …`, `أمام المجلس`, the object of أخبر and its kin.
  ///
  /// - Parameter isOuter: whether the sentence's opening may tell it too (`في مقابلة مع شبكة كذا، قال`).
  func addressee(of draft: Draft, by speaker: Statement.Speaker, isOuter: Bool) -> Party? {
    if let party = pronoun(of: draft, by: speaker) { return party }
    for range in draft.frame {
      let free = range.filter { draft.source?.tokens.contains($0) != true }
      for token in free {
        if let party = attached(token, draft) ?? facing(token, draft) ?? addressed(token) { return party }
      }
    }
    for range in ranges(of: draft, isOuter: isOuter) {
      for token in range where draft.source?.tokens.contains(token) != true {
        if let party = interviewer(token) { return party }
      }
    }
    if draft.subject == .circumstantial, let party = outlet(before: draft.token) { return party }
    guard let reading = passage.cues[draft.token].first, reading.entry.marks.contains(.person),
      let range = draft.frame.first
    else { return nil }
    if let source = draft.source,
      let told = passage.mentions(in: source.tokens).first(where: { $0.occurrence.span.start > source.span.end })
    {
      return Party(entity: told.occurrence.entity, span: told.occurrence.span)
    }
    var start = max(range.lowerBound, draft.source?.tokens.upperBound ?? range.lowerBound)
    // أخبر فلان، وهو أحد كبار الدبلوماسيين، القادة بأن: an apposition between two commas stands before.
    if start < range.upperBound, passage.isComma(start),
      let end = (start + 1..<range.upperBound).first(where: { passage.isComma($0) })
    {
      start = end + 1
    }
    guard start < range.upperBound, !passage.isMark(start),
      let told = passage.source(at: start, before: range.upperBound),
      told.strength > .guess || passage.classes[start].contains(.audience)
    else { return nil }
    return party(told)
  }

  /// `أخبرها أن`: the pronoun is the one who is told; the last person whom it fits, if that isn't the speaker.
  private func pronoun(of draft: Draft, by speaker: Statement.Speaker) -> Party? {
    guard let cue = passage.openings[draft.token]?.cue, cue.isVerb, cue.hasPronoun, cue.entry.marks.contains(.person)
    else { return nil }
    let end = passage.tokens[draft.token].span.end
    guard cue.span.end < end else { return nil }
    let span = ByteSpan(start: cue.span.end, end: end)
    let letters = passage.document.text.bytes[span.range]
    // أخبرني: the outlet's own reporter, who is nobody in the article.
    guard !letters.elementsEqual("ني".utf8) else { return nil }
    let gender: Genders.Gender = letters.elementsEqual("ها".utf8) ? .feminine : .masculine
    guard gender == .feminine || letters.elementsEqual("ه".utf8) else { return Party(span: span) }
    let last = passage.mentions(in: max(0, draft.token - 60)..<draft.token).last {
      passage.kind(ofEntity: $0.occurrence.entity) == .person && $0.occurrence.entity != speaker.entity
        && genders[$0.occurrence.entity] == gender
    }
    return Party(entity: last?.occurrence.entity, span: span)
  }

  /// `أدلى بتصريح لشبكة كذا قائلا`: the outlet right before a circumstantial.
  private func outlet(before cue: Int) -> Party? {
    let first = max(passage.sentence(of: cue).lowerBound, cue - 7)
    let end = passage.isComma(cue - 1) ? cue - 1 : cue
    for token in first..<max(first, end)
    where passage.document.folded(token).starts(with: Array("ل".utf8)) && passage.tokens[token].kind == .word {
      guard
        SourceNouns.shared.kind(
          of: passage.document.foldedBytes, in: passage.document.foldedRange(token), prepositions: true) == .outlet,
        let told = passage.source(at: token, before: end, isAttached: true), told.tokens.upperBound == end,
        told.entity != nil
      else { continue }
      return party(told)
    }
    return nil
  }

  /// ل attached to a name or a noun of the lexicon, right behind the cue, its subject, a time or a comma.
  private func attached(_ token: Int, _ draft: Draft) -> Party? {
    let folded = passage.document.folded(token)
    guard passage.tokens[token].kind == .word, folded.starts(with: Array("ل".utf8)),
      token == 0 || passage.prepositionalCues[token - 1] == nil
    else { return nil }
    let isAlone = folded.count == 2
    let start = isAlone ? token + 1 : token
    guard start < passage.tokens.count,
      token == draft.token + 1 || follows(token, draft)
        || isOutlet(start, isAttached: !isAlone) && !passage.isStaff(token - 1)
    else { return nil }
    if !isAlone, let occurrence = passage.occurrence(token), occurrence.span.start == passage.tokens[token].span.start {
      return nil
    }
    guard
      let told = passage.source(
        at: start, before: passage.sentence(of: token).upperBound, isClosed: true, isAttached: !isAlone),
      told.strength > .guess, told.entity != nil || token == draft.token + 1 || follows(token, draft)
    else { return nil }
    return party(told)
  }

  private func follows(_ token: Int, _ draft: Draft) -> Bool {
    let before = token - 1
    if let source = draft.source, source.tokens.upperBound == token { return true }
    return passage.isComma(before) || passage.isTime[before]
  }

  private func isOutlet(_ token: Int, isAttached: Bool) -> Bool {
    if passage.isPress(token) { return true }
    guard passage.tokens[token].kind == .word else { return false }
    let kind = passage.sourceKind(token, isAttached: isAttached)
    return kind == .outlet || kind == .body && passage.isPress(token + 1)
  }

  /// `في مقابلة مع شبكة كذا`, `في حديثه إلى الصحيفة`, `خطابه الموجه للحشود`: with whom, or to whom, one speaks.
  private func interviewer(_ token: Int) -> Party? {
    guard token > 0 else { return nil }
    let addressed: [StaticString] = ["موجه", "موجهه", "الموجه", "الموجهه"]
    let isAddressed = addressed.contains { passage.is(token - 1, $0) }
    let isAttached = passage.hasAttachedLi(token)
    let isTold = isAttached && (isAddressed || isInterview(before: token, orStatement: true))
    guard isTold || passage.is(token, "مع") || passage.is(token, "الي") else { return nil }
    let start = isAttached ? token : token + 1
    guard isAddressed || isTold || isInterview(before: token), start < passage.tokens.count,
      let told = passage.source(
        at: start, before: passage.sentence(of: token).upperBound, isClosed: true, isAttached: isAttached),
      told.strength > .guess,
      isAddressed || isOutlet(start, isAttached: isAttached) || isTold && isOwnStatement(token - 1)
    else { return nil }
    return party(told)
  }

  /// `تصريحه للساسة`, `كلمته للشعب`: whoever is told behind somebody's own words.
  private func isOwnStatement(_ token: Int) -> Bool {
    passage.hasPossessive(token)
      && MediumWords.shared.kind(at: token, in: passage).map { $0.kind == .statement || $0.kind == .speech } ?? false
  }

  /// An interview or a talk right before, an adjective or two between (`مقابلة حصرية مع`).
  ///
  /// - Parameter orStatement: whether a statement will do (`في تصريح لوكالة كذا`).
  private func isInterview(before token: Int, orStatement: Bool = false) -> Bool {
    (max(0, token - 3)..<token).contains { i in
      switch MediumWords.shared.kind(at: i, in: passage)?.kind {
      case .interview, .phoneInterview, .phoneCall: true
      case .statement: orStatement
      default:
        ["حديث", "حديثه", "حديثها", "تصريحاته", "تصريحاتها"].contains {
          passage.document.folded(i).elementsEqual($0.utf8)
        }
      }
    }
  }

  /// Who is told, without the place where (`للصحفيين في البيت الأبيض`).
  private func party(_ told: SourcePhrase) -> Party {
    guard told.entity == nil,
      let place = told.tokens.dropFirst().first(where: { passage.classes[$0].contains(.preposition) })
    else { return Party(entity: told.entity, span: told.span) }
    return Party(entity: nil, span: ByteSpan(start: told.span.start, end: passage.tokens[place - 1].span.end))
  }

  /// `قال مخاطبا الجنود`, `أضاف موجها حديثه إلى الوزراء`.
  private func addressed(_ token: Int) -> Party? {
    let isObject = passage.cues[token].contains { $0.isParticiple && $0.entry.lemma == "خاطب" }
    let isTold =
      passage.is(token, "الي")
      && ["حديثه", "حديثها", "كلامه", "كلامها", "متحدثا", "متحدثه"].contains {
        passage.document.folded(token - 1).elementsEqual($0.utf8)
      }
    guard isObject || isTold, token + 1 < passage.tokens.count,
      let told = passage.source(at: token + 1, before: passage.sentence(of: token).upperBound, isClosed: true),
      told.strength > .guess || isObject && passage.hasArticle(token + 1)
    else { return nil }
    return party(told)
  }

  /// `أمام اللجنة`, and of those who are asked `من السكان`.
  private func facing(_ token: Int, _ draft: Draft) -> Party? {
    let marks = passage.cues[draft.token].first?.entry.marks ?? []
    // كتب الوزير إلى البرلمان أن.
    let isAsked =
      passage.is(token, "من") && marks.contains(.asked) || passage.is(token, "الي") && marks.contains(.sent)
    guard isAsked || passage.is(token, "امام"), token + 1 < passage.tokens.count else { return nil }
    guard let told = passage.source(at: token + 1, before: passage.sentence(of: token).upperBound, isClosed: true),
      told.strength > .guess
    else { return nil }
    return party(told)
  }

  // MARK: Time

  /// The time that the cue's clause tells: index into ``Expressions/times``.
  func time(of draft: Draft) -> Int? {
    for range in draft.frame {
      guard !range.isEmpty else { continue }
      let span = passage.span(range)
      var low = 0
      var high = times.count
      while low < high {
        let mid = (low + high) / 2
        if times[mid].span.start < span.start { low = mid + 1 } else { high = mid }
      }
      if low < times.count, span.contains(times[low].span) { return low }
    }
    return nil
  }
}
