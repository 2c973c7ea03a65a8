import IsnadDocument
import IsnadRecords
import IsnadText

/// Names in hashtags, whose words an underscore joins: `#الأمم_المتحدة`.
extension NameFinder {
  mutating func findHashtags() {
    for token in tokens.indices where document.token(token, is: "#") && token + 1 < tokens.count {
      let range = hashtag(from: token + 1)
      guard range.count > 1, range.allSatisfy({ isFree($0, within: range) }) else { continue }
      takeHashtag(range)
    }
    removeEmptied()
  }

  /// Whether no name covers the token that reaches out of the hashtag.
  private func isFree(_ token: Int, within range: Range<Int>) -> Bool {
    guard covering[token] >= 0 else { return true }
    let other = candidates[Int(covering[token])].tokens
    return range.lowerBound <= other.lowerBound && other.upperBound <= range.upperBound
  }

  /// The words and underscores behind a `#`, without a space between them.
  private func hashtag(from start: Int) -> Range<Int> {
    var end = start
    while end < tokens.count, end - start < 15, isInHashtag(end), end == start || !document.tokens[end].isSpaced {
      end += 1
    }
    while end > start, !tokens[end - 1].isWord { end -= 1 }
    return start..<end
  }

  private func isInHashtag(_ token: Int) -> Bool { tokens[token].isWord || document.token(token, is: "_") }

  private mutating func takeHashtag(_ range: Range<Int>) {
    var bytes: [UInt8] = []
    var words = 0
    var known: (end: Int, hit: Gazetteer.Hit)?
    for token in range where tokens[token].isWord {
      bytes += document.folded(token)
      words += 1
      guard let value = gazetteer.phrases.value(bytes, 0..<bytes.count) else { break }
      guard value != PhraseIndex.beginning else { continue }
      let hit = Gazetteer.Hit(value)
      if words > 1, words <= hit.words { known = (token + 1, hit) }
    }
    if let known {
      release(range)
      let entry = gazetteer.entries[known.hit.entry]
      add(
        Candidate(
          tokens: range.lowerBound..<known.end, span: span(range.lowerBound..<known.end, clitics: 0), kind: entry.kind,
          entry: known.hit.entry, isShort: known.hit.isShort, rule: entry.isOwn ? .own : .gazetteer,
          gender: entry.gender))
    } else if isPerson(range) {
      release(range)
      add(Candidate(tokens: range, span: span(range, clitics: 0), kind: .person, rule: .parts))
    }
  }

  /// Two or three words of which the first is a given name and none is anything else: `#ريما_حسن`.
  private func isPerson(_ range: Range<Int>) -> Bool {
    let words = range.filter { tokens[$0].isWord }
    guard let first = words.first, words.count == 2 || words.count == 3,
      tokens[first].facts.given >= 5 || tokens[first].facts.foreign >= 4
    else { return false }
    return words.allSatisfy {
      !startsWithArticle($0) && tokens[$0].title == 0 && tokens[$0].head == 0
        && (tokens[$0].facts.zipf < 45 || tokens[$0].facts.given >= 5) && tokens[$0].facts.strongest >= 3
    }
  }

  /// Takes back what parts of the hashtag were read as.
  private mutating func release(_ range: Range<Int>) {
    for token in range where covering[token] >= 0 {
      let index = Int(covering[token])
      for covered in candidates[index].tokens { covering[covered] = -1 }
      candidates[index].tokens = token..<token
      candidates[index].isWeak = true
    }
  }
}
