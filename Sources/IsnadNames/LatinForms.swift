import CIsnadData
import IsnadLexicon
import IsnadRecords
import IsnadText

/// The usual English spellings of names that the entity lists don't hold.
enum LatinForms {
  private static let cities = Table(isnad_cities_bytes(), count: isnad_cities_size())

  /// Where a town's row of `cities.tsv` stands, by its folded name without spaces.
  static func city(_ bytes: [UInt8], _ range: Range<Int>) -> Table.Row? { cities.row(sortedKey: bytes[range]) }

  /// A person's spelling where only some parts are known: those as usual, the others by rule.
  static func mixed(_ name: String) -> String {
    name.split(separator: " ").map { part in
      let word = Folding.folded.of(String(part))
      return WordFacts.latin(word, 0..<word.count) ?? Romanisation.of(String(part))
    }.joined(separator: " ")
  }

  /// A town's English name, or a person's, put together from its parts when every part is known.
  static func known(_ name: String, _ kind: Entity.Kind) -> String? {
    switch kind {
    case .place:
      let key = joined(name)
      return city(key, 0..<key.count)?.field(2).filled
    case .person:
      var parts: [String] = []
      for word in foldedWords(name) {
        guard let part = WordFacts.latin(word, 0..<word.count) else { return nil }
        parts.append(part)
      }
      return parts.isEmpty ? nil : parts.joined(separator: " ")
    case .organization, .group:
      return nil
    }
  }
}
