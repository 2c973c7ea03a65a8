import IsnadDocument
import IsnadText

/// Numbers that tell no quantity: labels, years, scores, parts of addresses and names, list marks, ordinals.
struct FigureExclusions {
  let words: WordReader

  private var document: Document { words.document }

  /// Why the number is no figure; nil for one that may be.
  ///
  /// - Parameter hasUnit: A unit stands beside it: then it is no year and no label.
  func reason(_ numeral: Numeral, hasUnit: Bool, isBounded: Bool) -> String? {
    let i = numeral.tokens.lowerBound
    let end = numeral.tokens.upperBound
    if isGlued(numeral) { return "it is part of a name, a code or an address" }
    if words.token(i - 1, isMark: 0x23) || words.token(i - 1, isMark: 0x5F) || words.token(i - 1, isMark: 0x40) {
      return "it is part of a tag"
    }
    if isOrdinalTens(numeral) { return "it is an ordinal" }
    if isAddress(numeral) { return "it is a house number" }
    if isStars(numeral) { return "it ranks a hotel" }
    // نصف قطرها is a radius.
    if numeral.isFraction, words.sameSentence(end - 1, end),
      words.folded(end).starts(with: Array("قطر".utf8)) || words.folded(end).starts(with: Array("نها".utf8))
    {
      return "it is half of another word: a radius, a semi-final"
    }
    // الدقيقة 35 of a match is a place in time.
    if words[i - 1].unit == .minute || words[i - 1].unit == .day && words.hasArticle(i - 1),
      words.sameSentence(i - 1, i)
    {
      return "it numbers a moment"
    }
    guard !hasUnit else { return isLabelled(i, numeral, hasUnit: true) ? "it names what stands before it" : nil }
    if isLabelled(i, numeral, hasUnit: false) { return "it names what stands before it" }
    if numeral.isPlainDigits {
      if !isBounded, numeral.digitCount == 4, (1900...2100).contains(numeral.value) { return "it looks like a year" }
      if numeral.digitCount >= 7 { return "it looks like a telephone number" }
      if numeral.digitCount > 1, words.folded(i).first == 0x30 { return "it starts with a zero" }
      if isListMark(i, end) { return "it numbers a list" }
      if words.token(i - 1, isMark: 0x28), words.token(end, isMark: 0x29) { return "it stands alone in brackets" }
    }
    return nil
  }

  /// Written together with letters or marks: `كوفيد-19`, `F16`, `2-0`, `3/6`, `10:30`.
  private func isGlued(_ numeral: Numeral) -> Bool {
    guard numeral.form != .words else { return false }
    let i = numeral.tokens.lowerBound
    let last = numeral.tokens.upperBound - 1
    if words.isKind(i, .number), !words.isSpaced(i), i > 0 {
      if words.isKind(i - 1, .foreign) { return true }
      if isJoint(i - 1), !words.isSpaced(i - 1), i > 1,
        [.word, .foreign, .number].contains(document.tokens[i - 2].kind)
      {
        return true
      }
    }
    guard numeral.form == .digits, last + 1 < words.count, !words.isSpaced(last + 1) else { return false }
    if words.isKind(last + 1, .foreign) {
      return words.lexicon.currency(sign: document.foldedBytes, document.foldedRange(last + 1)) == nil
    }
    return isJoint(last + 1) && !words.isSpaced(last + 2) && words.isKind(last + 2, .number)
  }

  private func isJoint(_ i: Int) -> Bool {
    [0x2D, 0x2F, 0x3A, 0x2E, 0x5F, 0x5C, 0x2B, 0x3D, 0x26, 0x2A].contains { words.token(i, isMark: $0) }
      || document.token(i, is: "–")
  }

  /// `القناة 12`, `رقم 5`, `مجموعة العشرين`.
  private func isLabelled(_ i: Int, _ numeral: Numeral, hasUnit: Bool) -> Bool {
    guard words.sameSentence(i - 1, i), words[i - 1].flags.contains(.label) else { return false }
    if numeral.form == .words {
      return numeral.isDefinite && words.token(i - 1, isOneOf: ["مجموعه", "المجموعه", "مجموعات"])
    }
    if words.token(i - 1, isOneOf: ["رقم", "الرقم", "برقم", "للرقم"]) { return true }
    return numeral.isPlainDigits && !(hasUnit && words.prefixes(i - 1).contains(.preposition))
      && !(hasUnit
        && !words.token(
          i - 1,
          isOneOf: [
            "رقم", "الرقم", "قناه", "القناه", "الماده", "ماده", "الفصل", "القرار", "قرار", "كوفيد", "كاس",
            "الكتيبه", "كتيبه", "اللواء", "لواء", "الفرقه", "السرب", "الفوج",
          ]))
  }

  /// `الثامنة والسبعين`, `القرن العشرين`, `اليوم العشرين`: tens after an ordinal or a definite singular.
  private func isOrdinalTens(_ numeral: Numeral) -> Bool {
    let i = numeral.tokens.lowerBound
    guard numeral.form == .words, numeral.tokens.count == 1, words[i].numberRole == .tens, words.hasArticle(i),
      words.sameSentence(i - 1, i)
    else { return false }
    if words[i - 1].ordinal > 0 || words.isLoneAnd(i - 1) && words[i - 2].ordinal > 0 { return true }
    return words.hasArticle(i - 1) && (words[i - 1].noun < 0 || words[i - 1].nounForm == .singular)
      || words.folded(i - 1).starts(with: Letters.article) && words[i - 1].noun < 0
  }

  /// `15 شارع الحمراء`: after eleven and more a counted street would stand in the accusative.
  private func isAddress(_ numeral: Numeral) -> Bool {
    numeral.isPlainDigits && numeral.value >= 11 && !(numeral.value.isWholeNumber && Int(numeral.value) % 100 == 0)
      && words.token(numeral.tokens.upperBound, isOneOf: ["شارع", "طريق", "جاده"])
  }

  /// `فندق من خمس نجوم`, `فئة الخمس نجوم`.
  private func isStars(_ numeral: Numeral) -> Bool {
    guard numeral.value <= 7, words.token(numeral.tokens.upperBound, isOneOf: ["نجوم", "النجوم"]) else { return false }
    let start = numeral.tokens.lowerBound
    return numeral.isDefinite
      || (max(0, start - 3)..<start).contains {
        words.token(
          $0, isOneOf: ["فندق", "الفندق", "فنادق", "الفنادق", "منتجع", "مطعم", "تصنيف", "فندقا"])
      }
  }

  /// `1.`, `2-`, `3)` at the start of a line.
  private func isListMark(_ i: Int, _ end: Int) -> Bool {
    guard i == words.sentence(of: i).lowerBound, end < words.count, words.sameSentence(i, end) else { return false }
    return words.isKind(end, .sentenceEnd) && end + 1 < words.sentence(of: i).upperBound
      || words.token(end, isMark: 0x2D) || words.token(end, isMark: 0x29)
      || document.token(end, is: "–")
  }
}
