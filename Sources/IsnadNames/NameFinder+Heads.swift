import IsnadDocument
import IsnadLanguage
import IsnadRecords
import IsnadText

/// Names that a head noun opens: `وزارة الصحة`, `حزب الخضر`, `مدينة بالو`.
extension NameFinder {
  mutating func findHeadedNames() {
    // From the end, so that the inner name of `إدارة شرطة باتون روج` is there when the outer head is read.
    for token in tokens.indices.reversed() where tokens[token].isWord {
      guard let (head, isDefinite, clitics) = head(at: token) else { continue }
      if covering[token] >= 0 {
        extendByAdjective(Int(covering[token]))
        continue
      }
      if head.kind == .organization, head.follows != .never, !isDefinite, let quoted = quotedName(behind: token) {
        add(Candidate(tokens: quoted, span: span(quoted, clitics: 0), kind: .organization, rule: .head))
        continue
      }
      guard token + 1 < tokens.count, isJoined(token + 1), !isException(token, clitics) else { continue }
      if takeNamedDistrict(token, head, isDefinite, clitics) { continue }
      let following = covering[token + 1]
      if following >= 0 {
        // شركة X, مدينة X: the name that follows is sure now; a head that belongs to the name takes it in.
        let index = Int(following)
        if !isDefinite, candidates[index].kind == head.kind { candidates[index].isWeak = false }
        guard head.isInside, !isDefinite, candidates[index].tokens.lowerBound == token + 1, isUncliticised(token + 1),
          head.kind == .organization || candidates[index].kind != .organization,
          candidates[index].kind != .person || head.namesAfterPersons,
          candidates[index].kind != .organization || candidates[index].entry == nil || head.sector == "EDU",
          candidates[index].rule != .own
        else { continue }
        if head.follows == .adjective || head.follows == .never { continue }
        let range = token..<candidates[index].tokens.upperBound
        extend(index, to: range, span: span(range, clitics: clitics))
        candidates[index].kind = head.kind
        candidates[index].entry = nil
        candidates[index].rule = .head
        candidates[index].sector = head.sector
        continue
      }
      if head.isInside, head.kind == .organization, let end = headedEnd(token, head, isDefinite) {
        let range = token..<end
        add(
          Candidate(
            tokens: range, span: span(range, clitics: clitics), kind: head.kind, rule: .head, sector: head.sector))
      } else if !isDefinite, head.follows == .name || head.kind == .place {
        addNameAfter(token, head, clitics)
      }
    }
    for index in candidates.indices { extendByAdjective(index) }
  }

  /// `شرطة ولاية لويزيانا`, `محكمة مقاطعة كلارك`: a body of a place that a noun before its name tells.
  private mutating func takeNamedDistrict(_ token: Int, _ head: NameHeads.Head, _ isDefinite: Bool, _ clitics: Int)
    -> Bool
  {
    guard head.isInside, !isDefinite, head.kind == .organization,
      ["COP", "JUD", "EDU", "LEG", "GOV"].contains(head.sector),
      head.follows != .never, token + 2 < tokens.count, covering[token + 1] < 0, isJoined(token + 2),
      tokens[token + 1].clitics == 0,
      tokens[token + 1].head == 0x70, covering[token + 2] >= 0
    else { return false }
    let place = candidates[Int(covering[token + 2])]
    guard place.kind == .place, place.tokens.lowerBound == token + 2, isUncliticised(token + 2) else { return false }
    let range = token..<place.tokens.upperBound
    let index = Int(covering[token + 2])
    extend(index, to: range, span: span(range, clitics: clitics))
    candidates[index].kind = .organization
    candidates[index].entry = nil
    candidates[index].rule = .head
    candidates[index].sector = head.sector
    return true
  }

  /// `صحيفة "ذا هل"`: up to four words in quotation marks right behind a head.
  private func quotedName(behind token: Int) -> Range<Int>? {
    let first = token + 2
    guard first < tokens.count, document.tokens[token + 1].kind == .quotationMark,
      document.tokens[token + 1].sentence == document.tokens[token].sentence
    else { return nil }
    var end = first
    while end < tokens.count, end - first < 4,
      tokens[end].isWord || document.tokens[end].kind == .foreign || end > first && isInitialsPoint(end),
      covering[end] < 0
    {
      end += 1
    }
    guard end > first, end < tokens.count, document.tokens[end].kind == .quotationMark,
      partOfSpeech(first) != .verb, tokens[first].clitics == 0
    else { return nil }
    return first..<end
  }

  /// «إم. بي. سي»: the point behind an initial that a letter's name spells, with another behind it.
  private func isInitialsPoint(_ token: Int) -> Bool {
    document.token(token, is: ".") && core(token - 1).count <= 6 && token + 1 < tokens.count && tokens[token + 1].isWord
  }

  /// Whether the head at `token` and the words behind it are a phrase that names nothing.
  private func isException(_ token: Int, _ clitics: Int) -> Bool {
    var start = core(token).lowerBound + clitics
    if document.foldedBytes[start..<core(token).upperBound].starts(with: Letters.article) { start += 4 }
    var end = token
    while end < tokens.count {
      guard
        let value = NameHeads.embedded.exceptions.value(
          document.foldedBytes, start..<core(end).upperBound)
      else { return false }
      if value != PhraseIndex.beginning { return true }
      end += 1
    }
    return false
  }

  func head(at token: Int) -> (NameHeads.Head, Bool, Int)? {
    let range = core(token)
    for length in CliticLengths(document.foldedBytes, range) {
      guard
        let value = NameHeads.embedded.words.value(
          document.foldedBytes, (range.lowerBound + length.bytes)..<range.upperBound)
      else { continue }
      return (NameHeads.embedded.heads[Int(value >> 1)], value & 1 != 0 || length.isAfterLam, length.bytes)
    }
    return nil
  }

  /// Where a name that `head` opens at `token` ends: nouns with the article, nouns in construct before them, adjectives.
  private func headedEnd(_ token: Int, _ head: NameHeads.Head, _ isDefinite: Bool) -> Int? {
    var end = token + 1
    var nouns = 0
    guard head.follows != .never else { return nil }
    if isDefinite || head.follows == .adjective {
      // الهيئة العامة, الجامعة الأردنية, جيش الاحتلال: only a nationality makes a bare adjective a name.
      if let place = adjective(startingAt: end), place.adjective.isDefinite { return place.end }
      // المؤسسة الوطنية للعلوم: what it is for makes it one too.
      guard isDefinite, end < tokens.count, isJoined(end), covering[end] < 0,
        NameClues.embedded.complements.value(document.foldedBytes, core(end)) == NameClues.quality
      else { return nil }
      return purposeEnd(end + 1, isAny: true) ?? constructEnd(end + 1)
    }
    guard head.follows == .any else { return nil }
    // مصلحة الفلسطينيين: whose it is.
    if let people = adjective(startingAt: end)?.adjective.form, people == .plural || people == .brokenPlural {
      return nil
    }
    while end < tokens.count, isJoined(end), covering[end] < 0, nouns < 5 {
      // وزارة الدفاع اللواء: who follows is another phrase.
      if nouns > 0, tokens[end].title != 0 || isRelative(end) { break }
      if startsWithArticle(end) {
        nouns += 1
        end += 1
        // والسياحة: a second noun joined to the first.
        if end < tokens.count, isJoined(end), isConjoinedArticle(end), head.sector == "GOV" || head.sector == "EDU" {
          end += 1
        }
      } else if nouns == 0, end == token + 1, isConstruct(end) {
        end += 1
      } else {
        break
      }
      if nouns == 1, end < tokens.count, !startsWithArticle(end) { break }
      if nouns >= 2 { break }
    }
    return nouns > 0 ? end : nil
  }

  /// وزارة الصحة التي, مركز الصمود التابع: a clause, not the name, goes on here.
  private func isRelative(_ token: Int) -> Bool {
    Self.relatives.contains { document.token(token, is: $0) }
  }

  private static let relatives: [StaticString] = ["التي", "الذي", "الذين", "التابع", "التابعه"]

  /// A noun without article before one that has it: `مكافحة الكوارث`.
  private func isConstruct(_ token: Int) -> Bool {
    token + 1 < tokens.count && isJoined(token + 1) && startsWithArticle(token + 1) && tokens[token].clitics == 0
      && !document.folded(token).starts(with: Letters.lam + Letters.lam)
      && tokens[token].facts.zipf >= 25 && tokens[token].facts.zipf < 58
  }

  private func isConjoinedArticle(_ token: Int) -> Bool {
    let folded = document.foldedBytes[core(token)]
    return folded.count > 8 && folded.starts(with: [0xD9, 0x88, 0xD8, 0xA7, 0xD9, 0x84])
  }

  private func isUncliticised(_ token: Int) -> Bool {
    covering[token] >= 0 && candidates[Int(covering[token])].span.start == document.tokens[token].span.start
  }

  func adjective(startingAt token: Int) -> AdjectivePlace? {
    var low = 0
    var high = adjectives.count
    while low < high {
      let mid = (low + high) / 2
      if adjectives[mid].token < token { low = mid + 1 } else { high = mid }
    }
    return low < adjectives.count && adjectives[low].token == token ? adjectives[low] : nil
  }

  /// `وزارة الدفاع الأمريكية`: the state's adjective belongs to an organisation's name.
  mutating func extendByAdjective(_ index: Int) {
    let candidate = candidates[index]
    let next = candidate.tokens.upperBound
    guard candidate.kind == .organization, candidate.tokens.count > 1, candidate.rule != .own, next < tokens.count,
      isJoined(next), !isCalledByHead(candidate),
      covering[next] < 0,
      let place = adjective(startingAt: next), place.adjective.isDefinite,
      place.span.start == document.tokens[next].span.start
    else { return }
    let range = candidate.tokens.lowerBound..<place.end
    extend(index, to: range, span: ByteSpan(start: candidate.span.start, end: place.span.end))
    if candidate.entry != nil, candidates[index].rule == .gazetteer { candidates[index].rule = .head }
  }

  /// `شبكة سي إن إن الأمريكية`: what stands behind the name goes with the noun before it.
  private func isCalledByHead(_ candidate: Candidate) -> Bool {
    let first = candidate.tokens.lowerBound
    guard first > 0, isJoined(first), candidate.span.start == document.tokens[first].span.start,
      tokens[first - 1].head == 0x6F, covering[first - 1] < 0, let head = head(at: first - 1)?.0
    else { return false }
    return !head.isInside
  }

  /// `بلدة X`, `شركة X`: an unknown word behind a head that only names have behind them.
  private mutating func addNameAfter(_ token: Int, _ head: NameHeads.Head, _ clitics: Int) {
    var end = token + 1
    // صحيفة ذا هل: the English article takes any word behind it in.
    if end + 1 < tokens.count, isJoined(end + 1), covering[end] < 0, covering[end + 1] < 0,
      document.token(end, is: "ذا") || document.token(end, is: "ذي"), !startsWithArticle(end + 1)
    {
      end += 2
    }
    while end < tokens.count, end < token + 4, isJoined(end), covering[end] < 0,
      isRare(end) || head.follows == .any && end == token + 1 && isRareDefinite(end),
      end == token + 1 || tokens[end].clitics == 0
    { end += 1 }
    guard end > token + 1, document.tokens[token + 1].span.count >= 6 else { return }
    // حركة كونور ماكلين: how somebody moves.
    if head.sector == "REB", !head.isInside, soundsLikePerson((token + 1)..<end) { return }
    let range = head.isInside ? token..<end : (token + 1)..<end
    add(
      Candidate(
        tokens: range, span: span(range, clitics: head.isInside ? clitics : 0), kind: head.kind, rule: .head,
        sector: head.sector))
  }

  /// قرية الطيبة: behind a noun without article one with it that is no common word.
  private func isRareDefinite(_ token: Int) -> Bool {
    startsWithArticle(token) && tokens[token].facts.zipf < 46 && !tokens[token].isAdjective
      && partOfSpeech(token) != .verb
  }

  /// Whether a word is so rare that it is hardly anything but a name.
  func isRare(_ token: Int) -> Bool {
    let facts = tokens[token].facts
    return tokens[token].isWord && !startsWithArticle(token)
      && (facts.zipf == 0 || facts.zipf < 36 && facts.foreign > 0)
  }
}
