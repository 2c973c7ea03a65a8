import CIsnadData
import IsnadLexicon
import IsnadText

/// PLOVER sectors of those who take part, by the noun that heads a phrase and by names inside it.
struct Sectors: Sendable {
  static let shared = Sectors()

  private var heads = WordIndex(minimumCapacity: 4096)
  private var names = WordIndex(minimumCapacity: 64)
  private var codes: [String] = []

  private init() {
    Table(isnad_event_sectors_bytes(), count: isnad_event_sectors_size()).forEachRow { row in
      let code = row.string(0)
      let id = Int32(codes.firstIndex(of: code) ?? codes.count)
      if Int(id) == codes.count { codes.append(code) }
      for words in row.string(2).split(separator: " ") {
        if row.string(1) == "name" {
          names.insert(Folding.folded.of(String(words)), id)
          continue
        }
        for word in words.split(separator: "|") {
          for form in sectorForms(String(word)) { heads.insert(form, id) }
        }
      }
    }
  }

  /// The sector of a head noun, given without clitics and article.
  func sector(ofHead stem: ArraySlice<UInt8>) -> String? {
    guard stem.count <= Vocabulary.longestWord else { return nil }
    return heads[stem].map { codes[Int($0)] }
  }

  /// The sector that a name or adjective gives away wherever it stands (`حماس`, `العسكرية`), as written but folded.
  func sector(ofName word: ArraySlice<UInt8>) -> String? {
    guard word.count <= Vocabulary.longestWord else { return nil }
    return names[word].map { codes[Int($0)] }
  }

  /// Whether a word names a kind of people or bodies.
  func knows(_ stem: ArraySlice<UInt8>) -> Bool { stem.count <= Vocabulary.longestWord && heads[stem] != nil }

  private func sectorForms(_ word: String) -> [[UInt8]] {
    // A sound plural loses its ن before a genitive (مقاتلو حماس، مقاتلي حماس).
    guard word.hasSuffix("ون") else { return Declension(word).forms.map(\.spelling) }
    let stem = Array(Folding.folded.of(word).dropLast(4))
    return ["ون", "ين", "و", "ي"].map { stem + Array($0.utf8) }
  }
}
