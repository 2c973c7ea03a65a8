import IsnadDocument
import IsnadLanguage
import IsnadText

/// Every token of a document with its sense and the letters that are attached before it.
///
/// A class, since two dozen readers hold it and are handed around at every token.
final class WordReader {
  /// What is attached before a word.
  struct Prefixes: OptionSet {
    let rawValue: UInt8
    /// و or ف.
    static let and = Prefixes(rawValue: 1)
    /// ب, ل or ك.
    static let preposition = Prefixes(rawValue: 2)
    static let article = Prefixes(rawValue: 4)
    /// ك alone, which makes a role of a noun (`كرهينة`).
    static let like = Prefixes(rawValue: 8)
  }

  struct Entry {
    /// Index into ``ExpressionLexicon/senses``; -1 for a word without a sense.
    var sense: Int32 = -1
    var prefixes = Prefixes()
    /// Letters before the word that has the sense.
    var letters: UInt8 = 0
  }

  let document: Document
  private let analysis: Analysis?
  let lexicon = ExpressionLexicon.shared
  private(set) var entries: [Entry] = []
  private static let none = Sense()

  init(_ document: Document, analysis: Analysis? = nil) {
    self.document = document
    self.analysis = analysis
    entries.reserveCapacity(document.tokens.count)
    for i in document.tokens.indices {
      switch document.tokens[i].kind {
      case .word: entries.append(look(up: document.foldedRange(i)))
      case .foreign: entries.append(Entry(sense: lexicon.sense(document.foldedBytes, document.foldedRange(i)) ?? -1))
      default: entries.append(Entry())
      }
    }
  }

  var count: Int { entries.count }

  /// The sense of a token; an empty one for a word without, and beyond the text.
  subscript(i: Int) -> Sense {
    guard entries.indices.contains(i), entries[i].sense >= 0 else { return WordReader.none }
    return lexicon.senses[Int(entries[i].sense)]
  }

  func prefixes(_ i: Int) -> Prefixes { entries.indices.contains(i) ? entries[i].prefixes : [] }

  func hasArticle(_ i: Int) -> Bool { prefixes(i).contains(.article) }

  /// Where the word of a token starts, after what is attached before it; its article stays with it.
  func start(_ i: Int) -> Int32 {
    let entry = entries[i]
    let letters = Int(entry.letters) - (entry.prefixes.contains(.article) && !isLamOfArticle(i) ? 2 : 0)
    return letters > 0 ? byte(afterLetters: letters, of: i) : document.tokens[i].span.start
  }

  func end(_ i: Int) -> Int32 { document.tokens[i].span.end }

  func span(_ tokens: Range<Int>) -> ByteSpan {
    ByteSpan(start: start(tokens.lowerBound), end: end(tokens.upperBound - 1))
  }

  func isKind(_ i: Int, _ kind: Token.Kind) -> Bool {
    document.tokens.indices.contains(i) && document.tokens[i].kind == kind
  }

  func isSpaced(_ i: Int) -> Bool { document.tokens.indices.contains(i) && document.tokens[i].isSpaced }

  /// Whether two tokens stand in one sentence.
  func sameSentence(_ i: Int, _ j: Int) -> Bool {
    document.tokens.indices.contains(i) && document.tokens.indices.contains(j)
      && document.tokens[i].sentence == document.tokens[j].sentence
  }

  func sentence(of i: Int) -> Range<Int> { document.sentences[Int(document.tokens[i].sentence)].tokens }

  /// The folded form of a token; empty beyond the text.
  func folded(_ i: Int) -> ArraySlice<UInt8> { document.tokens.indices.contains(i) ? document.folded(i) : [] }

  /// Whether the folded token is one of `words`.
  func token(_ i: Int, isOneOf words: [StaticString]) -> Bool { words.contains { document.token(i, is: $0) } }

  /// Whether the folded token is the one ASCII character `byte`.
  func token(_ i: Int, isMark byte: UInt8) -> Bool {
    guard document.tokens.indices.contains(i) else { return false }
    let range = document.foldedRange(i)
    return range.count == 1 && document.foldedBytes[range.lowerBound] == byte
  }

  /// The word alone (و, without what it joins), or attached to the next token that is no word (`و552`).
  func isLoneAnd(_ i: Int) -> Bool { document.token(i, is: "و") }

  /// Whether the model takes a token for a noun or an adjective with nothing attached before it; nil without a model.
  func isTaggedNoun(_ i: Int) -> Bool? {
    guard let analysis, document.tokens.indices.contains(i) else { return nil }
    let parts = analysis.words(ofToken: i)
    guard let first = parts.first else { return nil }
    switch analysis.words[first].upos {
    case .noun, .propn, .adj, .x, .num: return true
    default: return false
    }
  }

  /// The longest phrase at a token whose meaning `accepts` takes, and the token after it.
  func phrase<T>(at i: Int, _ accepts: (ExpressionLexicon.Phrase.Meaning) -> T?) -> (T, next: Int)? {
    guard entries.indices.contains(i), entries[i].sense >= 0 else { return nil }
    for p in lexicon.senses[Int(entries[i].sense)].phrases {
      let phrase = lexicon.phrases[Int(p)]
      guard let meaning = accepts(phrase.meaning), matches(phrase.words, at: i) else { continue }
      return (meaning, i + phrase.words.count)
    }
    return nil
  }

  /// Whether the words after the first stand in the text; an article before them may be missing or there.
  private func matches(_ words: [[UInt8]], at i: Int) -> Bool {
    guard i + words.count <= count else { return false }
    for k in 1..<max(1, words.count) {
      let folded = document.folded(i + k)
      guard folded.elementsEqual(words[k]) || folded.dropFirst(4).elementsEqual(words[k]) && hasWrittenArticle(i + k)
      else { return false }
    }
    return true
  }

  private func hasWrittenArticle(_ i: Int) -> Bool { document.folded(i).starts(with: Letters.article) }

  private static let between = Array("بين".utf8)

  /// Takes letters off the front until the rest is a known word; the longest rest wins.
  private func look(up range: Range<Int>) -> Entry {
    let bytes = document.foldedBytes
    // بين is no yen behind ب.
    if bytes[range].elementsEqual(WordReader.between) { return Entry() }
    if let sense = lexicon.sense(bytes, range) { return Entry(sense: sense) }
    func letter(_ at: Int) -> UInt16 { at + 1 < range.upperBound ? UInt16(bytes[at]) << 8 | UInt16(bytes[at + 1]) : 0 }
    var at = range.lowerBound
    var prefixes = Prefixes()
    func entry() -> Entry? {
      guard range.upperBound - at >= 4, let sense = lexicon.sense(bytes, at..<range.upperBound) else { return nil }
      return Entry(sense: sense, prefixes: prefixes, letters: UInt8((at - range.lowerBound) / 2))
    }
    if letter(at) == Letters.waw || letter(at) == Letters.fa {
      at += 2
      prefixes.insert(.and)
      if let found = entry() { return found }
    }
    let first = letter(at)
    if first == Letters.ba || first == Letters.kaf || first == Letters.lam {
      at += 2
      prefixes.insert(.preposition)
      if first == Letters.kaf { prefixes.insert(.like) }
      // No verb stands after ب or ك: بينما is no form of نما.
      if let found = entry(), first == Letters.lam || !lexicon.senses[Int(found.sense)].isVerbOnly { return found }
      if first == Letters.lam, letter(at) == Letters.lam {
        at += 2
        prefixes.insert(.article)
        return entry() ?? Entry()
      }
    }
    if letter(at) == Letters.alef, letter(at + 2) == Letters.lam {
      at += 4
      prefixes.insert(.article)
      if let found = entry() { return found }
    }
    return Entry()
  }

  /// Whether the article lost its alef after ل (`للدولار`).
  private func isLamOfArticle(_ i: Int) -> Bool {
    let range = document.foldedRange(i)
    let at = range.lowerBound + 2 * (Int(entries[i].letters) - 2)
    guard at >= range.lowerBound, at + 1 < range.upperBound else { return true }
    return document.foldedBytes[at] != Letters.article[0] || document.foldedBytes[at + 1] != Letters.article[1]
  }

  /// The byte of the text after `letters` letters of a token; marks and tatweel go with the letter before them.
  private func byte(afterLetters letters: Int, of i: Int) -> Int32 {
    let span = document.tokens[i].span
    var at = Int(span.start)
    var left = letters
    while at < Int(span.end) {
      let (value, next) = document.text.scalar(at: at)
      switch ScalarClass(value) {
      case .mark, .tatweel, .invisible: break
      default:
        if left == 0 { return Int32(at) }
        left -= 1
      }
      at = next
    }
    return span.start
  }
}

/// Letters in folded spelling.
enum Letters {
  static let waw: UInt16 = 0xD988
  static let fa: UInt16 = 0xD981
  static let ba: UInt16 = 0xD8A8
  static let kaf: UInt16 = 0xD983
  static let lam: UInt16 = 0xD984
  static let alef: UInt16 = 0xD8A7
  static let sin: UInt16 = 0xD8B3
  static let article: [UInt8] = Array("ال".utf8)
}
