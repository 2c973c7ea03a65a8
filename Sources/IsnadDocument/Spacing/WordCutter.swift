import IsnadLexicon

/// Cuts one strange word into the words that explain it best.
struct WordCutter {
  private let word: WrittenWord
  private let stock: WordStock
  private let prior: Int

  init(_ word: WrittenWord, _ stock: WordStock, prior: Int) {
    self.word = word
    self.stock = stock
    self.prior = prior
  }

  /// The longest word that the lists are asked for, in letters.
  private static let longestPart = 16
  /// By how much the parts must explain the letters better than one word does.
  private static let least = 5

  func cuts() -> [LostSpace] {
    let count = word.count
    var best = [Int](repeating: .min / 2, count: count + 1)
    var back = [Int](repeating: 0, count: count + 1)
    best[0] = 0
    for end in 2...count {
      for start in max(0, end - Self.longestPart)...(end - 2) where best[start] > .min / 4 && end - start < count {
        let score = best[start] + cost(of: start..<end) + (start == 0 ? 0 : prior + edge(before: start))
        if score > best[end] {
          best[end] = score
          back[end] = start
        }
      }
    }
    guard best[count] >= costAsOne + Self.least else { return certainCut.map { [$0] } ?? [] }
    var found: [LostSpace] = []
    var place = back[count]
    while place > 0 {
      found.append(LostSpace(byte: word.starts[place], isCertain: word.isFinal(before: place)))
      place = back[place]
    }
    return found.reversed()
  }

  /// Where parts are names that nobody knows, the last letter alone tells.
  private var certainCut: LostSpace? {
    guard word.hasFinalLetter(in: 0..<word.count) else { return nil }
    guard let place = (3...(word.count - 2)).first(where: { word.isFinal(before: $0) && word.letters[$0 - 1] != 0x649 })
    else { return nil }
    return LostSpace(byte: word.starts[place], isCertain: true)
  }

  private var costAsOne: Int {
    let unknown = SpacingCosts.unknown(letters: word.count)
    if word.hasFinalLetter(in: 0..<word.count) { return unknown - SpacingCosts.finalLetter }
    return unknown
  }

  private func cost(of part: Range<Int>) -> Int {
    let letters = word.folded[
      (word.folded.startIndex + part.lowerBound * 2)..<(word.folded.startIndex + part.upperBound * 2)]
    var cost: Int
    if part.count == 2 {
      cost =
        WordEdges.embedded.short.contains(Array(word.letters[part]))
        ? SpacingCosts.known(WordLists.frequency(letters)) : SpacingCosts.twoLetters
    } else {
      let frequency = stock.frequency(letters)
      cost =
        frequency > 0
        ? SpacingCosts.known(frequency) : SpacingCosts.unknown(letters: part.count) - SpacingCosts.prefix
    }
    let edges = WordEdges.embedded
    if part.upperBound == word.count, edges.closers.contains(Array(letters)) { cost += SpacingCosts.closer }
    if part.lowerBound == 0, word.count - part.count >= 4, edges.openers.contains(Array(letters)) {
      cost += SpacingCosts.opener
    }
    if word.hasFinalLetter(in: part) { cost -= SpacingCosts.finalLetter }
    return cost
  }

  /// What the letters around a place say of a word that ends there.
  private func edge(before i: Int) -> Int {
    var score = 0
    if word.isFinal(before: i) { score += SpacingCosts.finalLetter }
    switch word.letters[i - 1] {
    case 0x624, 0x626: score += SpacingCosts.unlikelyClosing
    default: break
    }
    switch word.letters[i] {
    case 0x625: if !isClitic(i) { score += SpacingCosts.openingHamza }
    case 0x622, 0x623: score += SpacingCosts.hamza
    case 0x629, 0x649, 0x626, 0x624, 0x621: score += SpacingCosts.impossible
    case 0x627: if i + 5 <= word.count, word.letters[i + 1] == 0x644 { score += SpacingCosts.article }
    // القرار|سيكون: no word has an article and a future.
    case 0x633:
      if i + 4 <= word.count, word.letters[i + 1] == 0x64A || word.letters[i + 1] == 0x62A, word.isDefinite {
        score += SpacingCosts.future
      }
    default: break
    }
    return score
  }

  /// Whether the first `letters` letters are an article or a preposition, behind which إ is at home.
  private func isClitic(_ letters: Int) -> Bool {
    letters <= 3 && WordEdges.embedded.clitics.contains(Array(word.folded.prefix(letters * 2)))
  }
}
