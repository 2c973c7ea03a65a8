import IsnadDocument
import IsnadLanguage
import IsnadText

/// Where an event stands to the day of writing, as its verb tells.
enum Tense { case past, future, unknown }

/// Finds the tense that a date leans on: that of the nearest verb before it in its sentence, else of the one just after it.
///
/// News tells what happened in the perfect; what is to come has the future س, a word like `المقرر`, or the imperfect of
/// announcements (`يزور الوزير بيروت الخميس`).
struct TenseReader {
  let words: WordReader
  let analysis: Analysis?

  private var document: Document { words.document }

  /// How far a verb may stand before what it dates, in tokens: a clause of news seldom is longer.
  private static let reach = 18

  func tense(of tokens: Range<Int>) -> Tense {
    let sentence = words.sentence(of: tokens.lowerBound)
    var i = tokens.lowerBound - 1
    let first = max(sentence.lowerBound, tokens.lowerBound - TenseReader.reach)
    while i >= first {
      // A colon or a bracket opens another clause, whose verb stands inside it.
      if words.token(i, isMark: 0x3A), !(words.isKind(i - 1, .number) && words.isKind(i + 1, .number)) { break }
      // بعد 6 نوفمبر: the preposition before a date tells nothing of what is dated.
      if i == tokens.lowerBound - 1, document.token(i, is: "بعد") {
        i -= 1
        continue
      }
      if let tense = cue(at: i, first: first) { return tense == .past && isConditional(i, first) ? .future : tense }
      i -= 1
    }
    for j in tokens.upperBound..<min(sentence.upperBound, tokens.upperBound + 5) {
      if let tense = cue(at: j, first: first) {
        return tense == .past && isConditional(j, tokens.upperBound) ? .future : tense
      }
    }
    return .unknown
  }

  private func cue(at i: Int, first: Int) -> Tense? {
    if document.token(i - 1, is: "لم") || document.token(i - 1, is: "ولم") { return .past }
    // مساء, ظهرا, على بعد: words of time and distance look like verbs and conjunctions, and tell no tense.
    if words[i].part != nil || words[i].flags.contains(.clock) || document.token(i - 1, is: "علي") && isDistance(i) {
      return nil
    }
    if isFirstPersonFuture(i) { return .future }
    if let tense = analysed(i) {
      return isAfterWas(i, first) && tense == .future && !hasFutureLetter(i) ? .past : tense
    }
    switch words[i].tense {
    case .future: return isAfterWas(i, first) ? .past : .future
    case .past: return .past
    case .notFuture: return nil
    case .none: break
    }
    if analysis == nil, words.entries[i].sense < 0, hasFutureLetter(i), !hasAlefBehindSin(i) { return .future }
    // Every verb of fate in the lexicon is told in the perfect unless it starts with a letter of the imperfect.
    if words[i].cues.contains(.isVerb), !startsAsImperfect(i) { return .past }
    return nil
  }

  /// `إذا خرجت`: the perfect of a condition looks ahead.
  private func isConditional(_ i: Int, _ first: Int) -> Bool {
    (max(first, i - 3)..<max(first, i)).contains { words.token($0, isOneOf: ["اذا", "واذا", "فاذا", "حال"]) }
  }

  /// The aspect of a tagged verb.
  private func analysed(_ i: Int) -> Tense? {
    guard let analysis else { return nil }
    for w in analysis.words(ofToken: i) where analysis.words[w].upos == .verb {
      switch analysis.words[w].features.aspect {
      case .perfect: return .past
      case .imperfect:
        // Only an announcement's imperfect looks ahead: those are in the lexicon; others tell a state.
        if hasFutureLetter(i) { return .future }
        return words[i].tense == .future ? .future : nil
      case .none: return nil
      }
    }
    return nil
  }

  /// `كان يزور`: the past of a state.
  private func isAfterWas(_ i: Int, _ first: Int) -> Bool {
    for j in stride(from: i - 1, through: max(first, i - 3), by: -1)
    where words.token(j, isOneOf: ["كان", "كانت", "وكان", "وكانت", "كانوا"]) { return true }
    return false
  }

  /// `سيزور`, `وستعقد`: the future س before a letter of the imperfect, in a word long enough to be a verb.
  private func hasFutureLetter(_ i: Int) -> Bool {
    guard words.isKind(i, .word) else { return false }
    let range = document.foldedRange(i)
    let bytes = document.foldedBytes
    var at = range.lowerBound
    func letter(_ at: Int) -> UInt16 { at + 1 < range.upperBound ? UInt16(bytes[at]) << 8 | UInt16(bytes[at + 1]) : 0 }
    if letter(at) == Letters.waw || letter(at) == Letters.fa { at += 2 }
    guard letter(at) == Letters.sin, range.upperBound - at >= 8 else { return false }
    return [0xD98A, 0xD8AA, 0xD986, Letters.alef].contains(letter(at + 2))
  }

  /// Without a model ساعد and سافر can't be told from a first person that lost its hamza.
  private func hasAlefBehindSin(_ i: Int) -> Bool {
    let folded = document.folded(i)
    return folded.starts(with: Array("سا".utf8)) || folded.dropFirst(2).starts(with: Array("سا".utf8))
  }

  /// `على بعد خمسة أسابيع`: بعد is a noun here.
  private func isDistance(_ i: Int) -> Bool { document.token(i, is: "بعد") }

  /// `سأزور`, `وسألتقي`: the hamza tells it from `ساعد` and `سابق`, the letters behind it from the verb to ask.
  private func isFirstPersonFuture(_ i: Int) -> Bool {
    guard words.isKind(i, .word) else { return false }
    let span = document.tokens[i].span
    var letters = document.text.bytes[Int(span.start)..<Int(span.end)]
    if letters.starts(with: Array("و".utf8)) || letters.starts(with: Array("ف".utf8)) { letters = letters.dropFirst(2) }
    return letters.count >= 10 && letters.starts(with: Array("سأ".utf8))
      && !TenseReader.forms(ofAsking: letters.dropFirst(4))
  }

  /// سأل with nothing, or with the endings of the perfect, behind it; `سألتقي` and `سألعب` are longer or other words.
  private static func forms(ofAsking rest: ArraySlice<UInt8>) -> Bool {
    guard rest.starts(with: Array("ل".utf8)) else { return false }
    let tail = Array(rest.dropFirst(2))
    return asked.contains { Array($0.utf8) == tail }
  }

  private static let asked = [
    "", "ت", "وا", "نا", "ه", "ها", "هم", "ني", "ك", "ته", "تها", "تهم", "تني", "تنا", "ناه", "ناها", "وه", "وها",
    "وهم", "تك", "هما", "هن", "وني", "ونا",
  ]

  private func startsAsImperfect(_ i: Int) -> Bool {
    let range = document.foldedRange(i)
    let at = range.lowerBound + 2 * Int(words.entries[i].letters)
    guard at + 1 < range.upperBound else { return false }
    let letter = UInt16(document.foldedBytes[at]) << 8 | UInt16(document.foldedBytes[at + 1])
    return letter == 0xD98A || letter == 0xD8AA
  }
}
