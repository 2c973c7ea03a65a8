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
  /// Bodies of a state by words of everyday (`البحرية`), to indices of ``bodies``.
  private(set) var bodyPhrases = PhraseIndex()
  /// The same without the article of their first word: what stands behind `لل`.
  private(set) var bodyPhrasesAfterLam = PhraseIndex()
  private(set) var bodies: [Body] = []

  struct Body: Sendable {
    var sector: String?
    /// The form of the state's adjective; nil where either will do.
    var form: Adjective.Form?
    /// Whether it is one only where no noun stands before it.
    var isAlone: Bool
  }

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
    Table(isnad_name_bodies_bytes(), count: isnad_name_bodies_size()).forEachRow { row in
      let forms: [String: Adjective.Form] = ["f": .feminine, "m": .masculine]
      bodies.append(Body(sector: row.field(1).filled, form: forms[row.string(2)], isAlone: row.string(3) == "yes"))
      for phrase in row.field(0).list {
        var words = foldedWords(phrase)
        bodyPhrases.insert(words, Int32(bodies.count - 1))
        guard words[0].starts(with: Letters.article) else { continue }
        words[0].removeFirst(Letters.article.count)
        bodyPhrasesAfterLam.insert(words, Int32(bodies.count - 1))
      }
    }
    Table(isnad_not_names_bytes(), count: isnad_not_names_size()).forEachRow { row in
      for phrase in row.field(0).list { exceptions.insert(foldedWords(phrase), 0) }
    }
  }
}
