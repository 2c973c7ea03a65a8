import IsnadDocument
import IsnadLanguage
import IsnadNames
import IsnadRecords
import IsnadText

/// Where a noun phrase ends: genitives and adjectives go on, the next noun of the clause does not.
extension TokenView {
  /// The end of the phrase that starts at `start`: genitives and adjectives go on, a new indefinite noun after a definite one
  /// does not.
  func phraseEnd(from start: Int, limit: Int) -> Int {
    var k = start + 1
    var isClosed = !isCount(start) && (entries[start].isDefinite || entries[start].hasPronoun)
    let limit = min(limit, start + TokenView.reach)
    while k < limit {
      let kind = document.tokens[k].kind
      if kind == .quotationMark { k += 1; continue }
      if isOpeningBracket(k) { break }
      // حركة #حماس: the mark of a hashtag parts nothing.
      if document.token(k, is: "#"), k + 1 < limit, entries[k + 1].mention != nil, entries[k - 1].mention == nil {
        k += 1
        continue
      }
      guard kind == .word || kind == .foreign || kind == .number, !document.token(k, is: "و") else { break }
      let entry = entries[k]
      // Inside one name nothing ends.
      if let mention = entry.mention, k > start, entries[k - 1].mention == mention,
        names.mentions[mention].span.start < document.tokens[k].span.start
      {
        k += 1
        continue
      }
      // فجر استشهادي نفسه: himself is no genitive.
      if token(k, isIn: selves), entry.hasPronoun, k > start { break }
      if entry.hasConjunction || entry.attachedPreposition != nil || entry.isVerb
        || opensPhrase(k, from: start, isClosed: isClosed)
      {
        break
      }
      if entry.mention == nil {
        // عشرات من، أربعة من رجال الشرطة, أكثر من 40: the counted ones follow; عشرات من منازلهم says where from.
        if document.token(k, is: "من"), isCount(lastWord(before: k)), k + 1 < limit, isCounted(k + 1) {
          k += 2
          isClosed = entries[k - 1].isDefinite
          continue
        }
        // الأمين العام, though العام alone is a time.
        if document.token(k, is: "العام"), entries[k - 1].isDefinite, !has(.circumstance, k - 1) {
          k += 1
          continue
        }
        let stops: [Vocabulary.Function] = [
          .relative, .complementiser, .negation, .particle, .circumstance, .conjunction, .demonstrative,
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

  private func lastWord(before k: Int) -> Int {
    var j = k - 1
    while j > 0, document.tokens[j].kind == .quotationMark { j -= 1 }
    return j
  }

  private func isCounted(_ k: Int) -> Bool {
    switch document.tokens[k].kind {
    case .word: !entries[k].isVerb && !entries[k].hasPronoun
    case .number: true
    default: false
    }
  }

  /// Whether a word after the phrase's words so far is the head of the next phrase: the object behind the subject.
  private func opensPhrase(_ k: Int, from start: Int, isClosed: Bool) -> Bool {
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
    // طردت بولندا السفير، شنت روسيا غارات, هجوم الحركة الدامي: a name takes nothing behind it but its nationality.
    if before.mention != nil { return document.tokens[k].kind == .word && !isNationality(k) }
    // قتل جندي عام 2006: a year opens its own phrase.
    if k + 1 < entries.count, document.tokens[k + 1].kind == .number,
      document.token(k, is: "عام") || document.token(k, is: "سنه")
    {
      return true
    }
    if token(k, isIn: fire) { return true }
    if entry.upos == .adv { return true }
    // اللواء الركن, الملازم العقيد: titles stand in a row.
    if headSector(k) == "MIL", headSector(k - 1) == "MIL" { return false }
    // قوات إسرائيلية مخيم …: behind an adjective in agreement an indefinite noun is another.
    if entry.upos == .noun, !entry.isDefinite, before.upos == .adj, k - 2 >= start,
      stem(k - 1).suffix(2).elementsEqual(Self.feminineEnding)
        || !names.adjectives(in: document.tokens[k - 1].span).isEmpty
    {
      return true
    }
    // A noun with its article takes no genitive, and an adjective no noun.
    return entry.isDefinite && entry.upos == .noun
      && (before.upos == .adj || before.upos == .noun && (before.isDefinite || before.hasPronoun))
  }

  private static let feminineEnding = Array("ه".utf8)

  private func isNationality(_ k: Int) -> Bool {
    entries[k].isDefinite && !names.adjectives(in: document.tokens[k].span).isEmpty
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

  /// مسلحون, and مسلحو before its genitive: a subject by its case.
  func isNominative(_ i: Int) -> Bool {
    endsInWawNun(i)
      || entries[i].mention == nil && stem(i).count > 6 && stem(i).suffix(2).elementsEqual(wawNun.prefix(2))
        && headSector(i) != nil && i + 1 < entries.count && (entries[i + 1].mention != nil || entries[i + 1].isDefinite)
  }

  private func isName(_ i: Int) -> Bool { entries[i].mention != nil || document.tokens[i].kind == .foreign }

  private func knownPerson(_ i: Int) -> Bool { headSector(i) != nil }
}

private let wawNun = Array("ون".utf8)
private let yaNun = Array("ين".utf8)
