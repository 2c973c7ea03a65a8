import IsnadDocument

/// Tells ages from durations and counts: `تبلغ أعمارهم 33 و34 و39 عاما`, `تتراوح أعمارهن بين 11 و18`.
struct AgeReader {
  let words: WordReader

  /// Whether a word of age leads to the number at `i`, past the other numbers of the same list.
  func isAge(before i: Int) -> Bool {
    var steps = 0
    var j = i - 1
    while steps < 10, words.sameSentence(j, i) {
      if isListPart(j) {
        j -= 1
        steps += 1
        continue
      }
      let isVerb = words.token(j, isOneOf: ["يبلغ", "تبلغ", "يبلغان", "يبلغون", "البالغ", "البالغه", "بالغ"])
      return words[j].cues.contains(.age) && !isVerb && !words.token(j, isOneOf: ["ذات", "ذو", "ذي", "ابن", "ابنه"])
        || words.token(j, isOneOf: ["يبلغان", "يبلغون"])
    }
    return false
  }

  private func isListPart(_ j: Int) -> Bool {
    words.isKind(j, .number) || words.isLoneAnd(j) || words[j].numberRole != .none || words[j].unit == .year
      || words[j].unit == .month
      || words.token(
        j, isOneOf: ["بين", "ما", "الي", "او", "من", "حوالي", "نحو", "عن", "علي", "يناهز", "،", "يتجاوز", "تتجاوز"])
      || words.token(j, isMark: 0x2C)
  }
}
