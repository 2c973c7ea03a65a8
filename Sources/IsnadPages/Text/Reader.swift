public import IsnadMessages

/// Who reads, and where: the language and the digits of the interface, and the address of the page.
public struct Reader: Sendable {
  public enum Digits: String, Sendable, CaseIterable {
    case latin = "latn"
    case arabicIndic = "arab"
  }

  public var language: Language
  public var digits: Digits
  /// The page's own address, with the choice of language and digits where it isn't the usual one.
  public var address: Address
  /// Whether the desk was started with a token for writing, so that there is something to review.
  public var canReview: Bool

  /// - Parameter address: As asked for; `lang` and `digits` in it are the reader's choice, everything else is the page's.
  public init(_ address: Address, canReview: Bool = false) {
    language = address["lang"].flatMap(Language.init) ?? .arabic
    digits = address["digits"].flatMap(Digits.init) ?? .latin
    self.address = address
    self.canReview = canReview
  }
}
