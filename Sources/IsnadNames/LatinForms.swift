import CIsnadData
import IsnadRecords
import IsnadText

/// The usual English spellings of names that the entity lists don't hold.
enum LatinForms {
  private static let cities = SortedWords(isnad_cities_bytes(), count: isnad_cities_size())

  /// Where a town's row of `cities.tsv` stands, by its folded name without spaces.
  static func city(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int>? { cities.columns(bytes, range) }

  /// A person's spelling where only some parts are known: those as usual, the others by rule.
  static func mixed(_ name: String) -> String {
    name.split(separator: " ").enumerated().map { i, word in
      part(Folding.folded.of(String(word)), isFirst: i == 0) ?? Romanisation.of(String(word))
    }.joined(separator: " ")
  }

  /// The usual spelling of a folded part of a person's name; بن is Ben where nobody stands before it whose son could be meant.
  private static func part(_ word: [UInt8], isFirst: Bool) -> String? {
    if word == ben { return isFirst ? "Ben" : "bin" }
    return WordFacts.latin(word, 0..<word.count)
  }

  private static let ben = Array("بن".utf8)

  /// A town's English name, or a person's, put together from its parts when every part is known.
  static func known(_ name: String, _ kind: Entity.Kind) -> String? {
    switch kind {
    case .place:
      let key = joined(name)
      guard let columns = city(key, 0..<key.count) else { return nil }
      let fields = cities.string(columns).split(separator: "\t", omittingEmptySubsequences: false)
      return fields.count > 1 ? String(fields[1]) : nil
    case .person:
      var parts: [String] = []
      for (i, word) in foldedWords(name).enumerated() {
        guard let spelling = part(word, isFirst: i == 0) else { return nil }
        parts.append(spelling)
      }
      return parts.isEmpty ? nil : parts.joined(separator: " ")
    case .organization, .group:
      return nil
    }
  }
}
