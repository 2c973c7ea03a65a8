import IsnadLexicon

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
  ///
  /// Compared as bytes: some hundred tags are read at every start.
  init(treebank: Field) {
    for feature in treebank.list {
      if feature.hasPrefix("Gender=") {
        gender = Self.value(of: feature, [("Masc", .masculine), ("Fem", .feminine)], gender)
      } else if feature.hasPrefix("Number=") {
        number = Self.value(of: feature, [("Sing", .singular), ("Dual", .dual), ("Plur", .plural)], number)
      } else if feature.hasPrefix("Person=") {
        person = Self.value(of: feature, [("1", .first), ("2", .second), ("3", .third)], person)
      } else if feature.hasPrefix("Voice=") {
        voice = Self.value(of: feature, [("Act", .active), ("Pass", .passive)], voice)
      } else if feature.hasPrefix("Aspect=") {
        aspect = Self.value(of: feature, [("Perf", .perfect), ("Imp", .imperfect)], aspect)
      } else if feature.hasPrefix("Mood=") {
        mood = Self.value(
          of: feature, [("Ind", .indicative), ("Sub", .subjunctive), ("Jus", .jussive), ("Imp", .imperative)], mood)
      } else if feature.hasPrefix("Case=") {
        grammaticalCase = Self.value(
          of: feature, [("Nom", .nominative), ("Acc", .accusative), ("Gen", .genitive)], grammaticalCase)
      } else if feature.hasPrefix("Definite=") {
        definite = Self.value(
          of: feature, [("Def", .definite), ("Ind", .indefinite), ("Cons", .construct)], definite)
      }
    }
  }

  private static func value<Value>(of feature: Field, _ names: [(StaticString, Value)], _ unknown: Value) -> Value {
    guard let sign = feature.bytes.firstIndex(of: UInt8(ascii: "=")) else { return unknown }
    let name = feature.dropFirst(sign + 1)
    return names.first { name == $0.0 }?.1 ?? unknown
  }
}
