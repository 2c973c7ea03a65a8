import IsnadDocument
import IsnadLanguage
import IsnadRecords
import IsnadText

/// Names that no list holds and the tagger passed over, where only a speaker can stand: behind a verb of saying, and before
/// what he says or a mark (`قال X إن`, `ذكرت صحيفة X أن`, `صرح المتحدث X: “…”`).
extension NameFinder {
  mutating func findSpeakers() {
    for token in tokens.indices where tokens[token].isWord && covering[token] < 0 {
      guard SayingVerbs.embedded.contains(document.foldedBytes, document.foldedRange(token)),
        partOfSpeech(token) == .verb
      else { continue }
      takeSpeaker(behind: token)
    }
    for token in tokens.indices where tokens[token].isWord && covering[token] < 0 && tokens[token].head != 0 {
      takeOutlet(behind: token)
    }
    takeEnglishArticles()
    removeEmptied()
  }

  /// `صحيفة "X"`, `شبكة ABC`, `جريدة ذا X`: what stands behind a noun that only names have behind them, where it is in marks,
  /// in another script, or opened by the English article.
  private mutating func takeOutlet(behind token: Int) {
    guard let head = headFact(token), head.follows == .name, !startsWithArticle(token), token + 1 < tokens.count
    else { return }
    // محطة KXYZ: a station in another script is an outlet.
    guard head.kind == .organization && !head.isInside || document.token(token, is: "محطه") else { return }
    let limit = document.sentences[Int(document.tokens[token].sentence)].tokens.upperBound
    if let quoted = markedName(at: token + 1, before: limit) {
      replace(quoted, head.kind)
    } else if document.tokens[token + 1].kind == .foreign {
      let run = unknownName(from: token + 1, before: limit)
      if !run.isEmpty { addSpeaker(run, .organization) }
    } else if document.token(token + 1, is: "ذا"), token + 2 < limit {
      var end = token + 2
      while end < limit, end < token + 5, isJoined(end), isPlace(end) || isUnknown(end, isFirst: false) { end += 1 }
      if end > token + 2 { replace((token + 1)..<end, head.kind) }
    }
  }

  /// Up to four words alone between two quotation marks.
  private func markedName(at token: Int, before limit: Int) -> Range<Int>? {
    guard document.tokens[token].kind == .quotationMark else { return nil }
    var end = token + 1
    while end < limit, end <= token + 5, tokens[end].isWord || document.tokens[end].kind == .foreign { end += 1 }
    guard end > token + 1, end < limit, end <= token + 5, document.tokens[end].kind == .quotationMark else {
      return nil
    }
    return (token + 1)..<end
  }

  private func isPlace(_ token: Int) -> Bool {
    covering[token] >= 0 && candidates[Int(covering[token])].kind == .place
  }

  /// Takes a whole name where parts of it were read as names of places or people (`صحيفة "بوسطن غلوب"`).
  private mutating func replace(_ range: Range<Int>, _ kind: Entity.Kind) {
    let inside = Set(range.map { covering[$0] }.filter { $0 >= 0 })
    for index in inside.sorted() {
      let other = candidates[Int(index)]
      guard other.kind != kind, other.rule != .own, range.lowerBound <= other.tokens.lowerBound,
        other.tokens.upperBound <= range.upperBound
      else { return }
    }
    for index in inside.sorted() {
      for token in candidates[Int(index)].tokens { covering[token] = -1 }
      candidates[Int(index)].tokens = range.upperBound..<range.upperBound
    }
    addSpeaker(range, kind)
  }

  /// `ذا` before a name that was found without it belongs to it.
  private mutating func takeEnglishArticles() {
    for index in candidates.indices where candidates[index].kind == .organization && candidates[index].entry == nil {
      let range = candidates[index].tokens
      guard range.lowerBound > 0, document.token(range.lowerBound - 1, is: "ذا"), covering[range.lowerBound - 1] < 0,
        candidates[index].span.start == document.tokens[range.lowerBound].span.start
      else { continue }
      let whole = (range.lowerBound - 1)..<range.upperBound
      extend(index, to: whole, span: span(whole, clitics: 0))
    }
  }

  /// How many words a verb's subject may have before its name.
  private static let reach = 12

  private mutating func takeSpeaker(behind verb: Int) {
    let sentence = document.sentences[Int(document.tokens[verb].sentence)].tokens
    let limit = min(sentence.upperBound, verb + Self.reach)
    var token = verb + 1
    while token < limit {
      if covering[token] >= 0 {
        let known = candidates[Int(covering[token])]
        guard known.kind != .person else { return }
        token = known.tokens.upperBound
        continue
      }
      if let quoted = quotedName(at: token, before: limit) {
        take(quoted, behind: verb)
        return
      }
      if isJoined(token) || document.tokens[token].kind == .foreign, opensName(token, behind: verb) {
        let run = unknownName(from: token, before: limit)
        if !run.isEmpty {
          if mayEnd(run, in: sentence) { take(run, behind: verb) }
          return
        }
      }
      guard isJoined(token), isInsideTitle(token) else { return }
      token += 1
    }
  }

  /// A name in quotation marks behind its noun: `صحيفة "X"`.
  private func quotedName(at token: Int, before limit: Int) -> Range<Int>? {
    guard document.tokens[token].kind == .quotationMark, token > 0, tokens[token - 1].isWord, token + 2 < limit,
      tokens[token - 1].head != 0 || tokens[token - 1].title != 0 || startsWithArticle(token - 1)
    else { return nil }
    let run = unknownName(from: token + 1, before: limit)
    guard !run.isEmpty, run.upperBound < document.tokens.count,
      document.tokens[run.upperBound].kind == .quotationMark
    else { return nil }
    return run
  }

  /// Whether a name may start here: right behind the verb, or behind a noun that speaks for it; not behind a preposition.
  private func opensName(_ token: Int, behind verb: Int) -> Bool {
    if token == verb + 1 { return true }
    let before = token - 1
    guard tokens[before].isWord else { return false }
    if partOfSpeech(before) == .adp { return false }
    return tokens[before].title != 0 || tokens[before].head != 0 || tokens[before].isAdjective
      || startsWithArticle(before)
  }

  /// The longest run of words that are hardly anything but a name.
  private func unknownName(from start: Int, before limit: Int) -> Range<Int> {
    var end = start
    while end < limit, end - start < 5, covering[end] < 0,
      end == start || document.tokens[end].isSpaced, isUnknown(end, isFirst: end == start)
    { end += 1 }
    // ري يونغ هو: the last part of a name that is spelled like a pronoun stands before a mark or a clause.
    if end > start + 1, end + 1 < document.tokens.count, document.token(end, is: "هو"), !tokens[end + 1].isWord {
      end += 1
    }
    let isLong = { (token: Int) in
      self.document.tokens[token].span.count >= (self.document.tokens[token].kind == .foreign ? 2 : 6)
    }
    guard (start..<end).contains(where: isLong) else { return start..<start }
    return start..<end
  }

  private func isUnknown(_ token: Int, isFirst: Bool) -> Bool {
    if document.tokens[token].kind == .foreign { return true }
    guard tokens[token].isWord, tokens[token].title == 0, tokens[token].head == 0, !tokens[token].isAdjective,
      !startsWithArticle(token), !isAlefMaqsura(token), tokens[token].clitics == 0
    else { return false }
    let facts = tokens[token].facts
    // شعرت بالقشعريرة: the language model reads a preposition, and no list a name.
    if isFirst, !facts.isUnit, analysis.words(ofToken: token).count > 1 { return false }
    if document.token(token, is: "ذا") { return isFirst }
    if partOfSpeech(token) == .x || partOfSpeech(token) == .propn {
      return facts.zipf < 46 || facts.foreign >= 4
        || !isFirst && ConnectingWords.embedded.contains(document.foldedBytes, document.foldedRange(token))
    }
    guard partOfSpeech(token) != .verb else { return false }
    return facts.strongest >= 3 && facts.zipf < 36 || !isFirst && facts.strongest >= 5 && facts.zipf < 46
  }

  /// Whether what stands behind may follow a subject: a mark, a clause, a preposition, an adverb; behind a name of several words
  /// an object too.
  private func mayEnd(_ run: Range<Int>, in sentence: Range<Int>) -> Bool {
    let next = run.upperBound
    guard next < sentence.upperBound else { return run.count > 1 }
    guard tokens[next].isWord else { return document.tokens[next].kind != .number }
    switch partOfSpeech(next) {
    case .adp, .adv, .sconj, .part, .det, .cconj: return true
    case .noun, .adj, .num: return run.count > 1 || analysis.words(ofToken: next).count > 1
    default: return run.count > 1
    }
  }

  /// A word that may stand between a verb and its speaker's name.
  private func isInsideTitle(_ token: Int) -> Bool {
    if tokens[token].title != 0 || tokens[token].head != 0 || tokens[token].isAdjective { return true }
    switch partOfSpeech(token) {
    case .noun, .adj, .propn, .num: return true
    case .adp:
      return document.token(token, is: "باسم") || document.token(token, is: "في") || document.token(token, is: "من")
    default: return false
    }
  }

  private mutating func take(_ run: Range<Int>, behind verb: Int) {
    var first = run.lowerBound
    if first > 0, document.tokens[first - 1].kind == .quotationMark { first -= 1 }
    guard first > verb + 1 else {
      guard run.count > 1 || partOfSpeech(run.lowerBound) == .x else { return }
      addSpeaker(run, .person)
      return
    }
    if tokens[first - 1].head != 0, let head = headFact(first - 1) {
      guard head.isInside, first == run.lowerBound else { return addSpeaker(run, head.kind) }
      // إدارة شرطة X: heads in construct before the head belong to the name too.
      var start = first - 1
      while start > verb + 1, tokens[start - 1].head != 0, !startsWithArticle(start - 1), covering[start - 1] < 0 {
        start -= 1
      }
      return addSpeaker(start..<run.upperBound, head.kind)
    }
    // منصة التحليلات X: the noun that opens the phrase says what it names; else a role does, and a person bears it.
    let opening = (verb + 1)..<first
    if let kind = opening.first.flatMap(headFact)?.kind, !opening.contains(where: { tokens[$0].title != 0 }) {
      addSpeaker(run, kind)
    } else if opening.contains(where: { tokens[$0].title != 0 }) || run.count > 1 {
      addSpeaker(run, .person)
    }
  }

  private mutating func addSpeaker(_ run: Range<Int>, _ kind: Entity.Kind) {
    if isPair(run) { return }
    let kind = kind == .person && isLatinAcronym(run) ? .organization : kind
    add(Candidate(tokens: run, span: span(run, clitics: clitics(run.lowerBound, kind)), kind: kind, rule: .speaker))
  }

  /// FBI, OpenAI: one word of Latin letters with a capital inside is nobody's name.
  private func isLatinAcronym(_ run: Range<Int>) -> Bool {
    guard run.count == 1, document.tokens[run.lowerBound].kind == .foreign else { return false }
    let bytes = document.text.bytes[document.tokens[run.lowerBound].span.range]
    // McDonald: behind Mc another name begins.
    return !bytes.starts(with: Array("Mc".utf8)) && bytes.dropFirst().contains { (0x41...0x5A).contains($0) }
  }

  /// `وشرطة X` behind no verb of its own: only a head may carry a conjunction here.
  private func clitics(_ token: Int, _ kind: Entity.Kind) -> Int {
    tokens[token].head != 0 ? tokens[token].clitics : 0
  }

  private func headFact(_ token: Int) -> NameHeads.Head? {
    let range = document.foldedRange(token)
    for length in CliticLengths(document.foldedBytes, range) {
      if let value = NameHeads.embedded.words.value(
        document.foldedBytes, (range.lowerBound + length.bytes)..<range.upperBound)
      {
        return NameHeads.embedded.heads[Int(value >> 1)]
      }
    }
    return nil
  }
}
