import IsnadText

/// A place where two words stand together that should stand apart: `التأجيل|سيكون`.
public struct LostSpace: Sendable, Hashable {
  /// Where the second word begins.
  public let byte: Int32
  /// Whether the letters prove it: the first word has its last letter there (ة, ى, tanwin).
  public let isCertain: Bool
}

/// Finds the places where a word begins though no space stands before it, in text order.
///
/// Translators and web pages lose spaces by ones, and sometimes all of a paragraph. A written word that nobody knows is cut where
/// the parts are so much better known that a lost space explains it better than a rare word (a unigram model of words, read by
/// dynamic programming). In an article that has lost spaces for certain, others are likelier, so it is read twice.
///
/// - Complexity: Linear: a word longer than ``WrittenWord/longest`` letters is no word, and no more than ``budget`` letters of
///   unknown words are looked into.
func findLostSpaces(in text: SourceText, tokens: [Token], foldedBytes: [UInt8]) -> [LostSpace] {
  var words: [WrittenWord] = []
  var letters = 0
  for i in tokens.indices where tokens[i].kind == .word && letters < budget {
    guard !isInHashtag(i, tokens, text), let word = WrittenWord(tokens[i], text, foldedBytes), word.isStrange else {
      continue
    }
    words.append(word)
    letters += word.count
  }
  guard !words.isEmpty else { return [] }
  let stock = WordStock(tokens, foldedBytes)
  let found = words.flatMap { WordCutter($0, stock, prior: SpacingCosts.seldom).cuts() }
  let certain = found.count { $0.isCertain }
  guard certain >= 2, certain * 250 >= tokens.count else { return found }
  return words.flatMap { WordCutter($0, stock, prior: SpacingCosts.often).cuts() }
}

private let budget = 100_000

/// Words of a hashtag stand together as they should.
private func isInHashtag(_ token: Int, _ tokens: [Token], _ text: SourceText) -> Bool {
  guard token > 0, !tokens[token].isSpaced, tokens[token - 1].kind == .symbol else { return false }
  let sign = text.bytes[Int(tokens[token - 1].span.start)]
  return sign == 0x23 || sign == 0x5F || sign == 0x40
}
