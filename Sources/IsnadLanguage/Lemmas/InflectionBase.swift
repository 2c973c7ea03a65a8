/// A word with its inflection undone, to be looked up when the form itself is unknown.
struct InflectionBase {
  /// Which lemmas it may have: `n` nouns, `a` adjectives, `x` names, `pA` `pP` perfect and `iA` `iP` imperfect verbs.
  let kind: String
  let letters: [UInt8]

  /// The bases of a key, best first. `Training/isnad_training/lemmas.py` has the same endings in the same order.
  static func bases(of key: ArraySlice<UInt8>, xpos: String) -> [InflectionBase] {
    let tag = Array(xpos.utf8)
    guard let first = tag.first else { return [] }
    if first == UInt8(ascii: "V") {
      let voice = String(decoding: tag[3...3], as: UTF8.self)
      if tag[1] == UInt8(ascii: "P") { return cut(key, perfectEndings, kind: "p" + voice) }
      let isPrefixed = tag[1] == UInt8(ascii: "I") && imperfectPrefixes.contains(Array(firstLetters(key, 1)))
      return cut(isPrefixed ? key.dropFirst(2) : key, imperfectEndings, kind: "i" + voice)
    }
    guard let kind = nominalKinds[first] else { return [] }
    let isDefinite = key.starts(with: article) && letterCount(key) > 4
    return cut(isDefinite ? key.dropFirst(article.count) : key, nominalEndings, kind: kind)
  }

  private static func cut(_ stem: ArraySlice<UInt8>, _ endings: [(ending: [UInt8], instead: [UInt8])], kind: String)
    -> [InflectionBase]
  {
    endings.compactMap { ending, instead in
      guard stem.suffix(ending.count).elementsEqual(ending), letterCount(stem.dropLast(ending.count)) >= 2 else {
        return nil
      }
      return InflectionBase(kind: kind, letters: stem.dropLast(ending.count) + instead)
    }
  }

  private static let nominalKinds: [UInt8: String] = [
    UInt8(ascii: "N"): "n", UInt8(ascii: "D"): "n", UInt8(ascii: "Q"): "n", UInt8(ascii: "A"): "a",
    UInt8(ascii: "X"): "x",
    UInt8(ascii: "Z"): "x",
  ]
  private static let article = Array("ال".utf8)
  private static let imperfectPrefixes = ["ي", "ت", "ن", "ا"].map { Array($0.utf8) }

  /// Endings of nouns and adjectives, and what the singular would end in.
  private static let nominalEndings = keys([
    ("تين", "ة"), ("تان", "ة"), ("يات", "ية"), ("ات", "ة"), ("ات", ""), ("ون", ""), ("ين", ""), ("ان", ""), ("وا", ""),
    ("ة", ""), ("ت", "ة"),
    ("ا", ""), ("ي", ""), ("و", ""), ("ى", ""), ("اء", ""), ("", ""),
  ])
  private static let perfectEndings = keys(["تما", "تم", "تن", "نا", "وا", "تا", "ت", "ا", "ن", ""].map { ($0, "") })
  private static let imperfectEndings = keys(["ون", "ين", "ان", "وا", "ن", "ا", "ي", ""].map { ($0, "") })

  private static func keys(_ endings: [(String, String)]) -> [(ending: [UInt8], instead: [UInt8])] {
    endings.map { (Spelling.key(Array($0.0.utf8)[...]), Spelling.key(Array($0.1.utf8)[...])) }
  }
}
