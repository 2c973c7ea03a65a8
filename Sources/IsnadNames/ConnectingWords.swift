import CIsnadData
import IsnadLexicon

/// Words inside persons' names that are common words elsewhere: `بن`, `عبد`, `فان`.
struct ConnectingWords: Sendable {
  private var words = PhraseIndex()

  static let embedded = ConnectingWords()

  init() {
    Table(isnad_connecting_bytes(), count: isnad_connecting_size()).forEachRow { row in
      for word in row.field(0).list { words.insert(foldedWords(word), row.string(1) == "yes" ? 1 : 0) }
    }
  }

  func contains(_ bytes: [UInt8], _ range: Range<Int>) -> Bool { words.value(bytes, range) != nil }

  /// Whether no name ends with the word.
  func needsMore(_ bytes: [UInt8], _ range: Range<Int>) -> Bool { words.value(bytes, range) == 1 }
}
