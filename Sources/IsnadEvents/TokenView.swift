import IsnadDocument
import IsnadLanguage
import IsnadLexicon
import IsnadNames
import IsnadRecords
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
    /// What is known of the stem without its article, and of the token as it stands.
    var knowledge: WordKnowledge?
    var wholeKnowledge: WordKnowledge?
  }

  let document: Document
  let analysis: Analysis
  let names: Names
  let lexicon: EventLexicon
  /// The class of النار, which never belongs to the phrase before it.
  let fire: UInt8
  /// The class of what is fired (رصاص).
  let shots: UInt8
  /// The class of نفسه.
  let selves: UInt8
  /// The class of sides and middles (جنوب).
  let direction: UInt8
  /// The class of stretches of time (كل يوم).
  let period: UInt8
  private(set) var entries: [Entry] = []
  /// Words that name a person somewhere in the article: they are names everywhere (وايد is nobody's support).
  private let personNames: Set<[UInt8]>
  /// Whether the article writes أ where it belongs: then وايد is no و and أيد.
  let writesHamza: Bool
  private(set) var arena: [UInt8] = []

  init(document: Document, analysis: Analysis, names: Names, lexicon: EventLexicon) {
    self.document = document
    self.analysis = analysis
    self.names = names
    self.lexicon = lexicon
    fire = lexicon.vocabulary.wordClass("fire")
    direction = lexicon.vocabulary.wordClass("direction")
    selves = lexicon.vocabulary.wordClass("self")
    shots = lexicon.vocabulary.wordClass("shots")
    period = lexicon.vocabulary.wordClass("period")
    personNames = Self.personNames(document, names)
    let hamza: [UInt8] = [0xD8, 0xA3]
    writesHamza =
      document.tokens.lazy.filter { document.text.bytes[$0.span.range].starts(with: hamza) }.prefix(3).count == 3
    entries.reserveCapacity(document.tokens.count)
    arena.reserveCapacity(document.foldedBytes.count)
    var mention = 0
    for i in document.tokens.indices {
      let token = document.tokens[i]
      while mention < names.mentions.count, names.mentions[mention].span.end <= token.span.start { mention += 1 }
      let own = mention < names.mentions.count && names.mentions[mention].span.overlaps(token.span) ? mention : nil
      entries.append(read(i, mention: own))
    }
    for i in entries.indices where entries[i].upos == nil && entries[i].isLetters {
      entries[i].isVerb = isVerbByForm(i)
    }
  }

  private static func personNames(_ document: Document, _ names: Names) -> Set<[UInt8]> {
    var out: Set<[UInt8]> = []
    for mention in names.mentions where names.entities[mention.entity].kind == .person {
      var i = document.token(atOrAfter: mention.span.start)
      while i < document.tokens.count, document.tokens[i].span.start < mention.span.end {
        if document.tokens[i].kind == .word { out.insert(Array(document.folded(i))) }
        i += 1
      }
    }
    return out
  }

  /// Whether the token, as it stands, names a person elsewhere in the article.
  func isPersonName(_ i: Int) -> Bool { personNames.contains(Array(document.folded(i))) }

  /// Without a tag, a verb is what only a verb's form can be.
  private func isVerbByForm(_ i: Int) -> Bool {
    let entry = entries[i]
    guard entry.mention == nil, !entry.isDefinite, entry.functions == 0 else { return false }
    if entry.isFuture { return true }
    return entry.attachedPreposition == nil && entry.knowledge?.isVerbOnly == true
  }

  /// The stem without article, for look-ups.
  func stem(_ i: Int) -> ArraySlice<UInt8> { arena[entries[i].stem] }

  func has(_ function: Vocabulary.Function, _ i: Int) -> Bool {
    entries[i].functions & (1 << Int32(function.rawValue)) != 0
  }

  /// Whether the token belongs to the word class, as it stands or by its stem.
  func token(_ i: Int, isIn wordClass: UInt8) -> Bool {
    entries[i].knowledge?.classes.contains(wordClass) == true
      || entries[i].wholeKnowledge?.classes.contains(wordClass) == true
  }

  func cues(_ i: Int) -> [CueReading] {
    if let whole = entries[i].wholeKnowledge, !whole.cues.isEmpty { return ofItsAspect(whole.cues, i) }
    return ofItsAspect(entries[i].knowledge?.cues ?? [], i)
  }

  /// تعرض is undergone in the perfect and offered in the imperfect: the tag tells which.
  private func ofItsAspect(_ cues: [CueReading], _ i: Int) -> [CueReading] {
    guard cues.count > 1, entries[i].upos == .verb else { return cues }
    // تعرض لهجوم, تعرض فيها الجنود لقصف: what one is exposed to stands behind ل, whatever the tag says.
    if cues.contains(where: { $0.cue == .undergo }), isExposed(i) { return cues.filter { $0.cue == .undergo } }
    let aspect: Conjugation.Aspect
    switch analysis.words[entries[i].word].features.aspect {
    case .perfect: aspect = .perfect
    case .imperfect: aspect = .imperfect
    case .none: return cues
    }
    let own = cues.filter { $0.aspect == aspect }
    return own.isEmpty ? cues : own
  }

  /// Whether a token is تعرض with what somebody is exposed to behind it: a perfect, though spelled like an imperfect of عرض.
  func isExposed(_ i: Int) -> Bool {
    guard entries[i].upos == .verb, stem(i).starts(with: Self.exposed) else { return false }
    for j in (i + 1)..<max(i + 1, min(entries.count, i + 9)) {
      guard document.tokens[j].kind == .word, !entries[j].isVerb else { return false }
      if entries[j].attachedPreposition == 1 {
        return entries[j].mention == nil && readings(j).contains { $0.aspect == nil }
          || entries[j].knowledge?.cues.contains { $0.cue == .carrier } == true
      }
    }
    return false
  }

  private static let exposed = Array("تعرض".utf8)

  func readings(_ i: Int) -> [EventReading] { entries[i].knowledge?.readings ?? [] }

  /// The sector of a noun for people or bodies (`جنود`: MIL).
  func headSector(_ i: Int) -> String? {
    guard let sector = entries[i].knowledge?.headSector, sector >= 0 else { return nil }
    return lexicon.vocabulary.sectors[Int(sector)]
  }

  /// The sector that a name or adjective gives away wherever it stands.
  func nameSector(_ i: Int) -> String? {
    guard
      let sector = [entries[i].wholeKnowledge, entries[i].knowledge].compactMap({ $0?.nameSector }).first(where: {
        $0 >= 0
      })
    else { return nil }
    return lexicon.vocabulary.sectors[Int(sector)]
  }

  private mutating func read(_ i: Int, mention: Int?) -> Entry {
    let whole = lexicon.vocabulary.knowledge(document.folded(i))
    let token = document.tokens[i]
    let folded = document.foldedRange(i)
    var entry = Entry(
      stem: arena.count..<arena.count, span: token.span, functions: whole?.functions ?? 0,
      attachedPreposition: nil, hasConjunction: false, isFuture: false, isDefinite: false, hasPronoun: false,
      isVerb: false,
      upos: nil, word: analysis.words(ofToken: i).lowerBound, mention: mention, isLetters: token.kind == .word,
      knowledge: nil,
      wholeKnowledge: whole)
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
      // يتسحاق looks like a verb: names win over tags.
      if mention != nil { entry.isVerb = false }
    } else if entry.functions == 0 {
      stem = readUntagged(i, into: &entry)
    }
    let start = arena.count
    arena.append(contentsOf: document.foldedBytes[stem])
    if document.foldedBytes[stem].starts(with: article), stem.count >= 8, !entry.isVerb {
      entry.isDefinite = true
      arena.removeSubrange(start..<(start + article.count))
    }
    entry.stem = start..<arena.count
    entry.knowledge = entry.stem.count == folded.count ? whole : lexicon.vocabulary.knowledge(arena[entry.stem])
    if entry.upos != nil, entry.knowledge == nil, whole == nil {
      // A clitic that the model has not cut (كرهينة): enough for the classes of words.
      entry.wholeKnowledge = peelings(of: document.foldedBytes, in: folded).lazy.compactMap { [lexicon, document] in
        lexicon.vocabulary.knowledge(document.foldedBytes[$0.stem])
      }.first.map { knowledge in
        var classes = WordKnowledge.nothing
        classes.classes = knowledge.classes
        return classes
      }
    }
    if entry.functions == 0, entry.hasConjunction || entry.attachedPreposition != nil {
      entry.functions = entry.knowledge?.functions ?? 0
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
        entry.attachedPreposition = lexicon.vocabulary.preposition(
          document.foldedBytes[(folded.lowerBound + 2 * before)..<(folded.lowerBound + 2 * (before + letters))])
        // للرئيس: the second ل is the article's.
        if letters == 2 { entry.isDefinite = true }
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
    // A noun with a verb's aspect (اغتال, tagged by its neighbours): the form knows better.
    let word = analysis.words[main]
    let isVerb = word.upos == .verb || word.upos == .noun && word.features.aspect != .none
    entry.upos = isVerb ? .verb : word.upos
    entry.isVerb = isVerb
    entry.span = analysis.words[main].span
    let start = min(folded.lowerBound + 2 * before, folded.upperBound)
    return start..<max(start, folded.upperBound - 2 * after)
  }

  /// The first way to peel that leaves a known word or the start of a name.
  private func readUntagged(_ i: Int, into entry: inout Entry) -> Range<Int> {
    let folded = document.foldedRange(i)
    let token = document.tokens[i]
    var ways = peelings(of: document.foldedBytes, in: folded)
    if let mention = entry.mention, names.mentions[mention].span.start >= token.span.start {
      let letters = document.letters(in: ByteSpan(start: token.span.start, end: names.mentions[mention].span.start))
      ways = ways.filter { way in
        way.lettersAfter == 0
          && (way.lettersBefore == letters || way.prefixes.contains(.article) && way.lettersBefore - 2 == letters)
      }
    } else if entry.mention != nil {
      return folded
    }
    let known = ways.first { way in
      if entry.mention != nil { return true }
      guard let knowledge = lexicon.vocabulary.knowledge(document.foldedBytes[way.stem]) else { return false }
      guard way.prefixes.contains(.future) else { return true }
      return knowledge.readings.contains { $0.aspect == .imperfect } || knowledge.cues.contains(where: \.isVerb)
    }
    let way =
      known ?? ways.first { $0.prefixes.contains(.article) && $0.lettersAfter == 0 }
      ?? ways.last { $0.lettersBefore == 0 && $0.lettersAfter == 0 }
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
    entry.span = document.span(
      ofToken: i, droppingFirst: isHidden ? way.lettersBefore : clitics, droppingLast: way.lettersAfter)
    return way.stem
  }
}

private let article = Array("ال".utf8)
