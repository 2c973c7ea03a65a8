import CIsnadData
import IsnadLexicon
import IsnadText

/// Nouns that stand for the only one of their kind that the article has named (`Data/statements/referents.tsv`).
struct ReferentNouns: Sendable {
  enum Kind: Int32, Sendable {
    case person, body
    /// A person's office: of several people one doesn't know whose.
    case office
  }

  static let shared = ReferentNouns(Table(isnad_statement_referents_bytes(), count: isnad_statement_referents_size()))

  private let index: WordIndex

  init(_ table: Table) {
    var index = WordIndex(minimumCapacity: 512)
    table.forEachRow { row in
      let kind: Kind = row.string(0) == "body" ? .body : row.string(0) == "office" ? .office : .person
      for noun in row.field(1).words { index.insert(noun.folded, kind.rawValue) }
    }
    self.index = index
  }

  /// The kind of a folded noun without article.
  func kind(of noun: ArraySlice<UInt8>) -> Kind? { index[noun].flatMap(Kind.init(rawValue:)) }
}
