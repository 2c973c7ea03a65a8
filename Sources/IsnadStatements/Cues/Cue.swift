import IsnadDocument
import IsnadLexicon
import IsnadText

/// A word of saying where it stands in the text, before anything is known of its speaker and content.
struct Cue: Sendable {
  let token: Int
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

  var isVerb: Bool { reading.kind == .verb }
  var isParticiple: Bool { reading.kind == .participle }
}

extension Passage {
  /// All cues of the document, in text order: every reading of a word that the lexicon knows, best first.
  func findCues() -> [[Cue]] {
    tokens.indices.map { tokens[$0].kind == .word && mention[$0] < 0 ? cues(at: $0) : [] }
  }

  private func cues(at token: Int) -> [Cue] {
    let lexicon = CueLexicon.shared
    let range = document.foldedRange(token)
    // The longest form in the lexicon is shorter than this; nothing is peeled off a word of a thousand letters.
    guard range.count <= 40 else { return [] }
    var found: [Cue] = []
    for peeling in peelings(of: document.foldedBytes, in: range) {
      for reading in lexicon.readings(of: document.foldedBytes[peeling.stem]) where fits(reading, peeling, token) {
        found.append(
          Cue(
            token: token, span: span(token, without: peeling.lettersBefore, peeling.lettersAfter), reading: reading,
            entry: lexicon.entries[reading.entry], isJoined: peeling.prefixes.contains(.conjunction), hasPronoun: peeling.hasPronoun,
            hasBi: peeling.prefixes.contains(.bi), hasArticle: peeling.prefixes.contains(.article)))
      }
      if !found.isEmpty { break }
    }
    return found
  }

  private func fits(_ reading: CueReading, _ peeling: Peeling, _ token: Int) -> Bool {
    if reading.endsInMaqsura, !peeling.hasPronoun, !endsInMaqsura(token) { return false }
    switch reading.kind {
    case .verb:
      guard peeling.prefixes.isDisjoint(with: [.preposition, .article]) else { return false }
      return !peeling.prefixes.contains(.future) || reading.aspect == .imperfect
    case .participle:
      return peeling.prefixes.isSubset(of: .conjunction) && !peeling.hasPronoun
    case .masdar:
      return !peeling.prefixes.contains(.future) && peeling.prefixes.isDisjoint(with: [.li, .ka])
    }
  }

  /// Whether the printed word ends in ى, not in ي.
  private func endsInMaqsura(_ token: Int) -> Bool {
    let span = tokens[token].span
    guard span.count >= 2 else { return false }
    var plain: [UInt8] = []
    Folding.plain.append(document.text.bytes, span.range, to: &plain)
    return plain.suffix(2).elementsEqual(Array("ى".utf8))
  }

  /// Whether a negation stands before the verb (`لم يشر`, `لا يقول`, `لن تعلن`).
  func isNegated(_ token: Int) -> Bool { token > 0 && classes[token - 1].contains(.negation) }
}
