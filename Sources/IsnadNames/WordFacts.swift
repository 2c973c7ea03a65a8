import IsnadLexicon

/// What the word lists know of one written word.
struct WordFacts: Sendable {
  /// Ten times the Zipf frequency in Arabic at large; 0 for a word that is rarer than the list.
  var zipf: UInt8 = 0
  /// How often it is a given name and a family name of Arab persons, and a part of a name in English–Arabic pairs: 0–9, the
  /// bit length of the counts.
  var given: UInt8 = 0
  var family: UInt8 = 0
  var foreign: UInt8 = 0

  /// The largest of the three.
  var strongest: UInt8 { max(given, family, foreign) }

  var isUnit: Bool { given | family | foreign != 0 }

  init() {}

  /// Looks `word[range]`, folded, up.
  init(_ word: [UInt8], _ range: Range<Int>) {
    guard !range.isEmpty else { return }
    zipf = UInt8(WordLists.frequency(word[range]))
    if let row = WordLists.nameUnits.row(sortedKey: word[range]), row.rest.count >= 3 {
      let counts = row.rest.bytes
      given = counts[0] &- 0x30
      family = counts[1] &- 0x30
      foreign = counts[2] &- 0x30
    }
  }

  /// Takes the larger of each number.
  mutating func join(_ other: WordFacts) {
    zipf = max(zipf, other.zipf)
    given = max(given, other.given)
    family = max(family, other.family)
    foreign = max(foreign, other.foreign)
  }

  /// The usual Latin spelling of a part of a name.
  static func latin(_ word: [UInt8], _ range: Range<Int>) -> String? {
    guard !range.isEmpty, let row = WordLists.nameUnits.row(sortedKey: word[range]) else { return nil }
    return row.field(2).filled
  }
}
