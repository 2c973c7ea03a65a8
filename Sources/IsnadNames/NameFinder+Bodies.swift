import IsnadDocument
import IsnadLanguage
import IsnadRecords
import IsnadText

/// Bodies that every state has, by the words of everyday that tell them: `البحرية الألمانية`, `مجلس الوزراء الكويتي`.
extension NameFinder {
  mutating func findStateBodies() {
    for place in adjectives where place.adjective.isDefinite && covering[place.token] < 0 && isJoined(place.token) {
      guard place.adjective.form == .masculine || place.adjective.form == .feminine,
        place.span.start == document.tokens[place.token].span.start,
        let (start, clitics, body) = body(before: place)
      else { continue }
      let range = start..<place.end
      for token in range where covering[token] >= 0 { drop(Int(covering[token])) }
      add(
        Candidate(
          tokens: range, span: span(range, clitics: clitics), kind: .organization, rule: .head, sector: body.sector))
    }
    removeEmptied()
  }

  /// The longest phrase that ends right before a state's adjective.
  private func body(before place: AdjectivePlace) -> (start: Int, clitics: Int, NameHeads.Body)? {
    let heads = NameHeads.embedded
    for start in max(0, place.token - Self.longestBody)..<place.token where isFree(start..<place.token) {
      let range = core(start)
      for length in CliticLengths(document.foldedBytes, range) {
        let phrases = length.isAfterLam ? heads.bodyPhrasesAfterLam : heads.bodyPhrases
        let words = (range.lowerBound + length.bytes)..<core(place.token - 1).upperBound
        guard let value = phrases.value(document.foldedBytes, words), value != PhraseIndex.beginning else { continue }
        let body = heads.bodies[Int(value)]
        guard body.form == nil || body.form == place.adjective.form, !isAttributed(start, body) else { return nil }
        return (start, length.bytes, body)
      }
    }
    return nil
  }

  private static let longestBody = 4

  /// Whether words stand together and belong to no title, nor to a name that reaches beyond them.
  private func isFree(_ range: Range<Int>) -> Bool {
    for token in range {
      guard tokens[token].isWord, token == range.lowerBound ? tokens[token].title == 0 : isJoined(token) else {
        return false
      }
      guard covering[token] >= 0 else { continue }
      let holder = candidates[Int(covering[token])]
      if holder.tokens.lowerBound < range.lowerBound || holder.rule == .own { return false }
    }
    return true
  }

  /// السياسة الخارجية الأمريكية: a listed body of two words of which the first may be the adjective of the noun before.
  func isAttributedBody(_ range: Range<Int>, _ clitics: Int) -> Bool {
    guard range.count == 2, clitics == 0,
      let value = NameHeads.embedded.bodyPhrases.value(document.foldedBytes, core(range.lowerBound)),
      value != PhraseIndex.beginning
    else { return false }
    return isAttributed(range.lowerBound, NameHeads.embedded.bodies[Int(value)])
  }

  /// السياسة الخارجية الأمريكية, أنظمة الدفاع الروسية: a word that says how the noun before it is, or what it is of.
  private func isAttributed(_ token: Int, _ body: NameHeads.Body) -> Bool {
    guard isJoined(token), covering[token - 1] < 0, tokens[token - 1].isWord, startsWithArticle(token) else {
      return false
    }
    // ضابط البحرية الأمريكية: whose officer somebody is.
    if tokens[token - 1].title != 0, adjective(startingAt: token + 1) != nil { return true }
    switch partOfSpeech(token - 1) {
    case .noun, .adj, .propn, .x, .num: return body.isAlone || isDefinite(token - 1)
    default: return false
    }
  }

  /// Whether a word has the article, behind other letters or not: السياسة, والسياسة, للسياسة.
  private func isDefinite(_ token: Int) -> Bool {
    let range = core(token)
    for length in CliticLengths(document.foldedBytes, range) {
      let rest = (range.lowerBound + length.bytes)..<range.upperBound
      if length.isAfterLam || document.foldedBytes[rest].starts(with: Letters.article) { return true }
    }
    return false
  }
}
