/// Universal parts of speech (UD v2).
public enum UPOS: UInt8, Sendable, CaseIterable {
  case adj, adp, adv, aux, cconj, det, intj, noun, num, part, pron, propn, punct, sconj, sym, verb, x

  /// The name in CoNLL-U, `NOUN`.
  public var name: String { Self.names[Int(rawValue)] }

  public init?(name: String) {
    guard let i = Self.names.firstIndex(of: name) else { return nil }
    self = Self.allCases[i]
  }

  private static let names = allCases.map { "\($0)".uppercased() }

  /// Whether words of this part of speech are stems rather than clitics.
  public var isOpen: Bool {
    switch self {
    case .adj, .adv, .intj, .noun, .num, .propn, .sym, .verb, .x: true
    case .adp, .aux, .cconj, .det, .part, .pron, .punct, .sconj: false
    }
  }
}

/// Universal dependency relations (UD v2), without subtypes.
public enum Relation: UInt8, Sendable, CaseIterable {
  case root, nsubj, obj, iobj, csubj, ccomp, xcomp, obl, vocative, expl, dislocated, advcl, advmod, discourse, aux, cop,
    mark
  case nmod, appos, nummod, acl, amod, det, clf, `case`, conj, cc, fixed, flat, compound, list, parataxis, orphan,
    goeswith
  case reparandum, punct, dep

  public init?(name: String) {
    guard let i = Self.names.firstIndex(of: name) else { return nil }
    self = Self.allCases[i]
  }

  private static let names = allCases.map { "\($0)" }
}

/// What a word's form says of its grammar; `none` where it says nothing.
public struct Features: Sendable, Hashable {
  public enum Gender: UInt8, Sendable { case none, masculine, feminine }
  public enum Number: UInt8, Sendable { case none, singular, dual, plural }
  public enum Person: UInt8, Sendable { case none, first, second, third }
  public enum Voice: UInt8, Sendable { case none, active, passive }
  public enum Aspect: UInt8, Sendable { case none, perfect, imperfect }
  public enum Mood: UInt8, Sendable { case none, indicative, subjunctive, jussive, imperative }
  public enum Case: UInt8, Sendable { case none, nominative, accusative, genitive }
  public enum Definite: UInt8, Sendable { case none, definite, indefinite, construct }

  public var gender: Gender = .none
  public var number: Number = .none
  public var person: Person = .none
  public var voice: Voice = .none
  public var aspect: Aspect = .none
  public var mood: Mood = .none
  public var grammaticalCase: Case = .none
  public var definite: Definite = .none

  public init() {}

  /// Reads `Aspect=Perf|Gender=Fem|…`; features and values that this type has no place for are left out.
  init(treebank: String) {
    for feature in treebank.split(separator: "|") {
      let parts = feature.split(separator: "=")
      guard parts.count == 2 else { continue }
      switch (parts[0], parts[1]) {
      case ("Gender", "Masc"): gender = .masculine
      case ("Gender", "Fem"): gender = .feminine
      case ("Number", "Sing"): number = .singular
      case ("Number", "Dual"): number = .dual
      case ("Number", "Plur"): number = .plural
      case ("Person", "1"): person = .first
      case ("Person", "2"): person = .second
      case ("Person", "3"): person = .third
      case ("Voice", "Act"): voice = .active
      case ("Voice", "Pass"): voice = .passive
      case ("Aspect", "Perf"): aspect = .perfect
      case ("Aspect", "Imp"): aspect = .imperfect
      case ("Mood", "Ind"): mood = .indicative
      case ("Mood", "Sub"): mood = .subjunctive
      case ("Mood", "Jus"): mood = .jussive
      case ("Mood", "Imp"): mood = .imperative
      case ("Case", "Nom"): grammaticalCase = .nominative
      case ("Case", "Acc"): grammaticalCase = .accusative
      case ("Case", "Gen"): grammaticalCase = .genitive
      case ("Definite", "Def"): definite = .definite
      case ("Definite", "Ind"): definite = .indefinite
      case ("Definite", "Cons"): definite = .construct
      default: break
      }
    }
  }
}
