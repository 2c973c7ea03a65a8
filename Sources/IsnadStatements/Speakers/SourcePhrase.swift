import IsnadDocument
import IsnadLanguage
import IsnadNames
import IsnadRecords
import IsnadText

/// A noun phrase that can speak: whom it names, and how.
struct SourcePhrase: Sendable {
  /// The whole phrase, appositions included.
  let tokens: Range<Int>
  /// What the record points at: the name where there is one, else the role phrase.
  let span: ByteSpan
  let entity: Int?
  let via: Statement.Speaker.Via
  /// How it was recognised: a name, a noun of the lexicon, or only its place after a cue.
  let strength: Strength
  /// Further speakers (`قال فلان وفلان`).
  var others: [Statement.Speaker] = []
  /// Whether the tree has it for the subject of its cue.
  var isByTree = false

  enum Strength: Int, Sendable, Comparable {
    case guess, noun, name
    static func < (a: Strength, b: Strength) -> Bool { a.rawValue < b.rawValue }
  }

  var speaker: Statement.Speaker { Statement.Speaker(entity: entity, span: span, via: via) }
}

extension Passage {
  /// The source that a noun phrase starting at `start` tells.
  ///
  /// - Parameters:
  ///   - isClosed: whether an object may follow without a mark between (`أكدت الهند دعمها`).
  ///   - isAttached: whether a preposition attached to the first word belongs to the cue (`وفقا لوزارة الصحة`).
  func source(at start: Int, before limit: Int, isClosed: Bool = false, isAttached: Bool = false) -> SourcePhrase? {
    guard start < limit, isAttached || canStart(start) else { return nil }
    // قال #فلان: the mark of a hashtag is no part of the phrase.
    if `is`(start, "#") { return source(at: start + 1, before: limit, isClosed: isClosed) }
    // كل من فلان وفلان.
    if `is`(start, "كل"), `is`(start + 1, "من"), let all = source(at: start + 2, before: limit, isClosed: isClosed) {
      return all
    }
    let end = coreEnd(from: start, before: limit, isClosed: isClosed)
    guard end > start else { return nil }
    return source(core: start..<end, before: limit, isAttached: isAttached)
  }

  private func canStart(_ token: Int) -> Bool {
    if occurrence(token) != nil { return true }
    if `is`(token, "#") { return isHashtag(token) }
    if isMark(token) {
      guard let quotation = quotation(openedBy: token) else { return false }
      return isName(quotation)
    }
    if tokens[token].kind == .number { return true }
    if complementiser(token).map({ !$0.isGlued }) ?? false || isTime[token] { return false }
    let kinds: ClauseWords.Classes = [
      .preposition, .relative, .subordinator, .particle, .adverb, .pronoun, .demonstrative,
    ]
    if !classes[token].isDisjoint(with: kinds) { return false }
    return !hasAttachedPreposition(token)
  }

  /// `#` right before a word.
  private func isHashtag(_ token: Int) -> Bool {
    `is`(token, "#") && token + 1 < tokens.count && tokens[token + 1].kind == .word && !tokens[token + 1].isSpaced
  }

  /// A quotation of a few words around or beside a name: `حركة "حماس"`.
  func isName(_ quotation: Int) -> Bool {
    let inside = tokens(inQuotation: quotation)
    guard inside.count <= 4, !inside.isEmpty else { return false }
    return occurrence(inside.lowerBound) != nil || inside.count == 1
  }

  // MARK: Where the phrase ends

  /// The end of the noun phrase that starts at `start`.
  func coreEnd(from start: Int, before limit: Int, isClosed: Bool) -> Int {
    var i = start
    // A phrase is closed when a definite word or a name stands last: what follows without article is another phrase.
    var closed = false
    while i < limit {
      if mention[i] >= 0 {
        // قال فلان لشبكة كذا: a second name behind an attached ل is the one who is told.
        if i > start, hasAttachedLi(i), names.mentions[Int(mention[i])].span.start > tokens[i].span.start,
          mention[i - 1] >= 0 || isPress(i) && !isStaff(i - 1) && !isPaper(i - 1)
        {
          break
        }
        if i > start, isPress(i), `is`(i - 1, "ل"), !isStaff(i - 2) { return i - 1 }
        let last = mention[i]
        while i < limit, mention[i] == last { i += 1 }
        closed = true
        continue
      }
      if isHashtag(i) || `is`(i, "_") || i > start && isTitleStop(i) {
        i += 1
        continue
      }
      if i == start, classes[i].contains(.alone), i + 1 < limit, hasArticle(i + 1), !`is`(i + 1, "الاخر") {
        return i + 1
      }
      if i > start, isToldPeople(i, by: start) { break }
      // مسؤولون لـ “صحيفة كذا”.
      if i > start, `is`(i, "ل"), quotation(openedBy: i + 1) != nil, !isStaff(i - 1), !isPaper(i - 1) { break }
      if isMark(i) {
        guard let end = bracketEnd(i, before: limit) ?? nameQuotationEnd(i, before: limit) else { break }
        i = end
        closed = true
        continue
      }
      // التقاريرأن: the clause begins in the same token.
      if complementiser(i)?.isGlued == true { return i + 1 }
      if i > start, startsSomethingElse(i) { break }
      if i > start, closed, isWithBi(i, before: limit) { break }
      if i > start, classes[i].contains(.preposition) {
        guard let end = phraseOfPlace(i, before: limit) else { break }
        i = end
        closed = true
        continue
      }
      let isDefinite = hasArticle(i)
      if isClosed, closed, i > start, !isDefinite, !hasAttachedLi(i), lettersOfConjunction(i) == 0 { break }
      // صدم الرجل أتباعه: behind a definite noun one with a pronoun is another's object.
      if closed, i > start, !isDefinite, hasPossessive(i), has(i, .noun), has(i, .pron) { break }
      closed = isDefinite
      i += 1
    }
    return i
  }

  /// `قال قائد الحرس لجنود الكتيبة`: several people behind an attached ل are told by the one whose role stands first.
  private func isToldPeople(_ token: Int, by head: Int) -> Bool {
    guard hasAttachedLi(token), mention[token] < 0, sourceKind(head, isAttached: false) == .role else { return false }
    let kind = sourceKind(token, isAttached: true)
    guard kind == .group || kind == .role else { return false }
    let word = document.folded(token)
    return kind == .group || analysis.words[analysis.stem(ofToken: token)].features.number == .plural
      || word.suffix(4).elementsEqual("ين".utf8)
  }

  private func startsSomethingElse(_ token: Int) -> Bool {
    if complementiser(token) != nil || isTime[token] { return true }
    // أصدر المكتب تقريرًا: a tanwin on an alef marks an object.
    if isAccusative(token) { return true }
    // قالت الوكالة نقلا عن مسؤول: from whom it has it is another.
    if prepositionalCues[token] != nil { return true }
    // مدير عام الشركة: a part of the title, no year.
    if classes[token].isSuperset(of: [.title, .adverb]), sourceKind(token - 1, isAttached: false) == .role {
      return false
    }
    let kinds: ClauseWords.Classes = [.relative, .subordinator, .particle, .adverb, .pronoun, .demonstrative]
    if !classes[token].isDisjoint(with: kinds) { return true }
    if isVerb(token) { return true }
    // لشبكة، لصحيفة: the one who is told.
    if hasAttachedLi(token),
      let told = SourceNouns.shared.kind(of: document.foldedBytes, in: document.foldedRange(token), prepositions: true)
    {
      // قالت هالة الدالي للجمهور: no noun hangs on a person's name.
      if mention[token - 1] >= 0, kind(ofEntity: names.mentions[Int(mention[token - 1])].entity) == .person {
        return true
      }
      // مدير عام لوزارة, المتحدث الرسمي لشركة: after a role the noun belongs to it.
      let isOutlet = told == .outlet || told == .body && isPress(token + 1)
      return isOutlet && !isStaff(token - 1) && !isPaper(token - 1)
        || SourceNouns.shared.kind(of: document.foldedBytes, in: document.foldedRange(token - 1)) == nil
          && !hasArticle(token - 1)
    }
    return cues[token].contains {
      $0.isParticiple && ($0.reading.isFeminine == false || $0.isJoined) || $0.isVerb && $0.isJoined
    }
  }

  /// `حذر المحللون بإبعاد …`: behind a definite noun ب with a masdar is the verb's, not the noun's (`الشرطة بمدينة كذا`).
  private func isWithBi(_ token: Int, before limit: Int) -> Bool {
    guard startsWithBi(token), !`is`(token, "باسم"), token + 1 < limit, mention[token + 1] < 0 else { return false }
    return SourceNouns.shared.kind(of: document.foldedBytes, in: document.foldedRange(token), prepositions: true) == nil
  }

  /// `في غزة`, `من الأمم المتحدة`, `في الجيش`: a preposition with a name or a noun of the lexicon belongs to the phrase.
  private func phraseOfPlace(_ token: Int, before limit: Int) -> Int? {
    guard `is`(token, "في") || `is`(token, "من") || `is`(token, "لدي"), token + 1 < limit, !isTime[token + 1] else {
      return nil
    }
    if occurrence(token + 1) != nil { return token + 1 }
    guard MediumWords.shared.kind(at: token + 1, in: self) == nil, !isMark(token + 1) else { return nil }
    let kind = SourceNouns.shared.kind(of: document.foldedBytes, in: document.foldedRange(token + 1))
    // مسؤول في صناعة السياحة, موظف في المطار: what an unnamed person is in.
    let isField =
      `is`(token, "في") && token > 0 && !hasArticle(token - 1) && sourceKind(token - 1, isAttached: false) == .role
      && has(token + 1, .noun) && !classes[token + 1].contains(.occasion) && !hasPossessive(token + 1)
    return kind == nil && !`is`(token + 1, "البلاد") && !isField ? nil : token + 2
  }

  /// `(المتقاعد)`: a short bracket inside the phrase.
  private func bracketEnd(_ token: Int, before limit: Int) -> Int? {
    guard `is`(token, "(") else { return nil }
    return (token..<min(limit, token + 8)).first { `is`($0, ")") }.map { $0 + 1 }
  }

  private func nameQuotationEnd(_ token: Int, before limit: Int) -> Int? {
    // الزوج”فلان": a name alone between two marks, whatever pair they make.
    if tokens[token].kind == .quotationMark, token + 1 < limit, mention[token + 1] >= 0 {
      var end = token + 1
      while end < limit, mention[end] == mention[token + 1] { end += 1 }
      if end < limit, tokens[end].kind == .quotationMark { return end + 1 }
    }
    guard let quotation = quotation(openedBy: token), isName(quotation) else { return nil }
    let end = tokens(inQuotation: quotation).upperBound + (document.quotations[quotation].closing == nil ? 0 : 1)
    return end <= limit ? end : nil
  }

  func hasArticle(_ token: Int) -> Bool {
    let word = document.folded(token)
    let isLong = word.count > 6 && word.starts(with: Array("ال".utf8))
    guard isLong || word.count > 8 && word.dropFirst(2).starts(with: Array("ال".utf8)) && isJoined(token) else {
      return false
    }
    // إلغاء, التزام: the letters are the noun's own.
    let start = Int(tokens[token].span.start) + (isLong ? 0 : 2)
    let letter = document.text.bytes[start + 1]
    return letter != 0xA3 && letter != 0xA5 && !classes[token].contains(.bare)
  }

  func isJoined(_ token: Int) -> Bool { document.folded(token).starts(with: Array("و".utf8)) }

  func hasAttachedLi(_ token: Int) -> Bool {
    tokens[token].kind == .word && document.folded(token).starts(with: Array("ل".utf8))
      && document.folded(token).count > 4
  }
}
