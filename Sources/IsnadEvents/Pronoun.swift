import IsnadDocument
import IsnadNames
import IsnadRecords
import IsnadText

/// An attached pronoun of the third person, and whom its form allows it to mean.
struct Pronoun: Sendable {
  let isFeminine: Bool
  let isPlural: Bool

  init(isFeminine: Bool, isPlural: Bool) {
    self.isFeminine = isFeminine
    self.isPlural = isPlural
  }

  /// nil where the token carries none of the third person.
  init?(_ view: TokenView, at i: Int) {
    guard view.entries[i].hasPronoun else { return nil }
    self.init(view, ending: i)
  }

  /// The pronoun that a token ends in, where its being one is known otherwise (له, a preposition and a pronoun).
  init?(_ view: TokenView, ending i: Int) {
    let letters = view.document.folded(i)
    switch letters.suffix(4) {
    case let end where end.elementsEqual(Self.her): (isFeminine, isPlural) = (true, false)
    case let end where end.elementsEqual(Self.them) || end.elementsEqual(Self.both):
      (isFeminine, isPlural) = (false, true)
    case let end where end.suffix(2).elementsEqual(Self.him): (isFeminine, isPlural) = (false, false)
    default: return nil
    }
  }

  func fits(_ phrase: Phrase, in view: TokenView) -> Bool {
    if let mention = view.entries[phrase.head].mention {
      return fits(entity: view.names.mentions[mention].entity, in: view)
    }
    let isMany = phrase.tokens.lowerBound < phrase.head || view.endsInWawNun(phrase.head)
    if isMany { return isPlural }
    let isFemale = view.stem(phrase.head).suffix(2).elementsEqual([0xD9, 0x87])
    return isPlural || isFemale == isFeminine
  }

  func fits(entity: Int, in view: TokenView) -> Bool {
    switch (view.names.entities[entity].kind, view.names.gender(of: entity)) {
    case (.group, _): isPlural
    case (.person, .feminine): !isPlural && isFeminine
    case (.person, _): !isPlural && !isFeminine
    // A state is told as she: her army, her attack.
    case (.place, _): !isPlural && isFeminine
    case (.organization, .masculine): !isPlural && !isFeminine
    case (.organization, _): !isPlural && isFeminine
    }
  }

  private static let her = Array("ها".utf8)
  private static let them = Array("هم".utf8)
  private static let both = Array("ما".utf8)
  private static let him = Array("ه".utf8)
}
