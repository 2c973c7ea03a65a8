import IsnadDocument
import IsnadLanguage
import IsnadLexicon
import IsnadRecords
import IsnadText

/// Makes a draft of every cue that has content.
struct DraftFinder {
  let passage: Passage
  var drafts: [Draft] = []
  var unresolvedCues: [ByteSpan] = []
  /// Quotations that are somebody's content already.
  var taken: Set<Int> = []
  /// Cues that another one has swallowed (`أردف قائلا`).
  private var merged: Set<Int> = []

  init(_ passage: Passage) { self.passage = passage }

  mutating func run() {
    for token in passage.tokens.indices {
      if let cue = passage.prepositionalCues[token] { addPrepositional(cue) }
      guard !merged.contains(token) else { continue }
      if let (cue, opening) = passage.openings[token] {
        add(cue, opening)
      } else if let cue = passage.cues[token].first(where: { $0.isVerb || $0.isParticiple && $0.entry.lemma == "قال" })
      {
        addWithContentBefore(cue)
      }
    }
    addLabels()
  }

  // MARK: Content behind the cue

  private mutating func add(_ cue: Cue, _ firstOpening: Opening) {
    var opening = firstOpening
    var span = cue.span
    // أردف قائلا, أضاف الوزير قائلا: one statement, told by the verb.
    if cue.isVerb, let next = (cue.end..<opening.start).first(where: { merges(passage.openings[$0]?.cue) }),
      let inner = passage.openings[next]
    {
      merged.insert(next)
      opening = Opening(kind: inner.opening.kind, start: inner.opening.start, between: cue.end..<next)
      if next == cue.end { span = span.union(inner.cue.span) }
    }
    guard accepts(cue, opening) else { return }
    if cue.reading.kind == .masdar, !acceptsMasdar(cue, opening) { return }
    let found = cue.isVerb ? passage.subject(of: cue, between: opening.between) : nil
    if cue.isVerb, rejectsSubject(of: cue, opening, found?.source) { return }
    guard let content = content(of: cue, opening) else { return }
    var draft = Draft(
      token: cue.token, cue: Statement.Cue(span: span, lemma: cue.entry.lemma, stance: cue.entry.stance),
      frame: [opening.between],
      source: found?.source, subject: subjectKind(of: cue, found?.source),
      agreement: Draft.Agreement(
        isFeminine: cue.reading.isFeminine, isPlural: cue.reading.isPlural, isTold: cue.reading.kind != .masdar),
      content: content.spans, contentTokens: content.tokens, rule: found?.rule ?? rule(of: cue),
      confidence: confidence(cue, opening, found?.source), reasons: [])
    if cue.entry.takes.contains(.an), let extended = spanWithFeeling(cue, opening) { draft.cue?.span = extended }
    draft.continues = cue.entry.marks.contains(.continues)
    draft.reasons.append(Reason("the cue \(cue.entry.lemma) takes content", at: span))
    if cue.reading.kind == .masdar, draft.subject != .impersonal { completeMasdar(&draft, cue, opening) }
    if cue.isVerb, let quotation = takeQuotationBefore(cue, into: &draft) { taken.insert(quotation) }
    drafts.append(draft)
  }

  /// أعرب عن أمله في أن: the feeling belongs to the cue.
  private func spanWithFeeling(_ cue: Cue, _ opening: Opening) -> ByteSpan? {
    guard opening.between.count == 2 || opening.between.count == 3, passage.is(cue.end, "عن"), opening.kind != .noun
    else { return nil }
    return cue.span.union(passage.tokens[cue.end + 1].span)
  }

  private func merges(_ cue: Cue?) -> Bool {
    guard let cue, cue.isParticiple else { return false }
    return cue.entry.lemma == "قال" || cue.entry.lemma == "أضاف"
  }

  private func rule(of cue: Cue) -> String {
    switch cue.reading.kind {
    case .verb: "statement/dropped-subject"
    case .participle: "statement/circumstantial"
    case .masdar: "statement/verbal-noun"
    }
  }

  private func subjectKind(of cue: Cue, _ source: SourcePhrase?) -> Draft.Subject {
    if source != nil { return .told }
    if cue.isParticiple { return .circumstantial }
    if cue.reading.kind == .masdar, cue.token > 0,
      passage.is(cue.token - 1, "تم") || passage.is(cue.token - 1, "يتم") || passage.is(cue.token - 1, "جري")
    {
      return .impersonal
    }
    if cue.reading.voice == .passive || cue.isVerb && isImpersonal(cue) { return .impersonal }
    return .dropped
  }

  /// `يُعتقد أن`, `ويقال إن`: an imperfect at a clause's start that names nobody.
  private func isImpersonal(_ cue: Cue) -> Bool {
    if hasDamma(cue) { return true }
    guard cue.entry.marks.contains(.unwritten), cue.reading.aspect == .imperfect, !cue.reading.isFeminine,
      !cue.reading.isPlural
    else { return false }
    // إنه يعتقد, الذي يعتقد: the subject stands right before.
    let before = cue.token - 1
    return !cue.hasPronoun
      && !(before >= 0
        && (passage.complementiser(before)?.hasPronoun == true
          || !passage.classes[before].isDisjoint(with: [.relative, .pronoun])))
  }

  /// A ḍamma on the first letter of a perfect, or on the prefix of an imperfect whose form has none in the active, is a passive.
  private func hasDamma(_ cue: Cue) -> Bool {
    guard cue.reading.voice == .either, cue.reading.aspect == .perfect else { return false }
    let bytes = passage.document.text.bytes
    let second = Int(cue.span.start) + 2
    return second + 1 < Int(cue.span.end) && bytes[second] == 0xD9 && bytes[second + 1] == 0x8F
  }

  // MARK: What is no statement

  private func accepts(_ cue: Cue, _ opening: Opening) -> Bool {
    let marks = cue.entry.marks
    if passage.isNegated(cue.token) { return false }
    // أن before the verb: asked for or hoped for, not said (`يجب أن يقول`).
    if cue.isVerb, cue.token > 0, let before = passage.complementiser(cue.token - 1), !before.hasPronoun {
      return false
    }
    if opening.kind == .noun, marks.contains(.weak) { return false }
    if marks.contains(.homograph), cue.isVerb {
      if isNounReading(cue, opening) { return false }
      if case .quotation = opening.kind, opening.between.count > 12, !cue.entry.takes.contains(.predicate),
        !hasNamedSource(opening.between)
      {
        return false
      }
      if opening.kind == .clause, opening.between.count > 8, !hasNamedSource(opening.between) { return false }
    }
    if cue.isParticiple, isAdjective(cue, opening) { return false }
    if cue.isVerb, case .quotation(let found) = opening.kind, isScareQuotation(found, cue, opening) { return false }
    // الذين يعبرون عن آرائهم: a relative clause describes, it reports a noun phrase seldom.
    if opening.kind == .noun, cue.token > 0, passage.classes[cue.token - 1].contains(.relative) { return false }
    return true
  }

  private func hasNamedSource(_ between: Range<Int>) -> Bool {
    passage.source(at: between.lowerBound, before: between.upperBound).map { $0.strength > .guess } ?? false
  }

  /// A homograph after a preposition or with a construct before it is a noun (`في ذكر`, `كتب` after a number).
  private func isNounReading(_ cue: Cue, _ opening: Opening) -> Bool {
    let token = cue.token
    // A name right behind and a clause behind that: no noun stands so.
    if let source = passage.source(at: cue.end, before: opening.between.upperBound), source.strength == .name,
      opening.between.count - source.tokens.count <= 3, opening.kind != .noun
    {
      return false
    }
    if passage.has(token, .noun) && !passage.isVerb(token) { return true }
    guard token > 0, !cue.isJoined else { return false }
    return passage.classes[token - 1].contains(.preposition) && !passage.is(token - 1, "كما")
      && !passage.is(token - 1, "ما")
      && !passage.is(token - 1, "بعد") && !passage.is(token - 1, "فيما") && !passage.is(token - 1, "مما")
      && !passage.is(token - 1, "لما")
      && !passage.is(token - 1, "فيها") && !passage.is(token - 1, "فيه") && !passage.is(token - 1, "حتي")
  }

  /// A short quotation behind something else than cue, speaker, time, medium or a mark is a word in marks (`بصوت "المذيع"`).
  private func isScareQuotation(_ quotation: Int, _ cue: Cue, _ opening: Opening) -> Bool {
    let count = passage.tokens(inQuotation: quotation).count
    guard count < 8, let last = opening.between.last, !cue.entry.takes.contains(.predicate) else { return false }
    if passage.isMark(last) || passage.isTime[last] || passage.classes[last].contains(.adverb)
      || passage.complementiser(last + 1) != nil
    {
      return false
    }
    if cue.entry.marks.contains(.homograph), count <= 3 { return true }
    if passage.source(at: opening.between.lowerBound, before: opening.between.upperBound)?.tokens.upperBound
      == opening.between.upperBound
    {
      return false
    }
    return passage.mention[last] < 0 && MediumWords.shared.kind(at: last, in: passage) == nil
  }

  /// A participle that describes a noun (`مبنى معلق`, `سيارة محذرة`) has its content far off or none.
  private func isAdjective(_ cue: Cue, _ opening: Opening) -> Bool {
    let opensSentence = cue.token == passage.sentence(of: cue.token).lowerBound
    if cue.entry.marks.contains(.homograph), !opening.between.isEmpty, !opensSentence, !passage.isComma(cue.token - 1) {
      return true
    }
    if opening.between.count > (opening.kind == .predicate ? 8 : 3) {
      if case .quotation = opening.kind, opening.between.count <= 6 { return false }
      if opening.kind == .predicate, opening.between.count <= 14 { return false }
      return true
    }
    return cue.entry.marks.contains(.homograph) && cue.reading.isFeminine && !passage.isComma(cue.token - 1)
  }

  private func acceptsMasdar(_ cue: Cue, _ opening: Opening) -> Bool {
    // قوله إن, إعلان الوزارة أن, هتافهم “…”: close by, with a pronoun or a source between.
    guard opening.between.count <= 6 else { return false }
    if cue.entry.lemma == "قال", cue.hasPronoun || cue.hasBi { return opening.between.count <= 3 }
    switch opening.kind {
    case .clause:
      if cue.token > 0, passage.classes[cue.token - 1].contains(.demonstrative) { return false }
      return opening.between.isEmpty
        ? cue.hasPronoun || cue.hasBi
        : cue.hasPronoun
          || passage.source(at: opening.between.lowerBound, before: opening.between.upperBound).map {
            $0.strength > .guess
          } ?? false
    case .quotation:
      return opening.between.isEmpty && (cue.hasArticle || cue.hasPronoun || cue.hasBi)
        && ["هتف", "صاح", "صرخ", "قال", "نادى"].contains(cue.entry.lemma)
    default: return false
    }
  }

  private func rejectsSubject(of cue: Cue, _ opening: Opening, _ source: SourcePhrase?) -> Bool {
    let marks = cue.entry.marks
    if marks.contains(.homograph), cue.entry.takes == [.predicate], source == nil, !cue.isJoined, !cue.hasPronoun {
      return true
    }
    // قال 57% من المشاركين: an answer to a poll, no statement.
    if let head = source?.tokens.lowerBound, passage.tokens[head].kind == .number { return true }
    // قلت, تعلم inside quoted speech are a first or second person that is spelled like a third.
    if source == nil, cue.reading.isFeminine, !cue.reading.isPlural, passage.quotation[cue.token] >= 0 { return true }
    // يذكر أن: the outlet's own way to recall something.
    if cue.entry.lemma == "ذكر", source == nil, cue.reading.aspect == .imperfect { return true }
    if opening.kind == .colon, source == nil, marks.contains(.homograph), !marks.contains(.continues) { return true }
    if marks.contains(.document) { return !isDocument(source) }
    if marks.contains(.thought), source == nil, !cue.isJoined, !(marks.contains(.unwritten)) { return true }
    // كذب، بلغ، حمل: a homograph without any subject reports only with a quotation or right before its clause.
    if marks.contains(.homograph), source == nil, !cue.isJoined, !opening.between.isEmpty, opening.kind == .clause {
      return opening.between.count > 2
        && !opening.between.contains { MediumWords.shared.kind(at: $0, in: passage) != nil }
    }
    return false
  }

  private func isDocument(_ source: SourcePhrase?) -> Bool {
    guard let source else { return false }
    let head = source.tokens.lowerBound
    let kind = SourceNouns.shared.kind(of: passage.document.foldedBytes, in: passage.document.foldedRange(head))
    return kind == .document || kind == .utterance || kind == .outlet
  }

  // MARK: The content's spans

  mutating func content(of cue: Cue, _ opening: Opening) -> (spans: [ByteSpan], tokens: Range<Int>)? {
    if case .quotation(let first) = opening.kind {
      var spans = [passage.document.quotations[first].content]
      var tokens = passage.tokens(inQuotation: first)
      taken.insert(first)
      var last = first
      while let next = continuation(of: last) {
        taken.insert(next)
        spans.append(passage.document.quotations[next].content)
        tokens = tokens.lowerBound..<passage.tokens(inQuotation: next).upperBound
        last = next
      }
      return (spans, tokens)
    }
    let end = passage.contentEnd(from: opening.start, aspect: cue.isVerb ? cue.reading.aspect : .perfect)
    guard end > opening.start else { return nil }
    var start = opening.start
    while start < end, passage.isMark(start), passage.quotation(openedBy: start) == nil { start += 1 }
    guard start < end else { return nil }
    // قالت إن …: “…”: the words themselves follow behind a colon.
    if let colon = (end..<max(end, min(passage.sentence(of: start).upperBound, end + 30))).first(where: {
      passage.isColon($0)
    }), let found = passage.quotation(openedBy: colon + 1),
      !(end..<colon).contains(where: { passage.openings[$0] != nil })
    {
      taken.insert(found)
      return (
        [
          trimmedSpan(start..<end, isPredicate: opening.kind == .predicate), passage.document.quotations[found].content,
        ], start..<passage.tokens(inQuotation: found).upperBound
      )
    }
    return ([trimmedSpan(start..<end, isPredicate: opening.kind == .predicate)], start..<end)
  }

  /// The span without quotation marks at its ends and without the preposition of `وصفه بال…`.
  func trimmedSpan(_ range: Range<Int>, isPredicate: Bool = false) -> ByteSpan {
    var first = range.lowerBound
    var last = range.upperBound - 1
    while first < last, passage.tokens[first].kind == .quotationMark { first += 1 }
    while last > first, passage.tokens[last].kind == .quotationMark { last -= 1 }
    var start = passage.span(first, without: passage.lettersOfConjunction(first), 0)
    if isPredicate, passage.startsWithBi(first) { start = passage.span(first, without: 1, 0) }
    return ByteSpan(start: start.start, end: passage.tokens[last].span.end)
  }

  /// The quotation that goes on with this one: the next sentence is nothing but a quotation, and no cue is near.
  func continuation(of quotation: Int) -> Int? {
    let inside = passage.tokens(inQuotation: quotation)
    var next = inside.upperBound
    if next < passage.tokens.count, passage.document.quotations[quotation].closing == passage.tokens[next].span {
      next += 1
    }
    let sentence = passage.sentence(of: inside.upperBound - 1)
    while next < sentence.upperBound, passage.tokens[next].kind == .sentenceEnd { next += 1 }
    guard next < passage.tokens.count, next >= sentence.upperBound, let found = passage.quotation(startingAt: next)
    else { return nil }
    let content = passage.tokens(inQuotation: found)
    guard content.count > 4 else { return nil }
    var end = content.upperBound
    if end < passage.tokens.count, passage.tokens[end].kind == .quotationMark { end += 1 }
    while end < passage.tokens.count, passage.sentence(of: content.upperBound - 1).contains(end),
      passage.tokens[end].kind == .sentenceEnd
    { end += 1 }
    return passage.sentence(of: content.upperBound - 1).contains(end) ? nil : found
  }

  private func confidence(_ cue: Cue, _ opening: Opening, _ source: SourcePhrase?) -> Confidence {
    if opening.kind == .noun || opening.kind == .colon { return source?.strength == .name ? .medium : .low }
    guard let source else { return cue.entry.marks.contains(.homograph) ? .low : .medium }
    switch source.strength {
    case .name:
      // A homograph is sure with its speaker right behind it and the content right behind that.
      let isTight = opening.between.count - source.tokens.count <= 2
      return !cue.entry.marks.contains(.thought) && (isTight || !cue.entry.marks.contains(.homograph)) ? .high : .medium
    case .noun: return .medium
    case .guess: return .low
    }
  }
}
