import IsnadDocument
import IsnadLanguage

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
      if words.token(i, isMark: 0x3A) { break }
      if let tense = cue(at: i, first: first) { return tense == .past && isConditional(i, first) ? .future : tense }
      i -= 1
    }
    for j in tokens.upperBound..<min(sentence.upperBound, tokens.upperBound + 5) {
      if let tense = cue(at: j, first: first) { return tense }
    }
    return .unknown
  }

  private func cue(at i: Int, first: Int) -> Tense? {
    if document.token(i - 1, is: "لم") || document.token(i - 1, is: "ولم") { return .past }
    if let tense = analysed(i) {
      return isAfterWas(i, first) && tense == .future && !hasFutureLetter(i) ? .past : tense
    }
    switch words[i].tense {
    case .future: return isAfterWas(i, first) ? .past : .future
    case .past: return .past
    case .notFuture: return nil
    case .none: break
    }
    if analysis == nil, words.entries[i].sense < 0, hasFutureLetter(i) { return .future }
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
    return [0xD98A, 0xD8AA, 0xD986].contains(letter(at + 2))
  }

  private func startsAsImperfect(_ i: Int) -> Bool {
    let range = document.foldedRange(i)
    let at = range.lowerBound + 2 * Int(words.entries[i].letters)
    guard at + 1 < range.upperBound else { return false }
    let letter = UInt16(document.foldedBytes[at]) << 8 | UInt16(document.foldedBytes[at + 1])
    return letter == 0xD98A || letter == 0xD8AA
  }
}
