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

  /// Another address of the desk for the same reader: language and digits go along.
  ///
  /// - Parameter path: May have a query and a fragment.
  func link(_ path: String, _ query: [Address.Parameter] = []) -> String {
    let (base, fragment) = path.split(atFirst: "#")
    let (bare, asked) = base.split(atFirst: "?")
    let choice = going(to: Address("", query)).text.dropFirst()
    let all = [asked.dropFirst(), choice].filter { !$0.isEmpty }.joined(separator: "&")
    return bare + (all.isEmpty ? "" : "?" + all) + fragment
  }

  func going(to address: Address) -> Address {
    address.setting("lang", language == .arabic ? nil : language.rawValue)
      .setting("digits", digits == .latin ? nil : digits.rawValue)
  }

  var direction: Attribute.Direction { language == .arabic ? .rightToLeft : .leftToRight }
}

extension StringProtocol where SubSequence == Substring {
  /// What stands before the first `mark`, and the rest with it.
  fileprivate func split(atFirst mark: Character) -> (Substring, Substring) {
    let place = firstIndex(of: mark) ?? endIndex
    return (self[..<place], self[place...])
  }
}
