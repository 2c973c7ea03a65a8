import IsnadDocument
import IsnadLanguage
import IsnadRecords
import IsnadText

/// Names and nationality adjectives that the lists hold.
extension NameFinder {
  /// The longest name that the lists hold from `token` on.
  private func longestKnown(from token: Int) -> (end: Int, hit: Gazetteer.Hit, clitics: Int)? {
    if let (end, hit) = quotedName(from: token) { return (end, hit, 0) }
    let range = core(token)
    var best: (end: Int, hit: Gazetteer.Hit, clitics: Int)?
    for length in CliticLengths(document.foldedBytes, range) {
      var end = token
      var value: Int32? = 0
      let phrases = length.isAfterLam ? gazetteer.phrasesAfterLam : gazetteer.phrases
      while value != nil, end < tokens.count, end == token || isPart(end) {
        value = phrases.value(
          document.foldedBytes, (range.lowerBound + length.bytes)..<core(end).upperBound)
        end += 1
        guard let value, value != PhraseIndex.beginning else { continue }
        let hit = Gazetteer.Hit(value)
        if end > (best?.end ?? 0), end - token <= hit.words { best = (end, hit, length.bytes) }
      }
    }
    return best
  }

  /// A name that fills quotation marks and is one there alone.
  private func quotedName(from token: Int) -> (end: Int, hit: Gazetteer.Hit)? {
    guard token > 0, document.tokens[token - 1].kind == .quotationMark else { return nil }
    let end = (token..<min(tokens.count, token + 4)).first { document.tokens[$0].kind == .quotationMark } ?? token
    guard end > token,
      let value = gazetteer.quoted.value(
        document.foldedBytes, core(token).lowerBound..<core(end - 1).upperBound), value != PhraseIndex.beginning
    else { return nil }
    return (end, Gazetteer.Hit(value))
  }

  /// Whether `token` may stand inside a listed name: joined words, a hyphen or full stop inside acronyms.
  private func isPart(_ token: Int) -> Bool {
    document.tokens[token].sentence == document.tokens[token - 1].sentence
      && document.tokens[token].kind != .quotationMark
  }

  mutating func findKnownNames() {
    var token = 0
    while token < tokens.count {
      guard document.tokens[token].kind == .word || document.tokens[token].kind == .foreign,
        let (end, hit, clitics) = longestKnown(from: token), end > token + 1 || !isComplementiser(token),
        // فمي is no مي behind ف.
        end > token + 1 || clitics == 0 || !endsInPronoun(token),
        gazetteer.entries[hit.entry].isOwn || document.tokens[token].kind != .foreign || isLatinName(token),
        gazetteer.entries[hit.entry].isOwn
          || (end > token + 1 ? !isAttributedBody(token..<end, clitics) : !isOtherWord(token, hit, clitics))
      else {
        token += 1
        continue
      }
      let entry = gazetteer.entries[hit.entry]
      var candidate = Candidate(
        tokens: token..<end, span: span(token..<end, clitics: clitics), kind: entry.kind, entry: hit.entry,
        isShort: hit.isShort,
        rule: entry.isOwn ? .own : .gazetteer, gender: entry.gender)
      candidate.isWeak = hit.isWeak || hit.isShort && isCommon(token)
      add(candidate)
      markListed(token..<end, hit)
      token = end
    }
  }

  /// A name in Latin letters opens with a capital, a short one has no other letters, and no address goes on behind it.
  private func isLatinName(_ token: Int) -> Bool {
    let bytes = document.text.bytes[document.tokens[token].span.range]
    let isCapital = { (byte: UInt8) in (0x41...0x5A).contains(byte) }
    guard let first = bytes.first, isCapital(first), bytes.count > 5 || bytes.allSatisfy(isCapital) else {
      return false
    }
    return token + 2 >= tokens.count || document.tokens[token + 1].isSpaced || document.tokens[token + 2].isSpaced
      || !document.token(token + 1, is: ".")
  }

  /// Whether a word that the lists know a name by is another word here: لصالح, رأى, دبًا.
  private func isOtherWord(_ token: Int, _ hit: Gazetteer.Hit, _ clitics: Int) -> Bool {
    if isWholeWord(token, without: clitics) { return true }
    if hit.isShort { return isAlefMaqsura(token) && partOfSpeech(token) == .verb }
    return hasTanwin(token) && gazetteer.entries[hit.entry].kind != .person
  }

  private mutating func markListed(_ range: Range<Int>, _ hit: Gazetteer.Hit) {
    if gazetteer.entries[hit.entry].isOther { return }
    let letter: UInt8
    switch gazetteer.entries[hit.entry].kind {
    case .person: letter = hit.isShort ? 0x70 : 0x50
    case .place: letter = 0x4C
    case .organization: letter = 0x4F
    case .group: letter = 0x47
    }
    for token in range {
      tokens[token].listed = (token == range.lowerBound ? 0x42 : 0x49, letter, hit.isWeak ? 0x77 : 0)
    }
  }

  /// Whether a family name is a word that articles use for other things: a common word, a given name, a verb (رأى and Wray).
  private func isCommon(_ token: Int) -> Bool {
    let facts = tokens[token].facts
    return facts.zipf >= 46 && facts.foreign < 5 || facts.given >= 7
      || startsWithArticle(token) && (facts.zipf >= 38 || endsInMaqsura(token))
  }

  mutating func findAdjectives() {
    var token = 0
    while token < tokens.count {
      guard tokens[token].isWord, let (place, end) = adjective(at: token) else {
        token += 1
        continue
      }
      adjectives.append(place)
      token = end
    }
  }

  private func adjective(at token: Int) -> (AdjectivePlace, Int)? {
    let range = core(token)
    var best: (AdjectivePlace, Int)?
    for length in CliticLengths(document.foldedBytes, range) {
      // الأردني إن: what is said begins, though the letters together are the dual.
      for end in (token + 1)...min(token + 2, tokens.count)
      where end == token + 1 || isJoined(end - 1) && core(end - 1).count >= 8 {
        guard
          let value = gazetteer.adjectives.value(
            document.foldedBytes, (range.lowerBound + length.bytes)..<core(end - 1).upperBound)
        else { break }
        guard value != PhraseIndex.beginning else { continue }
        let adjective = Adjective(value, isDefinite: length.isAfterLam)
        best = (
          AdjectivePlace(token: token, end: end, span: span(token..<end, clitics: length.bytes), adjective: adjective),
          end
        )
      }
      if best != nil { return best }
    }
    return nil
  }

  /// Peoples as nouns: `الفلسطينيين`, not `المواطنين الفلسطينيين`.
  mutating func findGroups() {
    for place in adjectives {
      let form = place.adjective.form
      guard form == .plural || form == .brokenPlural, covering[place.token] < 0, place.end == place.token + 1,
        place.adjective.isDefinite ? !modifiesPlural(place.token) : form == .plural && standsAlone(place.token)
      else { continue }
      add(
        Candidate(
          tokens: place.token..<place.end, span: place.span, kind: .group, rule: .people,
          gender: .masculine))
    }
  }

  /// Whether nothing before an indefinite plural can be the noun that it goes with: `يحفر فلسطينيون`, not `جنود إسرائيليون`.
  private func standsAlone(_ token: Int) -> Bool {
    guard token > 0, document.tokens[token].sentence == document.tokens[token - 1].sentence else { return true }
    guard tokens[token - 1].isWord else { return true }
    switch partOfSpeech(token - 1) {
    case .verb, .adp, .sconj, .cconj: return true
    default: return false
    }
  }

  /// Whether the word before is a noun that this adjective goes with: definite like it, and a plural by its ending.
  private func modifiesPlural(_ token: Int) -> Bool {
    guard token > 0, document.tokens[token].sentence == document.tokens[token - 1].sentence, tokens[token - 1].isWord,
      tokens[token].clitics == 0
    else { return false }
    let before = document.foldedBytes[core(token - 1)]
    guard before.count >= 8 else { return false }
    // والأسرى, بالأسرى, للأسرى, وللأسرى.
    for clitics in stride(from: 0, through: 4, by: 2) {
      let rest = before[(before.startIndex + clitics)...]
      if rest.starts(with: Letters.article) {
        return opensWithBareAlef(token - 1, behind: (tokens[token - 1].lead + clitics) / 2)
      }
      if clitics < 4 && rest.starts(with: Letters.lam + Letters.lam) { return true }
      let letter = Letters.code(document.foldedBytes, rest.startIndex, rest.endIndex)
      guard Letters.isConjunction(letter) || Letters.isPreposition(letter) else { return false }
    }
    return false
  }
}
