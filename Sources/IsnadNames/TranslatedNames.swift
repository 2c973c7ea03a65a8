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
      names.append(row.list(1).map { Folding.folded.of($0) })
      for word in row.list(0) { words.insert(foldedWords(word), Int32(names.count - 1)) }
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
  func find(among candidates: [Candidate]) -> [(span: ByteSpan, candidate: Int)] {
    var result: [(span: ByteSpan, candidate: Int)] = []
    let translated = TranslatedNames.embedded
    for sentence in document.sentences {
      let first = sentence.tokens.lowerBound
      guard sentence.tokens.count > 2, document.tokens[first].kind == .word else { continue }
      var end = first
      var value: Int32? = 0
      var found: (end: Int, value: Int)?
      while value != nil, end < sentence.tokens.upperBound, end - first < 3 {
        value = translated.words.value(document.foldedBytes, document.foldedRange(first).lowerBound..<document.foldedRange(end).upperBound)
        end += 1
        if let value, value != PhraseIndex.beginning { found = (end, Int(value)) }
      }
      guard let found else { continue }
      let span = ByteSpan(start: document.tokens[first].span.start, end: document.tokens[found.end - 1].span.end)
      guard let bearer = bearer(of: translated.names[found.value], before: span.start, candidates) else { continue }
      result.append((span, bearer))
    }
    return result
  }

  /// The last person before `byte` whose family name is one of `names`.
  private func bearer(of names: [[UInt8]], before byte: Int32, _ candidates: [Candidate]) -> Int? {
    candidates.indices.last { index in
      let candidate = candidates[index]
      guard candidate.kind == .person, candidate.span.start < byte, let last = candidate.tokens.last else { return false }
      return names.contains { SpellingMatch.same($0, document.folded(last)) }
    }
  }
}
