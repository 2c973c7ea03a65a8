import IsnadText

/// The written forms of one noun in folded spelling, made from its singular (and its broken plurals, given as singulars).
///
/// Sound plurals and duals are made for every noun, wanted or not: a form that Arabic does not use is not met in a text.
/// A loader makes one declension and sets it to noun after noun: nothing is allocated for each form.
public struct Declension: Sendable {
  public struct Form: Sendable, Hashable {
    public let spelling: ArraySlice<UInt8>
    /// Whether the form is a dual or a sound plural.
    public let isPlural: Bool
    /// Whether the ending ا marks it as indefinite accusative (`هجوما`).
    public let isAccusative: Bool
  }

  /// In a fixed order, the singular first.
  public var forms: Forms { Forms(spellings: spellings, marks: marks) }

  public struct Forms: RandomAccessCollection, Sendable {
    fileprivate let spellings: Spellings
    fileprivate let marks: [Mark]

    public var startIndex: Int { 0 }
    public var endIndex: Int { marks.count }
    public subscript(i: Int) -> Form {
      Form(spelling: spellings[i], isPlural: marks[i] == .plural, isAccusative: marks[i] == .accusative)
    }
  }

  fileprivate enum Mark: Sendable { case none, plural, accusative }

  private var spellings = Spellings()
  private var marks: [Mark] = []
  private var stem: [UInt8] = []

  public init() {}

  public init(_ singular: String) {
    Array(singular.utf8).withUnsafeBufferPointer { set(Field($0)) }
  }

  /// Makes the forms of another noun.
  ///
  /// - Parameter isFeminine: whether ة is still to be added (`مسؤول` for `مسؤولة`).
  public mutating func set(_ singular: Field, isFeminine: Bool = false) {
    spellings.removeAll()
    marks.removeAll(keepingCapacity: true)
    stem.removeAll(keepingCapacity: true)
    Folding.folded.append(singular.bytes, to: &stem)
    let hasTaMarbuta = isFeminine || singular.hasSuffix("ة")
    if hasTaMarbuta, !isFeminine { stem.removeLast(min(2, stem.count)) }
    add(stem[...], hasTaMarbuta ? "ه" : "", .none)
    if hasTaMarbuta {
      add(stem[...], "ت", .none)  // before a pronoun: زيارته
      for ending in Self.feminineEndings { add(stem[...], ending, .plural) }
      return
    }
    add(stem[...], "ا", .accusative)
    for ending in Self.endings { add(stem[...], ending, .plural) }
    // تسوية aside, a final hamza on the line moves onto a seat before endings (اعتداء، اعتداؤه).
    if stem.count >= 2, stem[stem.count - 2] == 0xD8, stem[stem.count - 1] == 0xA1 {
      for ending in Self.seats { add(stem.dropLast(2), ending, .none) }
    }
  }

  private static let feminineEndings: [StaticString] = ["ات", "تان", "تين", "تا", "تي"]
  private static let endings: [StaticString] = ["ات", "ان", "ين", "ون", "ي", "و"]
  private static let seats: [StaticString] = ["و", "ي"]

  private mutating func add(_ stem: ArraySlice<UInt8>, _ ending: StaticString, _ mark: Mark) {
    spellings.append(stem)
    spellings.append(ending)
    spellings.end()
    marks.append(mark)
  }
}
