import IsnadDocument
import IsnadRecords

/// Counts that no number tells: duals, and nouns with `واحد`.
extension FigureFinder {
  // MARK: Duals and ones

  /// `قتيلان`, `صاروخين`: an indefinite dual is two.
  func readDual(at i: Int) -> Draft? {
    let sense = words[i]
    guard sense.noun >= 0, sense.nounForm == .dual, !words.hasArticle(i), sense.unit == nil, sense.numberRole == .none,
      words.isKind(i, .word)
    else { return nil }
    let folded = words.folded(i)
    // In construct (مئتا, طائرتي) the two are known, not counted.
    guard folded.suffix(4).elementsEqual(Array("ان".utf8)) || folded.suffix(4).elementsEqual(Array("ين".utf8)) else {
      return nil
    }
    let noun = words.lexicon.nouns[Int(sense.noun)]
    guard !["side", "party", "kind", "time", "type", "foot", "rank", "thing", "matter", "way"].contains(noun.unit),
      !isNoDual(i)
    else { return nil }
    let unit = CountedUnit(kind: .noun, name: noun.unit, noun: sense.noun, end: i + 1, tokens: i..<(i + 1))
    let numeral = Numeral(tokens: i..<(i + 1), span: words.span(i..<(i + 1)), value: 2, form: .words)
    let draft = Draft(
      numeral: numeral, second: nil, tokens: i..<(i + 1), number: i..<(i + 1), startByte: words.start(i), bound: .exact,
      unit: unit, value: 2,
      rule: "figure/dual", confidence: .medium, reasons: [Reason("a dual counts two", at: words.span(i..<(i + 1)))])
    return tallies.isTally(draft.number, unit: unit) ? nil : draft
  }

  /// Words that end like a dual: the movement طالبان, دوران, and what the model takes for a name or a verb.
  private func isNoDual(_ i: Int) -> Bool {
    if words.token(i, isOneOf: ["طالبان", "لطالبان", "وطالبان", "بطالبان", "دوران", "بطلان", "حكمان", "جدين", "حيان"]) {
      // «طالبان جديدان» are two students after all.
      return !words.folded(i + 1).suffix(4).elementsEqual(Array("ان".utf8)) || !words.sameSentence(i, i + 1)
    }
    return words.isTaggedNoun(i) == false && words.prefixes(i).isEmpty || isSaidOfDual(i)
  }

  /// `طائرتين مسيرتين`: what the two of the word before are.
  private func isSaidOfDual(_ i: Int) -> Bool {
    guard words.sameSentence(i - 1, i), words.prefixes(i).isEmpty, words[i - 1].nounForm == .dual else { return false }
    return words.folded(i - 1).suffix(4).elementsEqual(words.folded(i).suffix(4))
  }

  /// `قتيل واحد`: one, where the text counts it.
  func readOne(at i: Int) -> Draft? {
    guard words[i].noun >= 0, words[i].nounForm == .singular, words.prefixes(i).isDisjoint(with: [.article, .like]),
      words[i].unit == nil, words.sameSentence(i, i + 1),
      words.token(i + 1, isOneOf: ["واحد", "واحده", "واحدا"])
    else { return nil }
    let noun = words.lexicon.nouns[Int(words[i].noun)]
    guard !["side", "party", "kind", "time", "type"].contains(noun.unit) else { return nil }
    let unit = CountedUnit(kind: .noun, name: noun.unit, noun: words[i].noun, end: i + 2, tokens: i..<(i + 1))
    let numeral = Numeral(tokens: i..<(i + 2), span: words.span(i..<(i + 2)), value: 1, form: .words)
    var draft = Draft(
      numeral: numeral, second: nil, tokens: i..<(i + 2), number: i..<(i + 2), startByte: words.start(i), bound: .exact,
      unit: unit, value: 1,
      rule: "figure/one", confidence: .medium)
    readBounds(&draft)
    return tallies.isTally(draft.number, unit: unit) ? nil : draft
  }
}
