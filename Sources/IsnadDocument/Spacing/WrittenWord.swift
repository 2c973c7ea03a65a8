import IsnadLexicon
import IsnadText

/// One written word letter by letter: as printed (for ة, ى, hamzas and tanwin) and folded (for the lists).
struct WrittenWord {
  /// Folded, two bytes a letter.
  let folded: ArraySlice<UInt8>
  /// The printed letters, marks and tatweel left out.
  let letters: [UInt32]
  /// Where each letter starts in the text.
  let starts: [Int32]
  private let hasTanwin: [Bool]

  static let longest = 300

  var count: Int { letters.count }

  /// Nil for what is too short or too long to be two words, or not plain letters.
  init?(_ token: Token, _ text: SourceText, _ foldedBytes: [UInt8]) {
    let range = token.folded.range
    guard 12...(Self.longest * 2) ~= range.count else { return nil }
    var letters: [UInt32] = []
    var starts: [Int32] = []
    var tanwin: [Bool] = []
    var i = Int(token.span.start)
    while i < Int(token.span.end) {
      let (value, next) = text.scalar(at: i)
      if ScalarClass(value) == .arabicLetter {
        letters.append(value)
        starts.append(Int32(i))
        tanwin.append(false)
      } else if value == 0x64B || value == 0x64D || value == 0x64C, !letters.isEmpty {
        tanwin[letters.count - 1] = true
      }
      i = next
    }
    guard letters.count * 2 == range.count else { return nil }
    folded = foldedBytes[range]
    self.letters = letters
    self.starts = starts
    hasTanwin = tanwin
  }

  /// Whether a letter that ends words stands before letter `i`; tanwin stands before or behind its alef.
  func isFinal(before i: Int) -> Bool {
    switch letters[i - 1] {
    case 0x629: return true
    case 0x649: return !(i >= 2 && hasTanwin[i - 2] && i == count)
    case 0x627: if i >= 2, hasTanwin[i - 2] { return true }
    default: break
    }
    guard hasTanwin[i - 1] else { return false }
    return i == count || letters[i] != 0x627 && letters[i] != 0x649
  }

  /// Whether a word must have ended inside: three letters or more before, two behind.
  func hasFinalLetter(in part: Range<Int>) -> Bool {
    guard part.count >= 5 else { return false }
    return (part.lowerBound + 3...part.upperBound - 2).contains(where: isFinal(before:))
  }

  /// Whether no list knows it, or its letters say that it is more than a word.
  var isStrange: Bool { hasFinalLetter(in: 0..<count) || !isKnown }

  private var isKnown: Bool {
    let bytes = Array(folded)
    let ways = peelings(of: bytes, in: 0..<bytes.count)
    return ways.contains { WordLists.frequency(bytes[$0.stem]) > 0 }
      || Self.endings.contains { isInflected(bytes, $0) }
      // عبد and أبو stand together with the name behind them by custom.
      || ways.contains { way in WordEdges.embedded.compounds.contains { bytes[way.stem].starts(with: $0) } }
  }

  var isDefinite: Bool { letters.starts(with: [0x627, 0x644]) }

  /// A dual, a plural or a nisba of a known word.
  private func isInflected(_ bytes: [UInt8], _ ending: [UInt8]) -> Bool {
    let stem = bytes.count - ending.count
    guard stem >= 6, bytes.suffix(ending.count).elementsEqual(ending) else { return false }
    // أن is no ending, nor إن.
    let first = letters[stem / 2]
    guard first != 0x623, first != 0x625 else { return false }
    return peelings(of: bytes, in: 0..<stem).contains { WordLists.frequency(bytes[$0.stem]) >= 30 }
  }

  private static let endings = ["ان", "ين", "تين", "تان", "ات", "ون", "وا", "يه", "يون", "يين", "كما"].map {
    Array($0.utf8)
  }
}
