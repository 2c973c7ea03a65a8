/// Universal parts of speech (UD v2).
public enum UPOS: UInt8, Sendable, CaseIterable {
  case adj, adp, adv, aux, cconj, det, intj, noun, num, part, pron, propn, punct, sconj, sym, verb, x
}

/// Universal dependency relations (UD v2), without subtypes.
public enum Relation: UInt8, Sendable, CaseIterable {
  case root, nsubj, obj, iobj, csubj, ccomp, xcomp, obl, vocative, expl, dislocated, advcl, advmod, discourse, aux, cop, mark
  case nmod, appos, nummod, acl, amod, det, clf, `case`, conj, cc, fixed, flat, compound, list, parataxis, orphan, goeswith
  case reparandum, punct, dep
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
}
