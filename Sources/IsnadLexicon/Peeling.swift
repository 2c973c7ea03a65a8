/// One way to read a written word as clitics around a word, before a language model decides.
///
/// Works on folded bytes, in which every Arabic letter has two bytes.
public struct Peeling: Sendable, Hashable {
  public struct Prefixes: OptionSet, Sendable, Hashable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }
    /// و or ف.
    public static let conjunction = Prefixes(rawValue: 1)
    /// س before an imperfect.
    public static let future = Prefixes(rawValue: 2)
    public static let bi = Prefixes(rawValue: 4)
    public static let li = Prefixes(rawValue: 8)
    public static let ka = Prefixes(rawValue: 16)
    public static let article = Prefixes(rawValue: 32)
    public static let preposition: Prefixes = [.bi, .li, .ka]
  }

  public let prefixes: Prefixes
  /// The bytes of the folded word that are left over.
  public let stem: Range<Int>
  /// Whether an attached pronoun stands after the stem.
  public let hasPronoun: Bool
  /// Letters before and after the stem.
  public let lettersBefore: Int
  public let lettersAfter: Int
}

/// All ways to peel the folded word at `range` of `bytes`, the longest stems first; a stem keeps two letters at least.
///
/// A look-up in a lexicon chooses: the first way whose stem is a known word. At most a dozen ways, whatever the word.
public func peelings(of bytes: [UInt8], in range: Range<Int>) -> [Peeling] {
  bytes.withUnsafeBufferPointer { bytes in
    var peeler = Peeler(FoldedLetters(bytes: UnsafeBufferPointer(rebasing: bytes[range])), range)
    peeler.peel()
    return peeler.found
  }
}

private struct Peeler {
  private(set) var found: [Peeling] = []
  private let word: FoldedLetters
  private let range: Range<Int>
  /// How many letters of a pronoun may stand at the end.
  private let pronoun: Int

  init(_ word: FoldedLetters, _ range: Range<Int>) {
    self.word = word
    self.range = range
    pronoun = word.pronounLength
    found.reserveCapacity(12)
  }

  mutating func peel() {
    let isJoined = word[0] == .waw || word[0] == .fa
    add([], 0)
    if isJoined { add(.conjunction, 1) }
    addPrefixes(behind: [], at: 0)
    if isJoined { addPrefixes(behind: .conjunction, at: 1) }
  }

  /// Adds what may stand attached at letter `at`, behind other prefixes.
  private mutating func addPrefixes(behind prefixes: Peeling.Prefixes, at: Int) {
    let hasArticle = word[at + 1] == .alef && word[at + 2] == .lam
    switch word[at] {
    case .sin: add(prefixes.union(.future), at + 1)
    case .ba:
      add(prefixes.union(.bi), at + 1)
      if hasArticle { add(prefixes.union([.bi, .article]), at + 3) }
    case .kaf:
      add(prefixes.union(.ka), at + 1)
      if hasArticle { add(prefixes.union([.ka, .article]), at + 3) }
    case .lam:
      add(prefixes.union(.li), at + 1)
      if word[at + 1] == .lam { add(prefixes.union([.li, .article]), at + 2) }
    case .alef:
      if word[at + 1] == .lam { add(prefixes.union(.article), at + 2) }
    default: break
    }
  }

  /// Adds the stem behind some letters, without a pronoun and with one.
  private mutating func add(_ prefixes: Peeling.Prefixes, _ letters: Int) {
    add(prefixes, letters, after: 0)
    if pronoun > 0, !prefixes.contains(.article) { add(prefixes, letters, after: pronoun) }
  }

  private mutating func add(_ prefixes: Peeling.Prefixes, _ letters: Int, after: Int) {
    let start = range.lowerBound + 2 * letters
    let end = range.upperBound - 2 * after
    guard end - start >= 4 else { return }
    // The longest stem first; of two as long the one with more taken off behind.
    var place = found.count
    while place > 0, (found[place - 1].stem.count, found[place - 1].lettersAfter) < (end - start, after) { place -= 1 }
    found.insert(
      Peeling(
        prefixes: prefixes, stem: start..<end, hasPronoun: after > 0, lettersBefore: letters, lettersAfter: after),
      at: place)
  }
}

/// A folded word letter by letter.
private struct FoldedLetters {
  let bytes: UnsafeBufferPointer<UInt8>

  /// 0 beyond the end.
  subscript(i: Int) -> Letter {
    2 * i + 1 < bytes.count ? Letter(bytes[2 * i]) << 8 | Letter(bytes[2 * i + 1]) : 0
  }

  /// How many letters of the end can be an object or possessive pronoun: ه ها هم هما هن نا ني ك كم. No two fit one word. 0 where
  /// there is none, or where less than two letters would be left.
  var pronounLength: Int {
    let length = pronounLetters
    return length * 2 + 4 <= bytes.count ? length : 0
  }

  private var pronounLetters: Int {
    func last(_ i: Int) -> Letter {
      let place = bytes.count - 2 * i
      return place >= 0 ? Letter(bytes[place]) << 8 | Letter(bytes[place + 1]) : 0
    }
    switch last(1) {
    case .ha, .kaf: return 1
    case .alef:
      if last(2) == .ha || last(2) == .nun { return 2 }
      return last(2) == .mim && last(3) == .ha ? 3 : 0
    case .mim: return last(2) == .ha || last(2) == .kaf ? 2 : 0
    case .nun: return last(2) == .ha ? 2 : 0
    case .ya: return last(2) == .nun ? 2 : 0
    default: return 0
    }
  }
}
