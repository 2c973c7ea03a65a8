import IsnadDocument
import IsnadLanguage
import IsnadLexicon
import IsnadRecords
import IsnadText

/// Prepositional cues (`وفقا ل`, `بحسب`, `على حد قول`) and what verbal nouns need.
extension DraftFinder {
  mutating func addPrepositional(_ cue: PrepositionalCue) {
    let sentence = passage.sentence(of: cue.tokens.lowerBound)
    guard !isVoice(cue, sentence) else { return }
    let source = passage.source(
      at: cue.sourceStart, before: sentence.upperBound, isAttached: !cue.hasPronoun)
    if cue.needsSource, !cue.hasPronoun {
      guard let source, source.strength > .guess || isNameInMarks(source), !isQuantity(source) else { return }
    }
    guard source != nil || cue.hasPronoun, !(cue.hasPronoun && repeatsSpeaker(cue, sentence)) else { return }
    let end = source.map { endOfDescription(of: $0, limit: sentence.upperBound) } ?? cue.sourceStart
    guard let (spans, content) = clauses(around: cue, end: end, sentence) else { return }
    drafts.append(
      Draft(
        token: cue.tokens.lowerBound, cue: Statement.Cue(span: cue.span, lemma: cue.lemma, stance: cue.stance),
        frame: [cue.sourceStart..<max(cue.sourceStart, source?.tokens.upperBound ?? end)], source: source,
        subject: source == nil ? .dropped : .told,
        agreement: Draft.Agreement(isTold: false), content: spans, contentTokens: content,
        rule: "statement/prepositional",
        confidence: source?.strength == .name ? .high : .medium,
        reasons: [Reason("\(cue.lemma) names the source of its clause", at: cue.span)]))
  }

  /// `وفق “مرصاد”`: a word alone in marks is what somebody is called.
  private func isNameInMarks(_ source: SourcePhrase) -> Bool {
    passage.quotation(openedBy: source.tokens.lowerBound).map { passage.document.quotations[$0].closing != nil }
      ?? false
  }

  /// `نفت الحركة على لسان فلان أن`: between a cue and its content it tells who spoke, and is none of its own.
  private func isVoice(_ cue: PrepositionalCue, _ sentence: Range<Int>) -> Bool {
    let start = cue.tokens.lowerBound
    guard passage.is(cue.tokens.upperBound - 1, "لسان") else { return false }
    return (max(sentence.lowerBound, start - 20)..<start).contains { token in
      // نفت الوزارة، على لسان فلان، صحة الخبر: told as his own words the denial would be lost.
      passage.openings[token]?.opening.between.contains(start)
        ?? passage.cues[token].contains { $0.isVerb && $0.entry.stance == .deny }
    }
  }

  /// The clause before the cue, or after its source; both where the cue stands in the middle of one (`الغارة، بحسب الوزارة، قتلت …`).
  private mutating func clauses(around cue: PrepositionalCue, end: Int, _ sentence: Range<Int>)
    -> (spans: [ByteSpan], tokens: Range<Int>)?
  {
    // …، وفقا لتغريدة فلان: “…”: behind a colon stand the words themselves.
    if end < sentence.upperBound, passage.isColon(end), let found = passage.quotation(openedBy: end + 1),
      !taken.contains(found)
    {
      taken.insert(found)
      let (words, tokens) = passage.words(ofQuotation: found)
      return ([words], tokens)
    }
    let start = cue.tokens.lowerBound
    let isInside =
      start > sentence.lowerBound + 1 && passage.isComma(start - 1)
      && !isConnective(sentence.lowerBound..<(start - 1))
    if start - sentence.lowerBound > 4
      || isInside && (isSubjectAlone(sentence.lowerBound..<start) || isCopula(end + 1)),
      let before = clauseBefore(start)
    {
      guard isInside, isSubjectAlone(before) || isCopula(end + 1), passage.isComma(end), let after = clauseAfter(end)
      else {
        return start - sentence.lowerBound > 4 ? ([trimmedSpan(before)], before) : nil
      }
      return ([trimmedSpan(before), trimmedSpan(after)], before.lowerBound..<after.upperBound)
    }
    // وذلك وفقا لفلان: of a clause that has ended.
    if passage.is(start - 1, "وذلك"), start - 1 == sentence.lowerBound { return nil }
    return clauseAfter(end).map { ([trimmedSpan($0)], $0) }
  }

  /// Whether there is no verb among these words, so that the clause must go on.
  private func isSubjectAlone(_ range: Range<Int>) -> Bool {
    range.count <= 12
      && !range.contains {
        passage.has($0, .verb) || passage.has($0, .aux) || passage.tokens[$0].kind == .quotationMark
      }
  }

  /// `بالتالي، ووفقا لفلان، …`: what only binds the sentence to the one before is no part of what is said.
  func isConnective(_ range: Range<Int>) -> Bool {
    range.count <= 3
      && range.allSatisfy {
        passage.mention[$0] < 0 && !passage.isVerb($0)
          && (!passage.classes[$0].isEmpty || passage.hasAttachedPreposition($0))
      }
  }

  /// `كانت فكرتها، وفقا لفلان، هي أن …`: the pronoun between a subject and what is said of it.
  private func isCopula(_ token: Int) -> Bool {
    token < passage.tokens.count
      && (passage.is(token, "هو") || passage.is(token, "هي") || passage.is(token, "هم"))
  }

  /// `قال فلان إن …، على حد قوله`: the statement is made already.
  private func repeatsSpeaker(_ cue: PrepositionalCue, _ sentence: Range<Int>) -> Bool {
    (sentence.lowerBound..<cue.tokens.lowerBound).suffix(Passage.longest).contains { token in
      passage.openings[token].map { $0.cue.isVerb || $0.cue.isParticiple } ?? false
    }
  }

  /// `وفق رسالة اطلعت عليها الوكالة …`: the words that describe a document go with it; they end at a comma or where another verb
  /// begins the clause.
  private func endOfDescription(of source: SourcePhrase, limit: Int) -> Int {
    let end = source.tokens.upperBound
    guard end < limit else { return end }
    let isIndefinite = source.entity == nil && !passage.hasArticle(source.tokens.upperBound - 1)
    guard passage.classes[end].contains(.relative) || isIndefinite && passage.isVerb(end) else { return end }
    let verb = passage.isVerb(end) ? end : end + 1
    for i in (verb + 1)..<max(verb + 1, min(limit, verb + 20)) {
      if passage.isComma(i) { return i }
      if passage.isVerb(i), passage.isTime[i - 1] || passage.mention[i - 1] >= 0 { return i }
    }
    return end
  }

  /// `وفقا لعدد السكان`: a number of things is no voice.
  private func isQuantity(_ source: SourcePhrase) -> Bool {
    let head = source.tokens.lowerBound
    return source.entity == nil
      && SourceNouns.shared.kind(
        of: passage.document.foldedBytes, in: passage.document.foldedRange(head), prepositions: true) == .quantity
  }

  // MARK: Verbal nouns

  mutating func completeMasdar(_ draft: inout Draft, _ cue: Cue, _ opening: Opening) {
    // رسالة من القائد مفادها أن: whose paper it is.
    if cue.entry.marks.contains(.paper), let author = passage.author(before: cue) {
      draft.source = author
      draft.subject = .told
      draft.confidence = .medium
      return
    }
    // هاجم فلان الوزارة بقوله إن, نشرت الصحيفة خبرا مفاده أن: whoever acts in the main clause.
    if cue.hasPronoun, cue.hasBi || cue.entry.marks.contains(.paper) {
      draft.subject = .circumstantial
      draft.confidence = .medium
      return
    }
    if cue.hasPronoun {
      draft.source = passage.phraseBefore(cue.token)
    } else if !opening.between.isEmpty {
      draft.source = passage.source(at: opening.between.lowerBound, before: opening.between.upperBound)
    }
    // التكهنات بأن: nobody's in particular.
    draft.subject = draft.source == nil ? cue.hasArticle && !cue.hasBi ? .impersonal : .dropped : .told
    draft.confidence = draft.source == nil ? .low : .medium
  }
}
