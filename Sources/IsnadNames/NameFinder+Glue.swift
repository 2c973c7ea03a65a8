import IsnadDocument
import IsnadText

/// Names that lost the space before or behind them: `فريمانفي`, `السيدترامب`, `عضوةالبرلمان`.
///
/// The token stays one; ``NameToken/lead`` and ``NameToken/tail`` say how much of it belongs to other words. Only words that no
/// list knows are cut, and only where one half is known and the other may be a name.
extension NameFinder {
  struct Glue {
    var lead = 0
    var tail = 0
  }

  /// Where the written word `token` falls into a name and another word.
  ///
  /// - Complexity: O(*n*) look-ups in letters, and ``longestGlued`` bounds those.
  func glue(at token: Int) -> Glue? {
    let range = document.foldedRange(token)
    guard range.count >= 12, range.count <= Self.longestGlued, !isInHashtag(token), !isListed(range)
    else { return nil }
    if let cut = certainCut(token) { return sided(range, cut) }
    return gluedBehind(range) ?? gluedBefore(range)
  }

  private static let longestGlued = 72

  private func isInHashtag(_ token: Int) -> Bool {
    token > 0 && !document.tokens[token].isSpaced && document.tokens[token - 1].kind == .symbol
  }

  /// ة, ى and tanwin end a word, إ begins one: folded bytes before the first such place inside the word.
  private func certainCut(_ token: Int) -> Int? {
    let span = document.tokens[token].span
    let total = document.foldedRange(token).count / 2
    var byte = Int(span.start)
    var letters = 0
    var isTanwin = false
    while byte < Int(span.end) {
      let (value, next) = document.text.scalar(at: byte)
      if ScalarClass(value) == .arabicLetter {
        if isTanwin, letters >= 3, value != 0x627, value != 0x649 { return letters * 2 }
        if value == 0x625, letters >= 3, total - letters >= 2 { return letters * 2 }
        letters += 1
        if value == 0x629 || value == 0x649, letters >= 3, total - letters >= 2 { return letters * 2 }
        if isTanwin, letters >= 3, total - letters >= 2 { return letters * 2 }
        isTanwin = false
      } else if value == 0x64B {
        isTanwin = true
      }
      byte = next
    }
    return nil
  }

  /// Which half of a certainly cut word is the name: the second where it opens one, else the first.
  private func sided(_ range: Range<Int>, _ cut: Int) -> Glue {
    let second = (range.lowerBound + cut)..<range.upperBound
    return opensName(second) ? Glue(lead: cut) : Glue(tail: range.count - cut)
  }

  private func opensName(_ range: Range<Int>) -> Bool {
    for length in CliticLengths(document.foldedBytes, range) where length.bytes == 0 || range.count - length.bytes >= 6
    {
      let rest = (range.lowerBound + length.bytes)..<range.upperBound
      if isListed(rest) || NameHeads.embedded.words.value(document.foldedBytes, rest) != nil { return true }
      let facts = WordFacts(document.foldedBytes, rest)
      if facts.foreign >= 3 && facts.zipf < 42 { return true }
    }
    return NameClues.embedded.letters.value(document.foldedBytes, range) == 0
  }

  private func isListed(_ range: Range<Int>) -> Bool {
    guard range.count >= 8, let value = gazetteer.phrases.value(document.foldedBytes, range) else { return false }
    return value == PhraseIndex.beginning || !Gazetteer.Hit(value).isWeak
  }

  /// A name with a function word behind it.
  private func gluedBehind(_ range: Range<Int>) -> Glue? {
    for letters in stride(from: min(5, range.count / 2 - 3), through: 2, by: -1) {
      let cut = range.upperBound - letters * 2
      guard let sure = NameClues.embedded.glue.value(document.foldedBytes, cut..<range.upperBound) else { continue }
      let name = range.lowerBound..<cut
      let facts = WordFacts(document.foldedBytes, name)
      let score = TaggerModel.embedded.letterScore(document.foldedBytes, name)
      if sure == 1, facts.foreign >= 1 || facts.zipf >= 30 || isListed(name) || name.count >= 8 && score >= 24 {
        return Glue(tail: letters * 2)
      }
      if name.count >= 8, facts.foreign >= 3 || isListed(name) { return Glue(tail: letters * 2) }
    }
    return nil
  }

  /// A title or another common word with a name behind it.
  private func gluedBefore(_ range: Range<Int>) -> Glue? {
    for letters in stride(from: range.count / 2 - 3, through: 3, by: -1) {
      let first = range.lowerBound..<(range.lowerBound + letters * 2)
      let name = first.upperBound..<range.upperBound
      let isTitle =
        Titles.embedded.phrases.value(document.foldedBytes, first).map { $0 != PhraseIndex.beginning } ?? false
      guard isTitle && letters >= 4 || letters >= 4 && WordFacts(document.foldedBytes, first).zipf >= 52 else {
        continue
      }
      let facts = WordFacts(document.foldedBytes, name)
      let isName = isListed(name) || name.count >= 8 && facts.foreign >= 4 && facts.zipf < 40
      let isLikely =
        isTitle && name.count >= 8
        && (facts.foreign >= 2 && facts.zipf < 40
          || facts.zipf == 0 && TaggerModel.embedded.letterScore(document.foldedBytes, name) >= 24)
      if isName || isLikely { return Glue(lead: letters * 2) }
    }
    return nil
  }
}
