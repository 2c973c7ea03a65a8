import IsnadDocument
import IsnadRecords

/// Reads amounts of time: `ستة أشهر`, `يومين وساعة`, `24 ساعة`, `الأشهر الثلاثة`, `عام ونصف`.
struct AmountReader {
  struct Amount {
    var tokens: Range<Int>
    /// In ISO 8601: `P6M`.
    var duration: String
    var count: Double
    var unit: TimeUnit
    /// Nothing but a unit in the singular (`أسبوع`): an amount only where the context says so.
    var isBare = false
    var isDefinite = false
    /// Several units (`يومين وساعة`).
    var isCompound = false
  }

  let words: WordReader
  let numerals: NumeralIndex

  private var document: Document { words.document }

  func read(at i: Int) -> Amount? {
    guard var amount = readOne(at: i) else { return nil }
    // عام ونصف, ساعة ونصف الساعة
    if words.prefixes(amount.tokens.upperBound).contains(.and), words[amount.tokens.upperBound].fraction == 0.5,
      words.sameSentence(i, amount.tokens.upperBound)
    {
      let next = amount.tokens.upperBound + 1
      let repeatsUnit = words[next].unit == amount.unit && words.sameSentence(i, next)
      if let half = half(of: amount.unit) {
        amount.duration = duration(amount.count, amount.unit) + half
        amount.tokens = i..<(repeatsUnit ? next + 1 : next)
        amount.isBare = false
        return amount
      }
    }
    // يومين وساعة, 3 أيام و 30 ساعة
    var parts = [(amount.count, amount.unit)]
    while let j = joined(after: amount.tokens.upperBound), let more = readOne(at: j),
      more.unit.rawValue < (parts.last?.1.rawValue ?? 0), !more.isDefinite
    {
      parts.append((more.count, more.unit))
      amount.tokens = i..<more.tokens.upperBound
    }
    if parts.count > 1 {
      amount.duration = compound(parts)
      amount.isBare = false
      amount.isCompound = true
    }
    return amount
  }

  private func joined(after i: Int) -> Int? {
    guard words.sameSentence(i - 1, i) else { return nil }
    if words.isLoneAnd(i) { return i + 1 }
    return words.prefixes(i) == .and ? i : nil
  }

  private func readOne(at i: Int) -> Amount? {
    // 24 ساعة, ستة أشهر, الثلاثة أيام
    if let numeral = numerals.at(i), !numeral.isVague, numeral.value > 0,
      words.sameSentence(i, numeral.tokens.upperBound)
    {
      let next = numeral.tokens.upperBound
      guard let unit = words[next].unit,
        words.prefixes(next).isEmpty || (numeral.isFraction && words.prefixes(next) == .article)
      else { return nil }
      // 3 ثانية is a count of seconds; «مرة ثانية» has no number before it.
      guard words[next].unitForm != .dual else { return nil }
      // «راديو 4 يوم الأحد»: the day belongs to its weekday.
      if unit == .day, words[next + 1].weekday > 0, words.hasArticle(next + 1) { return nil }
      if numeral.isFraction, numeral.value == 0.5, let half = half(of: unit) {
        return Amount(tokens: i..<(next + 1), duration: (unit == .year ? "P" : "PT") + half, count: 0.5, unit: unit)
      }
      return Amount(
        tokens: i..<(next + 1), duration: duration(numeral.value, unit), count: numeral.value, unit: unit,
        isDefinite: numeral.isDefinite)
    }
    guard let unit = words[i].unit, words.isKind(i, .word) else { return nil }
    let isDefinite = words.hasArticle(i)
    switch words[i].unitForm {
    case .dual:
      // عامي 1904 و1908 name years.
      if unit == .year, let numeral = numerals.at(i + 1), numeral.isPlainDigits, words.sameSentence(i, i + 1) {
        return nil
      }
      return Amount(tokens: i..<(i + 1), duration: duration(2, unit), count: 2, unit: unit, isDefinite: isDefinite)
    case .plural:
      // الأشهر الثلاثة, الساعات الـ24
      guard isDefinite, let numeral = numerals.at(definiteNumber(after: i)), numeral.isWhole else { return nil }
      return Amount(
        tokens: i..<numeral.tokens.upperBound, duration: duration(numeral.value, unit), count: numeral.value,
        unit: unit, isDefinite: true)
    case .singular:
      guard !isDefinite else { return nil }
      // منذ يوم الأحد: the day belongs to its weekday.
      if unit == .day, words[i + 1].weekday > 0, words.sameSentence(i, i + 1) { return nil }
      // عام واحد, شهر كامل
      if document.token(i + 1, is: "واحد") || document.token(i + 1, is: "واحده") || document.token(i + 1, is: "واحدا") {
        return Amount(tokens: i..<(i + 2), duration: duration(1, unit), count: 1, unit: unit)
      }
      if words.token(i + 1, isOneOf: ["كامل", "كامله", "كاملا", "اخر", "اخري"]), words.sameSentence(i, i + 1) {
        return Amount(tokens: i..<(i + 2), duration: duration(1, unit), count: 1, unit: unit)
      }
      // عام 2011 names a year.
      guard numerals.at(i + 1).map({ $0.isFraction }) ?? true || !words.sameSentence(i, i + 1) else { return nil }
      return Amount(tokens: i..<(i + 1), duration: duration(1, unit), count: 1, unit: unit, isBare: true)
    }
  }

  /// The token of the number that follows a definite plural: with the article attached, or after a lone `ال` or `الـ`.
  private func definiteNumber(after i: Int) -> Int {
    if document.token(i + 1, is: "ال") { return i + 2 }
    return words.hasArticle(i + 1) && words[i + 1].numberRole != .none ? i + 1 : -1
  }

  private func half(of unit: TimeUnit) -> String? {
    switch unit {
    case .minute: "30S"
    case .hour: "30M"
    case .year: "6M"
    default: nil
    }
  }

  private func duration(_ count: Double, _ unit: TimeUnit) -> String {
    let whole = count.isWholeNumber && abs(count) < 1e12
    return unit.duration(whole ? String(Int(count)) : String(count))
  }

  /// Dates before T, times after it.
  private func compound(_ parts: [(Double, TimeUnit)]) -> String {
    var dates = ""
    var times = ""
    for (count, unit) in parts {
      let one = duration(count, unit)
      if one.hasPrefix("PT") { times += one.dropFirst(2) } else { dates += one.dropFirst() }
    }
    return "P" + dates + (times.isEmpty ? "" : "T" + times)
  }
}

/// The numerals of a document by their first token.
struct NumeralIndex {
  let all: [Numeral]
  private let first: [Int32]

  init(_ all: [Numeral], tokens: Int) {
    self.all = all
    var first = [Int32](repeating: -1, count: tokens)
    for (i, numeral) in all.enumerated() { first[numeral.tokens.lowerBound] = Int32(i) }
    self.first = first
  }

  func at(_ token: Int) -> Numeral? {
    guard first.indices.contains(token), first[token] >= 0 else { return nil }
    return all[Int(first[token])]
  }
}
