import IsnadDocument
import IsnadRecords
import IsnadText

/// Names that another script or tongue shows through: spelled acronyms, closing words like نيوز, Latin letters.
extension NameFinder {
  /// `دبليو إيه إف بي`: names of letters in a row, at least two of which are nothing else.
  mutating func findSpelledAcronyms() {
    var token = 0
    while token < tokens.count {
      guard tokens[token].isWord, let first = letterName(token) else {
        token += 1
        continue
      }
      var end = token + 1
      var sure = first == 0 ? 1 : 0
      var lastSure = first == 0 ? end : token
      while end < tokens.count, isJoined(end), tokens[end].clitics == 0 || letterName(end) == 0,
        let value = letterName(end)
      {
        end += 1
        if value == 0 {
          sure += 1
          lastSure = end
        }
      }
      let rowEnd = end
      // «في» behind an acronym is a preposition more often than a V, unless another one follows.
      if !(end == lastSure + 1 && end < tokens.count && document.token(lastSure, is: "في")
        && document.token(end, is: "في"))
      {
        end = min(end, lastSure)
      }
      if end - token >= 3 || end - token == 2 && sure == 2 && isBehindHead(token), sure >= 2 {
        takeAcronym(token..<end)
      }
      // Where no word of the row is surely a letter, none is behind another start in it: a row may be as long as the text.
      token = sure == 0 ? rowEnd : max(end, token + 1)
    }
  }

  private func letterName(_ token: Int) -> Int32? {
    let range = core(token)
    for length in CliticLengths(document.foldedBytes, range) {
      let rest = (range.lowerBound + length.bytes)..<range.upperBound
      if let value = NameClues.embedded.letters.value(document.foldedBytes, rest) { return value }
    }
    return nil
  }

  /// Listed names win; parts of an acronym that the tagger took for names are taken in.
  private mutating func takeAcronym(_ range: Range<Int>) {
    for token in range where covering[token] >= 0 {
      let holder = candidates[Int(covering[token])]
      let isLongerName = holder.entry != nil && holder.tokens.count > 1
      if isLongerName || holder.tokens.lowerBound < range.lowerBound || holder.tokens.upperBound > range.upperBound {
        return
      }
    }
    for token in range where covering[token] >= 0 { drop(Int(covering[token])) }
    let clitics = letterClitics(range.lowerBound)
    add(Candidate(tokens: range, span: span(range, clitics: clitics), kind: .organization, rule: .letters))
  }

  private func letterClitics(_ token: Int) -> Int {
    let range = core(token)
    for length in CliticLengths(document.foldedBytes, range)
    where NameClues.embedded.letters.value(
      document.foldedBytes, (range.lowerBound + length.bytes)..<range.upperBound) != nil
    { return length.bytes }
    return 0
  }

  private func isBehindHead(_ token: Int) -> Bool {
    token > 0 && isJoined(token) && tokens[token - 1].head == 0x6F && letterClitics(token) == 0
  }

  /// `لندن غازيت`, `بونتو بيتش`: a closing word, and the name or the rare words before it.
  mutating func findTailedNames() {
    for token in tokens.indices.dropFirst()
    where tokens[token].isWord && covering[token] < 0 || covering[token] >= 0 && isTaggedEnd(token) {
      guard tokens[token].isWord, tokens[token].clitics == 0, isJoined(token), let kind = tailKind(token) else {
        continue
      }
      var start = token
      if covering[token] >= 0 {
        start = candidates[Int(covering[token])].tokens.lowerBound
      } else if covering[token - 1] >= 0 {
        let before = candidates[Int(covering[token - 1])]
        guard before.tokens.upperBound == token, before.rule != .own, before.kind != .group else { continue }
        start = before.tokens.lowerBound
      } else {
        while start > 0, token - start < 3, isJoined(start), covering[start - 1] < 0, isRare(start - 1) {
          start -= 1
          if tokens[start].clitics > 0 { break }
        }
      }
      guard start < token else { continue }
      if start > 0, isJoined(start), covering[start - 1] < 0, document.token(start - 1, is: "ذا") { start -= 1 }
      let first = candidate(at: start) ?? candidate(at: token)
      let clitics = first.map { cliticBytes($0) } ?? tokens[start].clitics
      for covered in start...token where covering[covered] >= 0 { drop(Int(covering[covered])) }
      let range = start..<(token + 1)
      add(Candidate(tokens: range, span: span(range, clitics: clitics), kind: kind, rule: .tail))
    }
    removeEmptied()
  }

  private func isTaggedEnd(_ token: Int) -> Bool {
    let holder = candidates[Int(covering[token])]
    return holder.rule == .tagger && holder.tokens.upperBound == token + 1 && holder.tokens.count > 1
  }

  private func candidate(at token: Int) -> Candidate? {
    covering[token] >= 0 ? candidates[Int(covering[token])] : nil
  }

  /// `شبكة ABC News`: Latin words that open with a capital, behind a noun that says what they name.
  mutating func findForeignNames() {
    var token = 0
    while token < tokens.count {
      guard document.tokens[token].kind == .foreign, covering[token] < 0, isCapital(token) else {
        token += 1
        continue
      }
      var end = token + 1
      while end < tokens.count, end - token < 6, covering[end] < 0,
        document.tokens[end].sentence == document.tokens[token].sentence,
        document.tokens[end].kind == .foreign || isHyphen(end) && end + 1 < tokens.count
      { end += 1 }
      if isHyphen(end - 1) { end -= 1 }
      if let kind = kindOfForeign(at: token) {
        add(Candidate(tokens: token..<end, span: span(token..<end, clitics: 0), kind: kind, rule: .foreign))
      }
      token = end
    }
  }

  /// A hyphen without spaces: `KSWB-TV`.
  private func isHyphen(_ token: Int) -> Bool {
    document.token(token, is: "-") && !document.tokens[token].isSpaced
      && (token + 1 >= tokens.count
        || !document.tokens[token + 1].isSpaced && document.tokens[token + 1].kind == .foreign)
  }

  private func isAllCapital(_ token: Int) -> Bool {
    document.text.bytes[document.tokens[token].span.range].allSatisfy { (0x41...0x5A).contains($0) }
  }

  private func isCapital(_ token: Int) -> Bool {
    let span = document.tokens[token].span
    return span.count >= 2 && (0x41...0x5A).contains(document.text.bytes[Int(span.start)])
  }

  /// What the noun before a Latin name says: at most two definite words may stand between (`منصة التحليلات Elliptic`).
  private func kindOfForeign(at token: Int) -> Entity.Kind? {
    var before = token - 1
    var between = 0
    // منظمة الطوارئ (EMERCOM): the short form of the name before it.
    if before > 0, document.token(before, is: "("), covering[before - 1] >= 0 {
      let name = candidates[Int(covering[before - 1])]
      return name.kind == .organization ? .organization : nil
    }
    while before >= 0, document.tokens[before].sentence == document.tokens[token].sentence, tokens[before].isWord {
      if tokens[before].head == 0x6F { return .organization }
      // محطة KSWB: a station of capitals is a broadcaster.
      if tokens[before].head == 0x70 { return isAllCapital(token) ? .organization : .place }
      guard between < 2, startsWithArticle(before) || tokens[before].isAdjective else { return nil }
      between += 1
      before -= 1
    }
    return nil
  }
}
