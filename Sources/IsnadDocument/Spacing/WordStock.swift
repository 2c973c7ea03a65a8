import IsnadLexicon
import IsnadText

/// How well a spelling is known: to the word lists with and without clitics, as a part of a name, to the article itself.
struct WordStock {
  /// Hashes of the words that the article has; a collision can only offer a cut that the other part must bear out.
  private let ofArticle: Set<UInt64>

  init(_ tokens: [Token], _ foldedBytes: [UInt8]) {
    var words: Set<UInt64> = []
    for token in tokens where token.kind == .word && token.folded.count >= 8 && token.folded.count <= 32 {
      words.insert(hash(foldedBytes[token.folded.range]))
    }
    ofArticle = words
  }

  /// Ten times the Zipf frequency of a folded spelling, what a clitic costs taken off; 0 where nobody knows it.
  func frequency(_ word: ArraySlice<UInt8>) -> Int {
    let whole = max(WordLists.frequency(word), articleFrequency(word))
    if whole > 0 { return whole }
    return max(frequencyBehindPrefix(word), frequencyBeforePronoun(word), nameFrequency(word))
  }

  private func articleFrequency(_ word: ArraySlice<UInt8>) -> Int {
    word.count >= 8 && ofArticle.contains(hash(word)) ? SpacingCosts.ofArticle : 0
  }

  private func frequencyBehindPrefix(_ word: ArraySlice<UInt8>) -> Int {
    var best = 0
    for prefix in Self.prefixes where word.count - prefix.count >= 6 && word.starts(with: prefix) {
      let stem = word.dropFirst(prefix.count)
      best = max(best, max(WordLists.frequency(stem), articleFrequency(stem)) - SpacingCosts.prefix)
    }
    return best
  }

  private func frequencyBeforePronoun(_ word: ArraySlice<UInt8>) -> Int {
    var best = 0
    for pronoun in Self.pronouns
    where word.count - pronoun.count >= 6 && word.suffix(pronoun.count).elementsEqual(pronoun) {
      let stem = word.dropLast(pronoun.count)
      var frequency = WordLists.frequency(stem)
      if frequency == 0, stem.suffix(2).elementsEqual(Self.openTa) {
        frequency = WordLists.frequency(ArraySlice(stem.dropLast(2) + Self.ha))
      }
      if frequency >= 35 { best = max(best, frequency - SpacingCosts.pronoun) }
    }
    return best
  }

  private func nameFrequency(_ word: ArraySlice<UInt8>) -> Int {
    guard let row = WordLists.nameUnits.row(sortedKey: word), row.rest.count >= 3 else { return 0 }
    let counts = row.rest.bytes.prefix(3).map { Int($0) - 0x30 }
    return counts.reduce(0, +) >= 2 ? 20 + (counts.max() ?? 0) : 0
  }

  private static let prefixes = ["و", "ف", "ب", "ل", "ك", "س", "وب", "ول", "ال", "لل", "ولل", "وس", "فس", "فل", "فب"]
    .map {
      Array($0.utf8)
    }
  private static let pronouns = ["ه", "ها", "هم", "هما", "هن", "ك", "كم", "كما", "نا", "ي", "ني"].map {
    Array($0.utf8)
  }
  private static let openTa = Array("ت".utf8)
  private static let ha = Array("ه".utf8)
}

/// FNV-1a.
private func hash(_ bytes: ArraySlice<UInt8>) -> UInt64 {
  bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
}
