import IsnadText

/// What one word is found by. The memory is used again for the next word.
///
/// A word that is printed as it is compared has one term for both, `=` and its letters: two words of three in Arabic. Any other has
/// the folded one, too. So a document's index knows every word letter by letter at little cost, and a query that compares folded
/// spellings asks for both terms, which stand at one position.
public struct SearchTerms: Sendable {
  private let purpose: SearchTokenizer.Purpose
  /// The terms behind one another, and where each ends.
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  private var printed: [UInt8] = []
  private var lemma: [UInt8] = []
  private var spelling: [UInt8] = []

  init(_ purpose: SearchTokenizer.Purpose) { self.purpose = purpose }

  public var count: Int { ends.count }

  /// A term: never empty, and no two are the same.
  public subscript(i: Int) -> ArraySlice<UInt8> { bytes[range(i)] }

  /// Calls `body` with a term in place.
  public func withTerm<Result>(_ i: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[range(i)])) }
  }

  private func range(_ i: Int) -> Range<Int> { (i == 0 ? 0 : ends[i - 1])..<ends[i] }

  // MARK: Making them

  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
  }

  /// Makes the terms of the word at `range` of an indexed text; none where nothing of it is compared.
  mutating func set(_ text: [UInt8], _ range: Range<Int>) {
    removeAll()
    let marks = readMarks(text, range)
    fold(printed, 0..<printed.count)
    guard !spelling.isEmpty else { return }
    if marks.isExact || purpose == .document { addPrinted() }
    if marks.isExact { return }
    addFolded()
    let end = min(marks.baseEnd, printed.count)
    if marks.baseStart < end, marks.baseStart > 0 || end < printed.count || marks.hasTaMarbuta {
      fold(printed, marks.baseStart..<end)
      if marks.hasTaMarbuta { spelling.replaceSubrange(max(0, spelling.count - 2)..., with: Self.foldedTaMarbuta) }
      addFolded()
    }
    if !lemma.isEmpty {
      fold(lemma, 0..<lemma.count)
      // A document's word that is its own lemma has no term for it, so a query asks for both.
      if purpose == .query { addFolded() }
      add(sign: Self.lemmaSign, spelling)
    }
  }

  private struct Marks {
    var baseStart = 0
    var baseEnd = Int.max
    var hasTaMarbuta = false
    var isExact = false
  }

  /// Parts what is printed of a word from its marks and its lemma.
  private mutating func readMarks(_ text: [UInt8], _ range: Range<Int>) -> Marks {
    printed.removeAll(keepingCapacity: true)
    lemma.removeAll(keepingCapacity: true)
    var marks = Marks()
    var isLemma = false
    for byte in text[range] {
      switch byte {
      case SearchMark.baseStart: marks.baseStart = printed.count
      case SearchMark.baseEnd:
        marks.hasTaMarbuta = marks.baseEnd == printed.count
        marks.baseEnd = printed.count
      case SearchMark.lemma: isLemma.toggle()
      case SearchMark.exact: marks.isExact = true
      default: if isLemma { lemma.append(byte) } else { printed.append(byte) }
      }
    }
    return marks
  }

  /// A word letter by letter.
  private mutating func addPrinted() { add(sign: Self.exactSign, printed) }

  /// Adds the folded spelling: a document's word has it already where it is printed so, and a query's finds both kinds of word.
  private mutating func addFolded() {
    switch purpose {
    case .document: if spelling != printed { add(sign: nil, spelling) }
    case .query:
      add(sign: nil, spelling)
      add(sign: Self.exactSign, spelling)
    }
  }

  private mutating func add(sign: UInt8?, _ letters: [UInt8]) {
    if letters.isEmpty { return }
    let start = bytes.count
    if let sign { bytes.append(sign) }
    bytes += letters
    let isThere = ends.indices.contains { bytes[range($0)] == bytes[start...] }
    if isThere { bytes.removeSubrange(start...) } else { ends.append(bytes.count) }
  }

  private static let foldedTaMarbuta = Array("ه".utf8)
  static let exactSign = UInt8(ascii: "=")
  static let lemmaSign = UInt8(ascii: "~")

  /// Sets ``spelling`` to the folded letters; numbers lose their thousands marks, so that 1,200 is 1200.
  private mutating func fold(_ letters: [UInt8], _ range: Range<Int>) {
    spelling.removeAll(keepingCapacity: true)
    Folding.folded.append(letters, range, to: &spelling)
    if let first = spelling.first, 0x30...0x39 ~= first, spelling.contains(0x2C) {
      spelling = Self.withoutThousandsMarks(spelling)
    }
  }

  private static func withoutThousandsMarks(_ digits: [UInt8]) -> [UInt8] {
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
}
