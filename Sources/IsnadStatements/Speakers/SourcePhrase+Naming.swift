import IsnadDocument
import IsnadLanguage
import IsnadNames
import IsnadRecords
import IsnadText

/// Whom a noun phrase names.
extension Passage {
  func source(core: Range<Int>, before limit: Int, isAttached: Bool) -> SourcePhrase? {
    let names = mentions(in: core)
    // حملة الرئيس فلان, مكتب السيد فلان: the organ speaks, not the one whose it is.
    let isOrgan = occurrence(core.lowerBound) == nil && isOrgan(core.lowerBound, isAttached: isAttached)
    let people = names.filter {
      !isOrgan && kind(ofEntity: $0.occurrence.entity) == .person && isHead($0.tokens.lowerBound, of: core)
    }
    if let last = people.last {
      // فلان وفلان: the first of those who are joined, with the others behind.
      var first = people.count - 1
      while first > 0, isJoinedPerson(people[first], behind: people[first - 1].tokens.upperBound),
        !isInName(people[first - 1].tokens.lowerBound, of: core)
      { first -= 1 }
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
    if let issuer = issuer(of: core, before: limit, isAttached: isAttached) { return issuer }
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
    // ذات الصحيفة, نفس المصدر.
    let isSame = core.count > 1 && (`is`(core.lowerBound, "ذات") || `is`(core.lowerBound, "نفس"))
    let head = isSame ? core.lowerBound + 1 : core.lowerBound
    let isKnown =
      tokens[head].kind == .word
      && SourceNouns.shared.kind(of: document.foldedBytes, in: document.foldedRange(head), prepositions: isAttached)
        != nil
    // قالها ردا على سؤال: an accusative that no lexicon knows tells how, not who.
    guard isKnown || tokens[head].kind != .word || !isAccusative(head) else { return nil }
    let letters =
      isAttached && document.folded(head).starts(with: Array("ل".utf8))
      ? document.folded(head).starts(with: Array("لل".utf8)) ? 2 : 1 : lettersOfConjunction(head)
    let start = span(core.lowerBound, without: isSame ? 0 : letters, 0)
    // السكان ووكالات الإغاثة: each speaks, the first where no name does.
    if isKnown, let joined = core.dropFirst().first(where: { isJoinedSource($0) }) {
      var found = SourcePhrase(
        tokens: core, span: ByteSpan(start: start.start, end: span(joined - 1, without: 0, 0).end), entity: nil,
        via: .role, strength: .noun)
      if let other = source(core: joined..<core.upperBound, before: limit, isAttached: false) {
        found.others = [Statement.Speaker(entity: other.entity, span: other.span, via: other.via)] + other.others
      }
      return found
    }
    let last = core.upperBound - 1
    let end = span(last, without: 0, complementiser(last)?.letters ?? 0)
    return SourcePhrase(
      tokens: core, span: ByteSpan(start: start.start, end: end.end), entity: nil,
      via: .role, strength: isKnown ? .noun : .guess)
  }

  /// `تقرير صادر عن الوزارة`: whose paper it is speaks.
  private func issuer(of core: Range<Int>, before limit: Int, isAttached: Bool) -> SourcePhrase? {
    let head = core.lowerBound
    let word = document.folded(head)
    // لأحدث تقرير: the document behind the elative.
    let isElative =
      core.count > 1
      && (classes[head].contains(.elative)
        || isAttached && word.count > 4 && ClauseWords.shared.classes(of: word.dropFirst(2)).contains(.elative))
    switch sourceKind(isElative ? head + 1 : head, isAttached: isAttached && !isElative) {
    case .utterance, .document, .outlet: break
    default: return nil
    }
    let end = min(limit, core.upperBound + 1)
    guard
      let issued = (core.lowerBound + 1..<max(core.lowerBound + 1, end)).first(where: { classes[$0].contains(.issued) }
      ), let start = behindIssued(issued, before: limit),
      let owner = source(at: start, before: limit, isClosed: true), owner.strength > .guess
    else { return nil }
    return SourcePhrase(
      tokens: core.lowerBound..<owner.tokens.upperBound, span: owner.span, entity: owner.entity, via: owner.via,
      strength: owner.strength, others: owner.others)
  }

  /// The token behind the عن of `صادر عن`, `صدر في 15 أكتوبر عن`: a time may stand between.
  private func behindIssued(_ issued: Int, before limit: Int) -> Int? {
    var i = issued + 1
    while i + 1 < limit, i < issued + 8, isTime[i] || `is`(i, "في") { i += 1 }
    return i + 1 < limit && `is`(i, "عن") ? i + 1 : nil
  }

  private func isJoinedSource(_ token: Int) -> Bool {
    guard mention[token] < 0, lettersOfConjunction(token) > 0 else { return false }
    switch sourceKind(token, isAttached: false) {
    case .role, .group, .body, .outlet: return true
    default: return false
    }
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
    // رئيسها فلان: with its pronoun the role is definite.
    if hasPossessive(before), sourceKind(before, isAttached: false) == .role { return true }
    // A bare noun before a name is a title where it opens the phrase (`الرئيس` has its article; `دكتور`, `رئيس وزراء بلد`).
    return classes[before].contains(.title) || isJoinedMention(token)
  }

  /// `الوزير فلان والنائبة فلانة`, `فلان و رئيس النقابة فلان`: و stands before the name, or before the role of who bears it.
  private func isJoinedPerson(_ person: NamedTokens, behind end: Int) -> Bool {
    isJoinedMention(person.tokens.lowerBound)
      || (end..<max(end, person.tokens.lowerBound)).contains {
        `is`($0, "و")
          || lettersOfConjunction($0) > 0 && document.folded($0).starts(with: Array("و".utf8))
            && sourceKind($0, isAttached: false) == .role
            && analysis.words[analysis.stem(ofToken: $0)].features.number != .plural
      }
  }

  /// `مركز الملك فلان للإغاثة`: a body called after a person.
  private func isInName(_ person: Int, of core: Range<Int>) -> Bool {
    var before = person - 1
    while before > core.lowerBound, hasArticle(before), sourceKind(before, isAttached: false) == .role { before -= 1 }
    guard before < person - 1, before >= core.lowerBound, mention[before] < 0, tokens[before].kind == .word,
      !hasArticle(before)
    else { return false }
    return sourceKind(before, isAttached: true) == .body
  }

  private func isJoinedMention(_ token: Int) -> Bool {
    isJoined(token) && tokens[token].span.start < names.mentions[Int(mention[token])].span.start
  }

  /// Whether only nouns that go with a name stand before it (`صحيفة`, `حركة`, `وزارة`): the name is the speaker, not its genitive.
  private func isHeadOfName(_ before: Range<Int>, isAttached: Bool) -> Bool {
    guard before.count <= 4 else { return false }
    // إذاعة الجيش, موقع وزارة الصحة: the outlet of the one who is named.
    if let last = before.last, sourceKind(last, isAttached: isAttached && before.count == 1) == .outlet,
      sourceKind(before.upperBound, isAttached: false) == .body
    {
      return false
    }
    return before.allSatisfy { token in
      if isMark(token) { return tokens[token].kind == .quotationMark || `is`(token, "#") || `is`(token, "_") }
      switch sourceKind(token, isAttached: isAttached && token == before.lowerBound) {
      // An organ of the one who is named (`حكومة الهند`, `مكتب نتنياهو`) is another speaker.
      case .body, .outlet:
        return !isOrgan(token, isAttached: isAttached && token == before.lowerBound)
          || before.last == token && isManagement(token, of: before.upperBound)
      default:
        return hasArticle(token) && token > before.lowerBound || `is`(token, "انباء") || `is`(token, "ذا")
          || before.last == token && isManagement(token, of: before.upperBound)
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

  /// `إدارة شرطة كذا`, `قوات الشرطة`: the part of a body that is named by its own noun is the body.
  private func isManagement(_ token: Int, of name: Int) -> Bool {
    guard classes[token].contains(.branch), let named = occurrence(name),
      kind(ofEntity: named.entity) == .organization
    else { return false }
    return SourceNouns.shared.kind(of: document.foldedBytes, in: document.foldedRange(name)) == .body
  }

  /// The person told after a role and a comma: `مدير الإعلام في الوزارة، العقيد سامي النجار،`.
  private func apposition(after end: Int, before limit: Int) -> NamedTokens? {
    guard end + 1 < limit else { return nil }
    let end = commaBehindField(end, before: limit) ?? end
    var i = isComma(end) || isDash(end) ? end + 1 : end
    let isCalled = isCalling(i)
    guard i > end || isCalled else { return nil }
    if isCalled { i += 1 }
    while i < limit, i <= end + 5, mention[i] < 0 {
      if isMark(i) || !classes[i].isSubset(of: [.staff, .branch, .press]) && !classes[i].contains(.title)
        || !cues[i].isEmpty || complementiser(i) != nil
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

  /// `الخبير في شؤون البحر، فلان`: the comma behind what the role is in.
  private func commaBehindField(_ start: Int, before limit: Int) -> Int? {
    guard `is`(start, "في") || `is`(start, "لدي") || `is`(start, "من"), start > 0,
      sourceKind(start - 1, isAttached: false) == .role || has(start - 1, .noun) || has(start - 1, .adj)
    else { return nil }
    for i in (start + 1)..<max(start + 1, min(limit - 1, start + 8)) {
      if isComma(i) { return mention[i + 1] >= 0 || classes[i + 1].contains(.title) ? i : nil }
      if isMark(i) || isVerb(i) || isTime[i] || complementiser(i) != nil || classes[i].contains(.relative)
        || !cues[i].isEmpty || MediumWords.shared.kind(at: i, in: self) != nil
      {
        return nil
      }
    }
    return nil
  }

  /// `يُدعى`, `اسمه`: the name behind is the person's of whom it is said.
  private func isCalling(_ token: Int) -> Bool {
    for word in ["يدعي", "تدعي", "ويدعي", "وتدعي", "اسمه", "اسمها", "واسمه", "واسمها", "يسمي", "تسمي"] as [StaticString]
    where `is`(token, word) { return true }
    return false
  }
}
