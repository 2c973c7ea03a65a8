/// Whether two folded words are two spellings of one name: `غالانت` and `جالانت`, `نتنياهو` and `نتانياهو`, `بوتين` and `بوتن`.
///
/// A weighted edit distance: letters that Arabic outlets write for one foreign sound (غ ج ق ك for *g*, ت ط, س ص ث ز, ز ذ, د ض,
/// ش after ت) and vowels written or left out cost one step, everything else is too far. Longer words may take more steps.
enum SpellingMatch {
  /// Folded bytes of one word each.
  ///
  /// - Complexity: O(*nm*) in letters; words longer than ``longest`` never match, so the cost is bounded.
  static func same(_ a: some Collection<UInt8>, _ b: some Collection<UInt8>) -> Bool {
    let first = letters(a)
    let second = letters(b)
    guard first.count >= 2, second.count >= 2, first.count <= longest, second.count <= longest else {
      return first == second && !first.isEmpty
    }
    guard first != second else { return true }
    let allowed = allowance(min(first.count, second.count))
    guard allowed > 0, abs(first.count - second.count) <= allowed else { return false }
    return distance(first, second, limit: allowed) + 2 * conflicts(first, second) <= allowed
      && !areTwoGivenNames(Array(a), Array(b))
  }

  /// سليمان and سلمان, محمد and محمود: Arab given names that differ are two, however little they do.
  private static func areTwoGivenNames(_ a: [UInt8], _ b: [UInt8]) -> Bool {
    WordFacts(a, 0..<a.count).given >= 4 && WordFacts(b, 0..<b.count).given >= 4
  }

  private static let longest = 24

  private static func allowance(_ count: Int) -> Int {
    switch count {
    case ..<3: 0
    case 3: 1
    case 4..<6: 2
    default: 3
    }
  }

  /// How often one spelling has a و where the other has a ي, between the same consonants: ميلر and مولر are two.
  private static func conflicts(_ a: [UInt16], _ b: [UInt16]) -> Int {
    let first = longVowels(a)
    let second = longVowels(b)
    guard first.count == second.count else { return 0 }
    return zip(first, second).count { $0 | $1 == 3 && $0 & $1 == 0 }
  }

  /// Before each consonant and behind the last one: 1 for a و, 2 for a ي, 3 for both.
  private static func longVowels(_ word: [UInt16]) -> [UInt8] {
    var result: [UInt8] = [0]
    for letter in word {
      if letter == Letters.waw {
        result[result.count - 1] |= 1
      } else if letter == ya {
        result[result.count - 1] |= 2
      } else if !isVowel(letter) {
        result.append(0)
      }
    }
    return result
  }

  /// Letters as two-byte codes, without an article and with doubled letters once.
  private static func letters(_ word: some Collection<UInt8>) -> [UInt16] {
    var result: [UInt16] = []
    var high: UInt16 = 0
    for byte in word {
      if byte & 0xC0 == 0x80 {
        let code = high << 8 | UInt16(byte)
        if result.last != code { result.append(code) }
      } else if byte < 0x80 {
        result.append(UInt16(byte))
      } else {
        high = UInt16(byte)
      }
    }
    if result.count > 4, result[0] == Letters.alef, result[1] == Letters.lamCode { result.removeFirst(2) }
    return result
  }

  private static func distance(_ a: [UInt16], _ b: [UInt16], limit: Int) -> Int {
    let tooFar = limit + 1
    var row = [0]
    for letter in b { row.append(min(tooFar, (row.last ?? 0) + gap(letter, isFirst: row.count == 1))) }
    for (i, letter) in a.enumerated() {
      var next = [min(tooFar, row[0] + gap(letter, isFirst: i == 0))]
      for (j, other) in b.enumerated() {
        let best = min(
          row[j] + exchange(letter, other, atEnd: i + 1 == a.count && j + 1 == b.count),
          row[j + 1] + gap(letter, isFirst: i == 0), next[j] + gap(other, isFirst: j == 0))
        next.append(min(tooFar, best))
      }
      row = next
    }
    return row.last ?? tooFar
  }

  /// The cost of a letter that the other spelling leaves out.
  private static func gap(_ letter: UInt16, isFirst: Bool) -> Int {
    // سترلينغ and استرلينغ; عويس and أويس differ by an exchange.
    if isFirst { return letter == Letters.alef ? 1 : 9 }
    return isVowel(letter) ? 1 : letter == ta || letter == ha ? 2 : 9
  }

  private static func exchange(_ a: UInt16, _ b: UInt16, atEnd: Bool) -> Int {
    if a == b { return 0 }
    // و and ي are never written for each other; an alef stands in for either.
    if isVowel(a), isVowel(b) { return a == Letters.alef || b == Letters.alef ? 1 : 9 }
    if isPair(a, b) || isPair(b, a) { return 1 }
    let pair = classOf(a)
    if pair != 0, pair == classOf(b) { return 1 }
    if atEnd, a == ha && isVowel(b) || b == ha && isVowel(a) { return 1 }
    return 9
  }

  /// Letters that stand for one sound of one tongue and another (J, S, TH, and an ع that others leave out).
  private static func isPair(_ a: UInt16, _ b: UInt16) -> Bool {
    switch a {
    case 0xD8AC: b == ya  // ج ي
    case 0xD8B4: b == 0xD8B3  // ش س
    case 0xD8AB: b == ta  // ث ت
    case 0xD8B0: b == 0xD8B2  // ذ ز
    case 0xD8B9: b == Letters.alef  // ع ا
    default: false
    }
  }

  private static let ya: UInt16 = 0xD98A
  private static let ta: UInt16 = 0xD8AA
  private static let ha: UInt16 = 0xD987

  private static func isVowel(_ letter: UInt16) -> Bool {
    letter == 0xD8A7 || letter == 0xD988 || letter == 0xD98A || letter == 0xD8A1
  }

  /// Letters that stand for one foreign sound have one number.
  private static func classOf(_ letter: UInt16) -> Int {
    switch letter {
    case 0xD8BA, 0xD8AC, 0xD982, 0xD983, 0xDAAF, 0xDAA8: 1  // غ ج ق ك گ ڨ
    case 0xD8B3, 0xD8B5, 0xD8AB, 0xD8B2: 2  // س ص ث ز
    case 0xD8AA, 0xD8B7: 3  // ت ط
    case 0xD8AF, 0xD8B6, 0xD8B0, 0xD8B8: 4  // د ض ذ ظ
    case 0xD981, 0xDAA4: 5  // ف ڤ
    case 0xD8A8, 0xD9BE: 6  // ب پ
    case 0xD8B4, 0xDA86: 7  // ش چ
    case 0xD8AD, 0xD987, 0xD8AE: 8  // ح ه خ
    default: 0
    }
  }
}
