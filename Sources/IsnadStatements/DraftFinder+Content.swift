import IsnadDocument
import IsnadLanguage
import IsnadLexicon
import IsnadRecords
import IsnadText

/// From where to where the content of a cue goes.
extension DraftFinder {
  mutating func content(of cue: Cue, _ opening: Opening) -> (spans: [ByteSpan], tokens: Range<Int>)? {
    if case .quotation(let first) = opening.kind {
      var (words, tokens) = passage.words(ofQuotation: first)
      // The mark that should close it is lost: what nobody else says in the same paragraph is still his.
      if passage.document.quotations[first].pairing == .unclosed, let end = endOfLoose(tokens.upperBound - 1) {
        tokens = tokens.lowerBound..<end
        words = passage.span(tokens)
      }
      var spans = [words]
      taken.insert(first)
      var last = first
      while let next = continuation(of: last) ?? paragraph(after: passage.tokens(inQuotation: last).upperBound),
        // Where it must have ended is for ``addParagraphs()`` to say.
        passage.document.quotations[next].pairing != .unclosed
      {
        taken.insert(next)
        spans.append(passage.wordsUnbound(ofQuotation: next))
        tokens = tokens.lowerBound..<passage.tokens(inQuotation: next).upperBound
        last = next
      }
      return (spans, tokens)
    }
    let end = passage.contentEnd(
      from: opening.start, of: cue, isPhrase: opening.kind == .noun,
      isSpoken: opening.kind == .colon && passage.isColon(opening.start - 1))
    guard end > opening.start else { return nil }
    var start = opening.start
    while start < end, passage.isMark(start), passage.quotation(openedBy: start) == nil { start += 1 }
    guard start < end else { return nil }
    // قالت إن …: “…”: the words themselves follow behind a colon.
    if let colon = (end..<max(end, min(passage.sentence(of: start).upperBound, end + 30))).first(where: {
      passage.isColon($0)
    }), let found = passage.quotation(openedBy: colon + 1),
      !(end..<colon).contains(where: { passage.openings[$0] != nil })
    {
      taken.insert(found)
      return (
        [
          trimmedSpan(start..<end, isPredicate: opening.kind == .predicate), passage.document.quotations[found].content,
        ], start..<passage.tokens(inQuotation: found).upperBound
      )
    }
    return ([trimmedSpan(start..<end, isPredicate: opening.kind == .predicate)], start..<end)
  }

  /// The span without quotation marks at its ends and without the preposition of `وصفه بال…`.
  func trimmedSpan(_ range: Range<Int>, isPredicate: Bool = false) -> ByteSpan {
    var first = range.lowerBound
    var last = range.upperBound - 1
    while first < last, passage.tokens[first].kind == .quotationMark { first += 1 }
    while last > first, passage.tokens[last].kind == .quotationMark { last -= 1 }
    // بأنه فرد: behind أن no ف is a conjunction; إنه وفريقه.
    let isRadical =
      first > 0 && passage.complementiser(first - 1) != nil
      && passage.document.folded(first).starts(with: Array("ف".utf8))
    let letters = isRadical ? 0 : passage.lettersOfConjunction(first)
    var start = passage.span(first, without: letters, 0)
    if isPredicate, passage.startsWithBi(first) { start = passage.span(first, without: 1, 0) }
    return ByteSpan(start: start.start, end: passage.tokens[last].span.end)
  }

  /// The quotation that goes on with this one: the next sentence is nothing but a quotation, and no cue is near.
  func continuation(of quotation: Int) -> Int? {
    let inside = passage.tokens(inQuotation: quotation)
    var next = inside.upperBound
    if next < passage.tokens.count, passage.document.quotations[quotation].closing == passage.tokens[next].span {
      next += 1
    }
    let sentence = passage.sentence(of: inside.upperBound - 1)
    while next < sentence.upperBound, passage.tokens[next].kind == .sentenceEnd { next += 1 }
    return next >= sentence.upperBound ? quotationAlone(at: next) : nil
  }

  /// `“…”، وفقا للصحيفة.` and a paragraph that is nothing but a quotation: the same one goes on, if the rest of the sentence is
  /// short and tells of nobody else who speaks.
  func paragraph(after end: Int) -> Int? {
    guard end > 0, end < passage.tokens.count else { return nil }
    let sentence = passage.sentence(of: end - 1)
    guard end < sentence.upperBound, sentence.upperBound - end <= 16,
      !(end..<sentence.upperBound).contains(where: { passage.openings[$0] != nil })
    else { return nil }
    guard let found = quotationAlone(at: sentence.upperBound), !taken.contains(found) else { return nil }
    // “….” كما قال فلان: what follows in the paragraph tells who speaks.
    let sentences = passage.document.sentences
    let last = Int(passage.tokens[passage.tokens(inQuotation: found).upperBound - 1].sentence)
    let isLast = last + 1 >= sentences.count || sentences[last + 1].paragraph != sentences[last].paragraph
    return isLast ? found : nil
  }

  /// The quotation that is all there is of the sentence that starts here.
  private func quotationAlone(at next: Int) -> Int? {
    guard next < passage.tokens.count, let found = passage.quotation(startingAt: next) else { return nil }
    let content = passage.tokens(inQuotation: found)
    guard content.count > 4 else { return nil }
    var end = content.upperBound
    if end < passage.tokens.count, passage.tokens[end].kind == .quotationMark { end += 1 }
    while end < passage.tokens.count, passage.sentence(of: content.upperBound - 1).contains(end),
      passage.tokens[end].kind == .sentenceEnd
    { end += 1 }
    return passage.sentence(of: content.upperBound - 1).contains(end) ? nil : found
  }

  /// `اعترضت فلانة عندما …`: a verb with a named subject opens the sentence.
  func isNarration(_ sentence: Range<Int>) -> Bool {
    guard let first = sentence.first, first + 1 < sentence.upperBound else { return false }
    return (passage.isVerb(first) || passage.cues[first].contains(where: \.isVerb)) && passage.mention[first + 1] >= 0
  }

  /// نأمل, أعتقد: who says I or we is the one who speaks already.
  func isFirstPerson(_ token: Int) -> Bool {
    passage.analysis.words(ofToken: token).contains { passage.analysis.words[$0].features.person == .first }
  }

  /// Whether a word is a speaker's: a first or second person, as the model or its letters tell (`نأمل`), or a question's mark.
  func isHeard(_ token: Int) -> Bool {
    let own: [StaticString] = ["؟", "نحن", "انا", "علينا", "لدينا", "لنا", "اننا", "انني", "لست", "لسنا"]
    if isFirstPerson(token) || own.contains(where: { passage.is(token, $0) }) { return true }
    return passage.analysis.words(ofToken: token).contains {
      let word = passage.analysis.words[$0]
      return word.features.person == .second
        || word.upos == .verb && word.features.aspect == .imperfect
          && ["ن", "سن"].contains { passage.document.folded(token).starts(with: $0.utf8) }
    }
  }

  /// The only mark of a sentence, if it closes what was opened before it, and nobody speaks there.
  private func closingMark(in sentence: Range<Int>) -> Int? {
    guard let mark = sentence.first(where: { passage.tokens[$0].kind == .quotationMark }), mark > sentence.lowerBound,
      !sentence.suffix(from: mark + 1).contains(where: { passage.tokens[$0].kind == .quotationMark }),
      let found = passage.quotation(closedBy: mark), passage.document.quotations[found].opening == nil,
      !sentence.contains(where: { passage.openings[$0] != nil })
    else { return nil }
    return mark
  }

  /// The end of the last sentence behind an unclosed quotation before somebody else speaks; nil where the next one is not its own.
  ///
  /// It goes on to the end of its paragraph. Where an article prints one sentence a paragraph it goes on over a few of them, to the
  /// last in which the speaker is heard, or to the last sentence of the article right behind.
  func endOfLoose(_ token: Int) -> Int? {
    let sentences = passage.document.sentences
    let first = Int(passage.tokens[token].sentence)
    var end: Int?
    for next in (first + 1)..<max(first + 1, min(sentences.count, first + 7)) {
      let tokens = sentences[next].tokens
      if let mark = closingMark(in: tokens) { return mark }
      let speaks = tokens.contains {
        passage.openings[$0] != nil && !isFirstPerson($0) || passage.tokens[$0].kind == .quotationMark
      }
      if sentences[next].paragraph == sentences[first].paragraph {
        if speaks { return end }
        end = tokens.upperBound
      } else {
        guard sentences[next].paragraph <= sentences[next - 1].paragraph + 1, !speaks, !isNarration(tokens) else {
          return end
        }
        // Whoever says I, we or you, or asks, is the one who spoke before; what follows the last of it may be the outlet's.
        let isLastWord = next == first + 1 && next + 1 == sentences.count
        if isLastWord || tokens.contains(where: isHeard) { end = tokens.upperBound }
      }
    }
    return end
  }
}

extension Passage {
  /// A quotation's words without و or ف at their start (`“وغدا نعود”`); لكن keeps its own.
  func wordsUnbound(ofQuotation quotation: Int) -> ByteSpan {
    let content = document.quotations[quotation].content
    let inside = tokens(inQuotation: quotation)
    guard inside.count > 1, let first = inside.first, tokens[first].span.start == content.start,
      ["و", "ف"].contains(where: { document.folded(first).starts(with: $0.utf8) }),
      !document.folded(first).starts(with: "ولكن".utf8), lettersOfConjunction(first) == 1
    else { return content }
    return ByteSpan(start: span(first, without: 1, 0).start, end: content.end)
  }

  /// A quotation's words without إن at their start (`قال: “إنه …”`), and their tokens.
  func words(ofQuotation quotation: Int) -> (span: ByteSpan, tokens: Range<Int>) {
    let inside = tokens(inQuotation: quotation)
    let content = wordsUnbound(ofQuotation: quotation)
    // “…،” قال: the comma goes with the cue.
    let end = inside.upperBound - 1
    if inside.count > 1, isComma(end) {
      return (ByteSpan(start: content.start, end: tokens[end - 1].span.end), inside.lowerBound..<end)
    }
    guard inside.count > 2, let opening = complementiser(inside.lowerBound), !opening.isJoined,
      opening.spelling != .anna
    else { return (content, inside) }
    let first = inside.lowerBound + 1
    return (ByteSpan(start: tokens[first].span.start, end: content.end), first..<inside.upperBound)
  }
}
