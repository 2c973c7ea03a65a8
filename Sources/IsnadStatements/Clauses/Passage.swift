import IsnadDocument
import IsnadLanguage
import IsnadLexicon
import IsnadNames
import IsnadRecords
import IsnadText

/// A document as the finders of statements look at it: every token with its classes, its mention and its quotation.
struct Passage {
  let document: Document
  let analysis: Analysis
  let names: Names
  let classes: [ClauseWords.Classes]
  /// Per token: index into ``Names/mentions``, -1 for none. Pronoun mentions are left out.
  let mention: [Int32]
  /// Per token: the innermost quotation whose content or marks hold it, -1 for none.
  let quotation: [Int32]
  /// Per token: whether it lies in a time expression.
  let isTime: [Bool]
  /// Per token: whether it is أن, إن or بأن that may open reported content.
  private let complementisers: [Complementiser?]
  /// Per token: its readings as a reporting verb, best first.
  private(set) var cues: [[Cue]] = []
  /// Per token: the reading that has content, and where that begins.
  private(set) var openings: [(cue: Cue, opening: Opening)?] = []
  private(set) var prepositionalCues: [PrepositionalCue?] = []

  init(document: Document, analysis: Analysis, names: Names, times: [TimeExpression]) {
    self.document = document
    self.analysis = analysis
    self.names = names
    let count = document.tokens.count
    classes = ClauseWords.shared.classes(of: document)
    var mention = [Int32](repeating: -1, count: count)
    for (i, occurrence) in names.mentions.enumerated() where occurrence.via != .pronoun {
      let covered = document.tokens(in: occurrence.span)
      // A closed-class word alone is no name, whatever it was taken for.
      if covered.count == 1,
        Complementiser(covered.lowerBound, in: document) != nil || classes[covered.lowerBound].contains(.preposition)
      {
        continue
      }
      // بيان صادر عن الوزارة: a paper, though people are called so.
      if covered.count == 2, classes[covered.lowerBound + 1].contains(.issued) { continue }
      // A name has no أن or إن at its end (`قال فلان إن`), though it may start with one (`إن بي سي`).
      let isListed = names.entities[occurrence.entity].evidence.confidence == .high
      let last =
        covered.count > 1
        && Complementiser(covered.upperBound - 1, in: document).map {
          $0.spelling == .anna || $0.spelling == .inna && !isListed
        } ?? false
      for token in last ? covered.dropLast() : covered where mention[token] < 0 { mention[token] = Int32(i) }
    }
    // ورحب فلان: a verb of saying that was taken into the name behind it.
    for token in 0..<count where mention[token] >= 0 && (token == 0 || mention[token - 1] != mention[token]) {
      guard token + 1 < count, mention[token + 1] == mention[token] else { continue }
      if CueLexicon.shared.isVerbOnly(document.foldedBytes, document.foldedRange(token)) { mention[token] = -1 }
    }
    self.mention = mention
    complementisers = Complementiser.all(in: document, classes: classes, mention: mention)
    var quotation = [Int32](repeating: -1, count: count)
    // An outer quotation comes before those inside it, so the innermost stays.
    for (i, found) in document.quotations.enumerated() {
      for token in document.tokens(in: found.outer) { quotation[token] = Int32(i) }
    }
    self.quotation = quotation
    var isTime = [Bool](repeating: false, count: count)
    for time in times { for token in document.tokens(in: time.span) { isTime[token] = true } }
    self.isTime = isTime
    cues = findCues()
    prepositionalCues = tokens.indices.map { PrepositionalCues.shared.cue(at: $0, in: self) }
    openings = cues.map { readings in
      for cue in readings { if let opening = opening(after: cue) { return (cue, opening) } }
      return nil
    }
    leaveOneCueForEachContent()
  }

  /// Of several cues before one content the likeliest keeps it: قال before its إن, else the nearest that is no homograph.
  private mutating func leaveOneCueForEachContent() {
    var owners: [Int: Int] = [:]
    for token in openings.indices {
      guard let (cue, opening) = openings[token] else { continue }
      // دون ذكر الأدلة: what is not said owns nothing.
      if isUnsaid(cue) {
        openings[token] = nil
        continue
      }
      guard let owner = owners[opening.start], let other = openings[owner]?.cue else {
        owners[opening.start] = token
        continue
      }
      // هتافهم, باعتباره: a verbal noun takes no quotation from a verb.
      if cue.reading.kind == .masdar, other.isVerb, !(cue.hasPronoun && cue.entry.lemma == "قال"),
        case .quotation = opening.kind
      {
        openings[token] = nil
        continue
      }
      // أفادت وسائل إعلام محلية أن: a noun that is spelled like a verbal noun takes no clause from a verb close before it.
      if cue.reading.kind == .masdar, other.isVerb, cue.entry.marks.contains(.homograph), !cue.hasPronoun, !cue.hasBi,
        token - owner <= 3
      {
        openings[token] = nil
        continue
      }
      // أعرب عن اعتقاده بأن: the verb's.
      if cue.reading.kind == .masdar, cue.entry.lemma != "قال", other.isVerb, other.entry.takes.contains(.an) {
        openings[token] = nil
        continue
      }
      // رفض العرض قائلا: the participle's, unless the verb is one of saying.
      if cue.isParticiple, cue.entry.lemma == "قال", other.isVerb, !merges(cue, into: other) || isAside(owner, token) {
        openings[owner] = nil
        owners[opening.start] = token
        continue
      }
      // وقال مخاطبا الجنود: “…”: one statement, the verb's.
      if cue.isParticiple, cue.entry.lemma == "خاطب", other.isVerb,
        other.entry.lemma == "قال" || other.entry.marks.contains(.continues)
      {
        openings[token] = nil
        continue
      }
      // أضاف قائلا: the finder joins them.
      if cue.isParticiple, other.isVerb, !cue.entry.marks.contains(.homograph) { continue }
      let isWeaker = cue.entry.marks.contains(.homograph) && !other.entry.marks.contains(.homograph)
      let isNear =
        cue.isVerb && opening.between.count <= 3 && (opening.kind == .clause || complementiser(cue.end) != nil)
        || cue.reading.kind == .masdar && cue.entry.lemma == "قال"
      if isWeaker && !isNear || other.entry.lemma == "قال" && complementiser(opening.start - 1)?.spelling == .inna {
        openings[token] = nil
      } else {
        openings[owner] = nil
        owners[opening.start] = token
      }
    }
  }

  /// `نفى ما تردد عن استقالته، قائلا`: behind a comma the participle goes with the main clause, not with what ما or الذي opens.
  private func isAside(_ verb: Int, _ participle: Int) -> Bool {
    verb > 0 && isComma(participle - 1) && (`is`(verb - 1, "ما") || classes[verb - 1].contains(.relative))
  }

  var tokens: [Token] { document.tokens }

  func occurrence(_ token: Int) -> Names.Occurrence? {
    mention.indices.contains(token) && mention[token] >= 0 ? names.mentions[Int(mention[token])] : nil
  }

  /// أن or إن at this token, unless it is part of a name (`إن بي سي`).
  func complementiser(_ token: Int) -> Complementiser? {
    complementisers.indices.contains(token) ? complementisers[token] : nil
  }

  func kind(ofEntity entity: Int) -> Entity.Kind { names.entities[entity].kind }

  func sentence(of token: Int) -> Range<Int> { document.sentences[Int(tokens[token].sentence)].tokens }

  func `is`(_ token: Int, _ word: StaticString) -> Bool { document.token(token, is: word) }

  func isComma(_ token: Int) -> Bool {
    guard tokens.indices.contains(token), tokens[token].kind == .punctuation else { return false }
    return `is`(token, "،") || `is`(token, ",")
  }

  func isColon(_ token: Int) -> Bool { `is`(token, ":") }

  func isDash(_ token: Int) -> Bool { `is`(token, "-") || `is`(token, "–") || `is`(token, "—") }

  /// Punctuation, sentence ends and symbols: no noun phrase runs over them.
  func isMark(_ token: Int) -> Bool {
    switch tokens[token].kind {
    case .word, .foreign, .number, .address: false
    default: true
    }
  }

  /// `د. فلان`, `م. فلان`: the stop of a title that is one letter.
  func isTitleStop(_ token: Int) -> Bool {
    guard token > 0, `is`(token, "."), sentence(of: token).contains(token + 1) else {
      return false
    }
    return (["د", "ا", "م"] as [StaticString]).contains { `is`(token - 1, $0) }
  }

  /// The quotation that this mark opens.
  func quotation(openedBy token: Int) -> Int? {
    guard tokens.indices.contains(token), tokens[token].kind == .quotationMark, quotation[token] >= 0 else {
      return nil
    }
    var i = Int(quotation[token])
    while document.quotations[i].opening != tokens[token].span {
      guard let parent = document.quotations[i].parent, parent >= 0 else { return nil }
      i = Int(parent)
    }
    return i
  }

  /// The quotation that starts here, with its mark or without (`“…”. لن ننسى”`: the opening mark is lost).
  func quotation(startingAt token: Int) -> Int? {
    if let found = quotation(openedBy: token) { return found }
    guard tokens.indices.contains(token), quotation[token] >= 0 else { return nil }
    let found = Int(quotation[token])
    return document.quotations[found].opening == nil
      && document.quotations[found].content.start == tokens[token].span.start ? found : nil
  }

  /// The quotation that this mark closes.
  func quotation(closedBy token: Int) -> Int? {
    guard tokens.indices.contains(token), tokens[token].kind == .quotationMark, quotation[token] >= 0 else {
      return nil
    }
    var i = Int(quotation[token])
    while document.quotations[i].closing != tokens[token].span {
      guard let parent = document.quotations[i].parent, parent >= 0 else { return nil }
      i = Int(parent)
    }
    return i
  }

  /// The tokens of a quotation's content.
  func tokens(inQuotation quotation: Int) -> Range<Int> { document.tokens(in: document.quotations[quotation].content) }

  /// لكنه, لأنها: a particle with the pronoun of a subject.
  func isPronounBearer(_ token: Int) -> Bool {
    guard classes[token].contains(.subordinator) else { return false }
    return ["نه", "نها", "نهم"].contains { document.folded(token).suffix($0.utf8.count).elementsEqual($0.utf8) }
  }

  /// Whether the language model (when there is one) sees a word of this class in the token.
  func has(_ token: Int, _ upos: UPOS) -> Bool {
    analysis.words(ofToken: token).contains { analysis.words[$0].upos == upos }
  }

  /// Whether the language model sees a finite verb in the token.
  func isVerb(_ token: Int) -> Bool { has(token, .verb) && mention[token] < 0 }

  /// Whether the language model sees a verb in the imperfect in the token.
  func isImperfect(_ token: Int) -> Bool {
    tokens.indices.contains(token)
      && analysis.words(ofToken: token).contains {
        analysis.words[$0].upos == .verb && analysis.words[$0].features.aspect == .imperfect
      }
  }

  /// Whether a preposition is attached to the token's front (`لشبكة`, `بشكل`): sure for بال and لل, else if the model says so.
  func hasAttachedPreposition(_ token: Int) -> Bool {
    guard tokens[token].kind == .word else { return false }
    let folded = document.folded(token)
    if folded.starts(with: Array("بال".utf8)) || folded.starts(with: Array("لل".utf8)), folded.count > 8 { return true }
    let words = analysis.words(ofToken: token)
    guard words.count > 1 else { return false }
    return words.contains { analysis.words[$0].upos == .adp }
  }

  /// 1 where a conjunction (و, ف) is attached to the token's front, as far as the model or the lexicons know; else 0.
  func lettersOfConjunction(_ token: Int) -> Int {
    guard tokens[token].kind == .word,
      mention[token] < 0 || names.mentions[Int(mention[token])].span.start > tokens[token].span.start
    else { return 0 }
    let folded = document.folded(token)
    // لكننا: a conjunction too, but one that is part of what is said.
    guard folded.starts(with: Array("و".utf8)) || folded.starts(with: Array("ف".utf8)) else { return 0 }
    let words = analysis.words(ofToken: token)
    if folded.starts(with: Array("وال".utf8)),
      SourceNouns.shared.holdsWhole(document.foldedBytes, document.foldedRange(token))
    {
      return 0
    }
    if words.count > 1 { return analysis.words[words.lowerBound].upos == .cconj ? 1 : 0 }
    guard folded.count >= 6 else { return 0 }
    if classes[token].contains(.joined) || folded.dropFirst(2).starts(with: Array("ال".utf8)) || `is`(token, "فقد") {
      return 1
    }
    return cues[token].contains(where: \.isJoined) ? 1 : 0
  }

  /// The printed bytes of a token without the first `before` and the last `after` letters (marks go with their letter).
  func span(_ token: Int, without before: Int, _ after: Int) -> ByteSpan {
    let span = tokens[token].span
    guard before > 0 || after > 0 else { return span }
    let bytes = document.text.bytes
    var letters: [Int] = []
    var i = Int(span.start)
    while i < Int(span.end) {
      let (value, next) = decodeScalar(bytes, at: i)
      if ScalarClass(value) == .arabicLetter { letters.append(i) }
      i = next
    }
    guard before + after < letters.count else { return span }
    let end = after > 0 ? letters[letters.count - after] : Int(span.end)
    return ByteSpan(letters[before]..<end)
  }

  func span(_ range: Range<Int>) -> ByteSpan {
    guard let first = range.first, let last = range.last else { return ByteSpan(0..<0) }
    return tokens[first].span.union(tokens[last].span)
  }
}
