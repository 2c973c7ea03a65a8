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
    let text = String(decoding: file.section(.tags, as: UInt8.self), as: UTF8.self)
    let lines = text.split(separator: "\n").map { $0.split(separator: "\t").map(String.init) }
    upos = lines[0].map { UPOS(name: $0) ?? .x }
    let relations = lines[1].map { ($0, Relation(name: String($0.prefix { $0 != ":" })) ?? .dep) }
    self.relations = relations
    root = relations.firstIndex { $0.0 == "root" } ?? 0
    dep = relations.firstIndex { $0.0 == "dep" } ?? 0
    let spellings = lines[2].map { $0.split(separator: "=").map(String.init) }
    treebankSpellings = Dictionary(spellings.map { ($0[0], $0[1]) }) { first, _ in first }
    let xpos = lines[3...].map { (name: $0[0], featureNames: $0[1], features: Features(treebank: $0[1])) }
    self.xpos = xpos
    let numbers = Dictionary(xpos.enumerated().map { ($1.name, $0) }) { first, _ in first }
    let passives = numbers.compactMap { name, number -> (Int, Int)? in
      guard name.hasPrefix("VP-A"), let passive = numbers["VP-P" + name.dropFirst(4)] else { return nil }
      return (number, passive)
    }
    self.passives = Dictionary(passives) { first, _ in first }
  }
}
