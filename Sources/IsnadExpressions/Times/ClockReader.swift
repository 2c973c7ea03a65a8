import IsnadCalendar
import IsnadDocument
import IsnadRecords

/// Reads times of day: `الساعة 14:30 بتوقيت غرينتش`, `الثالثة عصرا`, `7:56:30 مساء`, `منتصف الليل`.
struct ClockReader {
  struct Clock {
    var tokens: Range<Int>
    var hour: Int
    var minute: Int
    var second: Int?
    /// Whether a part of the day, or an hour past twelve, fixes the half of the day.
    var isFixed: Bool
    var isUTC = false

    var code: String {
      "T\(padded(hour, 2)):\(padded(minute, 2))" + (second.map { ":" + padded($0, 2) } ?? "") + (isUTC ? "Z" : "")
    }
  }

  let words: WordReader
  let numerals: NumeralIndex

  private var document: Document { words.document }

  func read(at i: Int) -> Clock? {
    if words.folded(i).suffix(10).elementsEqual(Array("منتصف".utf8)), document.token(i + 1, is: "الليل") {
      return Clock(tokens: i..<(i + 2), hour: 0, minute: 0, second: nil, isFixed: true)
    }
    // «الدقيقة 13:10» is a match's clock.
    if words[i - 1].unit == .minute, words.sameSentence(i - 1, i) { return nil }
    if isOfScore(i) { return nil }
    let hasNoun = words[i].flags.contains(.clock)
    let at = hasNoun ? i + 1 : i
    guard words.sameSentence(i, at),
      let (hour, minute, second, after, isDigital) = readDigits(at: at)
        ?? (hasNoun || hasPart(after: at) ? readWords(at: at) : nil),
      hour <= 24, minute < 60
    else { return nil }
    var clock = Clock(
      tokens: i..<after, hour: hour % 24, minute: minute, second: second, isFixed: hour > 12 || hour == 0)
    if let (part, next) = part(at: after) {
      if hour <= 12 { clock.hour = part.hour(hour) % 24 }
      clock.isFixed = true
      clock.tokens = i..<next
    } else {
      guard hasNoun || isDigital else { return nil }
    }
    readZone(&clock)
    return clock
  }

  /// `فاز 2-0 مساء الأحد`: the goals of the second side are no hour.
  private func isOfScore(_ i: Int) -> Bool {
    guard i > 1, words.token(i - 1, isMark: 0x2D), words.isKind(i - 2, .number), words.isKind(i, .number) else {
      return false
    }
    let sentence = words.sentence(of: i)
    return words.folded(i).elementsEqual([0x30])
      || (max(sentence.lowerBound, i - 10)..<i).contains { words[$0].cues.contains(.score) }
  }

  /// A part of the day after an hour: `صباحا`, `بعد الظهر`, `من مساء`.
  func part(at i: Int) -> (DayPart, next: Int)? {
    guard i < words.count, words.sameSentence(i - 1, i) else { return nil }
    let at = document.token(i, is: "من") ? i + 1 : i
    if let (part, next) = words.phrase(at: at, { if case .part(let part) = $0 { part } else { nil } }) {
      return (part, next)
    }
    guard let part = words[at].part, words[at].unit != .night || at == i else { return nil }
    // مساء الجمعة after an hour belongs to the day as well; the part is read here, the day after it.
    return (part, at + 1)
  }

  /// `14:30`, `7:56:30`, `3` after الساعة.
  private func readDigits(at i: Int) -> (hour: Int, minute: Int, second: Int?, next: Int, isDigital: Bool)? {
    guard let hours = numerals.at(i), hours.isPlainDigits || words.isKind(i, .number),
      let first = DigitReader.read(words.folded(i))
    else { return nil }
    guard first.isPlain, first.digitCount <= 2 else {
      // الساعة 14.30
      guard first.groups.count == 2, words[i - 1].flags.contains(.clock), first.groups[0] < 25, first.groups[1] < 60
      else { return nil }
      return (first.groups[0], first.groups[1], nil, i + 1, true)
    }
    guard words.token(i + 1, isMark: 0x3A), words.isKind(i + 2, .number), !words.isSpaced(i + 1),
      !words.isSpaced(i + 2),
      let second = DigitReader.read(words.folded(i + 2)), second.isPlain, second.digitCount == 2
    else {
      guard words[i - 1].flags.contains(.clock) || hasPart(after: i), hours.isPlainDigits else { return nil }
      return (Int(first.value), 0, nil, i + 1, false)
    }
    guard first.value < 25, second.value < 60 else { return nil }
    if words.token(i + 3, isMark: 0x3A), words.isKind(i + 4, .number), !words.isSpaced(i + 4),
      let third = DigitReader.read(words.folded(i + 4)),
      third.digitCount == 2, third.value < 60
    {
      return (Int(first.value), Int(second.value), Int(third.value), i + 5, true)
    }
    return (Int(first.value), Int(second.value), nil, i + 3, true)
  }

  /// `الثالثة وخمسة عشر دقيقة`, `الرابعة والنصف`, `السابعة إلا ربعا`.
  private func readWords(at i: Int) -> (hour: Int, minute: Int, second: Int?, next: Int, isDigital: Bool)? {
    var hour: Int
    var next: Int
    if let ordinal = OrdinalReader(words: words).read(at: i), words.hasArticle(i), ordinal.value <= 12 {
      (hour, next) = ordinal
    } else if (1...10).contains(words[i].ordinal), words.hasArticle(i) {
      // الرابعة وأربعون دقيقة is no forty-fourth.
      (hour, next) = (Int(words[i].ordinal), i + 1)
    } else if document.token(i, is: "الواحده") {
      (hour, next) = (1, i + 1)
    } else if let numeral = numerals.at(i), numeral.form == .words, numeral.isWhole, numeral.value >= 1,
      numeral.value <= 24
    {
      (hour, next) = (Int(numeral.value), numeral.tokens.upperBound)
    } else {
      return nil
    }
    var minute = 0
    if words.prefixes(next).contains(.and) || words.isLoneAnd(next) {
      let at = words.isLoneAnd(next) ? next + 1 : next
      if words[at].fraction > 0, words[at].numberRole == .none {
        minute = (words[at].fraction * 60).nearestInt
        next = at + 1
      } else if let numeral = numerals.at(at), numeral.isWhole, numeral.value < 60,
        words[numeral.tokens.upperBound].unit == .minute
      {
        minute = Int(numeral.value)
        next = numeral.tokens.upperBound + 1
      }
    } else if document.token(next, is: "الا") {
      if words[next + 1].fraction > 0 {
        minute = -(words[next + 1].fraction * 60).nearestInt
        next += 2
      } else if let numeral = numerals.at(next + 1), words[numeral.tokens.upperBound].unit == .minute {
        minute = -Int(numeral.value)
        next = numeral.tokens.upperBound + 1
      }
    }
    if minute < 0 { (hour, minute) = (hour == 1 ? 12 : hour - 1, 60 + minute) }
    guard (0..<60).contains(minute) else { return nil }
    return (hour, minute, nil, next, false)
  }

  /// Whether a part of the day follows the hour at `i`: only then is a bare number an hour.
  private func hasPart(after i: Int) -> Bool {
    let next = OrdinalReader(words: words).read(at: i)?.next ?? numerals.at(i)?.tokens.upperBound ?? i + 1
    for at in [next, next + 1, next + 2] where words.sameSentence(i, at) {
      guard let (part, _) = part(at: at) else { continue }
      // «5 ليال» is no hour.
      return at == next || words.prefixes(next).contains(.and) || document.token(next, is: "الا")
        ? part != .midday || at == next : false
    }
    return false
  }

  /// `بتوقيت غرينتش`, `GMT`: read, not part of the span.
  private func readZone(_ clock: inout Clock) {
    var at = clock.tokens.upperBound
    if words.token(at, isMark: 0x28) { at += 1 }
    if words.token(at, isOneOf: ["بتوقيت", "توقيت"]) {
      clock.isUTC = words.phrase(at: at + 1, { if case .zone(let zone) = $0 { zone } else { nil } }) != nil
    } else if words.token(at, isOneOf: ["gmt", "utc"]) || document.token(at, is: "ت") && document.token(at + 1, is: "غ")
    {
      clock.isUTC = true
    }
  }
}
