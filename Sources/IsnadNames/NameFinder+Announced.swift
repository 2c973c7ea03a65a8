import IsnadDocument
import IsnadLanguage
import IsnadRecords
import IsnadText

/// Speakers whom only a colon announces.
extension NameFinder {
  /// `تريخانوف: "…"`: unknown words that open a sentence and have a colon behind them.
  mutating func findAnnounced() {
    for sentence in document.sentences {
      let first = sentence.tokens.lowerBound
      var end = first
      while end < sentence.tokens.upperBound, end - first < 4, covering[end] < 0, end == first || isJoined(end),
        mayBeSpeaker(end), tokens[end].letters >= 6 || tokens[end].facts.foreign >= 2
      { end += 1 }
      guard end > first, end < sentence.tokens.upperBound, document.token(end, is: ":") else { continue }
      add(Candidate(tokens: first..<end, span: span(first..<end, clitics: 0), kind: .person, rule: .speaker))
    }
  }

  /// A word that hardly anything but a name is: rare, without article, no verb, no title, spelled like a name.
  private func mayBeSpeaker(_ token: Int) -> Bool {
    let facts = tokens[token].facts
    guard tokens[token].isWord, document.tokens[token].span.count >= 6, !startsWithArticle(token),
      tokens[token].title == 0, tokens[token].head == 0, !tokens[token].isAdjective, tokens[token].clitics == 0,
      analysis.words(ofToken: token).count == 1 || facts.isUnit
    else { return false }
    switch partOfSpeech(token) {
    case .noun, .propn, .x: break
    default: if facts.strongest < 2 { return false }
    }
    if facts.zipf == 0 { return tokens[token].letters >= 6 || facts.strongest > 0 }
    return facts.zipf < 40 && facts.strongest >= 2
  }
}
