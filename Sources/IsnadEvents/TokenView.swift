import IsnadDocument
import IsnadLanguage
import IsnadLexicon
import IsnadNames
import IsnadText

/// What the finder of events sees in each token: its clitics, its stem, and what it can be.
///
/// Where the language model has cut and tagged a token, its word counts; elsewhere the lexicons decide which letters are
/// clitics.
struct TokenView: Sendable {
  struct Entry: Sendable {
    /// The stem without its article, in ``TokenView/arena``.
    var stem: Range<Int>
    /// The stem in the text, with its article, without other clitics.
    var span: ByteSpan
    var functions: Int32
    /// The attached or standing preposition (``Vocabulary/preposition(_:)``); nil without one.
    var attachedPreposition: UInt8?
    var hasConjunction: Bool
    var isFuture: Bool
    var isDefinite: Bool
    var hasPronoun: Bool
    var isVerb: Bool
    /// nil where no model has spoken.
    var upos: UPOS?
    /// Index into ``Analysis/words`` of the stem.
    var word: Int
    var mention: Int?
    var isLetters: Bool
  }

  let document: Document
  let analysis: Analysis
  let names: Names
  let lexicon: EventLexicon
  private(set) var entries: [Entry] = []
  private(set) var arena: [UInt8] = []

  init(document: Document, analysis: Analysis, names: Names, lexicon: EventLexicon, sectors: Sectors) {
    self.document = document
    self.analysis = analysis
    self.names = names
    self.lexicon = lexicon
    entries.reserveCapacity(document.tokens.count)
    arena.reserveCapacity(document.foldedBytes.count)
    var mention = 0
    for i in document.tokens.indices {
      let token = document.tokens[i]
      while mention < names.mentions.count, names.mentions[mention].span.end <= token.span.start { mention += 1 }
      let own = mention < names.mentions.count && names.mentions[mention].span.overlaps(token.span) ? mention : nil
      entries.append(read(i, mention: own, sectors: sectors))
    }
    for i in entries.indices where entries[i].upos == nil && entries[i].isLetters { entries[i].isVerb = isVerbByForm(i) }
  }

  /// Without a tag, a verb is what only a verb's form can be.
  private func isVerbByForm(_ i: Int) -> Bool {
    let entry = entries[i]
    guard entry.mention == nil, !entry.isDefinite, entry.functions == 0 else { return false }
    if entry.isFuture { return true }
    if entry.attachedPreposition != nil { return false }
    let word = stem(i)
    let readings = lexicon.readings(word)
    let cues = lexicon.vocabulary.cues(word)
    let isVerb = readings.contains { $0.aspect != nil } || cues.contains(where: \.isVerb)
    return isVerb && readings.allSatisfy { $0.aspect != nil } && cues.allSatisfy(\.isVerb)
  }

  /// The stem without article, for look-ups.
  func stem(_ i: Int) -> ArraySlice<UInt8> { arena[entries[i].stem] }

  func has(_ function: Vocabulary.Function, _ i: Int) -> Bool { entries[i].functions & (1 << Int32(function.rawValue)) != 0 }

  /// Whether the token belongs to the word class, as it stands or by its stem.
  func token(_ i: Int, isIn wordClass: UInt8) -> Bool {
    lexicon.vocabulary.classes(stem(i)).contains(wordClass) || lexicon.vocabulary.classes(document.folded(i)).contains(wordClass)
  }

  func cues(_ i: Int) -> [Vocabulary.CueReading] {
    let own = lexicon.vocabulary.cues(document.folded(i))
    return own.isEmpty ? lexicon.vocabulary.cues(stem(i)) : own
  }

  private mutating func read(_ i: Int, mention: Int?, sectors: Sectors) -> Entry {
    let token = document.tokens[i]
    let folded = document.foldedRange(i)
    var entry = Entry(
      stem: arena.count..<arena.count, span: token.span, functions: lexicon.vocabulary.functionMask(document.folded(i)),
      attachedPreposition: nil, hasConjunction: false, isFuture: false, isDefinite: false, hasPronoun: false, isVerb: false,
      upos: nil, word: analysis.words(ofToken: i).lowerBound, mention: mention, isLetters: token.kind == .word)
    guard token.kind == .word, folded.count <= Vocabulary.longestWord else {
      let start = arena.count
      arena.append(contentsOf: document.folded(i).prefix(Vocabulary.longestWord))
      entry.stem = start..<arena.count
      return entry
    }
    let words = analysis.words(ofToken: i)
    var stem = folded
    if words.contains(where: { analysis.words[$0].upos != .x }) {
      stem = readTagged(i, words, into: &entry)
    } else if entry.functions == 0 {
      stem = readUntagged(i, into: &entry, sectors: sectors)
    }
    let start = arena.count
    arena.append(contentsOf: document.foldedBytes[stem])
    if document.foldedBytes[stem].starts(with: article), stem.count >= 8, !entry.isVerb {
      entry.isDefinite = true
      arena.removeSubrange(start..<(start + article.count))
    }
    entry.stem = start..<arena.count
    if entry.functions == 0, entry.hasConjunction || entry.attachedPreposition != nil {
      entry.functions = lexicon.vocabulary.functionMask(arena[entry.stem])
    }
    return entry
  }

  /// The model's cut: clitics before and after the one word that is none.
  private func readTagged(_ i: Int, _ words: Range<Int>, into entry: inout Entry) -> Range<Int> {
    let folded = document.foldedRange(i)
    var before = 0
    var after = 0
    var main = words.lowerBound
    var isFound = false
    for w in words {
      let word = analysis.words[w]
      let letters = document.letters(in: word.span)
      if isFound {
        if word.upos == .pron { entry.hasPronoun = true }
        after += letters
        continue
      }
      let isLast = w == words.upperBound - 1
      switch word.upos {
      case .cconj where !isLast:
        entry.hasConjunction = true
        before += letters
      case .adp where !isLast:
        entry.attachedPreposition = lexicon.vocabulary.preposition(document.foldedBytes[(folded.lowerBound + 2 * before)..<(folded.lowerBound + 2 * (before + letters))])
        before += letters
      case .aux where !isLast && letters == 1, .part where !isLast && letters == 1:
        entry.isFuture = true
        before += letters
      default:
        main = w
        isFound = true
      }
    }
    entry.word = main
    entry.upos = analysis.words[main].upos
    entry.isVerb = analysis.words[main].upos == .verb
    entry.span = analysis.words[main].span
    let start = min(folded.lowerBound + 2 * before, folded.upperBound)
    return start..<max(start, folded.upperBound - 2 * after)
  }

  /// The first way to peel that leaves a known word or the start of a name.
  private func readUntagged(_ i: Int, into entry: inout Entry, sectors: Sectors) -> Range<Int> {
    let folded = document.foldedRange(i)
    let token = document.tokens[i]
    var ways = peelings(of: document.foldedBytes, in: folded)
    if let mention = entry.mention, names.mentions[mention].span.start >= token.span.start {
      let letters = document.letters(in: ByteSpan(start: token.span.start, end: names.mentions[mention].span.start))
      ways = ways.filter { way in
        way.lettersAfter == 0 && (way.lettersBefore == letters || way.prefixes.contains(.article) && way.lettersBefore - 2 == letters)
      }
    } else if entry.mention != nil {
      return folded
    }
    let known = ways.first { way in
      let stem = document.foldedBytes[way.stem]
      let vocabulary = lexicon.vocabulary
      if entry.mention != nil { return true }
      if way.prefixes.contains(.future) {
        return lexicon.readings(stem).contains { $0.aspect == .imperfect } || vocabulary.cues(stem).contains { $0.isVerb }
      }
      return !lexicon.readings(stem).isEmpty || !vocabulary.cues(stem).isEmpty || vocabulary.functionMask(stem) != 0
        || !vocabulary.classes(stem).isEmpty || sectors.knows(stem)
    }
    let way = known ?? ways.first { $0.prefixes.contains(.article) && $0.lettersAfter == 0 } ?? ways.last { $0.lettersBefore == 0 && $0.lettersAfter == 0 }
    guard let way else { return folded }
    entry.hasConjunction = way.prefixes.contains(.conjunction)
    entry.isFuture = way.prefixes.contains(.future)
    entry.hasPronoun = way.hasPronoun
    entry.isDefinite = way.prefixes.contains(.article)
    if way.prefixes.contains(.bi) { entry.attachedPreposition = 0 }
    if way.prefixes.contains(.li) { entry.attachedPreposition = 1 }
    if way.prefixes.contains(.ka) { entry.attachedPreposition = 2 }
    let articleLetters = way.prefixes.contains(.article) ? 2 : 0
    let clitics = way.lettersBefore - articleLetters
    // للقصف hides the article's alef: the span starts at the noun.
    let isHidden = way.prefixes.contains([.li, .article])
    entry.span = document.span(ofToken: i, droppingFirst: isHidden ? way.lettersBefore : clitics, droppingLast: way.lettersAfter)
    return way.stem
  }
}

private let article = Array("ال".utf8)
