import CIsnadData
import IsnadLexicon
import IsnadText

/// Nouns that stand for the only one of their kind that the article has named (`Data/statements/referents.tsv`).
struct ReferentNouns: Sendable {
  enum Kind: Int32, Sendable {
    case person, body
    /// A person, also where a noun behind it makes it definite (`بطل العالم`).
    case star
    /// A person's office: of several people one doesn't know whose.
    case office
    /// With a pronoun it stands for a person who was told before (`معاليه`).
    case honorific

    init?(_ name: String) {
      switch name {
      case "person": self = .person
      case "star": self = .star
      case "body": self = .body
      case "office": self = .office
      case "honorific": self = .honorific
      default: return nil
      }
    }
  }

  static let shared = ReferentNouns(Table(isnad_statement_referents_bytes(), count: isnad_statement_referents_size()))

  private let index: WordIndex

  init(_ table: Table) {
    var index = WordIndex(minimumCapacity: 512)
    table.forEachRow { row in
      guard let kind = Kind(row.string(0)) else { return }
      for noun in row.field(1).words { index.insert(noun.folded, kind.rawValue) }
    }
    self.index = index
  }

  /// The kind of a folded noun without article.
  func kind(of noun: ArraySlice<UInt8>) -> Kind? { index[noun].flatMap(Kind.init(rawValue:)) }
}
