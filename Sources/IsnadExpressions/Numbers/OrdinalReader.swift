import IsnadDocument

/// Reads ordinals: `الثالث`, `الحادي عشر`, `الخامس والعشرين`, `العشرين`. They are no figures, but days, hours and centuries.
struct OrdinalReader {
  let words: WordReader

  /// The ordinal at a token and the token after it.
  func read(at i: Int) -> (value: Int, next: Int)? {
    let sense = words[i]
    if sense.ordinal > 0 {
      let value = Int(sense.ordinal)
      // The second part of 11th–19th: الحادي عشر.
      if words[i + 1].numberRole == .ten, words.sameSentence(i, i + 1), words.prefixes(i + 1).isEmpty {
        return (value == 11 ? 11 : 10 + value, i + 2)
      }
      let unit = value == 11 ? 1 : value
      if words.prefixes(i + 1).contains(.and), words[i + 1].numberRole == .tens {
        return (unit + Int(words[i + 1].number), i + 2)
      }
      if words.isLoneAnd(i + 1), words[i + 2].numberRole == .tens { return (unit + Int(words[i + 2].number), i + 3) }
      return value == 11 ? nil : (value, i + 1)
    }
    if sense.numberRole == .tens, words.hasArticle(i) { return (Int(sense.number), i + 1) }
    return nil
  }
}
