import IsnadDocument
import IsnadLanguage
import IsnadLexicon
import IsnadRecords
import IsnadText

/// What looks like a statement and is none.
extension DraftFinder {
  func accepts(_ cue: Cue, _ opening: Opening) -> Bool {
    let marks = cue.entry.marks
    if passage.isUnsaid(cue) { return false }
    if cue.reading.isFirstPerson { return tellsOwnWords(cue, opening) }
    // أن before the verb: asked for or hoped for, not said (`يجب أن يقول`); but `بعد أن قال`.
    if cue.isVerb, cue.token > 0, let before = passage.complementiser(cue.token - 1), !before.hasPronoun,
      !(cue.reading.aspect == .perfect && (passage.is(cue.token - 2, "بعد") || passage.is(cue.token - 2, "منذ")))
    {
      return false
    }
    if opening.kind == .noun, marks.contains(.weak) || cue.hasLi { return false }
    // قرر أن يعود: what somebody is going to do is no words of his.
    if marks.contains(.finding), opening.kind == .clause, isToBeDone(opening.start) { return false }
    if marks.contains(.homograph), cue.isVerb {
      if isNounReading(cue, opening) { return false }
      if case .quotation = opening.kind, opening.between.count > 12, !cue.entry.takes.contains(.predicate),
        !hasNamedSource(opening.between)
      {
        return false
      }
      let reach = passage.isVerb(cue.token) ? 16 : 8
      if opening.kind == .clause, opening.between.count > reach, !hasNamedSource(opening.between) { return false }
    }
    if cue.isParticiple, isAdjective(cue, opening) { return false }
    if cue.isVerb, case .quotation(let found) = opening.kind, isScareQuotation(found, cue, opening) { return false }
    // الذين يعبرون عن آرائهم: a relative clause describes, it reports a noun phrase seldom.
    if opening.kind == .noun, cue.token > 0, passage.classes[cue.token - 1].contains(.relative) { return false }
    return true
  }

  /// Whether a verb in the imperfect stands right behind أن, as the model or its first letter tells.
  private func isToBeDone(_ start: Int) -> Bool {
    if passage.isImperfect(start) { return true }
    guard passage.complementiser(start - 1)?.hasPronoun == false, passage.mention[start] < 0, !passage.hasArticle(start)
    else { return false }
    return ["ي", "ت", "ن"].contains { passage.document.folded(start).starts(with: $0.utf8) }
  }

  /// قال: “قلت لهم إنني …”: in marks who speaks may tell what he said before; `أقول` and `كما قلت` go with what he says now.
  private func tellsOwnWords(_ cue: Cue, _ opening: Opening) -> Bool {
    let marks = passage.quotation[cue.token]
    guard marks >= 0, taken.contains(Int(marks)), opening.kind != .noun, asClause(cue) == nil else { return false }
    return cue.reading.aspect == .perfect || passage.is(cue.token - 1, "كنت") || passage.is(cue.token - 1, "كنا")
  }

  private func hasNamedSource(_ between: Range<Int>) -> Bool {
    passage.source(at: between.lowerBound, before: between.upperBound).map { $0.strength > .guess } ?? false
  }

  /// A homograph after a preposition or with a construct before it is a noun (`في ذكر`, `كتب` after a number).
  private func isNounReading(_ cue: Cue, _ opening: Opening) -> Bool {
    let token = cue.token
    // وصفوها بأنها: a noun with a pronoun takes no أن of its own here.
    if cue.hasPronoun, cue.entry.takes.contains(.predicate), opening.between.count <= 2, opening.kind != .noun {
      return false
    }
    // ما زعم أنه: no noun stands after ما and takes a clause.
    if token > 0, passage.is(token - 1, "ما"), opening.kind != .noun, opening.between.isEmpty { return false }
    // A name right behind and a clause behind that: no noun stands so.
    if let source = passage.source(at: cue.end, before: opening.between.upperBound), source.strength == .name,
      opening.between.count - source.tokens.count <= 3, opening.kind != .noun
    {
      return false
    }
    // ووعده بأن: no noun with a pronoun takes the clause right behind it, joined to what stands before.
    if cue.isJoined, cue.hasPronoun, cue.entry.marks.contains(.person), opening.between.isEmpty { return false }
    // نفى is no نفي.
    if cue.reading.endsInMaqsura, passage.plainEnding(token) == Array("ى".utf8) { return false }
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
    let inside = passage.tokens(inQuotation: quotation)
    let count = inside.count
    guard count < 8, !cue.entry.takes.contains(.predicate) else { return false }
    // سيشهد “مهرجان النور” آلاف الزوار: the marks are a part of the clause.
    guard let last = opening.between.last else {
      return cue.entry.marks.isSuperset(of: [.homograph, .weak]) && !passage.isColon(opening.start - 2)
        && !passage.endsClause(after: inside.upperBound, quotation: quotation)
    }
    // أعلنت الشركة مشروعا، “نور”، الذي …: an apposition between commas.
    if count <= 3, passage.isComma(last), passage.isComma(inside.upperBound + 1), !isSpeech(cue) { return true }
    if passage.isColon(opening.between.upperBound) || passage.isMark(last) || passage.isTime[last]
      || passage.classes[last].contains(.adverb)
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
    return passage.mention[last] < 0 && (count <= 3 || MediumWords.shared.kind(at: last, in: passage) == nil)
  }

  private func isSpeech(_ cue: Cue) -> Bool { cue.entry.lemma == "قال" || cue.entry.lemma == "أضاف" }

  /// A participle that describes a noun (`مبنى معلق`, `سيارة محذرة`) has its content far off or none.
  private func isAdjective(_ cue: Cue, _ opening: Opening) -> Bool {
    let opensSentence = cue.token == passage.sentence(of: cue.token).lowerBound
    // صحت مطالبا الجميع بالخروج: “…”: no adjective has a colon and a quotation close behind.
    if case .quotation = opening.kind, opening.between.count <= 6, passage.isColon(opening.between.upperBound) {
      return false
    }
    if cue.entry.marks.contains(.homograph), !opening.between.isEmpty, !opensSentence, !passage.isComma(cue.token - 1),
      !opening.between.allSatisfy({ passage.classes[$0].contains(.manner) })
    {
      return true
    }
    if opening.between.count > (opening.kind == .predicate ? 8 : 3) {
      if case .quotation = opening.kind, opening.between.count <= 6 { return false }
      if opening.kind == .predicate, opening.between.count <= 14 { return false }
      return true
    }
    return cue.entry.marks.contains(.homograph) && cue.reading.isFeminine && !passage.isComma(cue.token - 1)
  }

  func acceptsMasdar(_ cue: Cue, _ opening: Opening) -> Bool {
    // قوله إن, إعلان الوزارة أن, هتافهم “…”: close by, with a pronoun or a source between.
    guard opening.between.count <= 6 else { return false }
    // قناعة مفادها أن: only papers have words.
    if cue.entry.marks.contains(.paper) {
      return (max(passage.sentence(of: cue.token).lowerBound, cue.token - 10)..<cue.token).contains {
        MediumWords.shared.kind(at: $0, in: passage) != nil || passage.sourceKind($0, isAttached: false) == .utterance
      }
    }
    if cue.entry.lemma == "قال", cue.hasPronoun || cue.hasBi { return opening.between.count <= 3 }
    switch opening.kind {
    case .clause:
      if cue.token > 0, passage.classes[cue.token - 1].contains(.demonstrative) { return false }
      // تم الإبلاغ بأن: a passive made of two words.
      if isPassiveMasdar(cue),
        opening.between.allSatisfy({ passage.isTime[$0] || passage.classes[$0].contains(.preposition) })
          || passage.agent(in: opening.between) != nil
      {
        return true
      }
      return opening.between.isEmpty
        ? cue.hasPronoun || cue.hasBi || cue.hasArticle && passage.complementiser(opening.start - 1)?.hasBi == true
        : cue.hasPronoun && !(cue.hasBi && opening.between.count > 1)
          || passage.source(at: opening.between.lowerBound, before: opening.between.upperBound).map {
            $0.strength > .guess
          } ?? false
    case .quotation:
      return opening.between.isEmpty && (cue.hasArticle || cue.hasPronoun || cue.hasBi)
        && ["هتف", "صاح", "صرخ", "قال", "نادى"].contains(cue.entry.lemma)
    case .noun: return cue.entry.takes.contains(.anNoun)
    default: return false
    }
  }

  /// - Parameter isMerged: whether a participle is a part of the cue (`رد قائلا: …`).
  func rejectsSubject(of cue: Cue, _ opening: Opening, _ source: SourcePhrase?, isMerged: Bool) -> Bool {
    let marks = cue.entry.marks
    if marks.contains(.homograph), cue.entry.takes == [.predicate], source == nil, !cue.isJoined, !cue.hasPronoun {
      return true
    }
    // يعلم الناس أن: people know; `تعلم الهيئة أن` at a sentence's start informs.
    if marks.contains(.notice), cue.reading.aspect == .imperfect, !isNotice(cue, source) { return true }
    if let source, isSurvey(source, cue, opening) || isCalledItself(source, cue, opening) { return true }
    if isAnswer(cue) { return true }
    // الإشارات التي تشير إلى أن, هذا يدل على أن, مما يؤكد أن: things show, nobody speaks.
    if source == nil, !cue.isJoined, cue.token > 0 {
      if passage.is(cue.token - 1, "مما") { return true }
      let isThing =
        !passage.classes[cue.token - 1].isDisjoint(with: [.relative, .demonstrative])
        || passage.is(cue.token - 1, "ما")
      if marks.contains(.sign), isThing { return true }
    }
    // علامة تحذر من خطر: a noun that nobody knows as a speaker, with a clause that describes it.
    if let source, source.strength == .guess, source.tokens.upperBound == cue.token, opening.kind == .noun,
      !passage.hasArticle(source.tokens.lowerBound),
      passage.analysis.words[passage.analysis.stem(ofToken: cue.token)].relation == .acl
    {
      return true
    }
    // وتبين أن: it turned out.
    if source == nil, marks.isSuperset(of: [.sign, .weak]), cue.reading.aspect == .imperfect, cue.reading.isFeminine {
      return true
    }
    // يبين الشكل أن: a subject that nobody knows is a thing.
    if marks.contains(.sign), cue.reading.aspect == .imperfect, source?.strength == .guess { return true }
    // قال 57% من المشاركين: an answer to a poll, no statement.
    if let head = source?.tokens.lowerBound, passage.tokens[head].kind == .number { return true }
    if isFirstPerson(cue, source) || passage.is(cue.end, "وانا") { return true }
    // يذكر أن: the outlet's own way to recall something.
    if cue.entry.lemma == "ذكر", source == nil, cue.reading.aspect == .imperfect { return true }
    if opening.kind == .colon, source.map({ $0.strength == .guess }) ?? true, marks.contains(.homograph),
      !marks.contains(.continues), !isMerged
    {
      return true
    }
    if marks.contains(.document) { return !isDocument(source) }
    // أفهم أن, أعلم أن: a first person is spelled like the perfect of another verb.
    if marks.isSuperset(of: [.person, .homograph]), source == nil, !cue.isJoined, !cue.hasPronoun,
      !passage.isAudience(cue.end)
    {
      return true
    }
    if marks.contains(.thought), source == nil, !cue.isJoined, !(marks.contains(.unwritten)) { return true }
    // كذب، بلغ، حمل: a homograph without any subject reports only with a quotation or right before its clause.
    if marks.contains(.homograph), source == nil, !cue.isJoined, !opening.between.isEmpty, opening.kind == .clause {
      return opening.between.count > 2
        && !opening.between.contains { MediumWords.shared.kind(at: $0, in: passage) != nil }
    }
    return false
  }

  /// An institution's notice: its verb opens the sentence or the quotation.
  private func isNotice(_ cue: Cue, _ source: SourcePhrase?) -> Bool {
    guard let source, cue.token == passage.sentence(of: cue.token).lowerBound || passage.isMark(cue.token - 1) else {
      return false
    }
    if let entity = source.entity { return passage.kind(ofEntity: entity) == .organization }
    return passage.sourceKind(source.tokens.lowerBound, isAttached: false) == .body
  }

  /// `تعتبر فيينا مدينة هادئة`: one name or noun behind the verb and what it is called: nobody in particular calls it so.
  private func isCalledItself(_ source: SourcePhrase, _ cue: Cue, _ opening: Opening) -> Bool {
    cue.entry.takes.contains(.two) && opening.kind == .noun && cue.reading.aspect == .imperfect && !cue.hasPronoun
      && source.tokens.lowerBound >= cue.end && source.tokens.upperBound >= opening.start
      && !(cue.token > 0
        && (passage.complementiser(cue.token - 1)?.hasPronoun == true || passage.isPronounBearer(cue.token - 1)))
  }

  /// قلت, تعلم, اعتقد inside quoted speech: a first or second person that is spelled like a third.
  private func isFirstPerson(_ cue: Cue, _ source: SourcePhrase?) -> Bool {
    guard passage.quotation[cue.token] >= 0, source.map({ $0.strength == .guess }) ?? true else { return false }
    if cue.reading.isFeminine, !cue.reading.isPlural { return true }
    return cue.entry.marks.contains(.thought) && cue.reading.aspect == .perfect && !cue.isJoined
      && passage.quotation(openedBy: cue.token - 1) != nil
  }

  /// `14% قالوا`, `28% ممن اعتبروا`: those who answered a poll.
  private func isAnswer(_ cue: Cue) -> Bool {
    var before = cue.token - 1
    while before >= 0, passage.classes[before].contains(.relative) || passage.is(before, "%") { before -= 1 }
    return before >= 0 && before >= cue.token - 3 && passage.tokens[before].kind == .number && cue.reading.isPlural
  }

  /// `تم`, `جرى` with a verbal noun.
  func isPassiveMasdar(_ cue: Cue) -> Bool {
    guard cue.reading.kind == .masdar, cue.token > 0 else { return false }
    let auxiliaries: [StaticString] = ["تم", "وتم", "يتم", "ويتم", "جري", "وجري"]
    return auxiliaries.contains { passage.is(cue.token - 1, $0) }
  }

  /// A poll, or a share of those whom it asked: an answer is no statement.
  private func isSurvey(_ source: SourcePhrase, _ cue: Cue, _ opening: Opening) -> Bool {
    if source.tokens.prefix(2).contains(where: { passage.classes[$0].contains(.survey) }) { return true }
    // أظهرت الدراسة أن 40 بالمئة: its numbers.
    guard cue.entry.marks.contains(.document), passage.tokens[opening.start].kind == .number else { return false }
    return (opening.start..<min(passage.tokens.count, opening.start + 4)).contains { token in
      (["%", "بالمييه", "بالميه", "المييه", "الميه", "المايه", "بالمايه"] as [StaticString]).contains {
        passage.is(token, $0)
      }
    }
  }

  func isDocument(_ source: SourcePhrase?) -> Bool {
    guard let source else { return false }
    let head = source.tokens.lowerBound
    let kind = SourceNouns.shared.kind(of: passage.document.foldedBytes, in: passage.document.foldedRange(head))
    return kind == .document || kind == .utterance || kind == .outlet
  }
}
