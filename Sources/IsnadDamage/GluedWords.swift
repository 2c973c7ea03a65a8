import CIsnadData
import IsnadDocument
import IsnadLexicon

/// Where two known words stand together in one that nobody knows: `التواصلالاجتماعي`, `النوابفي`, `التييوشك`.
///
/// Chance makes two short words of many a rare name, so one of them must show a word's edge: an article or a future س that
/// opens the second, an article that opens the first before a word of grammar, or a word that no other can grow from.
struct GluedWords {
  private let bytes: [UInt8]

  init(_ document: Document) { bytes = document.foldedBytes }

  /// The length in bytes of the first word; nil where the token is one word.
  func cut(_ token: Range<Int>) -> Int? {
    guard token.count >= 14, token.count <= 60, !isKnownWithClitics(token) else { return nil }
    for length in stride(from: 4, through: token.count - 4, by: 2) {
      let first = token.lowerBound..<(token.lowerBound + length)
      let second = (token.lowerBound + length)..<token.upperBound
      if isPair(first, second) { return length }
    }
    return nil
  }

  private func isPair(_ first: Range<Int>, _ second: Range<Int>) -> Bool {
    let firstIsDefinite = startsWithArticle(first) && first.count >= 10
    // زادت|الموجة; names of the kind of عبد الرحيم are often written in one.
    if startsWithArticle(second), second.count >= 10, first.count >= 6, !isName(first), isOpening(first, least: 34),
      frequency(second) >= 36
    {
      return true
    }
    if firstIsDefinite, startsWithFuture(second), frequency(first) >= 32, frequency(second) >= 36 { return true }
    if firstIsDefinite, isOne(of: GluedWords.closers, second) {
      return frequency(first) >= (second.count > 4 ? 34 : 38)
    }
    if isOne(of: GluedWords.relatives, first), second.count >= 8, frequency(second) >= 30 { return true }
    if isOne(of: GluedWords.openers, first), second.count >= 8, frequency(second) >= 38 { return true }
    return firstIsDefinite && second.count >= 8 && frequency(first) >= 36 && frequency(second) >= 44
  }

  /// A word, or one behind و or ف.
  private func isOpening(_ word: Range<Int>, least: Int) -> Bool {
    if frequency(word) >= least { return true }
    guard word.count >= 10, bytes[word].starts(with: Array("و".utf8)) || bytes[word].starts(with: Array("ف".utf8))
    else {
      return false
    }
    return frequency(word.dropFirst(2)) >= least
  }

  /// Ten times the Zipf frequency of a spelling; 0 for an unknown one.
  private func frequency(_ word: Range<Int>) -> Int {
    commonWords.row(sortedKey: bytes[word]).flatMap { Int($0.string(1)) } ?? 0
  }

  private func isKnownWithClitics(_ word: Range<Int>) -> Bool {
    peelings(of: bytes, in: word).contains { commonWords.row(sortedKey: bytes[$0.stem]) != nil }
  }

  private func startsWithArticle(_ word: Range<Int>) -> Bool { bytes[word].starts(with: Array("ال".utf8)) }

  private func startsWithFuture(_ word: Range<Int>) -> Bool {
    word.count >= 8
      && (bytes[word].starts(with: Array("سي".utf8)) || bytes[word].starts(with: Array("ست".utf8)))
  }

  private func isName(_ word: Range<Int>) -> Bool {
    let letters = bytes[word]
    return ["عبد", "ابو", "ابي", "ام", "بني", "نور", "سيف", "ذو"].contains {
      letters.suffix($0.utf8.count).elementsEqual(Array($0.utf8))
    }
  }

  private func isOne(of words: [[UInt8]], _ word: Range<Int>) -> Bool {
    let letters = bytes[word]
    return words.contains { $0.elementsEqual(letters) }
  }

  /// Words of grammar that stand behind a noun; ان is left out, which ends a dual.
  private static let closers = [
    "في", "من", "علي", "الي", "عن", "لا", "لم", "لن", "قد", "هو", "هي", "كان", "مع", "بعد", "قبل", "خلال", "حتي",
    "عند", "بين", "حول", "ضد", "هذا", "هذه", "التي", "الذي", "ايضا",
  ].map { Array($0.utf8) }

  /// Words that stand at the start of no other word.
  private static let relatives = ["التي", "الذي", "الذين"].map { Array($0.utf8) }

  /// Words from which hardly any other word grows.
  private static let openers = [
    "ذلك", "هذا", "هذه", "تلك", "خلال", "امام", "السيد", "السيده", "حول", "بعد", "قبل", "بين",
    "علي", "الي", "كانت", "تم", "وفقا", "اثناء",
  ].map { Array($0.utf8) }
}

/// Whether a spelling is a common word; `least` is ten times its Zipf frequency.
func isCommonWord(_ range: Range<Int>, _ bytes: [UInt8], least: Int) -> Bool {
  guard let row = commonWords.row(sortedKey: bytes[range]), let zipf = Int(row.string(1)) else { return false }
  return zipf >= least
}

private let commonWords = Table(isnad_common_words_bytes(), count: isnad_common_words_size())
