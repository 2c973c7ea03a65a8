import IsnadRecords

/// One meaning of a trigger: what it codes, when it applies, and who its neighbours are.
struct EventSense: Sendable {
  /// How much an event noun tells by itself.
  enum Strength: Sendable {
    /// A happening by its own (`مقتل`).
    case alone
    /// With somebody who does or suffers it, or with a support verb (`رفض`).
    case withParticipant
    /// With a support verb only (`تعاون`).
    case withSupport
  }

  enum Condition: Sendable, Hashable {
    case preposition(UInt8, wanted: Bool)
    case near(UInt8, wanted: Bool)
    case next(UInt8, wanted: Bool)
    /// Anywhere in the clause after.
    case far(UInt8)
    /// Anywhere in the clause before.
    case before(UInt8)
    case accusative
    /// Without its article.
    case bare
    /// Without a pronoun (مسيرته is a career).
    case unowned
    /// A person is named nearby.
    case person
    /// The verb has two subjects (ناقشا) or a dual one (ناقش الوزيران).
    case two
    /// A clause of content follows, or none does.
    case clause(wanted: Bool)
    /// What the verb is done to, or the noun's genitive, is of the class.
    case object(UInt8)
  }

  enum Role: Sendable { case actor, recipient, location, both, none }

  let kind: Event.Kind
  let mode: String?
  let cameo: String?
  let conditions: [Condition]
  /// By preposition (an index into the preposition table).
  let prepositions: [UInt8: Role]
  let subject: Role
  let object: Role
  /// What the genitive after a noun is.
  let genitive: Role
  let strength: Strength

  /// Wanted words: the more a sense wants and finds, the more special it is.
  var specificity: Int {
    conditions.count {
      switch $0 {
      case .near(_, let wanted): wanted
      case .preposition(_, let wanted): wanted
      case .next(_, let wanted): wanted
      case .far, .before, .accusative, .bare, .person, .object, .two: true
      case .clause(let wanted): wanted
      case .unowned: false
      }
    }
  }
}

/// A word that can tell an event, with its senses.
struct EventWord: Sendable {
  enum Part: UInt8, Sendable {
    case verb, noun
    /// A participle for a person (`متظاهرون`).
    case agent
    /// A participle that says what the subject does meanwhile (`منددين`).
    case circumstance
  }
  let lemma: String
  let part: Part
  /// Indices into ``EventLexicon/senses``.
  let senses: Range<Int>
}
