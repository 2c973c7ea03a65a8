import IsnadDocument
import IsnadLanguage
import IsnadLexicon
import IsnadNames
import IsnadRecords
import IsnadText

/// A word of the text that tells an event, before its participants and its status are known.
struct Trigger: Sendable {
  let token: Int
  let span: ByteSpan
  let word: EventWord
  let sense: EventSense
  let reading: EventReading
  let sentence: Range<Int>

  var isVerb: Bool { word.part == .verb }
}

extension TokenView {
  /// The tokens of a trigger's sentence that are near enough to say something of it: a bound, so that a text without sentence
  /// ends is read in linear time.
  func surroundings(of trigger: Trigger) -> Range<Int> {
    max(trigger.sentence.lowerBound, trigger.token - 60)..<min(trigger.sentence.upperBound, trigger.token + 60)
  }
}

/// Finds the triggers of a document, by the lexicon's forms and the conditions of their senses.
struct TriggerFinder {
  let view: TokenView
  private let lexicon: EventLexicon
  /// Classes whose words belong to the trigger where they follow it at once.
  private let idioms: [UInt8]
  private let selves: UInt8
  private let beside: UInt8

  init(_ view: TokenView) {
    self.view = view
    lexicon = view.lexicon
    selves = view.lexicon.vocabulary.wordClass("self")
    beside = view.lexicon.vocabulary.preposition("إلى_جانب")
    idioms = ["freedom", "arresting", "blame", "death", "gunfire", "fire", "shots", "self", "responsibility", "curfew"]
      .map(
        view.lexicon.vocabulary.wordClass)
  }

  /// In text order; they never overlap.
  func triggers() -> [Trigger] {
    var out: [Trigger] = []
    for sentence in view.document.sentences {
      for i in sentence.tokens {
        guard let trigger = trigger(at: i, in: sentence.tokens) else { continue }
        if out.last?.span.overlaps(trigger.span) != true { out.append(trigger) }
      }
    }
    return out
  }

  private func trigger(at i: Int, in sentence: Range<Int>) -> Trigger? {
    let entry = view.entries[i]
    // فجر is dawn, but فجر نفسه a verb.
    guard entry.isLetters, entry.mention == nil,
      entry.functions == 0 || entry.upos == .verb || isBeforeSelf(i) || isNoAdverb(i),
      entry.knowledge?.readings.isEmpty == false,
      !view.isPersonName(i)
    else { return nil }
    // أضرب is the perfect of a verb before it is the first person of another.
    let readings = view.readings(i).filter { fits($0, i) }.sorted {
      ($0.aspect == .imperfect ? 1 : 0) < ($1.aspect == .imperfect ? 1 : 0)
    }
    guard !readings.isEmpty else { return nil }
    let isVerb = prefersVerb(i, among: readings, in: sentence)
    let ordered =
      readings.filter { isPart($0, verb: isVerb) }
      + readings.filter { !isPart($0, verb: isVerb) && view.entries[i].upos == nil }
    for reading in ordered {
      let word = lexicon.words[Int(reading.word)]
      var best: EventSense?
      for sense in lexicon.senses[word.senses] where holds(sense, reading, at: i, in: sentence) {
        if best.map({ $0.specificity < sense.specificity }) ?? true { best = sense }
      }
      guard let best else { continue }
      return Trigger(
        token: i, span: span(at: i, best, in: sentence), word: word, sense: best, reading: reading, sentence: sentence)
    }
    return nil
  }

  private func isPart(_ reading: EventReading, verb: Bool) -> Bool {
    (lexicon.words[Int(reading.word)].part == .verb) == verb
  }

  /// Whether the clitics and the tag allow the reading.
  private func fits(_ reading: EventReading, _ i: Int) -> Bool {
    let entry = view.entries[i]
    switch lexicon.words[Int(reading.word)].part {
    case .verb:
      if entry.isDefinite || isInConstruct(i) { return false }
      if let preposition = entry.attachedPreposition, !(preposition == 1 && reading.aspect == .imperfect) {
        return false
      }
      if entry.isFuture, reading.aspect != .imperfect { return false }
      // وايد, a name: an article that writes hamza would write وأيد.
      if entry.hasConjunction, view.writesHamza, reading.aspect == .perfect,
        lexicon.words[Int(reading.word)].lemma.hasPrefix("أ"),
        view.document.text.bytes[entry.span.range].starts(with: [0xD8, 0xA7])
      {
        return false
      }
      // أتنازل, نطالب: only first persons begin with alef or nun in the imperfect, and their doer is whoever speaks.
      if reading.aspect == .imperfect,
        view.stem(i).starts(with: [0xD8, 0xA7]) || view.stem(i).starts(with: [0xD9, 0x86])
      {
        return false
      }
      // غزي, a man of Gaza: three letters are no passive without a mark that says so.
      if reading.voice == .passive, reading.aspect == .perfect, view.stem(i).count <= 6,
        view.stem(i).suffix(2).elementsEqual([0xD9, 0x8A])
      {
        return false
      }
      // استقبلنا: the speaker's own act, whose doer no record could name.
      if reading.aspect == .perfect {
        let own = Folding.folded.of(lexicon.words[Int(reading.word)].lemma) + Self.we
        if view.document.folded(i).suffix(own.count).elementsEqual(own) { return false }
      }
      // قلت, أعدهم: a speaker's own words, whose doer no record could name.
      if entry.upos == .verb, view.analysis.words[entry.word].features.person == .first { return false }
      return isBeforeSelf(i) || isNoAdverb(i)
        || (entry.upos.map { $0 == .verb } ?? true || isInitialVerb(i)) && fitsLemma(reading, i)
    case .noun:
      if entry.isFuture { return false }
      return entry.upos.map { $0 != .verb } ?? true || isInConstruct(i)
    case .agent: return !entry.isFuture && entry.upos != .verb
    case .circumstance:
      if entry.isFuture || isAdjective(i) || entry.attachedPreposition != nil { return false }
      // أربعة متهمين: people who are counted.
      if i > 0, view.isCount(i - 1) || view.has(.preposition, i - 1) { return false }
      return entry.upos.map { $0 != .verb } ?? true
    }
  }

  /// جريمة قتل, محاولة خطف: behind a noun that carries an act stands the act, whatever the tagger says.
  private func isInConstruct(_ i: Int) -> Bool {
    guard i > 0, !view.entries[i].hasConjunction, view.document.tokens[i - 1].kind == .word else { return false }
    let before = view.entries[i - 1]
    return !before.isDefinite && !before.hasPronoun && !before.isVerb && before.mention == nil
      && view.cues(i - 1).contains { $0.cue == .carrier && !$0.isVerb }
  }

  /// فجر نفسه: whoever does it to himself, whatever the tagger says.
  private func isBeforeSelf(_ i: Int) -> Bool {
    i + 1 < view.entries.count && view.token(i + 1, isIn: selves) && view.entries[i].attachedPreposition == nil
      && !view.entries[i].isDefinite && view.readings(i).contains { $0.aspect == .perfect }
  }

  /// فجر المهاجمون, فجر حافلة: no dawn before a nominative or before a thing without its article that is no time.
  private func isNoAdverb(_ i: Int) -> Bool {
    guard view.has(.circumstance, i), i + 1 < view.entries.count, !view.entries[i].isDefinite,
      view.entries[i].attachedPreposition == nil, view.readings(i).contains(where: { $0.aspect == .perfect })
    else { return false }
    if view.endsInWawNun(i + 1) { return true }
    let next = view.entries[i + 1]
    return next.upos == .noun && next.mention == nil && !next.isDefinite && next.functions == 0
      && next.attachedPreposition == nil && !next.hasConjunction && view.document.tokens[i + 1].kind == .word
  }

  private static let we = Array("نا".utf8)

  /// A word that is only a verb's form opens the sentence before a definite noun or a name: a verb, whatever the tagger says.
  private func isInitialVerb(_ i: Int) -> Bool {
    let entry = view.entries[i]
    guard i + 1 < view.entries.count, i == 0 || view.isClauseMark(i - 1) else { return false }
    // خطف مسلحون: after a noun it would be مسلحين.
    if view.endsInWawNun(i + 1) { return true }
    guard entry.knowledge?.isVerbOnly == true else { return false }
    return view.entries[i + 1].isDefinite || view.entries[i + 1].mention != nil
  }

  /// Short imperfects are spelled like other verbs' (يعد: وعد, عد, عاد; يقل: قال, قل), and so are perfects that lose a letter
  /// (أدت: أدى, أد; استقلت: استقل, استقال): the model's lemma decides.
  private func fitsLemma(_ reading: EventReading, _ i: Int) -> Bool {
    guard view.entries[i].upos != nil else { return true }
    let own = Folding.folded.of(lexicon.words[Int(reading.word)].lemma)
    if reading.aspect == .imperfect, isPerfectOfTaPlusStem(reading, i) { return false }
    if reading.aspect == .imperfect, view.stem(i).count > 8 { return true }
    // كنت أمر به: أمر is told, مر is meant.
    let isTaggedOtherwise =
      reading.aspect == .perfect && view.stem(i).starts(with: [0xD8, 0xA7])
      && view.analysis.words[view.entries[i].word].features.aspect == .imperfect
    if reading.aspect == .perfect, !isTaggedOtherwise, reading.voice == .passive || view.stem(i).starts(with: own) {
      return true
    }
    let lemma = Folding.folded.of(view.analysis.lemma(of: view.entries[i].word))
    if isTaggedOtherwise { return lemma == own }
    // اعتدت على المصلين, tagged like اعتاد: the preposition that the verb asks for stands right behind.
    if reading.aspect == .perfect, i + 1 < view.entries.count, view.has(.preposition, i + 1) {
      let next = view.lexicon.vocabulary.preposition(view.stem(i + 1))
      if lexicon.senses[lexicon.words[Int(reading.word)].senses].allSatisfy({
        $0.conditions.contains(.preposition(next, wanted: true))
      }) {
        return true
      }
    }
    return lemma == own || view.stem(i).elementsEqual(lemma)
  }

  /// توقف, تحقق: the perfect of another verb, where the tagger says so, though the spelling is an imperfect of ours.
  private func isPerfectOfTaPlusStem(_ reading: EventReading, _ i: Int) -> Bool {
    view.stem(i).starts(with: [0xD8, 0xAA]) && view.analysis.words[view.entries[i].word].features.aspect == .perfect
  }

  /// A participle right after an indefinite plural is its adjective (محتجين مؤيدين), not what somebody does meanwhile.
  private func isAdjective(_ i: Int) -> Bool {
    guard i > 0, view.document.tokens[i - 1].kind == .word, !view.entries[i - 1].isVerb,
      view.entries[i - 1].mention == nil
    else { return false }
    let plurals = ["ين", "ون"].map { Array($0.utf8) }
    return plurals.contains { view.stem(i).suffix(4).elementsEqual($0) && view.stem(i - 1).suffix(4).elementsEqual($0) }
  }

  /// Verb or noun, where the spelling is both (قتل، قصف، رفض، دعم): by what stands before.
  private func prefersVerb(_ i: Int, among readings: [EventReading], in sentence: Range<Int>) -> Bool {
    let hasVerb = readings.contains { isPart($0, verb: true) }
    let hasNoun = readings.contains { !isPart($0, verb: true) }
    guard hasVerb, hasNoun else { return hasVerb }
    let entry = view.entries[i]
    if let upos = entry.upos { return upos == .verb || isInitialVerb(i) || isBeforeSelf(i) || isNoAdverb(i) }
    if entry.attachedPreposition != nil || entry.isDefinite { return false }
    guard i > sentence.lowerBound else { return true }
    let before = i - 1
    if view.has(.preposition, before) { return false }
    if view.has(.complementiser, before) || view.has(.relative, before) || view.has(.particle, before)
      || view.has(.negation, before)
    {
      return true
    }
    // A mark or a name before: a new clause or the subject. An indefinite noun before: a construct (محاولة قتل).
    if view.document.tokens[before].kind != .word { return true }
    if entry.hasConjunction {
      return !view.cues(before).contains { $0.cue == .carrier }
        && view.readings(before).allSatisfy { isPart($0, verb: true) }
    }
    if view.entries[before].isVerb || !view.cues(before).isEmpty { return false }
    return view.entries[before].isDefinite || view.entries[before].mention != nil
  }

  private func holds(_ sense: EventSense, _ reading: EventReading, at i: Int, in sentence: Range<Int>) -> Bool {
    sense.conditions.allSatisfy { condition in
      switch condition {
      case .near(let wordClass, let wanted): near(wordClass, i, upTo: 7, in: sentence) == wanted
      case .far(let wordClass): near(wordClass, i, upTo: 25, in: sentence)
      case .before(let wordClass): isBefore(wordClass, i, in: sentence)
      case .person: isPersonNamed(near: i, in: sentence)
      case .clause(let wanted): hasClause(after: i, in: sentence) == wanted
      case .object(let wordClass): hasObject(wordClass, i, in: sentence)
      case .next(let wordClass, let wanted):
        (i + 1 < sentence.upperBound && view.token(i + 1, isIn: wordClass)) == wanted
      case .preposition(let preposition, let wanted): follows(preposition, i, in: sentence) == wanted
      case .accusative: reading.isAccusative && !view.entries[i].isDefinite
      case .bare: !view.entries[i].isDefinite
      case .unowned: !view.entries[i].hasPronoun
      case .two: isOfTwo(reading, i, in: sentence)
      }
    }
  }

  /// ناقشا, يناقشان: a dual form. ناقش الوزيران, ناقش رئيسا البلدين: a dual subject right behind.
  private func isOfTwo(_ reading: EventReading, _ i: Int, in sentence: Range<Int>) -> Bool {
    let stem = view.stem(i)
    let lemma = Folding.folded.of(lexicon.words[Int(reading.word)].lemma)
    if reading.aspect == .perfect ? stem.elementsEqual(lemma + Self.alef) : stem.suffix(4).elementsEqual(Self.alefNun) {
      return true
    }
    guard i + 1 < sentence.upperBound, view.headSector(i + 1) != nil, view.entries[i + 1].mention == nil else {
      return false
    }
    let next = view.stem(i + 1)
    return view.entries[i + 1].isDefinite && next.suffix(4).elementsEqual(Self.alefNun)
      || !view.entries[i + 1].isDefinite && next.suffix(2).elementsEqual(Self.alef) && i + 2 < sentence.upperBound
        && view.document.tokens[i + 2].kind == .word
  }

  private static let alef = Array("ا".utf8)
  private static let alefNun = Array("ان".utf8)

  /// A few words to either side, and no further than the clause.
  private func near(_ wordClass: UInt8, _ i: Int, upTo reach: Int, in sentence: Range<Int>) -> Bool {
    for j in (i + 1)..<max(i + 1, min(sentence.upperBound, i + 1 + reach)) {
      if view.isClauseMark(j) || reach < 10 && view.has(.complementiser, j) { break }
      if view.token(j, isIn: wordClass) { return true }
    }
    for j in max(sentence.lowerBound, i - 3)..<i where view.token(j, isIn: wordClass) { return true }
    return false
  }

  /// A word of the class stands before in the clause: what a verb behind its subject speaks of.
  private func isBefore(_ wordClass: UInt8, _ i: Int, in sentence: Range<Int>) -> Bool {
    var j = i - 1
    while j >= sentence.lowerBound, i - j <= 20, !view.isClauseMark(j), !view.has(.complementiser, j) {
      if view.token(j, isIn: wordClass) { return true }
      j -= 1
    }
    return false
  }

  /// A word of the class stands after the verb, and is not the head of the subject right behind it (نشر الجيش لقطات).
  private func hasObject(_ wordClass: UInt8, _ i: Int, in sentence: Range<Int>) -> Bool {
    let phrases = view.phrases(after: i, in: sentence).prefix(4)
    let bare = phrases.filter { $0.preposition == nil && !$0.isJoined }
    return phrases.contains { phrase in
      if bare.count > 1, phrase == bare.first { return false }
      return phrase.tokens.lowerBound - i <= 12 && phrase.tokens.prefix(4).contains { view.token($0, isIn: wordClass) }
    }
  }

  private func isPersonNamed(near i: Int, in sentence: Range<Int>) -> Bool {
    (max(sentence.lowerBound, i - 4)..<min(sentence.upperBound, i + 5)).contains { j in
      guard let mention = view.entries[j].mention else { return false }
      return view.names.entities[view.names.mentions[mention].entity].kind == .person
    }
  }

  private func hasClause(after i: Int, in sentence: Range<Int>) -> Bool {
    ((i + 1)..<max(i + 1, min(sentence.upperBound, i + 25))).contains { view.has(.complementiser, $0) }
  }

  private func follows(_ preposition: UInt8, _ i: Int, in sentence: Range<Int>) -> Bool {
    let end = max(i + 1, min(sentence.upperBound, i + (view.entries[i].isVerb ? 30 : 14)))
    var j = i
    while j + 1 < end {
      j += 1
      if view.isClauseMark(j) { return false }
      // نددت الوزيرة، التي وصلت أمس، بكذا: a clause between commas parts nothing.
      if view.isComma(j), view.has(.relative, min(j + 1, end - 1)),
        let comma = ((j + 2)..<max(j + 2, end)).first(where: view.isComma)
      {
        j = comma
        continue
      }
      if view.entries[j].attachedPreposition == preposition { return true }
      if view.has(.preposition, j), view.entries[j].mention == nil {
        if lexicon.vocabulary.preposition(view.stem(j)) == preposition { return true }
        // إلى جانب
        if preposition == beside, j + 1 < end, view.document.token(j, is: "الي"),
          view.document.token(j + 1, is: "جانب")
        {
          return true
        }
      }
      if j > i + 1, view.entries[j].isVerb { return false }
    }
    return false
  }

  /// The word, with the next one where both make the idiom (أطلق سراح، ألقي القبض).
  private func span(at i: Int, _ sense: EventSense, in sentence: Range<Int>) -> ByteSpan {
    let own = view.entries[i].span
    guard i + 1 < sentence.upperBound, view.document.tokens[i + 1].kind == .word else { return own }
    for condition in sense.conditions {
      switch condition {
      case .next(let wordClass, wanted: true), .near(let wordClass, wanted: true):
        if idioms.contains(wordClass), view.token(i + 1, isIn: wordClass) { return own.union(view.entries[i + 1].span) }
      default: break
      }
    }
    return own
  }

}
