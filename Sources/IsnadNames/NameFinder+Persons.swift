import IsnadDocument
import IsnadLanguage
import IsnadRecords
import IsnadText

/// Persons: by titles before their names, and by the parts that names are made of.
extension NameFinder {
  mutating func findPersons() {
    findRoles()
    for role in roles.indices { takeBearer(role) }
    findByParts()
  }

  private mutating func findRoles() {
    var token = 0
    while token < tokens.count {
      guard tokens[token].isWord, covering[token] < 0, let (end, title, clitics) = longestTitle(from: token) else {
        token += 1
        continue
      }
      var name = end
      var country: String?
      var nouns = 0
      while name < tokens.count, isJoined(name) {
        if let place = adjective(startingAt: name), covering[name] < 0 {
          country = country ?? gazetteer.countryCodes[place.adjective.country]
          name = place.end
        } else if covering[name] >= 0, candidates[Int(covering[name])].kind != .person,
          candidates[Int(covering[name])].kind != .group,
          candidates[Int(covering[name])].tokens.lowerBound == name,
          // الوزير أوستن: no genitive follows a title with its article.
          !(title.isDefinite && name == token + 1 && candidates[Int(covering[name])].kind == .place)
        {
          let candidate = candidates[Int(covering[name])]
          if let entry = candidate.entry { country = country ?? gazetteer.entries[entry].country }
          name = candidate.tokens.upperBound
        } else if covering[name] < 0, nouns < 3, startsWithArticle(name), !isNamePart(name) {
          nouns += 1
          name += 1
        } else {
          break
        }
      }
      roles.append(
        RolePhrase(
          tokens: token..<name, span: span(token..<name, clitics: clitics), title: title, country: country,
          nameToken: name,
          candidate: nil, isDefinite: title.isDefinite || name > token + 1 && startsWithArticle(name - 1),
          key: titleKey(token..<end, clitics)))
      token = max(end, token + 1)
    }
  }

  private func titleKey(_ range: Range<Int>, _ clitics: Int) -> [UInt8] {
    var start = core(range.lowerBound).lowerBound + clitics
    let end = core(range.upperBound - 1).upperBound
    if document.foldedBytes[start..<end].starts(with: Letters.article) { start += Letters.article.count }
    return Array(document.foldedBytes[start..<end])
  }

  func longestTitle(from token: Int) -> (end: Int, title: Titles.Title, clitics: Int)? {
    let range = core(token)
    let titles = Titles.embedded
    var best: (end: Int, title: Titles.Title, clitics: Int)?
    for length in CliticLengths(document.foldedBytes, range) {
      var end = token
      while end < tokens.count, end == token || isJoined(end) {
        guard
          let value = titles.phrases.value(
            document.foldedBytes, (range.lowerBound + length.bytes)..<core(end).upperBound)
        else { break }
        end += 1
        if value != PhraseIndex.beginning, end > (best?.end ?? 0) { best = (end, titles.title(value), length.bytes) }
      }
    }
    return best
  }

  /// The name behind a title: a known one, or words that may be one.
  private mutating func takeBearer(_ role: Int) {
    let token = roles[role].nameToken
    guard token < tokens.count, isJoined(token) else { return }
    if covering[token] >= 0 {
      let index = Int(covering[token])
      if bearsName(index, of: roles[role].title) {
        candidates[index].kind = .person
        candidates[index].entry = nil
        candidates[index].rule = .title
      }
      guard candidates[index].kind == .person else { return }
      candidates[index].title = roles[role].title
      if speaksForName(roles[role].title) { candidates[index].isWeak = false }
      roles[role].candidate = index
      growPerson(index)
      return
    }
    let kind = roles[role].title.kind
    guard kind == .office || kind == .rank || kind == .address else { return }
    var end = personEnd(token)
    if end == token, roles[role].title.isDefinite, roles[role].tokens.upperBound == token, bearsTitle(token) {
      end = token + 1
    }
    guard end > token, looksForeign(token) || end - token > 1 || bearsTitle(token) else { return }
    if add(
      Candidate(
        tokens: token..<end, span: span(token..<end, clitics: 0), kind: .person, rule: .title, title: roles[role].title)
    ) {
      roles[role].candidate = candidates.count - 1
    }
  }

  /// رجل سعيد: a word for a human being without its article has an adjective behind it as easily as a name.
  private func speaksForName(_ title: Titles.Title) -> Bool { title.kind != .person || title.isDefinite }

  /// السيد بون: whom one addresses is no town, nor a firm.
  private func bearsName(_ index: Int, of title: Titles.Title) -> Bool {
    let candidate = candidates[index]
    return title.kind == .address && title.isDefinite && candidate.tokens.count == 1 && candidate.rule == .gazetteer
      && (candidate.kind == .place || candidate.kind == .organization)
      && tokens[candidate.tokens.lowerBound].facts.isUnit && tokens[candidate.tokens.lowerBound].clitics == 0
  }

  /// السيد كافانوا: a word that nothing is written with but names, right behind a title with its article, which no genitive
  /// follows.
  private func bearsTitle(_ token: Int) -> Bool {
    let facts = tokens[token].facts
    return tokens[token].isWord && document.tokens[token].span.count >= 6 && tokens[token].title == 0
      && tokens[token].head == 0 && tokens[token].clitics == 0 && !startsWithArticle(token)
      && !tokens[token].isAdjective && !isComplementiser(token) && !isAlefMaqsura(token) && !hasTanwin(token)
      && (facts.isUnit || analysis.words(ofToken: token).count == 1)
      && (facts.zipf == 0 && (partOfSpeech(token) != .verb || facts.isUnit)
        || facts.zipf < 38 && facts.strongest >= 2 && partOfSpeech(token) != .verb)
  }

  /// Takes parts of names before and after a known person's short name in: `إيفانكا ترامب`.
  private mutating func growPerson(_ index: Int) {
    let candidate = candidates[index]
    guard candidate.isShort || candidate.entry == nil else { return }
    var start = candidate.tokens.lowerBound
    var end = candidate.tokens.upperBound
    if candidate.span.start == document.tokens[start].span.start {
      while start > 0, candidate.tokens.lowerBound - start < 3, isJoined(start), covering[start - 1] < 0,
        tokens[start - 1].title == 0, partStrength(start - 1) >= 3,
        tokens[start - 1].clitics == 0 || tokens[start - 1].facts.zipf < 45, partOfSpeech(start - 1) != .verb,
        !isBetweenNames(start - 1)
      {
        start -= 1
        if tokens[start].clitics > 0 { break }
      }
    }
    while end < tokens.count, end - start < 5, isJoined(end), covering[end] < 0, looksForeign(end),
      tokens[end].clitics == 0, partOfSpeech(end) != .verb, !isBetweenNames(end),
      // نتنياهو ناقشا: behind a family name of the lists only a word that somebody is called by.
      !candidate.isShort || tokens[end].facts.isUnit
    { end += 1 }
    guard start..<end != candidate.tokens else { return }
    extend(
      index, to: start..<end,
      span: span(
        start..<end,
        clitics: start == candidate.tokens.lowerBound
          ? cliticBytes(candidate) : tokens[start].clitics))
    candidates[index].entry = nil
    candidates[index].isShort = false
    candidates[index].isWeak = false
    candidates[index].rule = .parts
  }

  /// نتنياهو شكر بايدن: a common word right between two people whom the lists know by their family names is what the first one does.
  private func isBetweenNames(_ token: Int) -> Bool {
    let facts = tokens[token].facts
    guard token > 0, token + 1 < tokens.count, isJoined(token), isJoined(token + 1), facts.zipf >= 36, facts.foreign < 4
    else { return false }
    return [token - 1, token + 1].allSatisfy { neighbour in
      guard covering[neighbour] >= 0 else { return false }
      let name = candidates[Int(covering[neighbour])]
      return name.kind == .person && name.entry != nil
    }
  }

  private mutating func findByParts() {
    for index in candidates.indices where candidates[index].kind == .person && candidates[index].isShort {
      growPerson(index)
    }
    var token = 0
    while token < tokens.count {
      let isFree = covering[token] < 0
      guard tokens[token].isWord, isFree || isWeakShort(token),
        isFree && looksForeign(token) || opensArabName(token) || isFree && isWellKnownName(token)
      else {
        token += 1
        continue
      }
      let end = max(
        isFree && looksForeign(token) ? personEnd(token) : token, arabNameEnd(token),
        isFree && isWellKnownName(token) ? token + 1 : token)
      if end - token >= 2 || end == token + 1 && isWellKnownName(token) {
        for covered in token..<end where covering[covered] >= 0 { drop(Int(covering[covered])) }
        // في باري: where somebody is.
        let isPlace = end == token + 1 && token > 0 && isJoined(token) && document.token(token - 1, is: "في")
        add(
          Candidate(
            tokens: token..<end, span: span(token..<end, clitics: tokens[token].clitics),
            kind: isPlace ? .place : .person, rule: .parts))
      }
      token = max(end, token + 1)
    }
  }

  /// أليكس, إميلي: a word that many people abroad are called by, and that Arabic writes for nothing else.
  private func isWellKnownName(_ token: Int) -> Bool {
    let facts = tokens[token].facts
    return facts.foreign >= 7 && facts.given < 5 && facts.zipf < 44 && tokens[token].letters >= 4
      && (partOfSpeech(token) == .x || partOfSpeech(token) == .propn) && tokens[token].head == 0
      && (token == 0 || !isJoined(token) || tokens[token - 1].head == 0 && tokens[token - 1].listed.1 == 0)
  }

  /// Whether a word is a usual Arab given name, or عبد before one of God's names.
  private func opensArabName(_ token: Int) -> Bool {
    let facts = tokens[token].facts
    guard tokens[token].title == 0, !isAlefMaqsura(token), partOfSpeech(token) != .verb, !isFunctionWord(token) else {
      return false
    }
    if tokens[token].clitics > 0, facts.zipf >= 45 || endsInPronoun(token) { return false }
    if document.token(token, is: "عبد") {
      return token + 1 < tokens.count && isJoined(token + 1) && startsWithArticle(token + 1)
    }
    return facts.given >= 6 && !startsWithArticle(token)
  }

  /// لدينا is no دينا behind ل: the language model reads a pronoun at its end.
  func endsInPronoun(_ token: Int) -> Bool {
    let words = analysis.words(ofToken: token)
    return words.count > 1 && analysis.words[words.upperBound - 1].upos == .pron
  }

  /// The end of an Arab name that opens at `token`: given names, بن and عبد, a family name with or without article.
  private func arabNameEnd(_ token: Int) -> Int {
    guard opensArabName(token) else { return token }
    var end = token + 1
    var last = end
    while end < tokens.count, end - token < 8, isJoined(end),
      covering[end] < 0 || isNameOfNoEntity(end) || isWeakShort(end),
      !isAlefMaqsura(end), tokens[end].title == 0
    {
      let facts = tokens[end].facts
      let connects = ConnectingWords.embedded.contains(document.foldedBytes, core(end))
      let isPart =
        tokens[end].clitics == 0
        && (facts.given >= 5 && facts.zipf < 62 || facts.family >= 4 && facts.zipf < 50
          || facts.family >= 2 && facts.zipf < 36)
      guard connects || isPart && !isFunctionWord(end) || isRareFamilyName(end), partOfSpeech(end) != .verb else {
        break
      }
      end += 1
      // بن and عبد need what they stand before; الكريم behind عبد ends a name.
      if !connects || startsWithArticle(end - 1) { last = end }
    }
    return last
  }

  /// A family name of the lists that many men are called by: nothing is settled by it.
  private func isWeakShort(_ token: Int) -> Bool {
    let holder = candidates[Int(covering[token])]
    return holder.kind == .person && holder.isWeak && holder.isShort && holder.tokens.count == 1 && holder.title == nil
  }

  /// طارق رمضان: a listed word for no entity that men are called by, behind a given name.
  private func isNameOfNoEntity(_ token: Int) -> Bool {
    let holder = candidates[Int(covering[token])]
    return holder.tokens.count == 1 && holder.entry.map { gazetteer.entries[$0].isOther } == true
      && tokens[token].facts.given >= 6
  }

  /// `سارة بالين`: a rare word that name pairs know well.
  private func isRareFamilyName(_ token: Int) -> Bool {
    let whole = WordFacts(document.foldedBytes, core(token))
    return whole.foreign >= 4 && whole.zipf < 34 && !startsWithArticle(token)
  }

  /// The end of the run of name parts from `token` on.
  private func personEnd(_ token: Int) -> Int {
    var end = token
    while end < tokens.count, end - token < 5, end == token || isJoined(end), covering[end] < 0,
      end == token || tokens[end].clitics == 0,
      looksForeign(end)
    {
      end += 1
    }
    return end
  }

  /// Whether a word is hardly anything but part of a person's name: rare, and known from names or spelled like one.
  func looksForeign(_ token: Int) -> Bool {
    let facts = tokens[token].facts
    guard tokens[token].isWord, document.tokens[token].span.count >= 6, tokens[token].title == 0,
      !startsWithArticle(token),
      !tokens[token].isAdjective, !isComplementiser(token)
    else { return false }
    if isForeign(token), tokens[token].letters >= 5 { return true }
    if facts.zipf == 0 { return tokens[token].letters >= (facts.strongest > 0 ? 6 : 8) }
    return facts.zipf < 38 && facts.strongest >= 2 && tokens[token].letters >= 5
  }

  /// Whether a word may be part of a person's name.
  func isNamePart(_ token: Int) -> Bool { partStrength(token) >= 1 }

  /// How much a word looks like part of a person's name: 0 for a common word, 4 for a common given name.
  func partStrength(_ token: Int) -> Int {
    let facts = tokens[token].facts
    guard tokens[token].isWord, document.tokens[token].span.count >= 4 else { return 0 }
    let unit = Int(max(facts.given, facts.family, facts.foreign))
    if isAlefMaqsura(token) { return 0 }
    let hasArticle = startsWithArticle(token)
    switch facts.zipf {
    case 0: return hasArticle ? (unit > 1 ? 2 : 0) : unit > 0 ? 3 : 1
    case 1..<36: return hasArticle ? (facts.family >= 2 ? 2 : 0) : unit >= 3 ? 4 : unit > 0 ? 2 : 0
    case 36..<45: return hasArticle ? (facts.family >= 4 ? 1 : 0) : unit >= 4 ? 3 : unit >= 3 ? 1 : 0
    case 45..<55: return hasArticle ? 0 : facts.given >= 6 ? 3 : unit >= 7 ? 1 : 0
    default: return !hasArticle && facts.given >= 8 ? 3 : 0
    }
  }

  /// Whether the language model reads a word as foreign, and the lists don't object.
  func isForeign(_ token: Int) -> Bool {
    let facts = tokens[token].facts
    return facts.zipf < 46 && (facts.strongest > 0 || facts.zipf == 0) && partOfSpeech(token) == .x
      && tokens[token].clitics == 0
  }

  /// على is no علي.
  func isAlefMaqsura(_ token: Int) -> Bool { document.tokens[token].span.count <= 8 && endsInMaqsura(token) }

  func endsInMaqsura(_ token: Int) -> Bool {
    let span = document.tokens[token].span
    guard span.count >= 2 else { return false }
    return document.text.bytes[Int(span.end) - 2] == 0xD9 && document.text.bytes[Int(span.end) - 1] == 0x89
  }
}
