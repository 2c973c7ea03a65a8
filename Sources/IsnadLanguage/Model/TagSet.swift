import IsnadLexicon

/// The names of a model's tags and relations, and what they stand for.
struct TagSet: Sendable {
  let upos: [UPOS]
  let relations: [(name: String, base: Relation)]
  let xpos: [(name: String, featureNames: String, features: Features)]

  /// The passive's tag for the tag of each active perfect verb.
  let passives: [Int: Int]

  /// Words that the treebank writes with marks when they are part of a token: لكن as لٰكن.
  let treebankSpellings: [String: String]

  /// The numbers of `root`, and of the relation for an arc that none fits.
  let root, dep: Int

  init(_ file: ModelFile) {
    let lines = Array(Field(file.section(.tags, as: UInt8.self)).parts(separator: UInt8(ascii: "\n")))
    let columns = lines.prefix(3).map { Array($0.parts(separator: UInt8(ascii: "\t"))) }
    upos = columns[0].map { UPOS(name: $0.string) ?? .x }
    let relations = columns[1].map { name in
      (name.string, name.parts(separator: UInt8(ascii: ":")).first.flatMap { Relation(name: $0.string) } ?? .dep)
    }
    self.relations = relations
    root = relations.firstIndex { $0.0 == "root" } ?? 0
    dep = relations.firstIndex { $0.0 == "dep" } ?? 0
    let spellings = columns[2].map { Array($0.parts(separator: UInt8(ascii: "="))).map(\.string) }
    treebankSpellings = Dictionary(spellings.map { ($0[0], $0[1]) }) { first, _ in first }
    let xpos = lines.dropFirst(3).map { line in
      let names = Array(line.parts(separator: UInt8(ascii: "\t")))
      return (name: names[0].string, featureNames: names[1].string, features: Features(treebank: names[1]))
    }
    self.xpos = xpos
    let numbers = Dictionary(xpos.enumerated().map { ($1.name, $0) }) { first, _ in first }
    let passives = numbers.compactMap { name, number -> (Int, Int)? in
      guard name.hasPrefix("VP-A"), let passive = numbers["VP-P" + name.dropFirst(4)] else { return nil }
      return (number, passive)
    }
    self.passives = Dictionary(passives) { first, _ in first }
  }
}
