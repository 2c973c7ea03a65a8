import IsnadDocument
import IsnadText

/// Fractions and numbers that name only their order of size.
extension NumeralReader {
  // MARK: Fractions and vague numbers

  func readFraction(at i: Int) -> Numeral? {
    let sense = words[i]
    // ثلاثة أرباع
    if sense.numberRole == .unit, words[i + 1].numberRole == .fractions, words.sameSentence(i, i + 1),
      words.prefixes(i + 1).isEmpty
    {
      return fraction(i..<(i + 2), sense.number * words[i + 1].number)
    }
    guard sense.fraction > 0 else { return nil }
    // نصف مليون
    if words[i + 1].numberRole == .scale, words.sameSentence(i, i + 1),
      words.prefixes(i + 1).subtracting(.article).isEmpty
    {
      return numeral(i..<(i + 2), sense.fraction * words[i + 1].number, hasScale: true)
    }
    // خمس, عشر, سبع, تسع and خمسين are numbers unless what they are a part of follows with the article.
    let isAlsoNumber = sense.numberRole != .none
    if isAlsoNumber {
      guard words.prefixes(i).subtracting([.and, .preposition]).isEmpty || words.hasArticle(i) else { return nil }
      let isPart =
        words.hasArticle(i)
        ? words[i + 1].noun < 0 && sense.numberRole == .unit && sense.number == 5 && !followsNoun(i) && !followsUnit(i)
        : isWhole(i + 1)
      guard isPart else { return nil }
    } else if words.folded(i).elementsEqual(Array("ثمن".utf8)) || sense.fraction == 0.125, !isWhole(i + 1) {
      return nil  // ثمن is a price.
    }
    return fraction(i..<(i + 1), sense.fraction)
  }

  /// `السنوات الخمس`: units of time are counted.
  private func followsUnit(_ i: Int) -> Bool {
    words[i - 1].unit != nil && words.hasArticle(i - 1) && words.sameSentence(i - 1, i)
  }

  /// `واحد من كل خمسة`, `ثلاثة من بين كل عشرة`, `6 من كل 10`.
  func readOneOfEvery(at i: Int) -> Numeral? {
    guard words[i].numberRole == .unit || words.isKind(i, .number), let part = readCount(at: i),
      document.token(part.next, is: "من")
    else { return nil }
    let at = words.token(part.next + 1, isOneOf: ["بين", "اصل"]) ? part.next + 2 : part.next + 1
    guard document.token(at, is: "كل"), words.sameSentence(i, at + 1), let whole = readCount(at: at + 1),
      0 < part.value, part.value < whole.value
    else { return nil }
    return fraction(i..<whole.next, part.value / whole.value)
  }

  /// A small number in digits or in words.
  private func readCount(at i: Int) -> (value: Double, next: Int)? {
    guard words.isKind(i, .number) else { return readGroup(at: i) }
    return DigitReader.read(words.folded(i)).map { ($0.value, i + 1) }
  }

  func fraction(_ tokens: Range<Int>, _ value: Double) -> Numeral? {
    var numeral = Numeral(tokens: tokens, span: words.span(tokens), value: value.toFourDecimals, form: .words)
    numeral.isFraction = true
    let last = words.folded(tokens.upperBound - 1)
    numeral.hasPronoun = ["هم", "ها", "هن", "فه", "ثه", "عه"].contains {
      last.suffix($0.utf8.count).elementsEqual(Array($0.utf8))
    }
    numeral.isDefinite = words.hasArticle(tokens.lowerBound)
    return numeral
  }

  /// What fractions are taken of: the people, the votes, the members.
  func isWhole(_ i: Int) -> Bool {
    let wholes: [StaticString] = [
      "سكان", "السكان", "الاعضاء", "اعضاء", "الناخبين", "اصوات", "الاصوات", "المقاعد", "مقاعد", "عدد", "الشعب",
      "المواطنين", "الدخل", "الانتاج", "اعضايه", "اعضايها", "سكانه", "سكانها", "نوابه", "نوابها", "اصواته", "اصواتها",
    ]
    return words.token(i, isOneOf: wholes)
  }

  /// Whether a plural noun with the article stands before (`الدول الخمس`).
  func followsNoun(_ i: Int) -> Bool { words.hasArticle(i - 1) && words[i - 1].noun >= 0 }

  /// `عشرات`, `مئات الآلاف`, `آلاف`, `ملايين`, `بضعة آلاف`.
  func readVague(at i: Int) -> Numeral? {
    let sense = words[i]
    var factor: Double
    switch sense.numberRole {
    case .vagueTens: factor = 10
    case .hundreds: factor = 100
    case .scales: factor = sense.number
    case .few: factor = 1
    default: return nil
    }
    var next = i + 1
    while next < words.count, words.sameSentence(i, next), words.prefixes(next).subtracting(.article).isEmpty {
      let role = words[next].numberRole
      guard role == .scales || role == .scale, words[next].number > (factor < 1000 ? factor : 1e3) else {
        if role == .hundreds, sense.numberRole == .few { factor *= 100; next += 1; continue }
        break
      }
      factor *= words[next].number
      next += 1
    }
    var numeral = Numeral(tokens: i..<next, span: words.span(i..<next), value: 0, form: .words)
    numeral.isVague = true
    numeral.low = sense.numberRole == .few ? 3 * factor : 2 * factor
    if sense.numberRole == .few { numeral.high = 9 * factor }
    numeral.isDefinite = numeral.tokens.contains { words.hasArticle($0) }
    return numeral
  }
}
