import CIsnadData
import IsnadDocument
import IsnadLexicon
import IsnadRecords
import IsnadText

/// Family names that a machine translated: the words it writes for them.
struct TranslatedNames: Sendable {
  private(set) var words = PhraseIndex()
  /// The folded spellings of the family name that each word stands for.
  private(set) var names: [[[UInt8]]] = []

  static let embedded = TranslatedNames()

  init() {
    Table(isnad_translated_names_bytes(), count: isnad_translated_names_size()).forEachRow { row in
      names.append(row.field(1).list.map(\.folded))
      for word in row.field(0).list { words.insert(foldedWords(word), Int32(names.count - 1)) }
    }
  }
}

/// A sentence that opens with a bare word where a person of the article is due.
///
/// `شجاع` opens a sentence of an article that names غالانت: the translation read Gallant as a word. The word must stand where a
/// subject stands, without article and without a noun that it goes with, and the family name it translates must be in the
/// article before; anything less would turn good Arabic into faults.
struct TranslatedMentions {
  let document: Document

  /// The spans, each with the candidate whose name was translated.
  ///
  /// - Complexity: O(*n*) in sentences and candidates: both are swept once, and the second only when a sentence opens so.
  func find(among candidates: [Candidate]) -> [(span: ByteSpan, candidate: Int)] {
    let openings = self.openings()
    guard !openings.isEmpty else { return [] }
    let sought = Set(openings.map(\.name)).sorted()
    var bearers: [Int: Int] = [:]
    var result: [(span: ByteSpan, candidate: Int)] = []
    var next = 0
    for opening in openings {
      while next < candidates.count, candidates[next].span.start < opening.span.start {
        if let name = sought.first(where: { bears(candidates[next], $0) }) { bearers[name] = next }
        next += 1
      }
      let isFree = next == candidates.count || !candidates[next].span.overlaps(opening.span)
      if isFree, let bearer = bearers[opening.name] { result.append((opening.span, bearer)) }
    }
    return result
  }

  /// The sentences' first words that translate a family name, with its number.
  private func openings() -> [(span: ByteSpan, name: Int)] {
    let translated = TranslatedNames.embedded
    var result: [(span: ByteSpan, name: Int)] = []
    for sentence in document.sentences {
      let first = sentence.tokens.lowerBound
      guard sentence.tokens.count > 2, document.tokens[first].kind == .word else { continue }
      var found: (end: Int, name: Int)?
      for end in first..<min(first + 3, sentence.tokens.upperBound) {
        let range = document.foldedRange(first).lowerBound..<document.foldedRange(end).upperBound
        guard let value = translated.words.value(document.foldedBytes, range) else { break }
        if value != PhraseIndex.beginning { found = (end, Int(value)) }
      }
      guard let found else { continue }
      result.append((document.tokens[first].span.union(document.tokens[found.end].span), found.name))
    }
    return result
  }

  private func bears(_ candidate: Candidate, _ name: Int) -> Bool {
    guard candidate.kind == .person, let last = candidate.tokens.last else { return false }
    return TranslatedNames.embedded.names[name].contains { SpellingMatch.same($0, document.folded(last)) }
  }
}
