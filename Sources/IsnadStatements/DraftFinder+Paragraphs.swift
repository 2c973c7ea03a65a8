import IsnadDocument
import IsnadRecords
import IsnadText

/// Paragraphs that are nothing but a quotation. Newswire breaks long quotations into paragraphs, and quotes behind its own
/// paraphrase: who spoke in the paragraph before goes on.
extension DraftFinder {
  mutating func addParagraphs() {
    /// The drafts whose cue or content ends in a sentence, so that every quotation looks at a few of them only.
    var endings = Dictionary(grouping: drafts.indices) { sentence(ofEnd: drafts[$0]) }
    let cues = drafts.map(\.token).sorted()
    for quotation in passage.document.quotations.indices
    where !taken.contains(quotation) && passage.document.quotations[quotation].parent == nil {
      guard let tokens = paragraphs(of: quotation, cues), let draft = lastSpeech(before: tokens.lowerBound, endings)
      else { continue }
      taken.insert(quotation)
      let words = passage.document.quotations[quotation].content
      let isWhole = tokens.upperBound <= passage.tokens(inQuotation: quotation).upperBound
      drafts[draft].content.append(
        isWhole
          ? passage.wordsUnbound(ofQuotation: quotation)
          : passage.span(tokens))
      drafts[draft].contentTokens =
        min(
          drafts[draft].contentTokens.lowerBound, tokens.lowerBound)..<max(
          drafts[draft].contentTokens.upperBound, tokens.upperBound)
      drafts[draft].reasons.append(
        Reason("a paragraph that is nothing but a quotation goes on with it", at: words))
      endings[sentence(ofEnd: drafts[draft]), default: []].append(draft)
    }
  }

  /// The words of a quotation that fills its paragraphs; where the mark that closes it is lost, to where it must have ended.
  private func paragraphs(of quotation: Int, _ cues: [Int]) -> Range<Int>? {
    let inside = passage.tokens(inQuotation: quotation)
    guard let first = inside.first, let last = inside.last else { return nil }
    let start = passage.sentence(of: first).lowerBound
    guard isParagraphStart(start), (start..<first).allSatisfy({ passage.tokens[$0].kind == .quotationMark }) else {
      return nil
    }
    var end = inside.upperBound
    // “…”، قائلا: whose cue stands behind the quotation owns it.
    let rest = end..<max(end, endOfParagraph(last))
    guard !rest.contains(where: { passage.cues[$0].contains { $0.isVerb || $0.isParticiple } }) else { return nil }
    if passage.document.quotations[quotation].pairing == .unclosed {
      end = max(end, endOfLoose(last) ?? end)
    } else {
      let limit = passage.sentence(of: last).upperBound
      guard
        (end..<limit).allSatisfy({
          passage.tokens[$0].kind == .quotationMark || passage.tokens[$0].kind == .sentenceEnd
        }),
        limit == passage.tokens.count || isParagraphStart(limit)
      else { return nil }
    }
    // A title or a slogan may stand by itself in marks.
    let isSentence = passage.tokens[last].kind == .sentenceEnd || passage.is(end, ".") || passage.is(end + 1, ".")
    guard end - first >= (isSentence ? 3 : 5) else { return nil }
    // Who else speaks there owns it.
    let isShared = found(cues, in: start..<end).contains { !inside.contains($0) }
    return isShared ? nil : first..<end
  }

  /// - Complexity: O(log *n*) in cues.
  private func found(_ cues: [Int], in tokens: Range<Int>) -> ArraySlice<Int> {
    var low = 0
    var high = cues.count
    while low < high {
      let mid = (low + high) / 2
      if cues[mid] < tokens.lowerBound { low = mid + 1 } else { high = mid }
    }
    return cues[low...].prefix { $0 < tokens.upperBound }
  }

  func endOfParagraph(_ token: Int) -> Int {
    let sentences = passage.document.sentences
    var i = Int(passage.tokens[token].sentence)
    while i + 1 < sentences.count, sentences[i + 1].paragraph == sentences[i].paragraph { i += 1 }
    return sentences[i].tokens.upperBound
  }

  private func isParagraphStart(_ token: Int) -> Bool {
    guard token > 0 else { return true }
    let sentences = passage.document.sentences
    return sentences[Int(passage.tokens[token].sentence)].paragraph
      != sentences[Int(passage.tokens[token - 1].sentence)].paragraph
  }

  /// The statement with which the paragraph right before `token` ends: the last one that lies in no other's words.
  private func lastSpeech(before token: Int, _ endings: [Int: [Int]]) -> Int? {
    var end = token
    while end > 0, passage.tokens[end - 1].kind == .quotationMark { end -= 1 }
    guard end > 0, passage.document.page(ofToken: end - 1) == passage.document.page(ofToken: token) else { return nil }
    let told = endings[Int(passage.tokens[end - 1].sentence)] ?? []
    let outer = told.filter { i in
      !told.contains { $0 != i && drafts[$0].contentTokens.contains(drafts[i].token) }
    }
    guard let last = outer.max(by: { drafts[$0].token < drafts[$1].token }), drafts[last].subject != .impersonal,
      !isOutlet(drafts[last]), passage.openings[drafts[last].token]?.opening.kind != .noun
    else { return nil }
    return last
  }

  private func sentence(ofEnd draft: Draft) -> Int {
    Int(passage.tokens[max(draft.token, draft.contentTokens.upperBound - 1)].sentence)
  }

  /// What an outlet reports is seldom the start of its own quotation.
  private func isOutlet(_ draft: Draft) -> Bool {
    guard let head = draft.source?.tokens.lowerBound else { return false }
    return SourceNouns.shared.kind(of: passage.document.foldedBytes, in: passage.document.foldedRange(head)) == .outlet
  }
}
