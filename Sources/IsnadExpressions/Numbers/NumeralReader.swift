import IsnadDocument
import IsnadText

/// Reads numbers in one pass over the words: digits, number words, and what joins them.
///
/// The grammar is that of the Arabic numeral: units before tens (`ثلاثة وعشرون`), hundreds before both, groups before scales in
/// falling order, و between all of them.
struct NumeralReader {
  let words: WordReader

  var document: Document { words.document }

  /// Every number of the document in text order; no two overlap.
  ///
  /// - Complexity: O(*n*): a number's tokens are never read twice.
  func readAll() -> [Numeral] {
    var found: [Numeral] = []
    var i = 0
    while i < words.count {
      if let numeral = read(at: i) {
        found.append(numeral)
        i = numeral.tokens.upperBound
      } else {
        i += 1
      }
    }
    return found
  }

  func read(at i: Int) -> Numeral? {
    if words.isKind(i, .number) { return readDigits(at: i) }
    // كميات is no «like hundreds».
    guard words.isKind(i, .word), !words.prefixes(i).contains(.like) else { return nil }
    if document.token(i, is: "سالب") || document.token(i, is: "ناقص"), let rest = read(at: i + 1),
      words.sameSentence(i, i + 1), rest.value > 0
    {
      var numeral = rest
      numeral.tokens = i..<rest.tokens.upperBound
      numeral.span = ByteSpan(start: words.start(i), end: rest.span.end)
      numeral.value = -rest.value
      return numeral
    }
    // السابعة عشرة is an ordinal, whose second word is no ten.
    if words[i].numberRole == .ten, words[i - 1].ordinal > 0, words.sameSentence(i - 1, i) { return nil }
    return readVague(at: i) ?? readOneOfEvery(at: i) ?? readFraction(at: i) ?? readWords(at: i)
  }

  // MARK: Digits

  func readDigits(at i: Int) -> Numeral? {
    guard let first = DigitReader.read(words.folded(i)) else { return nil }
    var next = i + 1
    var numeral = Numeral(tokens: i..<next, span: document.tokens[i].span, value: first.value, form: .digits)
    numeral.isPlainDigits = first.isPlain
    numeral.digitCount = first.digitCount
    numeral.thousandsReading = first.thousandsReading
    if first.isPlain, let grouped = readSpacedGroups(at: i, first) { (numeral.value, next) = grouped }
    if next == i + 1, let part = readSlashFraction(at: i, first) ?? readOneOfEvery(at: i) { return part }
    if next == i + 1, let repaired = readFlippedDecimal(at: i, first) {
      numeral.value = repaired.value
      numeral.isRepaired = true
      next = repaired.next
    }
    if next > i + 1 { numeral.isPlainDigits = false }
    // 32 ألفا و552, 2,3 مليون, 3 ملايين و200 ألف
    if let (value, end) = readScales(after: numeral.value, at: next, below: .infinity) {
      numeral.value = value
      next = end
      numeral.form = .mixed
      numeral.hasScale = true
      numeral.isPlainDigits = false
      numeral.thousandsReading = nil
    }
    if let sign = minus(before: i) {
      numeral.value = -numeral.value
      numeral.isPlainDigits = false
      numeral.tokens = sign..<next
    } else {
      numeral.tokens = i..<next
    }
    numeral.span = ByteSpan(start: document.tokens[numeral.tokens.lowerBound].span.start, end: words.end(next - 1))
    return numeral
  }

  /// `1 414 021 100`: groups of exactly three digits after one to three.
  func readSpacedGroups(at i: Int, _ first: DigitReader.Reading) -> (Double, Int)? {
    guard first.digitCount <= 3, first.value >= 1 else { return nil }
    var value = first.value
    var next = i + 1
    while words.isKind(next, .number), words.sameSentence(i, next), let group = DigitReader.read(words.folded(next)),
      group.isPlain,
      group.digitCount == 3
    {
      value = value * 1000 + group.value
      next += 1
    }
    return next > i + 1 ? (value, next) : nil
  }

  /// `٣/٤ الكأس`: a small part of something with the article; other slashes are dates and scores.
  func readSlashFraction(at i: Int, _ first: DigitReader.Reading) -> Numeral? {
    guard first.isPlain, first.value >= 1, words.token(i + 1, isMark: 0x2F), !words.isSpaced(i + 1),
      words.isKind(i + 2, .number), !words.isSpaced(i + 2),
      let second = DigitReader.read(document.folded(i + 2)), second.isPlain, first.value < second.value,
      second.value <= 10,
      words.sameSentence(i, i + 3), words.hasArticle(i + 3) || words.folded(i + 3).starts(with: Letters.article)
    else { return nil }
    var numeral = Numeral(
      tokens: i..<(i + 3), span: document.tokens[i].span.union(document.tokens[i + 2].span),
      value: (first.value / second.value).toFourDecimals, form: .digits)
    numeral.isFraction = true
    return numeral
  }

  /// `6 .56%`: a decimal whose parts were swapped when right-to-left text was copied. Only before a percent sign, where the
  /// stray point cannot end a sentence.
  func readFlippedDecimal(at i: Int, _ first: DigitReader.Reading) -> (value: Double, next: Int)? {
    guard first.isPlain, first.digitCount <= 2, words.token(i + 1, isMark: 0x2E), words.isSpaced(i + 1),
      words.isKind(i + 2, .number),
      !words.isSpaced(i + 2), words.token(i + 3, isMark: 0x25), let second = DigitReader.read(words.folded(i + 2)),
      second.isPlain,
      let value = Double("\(Int(second.value)).\(Int(first.value))")
    else { return nil }
    return (value, i + 3)
  }

  /// A minus sign: it stands free on its left and close on its right, and what follows is a percentage or a degree.
  func minus(before i: Int) -> Int? {
    let sign = i - 1
    guard sign >= 0, words.token(sign, isMark: 0x2D) || document.token(sign, is: "−"), !words.isSpaced(i),
      words.isSpaced(sign)
    else { return nil }
    guard
      words.token(i + 1, isMark: 0x25) || words[i + 1].noun >= 0 && words.folded(i + 1).starts(with: Array("درج".utf8))
    else { return nil }
    return sign
  }

  // MARK: Words

  /// `ثلاثة وعشرون`, `مليونين واثنين وعشرين ألفا`, `مئة وستة عشر`.
  func readWords(at i: Int) -> Numeral? {
    var next = i
    var total = 0.0
    var limit = Double.infinity
    var hasScale = false
    while true {
      if let group = readGroup(at: next) {
        if let (value, end) = scales(after: group.value, at: group.next, below: limit) {
          total += value.sum
          limit = value.least
          next = end
          hasScale = true
        } else {
          guard group.value < limit else { break }
          total += group.value
          next = group.next
          limit = 0
        }
      } else if let (scale, end) = scaleAlone(at: next), scale < limit {
        // مليون, ألفين; and ألف مليار, a scale of scales.
        if let (value, after) = scales(after: scale, at: end, below: .infinity), !words.prefixes(end).contains(.and) {
          total += value.sum
          limit = value.least
          next = after
        } else {
          total += scale
          limit = scale >= 2e12 ? 1e12 : scale >= 1e12 ? 1e12 : scale >= 1e9 ? 1e9 : scale >= 1e6 ? 1e6 : 1e3
          next = end
        }
        hasScale = true
      } else {
        break
      }
      guard limit > 1, let joined = joinedNumber(at: next, mustBeBelow: limit) else { break }
      if words.isKind(joined, .number) {
        guard let digits = DigitReader.read(words.folded(joined)), digits.value < limit, digits.isPlain else { break }
        total += digits.value
        next = joined + 1
        break
      }
      if let (half, end) = fractionOfScale(at: joined, scale: limit), hasScale {
        total += half
        next = end
        break
      }
      guard readGroup(at: joined) != nil || scaleAlone(at: joined) != nil else { break }
      next = joined
    }
    guard next > i else { return nil }
    return numeral(i..<next, total, hasScale: hasScale)
  }

  func numeral(_ tokens: Range<Int>, _ value: Double, hasScale: Bool) -> Numeral? {
    let first = tokens.lowerBound
    // One alone is an article or a pronoun far more often than a number: `أحد الوزراء`, `إحداهن`.
    if tokens.count == 1, words[first].number == 1, words[first].numberRole == .unit, !isNumericOne(first) {
      return nil
    }
    // The weekdays Sunday and Monday are spelled as one and two with the article.
    if tokens.count == 1, words[first].weekday > 0, words.hasArticle(first) { return nil }
    var numeral = Numeral(
      tokens: tokens, span: ByteSpan(start: words.start(first), end: words.end(tokens.upperBound - 1)), value: value,
      form: .words)
    numeral.isDefinite = words.hasArticle(first)
    numeral.hasScale = hasScale
    return numeral
  }

  /// `واحد` counts; `أحد` is a pronoun.
  func isNumericOne(_ i: Int) -> Bool {
    let folded = words.folded(i)
    return folded.suffix(8).elementsEqual(Array("واحد".utf8)) || folded.suffix(10).elementsEqual(Array("واحده".utf8))
      || folded.suffix(10).elementsEqual(Array("واحدا".utf8))
  }

  /// A number below one thousand.
  func readGroup(at i: Int) -> (value: Double, next: Int)? {
    let sense = words[i]
    if sense.numberRole == .hundred, sense.number >= 100 {
      let rest = joined(after: i + 1).flatMap { readBelowHundred(at: $0) }
      return (sense.number + (rest?.value ?? 0), rest?.next ?? i + 1)
    }
    guard let low = readBelowHundred(at: i) else { return nil }
    // أربع مئات, سبعة مائة
    let hundred = words[low.next]
    if (3...9).contains(low.value), low.next == i + 1, words.sameSentence(i, low.next),
      words.prefixes(low.next).isEmpty,
      hundred.numberRole == .hundreds || (hundred.numberRole == .hundred && hundred.number == 100)
    {
      let rest = joined(after: low.next + 1).flatMap { readBelowHundred(at: $0) }
      return (low.value * 100 + (rest?.value ?? 0), rest?.next ?? low.next + 1)
    }
    return low
  }

  func readBelowHundred(at i: Int) -> (value: Double, next: Int)? {
    let sense = words[i]
    switch sense.numberRole {
    case .tens: return (sense.number, i + 1)
    case .ten: return (10, i + 1)
    case .unit:
      // Eleven to nineteen, and twenty-one to ninety-nine.
      if words[i + 1].numberRole == .ten, words.sameSentence(i, i + 1), words.prefixes(i + 1).isEmpty {
        return (10 + sense.number, i + 2)
      }
      if let tens = joined(after: i + 1), words[tens].numberRole == .tens {
        return (sense.number + words[tens].number, tens + 1)
      }
      return (sense.number, i + 1)
    default: return nil
    }
  }

  /// The token of the number that و joins on: attached (`وعشرون`) or standing alone before it (`و 30`).
  func joined(after i: Int) -> Int? {
    guard i < words.count, words.sameSentence(i - 1, i) else { return nil }
    if words.prefixes(i) == .and || words.prefixes(i) == [.and, .article] { return i }
    if words.isLoneAnd(i), words.sameSentence(i, i + 1), words.prefixes(i + 1).subtracting(.article).isEmpty {
      return i + 1
    }
    return nil
  }

  func joinedNumber(at i: Int, mustBeBelow limit: Double) -> Int? {
    guard let j = joined(after: i) else { return nil }
    if words.isKind(j, .number) { return j }
    let sense = words[j]
    guard sense.numberRole != .none || sense.fraction > 0 else { return nil }
    return j
  }

  // MARK: Scales

  func scaleAlone(at i: Int) -> (Double, Int)? {
    let sense = words[i]
    switch sense.numberRole {
    case .scale: return (isDualInConstruct(i) ? 2 * sense.number : sense.number, i + 1)
    case .dual: return (sense.number, i + 1)
    default: return nil
    }
  }

  /// `مليونا نسمة`, `ألفا عامل`: the dual that has lost its ن before its noun. Before anything else, or with its tanwin written,
  /// the same letters are the accusative of one.
  private func isDualInConstruct(_ i: Int) -> Bool {
    guard words.folded(i).suffix(2).elementsEqual(Array("ا".utf8)), words.sameSentence(i, i + 1),
      words.isKind(i + 1, .word)
    else { return false }
    let hasTanwin = document.string(i).unicodeScalars.contains { $0.value == 0x64B }
    return !hasTanwin && words.prefixes(i + 1).isEmpty
      && (words[i + 1].noun >= 0 || words[i + 1].phrases.count > 0 && words[i + 1].tense == .none)
      && !UnitReader.isFunctionWord(words, i + 1) && !words.folded(i + 1).suffix(2).elementsEqual(Array("ا".utf8))
  }

  /// The scale words after a group of digits, with what و joins on.
  func readScales(after value: Double, at i: Int, below limit: Double) -> (Double, Int)? {
    guard let (first, next) = scales(after: value, at: i, below: limit) else { return nil }
    var (total, end, least) = (first.sum, next, first.least)
    while least > 1, let j = joinedNumber(at: end, mustBeBelow: least) {
      if let (half, after) = fractionOfScale(at: j, scale: least) { return (total + half, after) }
      let group: (value: Double, next: Int)?
      if words.isKind(j, .number) {
        group = DigitReader.read(words.folded(j)).flatMap { $0.value < 1000 && $0.isPlain ? ($0.value, j + 1) : nil }
      } else {
        group = readGroup(at: j) ?? scaleAlone(at: j).map { ($0.0, $0.1) }
      }
      guard let group, group.value < least else { break }
      guard let (more, after) = scales(after: group.value, at: group.next, below: least) else {
        total += group.value
        end = group.next
        break
      }
      total += more.sum
      least = more.least
      end = after
    }
    return (total, end)
  }

  /// `value` times the scales at `i`: one (`32 ألف`) or two (`مئة ألف مليون`).
  func scales(after value: Double, at i: Int, below limit: Double) -> ((sum: Double, least: Double), Int)? {
    var next = i
    var factor = 1.0
    var least = 0.0
    while next < words.count, words.sameSentence(i - 1, next), words.prefixes(next).subtracting(.article).isEmpty {
      let role = words[next].numberRole
      guard role == .scale || role == .scales, words[next].number > factor || factor == 1 else { break }
      guard words[next].number < limit else { break }
      factor *= words[next].number
      least = words[next].number
      next += 1
    }
    guard next > i else { return decimalWords(after: value, at: i, below: limit) }
    return ((value * factor, least), next)
  }

  /// `أربعة فاصلة خمسة مليون`.
  func decimalWords(after value: Double, at i: Int, below limit: Double) -> ((sum: Double, least: Double), Int)? {
    guard document.token(i, is: "فاصله"), let fraction = readGroup(at: i + 1), fraction.value < 100,
      let decimal = Double("\(Int(value)).\(Int(fraction.value))")
    else { return nil }
    if let scaled = scales(after: decimal, at: fraction.next, below: limit) { return scaled }
    return ((decimal, 0), fraction.next)
  }

  /// `ونصف` after a scale: half of it; the scale may be said again (`مليون ونصف المليون`).
  func fractionOfScale(at i: Int, scale: Double) -> (Double, Int)? {
    let fraction = words[i].fraction
    guard fraction > 0, words[i].numberRole == .none, scale >= 1000, scale.isFinite else { return nil }
    let again = words[i + 1]
    if again.numberRole == .scale {
      return again.number <= scale ? (fraction * again.number, i + 2) : nil
    }
    return (fraction * scale, i + 1)
  }
}
