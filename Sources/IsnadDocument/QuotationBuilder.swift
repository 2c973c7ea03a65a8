import IsnadText

/// Turns the decisions of ``QuotationPairing`` into quotations with contents.
struct QuotationBuilder {
  private let text: SourceText
  private let tokens: [Token]
  private let sentences: [Document.Sentence]
  private let marks: [QuotationMark]

  /// Marks that stand open, outermost first, with the quotation that each goes on.
  private var open: [(mark: Int, continues: Int?)] = []
  private var found: [Draft] = []
  /// Marks that belong to no quotation, or that stand inside one where it does not end.
  private(set) var strays: [ByteSpan] = []

  private struct Draft {
    var opening: Int?
    var closing: Int?
    var content: ByteSpan
    var pairing: Quotation.Pairing
    var continues: Int?
  }

  init(text: SourceText, tokens: [Token], sentences: [Document.Sentence]) {
    self.text = text
    self.tokens = tokens
    self.sentences = sentences
    marks = QuotationMarkReader(text: text, tokens: tokens, sentences: sentences).marks()
  }

  mutating func build() -> [Quotation] {
    let paragraphs = sentences.last.map { Int($0.paragraph) + 1 } ?? 0
    var pairing = QuotationPairing(marks, shortParagraphs: paragraphs > 3 && sentences.count * 3 <= paragraphs * 4)
    pairing.run()
    for (i, decision) in pairing.decisions.enumerated() {
      if decision.endsOpen { endOpen(before: i) }
      switch decision.role {
      case .open: open.append((i, nil))
      case .reopen: reopen(i)
      case .stray: strays.append(marks[i].span)
      case .close: close(i)
      case .closeBoth: closeBoth(i)
      }
    }
    endOpen(before: nil)
    return nested()
  }

  // MARK: Ends of quotations

  private mutating func close(_ i: Int) {
    guard let (start, continues) = open.popLast() else {
      let first = startOfUnopened(i)
      add(Draft(closing: i, content: content(first, marks[i].tokens.lowerBound), pairing: .unopened))
      return
    }
    let turned = marks[start].shape == .closing || (marks[i].shape == .opening && !isLow(marks[start]))
    add(
      Draft(
        opening: start, closing: i, content: content(marks[start].tokens.upperBound, marks[i].tokens.lowerBound),
        pairing: turned ? .reversed : .matched, continues: continues))
  }

  /// Where the inner one follows a colon or a comma somebody is quoted inside the quotation; elsewhere its opening mark is a
  /// slip (`"نعرف أن "الطريق طويل"`).
  private mutating func closeBoth(_ i: Int) {
    guard let inner = open.last, open.count == 2 else { return close(i) }
    let before = marks[inner.mark].tokens.lowerBound - 1
    let isQuoted = before >= 0 && tokens[before].kind == .punctuation
    if isQuoted || marks[inner.mark].family != marks[open[0].mark].family {
      close(i)
    } else {
      strays.append(marks[inner.mark].span)
      open.removeLast()
    }
    close(i)
  }

  /// `„` is closed by `“` in some styles.
  private func isLow(_ mark: QuotationMark) -> Bool {
    let value = text.scalar(at: Int(mark.span.start)).value
    return value == 0x201E || value == 0x201A
  }

  private mutating func reopen(_ i: Int) {
    guard let (start, continues) = open.popLast() else { return }
    let end = sentences[Int(tokens[marks[start].tokens.lowerBound].sentence)].paragraph
    add(
      Draft(
        opening: start,
        content: content(marks[start].tokens.upperBound, endOfParagraph(end, from: marks[start].tokens.upperBound)),
        pairing: .continued, continues: continues))
    open.append((i, found.count - 1))
  }

  /// The quotations that stand open end without a mark, before mark `i` or with the text.
  private mutating func endOpen(before i: Int?) {
    while let (start, continues) = open.popLast() {
      let first = marks[start].tokens.upperBound
      add(
        Draft(
          opening: start, content: content(first, endOfUnclosed(start, before: i)), pairing: .unclosed,
          continues: continues))
    }
  }

  /// The token after the last of a quotation that nothing closes.
  ///
  /// After a colon, or as a paragraph's first word, a quotation is made of sentences and goes on to the paragraph's end or to
  /// the sentence of the next mark; inside a sentence it is a phrase and ends with it. An address is never part of it.
  private func endOfUnclosed(_ start: Int, before next: Int?) -> Int {
    let mark = marks[start]
    let sentence = Int(tokens[mark.tokens.lowerBound].sentence)
    let first = mark.tokens.upperBound
    var end = sentences[sentence].tokens.upperBound
    let before = mark.tokens.lowerBound - 1
    if mark.startsParagraph || (before >= 0 && scalar(before) == 0x3A) {
      end = endOfParagraph(sentences[sentence].paragraph, from: first)
      if let next, marks[next].tokens.lowerBound < end {
        end = sentences[Int(tokens[marks[next].tokens.lowerBound].sentence)].tokens.lowerBound
      }
    }
    if let next { end = min(end, marks[next].tokens.lowerBound) }
    guard first < end else { return first }
    return tokens[first..<end].firstIndex { $0.kind == .address } ?? end
  }

  private func startOfUnopened(_ i: Int) -> Int {
    let end = marks[i].tokens.lowerBound
    let paragraph = sentences[Int(tokens[end].sentence)].paragraph
    var start = end
    var floor = 0
    if i > 0 { floor = marks[i - 1].tokens.upperBound }
    while start > floor, sentences[Int(tokens[start - 1].sentence)].paragraph == paragraph {
      if scalar(start - 1) == 0x3A, tokens[start - 1].kind == .punctuation { return start }
      start -= 1
    }
    // What ends the sentence of the mark before is not part of it.
    if start == floor, floor > 0, floor < end, tokens[floor].kind == .sentenceEnd || tokens[floor].kind == .punctuation
    {
      start += 1
    }
    return start
  }

  private func endOfParagraph(_ paragraph: Int32, from token: Int) -> Int {
    guard token < tokens.count else { return tokens.count }
    var sentence = Int(tokens[token].sentence)
    while sentence < sentences.count, sentences[sentence].paragraph == paragraph { sentence += 1 }
    return sentence < sentences.count ? sentences[sentence].tokens.lowerBound : tokens.count
  }

  private func content(_ first: Int, _ end: Int) -> ByteSpan {
    guard first < end else { return ByteSpan(0..<0) }
    return tokens[first].span.union(tokens[end - 1].span)
  }

  private func scalar(_ token: Int) -> UInt32 { text.scalar(at: Int(tokens[token].span.start)).value }

  // MARK: Order and nesting

  private mutating func add(_ draft: Draft) {
    found.append(draft)
  }

  /// Sorts by start, an outer quotation before those inside it; quotations without content leave their marks astray.
  private mutating func nested() -> [Quotation] {
    let order = found.indices.sorted {
      let (a, b) = (found[$0].content, found[$1].content)
      return a.start != b.start ? a.start < b.start : a.end != b.end ? a.end > b.end : $0 > $1
    }
    var place: [Int32?] = Array(repeating: nil, count: found.count)
    var quotations: [Quotation] = []
    var stack: [Int32] = []
    for i in order {
      let draft = found[i]
      guard !draft.content.isEmpty else {
        for mark in [draft.opening, draft.closing] { if let mark { strays.append(marks[mark].span) } }
        continue
      }
      while let last = stack.last, quotations[Int(last)].content.end <= draft.content.start { stack.removeLast() }
      place[i] = Int32(quotations.count)
      quotations.append(
        Quotation(
          opening: draft.opening.map { marks[$0].span }, closing: draft.closing.map { marks[$0].span },
          content: draft.content,
          pairing: draft.pairing, parent: stack.last, continues: draft.continues.flatMap { place[$0] }))
      stack.append(Int32(quotations.count - 1))
    }
    strays.sort()
    return quotations
  }
}
