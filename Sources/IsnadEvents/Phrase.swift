import IsnadDocument
import IsnadLanguage
import IsnadNames
import IsnadRecords
import IsnadText

/// A noun phrase by order alone: a head with what belongs to it, and the preposition before it.
struct Phrase: Sendable, Hashable {
  var tokens: Range<Int>
  /// The first noun that is no number and no quantifier.
  var head: Int
  /// ``Vocabulary/preposition(_:)``; nil for a bare phrase; ``agentive`` after من قبل and على يد.
  var preposition: UInt8?
  var isDefinite: Bool
  /// Whether it is joined to the phrase before by و.
  var isJoined: Bool
  /// Whether a comma stands between it and what it is read from.
  var isAfterComma: Bool

  static let agentive: UInt8 = 254
}

extension TokenView {
  /// The last token of a clause that may be read at one go.
  static let reach = 40

  /// The phrases after a token up to the clause's end.
  func phrases(after i: Int, in sentence: Range<Int>) -> [Phrase] {
    phrases(in: (i + 1)..<min(sentence.upperBound, i + 1 + TokenView.reach), stopsAtClause: true)
  }

  /// The phrases of the stretch before a token, back to the clause's start.
  func phrases(before i: Int, in sentence: Range<Int>) -> [Phrase] {
    phrases(in: clauseStart(before: i, in: sentence)..<i, stopsAtClause: false)
  }

  /// Where the clause that `i` stands in begins: after a verb, a complementiser, a mark.
  func clauseStart(before i: Int, in sentence: Range<Int>) -> Int {
    var start = i
    while start > sentence.lowerBound, i - start < TokenView.reach {
      let at = start - 1
      if isClauseMark(at) || entries[at].isVerb || has(.complementiser, at) || has(.relative, at) { break }
      if has(.particle, at), !has(.preposition, at), at != i - 1 { break }
      start = at
    }
    return start
  }

  /// Marks that close a clause for good; a comma does not.
  func isClauseMark(_ i: Int) -> Bool {
    switch document.tokens[i].kind {
    case .sentenceEnd: true
    case .punctuation: isColon(i) || document.token(i, is: "|") || document.token(i, is: "_")
    case .foreign, .symbol: isOrnament(i)
    default: false
    }
  }

  /// 🔴, ◀: what opens the next piece of news in a post. Arrows, shapes and pictures, no letters and no signs of money.
  private func isOrnament(_ i: Int) -> Bool {
    let bytes = document.text.bytes[document.tokens[i].span.range]
    guard let first = bytes.first, let second = bytes.dropFirst().first else { return false }
    return first == 0xF0 || first == 0xE2 && (second >= 0x96 || second == 0x86)
  }

  /// The sentence that ends where another begins, in the same paragraph or the one before.
  func sentence(before sentence: Range<Int>) -> Range<Int>? {
    var low = 0
    var high = document.sentences.count
    while low < high {
      let mid = (low + high) / 2
      if document.sentences[mid].tokens.lowerBound < sentence.lowerBound { low = mid + 1 } else { high = mid }
    }
    return low > 0 ? document.sentences[low - 1].tokens : nil
  }

  /// The token behind, past the mark of a hashtag (هجوم #حماس).
  func next(_ i: Int) -> Int { i + 1 < entries.count && document.token(i + 1, is: "#") ? i + 2 : i + 1 }

  func isComma(_ i: Int) -> Bool { document.tokens[i].kind == .punctuation && !isColon(i) }

  private func isColon(_ i: Int) -> Bool {
    document.token(i, is: ":") || document.token(i, is: "؛") || document.token(i, is: ";")
  }

  private func phrases(in range: Range<Int>, stopsAtClause: Bool) -> [Phrase] {
    let between = lexicon.vocabulary.preposition("بين")
    var out: [Phrase] = []
    var preposition: UInt8?
    var isAfterComma = false
    var isRepeated = false
    var j = range.lowerBound
    while j < range.upperBound {
      let entry = entries[j]
      let kind = document.tokens[j].kind
      if isClauseMark(j) {
        if stopsAtClause { break }
        out = []
      } else if isOpeningBracket(j) {
        j = closingBracket(after: j, in: range)
      } else if isComma(j) {
        isAfterComma = true
        if let last = out.last, last.tokens.upperBound == j, let end = appositionEnd(after: j, to: last, in: range) {
          j = end
          continue
        }
      } else if kind == .word || kind == .number || kind == .foreign {
        if let end = countEnd(from: j, in: range) {
          j = end
          continue
        }
        if entry.mention == nil {
          if has(.demonstrative, j), entry.attachedPreposition == nil {
            j += 1
            continue
          }
          if entry.isVerb || has(.complementiser, j) || has(.relative, j) || has(.negation, j) {
            if stopsAtClause { break }
            out = []
            preposition = nil
            j += 1
            continue
          }
          if has(.particle, j), !has(.preposition, j) {
            if stopsAtClause { break }
            j += 1
            continue
          }
          // نحو 240 رهينة: about how many, not where to.
          if has(.preposition, j), has(.quantifier, j), j + 1 < range.upperBound, isCount(j + 1) {
            j += 1
            continue
          }
          if has(.preposition, j) {
            // على جنوب ووسط البلاد: parts of the aim.
            if preposition != nil, token(j, isIn: direction), j > range.lowerBound {
              j += 1
              continue
            }
            preposition = lexicon.vocabulary.preposition(stem(j))
            // إلى جانب فلان: two words for beside.
            if document.token(j, is: "الي"), j + 1 < range.upperBound, document.token(j + 1, is: "جانب") {
              preposition = lexicon.vocabulary.preposition("إلى_جانب")
              j += 1
            }
            // مع فلان ومع فلان: the second is joined to the first.
            isRepeated = entry.hasConjunction && out.last?.preposition == preposition
            j += 1
            if j < range.upperBound, has(.agentive, j),
              document.token(j - 1, is: "من") || document.token(j - 1, is: "علي")
            {
              preposition = Phrase.agentive
              j += 1
            }
            continue
          }
          // برصاص الجنود, بنيران قواتهم: whose the fire is, they did it; إطلاق النار: the fire is nobody.
          let isFired =
            entry.attachedPreposition == 0 && (token(j, isIn: fire) || token(j, isIn: shots)) && isOwned(j, in: range)
          if isFired || isBare(j) || token(j, isIn: fire) {
            preposition = isFired ? Phrase.agentive : nil
            j += 1
            continue
          }
          // كل يوم: when, not who.
          if has(.quantifier, j), j + 1 < range.upperBound, token(j + 1, isIn: period) {
            preposition = nil
            j += 2
            continue
          }
          if has(.circumstance, j), !has(.quantifier, j) {
            preposition = nil
            j += 1
            continue
          }
        }
        // وفقا لتقرير: the standing word says what the attached one means.
        if let attached = entry.attachedPreposition, attached != 1 || preposition == nil { preposition = attached }
        // في واسيلا، ألاسكا: where that place is.
        if let last = out.last, last.tokens.upperBound == j - 1, isComma(j - 1), isPlace(j), isPlace(j - 2),
          !entry.hasConjunction, entry.attachedPreposition == nil, preposition == nil
        {
          j = phraseEnd(from: j, limit: range.upperBound)
          continue
        }
        let isJoined = (entry.hasConjunction || isRepeated) && !out.isEmpty
        isRepeated = false
        if isJoined, stopsAtClause, entry.attachedPreposition == nil, preposition == nil, opensAnotherClause(j) {
          break
        }
        let end = phraseEnd(from: j, limit: range.upperBound)
        // ومحاموه يرفعون دعوى: a subject with its verb behind is another clause.
        // اتفاق بين فلان وفلان بدأ …: between takes two.
        let isSecond = out.last.map { $0.preposition == between && !$0.isJoined } ?? false
        if isJoined, stopsAtClause, preposition == nil, end < range.upperBound, entries[end].isVerb, end > j, !isSecond
        {
          break
        }
        if isJoined, entry.attachedPreposition == nil, preposition == nil {
          preposition = out[out.count - 1].preposition
        }
        out.append(
          Phrase(
            tokens: j..<end, head: head(of: j..<end), preposition: preposition, isDefinite: isDefinite(j..<end),
            isJoined: isJoined,
            isAfterComma: isAfterComma))
        preposition = nil
        j = end
        continue
      }
      j += 1
    }
    return out
  }

  /// Whether something joined by و is no further participant: an act (مقتل اثنين وإصابة ثالث), most of those named before
  /// (ومعظمهم), a thing after a comma.
  private func opensAnotherClause(_ j: Int) -> Bool {
    let entry = entries[j]
    guard entry.mention == nil else { return false }
    if has(.quantifier, j), entry.hasPronoun { return true }
    guard headSector(j) == nil, let knowledge = entry.knowledge else {
      return headSector(j) == nil && j > 0 && isComma(j - 1) && !isCount(j)
    }
    return !knowledge.readings.isEmpty || knowledge.cues.contains { !$0.isVerb && $0.cue == .support }
  }

  private func isPlace(_ i: Int) -> Bool {
    i >= 0 && entries[i].mention.map { names.entities[names.mentions[$0].entity].kind == .place } ?? false
  }

  /// Whether a noun follows whose the word is (برصاص الجنود, not برصاص حي).
  private func isOwned(_ j: Int, in range: Range<Int>) -> Bool {
    guard j + 1 < range.upperBound, document.tokens[j + 1].kind == .word else { return false }
    let next = entries[j + 1]
    return next.mention != nil || headSector(j + 1) != nil && next.attachedPreposition == nil && !next.hasConjunction
  }

  /// ما لا يقل عن عشرين, ما يزيد على مئة: words before a number that say how exact it is.
  private func countEnd(from j: Int, in range: Range<Int>) -> Int? {
    guard document.token(j, is: "ما") || document.token(j, is: "لا") else { return nil }
    for k in (j + 1)..<max(j + 1, min(range.upperBound - 1, j + 4)) {
      // ما مجموعه 14 شخصا
      if k == j + 2, isCount(k), entries[k - 1].hasPronoun { return k }
      guard document.tokens[k].kind == .word else { return nil }
      if document.token(k, is: "عن") || document.token(k, is: "علي") || document.token(k, is: "من") {
        return document.tokens[k + 1].kind == .number || has(.quantifier, k + 1) ? k + 1 : nil
      }
    }
    return nil
  }

  /// Where a name's description between commas ends (فلان، سفير بلاده لدى الأمم المتحدة، …): it is told of him, and takes no part.
  private func appositionEnd(after comma: Int, to phrase: Phrase, in range: Range<Int>) -> Int? {
    let k = comma + 1
    guard k < range.upperBound, let mention = entries[phrase.tokens.upperBound - 1].mention,
      names.entities[names.mentions[mention].entity].kind == .person, document.tokens[k].kind == .word,
      entries[k].mention == nil, entries[k].attachedPreposition == nil, !entries[k].hasConjunction, !entries[k].isVerb,
      headSector(k) != nil && !isCount(k) || entries[k].isDefinite && entries[k].upos == .adj
    else { return nil }
    for j in k..<min(range.upperBound, k + TokenView.longestApposition) {
      if isComma(j) { return j + 1 }
      if isClauseMark(j) || entries[j].isVerb || has(.complementiser, j) || has(.relative, j) { return nil }
    }
    return nil
  }

  private static let longestApposition = 16

  /// Pronouns, particles and prepositions with their pronoun (منها): nobody's name.
  private func isBare(_ i: Int) -> Bool {
    switch entries[i].upos {
    case .pron, .part, .sconj, .cconj, .aux, .intj, .adp: !has(.quantifier, i)
    default: false
    }
  }

  /// The phrase whose first word stands at a token.
  func phrase(at start: Int, in sentence: Range<Int>, isJoined: Bool = false) -> Phrase {
    let end = phraseEnd(from: start, limit: sentence.upperBound)
    return Phrase(
      tokens: start..<end, head: head(of: start..<end), preposition: nil, isDefinite: isDefinite(start..<end),
      isJoined: isJoined,
      isAfterComma: false)
  }

  /// A number or a quantifier, which stands before the noun that it counts.
  func isCount(_ i: Int) -> Bool { document.tokens[i].kind == .number || has(.quantifier, i) }

  private func head(of range: Range<Int>) -> Int {
    range.first { i in
      !isCount(i) && document.tokens[i].kind != .quotationMark && !(has(.preposition, i) && entries[i].mention == nil)
    } ?? range.lowerBound
  }

  private func isDefinite(_ range: Range<Int>) -> Bool {
    range.contains { entries[$0].isDefinite || entries[$0].mention != nil || entries[$0].hasPronoun }
  }

  func isOpeningBracket(_ i: Int) -> Bool { document.token(i, is: "(") || document.token(i, is: "[") }

  private func closingBracket(after i: Int, in range: Range<Int>) -> Int {
    var j = i + 1
    while j < range.upperBound, j - i < 12 {
      if document.token(j, is: ")") || document.token(j, is: "]") { return j }
      j += 1
    }
    return i
  }
}
