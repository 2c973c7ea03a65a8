import CIsnadData
import IsnadLexicon
import IsnadText

/// Words that tell where a lost space was (`Data/names/edges.tsv`, `glue.tsv`).
struct WordEdges: Sendable {
  static let embedded = WordEdges()

  /// Folded words that others hardly begin with.
  private(set) var openers: Set<[UInt8]> = []
  /// Folded words of four letters or more that no name ends like, so that even an unknown word ends before them.
  private(set) var closers: Set<[UInt8]> = []
  /// Words of two letters that stand by themselves, as printed: أن is one, ان an ending.
  private(set) var short: Set<[UInt32]> = []
  /// Folded letters behind which إ is at home.
  private(set) var clitics: Set<[UInt8]> = []
  /// Folded words that stand together with the name behind them by custom.
  private(set) var compounds: [[UInt8]] = []

  private init() {
    Table(isnad_word_edges_bytes(), count: isnad_word_edges_size()).forEachRow { row in
      for word in row.list(0) {
        switch row.string(1) {
        case "opener": openers.insert(Self.folded(word))
        case "short": short.insert(word.unicodeScalars.map(\.value))
        case "clitic": clitics.insert(Self.folded(word))
        default: compounds.append(Self.folded(word))
        }
      }
    }
    Table(isnad_name_glue_bytes(), count: isnad_name_glue_size()).forEachRow { row in
      let word = Self.folded(row.string(0))
      if row.string(1) == "yes", word.count >= 8 { closers.insert(word) }
    }
  }

  private static func folded(_ word: String) -> [UInt8] {
    let printed = Array(word.utf8)
    var folded: [UInt8] = []
    Folding.folded.append(printed, 0..<printed.count, to: &folded)
    return folded
  }
}
