import IsnadDocument
import IsnadLexicon
import IsnadRecords
import IsnadText

/// A word of saying where it stands in the text, before anything is known of its speaker and content.
struct Cue: Sendable {
  let token: Int
  /// The token after the cue's last.
  let end: Int
  /// The cue without clitics.
  let span: ByteSpan
  let reading: CueReading
  let entry: CueEntry
  /// و or ف is attached in front.
  let isJoined: Bool
  /// An object or possessive pronoun is attached behind (`وصفه`, `قوله`).
  let hasPronoun: Bool
  /// ب is attached in front (`بقوله`).
  let hasBi: Bool
  /// The article is attached in front (`الهتاف`).
  let hasArticle: Bool
  /// ل is attached in front: the verb tells to what end another was done (`عاد ليعلن أن`).
  let hasLi: Bool

  var isVerb: Bool { reading.kind == .verb }
  var isParticiple: Bool { reading.kind == .participle }
}

extension Passage {
  /// All cues of the document, in text order: every reading of a word that the lexicon knows, best first.
  func findCues() -> [[Cue]] {
    tokens.indices.map {
      tokens[$0].kind == .word && mention[$0] < 0 && (classes[$0].isDisjoint(with: Passage.neverCues) || hasShadda($0))
        ? cues(at: $0) : []
    }
  }

  /// A closed-class word is no verb, whatever its letters (`يجب`, `دون`).
  private static let neverCues: ClauseWords.Classes = [
    .preposition, .relative, .subordinator, .particle, .owner, .pronoun, .demonstrative, .timeLead, .adverb,
  ]

  /// بيّن, عبّر: the mark tells the verb from the preposition. Without it a preposition that opens a sentence before a clause is
  /// the verb too (`وبين أن`).
  private func hasShadda(_ token: Int) -> Bool {
    let bytes = document.text.bytes
    let range = tokens[token].span.range
    if range.dropLast().contains(where: { bytes[$0] == 0xD9 && bytes[$0 + 1] == 0x91 }) { return true }
    guard token == sentence(of: token).lowerBound, `is`(token, "وبين") || `is`(token, "بين") else { return false }
    return complementiser(token + 1) != nil
  }

  /// A word between two hyphens without spaces, in an address that lost its letters (`إيران-تحذر-من`).
  private func isInSlug(_ token: Int) -> Bool {
    token > 0 && token + 1 < tokens.count && isDash(token - 1) && isDash(token + 1) && !tokens[token].isSpaced
      && !tokens[token + 1].isSpaced
  }

  private func cues(at token: Int) -> [Cue] {
    let lexicon = CueLexicon.shared
    // يُزعمأن: the verb is what stands before أن.
    let glued = complementiser(token).map { $0.isGlued ? $0.letters : 0 } ?? 0
    let whole = document.foldedRange(token)
    let range = whole.lowerBound..<(whole.upperBound - 2 * glued)
    // The longest form in the lexicon is shorter than this; nothing is peeled off a word of a thousand letters.
    guard range.count <= 40, !isInSlug(token) else { return [] }
    var found: [Cue] = []
    for peeling in peelings(of: document.foldedBytes, in: range) {
      for reading in lexicon.readings(of: document.foldedBytes[peeling.stem]) where fits(reading, peeling, token) {
        let entry = lexicon.entries[reading.entry]
        var printed = span(token, without: peeling.lettersBefore, peeling.lettersAfter + glued)
        let isLong = isCompound(entry, at: token)
        guard entry.with.isEmpty || isLong else { continue }
        if isLong { printed = ByteSpan(start: printed.start, end: tokens[token + 1].span.end) }
        found.append(
          Cue(
            token: token, end: token + (isLong ? 2 : 1), span: printed, reading: reading,
            entry: entry, isJoined: peeling.prefixes.contains(.conjunction), hasPronoun: peeling.hasPronoun,
            hasBi: peeling.prefixes.contains(.bi), hasArticle: peeling.prefixes.contains(.article),
            hasLi: peeling.prefixes.contains(.li)))
      }
      if !found.isEmpty { break }
    }
    return found
  }

  /// Whether one of the words stands behind that the entry is made of, with a pronoun or without (`أبدى أسفه`).
  private func isCompound(_ entry: CueEntry, at token: Int) -> Bool {
    guard !entry.with.isEmpty, token + 1 < tokens.count else { return false }
    let next = document.folded(token + 1)
    return entry.with.contains { word in
      next.starts(with: word)
        && (next.count == word.count || Passage.thirdPersons.contains { $0.elementsEqual(next.dropFirst(word.count)) })
    }
  }

  private func fits(_ reading: CueReading, _ peeling: Peeling, _ token: Int) -> Bool {
    if !peeling.hasPronoun, reading.kind != .participle, complementiser(token) == nil {
      let ending = plainEnding(token)
      if reading.endsInMaqsura, ending == Array("ي".utf8) { return false }
      if !reading.endsInMaqsura, ending == Array("ى".utf8) { return false }
    }
    if reading.needsPronoun, !peeling.hasPronoun { return false }
    if peeling.hasPronoun, !isThirdPerson(peeling, token), !tellsReporter(reading, peeling, token) { return false }
    if reading.kind == .verb, !hasVerbHamza(reading, peeling, token) { return false }
    switch reading.kind {
    case .verb:
      guard peeling.prefixes.isDisjoint(with: [.bi, .ka, .article]) else { return false }
      if peeling.prefixes.contains(.li) {
        return reading.aspect == .imperfect && !reading.isFirstPerson && !peeling.hasPronoun
          && CueLexicon.shared.entries[reading.entry].marks.isDisjoint(with: [.homograph, .weak, .thought])
      }
      return !peeling.prefixes.contains(.future) || reading.aspect == .imperfect
    case .participle:
      return peeling.prefixes.isSubset(of: .conjunction) && !peeling.hasPronoun
    case .masdar:
      return !peeling.prefixes.contains(.future) && peeling.prefixes.isDisjoint(with: [.li, .ka])
    }
  }

  /// An object of the third person: ك and نا belong to the word or to somebody's speech (`يشارك`).
  private func isThirdPerson(_ peeling: Peeling, _ token: Int) -> Bool {
    let letters = document.folded(token).suffix(peeling.lettersAfter * 2)
    // ة and ه are one letter in folded spelling (بنظرة).
    if peeling.lettersAfter == 1, plainEnding(token) == Array("ة".utf8) { return false }
    return Passage.thirdPersons.contains { $0.elementsEqual(letters) }
  }

  /// `أخبرني`: the outlet's own reporter is the one who is told.
  private func tellsReporter(_ reading: CueReading, _ peeling: Peeling, _ token: Int) -> Bool {
    reading.kind == .verb && CueLexicon.shared.entries[reading.entry].marks.contains(.person)
      && document.folded(token).suffix(peeling.lettersAfter * 2).elementsEqual("ني".utf8)
  }

  private static let thirdPersons = ["ه", "ها", "هم", "هما", "هن"].map { Array($0.utf8) }

  /// Where the outlet writes hamzas: أ on a verb of the pattern افتعل is a first person (أعتقد), إ a verbal noun.
  private func hasVerbHamza(_ reading: CueReading, _ peeling: Peeling, _ token: Int) -> Bool {
    guard reading.aspect == .perfect else { return true }
    var plain: [UInt8] = []
    Folding.plain.append(document.text.bytes, tokens[token].span.range, to: &plain)
    let first = plain.dropFirst(peeling.lettersBefore * 2).prefix(2)
    if first.elementsEqual(Array("إ".utf8)) { return false }
    let lemma = CueLexicon.shared.entries[reading.entry].lemma
    return !(first.elementsEqual(Array("أ".utf8)) && lemma.hasPrefix("ا"))
  }

  /// The last letter as printed: ى and ي, ة and ه are told apart.
  func plainEnding(_ token: Int) -> [UInt8] {
    var plain: [UInt8] = []
    Folding.plain.append(document.text.bytes, tokens[token].span.range, to: &plain)
    return Array(plain.suffix(2))
  }

  /// Whether a negation stands before the verb (`لم يشر`, `لا يقول`, `لن تعلن`).
  func isNegated(_ token: Int) -> Bool { token > 0 && classes[token - 1].contains(.negation) }

  /// Whether a negation says that the words were not said. To not deny something (`لم يستبعد أن`, `لا ينفي أن`) is to say it.
  func isUnsaid(_ cue: Cue) -> Bool {
    guard isNegated(cue.token) else { return false }
    let doubled: [StaticString] = ["لم", "ولم", "لا", "ولا"]
    return
      !(cue.isVerb && cue.entry.stance == .deny && cue.entry.takes.contains(.that)
      && doubled.contains { `is`(cue.token - 1, $0) })
  }
}
