import CIsnadData
import IsnadLexicon
import IsnadText

/// Closed-class words that bound noun phrases and clauses.
struct ClauseWords: Sendable {
  struct Classes: OptionSet, Sendable, Hashable {
    let rawValue: UInt16
    static let preposition = Classes(rawValue: 1)
    static let relative = Classes(rawValue: 2)
    static let subordinator = Classes(rawValue: 4)
    static let particle = Classes(rawValue: 8)
    /// Words that a following أن belongs to (`بعد أن`, `يجب أن`).
    static let owner = Classes(rawValue: 16)
    static let adverb = Classes(rawValue: 32)
    static let pronoun = Classes(rawValue: 64)
    static let timeLead = Classes(rawValue: 128)
    /// Not in the table: و or ف is attached to the word.
    static let joined = Classes(rawValue: 256)

    /// Nouns that stand before a name without an article (`دكتور`).
    static let title = Classes(rawValue: 512)
    /// Organs of a state or a person: with a name they are a speaker of their own (`حكومة الهند`).
    static let organ = Classes(rawValue: 1024)
    static let demonstrative = Classes(rawValue: 2048)
    static let negation = Classes(rawValue: 4096)
    /// A clause of the outlet's own begins here, whatever was reported before (`في حين`, `بينما`).
    static let turn = Classes(rawValue: 8192)

    fileprivate static let names: [String: Classes] = [
      "preposition": .preposition, "relative": .relative, "subordinator": .subordinator, "particle": .particle,
      "owner": .owner,
      "adverb": .adverb, "pronoun": .pronoun, "time-lead": .timeLead, "title": .title, "organ": .organ,
      "demonstrative": .demonstrative, "negation": .negation, "turn": .turn,
    ]
  }

  static let shared = ClauseWords(
    Table(isnad_statement_clause_words_bytes(), count: isnad_statement_clause_words_size()))

  private let index: WordIndex
  private let classes: [Classes]

  init(_ table: Table) {
    var index = WordIndex(minimumCapacity: 1024)
    var classes: [Classes] = []
    table.forEachRow { row in
      let kind = Classes.names[row.string(0)] ?? []
      for word in row.field(1).words {
        let place = Int(index.insert(word.folded, Int32(classes.count)))
        if place == classes.count { classes.append(kind) } else { classes[place].formUnion(kind) }
      }
    }
    self.index = index
    self.classes = classes
  }

  /// The classes of a folded word; with an attached و or ف the classes of the rest, and ``Classes/joined``.
  func classes(of word: ArraySlice<UInt8>) -> Classes {
    if let found = index[word] { return classes[Int(found)] }
    guard word.count > 4, word.starts(with: ClauseWords.waw) || word.starts(with: ClauseWords.fa) else { return [] }
    guard let found = index[word.dropFirst(2)] else { return [] }
    return classes[Int(found)].union(.joined)
  }

  private static let waw = Array("و".utf8)
  private static let fa = Array("ف".utf8)
}
