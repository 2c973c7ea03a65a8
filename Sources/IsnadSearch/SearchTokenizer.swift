import IsnadText

/// Cuts an ``IndexedText``, or a query written in the same way, into words with all the terms that each is found by.
///
/// A word that is printed as it is compared has one term for both, `=` and its letters: two words of three in Arabic. Any other has
/// the folded one, too. So a document's index knows every word letter by letter at little cost, and a query that compares folded
/// spellings asks for both terms, which stand at one position.
public struct SearchTokenizer: Sendable {
  /// What the terms are for.
  public enum Purpose: Sendable { case document, query }

  public struct Word: Sendable, Hashable {
    /// The bytes of the word in the indexed text, marks and lemma included.
    public let range: Range<Int>
    /// What the word is found by; the first is never empty.
    public let terms: [[UInt8]]
  }

  public let purpose: Purpose

  public init(_ purpose: Purpose) { self.purpose = purpose }

  /// Calls `body` with every word in order, until it returns false.
  ///
  /// - Complexity: O(*n*) in bytes.
  public func forEachWord(_ bytes: [UInt8], _ body: (Word) -> Bool) {
    var i = 0
    while i < bytes.count {
      let (value, next) = decode(bytes, at: i)
      guard isPart(value), !isInvisible(value) || SearchMark.isMark(bytes[i]) else {
        i = next
        continue
      }
      let start = i
      i = endOfWord(bytes, from: i)
      let terms = terms(bytes, start..<i)
      if !terms.isEmpty, !body(Word(range: start..<i, terms: terms)) { return }
    }
  }

  /// All words of a text.
  public func words(_ bytes: [UInt8]) -> [Word] {
    var words: [Word] = []
    forEachWord(bytes) {
      words.append($0)
      return true
    }
    return words
  }

  private func endOfWord(_ bytes: [UInt8], from start: Int) -> Int {
    var i = start
    var last: ScalarClass?
    while i < bytes.count {
      let (value, next) = decode(bytes, at: i)
      if isPart(value) {
        last = ScalarClass(value)
        i = next
      } else if last == .digit, isInsideNumber(value), next < bytes.count,
        ScalarClass(decode(bytes, at: next).value) == .digit
      {
        i = next
      } else {
        break
      }
    }
    return i
  }

  /// The thousands and decimal marks between the digits of one number.
  private func isInsideNumber(_ value: UInt32) -> Bool {
    value == 0x2E || value == 0x2C || value == 0x66B || value == 0x66C
  }

  private func isPart(_ value: UInt32) -> Bool {
    value <= 4 && value > 0 || ScalarClass(value).isWordPart || isInvisible(value) && value >= 0x80
  }

  private func isInvisible(_ value: UInt32) -> Bool { ScalarClass(value) == .invisible }

  // MARK: Terms

  private func terms(_ bytes: [UInt8], _ range: Range<Int>) -> [[UInt8]] {
    var printed: [UInt8] = []
    var base = (start: 0, end: Int.max)
    var lemma: [UInt8] = []
    var hasTaMarbuta = false
    var isExact = false
    var isLemma = false
    for byte in bytes[range] {
      switch byte {
      case SearchMark.baseStart: base.start = printed.count
      case SearchMark.baseEnd:
        hasTaMarbuta = base.end == printed.count
        base.end = printed.count
      case SearchMark.lemma: isLemma.toggle()
      case SearchMark.exact: isExact = true
      default: if isLemma { lemma.append(byte) } else { printed.append(byte) }
      }
    }
    let exact = [Self.exactSign] + printed
    let whole = folded(printed, 0..<printed.count)
    guard !whole.isEmpty else { return [] }
    if isExact { return [exact] }
    var terms = purpose == .document ? [exact] : []
    func add(_ term: [UInt8]) { if !term.isEmpty, !terms.contains(term) { terms.append(term) } }
    // A folded spelling: a document's word has it already where it is printed so, and a query's finds both kinds of word.
    func addFolded(_ spelling: [UInt8]) {
      switch purpose {
      case .document: if spelling != printed { add(spelling) }
      case .query:
        add(spelling)
        add([Self.exactSign] + spelling)
      }
    }
    addFolded(whole)
    let end = min(base.end, printed.count)
    if base.start < end {
      let bare = folded(printed, base.start..<end)
      addFolded(hasTaMarbuta ? bare.dropLast(2) + Self.foldedTaMarbuta : bare)
    }
    if !lemma.isEmpty {
      let lemma = folded(lemma, 0..<lemma.count)
      // A document's word that is its own lemma has no term for it, so a query asks for both.
      if purpose == .query { addFolded(lemma) }
      add([Self.lemmaSign] + lemma)
    }
    return terms
  }

  private static let foldedTaMarbuta = Array("ه".utf8)
  static let exactSign = UInt8(ascii: "=")
  static let lemmaSign = UInt8(ascii: "~")

  /// The folded spelling; numbers lose their thousands marks, so that 1,200 is 1200.
  private func folded(_ bytes: [UInt8], _ range: Range<Int>) -> [UInt8] {
    var out: [UInt8] = []
    Folding.folded.append(bytes, range, to: &out)
    guard let first = out.first, 0x30...0x39 ~= first, out.contains(0x2C) else { return out }
    return withoutThousandsMarks(out)
  }

  private func withoutThousandsMarks(_ digits: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    for (i, byte) in digits.enumerated() {
      if byte == 0x2C {
        let group = digits[(i + 1)...].prefix { 0x30...0x39 ~= $0 }
        if group.count == 3 { continue }
      }
      out.append(byte)
    }
    return out
  }

  private func decode(_ bytes: [UInt8], at i: Int) -> (value: UInt32, next: Int) { decodeScalar(bytes, at: i) }
}
