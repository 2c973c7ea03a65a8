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
        if i > start, mention[i - 1] >= 0, hasAttachedLi(i),
          names.mentions[Int(mention[i])].span.start > tokens[i].span.start
        {
          break
        }
        let last = mention[i]
        while i < limit, mention[i] == last { i += 1 }
        closed = true
        continue
      }
      if isHashtag(i) || `is`(i, "_") {
        i += 1
        continue
      }
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

  private func startsSomethingElse(_ token: Int) -> Bool {
    if complementiser(token) != nil || isTime[token] { return true }
    // مدير عام الشركة: a part of the title, no year.
    if classes[token].isSuperset(of: [.title, .adverb]), sourceKind(token - 1, isAttached: false) == .role {
      return false
    }
    let kinds: ClauseWords.Classes = [.relative, .subordinator, .particle, .adverb, .pronoun, .demonstrative]
    if !classes[token].isDisjoint(with: kinds) { return true }
    if isVerb(token) { return true }
    if hasAttachedLi(token), let next = occurrence(token), kind(ofEntity: next.entity) == .organization { return true }
    // لشبكة، لصحيفة: the one who is told.
    if hasAttachedLi(token),
      let told = SourceNouns.shared.kind(of: document.foldedBytes, in: document.foldedRange(token), prepositions: true)
    {
      // مدير عام لوزارة, المتحدث الرسمي لشركة: after a role the noun belongs to it.
      return told == .outlet
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
    return kind == nil && !`is`(token + 1, "البلاد") ? nil : token + 2
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
    if word.count > 6, word.starts(with: Array("ال".utf8)) { return true }
    return word.count > 8 && word.dropFirst(2).starts(with: Array("ال".utf8)) && isJoined(token)
  }

  private func isJoined(_ token: Int) -> Bool { document.folded(token).starts(with: Array("و".utf8)) }

  private func hasAttachedLi(_ token: Int) -> Bool {
    tokens[token].kind == .word && document.folded(token).starts(with: Array("ل".utf8))
      && document.folded(token).count > 4
  }

  // MARK: Whom the phrase names

  private func source(core: Range<Int>, before limit: Int, isAttached: Bool) -> SourcePhrase? {
    let names = mentions(in: core)
    // حملة الرئيس فلان, مكتب السيد فلان: the organ speaks, not the one whose it is.
    let isOrgan = occurrence(core.lowerBound) == nil && isOrgan(core.lowerBound, isAttached: isAttached)
    let people = names.filter {
      !isOrgan && kind(ofEntity: $0.occurrence.entity) == .person && isHead($0.tokens.lowerBound, of: core)
    }
    if let last = people.last {
      // فلان وفلان: the first of those who are joined, with the others behind.
      var first = people.count - 1
      while first > 0, isJoinedMention(people[first].tokens.lowerBound) { first -= 1 }
      var found = phrase(core, people.count > 1 ? people[first].occurrence : last.occurrence)
      found.others = people.suffix(from: first + 1).map {
        Statement.Speaker(entity: $0.occurrence.entity, span: $0.occurrence.span, via: .name)
      }
      return found
    }
    // تقديرات الجيش, تقرير وكالة كذا: the one whose words they are speaks.
    if !names.isEmpty, core.count > 1,
      SourceNouns.shared.kind(
        of: document.foldedBytes, in: document.foldedRange(core.lowerBound), prepositions: isAttached) == .utterance,
      let owner = source(
        core: (core.lowerBound + 1)..<core.upperBound, before: limit, isAttached: hasAttachedLi(core.lowerBound + 1)),
      let entity = owner.entity, kind(ofEntity: entity) != .place
    {
      return SourcePhrase(
        tokens: core.lowerBound..<owner.tokens.upperBound, span: owner.span, entity: entity, via: owner.via,
        strength: .name, others: owner.others)
    }
    if let first = names.first, !isGlued(first),
      isHeadOfName(core.lowerBound..<first.tokens.lowerBound, isAttached: isAttached),
      !isPlaceOfOutlet(first, in: core, isAttached: isAttached)
    {
      var found = phrase(core, first.occurrence)
      for other in names.dropFirst() where isJoinedMention(other.tokens.lowerBound) {
        found.others.append(Statement.Speaker(entity: other.occurrence.entity, span: other.occurrence.span, via: .name))
      }
      return found
    }
    if let person = apposition(after: core.upperBound, before: limit) {
      return SourcePhrase(
        tokens: core.lowerBound..<person.tokens.upperBound, span: person.occurrence.span,
        entity: person.occurrence.entity, via: .name,
        strength: .name)
    }
    let head = core.lowerBound
    let isKnown =
      tokens[head].kind == .word
      && SourceNouns.shared.kind(of: document.foldedBytes, in: document.foldedRange(head), prepositions: isAttached)
        != nil
    let letters =
      isAttached && document.folded(head).starts(with: Array("ل".utf8))
      ? document.folded(head).starts(with: Array("لل".utf8)) ? 2 : 1 : lettersOfConjunction(head)
    let start = span(head, without: letters, 0)
    let last = core.upperBound - 1
    let end = span(last, without: 0, complementiser(last)?.letters ?? 0)
    return SourcePhrase(
      tokens: core, span: ByteSpan(start: start.start, end: end.end), entity: nil,
      via: .role, strength: isKnown ? .noun : .guess)
  }

  private func phrase(_ core: Range<Int>, _ occurrence: Names.Occurrence) -> SourcePhrase {
    SourcePhrase(
      tokens: core, span: occurrence.span, entity: occurrence.entity, via: occurrence.via == .role ? .role : .name,
      strength: .name)
  }

  typealias NamedTokens = (tokens: Range<Int>, occurrence: Names.Occurrence)

  func mentions(in range: Range<Int>) -> [NamedTokens] {
    var found: [NamedTokens] = []
    var i = range.lowerBound
    while i < range.upperBound {
      guard let occurrence = occurrence(i) else {
        i += 1
        continue
      }
      let start = i
      while i < range.upperBound, mention[i] == mention[start] { i += 1 }
      found.append((start..<i, occurrence))
    }
    return found
  }

  /// Whether a person's name is what the phrase speaks of, not a genitive in it (`محامي ترامب`, `باسم فلان`).
  private func isHead(_ token: Int, of core: Range<Int>) -> Bool {
    guard token > core.lowerBound else { return true }
    // أحد نواب “فلان”: a mark before the name hides no construct.
    let before = tokens[token - 1].kind == .quotationMark && token - 1 > core.lowerBound ? token - 2 : token - 1
    if mention[before] >= 0 || isMark(before) || hasArticle(before) { return true }
    // كل من فلان وفلان: the preposition belongs to the number.
    if `is`(before, "من"), before > core.lowerBound, `is`(before - 1, "كل") || `is`(before - 1, "كلا") { return true }
    if classes[before].contains(.preposition) || `is`(before, "باسم") { return false }
    // شاهد عيان يدعى فلان.
    if isCalling(before) { return true }
    // A bare noun before a name is a title where it opens the phrase (`الرئيس` has its article; `دكتور`, `رئيس وزراء بلد`).
    return classes[before].contains(.title) || isJoinedMention(token)
  }

  private func isJoinedMention(_ token: Int) -> Bool {
    isJoined(token) && tokens[token].span.start < names.mentions[Int(mention[token])].span.start
  }

  /// Whether only nouns that go with a name stand before it (`صحيفة`, `حركة`, `وزارة`): the name is the speaker, not its genitive.
  private func isHeadOfName(_ before: Range<Int>, isAttached: Bool) -> Bool {
    guard before.count <= 4 else { return false }
    return before.allSatisfy { token in
      if isMark(token) { return tokens[token].kind == .quotationMark || `is`(token, "#") || `is`(token, "_") }
      switch sourceKind(token, isAttached: isAttached && token == before.lowerBound) {
      // An organ of the one who is named (`حكومة الهند`, `مكتب نتنياهو`) is another speaker.
      case .body, .outlet:
        return !isOrgan(token, isAttached: isAttached && token == before.lowerBound)
          || before.last == token && isManagement(token, of: before.upperBound)
      default: return hasArticle(token) && token > before.lowerBound || `is`(token, "انباء") || `is`(token, "ذا")
      }
    }
  }

  /// `عضوةالحزب`: a noun that lost its space stands before the name in the same token.
  private func isGlued(_ name: NamedTokens) -> Bool {
    kind(ofEntity: name.occurrence.entity) != .person
      && name.occurrence.span.start > tokens[name.tokens.lowerBound].span.start + 6
  }

  /// `حكومة الهند`, `لسلطات الإقليم`: the organ of the one who is named is another speaker.
  private func isOrgan(_ token: Int, isAttached: Bool) -> Bool {
    if classes[token].contains(.organ) { return true }
    let word = document.folded(token)
    return isAttached && word.count > 4 && ClauseWords.shared.classes(of: word.dropFirst(2)).contains(.organ)
  }

  /// `صحيفة بوسطن …`: a place behind an outlet's noun is a part of its name, not who speaks.
  private func isPlaceOfOutlet(_ name: NamedTokens, in core: Range<Int>, isAttached: Bool) -> Bool {
    name.tokens.lowerBound > core.lowerBound && kind(ofEntity: name.occurrence.entity) == .place
      && sourceKind(core.lowerBound, isAttached: isAttached) == .outlet
  }

  func sourceKind(_ token: Int, isAttached: Bool) -> SourceNouns.Kind? {
    SourceNouns.shared.kind(of: document.foldedBytes, in: document.foldedRange(token), prepositions: isAttached)
  }

  /// `إدارة شرطة كذا`, `قيادة الجيش`: the head of a body that is named by its own noun is the body.
  private func isManagement(_ token: Int, of name: Int) -> Bool {
    guard `is`(token, "اداره") || `is`(token, "قياده"), let named = occurrence(name),
      kind(ofEntity: named.entity) == .organization
    else { return false }
    return SourceNouns.shared.kind(of: document.foldedBytes, in: document.foldedRange(name)) == .body
  }

  /// The person told after a role and a comma: `مدير الإعلام في الوزارة، العقيد سامي النجار،`.
  private func apposition(after end: Int, before limit: Int) -> NamedTokens? {
    guard end + 1 < limit else { return nil }
    var i = isComma(end) || isDash(end) ? end + 1 : end
    let isCalled = isCalling(i)
    guard i > end || isCalled else { return nil }
    if isCalled { i += 1 }
    while i < limit, i <= end + 5, mention[i] < 0 {
      if isMark(i) || classes[i] != [] && !classes[i].contains(.title) || !cues[i].isEmpty || complementiser(i) != nil
        || isVerb(i)
      {
        return nil
      }
      i += 1
    }
    guard i < limit, let occurrence = occurrence(i), kind(ofEntity: occurrence.entity) == .person else { return nil }
    let start = i
    while i < limit, mention[i] == mention[start] { i += 1 }
    return (start..<i, occurrence)
  }

  /// `يُدعى`, `اسمه`: the name behind is the person's of whom it is said.
  private func isCalling(_ token: Int) -> Bool {
    for word in ["يدعي", "تدعي", "ويدعي", "وتدعي", "اسمه", "اسمها", "واسمه", "واسمها", "يسمي", "تسمي"] as [StaticString]
    where `is`(token, word) { return true }
    return false
  }
}
