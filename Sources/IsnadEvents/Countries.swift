import CIsnadData
import IsnadLexicon
import IsnadText

/// Which names are names of states.
struct Countries: Sendable {
  static let shared = Countries()

  private var names = WordIndex(minimumCapacity: 1024)

  private init() {
    Table(isnad_countries_bytes(), count: isnad_countries_size()).forEachRow { row in
      for name in row.field(1).list { names.insert(name.folded, 1) }
    }
  }

  func isState(_ name: String) -> Bool { names[Folding.folded.of(name)] != nil }
}
