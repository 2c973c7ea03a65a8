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
  private static let reach = 40

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
    case .punctuation: isColon(i)
    default: false
    }
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

  func isComma(_ i: Int) -> Bool { document.tokens[i].kind == .punctuation && !isColon(i) }

  private func isColon(_ i: Int) -> Bool {
    document.token(i, is: ":") || document.token(i, is: "؛") || document.token(i, is: ";")
  }

  private func phrases(in range: Range<Int>, stopsAtClause: Bool) -> [Phrase] {
    var out: [Phrase] = []
    var preposition: UInt8?
    var isAfterComma = false
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
      } else if kind == .word || kind == .number || kind == .foreign {
        if entry.mention == nil {
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
          if has(.preposition, j) {
            preposition = lexicon.vocabulary.preposition(stem(j))
            j += 1
            if j < range.upperBound, has(.agentive, j),
              document.token(j - 1, is: "من") || document.token(j - 1, is: "علي")
            {
              preposition = Phrase.agentive
              j += 1
            }
            continue
          }
          // إطلاق النار: the fire is nobody.
          if isBare(j) || token(j, isIn: fire) {
            preposition = nil
            j += 1
            continue
          }
          if has(.circumstance, j), !has(.quantifier, j) {
            preposition = nil
            j += 1
            continue
          }
        }
        if let attached = entry.attachedPreposition { preposition = attached }
        let isJoined = entry.hasConjunction && !out.isEmpty
        // Another act is joined, not another participant (مقتل اثنين وإصابة ثالث).
        if isJoined, entry.mention == nil, entry.attachedPreposition == nil, entry.knowledge?.readings.isEmpty == false,
          headSector(j) == nil
        {
          if stopsAtClause { break }
        }
        let end = phraseEnd(from: j, limit: range.upperBound)
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

  /// The end of the phrase that starts at `start`: genitives and adjectives go on, a new indefinite noun after a definite one
  /// does not.
  private func phraseEnd(from start: Int, limit: Int) -> Int {
    var k = start + 1
    var isClosed = entries[start].isDefinite || entries[start].hasPronoun
    let limit = min(limit, start + TokenView.reach)
    while k < limit {
      let kind = document.tokens[k].kind
      if kind == .quotationMark { k += 1; continue }
      if isOpeningBracket(k) { break }
      guard kind == .word || kind == .foreign || kind == .number else { break }
      let entry = entries[k]
      // Inside one name nothing ends.
      if let mention = entry.mention, k > start, entries[k - 1].mention == mention,
        names.mentions[mention].span.start < document.tokens[k].span.start
      {
        k += 1
        continue
      }
      if entry.hasConjunction || entry.attachedPreposition != nil || entry.isVerb || opensPhrase(k, isClosed: isClosed)
      {
        break
      }
      if entry.mention == nil {
        // عشرات من، أربعة من رجال الشرطة: the counted ones follow.
        if document.token(k, is: "من"), isCount(k - 1), k + 1 < limit, document.tokens[k + 1].kind == .word,
          !entries[k + 1].isVerb
        {
          k += 2
          isClosed = isClosed || entries[k - 1].isDefinite
          continue
        }
        let stops: [Vocabulary.Function] = [
          .relative, .complementiser, .negation, .particle, .circumstance, .conjunction,
        ]
        if stops.contains(where: { has($0, k) }) { break }
        if has(.preposition, k) { break }
        // A number opens the next phrase; a plural in ون takes no genitive (خطف مسلحون مطرانا).
        if has(.quantifier, k) || kind == .number, !isCount(k - 1), !entry.hasPronoun { break }
        if endsInWawNun(k - 1), !endsInWawNun(k), !entry.isDefinite || !entries[k - 1].isDefinite { break }
        if isClosed, !entry.isDefinite, kind == .word, !isName(k - 1) || knownPerson(k) { break }
      }
      if entry.isDefinite || entry.hasPronoun { isClosed = true }
      k += 1
    }
    return trimmed(start..<k)
  }

  /// Whether a word after the phrase's words so far is the head of the next phrase: the object behind the subject.
  private func opensPhrase(_ k: Int, isClosed: Bool) -> Bool {
    let entry = entries[k]
    let before = entries[k - 1]
    // استهدف انتحاري اجتماعا, قصفت القوات مستودعا: an indefinite accusative behind a word that is none is the object.
    if entry.mention == nil, !entry.isDefinite, entry.upos == .noun, !isCount(k - 1), endsInAlef(k), !endsInAlef(k - 1)
    {
      return true
    }
    if let mention = entry.mention {
      // زار الرئيس الصيني روسيا، اتهمت أوكرانيا روسيا; a person's name may follow its title (الوزير لويد أوستن).
      let kind = names.entities[names.mentions[mention].entity].kind
      // المتمردون الحوثيون: a people's name in the same case as its noun is one with it.
      if before.isDefinite, before.mention == nil, endsInWawNun(k - 1) || endsInYaNun(k - 1),
        ending(k) == ending(k - 1)
      {
        return false
      }
      return (isClosed || before.mention != nil) && (kind == .place || kind == .organization)
    }
    if before.mention != nil {
      // طردت بولندا السفير، شنت روسيا غارات: people and acts behind a name are the object.
      return entry.isDefinite && headSector(k) != nil
        || !entry.isDefinite && entry.knowledge?.readings.contains { $0.aspect == nil } == true
    }
    // قتل جندي عام 2006: a year opens its own phrase.
    if k + 1 < entries.count, document.tokens[k + 1].kind == .number,
      document.token(k, is: "عام") || document.token(k, is: "سنه")
    {
      return true
    }
    if token(k, isIn: fire) { return true }
    // A noun with its article takes no genitive, and an adjective no noun.
    return entry.isDefinite && entry.upos == .noun && (before.upos == .adj || before.upos == .noun && before.isDefinite)
  }

  /// Without quotation marks at the end.
  private func trimmed(_ range: Range<Int>) -> Int {
    var end = range.upperBound
    while end > range.lowerBound + 1, document.tokens[end - 1].kind == .quotationMark { end -= 1 }
    return end
  }

  /// The written ending of an indefinite accusative (اجتماعا).
  private func endsInAlef(_ i: Int) -> Bool { stem(i).count > 6 && stem(i).suffix(2).elementsEqual([0xD8, 0xA7]) }

  private func endsInYaNun(_ i: Int) -> Bool { stem(i).count > 6 && ending(i).elementsEqual(yaNun) }

  private func ending(_ i: Int) -> ArraySlice<UInt8> { stem(i).suffix(4) }

  func endsInWawNun(_ i: Int) -> Bool {
    entries[i].mention == nil && stem(i).count > 6 && stem(i).suffix(4).elementsEqual(wawNun)
  }

  private func isName(_ i: Int) -> Bool { entries[i].mention != nil || document.tokens[i].kind == .foreign }

  private func knownPerson(_ i: Int) -> Bool { headSector(i) != nil }

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

  private func isOpeningBracket(_ i: Int) -> Bool { document.token(i, is: "(") || document.token(i, is: "[") }

  private func closingBracket(after i: Int, in range: Range<Int>) -> Int {
    var j = i + 1
    while j < range.upperBound, j - i < 12 {
      if document.token(j, is: ")") || document.token(j, is: "]") { return j }
      j += 1
    }
    return i
  }
}

private let wawNun = Array("ون".utf8)
private let yaNun = Array("ين".utf8)
