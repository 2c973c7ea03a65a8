import IsnadDocument
import IsnadLanguage
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
    for range in parts(of: mention) {
      let holders = Set(range.map { covering[$0] }.filter { $0 >= 0 })
      if holders.isEmpty {
        guard mention.margin >= floor(range, mention.kind) else { continue }
        let clitics = clitics(of: range.lowerBound)
        guard mention.kind != .person || !isAttribute(range), !isInflected(range), !isOtherName(range, mention.kind),
          !isBareNoun(range), !isPair(range), mention.kind != .organization || !isDescription(range)
        else { continue }
        let isPerson =
          soundsLikePerson(range) && !isNamedByPlace(range.lowerBound, mention.kind)
          || mention.kind == .place && clitics == 0 && isSpeaker(range)
        let kind = isPerson ? .person : mention.kind
        add(
          Candidate(
            tokens: range, span: span(range, clitics: clitics), kind: kind, rule: .tagger, margin: mention.margin))
      } else if holders.count == 1, let holder = holders.first {
        settle(Int(holder), mention.kind, range)
      }
    }
  }

  /// قال الصبي الصغير: an adjective with its noun's article, whoever else is called so.
  private func isAttribute(_ range: Range<Int>) -> Bool {
    let token = range.lowerBound
    return range.count == 1 && token > 0 && isJoined(token) && startsWithArticle(token) && startsWithArticle(token - 1)
      && partOfSpeech(token) == .adj
  }

  /// صفوفنا, فليبينية: one word that no list holds and that ends as Arabic words do, in a pronoun or a nisba.
  private func isInflected(_ range: Range<Int>) -> Bool {
    let token = range.lowerBound
    guard range.count == 1, tokens[token].isWord, !tokens[token].facts.isUnit else { return false }
    if endsInPronoun(token) || endsInPronounOfMaqsura(token) || isFormOfNoun(token) || isFuture(token) { return true }
    let bytes = document.foldedBytes[core(token)]
    return partOfSpeech(token) == .adj
      && Self.nisbas.contains { bytes.count > 8 && bytes.suffix($0.count).elementsEqual($0) }
  }

  /// سنستأنف: the sign of the future before a verb that everybody writes, in this person or another.
  private func isFuture(_ token: Int) -> Bool {
    let word = document.foldedBytes[core(token)]
    guard word.count >= 10, word.starts(with: Self.seen) else { return false }
    let (prefix, stem) = (Array(word.dropFirst(2).prefix(2)), Array(word.dropFirst(4)))
    guard Self.personalPrefixes.contains(prefix) else { return false }
    return Self.personalPrefixes.contains { WordFacts($0 + stem, 0..<stem.count + 2).zipf >= 25 }
  }

  /// مسؤولان مطلعان: two of a common noun, with what they are.
  func isPair(_ range: Range<Int>) -> Bool {
    let facts = tokens[range.lowerBound].facts
    guard !facts.isUnit, facts.zipf == 0 else { return false }
    let words = range.map { document.foldedBytes[core($0)] }
    guard let ending = Self.dualEndings.first(where: { words[0].suffix($0.count).elementsEqual($0) }),
      words.allSatisfy({ $0.count > ending.count + 4 && $0.suffix(ending.count).elementsEqual(ending) })
    else { return false }
    let noun = Array(words[0].dropLast(ending.count))
    return WordFacts(noun, 0..<noun.count).zipf >= 40
  }

  private static let seen = Array("س".utf8)
  private static let personalPrefixes = ["ن", "ي", "ت", "ا"].map { Array($0.utf8) }
  private static let dualEndings = ["ان", "ين"].map { Array($0.utf8) }

  /// أسرانا, قتلاهم: ى is written ا before a pronoun, which the model may not know; the noun is a common word.
  private func endsInPronounOfMaqsura(_ token: Int) -> Bool {
    let word = document.foldedBytes[core(token)]
    return Self.pronouns.contains { pronoun in
      guard word.count >= pronoun.count + 6, word.suffix(pronoun.count).elementsEqual(pronoun) else { return false }
      let noun = Array(word.dropLast(pronoun.count)) + Self.ya
      return WordFacts(noun, 0..<noun.count).zipf >= 30
    }
  }

  /// زفافي, انفجارين: a form that no list holds of a noun that everybody writes.
  private func isFormOfNoun(_ token: Int) -> Bool {
    guard tokens[token].facts.zipf == 0, partOfSpeech(token) != .x, partOfSpeech(token) != .propn else { return false }
    let word = document.foldedBytes[core(token)]
    return Self.endings.contains { ending in
      guard word.count >= ending.count + 6, word.suffix(ending.count).elementsEqual(ending) else { return false }
      let noun = Array(word.dropLast(ending.count))
      return WordFacts(noun, 0..<noun.count).zipf >= 38
        || WordFacts(noun + Self.taMarbuta, 0..<(noun.count + 2)).zipf >= 42
    }
  }

  private static let endings = ["ي", "ين", "ان", "تين", "تان", "نا", "ات"].map { Array($0.utf8) }
  private static let taMarbuta = Array("ه".utf8)

  private static let pronouns = ["انا", "اهم", "اها", "اكم", "اه"].map { Array($0.utf8) }
  private static let ya = Array("ي".utf8)

  private static let nisbas = ["يه", "يون", "يين"].map { Array($0.utf8) }

  /// كيبوتس, السد: a noun that opens names, by itself.
  private func isBareNoun(_ range: Range<Int>) -> Bool {
    range.count == 1 && tokens[range.lowerBound].head & ~0x20 == 0x50
  }

  /// دار نشر إيطالية, منظمة إرهابية: common nouns and adjectives without an article name nothing.
  private func isDescription(_ range: Range<Int>) -> Bool {
    range.count > 1
      && range.allSatisfy {
        tokens[$0].isWord && !startsWithArticle($0) && !document.folded($0).starts(with: Letters.lam + Letters.lam)
          && (tokens[$0].isAdjective || tokens[$0].facts.zipf >= 36 && tokens[$0].facts.foreign < 4)
          && (partOfSpeech($0) == .noun || partOfSpeech($0) == .adj)
      }
  }

  /// المنتخب الأمريكي: what a noun opens that names no entity.
  private func isOtherName(_ range: Range<Int>, _ kind: Entity.Kind) -> Bool {
    guard kind == .organization, range.count > 1 else { return false }
    let length = startsWithArticle(range.lowerBound) ? Letters.article.count : tokens[range.lowerBound].clitics
    let word = core(range.lowerBound).dropFirst(length)
    return NameHeads.embedded.others.value(document.foldedBytes, word) != nil
  }

  /// Whether words stand behind a verb of saying whose form no town agrees with: towns are feminine, and of one word.
  private func isSpeaker(_ range: Range<Int>) -> Bool {
    let verb = range.lowerBound - 1
    guard verb >= 0, isJoined(range.lowerBound), isSaying(verb) else { return false }
    return range.count > 1
      || analysis.words(ofToken: verb).contains {
        analysis.words[$0].upos == .verb && analysis.words[$0].features.gender == .masculine
      }
  }

  /// The runs of a tagged mention that can be names: without titles, marks, and words that are hardly ever part of a name.
  private func parts(of mention: Tagger.Mention) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var start = mention.tokens.lowerBound
    // كيبوتس نير عوز: the noun before a name is none of it.
    if mention.kind != .organization, mention.tokens.count > 1, covering[start] < 0, tokens[start].head == 0x70,
      let head = head(at: start)?.0, !head.isInside
    {
      start += 1
    }
    for token in start..<mention.tokens.upperBound {
      let isInside = token > start && token + 1 < mention.tokens.upperBound
      let isPart = mention.kind == .person && mention.tokens.count > 1 && isPersonPart(token, isFirst: token == start)
      let breaks =
        covering[token] < 0 && (token > start && isComplementiser(token) || isPluralTitle(token))
        || isCommonHolder(token)
        || covering[token] < 0 && !isPart
          && (!isNameWord(token, mention.kind, isInside: isInside)
            || mention.kind == .person && tokens[token].title != 0)
      if breaks || token > start && mention.kind != .organization && tokens[token].clitics > 0 && covering[token] < 0 {
        if start < token { runs.append(start..<token) }
        start = breaks ? token + 1 : token
      }
    }
    if start < mention.tokens.upperBound { runs.append(start..<mention.tokens.upperBound) }
    return mention.kind == .person ? runs.map(withoutAttributes) : runs
  }

  /// `الصبور بوف`, `أتكينسون الصامت`: adjectives with the article, which no family is called by, at the edges of a person's name.
  private func withoutAttributes(_ range: Range<Int>) -> Range<Int> {
    func isAdjective(_ token: Int) -> Bool {
      let facts = tokens[token].facts
      guard covering[token] < 0, startsWithArticle(token), partOfSpeech(token) != .verb,
        max(facts.family, facts.given) < 2
      else { return false }
      let range = core(token)
      return WordFacts(document.foldedBytes, (range.lowerBound + Letters.article.count)..<range.upperBound).zipf >= 33
    }
    var (start, end) = (range.lowerBound, range.upperBound)
    while end - start > 1, isAdjective(end - 1) { end -= 1 }
    while end - start > 1, isAdjective(start) { start += 1 }
    return start..<end
  }

  /// جونز كان: a word of all texts, whichever town is called so.
  private func isCommonHolder(_ token: Int) -> Bool {
    guard covering[token] >= 0, tokens[token].facts.zipf >= 60, tokens[token].facts.given < 7 else { return false }
    let holder = candidates[Int(covering[token])]
    return holder.isWeak && holder.tokens.count == 1
  }

  /// محامو فلان: a title in the plural before another name.
  private func isPluralTitle(_ token: Int) -> Bool {
    let range = document.foldedRange(token)
    guard tokens[token].isWord, range.count >= 8, token + 1 < tokens.count, isJoined(token + 1),
      document.foldedBytes[range].suffix(2).elementsEqual([0xD9, 0x88])
    else { return false }
    let stem = Array(document.foldedBytes[range].dropLast(2))
    return [stem, stem + [0xD9, 0x8A]].contains { form in
      Titles.embedded.phrases.value(form, 0..<form.count).map { $0 != PhraseIndex.beginning } ?? false
    }
  }

  /// بأن, أن, إن with their hamza: what is said begins, whatever name is spelled like them.
  func isComplementiser(_ token: Int) -> Bool {
    guard document.token(token, is: "بان") || document.token(token, is: "ان") else { return false }
    let bytes = document.text.bytes
    let range = document.tokens[token].span.range
    return range.dropLast().contains { bytes[$0] == 0xD8 && (bytes[$0 + 1] == 0xA3 || bytes[$0 + 1] == 0xA5) }
  }

  /// A word that Arab names are made of, however common it is elsewhere: `عبد`, `بن`, `صالح`.
  private func isPersonPart(_ token: Int, isFirst: Bool) -> Bool {
    guard tokens[token].isWord, !isAlefMaqsura(token), tokens[token].title == 0 else { return false }
    if isFirst, tokens[token].clitics > 0, tokens[token].facts.zipf >= 50 { return false }
    if ConnectingWords.embedded.contains(document.foldedBytes, core(token)) { return true }
    // جونز كان, مروان هنا: what everybody writes all the time is part of a name only where many are called so.
    guard !isFunctionWord(token), tokens[token].facts.zipf < 62 || tokens[token].facts.given >= 7 else { return false }
    return partOfSpeech(token) != .verb && (tokens[token].facts.given >= 5 || tokens[token].facts.family >= 5)
  }

  /// بأن, وكانت: nothing that a name holds, whatever the lists know of its letters.
  func isFunctionWord(_ token: Int) -> Bool {
    guard tokens[token].facts.zipf >= 56 else { return false }
    switch partOfSpeech(token) {
    case .adp, .sconj, .cconj, .part, .pron, .det, .adv, .aux: return true
    default: return false
    }
  }

  /// Whether what stands before a word that the tagger takes for a place is said of places.
  private func isNamedByPlace(_ token: Int, _ kind: Entity.Kind) -> Bool {
    guard kind == .place else { return false }
    if tokens[token].clitics > 0 { return true }
    guard token > 0, document.tokens[token].sentence == document.tokens[token - 1].sentence else { return false }
    if covering[token - 1] >= 0 { return candidates[Int(covering[token - 1])].kind == .place }
    guard tokens[token - 1].isWord else { return token > 1 && covering[token - 2] >= 0 }
    return tokens[token - 1].head == 0x70 || partOfSpeech(token - 1) == .adp && tokens[token - 1].facts.zipf >= 56
  }

  /// Two or three foreign words of which the first is a given name: people, whatever the words around them say.
  func soundsLikePerson(_ range: Range<Int>) -> Bool {
    guard range.count == 2 || range.count == 3,
      tokens[range.lowerBound].facts.foreign >= 2 || tokens[range.lowerBound].facts.given >= 3
    else {
      return false
    }
    return range.allSatisfy {
      tokens[$0].isWord && tokens[$0].facts.zipf < 42 && !startsWithArticle($0) && tokens[$0].head == 0
        && tokens[$0].letters >= 5
    }
  }

  /// Whether a word may stand in a name of this kind at all.
  private func isNameWord(_ token: Int, _ kind: Entity.Kind, isInside: Bool) -> Bool {
    guard tokens[token].isWord else {
      return tokens[token].kind == 0x78 || kind == .organization && tokens[token].kind == 0x6E
    }
    if hasTanwin(token) { return false }
    guard kind != .organization else { return true }
    let facts = tokens[token].facts
    if isForeign(token) { return true }
    if !isInside, partOfSpeech(token) == .verb, facts.strongest < 4, tokens[token].letters < 8 || facts.zipf > 0 {
      return false
    }
    if facts.zipf >= 56 { return facts.given >= 8 && !isAlefMaqsura(token) }
    // A missing space leaves words that nobody could be called by.
    if document.tokens[token].span.count > 26, facts.zipf == 0, facts.strongest == 0 { return false }
    if facts.zipf >= 46 { return facts.given >= 5 || facts.foreign >= 4 || facts.family >= 6 }
    if facts.zipf >= 36 { return facts.strongest >= 2 || tokens[token].letters >= 7 }
    return facts.zipf < 30 || facts.strongest > 0 || tokens[token].letters >= 5
  }

  /// No foreign name and no diptote carries the accusative's double mark.
  func hasTanwin(_ token: Int) -> Bool {
    let bytes = document.text.bytes
    let range = document.tokens[token].span.range
    for i in range.dropLast() where bytes[i] == 0xD9 && bytes[i + 1] == 0x8B { return true }
    return false
  }

  /// How many bytes of clitics stand before a name that no list holds.
  ///
  /// The lists decide where they know either form; else a conjunction is more likely behind another name, and otherwise the
  /// letters decide which form looks more like a name.
  private func clitics(of token: Int) -> Int {
    let known = tokens[token]
    if known.head != 0, let head = head(at: token) { return head.2 }
    // للمنظمة: no name starts with the two letters that swallow an article.
    if known.isWord, known.clitics == 0, core(token).count > 8,
      document.foldedBytes[core(token)].starts(with: Letters.lam + Letters.lam)
    {
      return 4
    }
    guard known.isWord, known.clitics == 0, !known.facts.isUnit, known.facts.zipf == 0 else { return known.clitics }
    let range = core(token)
    // لإيفننغ: no foreign name starts with these two letters.
    if document.text.bytes[document.tokens[token].span.range].starts(with: [0xD9, 0x84, 0xD8, 0xA5]) { return 2 }
    var best = 0
    var bestScore = TaggerModel.embedded.letterScore(document.foldedBytes, range) + 12
    let words = analysis.words(ofToken: token)
    let isSplit = words.count > 1 && analysis.words[words.lowerBound].span.count == 2
    for length in CliticLengths(document.foldedBytes, range) where length.bytes == 2 && !length.isAfterLam {
      var score = TaggerModel.embedded.letterScore(document.foldedBytes, (range.lowerBound + 2)..<range.upperBound)
      if token > 0, covering[token - 1] >= 0 { score += 30 }
      score += isSplit ? 15 : -15
      if score > bestScore {
        bestScore = score
        best = 2
      }
    }
    return best
  }

  /// The tagger's margin from which on words are taken for a name that no list holds: one word needs more than several, a
  /// word that Arabic writes for other things needs most.
  private func floor(_ range: Range<Int>, _ kind: Entity.Kind) -> Int {
    let facts = tokens[range.lowerBound].facts
    if range.count > 1 { return kind == .person ? 20 : 60 }
    guard document.tokens[range.lowerBound].span.count >= 6 else { return 300 }
    if kind == .organization { return 200 }
    let looksLikeName = facts.foreign > 0 && facts.zipf < 40 || facts.zipf == 0 && tokens[range.lowerBound].letters >= 7
    return isForeign(range.lowerBound) ? 30 : looksLikeName ? 60 : 200
  }

  /// A listed name where the tagger has spoken too.
  private mutating func settle(_ index: Int, _ kind: Entity.Kind, _ range: Range<Int>) {
    let candidate = candidates[index]
    if candidate.kind == kind,
      candidate.tokens.count > 1
        || tokens[candidate.tokens.lowerBound].facts.zipf < 49
          && isNameWord(candidate.tokens.lowerBound, kind, isInside: false)
          && !(candidate.isShort && partOfSpeech(candidate.tokens.lowerBound) == .adj)
    {
      candidates[index].isWeak = false
    }
    guard candidate.kind == .person, kind == .person, candidate.isShort, range.count > candidate.tokens.count,
      range.lowerBound <= candidate.tokens.lowerBound, range.upperBound >= candidate.tokens.upperBound
    else { return }
    extend(index, to: range, span: span(range, clitics: tokens[range.lowerBound].clitics))
    candidates[index].entry = nil
    candidates[index].isShort = false
    candidates[index].isWeak = false
    candidates[index].rule = .tagger
  }
}
