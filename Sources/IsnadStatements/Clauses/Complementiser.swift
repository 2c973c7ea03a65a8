import IsnadDocument
import IsnadText

/// أن, إن or بأن with what is attached to it: the word that opens reported content.
struct Complementiser: Sendable, Hashable {
  enum Spelling: UInt8, Sendable {
    /// إن: after قال.
    case inna
    /// أن: after all others.
    case anna
    /// ان: the outlet writes no hamza.
    case bare
  }

  let token: Int
  let spelling: Spelling
  /// بأن.
  let hasBi: Bool
  /// وأن, فإن.
  let isJoined: Bool
  /// أنه: a pronoun is attached.
  let hasPronoun: Bool

  init?(_ token: Int, in document: Document) {
    guard document.tokens.indices.contains(token), document.tokens[token].kind == .word else { return nil }
    var rest = document.folded(token)
    guard rest.count <= 14 else { return nil }
    let isJoined = rest.count > 4 && (rest.starts(with: Letters.waw) || rest.starts(with: Letters.fa))
    if isJoined { rest = rest.dropFirst(2) }
    let hasBi = rest.starts(with: Letters.ba)
    if hasBi { rest = rest.dropFirst(2) }
    guard rest.starts(with: Letters.an) else { return nil }
    let ending = rest.dropFirst(4)
    guard ending.isEmpty || Letters.pronouns.contains(where: { $0.elementsEqual(ending) }) else { return nil }
    self.token = token
    self.hasBi = hasBi
    self.isJoined = isJoined
    hasPronoun = !ending.isEmpty
    var plain: [UInt8] = []
    Folding.plain.append(document.text.bytes, document.tokens[token].span.range, to: &plain)
    let letter = Array(plain.dropFirst((isJoined ? 2 : 0) + (hasBi ? 2 : 0)).prefix(2))
    spelling = letter == Letters.alefBelow ? .inna : letter == Letters.alefAbove ? .anna : .bare
  }

  private enum Letters {
    static let waw = Array("و".utf8)
    static let fa = Array("ف".utf8)
    static let ba = Array("ب".utf8)
    static let an = Array("ان".utf8)
    static let alefBelow = Array("إ".utf8)
    static let alefAbove = Array("أ".utf8)
    static let pronouns = ["ه", "ها", "هم", "هما", "هن", "ي", "ني", "نا", "ك", "كم"].map { Array($0.utf8) }
  }
}
