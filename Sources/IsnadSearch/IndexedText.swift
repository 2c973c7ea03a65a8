public import IsnadDocument
public import IsnadLanguage
import IsnadNames
public import IsnadText

/// A text with what the search needs to know of its words written between its letters, as ``SearchMark`` bytes.
///
/// The index gets this text and nothing else, so a tokenizer that knows no Arabic grammar can give `وبقرارهم` the tokens
/// وبقرارهم, قرار and the lemma at one position. The marks come from the language model's reading of the sentence: no rule on
/// letters can tell the و of `وصول` from that of `وقرار`.
public struct IndexedText: Sendable, Hashable {
  public let bytes: [UInt8]

  /// Which words have their lemma written behind them.
  public enum Lemmas: Sendable {
    case none
    /// Those that are spelled otherwise: what a document needs.
    case differing
    /// All but names: what a query needs.
    case all
  }

  /// Bytes that were stored before.
  public init(stored bytes: [UInt8]) { self.bytes = bytes }

  /// - Parameters:
  ///   - document: The text; control characters that would read as marks become spaces.
  ///   - analysis: nil for a text that is not Arabic: its words have no marks.
  ///   - names: Where names stand; their words get no lemma, because names are never stemmed. In text order.
  ///   - lemmas: Which words get their lemma.
  public init(_ document: Document, analysis: Analysis?, names: [ByteSpan], lemmas: Lemmas = .differing) {
    let text = document.text
    var out: [UInt8] = []
    out.reserveCapacity(text.bytes.count * 3 / 2)
    var copied = 0
    func copy(to end: Int, into out: inout [UInt8]) {
      for byte in text.bytes[copied..<end] { out.append(byte <= SearchMark.exact ? 0x20 : byte) }
      copied = end
    }
    var name = names.startIndex
    for (i, token) in document.tokens.enumerated() where token.kind == .word {
      guard let analysis else { break }
      while name < names.endIndex, names[name].end <= token.span.start { name += 1 }
      let word = analysis.stem(ofToken: i)
      let base = Self.base(of: word, in: token, analysis, text)
      if base.start > token.span.start {
        copy(to: Int(base.start), into: &out)
        out.append(SearchMark.baseStart)
      }
      if base.end < token.span.end {
        copy(to: Int(base.end), into: &out)
        out.append(SearchMark.baseEnd)
        if analysis.form(of: word).unicodeScalars.last == "ة" { out.append(SearchMark.baseEnd) }
      }
      let isName = name < names.endIndex && names[name].overlaps(token.span)
      guard lemmas != .none, !isName, analysis.words[word].upos.isOpen else { continue }
      let lemma = analysis.lemma(of: word)
      guard !lemma.isEmpty, lemmas == .all || Folding.folded.of(lemma) != folded(base, text) else { continue }
      copy(to: Int(token.span.end), into: &out)
      out.append(SearchMark.lemma)
      out.append(contentsOf: lemma.utf8.filter { $0 != 0x20 && !SearchMark.isMark($0) })
      out.append(SearchMark.lemma)
    }
    copy(to: text.bytes.count, into: &out)
    bytes = out
  }

  /// A text that nobody has read yet: a title, a query.
  public init(_ text: SourceText, lemmas: Lemmas = .differing) {
    let document = Document(text)
    let analysis = LanguageModel.embedded.analyse(document)
    // Names are told from other words for their lemmas alone.
    let names = lemmas == .none ? [] : nameSpans(of: findNames(in: document, analysis: analysis).entities)
    self.init(document, analysis: analysis, names: names, lemmas: lemmas)
  }

  /// The word without clitics and article; a base of one letter is no base.
  private static func base(of word: Int, in token: Token, _ analysis: Analysis, _ text: SourceText) -> ByteSpan {
    let span = analysis.bareSpan(of: word)
    return token.span.contains(span) && span.count > 2 ? span : token.span
  }
}

private func folded(_ span: ByteSpan, _ text: SourceText) -> [UInt8] {
  var out: [UInt8] = []
  Folding.folded.append(text.bytes, span.range, to: &out)
  return out
}

extension IndexedText {
  /// Calls `body` with each word: its place in the text that was indexed, and its terms, if one starts with one of the letters.
  func forEachWord(startingWith initials: Initials, _ body: (ByteSpan, SearchTerms) -> Void) {
    var i = 0
    var original = 0
    SearchTokenizer(.document).forEachWord(bytes, startingWith: initials) { range, terms in
      original += originalCount(i..<range.lowerBound)
      let count = originalCount(range)
      body(ByteSpan(original..<(original + count)), terms)
      original += count
      i = range.upperBound
      return true
    }
  }

  /// The bytes in `range` that stand in the text itself; a range never starts or ends inside a lemma.
  private func originalCount(_ range: Range<Int>) -> Int {
    var count = 0
    var isLemma = false
    for byte in bytes[range] {
      if byte == SearchMark.lemma { isLemma.toggle() }
      if !isLemma, !SearchMark.isMark(byte) { count += 1 }
    }
    return count
  }
}
