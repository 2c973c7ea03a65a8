import IsnadDocument
import IsnadRecords

/// Works out what a figure measures, from its noun and the words around it.
struct MeasureReader {
  let words: WordReader

  private var document: Document { words.document }

  /// How far a verb or a noun of fate may stand before its number.
  private static let reach = 14

  /// - Parameter number: The tokens of the number with its bound; `end`: the token after its unit.
  func measure(of unit: CountedUnit, number: Range<Int>, end: Int, isFraction: Bool) -> Figure.Measure {
    switch unit.kind {
    case .money: return .money
    case .percentagePoint: return .change
    case .percent: return isChange(number.lowerBound, end) ? .change : .share
    case .noun, .unknownNoun, .none: break
    }
    if isFraction {
      return unit.kind == .noun && words.lexicon.nouns.indices.contains(Int(unit.noun)) && isMeasureNoun(unit.noun)
        ? .quantity : .share
    }
    let isPerson = unit.name == "person"
    let noun = words.lexicon.nouns.indices.contains(Int(unit.noun)) ? words.lexicon.nouns[Int(unit.noun)] : nil
    if let noun, noun.isOutcome, let measure = noun.measure { return measure }
    if unit.name == "point", cue(ofChangeBefore: number.lowerBound) { return .change }
    guard isPerson else { return unit.name == "vote" ? .votes : .quantity }
    // ماتوا, الذين قتلوا: the verb of the counted themselves.
    if let own = ownVerb(at: end) { return own }
    let state = state(at: end)
    if let near = cue(before: number.lowerBound, within: 3), near != .other || state == nil && noun?.measure == nil {
      return near
    }
    if let state { return state }
    if let measure = noun?.measure { return measure }
    return cue(before: number.lowerBound, within: MeasureReader.reach)
      ?? (isAskedInPoll(number.lowerBound) ? .participants : .other)
  }

  /// `الاستطلاع الذي أجري في مايو وشمل 2400 شخص`, however long the clause between them is.
  private func isAskedInPoll(_ i: Int) -> Bool {
    for j in stride(from: i - 1, through: max(0, i - 40), by: -1)
    where words.sameSentence(j, i) && words[j].cues.contains(.poll) { return true }
    return false
  }

  /// The cue that stands nearest before the number in its clause.
  func cue(before i: Int, within reach: Int) -> Figure.Measure? {
    for j in stride(from: i - 1, through: max(0, i - reach), by: -1) {
      guard words.sameSentence(j, i), !isClauseEnd(j) else { break }
      let cues = words[j].cues
      if isSaving(j) { return .other }
      if let measure = cues.measure, !isOtherVerb(j) { return measure }
      if cues.contains(.population) { return .other }
      if j < i - 3, words.isKind(j, .number) { continue }
    }
    return nil
  }

  /// `130 شخصا محتجزين`, `3 عرب مسلمين مختطفين`: the state of the counted, told by what stands right behind them.
  private func state(at end: Int) -> Figure.Measure? {
    for i in end..<(end + 3) {
      guard words.sameSentence(end - 1, i), words.prefixes(i).isEmpty, words[i].noun >= 0 else { return nil }
      let noun = words.lexicon.nouns[Int(words[i].noun)]
      guard noun.kind == .person else { return nil }
      if let measure = noun.measure { return measure }
    }
    return nil
  }

  /// A verb in the plural, or a relative clause, right behind the counted.
  private func ownVerb(at end: Int) -> Figure.Measure? {
    for j in end..<(end + 6)
    where words.sameSentence(end - 1, j)
      && words.token(j, isOneOf: ["المستشفي", "مستشفي", "المستشفيات", "العلاج", "للعلاج"])
    {
      let isBroken = (end..<j).contains { words.isKind($0, .punctuation) || words.prefixes($0).contains(.and) }
      // Who is inside a hospital need not be hurt; who is brought there is.
      if !isBroken,
        words.token(j, isOneOf: ["العلاج", "للعلاج"]) || words.token(j - 1, isOneOf: ["الي", "في"])
          || words.prefixes(j).contains(.preposition)
      {
        return .injured
      }
    }
    // علاج ستة ضباط من إصابات
    if words.token(end, isOneOf: ["من", "ب", "جراء"]), words[end + 1].cues.contains(.injured), words[end + 1].noun >= 0
    {
      return .injured
    }
    for j in end..<(end + 7) {
      guard words.sameSentence(end - 1, j), !isClauseEnd(j), !words.isKind(j, .punctuation), !words.isKind(j, .number)
      else { return nil }
      // «20 شخصا وأصيب» starts the next clause.
      if words.prefixes(j).contains(.and) { return nil }
      let cues = words[j].cues
      if cues.contains(.isVerb), let measure = cues.measure {
        return cues.contains(.isPlural) || words.token(j - 1, isOneOf: ["الذين", "الذي", "قد", "التي"])
          || measure == .killed && document.token(j, is: "لقوا") ? measure : nil
      }
      if words.token(j, isOneOf: ["حتفهم", "مصرعهم"]) { return .killed }
    }
    return nil
  }

  /// The end of a clause: a full stop inside the sentence, a semicolon, a closing quotation.
  private func isClauseEnd(_ i: Int) -> Bool {
    words.isKind(i, .sentenceEnd) || document.token(i, is: "؛") || words.token(i, isMark: 0x3B)
  }

  /// `إنقاذ أرواح مئات الأشخاص`: lives that were not lost.
  private func isSaving(_ i: Int) -> Bool {
    words.token(i, isOneOf: ["ارواح", "حياه", "الارواح", "بارواح"])
      && (max(0, i - 2)..<i).contains {
        words.token(
          $0,
          isOneOf: [
            "انقاذ", "لانقاذ", "وانقاذ", "بانقاذ", "انقذ", "انقذت", "انقذوا", "ينقذ", "تنقذ", "حمايه", "لحمايه",
          ])
      }
  }

  /// Words that share their spelling with a cue but are something else here (`قضت محكمة`, `حضر الاجتماع`).
  private func isOtherVerb(_ i: Int) -> Bool {
    words[i].cues.contains(.killed) && words.token(i, isOneOf: ["قضت", "تقضي", "يقضي", "تقضي", "قضي"])
      && !words.token(i + 1, isOneOf: ["نحبه", "نحبهم"])
  }

  // MARK: Changes

  private func cue(ofChangeBefore i: Int) -> Bool {
    for j in stride(from: i - 1, through: max(0, i - 5), by: -1) {
      // ربح بفارق خمس درجات ونال سبع ميداليات: another number has the change.
      guard words.sameSentence(j, i), words[j].numberRole == .none, !words.isKind(j, .number) else { return false }
      if words[j].cues.contains(.change) { return true }
    }
    return false
  }

  /// Whether a percentage tells a change: a word of change before it, and no word that makes it a level (`ارتفع إلى 5%`).
  func isChange(_ i: Int, _ end: Int) -> Bool {
    // ووكر (13%) is his share, ارتفع من 55% the level before.
    if words.token(i - 1, isMark: 0x28), words.token(end, isMark: 0x29) { return false }
    if words.token(i - 1, isOneOf: ["من", "ومن"]) { return false }
    var isLevel = false
    for j in stride(from: i - 1, through: max(0, i - 18), by: -1) {
      guard words.sameSentence(j, i), !isClauseEnd(j) else { break }
      let cues = words[j].cues
      // بلغ makes a level of what rose, but tells how large a rise was: «بلغ نمو المبيعات 3%».
      if j >= i - 2, cues.contains(.level) { isLevel = words.token(j, isOneOf: MeasureReader.reached) || isLevel }
      if cues.contains(.change), j >= i - 10 || isReached(j) {
        let isNoun = !cues.contains(.isVerb) || words[j].noun >= 0 || isReached(j)
        let reached = j >= i - 2 ? false : words[i - 1].cues.contains(.level) && !isNoun
        return !isLevel && !reached && !startsNewClause(j, i) && !isPart(end)
      }
      if words.isKind(j, .number), j < i - 1, words.token(j + 1, isMark: 0x25) { return false }
    }
    return false
  }

  /// What leads to a level, whatever changed.
  private static let reached: [StaticString] = [
    "الي", "عند", "ليصل", "لتصل", "ليبلغ", "لتبلغ", "مسجلا", "مسجله", "ليسجل", "لتسجل", "مستوي", "لمستوي",
  ]

  /// `بلغ إجمالي نمو المبيعات`: a noun of change that is itself the subject of reaching.
  private func isReached(_ i: Int) -> Bool {
    (max(0, i - 3)..<i).contains {
      words.sameSentence($0, i)
        && words.token($0, isOneOf: ["بلغ", "بلغت", "وبلغ", "وبلغت", "يبلغ", "تبلغ", "سجل", "سجلت", "وسجل", "وسجلت"])
    }
  }

  /// `5% من سكان البلاد` is a part, whatever happened before.
  private func isPart(_ end: Int) -> Bool {
    document.token(end, is: "من") && words[end + 1].noun >= 0
      && words.lexicon.nouns[Int(words[end + 1].noun)].kind == .person
      || words.token(end, isOneOf: ["ممن", "منهم"])
  }

  /// Whether a new clause with a verb of its own starts between the cue and the number.
  private func startsNewClause(_ cue: Int, _ i: Int) -> Bool {
    for j in (cue + 1)..<max(cue + 1, i) where document.token(j, is: "،") {
      if words.token(j + 1, isOneOf: ["فيما", "بينما", "حيث", "وقال", "وقالت", "في"]) { return true }
    }
    return false
  }

  private func isMeasureNoun(_ noun: Int32) -> Bool { words.lexicon.nouns[Int(noun)].kind == .measure }
}
