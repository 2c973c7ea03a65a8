import IsnadDocument
import IsnadRecords
import IsnadText

/// A name that is sure once is a name wherever it stands.
extension NameFinder {
  /// Marks every further place of a person's single names, and of other names found by a head.
  mutating func repeatKnownParts() {
    var parts = PhraseIndex()
    var owners: [Int] = []
    // The index holds every beginning of a name, so a "name" of a thousand words would cost the square of it.
    let known = candidates.enumerated().filter { _, candidate in
      candidate.entry == nil && !candidate.isWeak && candidate.tokens.count <= Gazetteer.Hit.longest
    }
    for (index, candidate) in known {
      let words = candidate.tokens.map { token in
        token == candidate.tokens.lowerBound
          ? Array(
            document.foldedBytes[
              (core(token).lowerBound + cliticBytes(candidate))..<core(token).upperBound
            ])
          : Array(document.foldedBytes[core(token)])
      }
      owners.append(index)
      parts.insert(words, Int32(owners.count - 1))
      guard candidate.kind == .person else { continue }
      for (i, word) in words.enumerated() {
        if i == 0, words.count > 1 {
          if isGivenNameAlone(candidate.tokens.lowerBound) { parts.insert([word], Int32(owners.count - 1)) }
          continue
        }
        guard
          partStrength(candidate.tokens.lowerBound + i) >= 2
            || i == words.count - 1 && tokens[candidate.tokens.lowerBound + i].facts.zipf < 45
        else { continue }
        parts.insert([word], Int32(owners.count - 1))
      }
    }
    guard !owners.isEmpty else { return }
    var token = 0
    while token < tokens.count {
      guard tokens[token].isWord || document.tokens[token].kind == .foreign, covering[token] < 0 else {
        token += 1
        continue
      }
      token = repeatPart(at: token, parts, owners) ?? token + 1
    }
  }

  /// Whether a first name is so rarely a word that it speaks of its bearer wherever it stands alone.
  private func isGivenNameAlone(_ token: Int) -> Bool {
    let facts = tokens[token].facts
    return document.tokens[token].span.count >= 6 && tokens[token].title == 0
      && (facts.zipf == 0 || facts.zipf < 43 && (facts.foreign >= 4 || facts.given >= 6))
  }

  private mutating func repeatPart(at token: Int, _ parts: PhraseIndex, _ owners: [Int]) -> Int? {
    let range = core(token)
    for length in CliticLengths(document.foldedBytes, range) {
      var end = token
      var found: (end: Int, owner: Int)?
      while end < tokens.count, end == token || isJoined(end) && covering[end] < 0 {
        guard
          let value = parts.value(
            document.foldedBytes, (range.lowerBound + length.bytes)..<core(end).upperBound)
        else { break }
        end += 1
        if value != PhraseIndex.beginning { found = (end, owners[Int(value)]) }
      }
      guard let found else { continue }
      add(
        Candidate(
          tokens: token..<found.end, span: span(token..<found.end, clitics: length.bytes),
          kind: candidates[found.owner].kind, rule: .memory,
          gender: candidates[found.owner].gender))
      return found.end
    }
    return nil
  }

  /// Folded bytes of clitics before a candidate's first word, not counting a word glued to it.
  func cliticBytes(_ candidate: Candidate) -> Int {
    let first = document.tokens[candidate.tokens.lowerBound].span
    guard candidate.span.start > first.start else { return 0 }
    var letters = 0
    var byte = Int(first.start)
    while byte < Int(candidate.span.start) {
      let (value, next) = document.text.scalar(at: byte)
      if ScalarClass(value) == .arabicLetter { letters += 1 }
      byte = next
    }
    return letters * 2 - tokens[candidate.tokens.lowerBound].lead
  }

  /// Leaves names out that only a list of ambiguous words speaks for, unless a sure mention of the same entry supports them.
  mutating func dropUnsupported() {
    var sure: Set<Int> = []
    for candidate in candidates where !candidate.isWeak { if let entry = candidate.entry { sure.insert(entry) } }
    let order = candidates.indices.filter { !isOther(candidates[$0]) }.filter {
      !candidates[$0].isWeak || candidates[$0].entry.map(sure.contains) == true
    }
    .sorted { candidates[$0].span < candidates[$1].span }
    var place = Array(repeating: -1, count: candidates.count)
    for (new, old) in order.enumerated() { place[old] = new }
    candidates = order.map { candidates[$0] }
    for i in roles.indices { roles[i].candidate = roles[i].candidate.flatMap { place[$0] < 0 ? nil : place[$0] } }
  }

  private func isOther(_ candidate: Candidate) -> Bool {
    candidate.entry.map { gazetteer.entries[$0].isOther } ?? false
  }
}
