import CIsnadData
import IsnadLexicon

/// Nouns for those who speak without being named: `المتحدث`, `الشرطة`, `مصادر`, `التقرير`.
struct SourceNouns: Sendable {
  enum Kind: Int32, Sendable { case role, group, body, document, utterance, outlet, quantity }

  static let shared = SourceNouns(Table(isnad_statement_sources_bytes(), count: isnad_statement_sources_size()))

  private let index: WordIndex

  init(_ table: Table) {
    let kinds: [String: Kind] = [
      "role": .role, "group": .group, "body": .body, "document": .document,
      "utterance": .utterance, "outlet": .outlet, "quantity": .quantity,
    ]
    var index = WordIndex(minimumCapacity: 8192)
    var declension = Declension()
    // The nouns as written come first: what a declension makes must not hide another noun.
    for declined in [false, true] {
      table.forEachRow { row in
        guard let kind = kinds[row.string(0)] else { return }
        for noun in row.field(1).words {
          guard declined else {
            index.insert(noun.folded, kind.rawValue)
            continue
          }
          // مسؤولون stands for مسؤولو and مسؤولين too.
          let isPlural = noun.hasSuffix("ون")
          let stem = isPlural ? noun.dropLast(4) : noun
          if isPlural { index.insert(noun.folded.dropLast(2), kind.rawValue) }
          for isFeminine in [false, true] {
            declension.set(stem, isFeminine: isFeminine)
            for form in declension.forms { index.insert(form.spelling, kind.rawValue) }
          }
        }
      }
    }
    self.index = index
  }

  /// Whether the folded form is a noun as it stands, or with a pronoun: its و is no conjunction (`والدتها`).
  func holdsWhole(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    peelings(of: bytes, in: range).contains { $0.prefixes.isEmpty && index[bytes[$0.stem]] != nil }
  }

  /// The kind of the noun in a printed token's folded form, with whatever article, conjunction or pronoun it carries.
  ///
  /// - Parameter prepositions: whether ب, ل and ك may be attached too.
  func kind(of bytes: [UInt8], in range: Range<Int>, prepositions: Bool = false) -> Kind? {
    for peeling in peelings(of: bytes, in: range)
    where !peeling.prefixes.contains(.future) && (prepositions || peeling.prefixes.isDisjoint(with: .preposition)) {
      if let value = index[bytes[peeling.stem]], let kind = Kind(rawValue: value) { return kind }
    }
    return nil
  }
}
