import IsnadDocument
import IsnadLexicon
import IsnadRecords
import IsnadText

/// Cues whose content stands before them, or after the speaker without a complementiser.
extension DraftFinder {
  // MARK: “…”، قال فلان; كما قال فلان; حسبما أفاد

  mutating func addWithContentBefore(_ cue: Cue) {
    guard cue.entry.takes.contains(.that) || cue.entry.takes.contains(.quote), !passage.isNegated(cue.token),
      cue.reading.voice != .passive || isAsClause(cue) != nil
    else { return }
    if let start = isAsClause(cue) {
      addAsClause(cue, from: start)
      return
    }
    guard !cue.entry.marks.contains(.homograph) || cue.reading.aspect == .perfect else { return }
    let limit = passage.sentence(of: cue.token).upperBound
    let told = cue.isParticiple ? nil : passage.source(at: cue.end, before: limit)
    if let quotation = quotationBefore(cue.token), !taken.contains(quotation) {
      guard !cue.entry.marks.contains(.homograph) || told?.strength == .name else { return }
      taken.insert(quotation)
      let inside = passage.tokens(inQuotation: quotation)
      append(
        cue, span: cue.span, source: told, rule: "statement/quotation-before",
        [passage.document.quotations[quotation].content], inside, told?.strength == .name ? .high : .medium)
      return
    }
    if !cue.isJoined, cue.token > 0, passage.isComma(cue.token - 1), let told, told.strength > .guess,
      !cue.entry.marks.contains(.homograph),
      endsAfter(told.tokens.upperBound, limit: limit), let before = clauseBefore(cue.token - 1)
    {
      append(cue, span: cue.span, source: told, rule: "statement/clause-before", [trimmedSpan(before)], before, .medium)
      return
    }
    if !cue.entry.marks.contains(.homograph), cue.entry.takes.contains(.that), !cue.entry.marks.contains(.weak),
      cue.isVerb, !cue.hasPronoun, cue.reading.voice != .passive
    {
      unresolvedCues.append(cue.span)
    }
  }

  /// The first token of كما, حسبما, بحسب ما before the verb.
  private func isAsClause(_ cue: Cue) -> Int? {
    let token = cue.token
    guard token > 0, !cue.isJoined else { return nil }
    for word in ["كما", "حسبما", "وفقما", "مثلما", "بحسبما", "وكما", "وحسبما"] as [StaticString]
    where passage.is(token - 1, word) { return token - 1 }
    guard passage.is(token - 1, "ما") || passage.is(token - 1, "لما"), token > 1 else { return nil }
    for word in ["بحسب", "حسب", "وفق", "وبحسب", "وحسب", "ووفق", "وفقا", "ووفقا", "طبقا"] as [StaticString]
    where passage.is(token - 2, word) { return token - 2 }
    return nil
  }

  private mutating func addAsClause(_ cue: Cue, from start: Int) {
    let sentence = passage.sentence(of: cue.token)
    let told = passage.source(at: cue.end, before: sentence.upperBound)
    if passage.is(start, "كما") || passage.is(start, "وكما") {
      // كما at a sentence's start is "also"; the clause of a comparison ends with its subject.
      guard start > sentence.lowerBound, let told, told.strength > .guess || cue.entry.lemma == "قال" else { return }
      guard endsAfter(told.tokens.upperBound, limit: sentence.upperBound) || !cue.entry.marks.contains(.homograph)
      else { return }
    }
    if cue.entry.marks.contains(.homograph), told.map({ $0.strength == .guess }) ?? true { return }
    let isJoined = passage.document.folded(start).starts(with: Array("و".utf8))
    let span = passage.span(
      start, without: isJoined && !passage.is(start, "وفقا") && !passage.is(start, "وفق") ? 1 : 0, 0
    ).union(cue.span)
    if let quotation = quotationBefore(start), !taken.contains(quotation) {
      taken.insert(quotation)
      append(
        cue, span: span, source: told, rule: "statement/as-clause", [passage.document.quotations[quotation].content],
        passage.tokens(inQuotation: quotation), .medium)
    } else if start - sentence.lowerBound > 2, let before = clauseBefore(start) {
      append(
        cue, span: span, source: told, rule: "statement/as-clause", [trimmedSpan(before)], before,
        told == nil ? .low : .medium)
    } else if let told, let after = clauseAfter(told.tokens.upperBound) {
      append(cue, span: span, source: told, rule: "statement/as-clause", [trimmedSpan(after)], after, .medium)
    }
  }

  private mutating func append(
    _ cue: Cue, span: ByteSpan, source: SourcePhrase?, rule: String, _ content: [ByteSpan], _ tokens: Range<Int>,
    _ confidence: Confidence
  ) {
    let end = source?.tokens.upperBound ?? cue.end
    drafts.append(
      Draft(
        token: cue.token, cue: Statement.Cue(span: span, lemma: cue.entry.lemma, stance: cue.entry.stance),
        frame: [cue.end..<end],
        source: source, subject: source != nil ? .told : cue.isParticiple ? .circumstantial : .dropped,
        agreement: Draft.Agreement(isFeminine: cue.reading.isFeminine, isPlural: cue.reading.isPlural),
        content: content,
        contentTokens: tokens, rule: rule, confidence: source == nil ? .low : confidence,
        reasons: [Reason("the content stands before the cue \(cue.entry.lemma)", at: span)]))
  }

  /// The quotation that ends right before a token, a comma between or not.
  private func quotationBefore(_ token: Int) -> Int? {
    var i = token - 1
    let sentence = passage.sentence(of: token)
    if i >= sentence.lowerBound, passage.isComma(i) || passage.isDash(i) { i -= 1 }
    guard i >= sentence.lowerBound else { return nil }
    // “…،” قال: the comma inside the marks.
    return passage.quotation(closedBy: i).flatMap {
      passage.isName($0) && passage.tokens(inQuotation: $0).count < 3 ? nil : $0
    }
  }

  /// `“…”، قال فلان، “…”`: the quotation before belongs to the same cue.
  func takeQuotationBefore(_ cue: Cue, into draft: inout Draft) -> Int? {
    guard !cue.isJoined, let quotation = quotationBefore(cue.token), !taken.contains(quotation) else { return nil }
    draft.content.insert(passage.document.quotations[quotation].content, at: 0)
    draft.contentTokens = passage.tokens(inQuotation: quotation).lowerBound..<draft.contentTokens.upperBound
    return quotation
  }

  private func endsAfter(_ token: Int, limit: Int) -> Bool {
    token >= limit || passage.isMark(token)
  }

  // MARK: Prepositional cues

  mutating func addPrepositional(_ cue: PrepositionalCue) {
    let sentence = passage.sentence(of: cue.tokens.lowerBound)
    let source = passage.source(
      at: cue.sourceStart, before: sentence.upperBound, isAttached: cue.tokens.upperBound == cue.sourceStart)
    if cue.needsSource, !cue.hasPronoun {
      guard let source, source.strength > .guess, !isQuantity(source) else { return }
    }
    guard source != nil || cue.hasPronoun else { return }
    let end = source?.tokens.upperBound ?? cue.sourceStart
    let before = cue.tokens.lowerBound - sentence.lowerBound > 4 ? clauseBefore(cue.tokens.lowerBound) : nil
    guard let content = before ?? clauseAfter(end) else { return }
    drafts.append(
      Draft(
        token: cue.tokens.lowerBound, cue: Statement.Cue(span: cue.span, lemma: cue.lemma, stance: cue.stance),
        frame: [cue.sourceStart..<max(cue.sourceStart, end)], source: source, subject: source == nil ? .dropped : .told,
        agreement: Draft.Agreement(isTold: false), content: [trimmedSpan(content)], contentTokens: content,
        rule: "statement/prepositional",
        confidence: source?.strength == .name ? .high : .medium,
        reasons: [Reason("\(cue.lemma) names the source of its clause", at: cue.span)]))
  }

  /// `وفقا لعدد السكان`: a number of things is no voice.
  private func isQuantity(_ source: SourcePhrase) -> Bool {
    let head = source.tokens.lowerBound
    return source.entity == nil
      && SourceNouns.shared.kind(
        of: passage.document.foldedBytes, in: passage.document.foldedRange(head), prepositions: true) == .quantity
  }

  /// The clause before a cue, from the sentence's start (or a semicolon): without a leading و or ف.
  private func clauseBefore(_ token: Int) -> Range<Int>? {
    let sentence = passage.sentence(of: token)
    let first = max(sentence.lowerBound, token - Passage.longest)
    var start = first
    for i in stride(from: token - 1, to: first, by: -1)
    where passage.is(i, "؛") || passage.classes[i].contains(.turn) && passage.isComma(i - 1) {
      start = i + 1
      break
    }
    while start < token, passage.isMark(start), passage.quotation(openedBy: start) == nil { start += 1 }
    var end = passage.trimmed(start..<token)
    // …، وذلك وفقا لفلان.
    if end > start + 1, passage.is(end - 1, "وذلك") || passage.is(end - 1, "ذلك") && passage.is(end - 1, "و") {
      end = passage.trimmed(start..<(end - 1))
    }
    return end > start ? start..<end : nil
  }

  /// The clause after a speaker: `وفقا لفلان، فقد …`.
  private func clauseAfter(_ token: Int) -> Range<Int>? {
    guard token < passage.tokens.count else { return nil }
    let limit = passage.sentence(of: token).upperBound
    var start = token
    // A relative clause or an apposition of the speaker ends at the comma before ف.
    while start < limit, passage.isMark(start), passage.quotation(openedBy: start) == nil { start += 1 }
    if start < limit, let complementiser = passage.complementiser(start), complementiser.isJoined { start += 1 }
    guard start < limit else { return nil }
    let end = passage.contentEnd(from: start)
    return end > start ? start..<end : nil
  }

  // MARK: Verbal nouns

  mutating func completeMasdar(_ draft: inout Draft, _ cue: Cue, _ opening: Opening) {
    if cue.hasPronoun {
      draft.source = passage.phraseBefore(cue.token)
    } else if !opening.between.isEmpty {
      draft.source = passage.source(at: opening.between.lowerBound, before: opening.between.upperBound)
    }
    draft.subject = draft.source == nil ? .dropped : .told
    draft.confidence = draft.source == nil ? .low : .medium
  }

  // MARK: Labels

  /// `رويترز: …`, `المتحدث باسم الحركة، فلان: “…”`: a source and a colon open the sentence.
  mutating func addLabels() {
    for sentence in passage.document.sentences {
      let limit = sentence.tokens.upperBound
      guard let colon = sentence.tokens.prefix(24).first(where: { passage.isColon($0) }), colon + 1 < limit else {
        continue
      }
      guard !sentence.tokens.prefix(while: { $0 < colon }).contains(where: { passage.openings[$0] != nil }) else {
        continue
      }
      var start = sentence.tokens.lowerBound
      for i in sentence.tokens.lowerBound..<colon where passage.is(i, "|") || passage.isDash(i) { start = i + 1 }
      while start < colon, passage.isMark(start), passage.quotation(openedBy: start) == nil { start += 1 }
      guard start < colon, let source = passage.source(at: start, before: colon), source.strength == .name,
        let entity = source.entity
      else { continue }
      guard passage.kind(ofEntity: entity) == .person || passage.kind(ofEntity: entity) == .organization else {
        continue
      }
      guard (source.tokens.upperBound..<colon).allSatisfy({ passage.isMark($0) }) else { continue }
      addLabel(source, colon: colon, limit: limit)
    }
  }

  private mutating func addLabel(_ source: SourcePhrase, colon: Int, limit: Int) {
    var start = colon + 1
    while start < limit, passage.isMark(start), passage.quotation(openedBy: start) == nil { start += 1 }
    guard start < limit, passage.tokens[start].kind != .address else { return }
    var content: [ByteSpan]
    var tokens: Range<Int>
    if let quotation = passage.quotation(openedBy: start),
      passage.endsClause(after: passage.tokens(inQuotation: quotation).upperBound, quotation: quotation)
    {
      taken.insert(quotation)
      content = [passage.document.quotations[quotation].content]
      tokens = passage.tokens(inQuotation: quotation)
    } else {
      let end = passage.contentEnd(from: start)
      guard end > start + 1 else { return }
      tokens = start..<end
      content = [trimmedSpan(tokens)]
      // A headline names its topic like this (`فلان: المغني يغير اسمه`); a person's words are announced or in marks.
      let isAnnounced = source.tokens.lowerBound > passage.sentence(of: colon).lowerBound
      guard isAnnounced || source.entity.map({ passage.kind(ofEntity: $0) == .organization }) ?? false else { return }
    }
    drafts.append(
      Draft(
        token: source.tokens.lowerBound, cue: nil, frame: [source.tokens], source: source, subject: .told,
        agreement: Draft.Agreement(isTold: false),
        content: content, contentTokens: tokens, rule: "statement/label", confidence: .medium,
        reasons: [Reason("a source and a colon open the sentence", at: source.span)]))
  }
}
