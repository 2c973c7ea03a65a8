import CIsnadData
import IsnadLexicon
import IsnadRecords
import IsnadText

/// The nouns that open names of organisations and places.
struct NameHeads: Sendable {
  struct Head: Sendable {
    var kind: Entity.Kind
    /// Whether the noun belongs to the name.
    var isInside: Bool
    var follows: Follower
    var sector: String?

    /// `مكتب نتنياهو`, `مؤسسة بيل غيتس`, but not `حركة` or `شرطة` with a person behind it.
    var namesAfterPersons: Bool {
      kind == .place || !["REB", "MIL", "PTY", "COP", "LEG", "JUD"].contains(sector ?? "")
    }
  }

  /// What must stand behind a head to make it a name.
  enum Follower: String, Sendable {
    /// A proper name (`بلدة X`).
    case name
    /// Any definite noun (`وزارة الصحة`).
    case any
    /// The adjective of a nationality (`الجيش الإسرائيلي`).
    case adjective
    /// Nothing makes it one (`حكومة`).
    case never
  }

  private(set) var words = PhraseIndex()
  /// Nouns behind which a name names no entity (`كأس`, `إعصار`, `نادي`).
  private(set) var others = PhraseIndex()
  /// Phrases that open with a head and are no names (`هيئة المحلفين`).
  private(set) var exceptions = PhraseIndex()
  private(set) var heads: [Head] = []

  static let embedded = NameHeads()

  init() {
    Table(isnad_name_heads_bytes(), count: isnad_name_heads_size()).forEachRow { row in
      let word = row.field(0).folded
      guard row.string(1) != "none" else {
        others.insert([word], 0)
        return
      }
      let kind: Entity.Kind = row.string(1) == "place" ? .place : .organization
      let sector = row.string(3)
      heads.append(
        Head(
          kind: kind, isInside: row.string(2) == "yes", follows: Follower(rawValue: row.string(4)) ?? .never,
          sector: sector.isEmpty ? nil : sector))
      let value = Int32(heads.count - 1) << 1
      words.insert([word], value)
      words.insert([Letters.article + word], value | 1)
    }
    Table(isnad_not_names_bytes(), count: isnad_not_names_size()).forEachRow { row in
      for phrase in row.field(0).list { exceptions.insert(foldedWords(phrase), 0) }
    }
  }
}
