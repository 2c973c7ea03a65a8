import IsnadDocument
import IsnadRecords

/// Which numbers tell a fact, and where those without a unit of their own take it from.
extension FigureFinder {
  // MARK: Acceptance

  /// Decides whether a number tells a fact, and how sure that is.
  func accept(_ candidate: Draft, previous: Draft?) -> Draft? {
    var draft = candidate
    let numeral = draft.numeral
    let isBounded = draft.bound != .exact
    var hasUnit = draft.unit.kind != .none
    if exclusions.reason(numeral, hasUnit: hasUnit && draft.unit.kind != .unknownNoun, isBounded: isBounded) != nil {
      if draft.second == nil || numeral.isPlainDigits && draft.unit.kind == .none { return nil }
    }
    if tallies.isTally(draft.number, unit: draft.unit) { return nil }
    if isScoreWord(draft) { return nil }
    // واحدا من رجالاته is one of them, no count.
    if numeral.value == 1, numeral.form == .words, draft.unit.kind != .percent, draft.unit.kind != .money,
      draft.bound == .exact, !numeral.hasScale,
      draft.unit.isPartitive || draft.unit.kind == .unknownNoun
        || !hasUnit && words.sentence(of: numeral.tokens.lowerBound).count > 2
    {
      return nil
    }
    if !hasUnit, let inherited = amongOthers(draft) ?? inherit(draft, previous) {
      draft.unit = inherited
      hasUnit = true
      draft.confidence = .medium
      draft.rule = draft.rule == "figure/number" ? "figure/unit-before" : draft.rule
    }
    if !hasUnit, let counted = countedBefore(draft) {
      draft.unit = counted
      hasUnit = true
      draft.confidence = .medium
      draft.rule = draft.rule == "figure/number" ? "figure/counted-before" : draft.rule
    }
    if numeral.isRepaired {
      draft.confidence = .medium
      draft.reasons.append(Reason("its digits stand in swapped order before the percent sign", at: numeral.span))
    }
    if numeral.isFraction, !hasUnit {
      guard isFractionOfSomething(draft) else { return nil }
      draft.rule = "figure/fraction"
      draft.confidence = .medium
      return draft
    }
    // الثلاثة alone are the ones that were named before.
    if numeral.isDefinite, draft.unit.kind == .none || draft.unit.kind == .unknownNoun, !numeral.isVague, !isBounded {
      return nil
    }
    if draft.unit.kind == .unknownNoun { draft.confidence = min(draft.confidence, .medium) }
    if !hasUnit {
      guard isSupported(draft) else { return nil }
      draft.confidence = .low
      draft.rule = draft.rule == "figure/number" ? "figure/bare-number" : draft.rule
    }
    return draft
  }

  /// Numbers of a sports result told in words or with a counted goal stay; `2-0` has been excluded already.
  func isScoreWord(_ draft: Draft) -> Bool {
    guard draft.unit.kind == .none, draft.numeral.value < 200 else { return false }
    let i = draft.numeral.tokens.lowerBound
    // بنسبة 3 إلى 1 is a ratio.
    let isRatio =
      words.token(i - 1, isOneOf: ["بنسبه"]) && document.token(draft.tokens.upperBound, is: "الي")
      || document.token(i - 1, is: "الي") && words.token(i - 3, isOneOf: ["بنسبه"])
    return isRatio || words.token(i - 1, isOneOf: ["بنتيجه", "نتيجه"])
  }

  /// `15 بين 19 من منفذي الاعتداءات`: the second number's noun is the first one's too.
  func amongOthers(_ draft: Draft) -> CountedUnit? {
    var at = draft.unit.end
    guard document.token(at, is: "بين") || document.token(at, is: "من") && words.token(at + 1, isOneOf: ["بين", "اصل"])
    else { return nil }
    at += document.token(at, is: "بين") ? 1 : 2
    guard words.sameSentence(draft.number.lowerBound, at), let whole = numerals.at(at),
      whole.value > draft.numeral.value
    else { return nil }
    var unit = units.read(at: whole.tokens.upperBound, after: whole)
    guard unit.kind == .noun else { return nil }
    unit.end = draft.unit.end
    unit.isInherited = true
    return unit
  }

  /// A bare number that goes with the figure before it: `30 مقعدا … و29`, `133 صوتا مقابل 73`.
  func inherit(_ draft: Draft, _ previous: Draft?) -> CountedUnit? {
    guard let previous, previous.unit.kind == .noun || previous.unit.kind == .percent || previous.unit.kind == .money,
      draft.second != nil || draft.numeral.form != .words
    else { return nil }
    let i = draft.number.lowerBound
    // The counted noun before this number may be one that the figure before it has taken.
    guard words.sameSentence(previous.tokens.lowerBound, i), i - previous.tokens.upperBound <= 8,
      previous.tokens.upperBound <= draft.tokens.lowerBound
    else { return nil }
    let between = previous.tokens.upperBound..<draft.tokens.lowerBound
    let isJoined = between.contains {
      words.token($0, isOneOf: ["مقابل", "و", "ب", "او", "الي", "اما", "مقارنه", "مع", "وب"])
        || words.prefixes($0).contains(.and)
    }
    guard isJoined, previous.unit.kind != .money || draft.numeral.hasScale else { return nil }
    // A verb of another fate starts another count.
    if between.contains(where: { !words[$0].cues.isDisjoint(with: .fates) }) { return nil }
    return CountedUnit(
      kind: previous.unit.kind, name: previous.unit.name, noun: previous.unit.noun, end: draft.unit.end, tokens: nil,
      isInherited: true)
  }

  /// `عدد الوفيات … إلى 832`, `البالغ عدده 25000`, `وعددهم 1249`.
  func countedBefore(_ draft: Draft) -> CountedUnit? {
    let i = draft.number.lowerBound
    func person(_ noun: Int32 = -1) -> CountedUnit {
      CountedUnit(kind: .noun, name: "person", noun: noun, end: draft.unit.end, isInherited: true)
    }
    for j in stride(from: i - 1, through: max(0, i - 14), by: -1) where words.sameSentence(j, i) {
      if words.token(j, isOneOf: ["عددهم", "وعددهم", "عددهن"]) { return person() }
      if words.token(j, isOneOf: ["عدده", "عددها"]) {
        for k in stride(from: j - 1, through: max(0, j - 6), by: -1) where words.sameSentence(k, i) {
          if let (noun, _) = units.noun(at: k), noun >= 0 {
            return CountedUnit(
              kind: .noun, name: words.lexicon.nouns[Int(noun)].unit, noun: noun, end: draft.unit.end, isInherited: true
            )
          }
          if words[k].cues.contains(.participants) { return person() }
        }
        return nil
      }
      if words.token(j, isOneOf: ["عدد", "حصيله", "الحصيله", "وعدد", "حصيله"]), j < i - 1 {
        guard let (noun, _) = units.noun(at: j + 1), noun >= 0 else {
          return document.token(j, is: "عدد") ? nil : person()
        }
        return CountedUnit(
          kind: .noun, name: words.lexicon.nouns[Int(noun)].unit, noun: noun, end: draft.unit.end, isInherited: true)
      }
    }
    // قتل أربعة وأصيب خمسة: fate alone tells that people are counted.
    if draft.numeral.form == .words || draft.numeral.isPlainDigits, draft.numeral.isWhole,
      let cue = measures.cue(before: draft.tokens.lowerBound, within: 2),
      cue != .other, !document.token(i - 1, is: "في"), !words.hasArticle(i)
    {
      return person()
    }
    if isVagueAlone(draft) { return person() }
    return nil
  }

  /// `قتل المئات`, `انضم الآلاف`: vague numbers without a noun count people.
  func isVagueAlone(_ draft: Draft) -> Bool {
    draft.numeral.isVague && draft.numeral.isDefinite && draft.unit.kind == .none && (draft.low ?? 0) < 1e9
  }

  /// Which bare numbers are told: those that something beside them marks as a quantity, and a text that is nothing else.
  func isSupported(_ draft: Draft) -> Bool {
    let numeral = draft.numeral
    if draft.bound != .exact, draft.bound != .vague { return true }
    if numeral.value < 0 { return true }
    if draft.unit.isPartitive { return true }
    let sentence = words.sentence(of: numeral.tokens.lowerBound)
    let isAlone =
      numeral.tokens.lowerBound - sentence.lowerBound <= 1 && sentence.upperBound - numeral.tokens.upperBound <= 1
    if isAlone { return document.sentences.count == 1 }
    if numeral.hasScale || numeral.tokens.count > 1 && numeral.form == .words && !numeral.isDefinite { return true }
    guard numeral.form == .digits else { return false }
    // بلغ 25000, يصل إلى 1.05: a number that a verb of measuring leads to.
    return !numeral.isPlainDigits && numeral.value >= 1000
      || words.token(draft.tokens.lowerBound - 1, isOneOf: ["بلغ", "بلغت", "يبلغ", "تبلغ", "ليبلغ", "لتبلغ"])
        && numeral.digitCount < 7
  }

  /// `الثلث فقط قالوا`, `نصف السكان`, `الخمس`: a fraction needs its whole, or the article.
  func isFractionOfSomething(_ draft: Draft) -> Bool {
    let numeral = draft.numeral
    let i = numeral.tokens.lowerBound
    let next = numeral.tokens.upperBound
    if words.token(
      next, isOneOf: ["نهايي", "النهايي", "الساعه", "قرن", "القرن", "شهري", "سنوي", "نهاءي"])
    {
      return false
    }
    if numeral.tokens.count > 1 || numeral.hasPronoun { return true }
    let sentence = words.sentence(of: i)
    if sentence.count <= numeral.tokens.count + 1 { return true }
    // النصف الأول is a half of a match or a year.
    if words.hasArticle(i) {
      return words[next].ordinal == 0
        && !words.token(next, isOneOf: ["الاخر", "الاخير", "الجنوبي", "الشمالي", "الشرقي", "الغربي"])
    }
    return next < words.count && words.sameSentence(i, next) && words.isKind(next, .word)
      && !UnitReader.isFunctionWord(words, next) && draft.numeral.value != 0.5
      || words.hasArticle(next) || words.folded(min(next, words.count - 1)).starts(with: Letters.article)
  }
}
