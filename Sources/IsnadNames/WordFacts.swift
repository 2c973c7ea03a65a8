import CIsnadData

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

  private static let words = SortedWords(isnad_common_words_bytes(), count: isnad_common_words_size())
  private static let units = SortedWords(isnad_name_units_bytes(), count: isnad_name_units_size())

  init() {}

  /// Looks `word[range]`, folded, up.
  init(_ word: [UInt8], _ range: Range<Int>) {
    guard !range.isEmpty else { return }
    if let columns = Self.words.columns(word, range) {
      for i in columns { zipf = zipf &* 10 &+ (Self.words[i] &- 0x30) }
    }
    if let columns = Self.units.columns(word, range), columns.count >= 3 {
      given = Self.units[columns.lowerBound] &- 0x30
      family = Self.units[columns.lowerBound + 1] &- 0x30
      foreign = Self.units[columns.lowerBound + 2] &- 0x30
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
    guard !range.isEmpty, let columns = units.columns(word, range), columns.count > 4 else { return nil }
    return units.string((columns.lowerBound + 4)..<columns.upperBound)
  }
}
