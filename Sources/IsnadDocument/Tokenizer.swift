import IsnadText

/// One pass over the bytes: paragraphs, tokens, sentences.
struct Tokenizer {
  private let text: SourceText
  private let lostSpaces: [LostSpace]
  private var nextLostSpace = 0
  private(set) var paragraphs: [ByteSpan] = []
  private(set) var tokens: [Token] = []
  private(set) var sentences: [Document.Sentence] = []
  private(set) var foldedBytes: [UInt8] = []
  /// The first token of each page but the first.
  private(set) var pageStarts: [Int] = []
  private var firstTokenOfSentence = 0
  private var firstTokenOfParagraph = 0
  /// Whether the tokens so far end a sentence, so that the next one may start another.
  private var hasEnded = false
  /// The end of the last run of ASCII that was found to hold no address.
  private var endOfPlainRun = 0

  /// - Parameter lostSpaces: Where a word ends though no space stands there, in text order.
  init(_ text: SourceText, lostSpaces: [LostSpace]) {
    self.text = text
    self.lostSpaces = lostSpaces
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
        if value == 0x0C, !tokens.isEmpty, pageStarts.last != tokens.count { pageStarts.append(tokens.count) }
        isSpaced = true
        i = next
      case .space:
        isSpaced = true
        i = next
      case .invisible:
        i = next
      case let kind:
        if hasEnded, isSpaced || endsGlued(before: i, kind) { endSentence() }
        if isSpaced, isBullet(value) || value == 0x5F && opensWord(at: next) { endSentence() }
        i = token(at: i, first: kind, isSpaced: isSpaced)
        isSpaced = isLostSpace(i)
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
      (kind, end) = (.word, min(endOfWord(start), placeOfLostSpace(after: start)))
    case .latinLetter, .otherLetter:
      if let address = endOfAddress(start) {
        (kind, end) = (.address, address)
      } else {
        (kind, end) = (.foreign, endOfForeign(start))
      }
    case .quotationMark:
      (kind, end) = (.quotationMark, decodeScalar(bytes, at: start).next)
    case .sentenceEnd:
      var i = decodeScalar(bytes, at: start).next
      while i < bytes.count, case let (v, next) = decodeScalar(bytes, at: i), ScalarClass(v) == .sentenceEnd {
        i = next
      }
      (kind, end) = (.sentenceEnd, i)
    case .punctuation:
      (kind, end) = (.punctuation, decodeScalar(bytes, at: start).next)
    default:
      (kind, end) = (.symbol, endOfSymbol(start))
    }
    let foldedStart = foldedBytes.count
    Folding.folded.append(bytes, start..<end, to: &foldedBytes)
    let token = Token(
      span: ByteSpan(start..<end), kind: kind, sentence: Int32(sentences.count), isSpaced: isSpaced,
      folded: ByteSpan(foldedStart..<foldedBytes.count))
    tokens.append(token)
    noteEnd(of: token)
    return end
  }

  // MARK: Ends of tokens

  private mutating func placeOfLostSpace(after start: Int) -> Int {
    while nextLostSpace < lostSpaces.count, lostSpaces[nextLostSpace].byte <= start { nextLostSpace += 1 }
    return nextLostSpace < lostSpaces.count ? Int(lostSpaces[nextLostSpace].byte) : text.bytes.count
  }

  private func isLostSpace(_ byte: Int) -> Bool {
    nextLostSpace < lostSpaces.count && Int(lostSpaces[nextLostSpace].byte) == byte
  }

  private func endOfWord(_ start: Int) -> Int {
    scan(from: start) { $0 == .arabicLetter || $0 == .mark || $0 == .tatweel || $0 == .invisible }
  }

  /// Letters and digits, with an apostrophe between two letters (`O'Neil`, `d’Aix`) and the gershayim of Hebrew abbreviations.
  private func endOfForeign(_ start: Int) -> Int {
    let bytes = text.bytes
    var end = start
    while true {
      end = scan(from: end) { $0 == .latinLetter || $0 == .otherLetter || $0 == .mark || $0 == .digit }
      guard end < bytes.count else { return end }
      let (value, next) = decodeScalar(bytes, at: end)
      guard value == 0x27 || value == 0x2019 || value == 0x22, next < bytes.count else { return end }
      let letter = decodeScalar(bytes, at: next).value
      let isApostrophe = value != 0x22 && ScalarClass(letter) == .latinLetter
      guard isApostrophe || (0x5D0...0x5EA ~= letter && endsInHebrew(end)) else { return end }
      end = next
    }
  }

  private func endsInHebrew(_ end: Int) -> Bool {
    end >= 2 && text.bytes[end - 2] == 0xD7 && 0x90...0xAA ~= text.bytes[end - 1]
  }

  private func endOfMarks(_ start: Int) -> Int {
    scan(from: start) { $0 == .mark || $0 == .invisible }
  }

  /// One symbol with its marks; a flag is two letters, an emoji family is joined by U+200D: what is one sign stays one token.
  private func endOfSymbol(_ start: Int) -> Int {
    let bytes = text.bytes
    let (first, afterFirst) = decodeScalar(bytes, at: start)
    if 0x1F1E6...0x1F1FF ~= first, afterFirst < bytes.count {
      let (second, end) = decodeScalar(bytes, at: afterFirst)
      if 0x1F1E6...0x1F1FF ~= second { return end }
    }
    var end = endOfMarks(afterFirst)
    while end < bytes.count, bytes[..<end].suffix(3).elementsEqual([0xE2, 0x80, 0x8D]) {
      let (next, after) = decodeScalar(bytes, at: end)
      guard ScalarClass(next) == .symbol else { break }
      end = endOfMarks(after)
    }
    return end
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

  /// The end of a web or mail address that starts here: `https://…`, `www.…`, `a@b.org`, `site.org/path`.
  ///
  /// Addresses are of ASCII and at most ``longestAddress`` bytes long; a run that holds none is not looked at again, so that
  /// every byte is scanned once.
  private mutating func endOfAddress(_ start: Int) -> Int? {
    guard start >= endOfPlainRun else { return nil }
    let bytes = text.bytes
    let limit = min(bytes.count, start + Self.longestAddress)
    var i = start
    var hasDot = false
    var hasMark = false
    while i < limit, bytes[i] > 0x20, bytes[i] < 0x7F, bytes[i] != 0x22, bytes[i] != 0x27, bytes[i] != 0x3C,
      bytes[i] != 0x3E
    {
      switch bytes[i] {
      case 0x40: hasMark = true
      case 0x3A: if i + 2 < limit, bytes[i + 1] == 0x2F, bytes[i + 2] == 0x2F { hasMark = true }
      case 0x2F: if hasDot { hasMark = true }
      case 0x2E: if i + 1 < limit, bytes[i + 1] &- 0x61 < 26 { hasDot = true }
      default: break
      }
      i += 1
    }
    guard hasDot, hasMark || bytes[start...].starts(with: Self.www) else {
      endOfPlainRun = i
      return nil
    }
    while i > start, [0x2E, 0x2C, 0x29, 0x3A, 0x3B, 0x21, 0x3F].contains(bytes[i - 1]) { i -= 1 }
    return i
  }

  private static let longestAddress = 2048
  private static let www = Array("www.".utf8)

  // MARK: Ends of sentences and paragraphs

  /// Keeps book of whether a sentence has ended: after a stop, and after the closing marks behind it.
  private mutating func noteEnd(of token: Token) {
    switch token.kind {
    case .sentenceEnd: hasEnded = endsSentence(tokens.count - 1)
    case .quotationMark: break
    case .punctuation: if !isClosingBracket(token) { hasEnded = false }
    default: hasEnded = false
    }
  }

  /// Whether the stop at `stop` ends a sentence: not after an initial (`د. حسن`, `U.S.`), a title (`Mr.`), the number of a list
  /// item, nor as an ellipsis, which only pauses.
  private func endsSentence(_ stop: Int) -> Bool {
    let token = tokens[stop]
    let isFullStop = token.span.count == 1 && text.bytes[Int(token.span.start)] == 0x2E
    guard isFullStop else { return !isEllipsis(token) }
    guard stop > firstTokenOfSentence else { return true }
    let word = tokens[stop - 1]
    switch word.kind {
    case .word: return token.isSpaced ? !isSpacedTitle(stop - 1) : !isInitial(word)
    case .foreign: return token.isSpaced || !(word.span.count == 1 || isTitle(word))
    case .number: return stop - 1 > firstTokenOfSentence
    default: return true
    }
  }

  /// One Arabic letter, by itself or after و (`وم. سالم`).
  private func isInitial(_ word: Token) -> Bool {
    let start = Int(word.span.start)
    return word.span.count <= 2 || (word.span.count == 4 && text.bytes[start] == 0xD9 && text.bytes[start + 1] == 0x88)
  }

  /// `د . حسن`: some outlets set a space before every stop; the letter of a title ends no sentence all the same.
  private func isSpacedTitle(_ token: Int) -> Bool {
    let folded = foldedBytes[tokens[token].folded.range]
    guard ["د", "ا", "ود"].contains(where: { folded.elementsEqual($0.utf8) }) else { return false }
    return token == firstTokenOfSentence || tokens[token - 1].kind != .number
  }

  private func isEllipsis(_ token: Token) -> Bool {
    var dots = 0
    var i = Int(token.span.start)
    while i < Int(token.span.end) {
      let (value, next) = text.scalar(at: i)
      switch value {
      case 0x2E: dots += 1
      case 0x2026: dots += 3
      default: return false
      }
      i = next
    }
    return dots > 1
  }

  private func isTitle(_ word: Token) -> Bool {
    let folded = foldedBytes[word.folded.range]
    return Self.titles.contains { $0.elementsEqual(folded) }
  }

  private static let titles = [
    "mr", "mrs", "ms", "dr", "st", "no", "vs", "jr", "sr", "gen", "col", "sgt", "sen", "rep", "prof",
  ].map { Array($0.utf8) }

  /// Whether a lost space hides a sentence's end: `الألمان.وأظهرت`, both of more than a letter, not both of two
  /// (`إن.تي.في` is a name).
  private func endsGlued(before start: Int, _ kind: ScalarClass) -> Bool {
    guard hasEnded, kind == .arabicLetter, let stop = tokens.last, stop.kind == .sentenceEnd else { return false }
    let isShort = tokens.count > 1 && !stop.isSpaced && tokens[tokens.count - 2].span.count <= 4
    var next = start
    for _ in 0..<(isShort ? 3 : 2) {
      guard next < text.bytes.count, case let (value, after) = text.scalar(at: next) else { return false }
      switch ScalarClass(value) {
      case .arabicLetter, .mark: next = after
      default: return false
      }
    }
    return true
  }

  /// `_وزير النقل: …`: a line before a word opens an item too; inside a hashtag no space stands before it.
  private func opensWord(at next: Int) -> Bool {
    next < text.bytes.count && ScalarClass(decodeScalar(text.bytes, at: next).value) == .arabicLetter
  }

  /// Signs that open an item of a list, by which posts part their sentences: `◀`, `•`, `🔴`.
  private func isBullet(_ value: UInt32) -> Bool {
    switch value {
    case 0x2022, 0x2023, 0x25A0...0x25FF, 0x2705, 0x2794, 0x27A1, 0x27A4, 0x2B05...0x2B07, 0x2B1B, 0x2B1C, 0x1F4CC,
      0x1F4CD,
      0x1F534...0x1F53D:
      true
    default: false
    }
  }

  private func isClosingBracket(_ token: Token) -> Bool {
    token.span.count == 1 && [0x29, 0x5D, 0x7D].contains(text.bytes[Int(token.span.start)])
  }

  private mutating func endSentence() {
    hasEnded = false
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
