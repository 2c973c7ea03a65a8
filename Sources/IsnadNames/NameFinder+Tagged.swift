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
    guard !range.isEmpty else { return }
    let holders = Set(range.map { covering[$0] }.filter { $0 >= 0 })
    if holders.isEmpty {
      guard range.count > 1 || document.tokens[range.lowerBound].span.count >= 4 else { return }
      add(Candidate(tokens: range, span: span(range, clitics: tokens[range.lowerBound].clitics), kind: mention.kind, rule: .tagger))
      return
    }
    guard holders.count == 1, let holder = holders.first else { return }
    settle(Int(holder), mention.kind, range)
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
