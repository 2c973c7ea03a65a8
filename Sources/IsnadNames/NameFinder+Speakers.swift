import IsnadDocument
import IsnadLanguage
import IsnadRecords
import IsnadText

/// Unknown words that stand where a speaker does: `قال بلينكستوب إن`, `وأضافت هارفرسون: `.
extension NameFinder {
  mutating func findSpeakers() {
    for verb in tokens.indices where tokens[verb].isWord && covering[verb] < 0 {
      guard NameClues.embedded.speech.value(document.foldedBytes, core(verb)) != nil else { continue }
      let first = verb + 1
      guard first < tokens.count, isJoined(first), covering[first] < 0, mayBeSpeaker(first) else { continue }
      var end = first + 1
      while end < tokens.count, end - first < 4, isJoined(end), covering[end] < 0, tokens[end].clitics == 0,
        mayBeSpeaker(end)
      { end += 1 }
      if endsSpeaker(end) { addSpeaker(first..<end) }
    }
    findAnnounced()
  }

  /// `نبيزيا: "…"`: unknown words that open a sentence and have a colon behind them.
  private mutating func findAnnounced() {
    for sentence in document.sentences {
      let first = sentence.tokens.lowerBound
      var end = first
      while end < sentence.tokens.upperBound, end - first < 4, covering[end] < 0, end == first || isJoined(end),
        mayBeSpeaker(end), tokens[end].letters >= 6 || tokens[end].facts.foreign >= 2
      { end += 1 }
      guard end > first, end < sentence.tokens.upperBound, document.token(end, is: ":") else { continue }
      addSpeaker(first..<end)
    }
  }

  private mutating func addSpeaker(_ range: Range<Int>) {
    add(Candidate(tokens: range, span: span(range, clitics: 0), kind: .person, rule: .speaker))
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

  /// A clause, a mark or a preposition goes on behind a speaker.
  private func endsSpeaker(_ token: Int) -> Bool {
    guard token < tokens.count, document.tokens[token].sentence == document.tokens[token - 1].sentence else {
      return true
    }
    guard tokens[token].isWord, tokens[token - 1].tail == 0 else { return true }
    switch partOfSpeech(token) {
    case .sconj, .adp, .cconj, .part, .adv, .pron, .det: return true
    default: return tokens[token].facts.zipf >= 46
    }
  }
}
