import IsnadDocument
import IsnadLanguage
import IsnadRecords
import IsnadText

/// Paragraphs behind somebody's words that have no marks and say I or we: translations lose the marks of long quotations, and an
/// article that nowhere else speaks of itself does not begin to there.
extension DraftFinder {
  mutating func addUnmarked() {
    guard drafts.count < Passage.longest else { return }
    // يشعرون أنهم: thoughts that are told do not say that another one speaks.
    let owned = drafts.filter { !isThought($0.token) }.flatMap(\.content)
    let found = drafts.indices.compactMap { i in unmarked(behind: drafts[i], owned).map { (draft: i, tokens: $0) } }
    guard !found.isEmpty, !isReporterHeard(outside: owned + found.map { passage.span($0.tokens) }) else { return }
    for (i, tokens) in found {
      drafts[i].content.append(trimmedSpan(tokens.lowerBound..<passage.trimmed(tokens)))
      drafts[i].contentTokens = drafts[i].contentTokens.lowerBound..<tokens.upperBound
      drafts[i].confidence = min(drafts[i].confidence, .medium)
      drafts[i].reasons.append(Reason("it goes on in the first person without marks", at: passage.span(tokens)))
    }
  }

  /// The sentences behind a draft's words up to the last one in the first person, before anybody else speaks or is spoken of.
  private func unmarked(behind draft: Draft, _ owned: [ByteSpan]) -> Range<Int>? {
    guard let last = draft.contentTokens.last, draft.contentTokens.lowerBound > draft.token,
      draft.rule != "statement/turn", let isMarked = isSpoken(draft),
      !owned.contains(where: { $0.contains(passage.tokens[draft.token].span) })
    else { return nil }
    let sentences = passage.document.sentences
    let own = Int(passage.tokens[last].sentence)
    guard (last + 1..<sentences[own].tokens.upperBound).allSatisfy(passage.isMark), own + 1 < sentences.count,
      !isMarked || sentences[own + 1].paragraph != sentences[own].paragraph
    else { return nil }
    var end: Int?
    for next in sentences[(own + 1)...].prefix(6) {
      guard let first = next.tokens.first, next.paragraph - sentences[own].paragraph <= 4,
        !owned.contains(where: { $0.overlaps(next.span) }), !isNarration(next.tokens),
        !next.tokens.contains(where: {
          passage.tokens[$0].kind == .quotationMark || passage.openings[$0] != nil && !isThought($0)
        }),
        passage.tokens[first].kind == .word
      else { break }
      if next.tokens.contains(where: isFirstPerson) { end = next.tokens.upperBound }
    }
    return end.map { sentences[own + 1].tokens.lowerBound..<$0 }
  }

  private func isThought(_ token: Int) -> Bool {
    passage.openings[token]?.cue.entry.marks.contains(.thought) ?? false
  }

  /// Whether a draft's words end in marks; nil where they are the outlet's wording.
  private func isSpoken(_ draft: Draft) -> Bool? {
    guard let last = draft.content.last else { return nil }
    let token = passage.document.token(atOrAfter: last.start)
    if passage.quotation[token] >= 0,
      passage.document.quotations[Int(passage.quotation[token])].content.end <= last.end
    {
      return true
    }
    guard let (_, opening) = passage.openings[draft.token], opening.kind == .colon,
      opening.start > 0, passage.isColon(opening.start - 1)
    else { return nil }
    return false
  }

  /// Whether the article says I or we where nobody is quoted, in more than one sentence (`زوروا موقعنا`).
  private func isReporterHeard(outside owned: [ByteSpan]) -> Bool {
    var heard: Set<Int32> = []
    for token in passage.tokens.indices
    where passage.quotation[token] < 0 && isFirstPerson(token)
      && !owned.contains(where: { $0.overlaps(passage.tokens[token].span) })
    {
      heard.insert(passage.tokens[token].sentence)
      if heard.count > 1 { return true }
    }
    return false
  }
}
