import IsnadDocument
import IsnadRecords
import IsnadText

/// Finds the figures of a document: numbers that are no times, with their bounds, units and measures.
struct FigureFinder {
  let words: WordReader
  let numerals: NumeralIndex
  let units: UnitReader
  let bounds: BoundReader
  let measures: MeasureReader
  let exclusions: FigureExclusions
  let tallies: TallyReader
  /// Tokens that times and ages have taken.
  let taken: [Bool]

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

  var document: Document { words.document }

  /// A figure while it is being read.
  struct Draft {
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

  func read(_ numeral: Numeral, previous: Draft?) -> Draft? {
    var first = numeral
    let start = numeral.tokens.lowerBound
    let range = readRange(numeral)
    let last = range ?? numeral
    var unit =
      last.hasPronoun ? CountedUnit(end: last.tokens.upperBound) : units.read(at: last.tokens.upperBound, after: last)
    if range == nil, unit.kind != .percent, unit.kind != .money, words.token(start - 1, isMark: 0x25),
      !words.isSpaced(start), words.isSpaced(start - 1)
    {
      // ٪57
      unit = CountedUnit(kind: .percent, name: "percent", end: last.tokens.upperBound)
    }
    var numberStart =
      words.token(start - 1, isMark: 0x25) && unit.kind == .percent && !words.isSpaced(start) ? start - 1 : start
    if unit.kind == .none || unit.kind == .unknownNoun, let code = units.sign(at: start - 1) {
      unit = CountedUnit(kind: .money, name: code, end: last.tokens.upperBound)
      numberStart = start - 1
    }
    // 12.500 شخص: a counted noun takes whole numbers.
    if let thousands = first.thousandsReading, unit.kind == .noun, isDiscrete(unit) { first.value = thousands }
    if let range { first.value *= sharedScale(first, range) }
    var draft = Draft(
      numeral: first, second: range, tokens: numberStart..<unit.end, number: numberStart..<last.tokens.upperBound,
      startByte: numberStart < start ? document.tokens[numberStart].span.start : numeral.span.start, bound: .exact,
      unit: unit, value: first.value,
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

  /// `بين 20 و30 ألفا`: the scale that the second number of a range says for both.
  private func sharedScale(_ first: Numeral, _ second: Numeral) -> Double {
    guard !first.hasScale, second.hasScale, let factor = [1e12, 1e9, 1e6, 1e3].first(where: { $0 <= second.value }),
      first.value < second.value / factor
    else { return 1 }
    return factor
  }

  /// Whether what is counted comes in whole numbers only.
  func isDiscrete(_ unit: CountedUnit) -> Bool {
    words.lexicon.nouns.indices.contains(Int(unit.noun)) && words.lexicon.nouns[Int(unit.noun)].kind != .measure
  }

  /// The second number of a range that starts with `first`: `بين 20 و30`, `20-30`, `من 10 إلى 20`, `14 أو 17`.
  func readRange(_ first: Numeral) -> Numeral? {
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
    } else if from || between, words.token(at, isOneOf: ["الي", "حتي"]),
      !isChange(before: start) || isLength(behind: at + 1)
    {
      second = numerals.at(at + 1)
    } else if document.token(at, is: "الي"), at == first.tokens.upperBound, isLength(behind: at + 1) {
      second = numerals.at(at + 1)
    } else if joint, first.form != .words {
      second = numerals.at(at + 1)
    } else if document.token(at, is: "او"), at == first.tokens.upperBound {
      second = numerals.at(at + 1)
    } else {
      second = nil
    }
    guard let second, !second.isVague, words.sameSentence(start, second.tokens.lowerBound),
      !second.tokens.contains(where: { taken[$0] })
    else { return nil }
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

  /// `ارتفاع من 1 إلى 4 بوصات` is a height, not a change.
  func isLength(behind i: Int) -> Bool {
    guard let numeral = numerals.at(i), let (noun, _) = units.noun(at: numeral.tokens.upperBound) else { return false }
    return words.lexicon.nouns[Int(noun)].kind == .measure
  }

  func isChange(before i: Int) -> Bool {
    for j in stride(from: i - 1, through: max(0, i - 8), by: -1)
    where words.sameSentence(j, i) && words[j].cues.contains(.change) { return true }
    return false
  }

  /// `القادة التسعة`, `الرهائن الـ 134`: the counted stands before its number.
  func readNounBefore(_ draft: inout Draft) {
    let start = draft.numeral.tokens.lowerBound
    let hasLoneArticle = document.token(start - 1, is: "ال")
    let at = hasLoneArticle ? start - 2 : start - 1
    let isFree = draft.unit.kind == .none || draft.unit.kind == .unknownNoun
    // غادر القادة التسعة القاعة: what follows with the article is counted only where nothing stands before.
    let isNext =
      draft.unit.kind == .noun && draft.numeral.isDefinite
      && draft.unit.tokens.map { words.hasArticle($0.lowerBound) } ?? false
    guard draft.numeral.isDefinite || hasLoneArticle, !draft.numeral.isVague, isFree || isNext, at >= 0,
      words.sameSentence(at, start), !words.prefixes(start).contains(.preposition)
    else { return }
    if let head = constructHead(before: at + 1, draft), isFree { return readConstruct(&draft, head) }
    guard words.hasArticle(at), words[at].noun >= 0, !taken[at] else { return }
    let noun = words.lexicon.nouns[Int(words[at].noun)]
    draft.unit = CountedUnit(
      kind: .noun, name: noun.unit, noun: words[at].noun, end: draft.numeral.tokens.upperBound, tokens: at..<(at + 1))
    draft.tokens = draft.tokens.lowerBound..<draft.numeral.tokens.upperBound
    draft.rule = "figure/noun-before"
    if !hasLoneArticle {
      // المبعوثون الأمريكيون الثلاثة: the noun stands before its adjective.
      let first =
        words.hasArticle(at - 1) && words[at - 1].noun >= 0 && words.sameSentence(at - 1, at) && !taken[at - 1]
        ? at - 1 : at
      draft.tokens = first..<draft.tokens.upperBound
      draft.startByte = words.start(first)
    }
  }

  /// `أعضاء مجلس الشيوخ الثلاثة`: people in the plural at the head of a construct that the number ends.
  private func constructHead(before end: Int, _ draft: Draft) -> Int? {
    guard draft.numeral.form == .words, (3...10).contains(draft.numeral.value), draft.numeral.isDefinite else {
      return nil
    }
    for i in stride(from: end - 1, through: max(0, end - 4), by: -1) {
      guard words.sameSentence(i, end), words.isKind(i, .word), !taken[i], !UnitReader.isFunctionWord(words, i),
        words[i].numberRole == .none, words[i].unit == nil
      else { return nil }
      if i < end - 1, words[i].noun >= 0, words[i].nounForm == .plural, !words.hasArticle(i),
        words.lexicon.nouns[Int(words[i].noun)].kind == .person
      {
        return i
      }
      if words.prefixes(i).contains(.and) || words.prefixes(i).contains(.preposition) { return nil }
    }
    return nil
  }

  private func readConstruct(_ draft: inout Draft, _ head: Int) {
    let end = draft.numeral.tokens.upperBound
    draft.unit = CountedUnit(
      kind: .noun, name: words.lexicon.nouns[Int(words[head].noun)].unit, noun: words[head].noun, end: end,
      tokens: head..<(draft.numeral.tokens.lowerBound))
    draft.tokens = head..<end
    draft.startByte = words.start(head)
    draft.rule = "figure/noun-before"
    draft.confidence = .medium
  }

  func readBounds(_ draft: inout Draft) {
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
  func rangeStart(_ draft: Draft) -> Int {
    guard draft.second != nil else { return draft.tokens.lowerBound }
    let before = draft.numeral.tokens.lowerBound - 1
    guard words.token(before, isOneOf: ["بين", "من"]) else { return draft.tokens.lowerBound }
    if document.token(before - 1, is: "ما") { return before - 1 }
    return document.token(before, is: "بين") ? before : draft.tokens.lowerBound
  }

  // MARK: Records

  func figure(_ draft: Draft) -> Figure {
    let end = draft.tokens.upperBound
    let measure = measures.measure(
      of: draft.unit, number: draft.tokens.lowerBound..<draft.number.upperBound, end: end,
      isFraction: draft.numeral.isFraction)
    var unit = draft.unit.name
    if unit == "target", isSport(draft.number.lowerBound) { unit = "goal" }
    if draft.numeral.isFraction, measure == .share { unit = "share" }
    let noun = draft.unit.tokens ?? wholeBehind(draft)
    let of = noun.flatMap { $0.upperBound <= words.count ? words.span($0) : nil }
    return Figure(
      span: ByteSpan(start: draft.startByte, end: words.end(max(end, draft.number.upperBound) - 1)), value: draft.value,
      low: draft.low, high: draft.high,
      bound: draft.bound, unit: unit, measure: measure, of: of,
      evidence: Evidence(draft.rule, draft.confidence, reasons: draft.reasons))
  }

  /// `هدف` is a goal where a match is told, a target elsewhere.
  func isSport(_ i: Int) -> Bool {
    words.sentence(of: i).prefix(60).contains {
      words.token(
        $0,
        isOneOf: [
          "مباراه", "المباراه", "مباريات", "فريق", "الفريق", "مرمي", "الشوط", "الدوري", "سجل", "احرز", "باحراز",
          "بتسجيل", "لاعب", "منتخب", "كاس",
        ])
    }
  }

  /// `من المشاركين` behind a percentage: what it is a part of.
  func wholeBehind(_ draft: Draft) -> Range<Int>? {
    let end = draft.tokens.upperBound
    guard draft.unit.kind == .percent, document.token(end, is: "من"), words.sameSentence(end - 1, end + 1),
      words.isKind(end + 1, .word)
    else { return nil }
    return (end + 1)..<(end + 2)
  }
}
