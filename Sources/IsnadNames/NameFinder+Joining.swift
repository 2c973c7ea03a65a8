import IsnadDocument
import IsnadLanguage
import IsnadRecords
import IsnadText

/// One name that two rules found the halves of.
extension NameFinder {
  /// Joins persons who stand next to each other (`ليندا` `توماس جرينفيلد`) or with only an initial between (`ويليام أ. لابلانيت`).
  mutating func joinPersons() {
    takeFamilies()
    takeNamesakesOfCountries()
    takeNamesakesOfFirms()
    var token = 0
    while token < tokens.count {
      guard covering[token] >= 0, candidates[Int(covering[token])].kind == .person else {
        token += 1
        continue
      }
      let index = Int(covering[token])
      let end = candidates[index].tokens.upperBound
      token = end
      growForeign(index)
      growBack(index)
      guard let next = nextHalf(after: index) else { continue }
      let other = Int(covering[next])
      let range = candidates[index].tokens.lowerBound..<candidates[other].tokens.upperBound
      let bearsRole = roles.firstIndex { $0.candidate == other }
      candidates[other].tokens = candidates[other].tokens.upperBound..<candidates[other].tokens.upperBound
      extend(index, to: range, span: ByteSpan(start: candidates[index].span.start, end: candidates[other].span.end))
      if let bearsRole { roles[bearsRole].candidate = index }
      candidates[index].entry = nil
      candidates[index].isShort = false
      candidates[index].isWeak = false
      token = candidates[index].tokens.lowerBound
    }
    attachHeads()
    settleBehindPlaces()
    removeEmptied()
  }

  /// `جامعة كيرتن`, `بلدية كفر يونا`: the noun that belongs to a name which no list holds.
  private mutating func attachHeads() {
    for index in candidates.indices where candidates[index].entry == nil && candidates[index].title == nil {
      let candidate = candidates[index]
      guard !candidate.tokens.isEmpty else { continue }
      let first = candidate.tokens.lowerBound
      guard candidate.rule == .tagger || candidate.rule == .parts || candidate.rule == .tail, first > 0,
        isJoined(first),
        candidate.span.start == document.tokens[first].span.start, covering[first - 1] < 0,
        tokens[first - 1].head & 0x20 != 0, let (head, isDefinite, clitics) = head(at: first - 1), head.isInside,
        !isDefinite, head.follows == .any || head.follows == .name,
        candidate.kind != .person || head.namesAfterPersons,
        candidate.kind != .organization || head.kind == .place || head.sector == "EDU"
      else { continue }
      let range = (first - 1)..<candidate.tokens.upperBound
      extend(index, to: range, span: span(range, clitics: clitics))
      candidates[index].kind = head.kind
      candidates[index].rule = .head
      candidates[index].sector = head.sector
    }
  }

  /// `منطقة بيدي جايا`: a name that no list holds, right behind a noun that places are called by, whole.
  private mutating func settleBehindPlaces() {
    for index in candidates.indices where !candidates[index].tokens.isEmpty && isUnlistedByTagger(index) {
      let first = candidates[index].tokens.lowerBound
      guard candidates[index].kind != .organization, candidates[index].title == nil, first > 0, isJoined(first),
        tokens[first - 1].head == 0x70, covering[first - 1] < 0, let head = head(at: first - 1)?.0, !head.isInside
      else { continue }
      candidates[index].kind = .place
      candidates[index].rule = .head
      let next = candidates[index].tokens.upperBound
      guard next < tokens.count, isJoined(next), covering[next] >= 0, isUnlistedByTagger(Int(covering[next])) else {
        continue
      }
      let end = candidates[Int(covering[next])].tokens.upperBound
      drop(Int(covering[next]))
      extend(index, to: first..<end, span: span(first..<end, clitics: 0))
    }
  }

  private func isUnlistedByTagger(_ index: Int) -> Bool {
    let candidate = candidates[index]
    return candidate.entry == nil && (candidate.rule == .tagger || candidate.rule == .parts)
      && candidate.span.start == document.tokens[candidate.tokens.lowerBound].span.start
  }

  /// `عائلة كراوس`: what stands behind a noun for a family is its name, whichever town is called so. Capitals and countries stay.
  private mutating func takeFamilies() {
    for token in tokens.indices.dropLast() where tokens[token].isWord && covering[token] < 0 {
      let first = token + 1
      guard isJoined(first), tokens[first].clitics == 0, isFamilyNoun(token) else { continue }
      if covering[first] >= 0 {
        let index = Int(covering[first])
        let candidate = candidates[index]
        guard candidate.kind == .place, candidate.rule != .own, candidate.tokens == first..<(first + 1),
          candidate.entry.map({ gazetteer.entries[$0].seat < 0 && tokens[first].facts.strongest >= 2 }) ?? true
        else { continue }
        candidates[index].kind = .person
        candidates[index].entry = nil
        candidates[index].isWeak = false
        candidates[index].rule = .head
      } else if isRare(first), tokens[first].letters >= 5 || tokens[first].facts.isUnit, !tokens[first].isAdjective,
        partOfSpeech(first) != .adj, partOfSpeech(first) != .verb, !endsInPronoun(first), !hasTanwin(first)
      {
        add(
          Candidate(
            tokens: first..<(first + 1), span: span(first..<(first + 1), clitics: 0), kind: .person, rule: .head))
      }
    }
  }

  /// عائلة, وعائلة, without an article.
  private func isFamilyNoun(_ token: Int) -> Bool {
    let range = core(token)
    for length in CliticLengths(document.foldedBytes, range) where !length.isAfterLam {
      let rest = (range.lowerBound + length.bytes)..<range.upperBound
      if NameClues.embedded.complements.value(document.foldedBytes, rest) == NameClues.family { return true }
    }
    return false
  }

  /// `وقال تشاد هاميل`: a given name that is a country's or a town's too, behind a verb or a title and before a name.
  private mutating func takeNamesakesOfCountries() {
    for index in candidates.indices where candidates[index].kind == .place && candidates[index].tokens.count == 1 {
      let first = candidates[index].tokens.lowerBound
      let next = first + 1
      guard first > 0, isJoined(first), candidates[index].rule != .own, tokens[first].facts.foreign >= 3,
        tokens[first].clitics == 0, isTitleOfPerson(first - 1) || isActOfOne(first - 1),
        next < tokens.count, isJoined(next), tokens[next].clitics == 0
      else { continue }
      if covering[next] >= 0 {
        let family = candidates[Int(covering[next])]
        guard family.kind == .person, family.entry == nil, family.tokens.count == 1 else { continue }
      } else {
        guard isFamilyName(next), tokens[next].title == 0, tokens[next].head == 0 else {
          continue
        }
        add(
          Candidate(tokens: next..<(next + 1), span: span(next..<(next + 1), clitics: 0), kind: .person, rule: .parts))
      }
      candidates[index].kind = .person
      candidates[index].entry = nil
      candidates[index].isWeak = false
      candidates[index].rule = .parts
    }
  }

  /// المدرب تشاد هاميل; behind a title without article (وزير خارجية كذا) stands the state.
  private func isTitleOfPerson(_ token: Int) -> Bool { tokens[token].title != 0 && startsWithArticle(token) }

  /// A verb of saying, or one of a man: states and towns are feminine.
  private func isActOfOne(_ token: Int) -> Bool {
    guard partOfSpeech(token) == .verb else { return false }
    return isSaying(token)
      || analysis.words(ofToken: token).contains {
        analysis.words[$0].upos == .verb && analysis.words[$0].features.person == .third
          && analysis.words[$0].features.gender == .masculine && analysis.words[$0].features.number != .plural
      }
  }

  /// `روري ماكدونالد`: a firm or town that families are called by too, right behind a given name that nothing else is written
  /// with. Capitals and countries stay: they are where somebody goes.
  private mutating func takeNamesakesOfFirms() {
    for index in candidates.indices where candidates[index].kind != .person && candidates[index].tokens.count == 1 {
      let family = candidates[index].tokens.lowerBound
      let given = family - 1
      guard given >= 0, isJoined(family), candidates[index].rule == .gazetteer, tokens[family].clitics == 0,
        tokens[family].facts.foreign >= 4, let entry = candidates[index].entry, gazetteer.entries[entry].seat < 0,
        covering[given] < 0, tokens[given].isWord, tokens[given].title == 0, tokens[given].head == 0,
        tokens[given].facts.foreign >= 4, tokens[given].facts.zipf < 44, tokens[given].letters >= 5,
        partOfSpeech(given) != .verb
      else { continue }
      let range = given..<(family + 1)
      extend(index, to: range, span: span(range, clitics: tokens[given].clitics))
      candidates[index].kind = .person
      candidates[index].entry = nil
      candidates[index].isWeak = false
      candidates[index].rule = .parts
    }
  }

  /// Takes a word in that only persons are called by, where the tagger stopped before it.
  private mutating func growForeign(_ index: Int) {
    let next = candidates[index].tokens.upperBound
    guard candidates[index].entry == nil, next < tokens.count, isJoined(next), tokens[next].isWord,
      tokens[next].title == 0, !isComplementiser(next), candidates[index].tokens.count == 1 || isOpen(next - 1)
    else { return }
    if isOpen(next - 1), covering[next] < 0, tokens[next].clitics == 0, partOfSpeech(next) != .verb {
      extend(
        index, to: candidates[index].tokens.lowerBound..<(next + 1),
        span: ByteSpan(start: candidates[index].span.start, end: span(next..<(next + 1), clitics: 0).end))
      return
    }
    if covering[next] >= 0 {
      guard isNamesake(Int(covering[next])), tokens[next - 1].facts.foreign >= 4, tokens[next - 1].facts.zipf < 46
      else {
        return
      }
      let other = Int(covering[next])
      candidates[other].tokens = (next + 1)..<(next + 1)
    } else {
      guard isFamilyName(next) || isRareFamilyName(behind: index) else { return }
    }
    extend(
      index, to: candidates[index].tokens.lowerBound..<(next + 1),
      span: ByteSpan(start: candidates[index].span.start, end: span(next..<(next + 1), clitics: 0).end))
  }

  /// راز أبو العافية: أبو and عبد end no name.
  private func isOpen(_ token: Int) -> Bool { ConnectingWords.embedded.needsMore(document.foldedBytes, core(token)) }

  /// `أوفير صوفر`: a word that nothing but names is, behind a given name.
  private func isRareFamilyName(behind index: Int) -> Bool {
    let next = candidates[index].tokens.upperBound
    let given = tokens[next - 1].facts
    return looksForeign(next) && tokens[next].clitics == 0 && partOfSpeech(next) != .verb && !hasTanwin(next)
      && (given.foreign >= 3 || given.given >= 3) && given.zipf < 46
  }

  /// A word behind a given name that many people are called by, and that Arabic writes for little else; بالين is no لين behind
  /// ب and ال.
  private func isFamilyName(_ token: Int) -> Bool {
    let whole = WordFacts(document.foldedBytes, core(token))
    if tokens[token].clitics > 0 { return whole.foreign >= 4 && whole.zipf < 34 && partOfSpeech(token) != .verb }
    let facts = tokens[token].facts
    guard facts.foreign >= 3, facts.zipf < 42 else { return false }
    return tokens[token].letters >= 5 || facts.foreign >= 5
      || facts.zipf < 40 && (partOfSpeech(token) == .x || partOfSpeech(token) == .propn)
  }

  /// `بيتر بون`, `نيل باير`: a town or a firm that families are called by too. Capitals and countries are where somebody goes.
  private func isNamesake(_ index: Int) -> Bool {
    let candidate = candidates[index]
    guard candidate.kind == .place || candidate.kind == .organization, candidate.tokens.count == 1,
      candidate.rule == .gazetteer, let entry = candidate.entry, gazetteer.entries[entry].seat < 0
    else { return false }
    let token = candidate.tokens.lowerBound
    return tokens[token].clitics == 0 && tokens[token].facts.foreign >= 4
      && candidate.span.start == document.tokens[token].span.start
  }

  /// Takes the given names in that stand between a title or a mark and a family name which the tagger found:
  /// `الرائد دافيد ناتي الفاسي`.
  private mutating func growBack(_ index: Int) {
    let candidate = candidates[index]
    var start = candidate.tokens.lowerBound
    guard candidate.entry == nil, candidate.rule == .tagger, start > 0,
      candidate.span.start == span(start..<(start + 1), clitics: 0).start
    else { return }
    while start > 0, candidate.tokens.upperBound - start < 5, isJoined(start), covering[start - 1] < 0,
      isGivenName(start - 1)
    {
      start -= 1
      if tokens[start].clitics > 0 { break }
    }
    guard start < candidate.tokens.lowerBound, opensPerson(start) else { return }
    let range = start..<candidate.tokens.upperBound
    extend(index, to: range, span: span(range, clitics: tokens[start].clitics))
  }

  private func isGivenName(_ token: Int) -> Bool {
    let facts = tokens[token].facts
    return tokens[token].isWord && tokens[token].title == 0 && tokens[token].head == 0 && !startsWithArticle(token)
      && !tokens[token].isAdjective && partOfSpeech(token) != .verb && (facts.foreign >= 2 || facts.given >= 3)
      && (facts.zipf < (facts.given >= 6 ? 60 : 46) || facts.foreign >= 4 && facts.zipf < 48 || isAlan(token))
  }

  /// آلان, آمي, آن: with آ, no other word is so frequent.
  private func isAlan(_ token: Int) -> Bool {
    let facts = tokens[token].facts
    return facts.foreign >= 2 && facts.zipf >= 50
      && letterCode(token, behind: (tokens[token].lead + tokens[token].clitics) / 2) == Letters.alefMadda
      && document.foldedRange(token).count <= 10
  }

  /// Whether what stands before a given name lets one begin: a title, a mark, a joining و, the sentence's start.
  private func opensPerson(_ token: Int) -> Bool {
    guard token > 0, document.tokens[token].sentence == document.tokens[token - 1].sentence else { return true }
    return !tokens[token - 1].isWord || tokens[token - 1].title != 0 || tokens[token].clitics > 0
      || partOfSpeech(token - 1) == .verb || partOfSpeech(token - 1) == .sconj
      || roles.contains { $0.nameToken == token }
  }

  /// The token where another person's name starts that goes on with the one of `index`.
  private mutating func nextHalf(after index: Int) -> Int? {
    let end = candidates[index].tokens.upperBound
    guard candidates[index].entry == nil || candidates[index].isShort, end - candidates[index].tokens.lowerBound < 5
    else { return nil }
    var next = end
    if next + 1 < tokens.count, tokens[next].isWord, document.tokens[next].span.count <= 2,
      document.tokens[next].isSpaced
    {
      next += 1
      if document.tokens[next].kind == .sentenceEnd, !document.tokens[next].isSpaced { next += 1 }
    }
    if next > end, next < tokens.count, covering[next] < 0, tokens[next].isWord, tokens[next].clitics == 0,
      tokens[next].facts.zipf < 30
    {
      add(Candidate(tokens: next..<(next + 1), span: document.tokens[next].span, kind: .person, rule: .parts))
    }
    guard next < tokens.count, document.tokens[next].sentence == document.tokens[end - 1].sentence,
      document.tokens[next].isSpaced,
      covering[next] >= 0
    else { return nil }
    let other = candidates[Int(covering[next])]
    guard other.kind == .person, other.tokens.lowerBound == next, other.span.start == document.tokens[next].span.start,
      other.entry == nil || other.isShort,
      // شكر بايدن نتنياهو: two whom the lists know by their family names, unless the first is a given name too.
      candidates[index].entry == nil || other.entry == nil || isUsualGivenName(end - 1)
    else { return nil }
    return next
  }

  private func isUsualGivenName(_ token: Int) -> Bool {
    tokens[token].facts.given >= 5 || tokens[token].facts.foreign >= 5
  }

  mutating func removeEmptied() {
    var place = Array(repeating: -1, count: candidates.count)
    var kept: [Candidate] = []
    for (old, candidate) in candidates.enumerated() where !candidate.tokens.isEmpty {
      place[old] = kept.count
      kept.append(candidate)
    }
    candidates = kept
    for token in covering.indices where covering[token] >= 0 { covering[token] = Int32(place[Int(covering[token])]) }
    for i in roles.indices { roles[i].candidate = roles[i].candidate.flatMap { place[$0] < 0 ? nil : place[$0] } }
  }
}
