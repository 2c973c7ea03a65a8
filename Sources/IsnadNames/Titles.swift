import CIsnadData
import IsnadLexicon
import IsnadText

/// The words that stand before a person's name: offices, ranks, professions, kinship.
struct Titles: Sendable {
  enum Class: Int32, Sendable {
    case office, rank, job, address, kin, person

    /// The letter by which the tagger knows it.
    var letter: UInt8 {
      switch self {
      case .office: 0x6F
      case .rank: 0x72
      case .job: 0x6A
      case .address: 0x61
      case .kin: 0x6B
      case .person: 0x6E
      }
    }
  }

  private(set) var phrases = PhraseIndex(minimumCapacity: 4096)
  private var sectors: [String] = []

  static let embedded = Titles()

  init() {
    var (name, form) = (FoldedName(), FoldedName())
    Table(isnad_titles_bytes(), count: isnad_titles_size()).forEachRow { row in
      let kind = Self.classes[row.string(1)] ?? .job
      sectors.append(row.string(2))
      let value = Int32(sectors.count - 1) << 4 | kind.rawValue << 1
      for spelling in row.field(0).list {
        name.set(spelling)
        guard !name.ends.isEmpty else { continue }
        phrases.insert(name, value)
        guard !name.bytes.starts(with: Letters.article) else {
          // Behind ل the article has no alef.
          phrases.insert(name, from: 2, value)
          continue
        }
        form.set(name, article: .first)
        phrases.insert(form, value | 1)
        // الرئيس التنفيذي: an adjective takes the article with its noun.
        if name.ends.count > 1 {
          form.set(name, article: .bare)
          phrases.insert(form, value | 1)
        }
      }
    }
  }

  private static let classes: [String: Class] = [
    "office": .office, "rank": .rank, "job": .job, "address": .address, "kin": .kin, "person": .person,
  ]

  struct Title: Sendable {
    let kind: Class
    let isDefinite: Bool
    let sector: Int
  }

  func title(_ value: Int32) -> Title {
    Title(kind: Class(rawValue: value >> 1 & 7) ?? .job, isDefinite: value & 1 != 0, sector: Int(value >> 4))
  }

  func sector(_ title: Title) -> String? { sectors[title.sector].isEmpty ? nil : sectors[title.sector] }
}
