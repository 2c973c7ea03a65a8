import IsnadDocument
import IsnadRecords
import IsnadText

/// Finds the figures of a document: numbers that are no times, with their bounds, units and measures.
struct FigureFinder {
  let words: WordReader
  let numerals: NumeralIndex
  private let units: UnitReader
  private let bounds: BoundReader
  private let measures: MeasureReader
  private let exclusions: FigureExclusions
  private let tallies: TallyReader
  /// Tokens that times and ages have taken.
  private let taken: [Bool]

  init(words: WordReader, numerals: NumeralIndex, taken: [Bool]) {
    self.words = words
    self.numerals = numerals
    self.taken = taken
    units = UnitReader(words: words)
    bounds = BoundReader(words: words)
    measures = MeasureReader(words: words)
    exclusions = FigureExclusions(words: words)
    tallies = TallyReader(words: words)
  }

  private var document: Document { words.document }

  /// A figure while it is being read.
  private struct Draft {
    var numeral: Numeral
    var second: Numeral?
    /// From the bound before it to the bound behind its unit.
    var tokens: Range<Int>
    var number: Range<Int>
    var startByte: Int32
    var bound: Figure.Bound
    var unit: CountedUnit
    var value: Double?
    var low: Double?
    var high: Double?
    var rule: String
    var confidence: Confidence
    var reasons: [Reason] = []
  }

  /// In text order.
  func findAll() -> [Figure] {
    var found: [Figure] = []
    var previous: Draft?
    var i = 0
    var next = 0
    while i < words.count {
      if next < numerals.all.count, numerals.all[next].tokens.lowerBound <= i {
        let numeral = numerals.all[next]
        next += 1
        if numeral.tokens.lowerBound < i { continue }
        if !numeral.tokens.contains(where: { taken[$0] }), let draft = read(numeral, previous: previous) {
          found.append(figure(draft))
          previous = draft
          i = max(draft.tokens.upperBound, numeral.tokens.upperBound)
        } else {
          i = numeral.tokens.upperBound
        }
        continue
      }
      if !taken[i], let draft = readDual(at: i) ?? readOne(at: i) {
        found.append(figure(draft))
        previous = draft
        i = draft.tokens.upperBound
      } else {
        i += 1
      }
    }
    return found
  }

  // MARK: Numbers

  private func read(_ numeral: Numeral, previous: Draft?) -> Draft? {
    var first = numeral
    let start = numeral.tokens.lowerBound
    let range = readRange(numeral)
    let last = range ?? numeral
    var unit = units.read(at: last.tokens.upperBound, after: last)
    if range == nil, unit.kind != .percent, unit.kind != .money, words.token(start - 1, isMark: 0x25), !words.isSpaced(start), words.isSpaced(start - 1) {
      // ٪57
      unit = CountedUnit(kind: .percent, name: "percent", end: last.tokens.upperBound)
    }
    var numberStart = words.token(start - 1, isMark: 0x25) && unit.kind == .percent && !words.isSpaced(start) ? start - 1 : start
    if unit.kind == .none || unit.kind == .unknownNoun, let code = units.sign(at: start - 1) {
      unit = CountedUnit(kind: .money, name: code, end: last.tokens.upperBound)
      numberStart = start - 1
    }
    // 12.500 شخص: a counted noun takes whole numbers.
    if let thousands = first.thousandsReading, unit.kind == .noun, isDiscrete(unit) { first.value = thousands }
    var draft = Draft(
      numeral: first, second: range, tokens: numberStart..<unit.end, number: numberStart..<last.tokens.upperBound,
      startByte: numberStart < start ? document.tokens[numberStart].span.start : numeral.span.start, bound: .exact, unit: unit, value: first.value,
      rule: "figure/number", confidence: .high)
    readNounBefore(&draft)
    readBounds(&draft)
    if let range {
      draft.bound = .range
      draft.value = nil
      (draft.low, draft.high) = (min(first.value, range.value), max(first.value, range.value))
      draft.rule = "figure/range"
    } else if first.isVague {
      draft.bound = .vague
      draft.value = nil
      (draft.low, draft.high) = (first.low, first.high)
      draft.rule = "figure/vague"
    }
    return accept(draft, previous: previous)
  }

  /// Whether what is counted comes in whole numbers only.
  private func isDiscrete(_ unit: CountedUnit) -> Bool {
    words.lexicon.nouns.indices.contains(Int(unit.noun)) && words.lexicon.nouns[Int(unit.noun)].kind != .measure
  }

  /// The second number of a range that starts with `first`: `بين 20 و30`, `20-30`, `من 10 إلى 20`, `14 أو 17`.
  private func readRange(_ first: Numeral) -> Numeral? {
    guard !first.isVague, !first.isFraction else { return nil }
    let start = first.tokens.lowerBound
    var at = first.tokens.upperBound
    // A unit may be said twice: بين 10% و20%.
    if let percent = units.readPercent(at: at), words.sameSentence(start, at) { at = percent.end }
    let between = words.token(start - 1, isOneOf: ["بين", "وبين"])
    let from = words.token(start - 1, isOneOf: ["من", "ومن"])
    let joint = words.token(at, isMark: 0x2D) || document.token(at, is: "–") || document.token(at, is: "—")
    guard words.sameSentence(start, at) else { return nil }
    let second: Numeral?
    if between, words.isLoneAnd(at) {
      second = numerals.at(at + 1)
    } else if between, words.prefixes(at).contains(.and) {
      second = numerals.at(at)
    } else if from || between, words.token(at, isOneOf: ["الي", "حتي"]), !isChange(before: start) {
      second = numerals.at(at + 1)
    } else if joint, first.form != .words {
      second = numerals.at(at + 1)
    } else if document.token(at, is: "او"), at == first.tokens.upperBound {
      second = numerals.at(at + 1)
    } else {
      second = nil
    }
    guard let second, !second.isVague, words.sameSentence(start, second.tokens.lowerBound), !second.tokens.contains(where: { taken[$0] }) else { return nil }
    // بين 20 و30 ألفا: the scale is said once.
    guard second.value > first.value else { return nil }
    if joint {
      // 2-5 is a score unless something is counted.
      let unit = units.read(at: second.tokens.upperBound, after: second)
      guard unit.kind != .none, unit.kind != .unknownNoun || bounds.before(start) != nil else {
        guard words.sentence(of: start).count <= 4 else { return nil }
        return second
      }
    }
    return second
  }

  private func isChange(before i: Int) -> Bool {
    for j in stride(from: i - 1, through: max(0, i - 8), by: -1) where words.sameSentence(j, i) && words[j].cues.contains(.change) { return true }
    return false
  }

  /// `القادة التسعة`, `الرهائن الـ 134`: the counted stands before its number.
  private func readNounBefore(_ draft: inout Draft) {
    let start = draft.numeral.tokens.lowerBound
    let hasLoneArticle = document.token(start - 1, is: "ال")
    let at = hasLoneArticle ? start - 2 : start - 1
    guard draft.numeral.isDefinite || hasLoneArticle, draft.unit.kind == .none || draft.unit.kind == .unknownNoun, at >= 0, words.sameSentence(at, start),
      words.hasArticle(at), words[at].noun >= 0, !taken[at]
    else { return }
    let noun = words.lexicon.nouns[Int(words[at].noun)]
    draft.unit = CountedUnit(kind: .noun, name: noun.unit, noun: words[at].noun, end: draft.numeral.tokens.upperBound, tokens: at..<(at + 1))
    draft.tokens = draft.tokens.lowerBound..<draft.numeral.tokens.upperBound
    draft.rule = "figure/noun-before"
    if !hasLoneArticle {
      draft.tokens = at..<draft.tokens.upperBound
      draft.startByte = words.start(at)
    }
  }

  private func readBounds(_ draft: inout Draft) {
    let first = rangeStart(draft)
    if let (bound, start) = bounds.before(first) {
      draft.bound = bound
      draft.tokens = start..<draft.tokens.upperBound
      draft.startByte = words.start(start)
      draft.reasons.append(Reason("bounded by what stands before it", at: words.span(start..<first)))
    } else if first < draft.tokens.lowerBound {
      draft.tokens = first..<draft.tokens.upperBound
      draft.startByte = words.start(first)
    }
    if let (bound, next) = bounds.after(draft.tokens.upperBound) {
      draft.bound = bound
      draft.tokens = draft.tokens.lowerBound..<next
      draft.reasons.append(Reason("bounded by what stands behind it", at: words.span((next - 1)..<next)))
    }
  }

  /// A range's `بين` or `ما بين` is part of it.
  private func rangeStart(_ draft: Draft) -> Int {
    guard draft.second != nil else { return draft.tokens.lowerBound }
    let before = draft.numeral.tokens.lowerBound - 1
    guard words.token(before, isOneOf: ["بين", "من"]) else { return draft.tokens.lowerBound }
    if document.token(before - 1, is: "ما") { return before - 1 }
    return document.token(before, is: "بين") ? before : draft.tokens.lowerBound
  }

  // MARK: Acceptance

  /// Decides whether a number tells a fact, and how sure that is.
  private func accept(_ candidate: Draft, previous: Draft?) -> Draft? {
    var draft = candidate
    let numeral = draft.numeral
    let isBounded = draft.bound != .exact
    var hasUnit = draft.unit.kind != .none
    if exclusions.reason(numeral, hasUnit: hasUnit && draft.unit.kind != .unknownNoun, isBounded: isBounded) != nil {
      if draft.second == nil || numeral.isPlainDigits && draft.unit.kind == .none { return nil }
    }
    if tallies.isTally(draft.number, unit: draft.unit) { return nil }
    if isScoreWord(draft) { return nil }
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
    // واحدا من رجالاته is one of them, no count.
    if numeral.value == 1, numeral.form == .words, draft.unit.kind != .percent, draft.unit.kind != .money, draft.bound == .exact, !numeral.hasScale,
      draft.unit.isPartitive || !hasUnit && words.sentence(of: numeral.tokens.lowerBound).count > 2
    {
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
  private func isScoreWord(_ draft: Draft) -> Bool {
    guard draft.unit.kind == .none, draft.numeral.value < 200 else { return false }
    let i = draft.numeral.tokens.lowerBound
    return words.token(i - 1, isOneOf: ["بنتيجه", "نتيجه"])
  }

  /// `15 بين 19 من منفذي الاعتداءات`: the second number's noun is the first one's too.
  private func amongOthers(_ draft: Draft) -> CountedUnit? {
    var at = draft.unit.end
    guard document.token(at, is: "بين") || document.token(at, is: "من") && words.token(at + 1, isOneOf: ["بين", "اصل"]) else { return nil }
    at += document.token(at, is: "بين") ? 1 : 2
    guard words.sameSentence(draft.number.lowerBound, at), let whole = numerals.at(at), whole.value > draft.numeral.value else { return nil }
    var unit = units.read(at: whole.tokens.upperBound, after: whole)
    guard unit.kind == .noun else { return nil }
    unit.end = draft.unit.end
    unit.isInherited = true
    return unit
  }

  /// A bare number that goes with the figure before it: `30 مقعدا … و29`, `133 صوتا مقابل 73`.
  private func inherit(_ draft: Draft, _ previous: Draft?) -> CountedUnit? {
    guard let previous, previous.unit.kind == .noun || previous.unit.kind == .percent || previous.unit.kind == .money, draft.second != nil || draft.numeral.form == .digits
    else { return nil }
    let i = draft.number.lowerBound
    guard words.sameSentence(previous.tokens.lowerBound, i), i - previous.tokens.upperBound <= 8 else { return nil }
    let between = previous.tokens.upperBound..<draft.tokens.lowerBound
    let isJoined = between.contains { words.token($0, isOneOf: ["مقابل", "و", "ب", "او", "الي", "اما", "مقارنه", "مع", "وب"]) || words.prefixes($0).contains(.and) }
    guard isJoined, previous.unit.kind != .money || draft.numeral.hasScale else { return nil }
    // A verb of another fate starts another count.
    if between.contains(where: { !words[$0].cues.isDisjoint(with: .fates) }) { return nil }
    return CountedUnit(
      kind: previous.unit.kind, name: previous.unit.name, noun: previous.unit.noun, end: draft.unit.end, tokens: nil, isInherited: true)
  }

  /// `عدد الوفيات … إلى 832`, `البالغ عدده 25000`, `وعددهم 1249`.
  private func countedBefore(_ draft: Draft) -> CountedUnit? {
    let i = draft.number.lowerBound
    func person(_ noun: Int32 = -1) -> CountedUnit { CountedUnit(kind: .noun, name: "person", noun: noun, end: draft.unit.end, isInherited: true) }
    for j in stride(from: i - 1, through: max(0, i - 14), by: -1) where words.sameSentence(j, i) {
      if words.token(j, isOneOf: ["عددهم", "وعددهم", "عددهن"]) { return person() }
      if words.token(j, isOneOf: ["عدده", "عددها"]) {
        for k in stride(from: j - 1, through: max(0, j - 6), by: -1) where words.sameSentence(k, i) {
          if let (noun, _) = units.noun(at: k), noun >= 0 {
            return CountedUnit(kind: .noun, name: words.lexicon.nouns[Int(noun)].unit, noun: noun, end: draft.unit.end, isInherited: true)
          }
          if words[k].cues.contains(.participants) { return person() }
        }
        return nil
      }
      if words.token(j, isOneOf: ["عدد", "حصيله", "الحصيله", "وعدد", "حصيله"]), j < i - 1 {
        guard let (noun, _) = units.noun(at: j + 1), noun >= 0 else { return document.token(j, is: "عدد") ? nil : person() }
        return CountedUnit(kind: .noun, name: words.lexicon.nouns[Int(noun)].unit, noun: noun, end: draft.unit.end, isInherited: true)
      }
    }
    // قتل أربعة وأصيب خمسة: fate alone tells that people are counted.
    if draft.numeral.form == .words || draft.numeral.isPlainDigits, draft.numeral.isWhole, let cue = measures.cue(before: draft.tokens.lowerBound, within: 2),
      cue != .other, !document.token(i - 1, is: "في"), !words.hasArticle(i)
    {
      return person()
    }
    if isVagueAlone(draft) { return person() }
    return nil
  }

  /// `قتل المئات`, `انضم الآلاف`: vague numbers without a noun count people.
  private func isVagueAlone(_ draft: Draft) -> Bool { draft.numeral.isVague && draft.numeral.isDefinite && draft.unit.kind == .none }

  /// Which bare numbers are told: those that something beside them marks as a quantity, and a text that is nothing else.
  private func isSupported(_ draft: Draft) -> Bool {
    let numeral = draft.numeral
    if draft.bound != .exact, draft.bound != .vague { return true }
    if numeral.value < 0 { return true }
    if draft.unit.isPartitive { return true }
    let sentence = words.sentence(of: numeral.tokens.lowerBound)
    let isAlone = numeral.tokens.lowerBound - sentence.lowerBound <= 1 && sentence.upperBound - numeral.tokens.upperBound <= 1
    if isAlone { return document.sentences.count == 1 }
    if numeral.hasScale || numeral.tokens.count > 1 && numeral.form == .words && !numeral.isDefinite { return true }
    guard numeral.form == .digits else { return false }
    // بلغ 25000, يصل إلى 1.05: a number that a verb of measuring leads to.
    return !numeral.isPlainDigits && numeral.value >= 1000
      || words.token(draft.tokens.lowerBound - 1, isOneOf: ["بلغ", "بلغت", "يبلغ", "تبلغ", "ليبلغ", "لتبلغ"]) && numeral.digitCount < 7
  }

  /// `الثلث فقط قالوا`, `نصف السكان`, `الخمس`: a fraction needs its whole, or the article.
  private func isFractionOfSomething(_ draft: Draft) -> Bool {
    let numeral = draft.numeral
    let i = numeral.tokens.lowerBound
    let next = numeral.tokens.upperBound
    if words.token(next, isOneOf: ["نهائي", "النهائي", "نهايي", "النهايي", "الساعه", "قرن", "القرن", "شهري", "سنوي", "نهاءي"]) { return false }
    if numeral.tokens.count > 1 || words.folded(i).suffix(2).elementsEqual(Array("م".utf8)) { return true }
    let sentence = words.sentence(of: i)
    if sentence.count <= numeral.tokens.count + 1 { return true }
    // النصف الأول is a half of a match or a year.
    if words.hasArticle(i) { return words[next].ordinal == 0 && !words.token(next, isOneOf: ["الاخر", "الاخير", "الجنوبي", "الشمالي", "الشرقي", "الغربي"]) }
    return next < words.count && words.sameSentence(i, next) && words.isKind(next, .word) && !UnitReader.isFunctionWord(words, next) && draft.numeral.value != 0.5
      || words.hasArticle(next) || words.folded(min(next, words.count - 1)).starts(with: Letters.article)
  }

  // MARK: Duals and ones

  /// `قتيلان`, `صاروخين`: an indefinite dual is two.
  private func readDual(at i: Int) -> Draft? {
    let sense = words[i]
    guard sense.noun >= 0, sense.nounForm == .dual, !words.hasArticle(i), sense.unit == nil, sense.numberRole == .none, words.isKind(i, .word) else { return nil }
    let folded = words.folded(i)
    // In construct (مئتا, طائرتي) the two are known, not counted.
    guard folded.suffix(4).elementsEqual(Array("ان".utf8)) || folded.suffix(4).elementsEqual(Array("ين".utf8)) else { return nil }
    let noun = words.lexicon.nouns[Int(sense.noun)]
    guard !["side", "party", "kind", "time", "type", "foot", "rank"].contains(noun.unit) else { return nil }
    let unit = CountedUnit(kind: .noun, name: noun.unit, noun: sense.noun, end: i + 1, tokens: i..<(i + 1))
    let numeral = Numeral(tokens: i..<(i + 1), span: words.span(i..<(i + 1)), value: 2, form: .words)
    let draft = Draft(
      numeral: numeral, second: nil, tokens: i..<(i + 1), number: i..<(i + 1), startByte: words.start(i), bound: .exact, unit: unit, value: 2,
      rule: "figure/dual", confidence: .medium, reasons: [Reason("a dual counts two", at: words.span(i..<(i + 1)))])
    return tallies.isTally(draft.number, unit: unit) ? nil : draft
  }

  /// `قتيل واحد`: one, where the text counts it.
  private func readOne(at i: Int) -> Draft? {
    guard words[i].noun >= 0, words[i].nounForm == .singular, !words.hasArticle(i), words[i].unit == nil, words.sameSentence(i, i + 1),
      words.token(i + 1, isOneOf: ["واحد", "واحده", "واحدا"])
    else { return nil }
    let noun = words.lexicon.nouns[Int(words[i].noun)]
    guard !["side", "party", "kind", "time", "type"].contains(noun.unit) else { return nil }
    let unit = CountedUnit(kind: .noun, name: noun.unit, noun: words[i].noun, end: i + 2, tokens: i..<(i + 1))
    let numeral = Numeral(tokens: i..<(i + 2), span: words.span(i..<(i + 2)), value: 1, form: .words)
    var draft = Draft(
      numeral: numeral, second: nil, tokens: i..<(i + 2), number: i..<(i + 2), startByte: words.start(i), bound: .exact, unit: unit, value: 1,
      rule: "figure/one", confidence: .medium)
    readBounds(&draft)
    return tallies.isTally(draft.number, unit: unit) ? nil : draft
  }

  // MARK: Records

  private func figure(_ draft: Draft) -> Figure {
    let end = draft.tokens.upperBound
    let measure = measures.measure(of: draft.unit, number: draft.tokens.lowerBound..<draft.number.upperBound, end: end, isFraction: draft.numeral.isFraction)
    var unit = draft.unit.name
    if draft.numeral.isFraction, measure == .share { unit = "share" }
    let noun = draft.unit.tokens ?? wholeBehind(draft)
    let of = noun.flatMap { $0.upperBound <= words.count ? words.span($0) : nil }
    return Figure(
      span: ByteSpan(start: draft.startByte, end: words.end(max(end, draft.number.upperBound) - 1)), value: draft.value, low: draft.low, high: draft.high,
      bound: draft.bound, unit: unit, measure: measure, of: of,
      evidence: Evidence(draft.rule, draft.confidence, reasons: draft.reasons))
  }

  /// `من المشاركين` behind a percentage: what it is a part of.
  private func wholeBehind(_ draft: Draft) -> Range<Int>? {
    let end = draft.tokens.upperBound
    guard draft.unit.kind == .percent, document.token(end, is: "من"), words.sameSentence(end - 1, end + 1), words.isKind(end + 1, .word) else { return nil }
    return (end + 1)..<(end + 2)
  }
}
