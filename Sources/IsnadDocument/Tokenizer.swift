import IsnadText

/// One pass over the bytes: paragraphs, tokens, sentences.
struct Tokenizer {
  private let text: SourceText
  private(set) var paragraphs: [ByteSpan] = []
  private(set) var tokens: [Token] = []
  private(set) var sentences: [Document.Sentence] = []
  private(set) var foldedBytes: [UInt8] = []
  private var firstTokenOfSentence = 0
  private var firstTokenOfParagraph = 0

  init(_ text: SourceText) {
    self.text = text
    tokens.reserveCapacity(text.bytes.count / 9)
    foldedBytes.reserveCapacity(text.bytes.count)
  }

  mutating func run() {
    let bytes = text.bytes
    var i = 0
    var isSpaced = true
    while i < bytes.count {
      let (value, next) = decodeScalar(bytes, at: i)
      switch ScalarClass(value) {
      case .newline:
        endParagraph()
        isSpaced = true
        i = next
      case .space:
        isSpaced = true
        i = next
      case .invisible:
        i = next
      case let kind:
        if isSpaced, endsSentence() { endSentence() }
        i = token(at: i, first: kind, isSpaced: isSpaced)
        isSpaced = false
      }
    }
    endParagraph()
  }

  private mutating func token(at start: Int, first: ScalarClass, isSpaced: Bool) -> Int {
    let bytes = text.bytes
    let end: Int
    let kind: Token.Kind
    switch first {
    case .digit:
      (kind, end) = (.number, endOfNumber(start))
    case .arabicLetter, .tatweel, .mark:
      (kind, end) = (.word, endOfWord(start))
    case .latinLetter, .otherLetter:
      if let address = endOfAddress(start) { (kind, end) = (.address, address) } else { (kind, end) = (.foreign, endOfForeign(start)) }
    case .quotationMark:
      (kind, end) = (.quotationMark, decodeScalar(bytes, at: start).next)
    case .sentenceEnd:
      var i = decodeScalar(bytes, at: start).next
      while i < bytes.count, case let (v, next) = decodeScalar(bytes, at: i), ScalarClass(v) == .sentenceEnd { i = next }
      (kind, end) = (.sentenceEnd, i)
    case .punctuation:
      (kind, end) = (.punctuation, decodeScalar(bytes, at: start).next)
    default:
      (kind, end) = (.symbol, endOfMarks(decodeScalar(bytes, at: start).next))
    }
    let foldedStart = foldedBytes.count
    Folding.folded.append(bytes, start..<end, to: &foldedBytes)
    tokens.append(
      Token(
        span: ByteSpan(start..<end), kind: kind, sentence: Int32(sentences.count), isSpaced: isSpaced,
        folded: ByteSpan(foldedStart..<foldedBytes.count)))
    return end
  }

  // MARK: Ends of tokens

  private func endOfWord(_ start: Int) -> Int {
    scan(from: start) { $0 == .arabicLetter || $0 == .mark || $0 == .tatweel || $0 == .invisible }
  }

  private func endOfForeign(_ start: Int) -> Int {
    scan(from: start) { $0 == .latinLetter || $0 == .otherLetter || $0 == .mark || $0 == .digit }
  }

  private func endOfMarks(_ start: Int) -> Int {
    scan(from: start) { $0 == .mark || $0 == .invisible }
  }

  /// The end of the run of code points that `belongs` takes; trailing invisible characters are left outside.
  private func scan(from start: Int, while belongs: (ScalarClass) -> Bool) -> Int {
    let bytes = text.bytes
    var i = start
    var end = start
    while i < bytes.count {
      let (v, next) = decodeScalar(bytes, at: i)
      let kind = ScalarClass(v)
      guard belongs(kind) else { break }
      i = next
      if kind != .invisible { end = next }
    }
    return max(end, min(i, start < bytes.count ? decodeScalar(bytes, at: start).next : start))
  }

  /// Digits, with `.` `,` `٫` `٬` `،` between two digits.
  private func endOfNumber(_ start: Int) -> Int {
    let bytes = text.bytes
    var end = start
    while end < bytes.count {
      let (v, next) = decodeScalar(bytes, at: end)
      if ScalarClass(v) == .digit {
        end = next
      } else if v == 0x2E || v == 0x2C || v == 0x66B || v == 0x66C || v == 0x60C, next < bytes.count,
        ScalarClass(decodeScalar(bytes, at: next).value) == .digit
      {
        end = next
      } else {
        break
      }
    }
    return endOfMarks(end)
  }

  /// The end of a web or mail address that starts here.
  private func endOfAddress(_ start: Int) -> Int? {
    let bytes = text.bytes
    var i = start
    var hasDot = false
    var hasMark = false
    while i < bytes.count, bytes[i] > 0x20, bytes[i] < 0x7F, bytes[i] != 0x22, bytes[i] != 0x27, bytes[i] != 0x3C, bytes[i] != 0x3E {
      if bytes[i] == 0x40 || (bytes[i] == 0x3A && i + 2 < bytes.count && bytes[i + 1] == 0x2F && bytes[i + 2] == 0x2F) { hasMark = true }
      if bytes[i] == 0x2E, i + 1 < bytes.count, bytes[i + 1] &- 0x61 < 26 { hasDot = true }
      i += 1
    }
    let startsWithWWW = bytes[start...].starts(with: Array("www.".utf8))
    guard hasDot, hasMark || startsWithWWW else { return nil }
    while i > start, [0x2E, 0x2C, 0x29, 0x3A, 0x3B, 0x21, 0x3F].contains(bytes[i - 1]) { i -= 1 }
    return i
  }

  // MARK: Ends of sentences and paragraphs

  /// Whether a sentence ends before the token that comes now: a full stop stands there, with only closing marks after it.
  private func endsSentence() -> Bool {
    var i = tokens.count - 1
    while i >= firstTokenOfSentence, tokens[i].kind == .quotationMark || isClosingBracket(tokens[i]) { i -= 1 }
    guard i >= firstTokenOfSentence, tokens[i].kind == .sentenceEnd else { return false }
    return !isAbbreviation(before: i)
  }

  /// A single letter or a Latin initial before a full stop: `د. حسن`, `U.S.`
  private func isAbbreviation(before stop: Int) -> Bool {
    guard stop > firstTokenOfSentence, tokens[stop].span.count == 1, !tokens[stop].isSpaced else { return false }
    let word = tokens[stop - 1]
    switch word.kind {
    case .word: return word.span.count <= 2
    case .foreign: return word.span.count == 1 && !(stop + 1 < tokens.count)
    default: return false
    }
  }

  private func isClosingBracket(_ token: Token) -> Bool {
    token.kind == .punctuation && token.span.count == 1
      && [0x29, 0x5D, 0x7D].contains(text.bytes[Int(token.span.start)])
  }

  private mutating func endSentence() {
    guard firstTokenOfSentence < tokens.count else { return }
    let range = firstTokenOfSentence..<tokens.count
    sentences.append(
      Document.Sentence(
        span: tokens[range.lowerBound].span.union(tokens[range.upperBound - 1].span), tokens: range,
        paragraph: Int32(paragraphs.count)))
    firstTokenOfSentence = tokens.count
  }

  private mutating func endParagraph() {
    endSentence()
    guard firstTokenOfParagraph < tokens.count else { return }
    paragraphs.append(tokens[firstTokenOfParagraph].span.union(tokens[tokens.count - 1].span))
    firstTokenOfParagraph = tokens.count
  }
}
