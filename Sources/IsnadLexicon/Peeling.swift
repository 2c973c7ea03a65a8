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
/// A look-up in a lexicon chooses: the first way whose stem is a known word. At most a few dozen ways, whatever the word.
public func peelings(of bytes: [UInt8], in range: Range<Int>) -> [Peeling] {
  var out: [Peeling] = []
  func letter(_ i: Int) -> UInt16? {
    let at = range.lowerBound + 2 * i
    return at + 1 < range.upperBound ? UInt16(bytes[at]) << 8 | UInt16(bytes[at + 1]) : nil
  }
  var starts: [(Peeling.Prefixes, Int)] = [([], 0)]
  if letter(0) == Letter.waw || letter(0) == Letter.fa { starts.append((.conjunction, 1)) }
  for (prefixes, at) in starts {
    switch letter(at) {
    case Letter.sin: starts.append((prefixes.union(.future), at + 1))
    case Letter.ba:
      starts.append((prefixes.union(.bi), at + 1))
      if letter(at + 1) == Letter.alef, letter(at + 2) == Letter.lam {
        starts.append((prefixes.union([.bi, .article]), at + 3))
      }
    case Letter.kaf:
      starts.append((prefixes.union(.ka), at + 1))
      if letter(at + 1) == Letter.alef, letter(at + 2) == Letter.lam {
        starts.append((prefixes.union([.ka, .article]), at + 3))
      }
    case Letter.lam:
      starts.append((prefixes.union(.li), at + 1))
      if letter(at + 1) == Letter.lam { starts.append((prefixes.union([.li, .article]), at + 2)) }
    case Letter.alef:
      if letter(at + 1) == Letter.lam { starts.append((prefixes.union(.article), at + 2)) }
    default: break
    }
  }
  for (prefixes, letters) in starts {
    let start = range.lowerBound + 2 * letters
    for suffix in [0] + pronounLengths(bytes, range) where !(suffix > 0 && prefixes.contains(.article)) {
      let end = range.upperBound - 2 * suffix
      guard end - start >= 4 else { continue }
      out.append(
        Peeling(
          prefixes: prefixes, stem: start..<end, hasPronoun: suffix > 0, lettersBefore: letters, lettersAfter: suffix))
    }
  }
  return out.sorted { ($0.stem.count, $0.lettersAfter) > ($1.stem.count, $1.lettersAfter) }
}

/// How many letters of the word's end can be an object or possessive pronoun.
private func pronounLengths(_ bytes: [UInt8], _ range: Range<Int>) -> [Int] {
  pronouns.filter { pronoun in
    pronoun.count + 4 <= range.count
      && bytes[(range.upperBound - pronoun.count)..<range.upperBound].elementsEqual(pronoun)
  }.map { $0.count / 2 }
}

private let pronouns: [[UInt8]] = ["ه", "ها", "هم", "هما", "هن", "نا", "ني", "ك", "كم"].map { Array($0.utf8) }
