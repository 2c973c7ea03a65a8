import IsnadDocument
import IsnadLexicon
import IsnadRecords
import IsnadText

/// Cues whose content stands before them: `“…”، قال فلان`, `…، كما قال فلان`, `“…” هذا ما صرح به فلان`.
extension DraftFinder {
  mutating func addWithContentBefore(_ cue: Cue) {
    guard cue.entry.takes.contains(.that) || cue.entry.takes.contains(.quote), !passage.isNegated(cue.token),
      cue.reading.voice != .passive || asClause(cue) != nil
    else { return }
    if let start = asClause(cue) {
      addAsClause(cue, from: start)
      return
    }
    guard !cue.entry.marks.contains(.homograph) || cue.reading.aspect == .perfect else { return }
    let limit = passage.sentence(of: cue.token).upperBound
    let told = cue.isParticiple ? nil : passage.source(at: cue.end, before: limit)
    let isAlone = passage.sentence(of: cue.token).lowerBound == cue.token && endsAfter(cue.end, limit: limit)
    let isKnown = told.map { $0.strength > .guess } ?? false
    let quotation = quotationBefore(cue.token, crossing: !cue.isJoined && (isKnown || isAlone))
      .flatMap { taken.contains($0) ? nil : $0 }
    if let quotation, isSentence(quotation) || passage.tokens(inQuotation: quotation).count > 5 {
      guard !cue.entry.marks.contains(.homograph) || told?.strength == .name || isKnown && passage.isVerb(cue.token)
      else { return }
      var (spans, tokens) = quotations(endingWith: quotation)
      // “…”، قال فلان. And a paragraph in marks: he goes on.
      var end = told?.tokens.upperBound ?? cue.end
      while let next = paragraph(after: end) {
        taken.insert(next)
        spans.append(passage.words(ofQuotation: next).span)
        end = passage.tokens(inQuotation: next).upperBound
        tokens = tokens.lowerBound..<end
      }
      append(
        cue, span: cue.span, source: told, rule: "statement/quotation-before", spans, tokens,
        told?.strength == .name ? .high : .medium)
      return
    }
    if !cue.isJoined, let told, isKnown, let (spans, tokens) = openQuotation(before: cue.token) {
      append(cue, span: cue.span, source: told, rule: "statement/quotation-before", spans, tokens, .medium)
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

  // MARK: كما قال فلان; حسبما أفاد

  /// The first token of كما, حسبما, بحسب ما before the verb.
  func asClause(_ cue: Cue) -> Int? {
    let token = cue.token
    guard token > 0, !cue.isJoined else { return nil }
    for word in ["كما", "حسبما", "وفقما", "مثلما", "بحسبما", "وكما", "وحسبما"] as [StaticString]
    where passage.is(token - 1, word) { return token - 1 }
    guard passage.is(token - 1, "ما") || passage.is(token - 1, "لما"), token > 1 else { return nil }
    for word in ["بحسب", "حسب", "وفق", "وبحسب", "وحسب", "ووفق", "وفقا", "ووفقا", "طبقا", "علي", "وعلي"]
      as [StaticString]
    where passage.is(token - 2, word) { return token - 2 }
    return nil
  }

  /// `وحسبما يقول فلان، …`: the clause of a comparison opens the sentence and ends with its subject; what the verb could take
  /// behind the comma is the main clause's.
  func opensAsClause(_ cue: Cue) -> Bool {
    guard let start = asClause(cue), !passage.is(start, "كما"), !passage.is(start, "وكما") else { return false }
    let sentence = passage.sentence(of: cue.token)
    guard start <= sentence.lowerBound + 1, let told = passage.source(at: cue.end, before: sentence.upperBound) else {
      return false
    }
    return told.strength > .guess && passage.isComma(told.tokens.upperBound)
  }

  private mutating func addAsClause(_ cue: Cue, from start: Int) {
    let sentence = passage.sentence(of: cue.token)
    // حسب ما أفاد به المحامي
    let subject = passage.is(cue.end, "به") || passage.is(cue.end, "بها") ? cue.end + 1 : cue.end
    let told =
      passage.source(at: subject, before: sentence.upperBound)
      ?? (cue.hasPronoun ? passage.subjectBehind(cue, between: cue.end..<sentence.upperBound) : nil)
    let quotation = quotationBefore(start, crossing: true).flatMap { taken.contains($0) || !isSentence($0) ? nil : $0 }
    if passage.is(start, "كما") || passage.is(start, "وكما") {
      // كما at a sentence's start is "also"; the clause of a comparison ends with its subject.
      guard start > sentence.lowerBound || quotation != nil else { return }
      guard let told else {
        // “…” كما قالت عن والدها: the speaker goes on.
        if let quotation, cue.entry.lemma == "قال" || cue.entry.marks.contains(.continues) {
          let (spans, tokens) = quotations(endingWith: quotation)
          append(
            cue, span: passage.tokens[start].span.union(cue.span), source: nil, rule: "statement/as-clause", spans,
            tokens, .low)
        }
        return
      }
      guard told.strength > .guess || cue.entry.lemma == "قال" else { return }
      guard endsAfter(told.tokens.upperBound, limit: sentence.upperBound) || !cue.entry.marks.contains(.homograph)
      else { return }
    }
    if cue.entry.marks.contains(.homograph), told.map({ $0.strength == .guess }) ?? true { return }
    let isJoined = passage.document.folded(start).starts(with: Array("و".utf8))
    let span = passage.span(
      start, without: isJoined && !passage.is(start, "وفقا") && !passage.is(start, "وفق") ? 1 : 0, 0
    ).union(cue.span)
    if let quotation {
      let (spans, tokens) = quotations(endingWith: quotation)
      append(cue, span: span, source: told, rule: "statement/as-clause", spans, tokens, .medium)
    } else if start - sentence.lowerBound > 2, let before = clauseBefore(start) {
      append(
        cue, span: span, source: told, rule: "statement/as-clause", [trimmedSpan(before)], before,
        told == nil ? .low : .medium)
    } else if let told, let after = clauseAfter(endOfAside(told.tokens.upperBound, sentence.upperBound)) {
      append(cue, span: span, source: told, rule: "statement/as-clause", [trimmedSpan(after)], after, .medium)
    }
  }

  /// `ووفق ما نقلت الوكالة عن المتحدث، فإن …`: what goes with the source ends at the comma.
  private func endOfAside(_ token: Int, _ limit: Int) -> Int {
    guard token < limit, passage.classes[token].contains(.preposition) else { return token }
    return (token..<min(limit, token + 12)).first { passage.isComma($0) } ?? token
  }

  // MARK: هذا ما صرح به فلان

  /// The first token of هذا ما, ذلك ما, هكذا before the verb.
  func resumption(_ cue: Cue) -> Int? {
    let token = cue.token
    guard token > 0, cue.isVerb, !cue.isJoined else { return nil }
    if passage.is(token - 1, "هكذا") { return token - 1 }
    guard token > 1, passage.is(token - 1, "ما") else { return nil }
    for word in ["هذا", "وهذا", "ذلك", "وذلك"] as [StaticString] where passage.is(token - 2, word) { return token - 2 }
    return nil
  }

  /// - Returns: whether words stand before.
  mutating func addResumption(_ cue: Cue, from start: Int) -> Bool {
    guard let (spans, tokens) = resumedWords(before: start) else { return false }
    let limit = passage.sentence(of: cue.token).upperBound
    // صرح به السيد فلان.
    let from = passage.isResumed(cue.end) ? cue.end + 1 : cue.end
    let told = from < limit ? passage.source(at: from, before: limit) : nil
    append(cue, span: cue.span, source: told, rule: "statement/resumption", spans, tokens, .medium)
    return true
  }

  /// The quotation before `هذا ما`; where its first mark is lost, the words of the sentence up to the other.
  private mutating func resumedWords(before start: Int) -> (spans: [ByteSpan], tokens: Range<Int>)? {
    if let quotation = quotationBefore(start, crossing: true, overParagraphs: true) {
      return taken.contains(quotation) ? nil : quotations(endingWith: quotation)
    }
    let first = passage.sentence(of: start).lowerBound
    guard start - first > 4, passage.tokens[start - 1].kind == .quotationMark, !passage.tokens[start - 1].isSpaced,
      let words = clauseBefore(start - 1)
    else { return nil }
    return ([trimmedSpan(words)], words)
  }

  // MARK: Quotations before

  private mutating func append(
    _ cue: Cue, span: ByteSpan, source: SourcePhrase?, rule: String, _ content: [ByteSpan], _ tokens: Range<Int>,
    _ confidence: Confidence
  ) {
    // قال فلان لصحيفة كذا: who is told stands behind who speaks.
    var end = source?.tokens.upperBound ?? cue.end
    let limit = passage.sentence(of: cue.token).upperBound
    while end < limit, !passage.isMark(end), passage.openings[end] == nil, !passage.isVerb(end) { end += 1 }
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
  ///
  /// - Parameter crossing: whether the quotation may have ended its sentence (`“….” كما قال فلان`); in the same paragraph, unless
  ///   `overParagraphs`.
  private func quotationBefore(_ token: Int, crossing: Bool = false, overParagraphs: Bool = false) -> Int? {
    var i = token - 1
    let sentence = passage.sentence(of: token)
    if i >= sentence.lowerBound, passage.isComma(i) || passage.isDash(i) { i -= 1 }
    if i < sentence.lowerBound {
      guard crossing, token == sentence.lowerBound, i >= 0 else { return nil }
      let isNear =
        passage.document.sentences[Int(passage.tokens[i].sentence)].paragraph
        == passage.document.sentences[Int(passage.tokens[token].sentence)].paragraph
      guard isNear || overParagraphs else { return nil }
      while i > 0, passage.tokens[i].kind == .sentenceEnd { i -= 1 }
    }
    // “…،” قال: the comma inside the marks.
    guard var found = passage.quotation(closedBy: i) else { return nil }
    // One mark that closes two: the outer is meant.
    while let parent = passage.document.quotations[found].parent,
      passage.document.quotations[Int(parent)].closing == passage.tokens[i].span
    {
      found = Int(parent)
    }
    return passage.isName(found) && passage.tokens(inQuotation: found).count < 3 ? nil : found
  }

  /// The words from an opening mark that was never closed up to a comma before the cue (`“لن نرحل. هذه أرضنا، قال فلان`), over
  /// a few sentences in which nobody else speaks.
  private mutating func openQuotation(before token: Int) -> (spans: [ByteSpan], tokens: Range<Int>)? {
    guard token > 1, passage.isComma(token - 1) else { return nil }
    let around = Int(passage.quotation[token])
    let last = Int(passage.tokens[token].sentence)
    for sentence in stride(from: last, through: max(0, last - 4), by: -1) {
      let tokens = passage.document.sentences[sentence].tokens
      let own = tokens.lowerBound..<min(tokens.upperBound, token)
      guard own.count <= Passage.longest else { return nil }
      if own.contains(where: { passage.openings[$0] != nil }) { return nil }
      guard let first = own.first, let found = passage.quotation(openedBy: first) else {
        if own.contains(where: { passage.tokens[$0].kind == .quotationMark }) { return nil }
        continue
      }
      guard passage.document.quotations[found].closing == nil, !taken.contains(found), token - first > 4,
        around < 0 || around == found
      else { return nil }
      taken.insert(found)
      let content = (first + 1)..<passage.trimmed((first + 1)..<(token - 1))
      return ([trimmedSpan(content)], content)
    }
    return nil
  }

  /// Whether a quotation is all that its sentence says so far, and not a phrase in marks (`القضية “معقدة”، كما قال`).
  private func isSentence(_ quotation: Int) -> Bool {
    let inside = passage.tokens(inQuotation: quotation)
    let first = passage.sentence(of: inside.lowerBound).lowerBound
    var i = inside.lowerBound - 1
    while i >= first, passage.isMark(i) {
      if passage.isColon(i) { return true }
      i -= 1
    }
    return i < first
  }

  /// The contents of a quotation and of those right before it, each a paragraph of nothing else (`“…”\n“…”\nهذا ما قاله فلان`).
  private mutating func quotations(endingWith last: Int) -> (spans: [ByteSpan], tokens: Range<Int>) {
    var (span, tokens) = passage.words(ofQuotation: last)
    var spans = [span]
    taken.insert(last)
    var first = last
    while first > 0, !taken.contains(first - 1),
      continuation(of: first - 1) == first || isParagraph(first, after: first - 1)
    {
      first -= 1
      (span, _) = passage.words(ofQuotation: first)
      spans.insert(span, at: 0)
      tokens = passage.tokens(inQuotation: first).lowerBound..<tokens.upperBound
      taken.insert(first)
    }
    return (spans, tokens)
  }

  /// Whether between two quotations stand only their marks and the end of a paragraph.
  private func isParagraph(_ quotation: Int, after other: Int) -> Bool {
    let start = passage.tokens(inQuotation: quotation).lowerBound
    let end = passage.tokens(inQuotation: other).upperBound
    let before = passage.document.sentences[Int(passage.tokens[end - 1].sentence)].paragraph
    return end <= start && isSentence(other)
      && passage.document.sentences[Int(passage.tokens[start].sentence)].paragraph == before + 1
      && (end..<start).allSatisfy {
        passage.tokens[$0].kind == .quotationMark || passage.tokens[$0].kind == .sentenceEnd
      }
  }

  /// `“…”، قال فلان، “…”`: the quotation before belongs to the same cue.
  mutating func takeQuotationBefore(_ cue: Cue, into draft: inout Draft) {
    guard !cue.isJoined, let quotation = quotationBefore(asClause(cue) ?? cue.token), !taken.contains(quotation),
      isSentence(quotation)
    else { return }
    taken.insert(quotation)
    draft.content.insert(passage.words(ofQuotation: quotation).span, at: 0)
    draft.contentTokens = passage.tokens(inQuotation: quotation).lowerBound..<draft.contentTokens.upperBound
  }

  private func endsAfter(_ token: Int, limit: Int) -> Bool {
    token >= limit || passage.isMark(token)
  }

  // MARK: Clauses before and after

  /// The clause before a cue, from the sentence's start (or a semicolon): without a leading و or ف.
  func clauseBefore(_ token: Int) -> Range<Int>? {
    let sentence = passage.sentence(of: token)
    let first = max(sentence.lowerBound, token - Passage.longest)
    var start = first
    for i in stride(from: token - 1, to: first, by: -1)
    where passage.is(i, "؛") || passage.classes[i].contains(.turn) && passage.isComma(i - 1) {
      start = i + 1
      break
    }
    while start < token, passage.isMark(start), passage.quotation(openedBy: start) == nil { start += 1 }
    // عاجل: قتل …، وفقا لفلان.
    if start + 2 < token, passage.is(start, "عاجل"), passage.isMark(start + 1) { start += 2 }
    while start < token, passage.isMark(start), passage.quotation(openedBy: start) == nil { start += 1 }
    // لأنه كلما …: the word that binds the clause to the one before is not part of what is said.
    while start + 1 < token, isBinding(start) { start += 1 }
    // يذكر أن …، حسب الصحيفة.
    if passage.classes[start].contains(.recall),
      let told = (start + 1..<min(token, start + 4)).first(where: { passage.complementiser($0) != nil }),
      (start..<told).allSatisfy({ passage.classes[$0].contains(.recall) }), told + 1 < token
    {
      start = told + 1
    }
    // …، حسبما ذكرت الصحيفة، نقلا عن مصدر: both vouch for the clause before them.
    let other = (start..<token).first { i in
      i > start + 3 && passage.isComma(i - 1)
        && (passage.prepositionalCues[i] != nil
          || passage.cues[min(i + 1, token)].contains { asClause($0) == i })
    }
    // ومع ذلك، فإن …، كما قال فلان.
    if let comma = (start..<min(token, start + 4)).first(where: { passage.isComma($0) }), isConnective(start..<comma),
      comma + 2 < token, let complementiser = passage.complementiser(comma + 1), complementiser.isJoined
    {
      start = comma + 2
    }
    var end = passage.trimmed(start..<(other ?? token))
    // …، وذلك وفقا لفلان.
    if end > start,
      passage.is(end - 1, "وذلك") || passage.is(end - 1, "ذلك") && end > start + 1 && passage.is(end - 2, "و")
    {
      guard end > start + 1 else { return nil }
      end = passage.trimmed(start..<(end - 1))
    }
    return end > start ? start..<end : nil
  }

  private func isBinding(_ token: Int) -> Bool {
    if let complementiser = passage.complementiser(token) { return !complementiser.isGlued }
    let words: [StaticString] = ["لان", "لانه", "لانها", "لانهم", "ولان", "ولانه", "ولانها", "اذ", "واذ"]
    return words.contains { passage.is(token, $0) }
  }

  /// The clause after a speaker: `وفقا لفلان، فقد …`.
  func clauseAfter(_ token: Int) -> Range<Int>? {
    guard token < passage.tokens.count else { return nil }
    let limit = passage.sentence(of: token).upperBound
    var start = token
    // A relative clause or an apposition of the speaker ends at the comma before ف.
    while start < limit, passage.isMark(start), passage.quotation(openedBy: start) == nil { start += 1 }
    // وفقا للوزارة، فإن …; وفقا للوزارة بأنه ….
    if start < limit, let complementiser = passage.complementiser(start), !complementiser.isGlued { start += 1 }
    guard start < limit else { return nil }
    let end = passage.contentEnd(from: start)
    return end > start ? start..<end : nil
  }
}
