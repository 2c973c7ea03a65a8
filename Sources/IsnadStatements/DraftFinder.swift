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
  /// The verbs that no statement was made of, by the participle that goes with them (`ورد فلان قائلا`).
  private var hosts: [Int: Cue] = [:]
  /// The turns of an interview, labels included.
  var turnWords: [Range<Int>] = []

  init(_ passage: Passage) { self.passage = passage }

  mutating func run() {
    for token in passage.tokens.indices {
      if let cue = passage.prepositionalCues[token] { addPrepositional(cue) }
      guard !merged.contains(token) else { continue }
      if let cue = passage.cues[token].first(where: \.isVerb), let start = resumption(cue),
        passage.openings[token].map({ !$0.cue.hasPronoun }) ?? true,
        addResumption(cue, from: start)
      {
        continue
      }
      if let cue = passage.cues[token].first(where: \.isVerb), opensAsClause(cue) {
        addWithContentBefore(cue)
      } else if let (cue, opening) = passage.openings[token] {
        add(cue, opening)
      } else if let cue = passage.cues[token].first(where: {
        $0.isVerb && !$0.reading.isFirstPerson || $0.isParticiple && $0.entry.lemma == "قال"
      }) {
        addWithContentBefore(cue)
      }
    }
    addTurns()
    addLabels()
    addParagraphs()
    addUnmarked()
  }

  // MARK: Content behind the cue

  private mutating func add(_ cue: Cue, _ firstOpening: Opening) {
    var opening = firstOpening
    var span = cue.span
    // أردف قائلا, أضاف الوزير قائلا: one statement, told by the verb.
    if cue.isVerb, let next = (cue.end..<opening.start).first(where: { merges(passage.openings[$0]?.cue, into: cue) }),
      let inner = passage.openings[next]
    {
      merged.insert(next)
      opening = Opening(kind: inner.opening.kind, start: inner.opening.start, between: cue.end..<next)
      if next == cue.end, inner.cue.isParticiple { span = span.union(inner.cue.span) }
    }
    // تذكر قائلا: a participle that goes with no verb of saying reports by itself.
    guard accepts(cue, opening) else {
      if merged.remove(opening.between.upperBound) != nil { hosts[opening.between.upperBound] = cue }
      return
    }
    if cue.reading.kind == .masdar, !acceptsMasdar(cue, opening) { return }
    let found =
      cue.reading.isFirstPerson
      ? nil
      : hasDamma(cue)
        ? passage.agent(in: opening.between).map { ($0, "statement/passive-agent") }
        : cue.isVerb
          ? documentSource(of: cue, opening)
            ?? passage.subject(of: cue, between: opening.between).flatMap {
              passage.isObject($0.source, of: cue, opening) ? nil : $0
            }
          : cue.isParticiple
            ? subjectOfHost(cue)
            : isPassiveMasdar(cue) ? passage.agent(in: opening.between).map { ($0, "statement/passive-agent") } : nil
    let isMerged = merged.contains(opening.between.upperBound)
    if cue.isVerb, !cue.reading.isFirstPerson, found?.rule != "statement/in-document",
      rejectsSubject(of: cue, opening, found?.source, isMerged: isMerged)
    {
      return
    }
    guard let content = content(of: cue, opening) else { return }
    // اقترحت بدائل: one word tells nothing of what was said.
    if opening.kind == .noun, content.tokens.count < 2 { return }
    var draft = Draft(
      token: cue.token, cue: Statement.Cue(span: span, lemma: cue.entry.lemma, stance: stance(of: cue)),
      frame: [opening.between],
      source: found?.source, subject: subjectKind(of: cue, found?.source),
      agreement: Draft.Agreement(
        isFeminine: cue.reading.isFeminine, isPlural: cue.reading.isPlural, isTold: cue.reading.kind != .masdar),
      content: content.spans, contentTokens: content.tokens, rule: found?.rule ?? rule(of: cue),
      confidence: confidence(cue, opening, found?.source), reasons: [])
    if cue.entry.takes.contains(.an), let extended = spanWithFeeling(cue, opening) { draft.cue?.span = extended }
    draft.continues = cue.entry.marks.contains(.continues)
    draft.isFirstPerson = cue.reading.isFirstPerson
    draft.reasons.append(Reason("the cue \(cue.entry.lemma) takes content", at: span))
    if cue.reading.kind == .masdar, found == nil, draft.subject != .impersonal {
      completeMasdar(&draft, cue, opening)
    }
    if cue.isVerb { takeQuotationBefore(cue, into: &draft) }
    drafts.append(draft)
  }

  /// Who acts in the verb that a participle goes with.
  private func subjectOfHost(_ participle: Cue) -> (source: SourcePhrase, rule: String)? {
    hosts[participle.token].flatMap { passage.subject(of: $0, between: $0.end..<participle.token) }.map {
      ($0.source, "statement/main-clause-subject")
    }
  }

  /// أعرب عن أمله في أن: the feeling belongs to the cue.
  private func spanWithFeeling(_ cue: Cue, _ opening: Opening) -> ByteSpan? {
    guard opening.between.count == 2 || opening.between.count == 3, passage.is(cue.end, "عن"), opening.kind != .noun
    else { return nil }
    return cue.span.union(passage.tokens[cue.end + 1].span)
  }

  private func merges(_ participle: Cue?, into cue: Cue) -> Bool {
    participle.map { passage.merges($0, into: cue) } ?? false
  }

  /// Who does not deny (`لم يستبعد أن`) says that it may be so.
  private func stance(of cue: Cue) -> Statement.Stance {
    cue.entry.stance == .deny && passage.isNegated(cue.token) ? .assert : cue.entry.stance
  }

  /// `جاء في بيان الوزارة أن`, `وورد في التقرير: “…”`: a document speaks, or the one whose document it is.
  private func documentSource(of cue: Cue, _ opening: Opening) -> (source: SourcePhrase, rule: String)? {
    guard cue.entry.marks.contains(.document), passage.is(cue.end, "في"), cue.end + 1 < opening.between.upperBound,
      let source = passage.source(at: cue.end + 1, before: opening.between.upperBound),
      isDocument(source) || MediumWords.shared.kind(at: cue.end + 1, in: passage) != nil
    else { return nil }
    return (source, "statement/in-document")
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
    if cue.isParticiple || cue.hasLi { return .circumstantial }
    if isPassiveMasdar(cue) { return .impersonal }
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
        && (passage.complementiser(before)?.hasPronoun == true || passage.isPronounBearer(before)
          || !passage.classes[before].isDisjoint(with: [.relative, .pronoun])))
  }

  /// A ḍamma on the first letter of a perfect, or on the prefix of an imperfect whose form has none in the active, is a passive.
  private func hasDamma(_ cue: Cue) -> Bool {
    guard cue.reading.voice == .either, cue.reading.aspect == .perfect else { return false }
    let bytes = passage.document.text.bytes
    let second = Int(cue.span.start) + 2
    return second + 1 < Int(cue.span.end) && bytes[second] == 0xD9 && bytes[second + 1] == 0x8F
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
