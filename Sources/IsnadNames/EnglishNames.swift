import CIsnadData
import IsnadLexicon
import IsnadRecords
import IsnadText

/// English names that are put together: `وزارة الصحة` is the Ministry of Health, `الفلسطينيين` are Palestinians.
///
/// What people's names are spelled by makes nonsense of nouns (Wazzara al-Saha).
struct EnglishNames: Sendable {
  static let shared = EnglishNames()

  private enum Kind: Int32 { case of, whose, state, field }

  /// Each kind's phrases: a folded spelling without spaces, and its row.
  private var numbers: [WordIndex] = Array(repeating: WordIndex(), count: 4)
  private var english: [String] = []

  private init() {
    let kinds: [String: Kind] = ["of": .of, "whose": .whose, "state": .state, "field": .field]
    Table(isnad_english_heads_bytes(), count: isnad_english_heads_size()).forEachRow { row in
      guard let kind = kinds[row.string(0)] else { return }
      for spelling in row.list(1) { numbers[Int(kind.rawValue)].insert(joined(spelling), Int32(english.count)) }
      english.append(row.string(2))
    }
  }

  /// The English name of an organisation or a people; nil where it can't be put together.
  func name(of name: String, _ kind: Entity.Kind, _ gazetteer: Gazetteer) -> String? {
    let words = foldedWords(name)
    switch kind {
    case .group: return words.count == 1 ? demonym(words[0], gazetteer).map(plural) : nil
    case .organization: return organization(words, gazetteer)
    case .person, .place: return nil
    }
  }

  private func organization(_ words: [[UInt8]], _ gazetteer: Gazetteer) -> String? {
    guard words.count > 1, let last = words.last else { return nil }
    let state = demonym(last, gazetteer)
    if let state, let pattern = phrase(.state, words.dropLast()) { return filled(pattern, state) }
    if let pattern = phrase(.of, words.prefix(1)) {
      if let field = phrase(.field, words.dropFirst()) { return filled(pattern, field) }
      guard let state, let field = phrase(.field, words.dropFirst().dropLast()) else { return nil }
      return "\(state) \(filled(pattern, field))"
    }
    if let pattern = phrase(.whose, words.prefix(1)) {
      let owner = words.dropFirst().map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
      return LatinForms.known(owner, .person).map { filled(pattern, $0) }
    }
    return nil
  }

  private func phrase(_ kind: Kind, _ words: ArraySlice<[UInt8]>) -> String? {
    numbers[Int(kind.rawValue)][Array(words.joined())].map { english[Int($0)] }
  }

  private func demonym(_ word: [UInt8], _ gazetteer: Gazetteer) -> String? {
    guard let value = gazetteer.adjectives.value(word, 0..<word.count), value != PhraseIndex.beginning else {
      return nil
    }
    return gazetteer.demonym(Adjective(value, isDefinite: true).country)
  }

  private func filled(_ pattern: String, _ words: String) -> String {
    pattern.split(separator: "%", omittingEmptySubsequences: false).joined(separator: words)
  }

  /// Iraqis, but Chinese and French.
  private func plural(_ demonym: String) -> String {
    ["ese", "sh", "ch", "ss"].contains(where: demonym.hasSuffix) ? demonym : demonym + "s"
  }
}
