import IsnadText

/// One mark of the text that may open or close a quotation, with what its shape and its neighbours say about that.
///
/// A doubled ASCII mark (`''`, `""`) is one mark. Costs are small whole numbers, the currency of ``QuotationPairing``:
/// 0 is what a typesetter would have done, 3 a slip that one meets on every page, 6 one that is hardly ever meant.
struct QuotationMark {
  /// The form of the mark; a mark closes one of its own family without cost.
  enum Family: UInt8 {
    case curly = 1, straight, guillemet, angle, singleCurly, singleStraight
  }
  enum Shape { case opening, closing, neutral }

  let tokens: Range<Int>
  let span: ByteSpan
  let family: Family
  let shape: Shape
  let openCost: Int32
  let closeCost: Int32
  /// The cost of leaving the mark out of every pair.
  let strayCost: Int32
  /// Paragraph ends between the mark before and this one.
  let breaks: Int32
  /// Whether a sentence ended since the mark before, or a colon opened one.
  let followsSentence: Bool
  let startsParagraph: Bool
  /// Whether a sentence or a clause ends at the mark.
  let endsSentence: Bool
}

/// Collects the marks of a document.
struct QuotationMarkReader {
  let text: SourceText
  let tokens: [Token]
  let sentences: [Document.Sentence]

  func marks() -> [QuotationMark] {
    var marks: [QuotationMark] = []
    var i = 0
    while i < tokens.count {
      guard tokens[i].kind == .quotationMark else {
        i += 1
        continue
      }
      let range = i..<endOfMark(i)
      marks.append(mark(at: range, after: marks.last))
      i = range.upperBound
    }
    return marks
  }

  /// One token, or two where an ASCII mark is doubled without a space between.
  private func endOfMark(_ i: Int) -> Int {
    let byte = text.bytes[Int(tokens[i].span.start)]
    let next = i + 1
    guard byte == 0x27 || byte == 0x22, next < tokens.count, tokens[next].span.start == tokens[i].span.end else {
      return next
    }
    return text.bytes[Int(tokens[next].span.start)] == byte ? next + 1 : next
  }

  private func mark(at range: Range<Int>, after last: QuotationMark?) -> QuotationMark {
    let first = range.lowerBound
    let (family, shape) = form(of: range)
    let endsSentence = standsAtSentenceEnd(range)
    var costs = neighbourCosts(range, endsSentence: endsSentence)
    switch shape {
    case .opening: costs.close += scalar(first) == 0x201E || scalar(first) == 0x201A ? 6 : 3
    case .closing: costs.open += 3
    case .neutral: break
    }
    let isSingle = family == .singleStraight || family == .singleCurly
    let paragraph = self.paragraph(first)
    return QuotationMark(
      tokens: range, span: tokens[first].span.union(tokens[range.upperBound - 1].span), family: family, shape: shape,
      openCost: costs.open, closeCost: costs.close,
      // A lone apostrophe is everyday; a double mark that clearly opens or closes is seldom a slip of the finger, least of
      // all where a sentence ends.
      strayCost: isSingle ? 2 : 4 + min(4, abs(costs.open - costs.close)) + (endsSentence ? 1 : 0),
      breaks: last.map { paragraph - self.paragraph($0.tokens.lowerBound) } ?? 1,
      followsSentence: last.map { startsAnew(from: $0.tokens.upperBound, to: first) } ?? true,
      startsParagraph: first == 0 || self.paragraph(first - 1) != paragraph, endsSentence: endsSentence)
  }

  private func startsAnew(from last: Int, to first: Int) -> Bool {
    tokens[last - 1].sentence != tokens[first].sentence || tokens[last..<first].contains { scalar(of: $0) == 0x3A }
  }

  private func form(of range: Range<Int>) -> (QuotationMark.Family, QuotationMark.Shape) {
    switch scalar(range.lowerBound) {
    case 0x201C, 0x201F: (.curly, .opening)
    case 0x201E: (.curly, .opening)
    case 0x201D: (.curly, .closing)
    case 0xAB: (.guillemet, .opening)
    case 0xBB: (.guillemet, .closing)
    case 0x2039: (.angle, .opening)
    case 0x203A: (.angle, .closing)
    case 0x2018, 0x201A, 0x201B: (.singleCurly, .opening)
    case 0x2019: (.singleCurly, .closing)
    case 0x300C: (.angle, .opening)
    case 0x300D: (.angle, .closing)
    case 0x27, 0x60: (range.count == 2 ? .straight : .singleStraight, .neutral)
    default: (.straight, .neutral)
    }
  }

  // MARK: What the neighbours say

  /// A typesetter puts an opening mark after a space and before a letter, a closing one after a letter and before a space
  /// or a stop.
  private func neighbourCosts(_ range: Range<Int>, endsSentence: Bool) -> (open: Int32, close: Int32) {
    var open: Int32 = 0
    var close: Int32 = 0
    let first = range.lowerBound
    if first == 0 || paragraph(first - 1) != paragraph(first) {
      close += 6
    } else if tokens[first].isSpaced {
      // A space before a mark is a slip where a stop follows it (`جديد ".`), else it says that the mark opens.
      let isBeforeStop =
        endsSentence && tokens[first - 1].kind != .sentenceEnd && range.upperBound < tokens.count
        && !tokens[range.upperBound].isSpaced
      close += tokens[first - 1].kind == .punctuation ? 7 : isBeforeStop ? 1 : 4
    } else {
      let (o, c) = costsAfter(first - 1)
      open += o
      close += c
    }
    let next = range.upperBound
    if next == tokens.count || paragraph(next) != paragraph(first) {
      open += 6
    } else if tokens[next].isSpaced {
      open += tokens[next].kind == .sentenceEnd ? 5 : 3
    } else {
      let (o, c) = costsBefore(next)
      open += o
      close += c
    }
    return (open, close)
  }

  /// The mark stands glued to the end of `token`.
  private func costsAfter(_ token: Int) -> (open: Int32, close: Int32) {
    switch tokens[token].kind {
    case .word: return isProclitic(token) ? (0, 3) : (3, 0)
    case .foreign, .number, .address: return (3, 0)
    case .sentenceEnd: return (3, 0)
    case .quotationMark: return (0, 0)
    case .symbol: return scalar(token) == 0x25 || scalar(token) == 0x66A ? (3, 0) : (0, 2)
    case .punctuation:
      switch scalar(token) {
      case 0x3A, 0x28, 0x5B, 0x2F, 0x2D, 0x2013, 0x2014: return (0, 3)
      case 0x29, 0x5D: return (3, 0)
      default: return (1, 1)
      }
    }
  }

  /// The mark stands glued before `token`.
  private func costsBefore(_ token: Int) -> (open: Int32, close: Int32) {
    switch tokens[token].kind {
    case .word, .foreign, .number, .address: return (0, 3)
    case .symbol: return (0, 1)
    case .quotationMark: return (0, 0)
    case .sentenceEnd: return tokens[token].span.count > 1 && scalar(token) != 0x61F ? (1, 0) : (4, 0)
    case .punctuation:
      switch scalar(token) {
      case 0x28, 0x5B: return (0, 2)
      case 0x2D, 0x2013, 0x2014: return (1, 0)
      default: return (4, 0)
      }
    }
  }

  private func standsAtSentenceEnd(_ range: Range<Int>) -> Bool {
    let sentence = tokens[range.lowerBound].sentence
    let before = range.lowerBound - 1
    if before >= 0, tokens[before].kind == .sentenceEnd, tokens[before].sentence == sentence { return true }
    let next = range.upperBound
    return next == tokens.count || tokens[next].sentence != sentence || tokens[next].kind == .sentenceEnd
      || (tokens[next].kind == .punctuation && !tokens[next].isSpaced)
  }

  /// `و"…`, `بـ"…`, `لـ«…`: what is written onto the word after the mark.
  private func isProclitic(_ token: Int) -> Bool {
    let bytes = text.bytes
    let end = Int(tokens[token].span.end)
    if tokens[token].span.count >= 2, bytes[end - 2] == 0xD9, bytes[end - 1] == 0x80 { return true }
    return Self.proclitics.contains { document(token, is: $0) }
  }

  private static let proclitics: [StaticString] = [
    "و", "ف", "ب", "ل", "ك", "ال", "وب", "ول", "وال", "بال", "لل", "فب", "فل", "وك",
  ]

  private func document(_ token: Int, is word: StaticString) -> Bool {
    let range = tokens[token].span.range
    guard range.count == word.utf8CodeUnitCount else { return false }
    for i in 0..<range.count where text.bytes[range.lowerBound + i] != word.utf8Start[i] { return false }
    return true
  }

  private func paragraph(_ token: Int) -> Int32 { sentences[Int(tokens[token].sentence)].paragraph }

  private func scalar(_ token: Int) -> UInt32 { scalar(of: tokens[token]) }

  private func scalar(of token: Token) -> UInt32 { decodeScalar(text.bytes, at: Int(token.span.start)).value }
}
