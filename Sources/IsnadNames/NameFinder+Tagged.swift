import IsnadDocument
import IsnadRecords
import IsnadText

/// What the trained tagger finds, where the lists have not spoken.
extension NameFinder {
  mutating func takeTagged() {
    let tagger = Tagger(document: document, tokens: tokens)
    for sentence in document.sentences {
      for mention in tagger.mentions(in: sentence.tokens) { take(mention) }
    }
  }

  private mutating func take(_ mention: Tagger.Mention) {
    var range = mention.tokens
    while let last = range.last, !tokens[last].isWord, tokens[last].kind != 0x78 { range = range.lowerBound..<last }
    if mention.kind == .person { range = withoutTitle(range) }
    guard !range.isEmpty else { return }
    let holders = Set(range.map { covering[$0] }.filter { $0 >= 0 })
    if holders.isEmpty {
      guard mention.margin >= floor(range, mention.kind) else { return }
      add(Candidate(tokens: range, span: span(range, clitics: tokens[range.lowerBound].clitics), kind: mention.kind, rule: .tagger))
      return
    }
    guard holders.count == 1, let holder = holders.first else { return }
    settle(Int(holder), mention.kind, range)
  }

  /// The tagger's margin from which on words are taken for a name that no list holds: one word needs more than several, a
  /// word that Arabic writes for other things needs most.
  private func floor(_ range: Range<Int>, _ kind: Entity.Kind) -> Int {
    let facts = tokens[range.lowerBound].facts
    if range.count > 1 { return kind == .person ? 20 : 60 }
    guard document.tokens[range.lowerBound].span.count >= 6 else { return 300 }
    if kind == .organization { return 200 }
    let looksLikeName = facts.foreign > 0 && facts.zipf < 40 || facts.zipf == 0 && tokens[range.lowerBound].letters >= 7
    return looksLikeName ? 60 : 200
  }

  /// A person's words without the title before the name (`الميجور جنرال`).
  private func withoutTitle(_ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    while start < range.upperBound, tokens[start].title != 0, start + 1 < range.upperBound || tokens[start].facts.zipf >= 40 { start += 1 }
    return start..<range.upperBound
  }

  /// A listed name where the tagger has spoken too.
  private mutating func settle(_ index: Int, _ kind: Entity.Kind, _ range: Range<Int>) {
    let candidate = candidates[index]
    if candidate.kind == kind { candidates[index].isWeak = false }
    guard candidate.kind == .person, kind == .person, candidate.isShort, range.count > candidate.tokens.count,
      range.lowerBound <= candidate.tokens.lowerBound, range.upperBound >= candidate.tokens.upperBound
    else { return }
    extend(index, to: range, span: span(range, clitics: tokens[range.lowerBound].clitics))
    candidates[index].entry = nil
    candidates[index].isShort = false
    candidates[index].rule = .tagger
  }
}
