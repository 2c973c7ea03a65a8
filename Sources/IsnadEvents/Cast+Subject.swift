import IsnadDocument
import IsnadLanguage
import IsnadLexicon
import IsnadNames
import IsnadRecords
import IsnadText

/// Who does what a verb tells where no subject stands behind it: whoever stands before, or was the subject before.
extension CastFinder {
  /// The subject before its verb: of the same clause, or what a relative clause hangs on.
  func subjectInFront(of i: Int, in sentence: Range<Int>) -> [Phrase]? {
    var j = i
    while j > sentence.lowerBound, view.has(.particle, j - 1) || view.has(.negation, j - 1) || view.has(.future, j - 1)
    { j -= 1 }
    guard j > sentence.lowerBound else { return nil }
    if view.has(.relative, j - 1) {
      // حيث قُتل: where, not who.
      if view.entries[i].hasPronoun || view.document.token(j - 1, is: "حيث") || resumes(i + 1) { return nil }
      let before = groups(view.phrases(before: j - 1, in: sentence))
      // رئيس الحملة الذي رفض: the pronoun agrees with whom it stands for.
      return before.last { agrees(view.document.folded(j - 1), with: $0) } ?? before.last
    }
    if view.entries[j].hasConjunction, j == i { return nil }
    let clause = view.clauseStart(before: j, in: sentence)
    if clause - 1 > sentence.lowerBound, view.entries[clause - 1].isVerb, view.has(.relative, clause - 2) {
      // الجيش الذي قصف المدينة انسحب: the relative clause's own words are no subject of the verb behind it.
      if !view.entries[clause - 1].hasPronoun, !resumes(clause) { return subjectInFront(of: clause - 1, in: sentence) }
      // الذين تحتجزهم الحركة في القطاع، كما سيجتمع …
      if j < i { return nil }
    }
    let before = groups(view.phrases(before: j, in: sentence))
    if var bare = before.first(where: { $0[0].preposition == nil }) {
      // اللورد فلان عضو الحزب، انتقد …
      if let name = nameDescribed(at: bare[0].tokens.lowerBound, in: sentence) {
        bare[0] = view.phrase(at: name, in: sentence)
      }
      // زار هذا المدينة وذاك القرية …: behind a verb's own phrases, the last one joined is the next verb's subject.
      let start = view.clauseStart(before: j, in: sentence)
      if let last = bare.last, bare.count > 1, last.tokens.upperBound == j, start > sentence.lowerBound,
        view.entries[start - 1].isVerb
      {
        return [last]
      }
      // انتحاريا يقود سيارة هاجم …: what stands behind a verb that has its subject before is that verb's object.
      if bare.last?.tokens.upperBound == j, start > sentence.lowerBound, view.entries[start - 1].isVerb,
        !view.has(.relative, max(start - 2, 0)), let owner = subjectInFront(of: start - 1, in: sentence),
        owner.map(\.tokens.upperBound).max() == start - 1, !owner[0].isDefinite
      {
        return owner
      }
      return bare
    }
    // قال فلان ذلك للصحف والحركة تنفي: what و joins right before a verb opens the verb's own clause.
    if let last = before.last, last.count > 1, let subject = last.last, subject.tokens.upperBound == j,
      view.entries[subject.tokens.lowerBound].hasConjunction, subject.isDefinite,
      view.entries[subject.tokens.lowerBound].attachedPreposition == nil, !participants.read(subject).isEmpty
    {
      return [subject]
    }
    // An indefinite noun before the verb is what the verb speaks of (على طائرة أصابت مدرسة).
    return before.last.flatMap { !$0[0].isDefinite && $0[0].tokens.upperBound >= j - 1 ? $0 : nil }
  }

  /// الذي أفرجت عنه الحركة: the preposition's pronoun is what the clause speaks of.
  func resumes(_ i: Int) -> Bool {
    i < view.entries.count && view.entries[i].mention == nil
      && (view.entries[i].upos == .pron || view.entries[i].upos == .adp && view.entries[i].hasPronoun)
  }

  /// Whether a relative pronoun's gender and number allow it to stand for a phrase.
  private func agrees(_ relative: ArraySlice<UInt8>, with group: [Phrase]) -> Bool {
    guard group.count == 1 else { return true }
    let phrase = group[0]
    let isFemale: Bool
    if let mention = view.entries[phrase.head].mention {
      let entity = view.names.mentions[mention].entity
      switch view.names.gender(of: entity) {
      case .feminine: isFemale = true
      case .masculine: isFemale = false
      case .unknown: return true
      }
    } else {
      isFemale = view.stem(phrase.head).suffix(2).elementsEqual([0xD9, 0x87])
    }
    if relative.elementsEqual(Self.masculine) { return !isFemale }
    if relative.elementsEqual(Self.feminine) {
      return isFemale || phrase.tokens.lowerBound < phrase.head || isPlural(phrase.head)
    }
    return true
  }

  func isPlural(_ i: Int) -> Bool { view.analysis.words[view.entries[i].word].features.number == .plural }

  private static let masculine = Array("الذي".utf8)
  private static let feminine = Array("التي".utf8)

  /// The subject of the nearest verb before, for a verb or participle without one of its own.
  func subjectBefore(_ i: Int, in sentence: Range<Int>) -> [Phrase]? {
    subjectOfVerb(before: i, in: sentence) ?? subjectOfLastSentence(before: i, in: sentence)
  }

  /// ودعا …: a verb that opens its sentence without a subject goes on with the one of the sentence before, where they agree.
  private func subjectOfLastSentence(before i: Int, in sentence: Range<Int>) -> [Phrase]? {
    guard view.entries[i].isVerb, opensSentence(i, sentence) || continuesDropped(i, in: sentence),
      let reading = view.readings(i).first(where: { $0.aspect != nil }), !reading.isPlural,
      let last = view.sentence(before: sentence)
    else { return nil }
    guard let subject = subjectOfVerb(before: last.upperBound, in: last),
      let participant = participants.read(subject[0]).first, let entity = participant.entity
    else {
      // وجاء ذلك بعد تصريح فلان. واتهم …: the only person whom that sentence names.
      return onlyName(before: sentence, for: Pronoun(isFeminine: reading.isFeminine, isPlural: false)).flatMap {
        participants.isNamedPerson($0) ? [$0] : nil
      }
    }
    switch view.names.gender(of: entity) {
    case .feminine: return reading.isFeminine ? subject : nil
    case .masculine: return reading.isFeminine ? nil : subject
    case .unknown: return view.names.entities[entity].kind == .person ? subject : nil
    }
  }

  /// Whether only words that name nobody stand before (ورغم ذلك، قتل …).
  private func opensSentence(_ i: Int, _ sentence: Range<Int>) -> Bool {
    i - sentence.lowerBound < 3
      || i - sentence.lowerBound <= 6
        && (sentence.lowerBound..<i).allSatisfy { view.entries[$0].mention == nil && !view.entries[$0].isVerb }
  }

  /// واتهم الشركات … وحث الوزير: a joined verb goes on with the subject that all verbs of its sentence have dropped.
  private func continuesDropped(_ i: Int, in sentence: Range<Int>) -> Bool {
    guard view.entries[i].hasConjunction else { return false }
    let verbs = (max(sentence.lowerBound, i - 45)..<i).filter { view.entries[$0].isVerb }
    guard let first = verbs.first, first - sentence.lowerBound < 3 else { return false }
    return verbs.allSatisfy { verb in
      let after = view.phrases(after: verb, in: sentence).filter { $0.tokens.upperBound <= i }
      return frame(of: verb, reading: view.readings(verb).first { $0.aspect != nil }, after: after, in: sentence)
        .subject == nil
    }
  }

  private func subjectOfVerb(before i: Int, in sentence: Range<Int>) -> [Phrase]? {
    var j = i - 1
    while j >= sentence.lowerBound, i - j <= 45 {
      if view.entries[j].isVerb, j > sentence.lowerBound, view.has(.relative, j - 1) {
        // أما الوزير، الذي عاد أمس، فالتقى …: of a relative clause only whom it speaks of goes on.
        if let owner = subjectInFront(of: j, in: sentence), !participants.read(owner[0]).isEmpty { return owner }
        // اليوم الذي هاجمت فيه الحركة البلدات فقتلت …: a clause that has a pronoun for its noun has a subject of its own.
        if view.entries[i].hasConjunction, resumes(j + 1), let subject = ownSubject(of: j, before: i, in: sentence) {
          return subject
        }
      } else if view.entries[j].isVerb, let subject = ownSubject(of: j, before: i, in: sentence) {
        return subject
      }
      j -= 1
    }
    return nil
  }

  private func ownSubject(of verb: Int, before i: Int, in sentence: Range<Int>) -> [Phrase]? {
    let after = view.phrases(after: verb, in: sentence).filter { $0.tokens.upperBound <= i }
    let frame = frame(of: verb, reading: view.readings(verb).first { $0.aspect != nil }, after: after, in: sentence)
    return frame.subject.flatMap { participants.read($0[0]).isEmpty ? nil : $0 }
  }
}
