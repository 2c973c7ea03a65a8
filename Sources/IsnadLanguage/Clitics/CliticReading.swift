/// One way to read a token's letters: proclitics, a stem, a pronoun.
struct CliticReading {
  let proclitics: Int
  /// The stem as it stands between the clitics' letters.
  let surface: Range<Int>
  let pronoun: Int
  /// The stem as a word, with what attaching changed put back, and how that was done.
  let stem: [UInt8]
  let way: [UInt8]
}

/// The closed lists of clitics. `Training/isnad_training/clitics.py` has them in the same order.
enum Clitics {
  static let proclitics: [[[UInt8]]] = [
    [], ["و"], ["ف"], ["ل"], ["ب"], ["س"], ["ك"], ["و", "ب"], ["و", "س"], ["و", "ل"], ["و", "ك"], ["ف", "س"],
    ["ف", "ل"], ["ف", "ب"],
    ["أ"],
  ].map { $0.map { Array(($0 as String).utf8) } }

  /// Each combination's letters, and its letters joined by `+` as the features name it.
  static let leads: [[UInt8]] = proclitics.map { Array($0.joined()) }
  static let leadNames: [[UInt8]] = proclitics.map { Array($0.joined(separator: [UInt8(ascii: "+")])) }

  static let pronouns: [[UInt8]] = ["", "ه", "ها", "هم", "نا", "ك", "ما", "هما", "ي", "ني", "هن", "كم"].map {
    Array($0.utf8)
  }

  /// The question particle أ; it goes before at least two letters.
  static let question = proclitics.count - 1
}
