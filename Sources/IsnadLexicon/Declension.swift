import IsnadText

/// The written forms of one noun in folded spelling, made from its singular (and its broken plurals, given as singulars).
///
/// Sound plurals and duals are made for every noun, wanted or not: a form that Arabic does not use is not met in a text.
public struct Declension: Sendable {
  public struct Form: Sendable, Hashable {
    public let spelling: [UInt8]
    /// Whether the form is a dual or a sound plural.
    public let isPlural: Bool
    /// Whether the ending ا marks it as indefinite accusative (`هجوما`).
    public let isAccusative: Bool
  }

  public let forms: [Form]

  public init(_ singular: String) {
    let folded = Folding.folded.of(singular)
    let hasTaMarbuta = singular.hasSuffix("ة")
    let stem = hasTaMarbuta ? Array(folded.dropLast(2)) : folded
    var forms = [Form(spelling: folded, isPlural: false, isAccusative: false)]
    func add(_ ending: String, plural: Bool, accusative: Bool = false) {
      forms.append(Form(spelling: stem + Array(ending.utf8), isPlural: plural, isAccusative: accusative))
    }
    if hasTaMarbuta {
      add("ت", plural: false)  // before a pronoun: زيارته
      for ending in ["ات", "تان", "تين", "تا", "تي"] { add(ending, plural: true) }
    } else {
      add("ا", plural: false, accusative: true)
      for ending in ["ات", "ان", "ين", "ون", "ي", "و"] { add(ending, plural: true) }
      // تسوية aside, a final hamza on the line moves onto a seat before endings (اعتداء، اعتداؤه).
      if folded.suffix(2).elementsEqual(Array("ء".utf8)) {
        let bare = Array(stem.dropLast(2))
        for ending in ["و", "ي"] {
          forms.append(Form(spelling: bare + Array(ending.utf8), isPlural: false, isAccusative: false))
        }
      }
    }
    self.forms = forms
  }
}
