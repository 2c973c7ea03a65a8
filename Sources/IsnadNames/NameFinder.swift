import IsnadDocument
import IsnadLanguage
import IsnadRecords
import IsnadText

/// Finds the names of one document: known ones first, then those that heads, titles and parts of names give away, then
/// every further place where one of them stands again.
struct NameFinder {
  let document: Document
  let analysis: Analysis
  let gazetteer: Gazetteer
  var tokens: [NameToken] = []
  /// In text order, not overlapping, once ``run()`` is done.
  var candidates: [Candidate] = []
  /// The candidate that covers each token; -1 where none does.
  var covering: [Int32]
  var roles: [RolePhrase] = []
  var adjectives: [AdjectivePlace] = []

  /// A title phrase, and the candidate that bears it.
  struct RolePhrase {
    var tokens: Range<Int>
    var span: ByteSpan
    var title: Titles.Title
    /// Index into ``Gazetteer/countryCodes``, or nil.
    var country: String?
    /// Where the bearer's name starts or would start.
    var nameToken: Int
    var candidate: Int?
    /// Whether its words say that one person is meant: an article on the title, or on a word behind it.
    var isDefinite: Bool
    /// The title's folded words without clitics and article, joined: what makes two titles one.
    var key: [UInt8]

    /// Whether somebody of the person behind is meant, not that person: `محامي ترامب`, `مساعدي ترامب`, `السكرتيرة الصحفية لترامب`.
    func isOwned(by person: Candidate, in document: Document) -> Bool {
      if person.span.start > document.tokens[person.tokens.lowerBound].span.start { return true }
      guard !isDefinite, tokens.count == 1, person.tokens.lowerBound == nameToken else { return false }
      switch title.kind {
      case .office, .job: return true
      // زوجة ترامب; his wife (زوجته) is who is named.
      case .kin: return !["ه", "ها", "هم", "ي"].contains { document.text[span].hasSuffix($0) }
      case .rank, .address, .person: return false
      }
    }
  }

  struct AdjectivePlace {
    var token: Int
    var end: Int
    var span: ByteSpan
    var adjective: Adjective
  }

  init(_ document: Document, _ analysis: Analysis, _ gazetteer: Gazetteer) {
    self.document = document
    self.analysis = analysis
    self.gazetteer = gazetteer
    covering = Array(repeating: -1, count: document.tokens.count)
  }

  mutating func run() {
    readTokens()
    findAdjectives()
    findHashtags()
    findKnownNames()
    markContext()
    findStateBodies()
    findHeadedNames()
    takeTagged()
    findSpelledAcronyms()
    findTailedNames()
    findForeignNames()
    findPersons()
    joinPersons()
    findSpeakers()
    findAnnounced()
    completeInstitutions()
    makeConsistent()
    repeatKnownParts()
    findGroups()
    readGenders()
    dropUnsupported()
  }

  /// Claims tokens for a candidate; false where another has them.
  @discardableResult
  mutating func add(_ candidate: Candidate) -> Bool {
    for token in candidate.tokens where covering[token] >= 0 { return false }
    for token in candidate.tokens { covering[token] = Int32(candidates.count) }
    candidates.append(candidate)
    return true
  }

  /// Replaces the candidate `index` by a longer one that holds its tokens.
  mutating func extend(_ index: Int, to range: Range<Int>, span: ByteSpan) {
    candidates[index].tokens = range
    candidates[index].span = span
    for token in range { covering[token] = Int32(index) }
  }

  /// The span of `range` without `clitics` folded bytes at its start.
  func span(_ range: Range<Int>, clitics: Int) -> ByteSpan {
    let first = document.tokens[range.lowerBound].span
    let before = tokens[range.lowerBound].lead + clitics
    let start = before == 0 ? first.start : Int32(start(of: first, afterLetters: before / 2))
    let last = range.upperBound - 1
    guard tokens[last].tail > 0 else { return ByteSpan(start: start, end: document.tokens[last].span.end) }
    let letters = (document.foldedRange(last).count - tokens[last].tail) / 2
    return ByteSpan(start: start, end: Int32(self.start(of: document.tokens[last].span, afterLetters: letters)))
  }

  /// The folded bytes of a token without words that a lost space glued to it.
  func core(_ token: Int) -> Range<Int> {
    let range = document.foldedRange(token)
    return (range.lowerBound + tokens[token].lead)..<(range.upperBound - tokens[token].tail)
  }

  /// Where a word goes on after its first `letters` letters and their marks.
  private func start(of word: ByteSpan, afterLetters letters: Int) -> Int {
    var byte = Int(word.start)
    var left = letters
    while byte < Int(word.end) {
      let (value, next) = document.text.scalar(at: byte)
      if ScalarClass(value) == .arabicLetter || ScalarClass(value) == .latinLetter {
        if left == 0 { return byte }
        left -= 1
      }
      byte = next
    }
    return byte
  }

  /// Whether the word after `token` may go on with it: no mark between them.
  func isJoined(_ token: Int) -> Bool {
    token > 0 && token < tokens.count && document.tokens[token].sentence == document.tokens[token - 1].sentence
      && document.tokens[token].kind == .word && document.tokens[token].isSpaced && tokens[token - 1].tail == 0
      && tokens[token].lead == 0
  }

  /// The part of speech of a token's longest word: its stem.
  func partOfSpeech(_ token: Int) -> UPOS {
    var best = UPOS.x
    var length = 0
    for word in analysis.words(ofToken: token) where analysis.words[word].span.count > length {
      length = analysis.words[word].span.count
      best = analysis.words[word].upos
    }
    return best
  }

  func startsWithArticle(_ token: Int) -> Bool {
    document.foldedBytes[core(token)].starts(with: Letters.article)
      && opensWithBareAlef(token, behind: tokens[token].lead / 2)
  }

  /// Whether an article may open a word behind its first letters: not آلاف nor ألبرت, whose hamza the folding takes away.
  func opensWithBareAlef(_ token: Int, behind letters: Int) -> Bool {
    let letter = letterCode(token, behind: letters)
    return letter != Letters.alefMadda && letter != Letters.alefHamza && letter != Letters.alefHamzaBelow
  }

  /// The letter of the text, as a two-byte code, behind the first letters of a word.
  func letterCode(_ token: Int, behind letters: Int) -> UInt16 {
    let word = document.tokens[token].span
    return Letters.code(document.text.bytes, start(of: word, afterLetters: letters), Int(word.end))
  }

  /// وكيلة, لصالح: where the lists know a word as it is written, its first letter stands before no name that is not far more
  /// frequent.
  func isWholeWord(_ token: Int, without clitics: Int) -> Bool {
    guard clitics > 0 else { return false }
    let range = core(token)
    let whole = WordFacts(document.foldedBytes, range).zipf
    guard whole >= Self.knownWord else { return false }
    let rest = (range.lowerBound + clitics)..<range.upperBound
    // بالرياض: an article begins no word that is written with another letter before it.
    guard !document.foldedBytes[rest].starts(with: Letters.article) else { return false }
    return whole + Self.ofAttached >= WordFacts(document.foldedBytes, rest).zipf
  }

  /// From which Zipf frequency (ten times) on a written word is one of its own, and how much rarer than the name a name with a
  /// letter before it is at least. Of the listed names only بالي with ب comes nearer.
  private static let knownWord: UInt8 = 33
  private static let ofAttached: UInt8 = 5
}
