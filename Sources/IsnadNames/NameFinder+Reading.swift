import IsnadDocument
import IsnadLanguage
import IsnadRecords

/// What the word lists say of each token, before anything is decided.
extension NameFinder {
  mutating func readTokens() {
    tokens.reserveCapacity(document.tokens.count)
    for (i, token) in document.tokens.enumerated() {
      var result = NameToken()
      switch token.kind {
      case .word:
        let range = document.foldedRange(i)
        result = readWord(i, range)
        if result.facts.zipf == 0, !result.facts.isUnit, let glue = glue(at: i) {
          result = readWord(i, (range.lowerBound + glue.lead)..<(range.upperBound - glue.tail))
          result.lead = glue.lead
          result.tail = glue.tail
        }
        result.kind = 0x77
      case .number: result.kind = 0x6E
      case .foreign: result.kind = 0x78
      default: break
      }
      tokens.append(result)
    }
    splitRepeated()
  }

  /// `ومايورغا`, `لمايورغا` where the article has `مايورغا` too: an unknown word's first letter is a clitic when the rest stands
  /// elsewhere.
  private mutating func splitRepeated() {
    var words: Set<ArraySlice<UInt8>> = []
    for token in tokens.indices where tokens[token].isWord && tokens[token].facts.zipf == 0 {
      words.insert(document.folded(token))
    }
    for token in tokens.indices
    where tokens[token].isWord && tokens[token].clitics == 0 && tokens[token].facts.zipf == 0
      && !tokens[token].facts.isUnit
    {
      let range = document.foldedRange(token)
      let letter = Letters.code(document.foldedBytes, range.lowerBound, range.upperBound)
      guard range.count >= 10, letter == Letters.waw || Letters.isPreposition(letter) && range.count >= 12,
        words.contains(document.foldedBytes[range.dropFirst(2)])
      else { continue }
      tokens[token].clitics = 2
      tokens[token].facts = WordFacts(document.foldedBytes, range.dropFirst(2))
    }
  }

  /// The most likely number of clitic bytes, and the facts of the rest.
  private func readWord(_ token: Int, _ range: Range<Int>) -> NameToken {
    // بينس: where the language model sees one word, only a well-known rest speaks for a clitic.
    let isOneWord = analysis.words(ofToken: token).count == 1
    var best = NameToken()
    var bestScore = Int.min
    for length in CliticLengths(document.foldedBytes, range) {
      let rest = (range.lowerBound + length.bytes)..<range.upperBound
      var facts = WordFacts(document.foldedBytes, rest)
      if length.isAfterLam {
        // للوليد: the word with its article back.
        let whole = Letters.article + document.foldedBytes[rest]
        facts.join(WordFacts(whole, 0..<whole.count))
      }
      // A word that starts with its own و is as good as one with a conjunction, until the lists say otherwise.
      let score =
        Int(facts.strongest) * 6 + Int(facts.zipf) - length.bytes * 5 + (facts.isUnit || facts.zipf > 0 ? 10 : 0)
        + (length.bytes == 0 && facts.foreign > 0 ? 12 : 0) - (length.bytes > 0 && isOneWord ? 24 : 0)
        - (length.bytes > 0 && isEverydayWord(range, rather: facts) ? 60 : 0)
      if score > bestScore {
        bestScore = score
        best.clitics = length.bytes
        best.facts = facts
      }
    }
    best.isWord = true
    var word = (range.lowerBound + best.clitics)..<range.upperBound
    if !best.facts.isUnit, best.facts.zipf < 40 { best.facts.join(factsOfOtherSpelling(word)) }
    if word.count > 8, document.foldedBytes[word].starts(with: Letters.article) {
      word = (word.lowerBound + 4)..<word.upperBound
    }
    best.letters = UInt8(max(0, min(9, 5 + TaggerModel.embedded.letterScore(document.foldedBytes, word) / 12)))
    return best
  }

  /// لدى, بكيت: a frequent word that is no name, hardly rarer than the name that its first letter leaves.
  private func isEverydayWord(_ range: Range<Int>, rather rest: WordFacts) -> Bool {
    let whole = WordFacts(document.foldedBytes, range)
    return !whole.isUnit && whole.zipf >= 36 && whole.zipf + 5 >= rest.zipf
  }

  /// دييجو: what the lists know of a name by the غ that others write for its *g*.
  private func factsOfOtherSpelling(_ word: Range<Int>) -> WordFacts {
    var spelling = Array(document.foldedBytes[word])
    var isOther = false
    for i in stride(from: 0, to: spelling.count - 1, by: 2) where spelling[i] == 0xD8 && spelling[i + 1] == 0xAC {
      spelling[i + 1] = 0xBA
      isOther = true
    }
    guard isOther else { return WordFacts() }
    var facts = WordFacts(spelling, 0..<spelling.count)
    facts.zipf = 0
    return facts
  }

  /// Notes titles, adjectives and heads at the tokens, as the tagger wants them.
  mutating func markContext() {
    for place in adjectives { tokens[place.token].isAdjective = true }
    for token in tokens.indices where tokens[token].isWord {
      if let (end, title, _) = longestTitle(from: token) {
        for covered in token..<end { tokens[covered].title = title.kind.letter }
      }
      tokens[token].head = headLetter(token)
    }
  }

  private func headLetter(_ token: Int) -> UInt8 {
    let range = core(token)
    for length in CliticLengths(document.foldedBytes, range) {
      guard
        let value = NameHeads.embedded.words.value(
          document.foldedBytes, (range.lowerBound + length.bytes)..<range.upperBound)
      else { continue }
      let letter: UInt8 = NameHeads.embedded.heads[Int(value >> 1)].kind == .place ? 0x70 : 0x6F
      return value & 1 != 0 ? letter - 0x20 : letter
    }
    return 0
  }
}
