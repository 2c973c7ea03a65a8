import IsnadDocument
import IsnadNames
import IsnadRecords
import IsnadText

/// Whom a noun phrase without a name stands for: `الشرطة` after `شرطة بورتلاند`, `الوزير` after `وزير الدفاع فلان`.
struct Referents {
  /// A name, and a noun that was said of it.
  private struct Bearer {
    let entity: Int
    let token: Int
    /// The word behind the noun (الدفاع in وزير الدفاع); empty for none.
    let modifier: [UInt8]
  }

  struct Answer {
    let entity: Int
    let confidence: Confidence
    let reason: String
  }

  private let passage: Passage
  private let genders: Genders
  private var bearers: [[UInt8]: [Bearer]] = [:]
  /// By a title of several words (`وزير خارجية البلد`), all those before whose names it stands.
  private var titles: [[UInt8]: Set<Int>] = [:]
  /// How often each entity is named.
  private var counts: [Int: Int] = [:]
  /// Where a noun brings in somebody who stays unnamed (`متحدث باسم الوزارة`).
  private var unnamed: [[UInt8]: [Int]] = [:]
  /// The entities named, each once, by the token of its first mention.
  private var named: [(token: Int, entity: Int)] = []
  private var firstMention: [Int: Int] = [:]
  /// The persons whose names begin with a word; nil where several do.
  private var given: [[UInt8]: Int?] = [:]
  /// On which pages each entity is named: what is on another page belongs to another article.
  private var pages: [Int: Set<Int>] = [:]

  /// How many earlier bearers of a noun are looked at.
  private static let memory = 64

  /// - Complexity: linear in the text.
  init(_ passage: Passage, _ genders: Genders) {
    self.passage = passage
    self.genders = genders
    for occurrence in passage.names.mentions where occurrence.via == .name {
      let tokens = passage.document.tokens(in: occurrence.span)
      guard !tokens.isEmpty else { continue }
      counts[occurrence.entity, default: 0] += 1
      pages[occurrence.entity, default: []].insert(passage.document.page(ofToken: tokens.lowerBound))
      if firstMention[occurrence.entity] == nil {
        firstMention[occurrence.entity] = tokens.lowerBound
        named.append((tokens.lowerBound, occurrence.entity))
      }
      noteGivenName(occurrence, tokens)
      note(occurrence.entity, tokens)
    }
    for token in passage.tokens.indices where passage.mention[token] < 0 && isIntroduction(token) {
      unnamed[noun(token), default: []].append(token)
    }
  }

  private mutating func noteGivenName(_ occurrence: Names.Occurrence, _ tokens: Range<Int>) {
    guard tokens.count > 1, passage.kind(ofEntity: occurrence.entity) == .person else { return }
    let before = Int(occurrence.span.start - passage.tokens[tokens.lowerBound].span.start)
    let word = Array(passage.document.folded(tokens.lowerBound).dropFirst(before))
    if let other = given[word] {
      if other != occurrence.entity { given[word] = .some(nil) }
    } else {
      given[word] = occurrence.entity
    }
  }

  /// The only person whose name of several words begins with the word at a token.
  func person(named token: Int) -> Int? { given[Array(passage.document.folded(token))] ?? nil }

  // MARK: What is said of a name

  private mutating func note(_ entity: Int, _ tokens: Range<Int>) {
    let kind = passage.kind(ofEntity: entity)
    guard kind == .person || kind == .organization else { return }
    if kind == .organization {
      // إدارة شرطة بورتلاند: the first nouns of the name itself.
      for token in tokens.prefix(2) where tokens.count > 1 && sourceKind(token) != nil { add(token, for: entity) }
    }
    if let head = headBefore(tokens.lowerBound, kind) {
      add(head, for: entity)
      if kind == .person, tokens.lowerBound - head > 1 {
        titles[title(head..<tokens.lowerBound), default: []].insert(entity)
      }
    }
    // فلان، وزير الدفاع، … and X، وهي شركة …
    var i = tokens.upperBound
    guard passage.tokens.indices.contains(i), passage.isComma(i) else { return }
    i += 1
    while i < passage.tokens.count, i < tokens.upperBound + 4, passage.classes[i].contains(.pronoun) || isOneOf(i) {
      i += 1
    }
    if i < passage.tokens.count, let source = sourceKind(i), fits(source, kind), passage.mention[i] < 0 {
      add(i, for: entity)
    }
  }

  private func isOneOf(_ token: Int) -> Bool {
    for word in ["وهو", "وهي", "احد", "احدي", "اكبر"] as [StaticString] where passage.is(token, word) { return true }
    return false
  }

  /// The noun that opens the phrase in which a name stands last: the role of a person, the kind of an organization.
  private func headBefore(_ name: Int, _ kind: Entity.Kind) -> Int? {
    var head: Int?
    var i = name - 1
    while i >= 0, name - i <= 7 {
      if passage.mention[i] >= 0 {
        // وزير الدفاع الأمريكي: names inside a person's title.
        guard kind == .person, passage.kind(ofEntity: passage.names.mentions[Int(passage.mention[i])].entity) != .person
        else { break }
        i -= 1
        continue
      }
      // الناشطة الحقوقية، فلانة: a comma between a person's role and name.
      let isAside = kind == .person && head == nil && passage.isComma(i) && name - i <= 2
      if passage.tokens[i].kind == .quotationMark || passage.is(i, "#") || isAside {
        i -= 1
        continue
      }
      guard passage.tokens[i].kind == .word, !passage.isVerb(i), passage.cues[i].first?.isVerb != true,
        passage.classes[i].isDisjoint(with: [.preposition, .relative, .subordinator, .particle, .pronoun, .adverb]),
        passage.complementiser(i) == nil
      else { break }
      if let source = sourceKind(i), fits(source, kind) {
        head = i
        // An organization is what the nearest noun says; a person what the first one does (نائب رئيس الشركة).
        if kind == .organization { break }
      }
      i -= 1
    }
    return head
  }

  private func fits(_ source: SourceNouns.Kind, _ kind: Entity.Kind) -> Bool {
    switch source {
    case .role: kind == .person
    case .body, .outlet: kind == .organization
    case .group, .document, .utterance, .quantity: false
    }
  }

  private func sourceKind(_ token: Int) -> SourceNouns.Kind? {
    guard passage.tokens[token].kind == .word else { return nil }
    return SourceNouns.shared.kind(
      of: passage.document.foldedBytes, in: passage.document.foldedRange(token), prepositions: true)
  }

  private mutating func add(_ token: Int, for entity: Int) {
    let noun = noun(token)
    let next = token + 1
    let hasModifier =
      passage.tokens.indices.contains(next) && passage.tokens[next].kind == .word
      && (passage.mention[next] < 0
        ? passage.hasArticle(next) : passage.names.mentions[Int(passage.mention[next])].entity != entity)
    if bearers[noun]?.last.map({ $0.entity == entity && $0.token == token }) == true { return }
    bearers[noun, default: []].append(
      Bearer(entity: entity, token: token, modifier: hasModifier ? modifier(next) : []))
  }

  /// The word behind a noun, or whom it names.
  private func modifier(_ token: Int) -> [UInt8] {
    passage.mention[token] >= 0
      ? Array(passage.names.entities[passage.names.mentions[Int(passage.mention[token])].entity].name.utf8)
      : noun(token)
  }

  /// The words of a title, marks left out.
  private func title(_ phrase: Range<Int>) -> [UInt8] {
    var title: [UInt8] = []
    for token in phrase.prefix(12) where !passage.isMark(token) { title += noun(token) + [0x20] }
    return title
  }

  /// `متحدث باسم …`: a noun without article that no name stands behind.
  private func isIntroduction(_ token: Int) -> Bool {
    guard passage.tokens[token].kind == .word, !passage.hasArticle(token), sourceKind(token) == .role else {
      return false
    }
    return !(token + 1..<min(token + 6, passage.tokens.count)).contains {
      passage.mention[$0] >= 0
        && passage.kind(ofEntity: passage.names.mentions[Int(passage.mention[$0])].entity) == .person
    }
  }

  /// A word's folded letters without conjunction, preposition and article.
  private func noun(_ token: Int) -> [UInt8] {
    var word = passage.document.folded(token)
    if word.count > 6, passage.lettersOfConjunction(token) == 1 { word = word.dropFirst(2) }
    if word.count > 8, word.starts(with: Referents.li + Referents.li) { return Array(word.dropFirst(4)) }
    if word.count > 8, word.starts(with: Referents.li) || word.starts(with: Referents.bi),
      word.dropFirst(2).starts(with: Referents.al)
    {
      word = word.dropFirst(2)
    }
    if word.count > 6, word.starts(with: Referents.al) { word = word.dropFirst(4) }
    return Array(word)
  }

  private static let al = Array("ال".utf8)
  private static let li = Array("ل".utf8)
  private static let bi = Array("ب".utf8)
  /// ة, as it is folded.
  private static let ta = Array("ه".utf8)

  // MARK: Who is meant

  /// The one that a definite phrase without a name stands for.
  func entity(of phrase: Range<Int>) -> Answer? {
    guard let answer = referent(of: phrase),
      pages[answer.entity]?.contains(passage.document.page(ofToken: phrase.lowerBound)) ?? false
    else { return nil }
    return answer
  }

  private func referent(of phrase: Range<Int>) -> Answer? {
    guard let head = phrase.first, passage.tokens[head].kind == .word else { return nil }
    // A name in it makes it somebody else's office or house (`مكتب فلان`).
    let hasName = phrase.contains { passage.mention[$0] >= 0 }
    let isDefinite = phrase.prefix(4).contains { passage.hasArticle($0) }
    let concord = passage.concord(ofNoun: head)
    guard isDefinite || hasName, !concord.isPlural, !isCalled(phrase) else { return nil }
    if phrase.count > 1, let bearers = titles[title(phrase)], bearers.count == 1, let entity = bearers.first,
      agrees(entity, concord)
    {
      return Answer(entity: entity, confidence: .medium, reason: "the same title stands before \(name(entity))'s name")
    }
    if let role = passage.names.roles(in: passage.span(phrase)).first.map({ passage.names.roles[$0] }),
      let entity = role.entity, passage.document.tokens(in: role.span).lowerBound == head,
      agrees(entity, concord), !isTakenOver(noun(head), since: firstMention[entity] ?? 0, before: head)
    {
      return Answer(entity: entity, confidence: .medium, reason: "the title was \(name(entity))'s before")
    }
    // عضوة مجلس الشيوخ: with a name behind the noun only who was called just so is meant.
    guard !hasName else {
      guard phrase.count > 1, passage.mention[head + 1] < 0 else { return byNoun(head, phrase, concord) }
      // الزعيم السابق لحزب كذا: a definite noun, whatever is named behind it.
      return passage.hasArticle(head) ? byLoneliness(head, phrase, concord) : nil
    }
    return byNoun(head, phrase, concord) ?? byLoneliness(head, phrase, concord)
  }

  /// `السيد بون`: behind a definite noun a word without article is a name of its own, known or not.
  private func isCalled(_ phrase: Range<Int>) -> Bool {
    guard let head = phrase.first, phrase.count > 1, passage.hasArticle(head) else { return false }
    let next = head + 1
    return passage.tokens[next].kind == .word && passage.mention[next] < 0 && !passage.hasArticle(next)
      && passage.classes[next].isEmpty && !passage.hasAttachedPreposition(next) && !passage.is(next, "باسم")
  }

  private func byNoun(_ head: Int, _ phrase: Range<Int>, _ concord: Concord) -> Answer? {
    let noun = noun(head)
    guard let all = bearers[noun] else { return nil }
    let modifier = phrase.count > 1 && !passage.hasArticle(head) ? self.modifier(head + 1) : []
    let country = passage.names.adjectives(in: passage.span(phrase)).first.map { passage.names.adjectives[$0].country }
    func isMeant(_ bearer: Bearer) -> Bool {
      guard agrees(bearer.entity, concord) else { return false }
      if let country, let own = passage.names.entities[bearer.entity].country, own != country { return false }
      return modifier.isEmpty || modifier == bearer.modifier
        || bearer.modifier.isEmpty && sourceKind(head) != .role && passage.mention[head + 1] < 0
    }
    let before = all.prefix { $0.token < head }.suffix(Self.memory).reversed().filter(isMeant)
    if let nearest = before.first {
      guard !isTakenOver(noun, since: nearest.token, before: head) else { return nil }
      let isOnly = before.allSatisfy { $0.entity == nearest.entity }
      return Answer(
        entity: nearest.entity, confidence: isOnly ? .medium : .low,
        reason: "\(name(nearest.entity)) was called so before")
    }
    // A headline speaks of who is named below it.
    let after = all.drop { $0.token < head }.prefix(Self.memory).filter(isMeant)
    guard let next = after.first, after.allSatisfy({ $0.entity == next.entity }),
      !isPersonNoun(head) || named.first.map({ $0.token > head }) ?? true
        || !modifier.isEmpty && sourceKind(head + 1) != nil,
      passage.document.paragraphs.first.map({ $0.contains(passage.tokens[head].span) }) ?? false || !modifier.isEmpty
    else { return nil }
    return Answer(entity: next.entity, confidence: .low, reason: "\(name(next.entity)) is called so below")
  }

  /// The only one named so far who can be meant.
  private func byLoneliness(_ head: Int, _ phrase: Range<Int>, _ concord: Concord) -> Answer? {
    guard let kind = ReferentNouns.shared.kind(of: noun(head)[...]), kind != .honorific,
      passage.hasArticle(head) || kind == .star && isDescription(phrase)
    else { return nil }
    let wanted: Entity.Kind = kind == .body ? .organization : .person
    let country = passage.names.adjectives(in: passage.span(phrase)).first.map { passage.names.adjectives[$0].country }
    let before = named.prefix(Self.memory).prefix { $0.token < head }.filter {
      passage.kind(ofEntity: $0.entity) == wanted && agrees($0.entity, concord)
        && (country == nil || passage.names.entities[$0.entity].country.map { $0 == country } ?? true)
        && (kind != .body || isOfSort($0.entity, namedAt: $0.token, head))
    }
    let isOnly = before.count == 1
    guard let meant = isOnly ? before.first : kind == .office ? nil : topic(of: before), bearers[noun(head)] == nil,
      !isTakenOver(noun(head), since: isOnly ? meant.token : -1, before: head)
    else { return nil }
    return Answer(
      entity: meant.entity, confidence: .low,
      reason: isOnly
        ? "\(name(meant.entity)) is the only one named so far" : "the article speaks of \(name(meant.entity))")
  }

  /// `مغني الراب`, `بطل العالم`: a noun made definite by the one behind it.
  private func isDescription(_ phrase: Range<Int>) -> Bool {
    phrase.count > 1 && passage.mention[phrase.lowerBound + 1] < 0 && passage.hasArticle(phrase.lowerBound + 1)
      && !passage.hasPossessive(phrase.lowerBound)
  }

  /// The one of whom the article speaks: named at least thrice, and twice as often as any other.
  private func topic(of named: [(token: Int, entity: Int)]) -> (token: Int, entity: Int)? {
    let sorted = named.enumerated().sorted {
      (-counts[$0.element.entity, default: 0], $0.offset) < (-counts[$1.element.entity, default: 0], $1.offset)
    }
    guard sorted.count > 1 else { return named.first }
    let first = counts[sorted[0].element.entity, default: 0]
    return first >= 3 && first >= 2 * counts[sorted[1].element.entity, default: 0] ? sorted[0].element : nil
  }

  /// The person named most often before a token whom a test fits; of several the last one.
  func speakable(before token: Int, where fits: (Int) -> Bool) -> Int? {
    let page = passage.document.page(ofToken: token)
    let before = named.prefix(Self.memory).prefix { $0.token < token }.filter {
      passage.kind(ofEntity: $0.entity) == .person && pages[$0.entity]?.contains(page) ?? false && fits($0.entity)
    }
    return before.enumerated().max {
      (counts[$0.element.entity, default: 0], $0.offset) < (counts[$1.element.entity, default: 0], $1.offset)
    }?.element.entity
  }

  /// `معاليه`, `سموه`.
  func isHonorific(_ head: Int) -> Bool {
    guard passage.hasPossessive(head) else { return false }
    let word = noun(head)
    return ReferentNouns.shared.kind(of: word.dropLast(2)) == .honorific
      || ReferentNouns.shared.kind(of: (word.dropLast(4) + Referents.ta)[...]) == .honorific
  }

  /// `اللاعب`, `الوزيرة`: a noun that stands for a person named before.
  func isPersonNoun(_ head: Int) -> Bool {
    let kind = ReferentNouns.shared.kind(of: noun(head)[...])
    return kind == .person || kind == .star || kind == .office
  }

  /// Whether an organization may be what the noun says: no armed group is a newspaper.
  private func isOfSort(_ entity: Int, namedAt token: Int, _ head: Int) -> Bool {
    // الجيش is no الوكالة: what its own name calls it.
    switch sourceKind(token) {
    case .body, .outlet: if noun(token) != noun(head) { return false }
    case .role, .group, .document, .utterance, .quantity, nil: break
    }
    guard passage.names.profiles.indices.contains(entity), let sector = passage.names.profiles[entity].sector else {
      return true
    }
    switch sourceKind(head) {
    case .outlet: return sector == "MED"
    case .body: return sector != "MED"
    default: return true
    }
  }

  /// Whether somebody unnamed has been brought in by the same noun since.
  private func isTakenOver(_ noun: [UInt8], since start: Int, before end: Int) -> Bool {
    unnamed[noun]?.suffix(Self.memory).contains { $0 > start && $0 < end } ?? false
  }

  private func agrees(_ entity: Int, _ concord: Concord) -> Bool {
    guard passage.kind(ofEntity: entity) == .person, let isFeminine = concord.isFeminine else { return true }
    switch genders[entity] {
    case .feminine: return isFeminine
    case .masculine: return !isFeminine
    case .unknown: return true
    }
  }

  private func name(_ entity: Int) -> String { passage.names.entities[entity].name }
}
