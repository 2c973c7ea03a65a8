import IsnadDocument
import IsnadRecords
import IsnadText

/// Hashtags that join the words of one name: `#جو_بايدن`.
extension NameFinder {
  mutating func findHashtags() {
    var token = 0
    while token + 1 < tokens.count {
      guard document.token(token, is: "#"), !document.tokens[token + 1].isSpaced else {
        token += 1
        continue
      }
      let words = wordsOfHashtag(from: token + 1)
      if words.count > 1 { takeHashtag(words) }
      token = max(token + 1, words.last ?? 0)
    }
  }

  /// The word tokens of `جو_بايدن`: what joins them is left out.
  private func wordsOfHashtag(from first: Int) -> [Int] {
    var words: [Int] = []
    var token = first
    while token < tokens.count, tokens[token].isWord, token == first || !document.tokens[token].isSpaced {
      words.append(token)
      guard token + 2 < tokens.count, document.token(token + 1, is: "_"), !document.tokens[token + 1].isSpaced else {
        break
      }
      token += 2
    }
    return words
  }

  private mutating func takeHashtag(_ words: [Int]) {
    guard let first = words.first, let last = words.last, words.count <= Gazetteer.Hit.longest else { return }
    let key = words.flatMap { document.foldedBytes[document.foldedRange($0)] }
    let range = first..<(last + 1)
    let span = ByteSpan(start: document.tokens[first].span.start, end: document.tokens[last].span.end)
    if let value = gazetteer.phrases.value(key, 0..<key.count), value != PhraseIndex.beginning {
      let hit = Gazetteer.Hit(value)
      let entry = gazetteer.entries[hit.entry]
      add(
        Candidate(
          tokens: range, span: span, kind: entry.kind, entry: hit.entry, isShort: hit.isShort,
          rule: entry.isOwn ? .own : .hashtag, gender: entry.gender))
    } else if words.count <= 3, tailKind(last) != nil || arePartsOfPerson(words) {
      add(Candidate(tokens: range, span: span, kind: tailKind(last) ?? .person, rule: .hashtag))
    }
  }

  private func arePartsOfPerson(_ words: [Int]) -> Bool {
    words.allSatisfy { token in
      let facts = WordFacts(document.foldedBytes, document.foldedRange(token))
      let isFirst = token == words.first
      return facts.zipf < (isFirst || facts.given >= 6 ? 62 : 46)
        && (isFirst ? facts.given >= 4 || facts.foreign >= 2 : facts.strongest >= 2 || facts.zipf == 0)
    }
  }

  /// What a word like نيوز says that the name names which it closes.
  func tailKind(_ token: Int) -> Entity.Kind? {
    guard let value = NameClues.embedded.tailWords.value(document.foldedBytes, core(token)),
      value != PhraseIndex.beginning
    else { return nil }
    return NameClues.embedded.tails[Int(value)].kind
  }
}
