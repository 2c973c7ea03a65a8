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
  /// Letters of the token that are this word; the token has others before them where a space was lost (`يُزعمأن`).
  let letters: Int
  /// Whether another word stands before it in the same token.
  let isGlued: Bool

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
    letters = document.folded(token).count / 2
    isGlued = false
    let letter = Array(
      Complementiser.plain(token, in: document).dropFirst((isJoined ? 2 : 0) + (hasBi ? 2 : 0)).prefix(2))
    spelling = letter == Letters.alefBelow ? .inna : letter == Letters.alefAbove ? .anna : .bare
  }

  /// أن or إن at the end of another word, where machine and man lost the space (`كلاركإن`). Its hamza must be written: no word but
  /// a few (`بشأن`, `اطمأن`) ends so.
  init?(gluedTo token: Int, in document: Document) {
    guard document.tokens[token].kind == .word else { return nil }
    let folded = document.folded(token)
    guard (10...60).contains(folded.count), let ending = Letters.endings.first(where: { folded.hasSuffix($0.folded) })
    else { return nil }
    let plain = Complementiser.plain(token, in: document)
    // Marks and tatweel are gone in both spellings, so their letters stand in the same places.
    guard plain.count == folded.count else { return nil }
    let before = plain.dropLast(ending.folded.count)
    let letter = Array(plain[before.endIndex...].prefix(2))
    guard letter == Letters.alefBelow || letter == Letters.alefAbove, before.count >= 6,
      !Letters.neverBefore.contains(where: { before.hasSuffix($0) })
    else { return nil }
    self.token = token
    spelling = letter == Letters.alefBelow ? .inna : .anna
    hasBi = false
    isJoined = false
    hasPronoun = ending.hasPronoun
    letters = ending.folded.count / 2
    isGlued = true
  }

  private static func plain(_ token: Int, in document: Document) -> [UInt8] {
    var plain: [UInt8] = []
    Folding.plain.append(document.text.bytes, document.tokens[token].span.range, to: &plain)
    return plain
  }

  private enum Letters {
    static let waw = Array("و".utf8)
    static let fa = Array("ف".utf8)
    static let ba = Array("ب".utf8)
    static let an = Array("ان".utf8)
    static let alefBelow = Array("إ".utf8)
    static let alefAbove = Array("أ".utf8)
    static let pronouns = ["ه", "ها", "هم", "هما", "هن", "ي", "ني", "نا", "ك", "كم"].map { Array($0.utf8) }
    static let endings = ["ان", "انه", "انها", "انهم"].map { (folded: Array($0.utf8), hasPronoun: $0.utf8.count > 4) }
    /// What stands before أن in words of their own: `بشأن`, `اطمأن`, `بعدأن`, `لينكدإن`.
    static let neverBefore = ["ش", "طم", "بعد", "قبل", "دون", "منذ", "لينكد"].map { Array($0.utf8) }
  }
}

extension Complementiser {
  /// That of each token: none in names, none in what is the name of a letter.
  static func all(in document: Document, classes: [ClauseWords.Classes], mention: [Int32]) -> [Complementiser?] {
    document.tokens.indices.map { token in
      guard document.tokens[token].kind == .word else { return nil }
      if let found = Complementiser(token, in: document) {
        return mention[token] < 0 && !isLetter(token, document, classes) ? found : nil
      }
      return Complementiser(gluedTo: token, in: document)
    }
  }

  /// `سي إن إن`, `إن بي سي`, `(إن.تي.في)`.
  private static func isLetter(_ token: Int, _ document: Document, _ classes: [ClauseWords.Classes]) -> Bool {
    let tokens = document.tokens
    func isLetter(_ i: Int) -> Bool { classes.indices.contains(i) && classes[i].contains(.letter) }
    func isEn(_ i: Int) -> Bool { document.token(i, is: "ان") }
    guard isEn(token) else { return false }
    if token + 2 < tokens.count, tokens[token + 1].kind == .sentenceEnd, !tokens[token + 1].isSpaced,
      !tokens[token + 2].isSpaced, tokens[token + 2].kind == .word
    {
      return true
    }
    if isLetter(token + 1), isLetter(token - 1) || isLetter(token + 2) && !isEn(token + 1) { return true }
    return isEn(token - 1) && isLetter(token - 2) && !isEn(token - 2)
  }
}

extension Collection where Element == UInt8 {
  fileprivate func hasSuffix(_ ending: [UInt8]) -> Bool {
    count >= ending.count && suffix(ending.count).elementsEqual(ending)
  }
}
