public import IsnadText

/// One article cut into paragraphs, sentences, tokens and quotations.
///
/// The document owns the text; everything else points into it. It is built once and never changed, and the same bytes give
/// the same document on every machine. Between two tokens stands nothing but white space and invisible characters. Words that
/// lost the space between them (`التأجيلسيكون`) are two tokens.
public struct Document: Sendable {
  public let text: SourceText
  /// Lines that are not blank.
  public let paragraphs: [ByteSpan]
  /// In text order; a sentence never runs over a paragraph's end.
  public let sentences: [Sentence]
  public let tokens: [Token]
  /// In the order of their contents' starts; an outer one comes before those inside it.
  public let quotations: [Quotation]
  /// Quotation marks that open or close nothing, in text order; lone apostrophes are among them.
  public let strayMarks: [ByteSpan]

  /// Where a word begins whose space is lost, in text order: a token ends there all the same.
  public let lostSpaces: [LostSpace]

  /// The first token of each page but the first: a page break (U+000C) parts two articles in one file.
  private let pageStarts: [Int]

  /// The folded forms (``Folding/folded``) of all tokens, one after the other.
  public let foldedBytes: [UInt8]

  public struct Sentence: Sendable, Hashable {
    public let span: ByteSpan
    /// Indices into ``Document/tokens``.
    public let tokens: Range<Int>
    public let paragraph: Int32
  }

  /// - Complexity: O(*n*) in bytes.
  public init(_ text: SourceText) {
    self.text = text
    var tokenizer = Tokenizer(text, lostSpaces: [])
    tokenizer.run()
    lostSpaces = findLostSpaces(in: text, tokens: tokenizer.tokens, foldedBytes: tokenizer.foldedBytes)
    if !lostSpaces.isEmpty {
      tokenizer = Tokenizer(text, lostSpaces: lostSpaces)
      tokenizer.run()
    }
    paragraphs = tokenizer.paragraphs
    tokens = tokenizer.tokens
    sentences = tokenizer.sentences
    foldedBytes = tokenizer.foldedBytes
    pageStarts = tokenizer.pageStarts
    var builder = QuotationBuilder(text: text, tokens: tokens, sentences: sentences)
    quotations = builder.build()
    strayMarks = builder.strays
  }

  /// What is printed at a token.
  public func string(_ token: Int) -> String { text[tokens[token].span] }

  /// The folded form of a token, for look-ups.
  @inlinable public func folded(_ token: Int) -> ArraySlice<UInt8> { foldedBytes[foldedRange(token)] }

  /// Where the folded form of a token stands in ``foldedBytes``.
  public func foldedRange(_ token: Int) -> Range<Int> { tokens[token].folded.range }

  /// Whether a token's folded form is `word` (which must be written folded: `الي`, not `إلى`).
  public func token(_ token: Int, is word: StaticString) -> Bool {
    guard tokens.indices.contains(token) else { return false }
    let range = tokens[token].folded.range
    guard range.count == word.utf8CodeUnitCount else { return false }
    return foldedBytes.withUnsafeBufferPointer { bytes in
      for i in 0..<range.count where bytes[range.lowerBound + i] != word.utf8Start[i] { return false }
      return true
    }
  }

  /// The page that a token stands on, counted from 0. What is on another page belongs to another article.
  ///
  /// - Complexity: O(log *n*) in pages.
  public func page(ofToken token: Int) -> Int {
    var low = 0
    var high = pageStarts.count
    while low < high {
      let mid = (low + high) / 2
      if pageStarts[mid] <= token { low = mid + 1 } else { high = mid }
    }
    return low
  }

  /// The innermost quotation whose content holds `byte`.
  ///
  /// - Complexity: O(log *n*).
  public func quotation(holding byte: Int32) -> Int? {
    var low = 0
    var high = quotations.count
    while low < high {
      let mid = (low + high) / 2
      if quotations[mid].content.start <= byte { low = mid + 1 } else { high = mid }
    }
    var found: Int32? = low > 0 ? Int32(low - 1) : nil
    while let i = found, !quotations[Int(i)].content.contains(byte) { found = quotations[Int(i)].parent }
    return found.map(Int.init)
  }

  /// Whether a quotation mark that opens or closes nothing stands in `span`; apostrophes count.
  ///
  /// - Complexity: O(log *n*).
  public func hasStrayMark(in span: ByteSpan) -> Bool {
    let i = strayMarks.firstIndex(atOrAfter: span.start) { $0.start }
    return i < strayMarks.count && strayMarks[i].start < span.end
  }

  /// Whether words in `span` have lost the space between them.
  ///
  /// - Complexity: O(log *n*).
  public func hasLostSpace(in span: ByteSpan) -> Bool {
    let i = lostSpaces.firstIndex(atOrAfter: span.start) { $0.byte }
    return i < lostSpaces.count && lostSpaces[i].byte < span.end
  }

  /// The first token that ends after `byte`; `tokens.count` past the last.
  ///
  /// - Complexity: O(log *n*).
  public func token(atOrAfter byte: Int32) -> Int {
    var low = 0
    var high = tokens.count
    while low < high {
      let mid = (low + high) / 2
      if tokens[mid].span.end <= byte { low = mid + 1 } else { high = mid }
    }
    return low
  }

  /// The tokens that lie whole or in part in `span`.
  public func tokens(in span: ByteSpan) -> Range<Int> {
    let first = token(atOrAfter: span.start)
    let end = token(atOrAfter: span.end)
    let last = end < tokens.count && tokens[end].span.start < span.end ? end + 1 : end
    return first..<max(first, last)
  }
}

extension Array {
  /// The first of sorted elements whose place is `byte` or behind it.
  fileprivate func firstIndex(atOrAfter byte: Int32, _ place: (Element) -> Int32) -> Int {
    var low = 0
    var high = count
    while low < high {
      let mid = (low + high) / 2
      if place(self[mid]) < byte { low = mid + 1 } else { high = mid }
    }
    return low
  }
}
