import IsnadDocument
import IsnadRecords
import IsnadText

/// Works out which names speak of the same person, organisation, place or group.
///
/// Listed names go by their list entry. Persons are first made of their full names; a family name alone then goes to the
/// person last spoken of who bears it. Unknown names are one where their words are spellings of each other.
struct EntityLinker {
  let document: Document
  let gazetteer: Gazetteer
  private var drafts: [Draft] = []
  private var ofEntry: [Int: Int] = [:]
  /// Drafts that hold a word, by its exact folded form.
  private var ofWord = WordOwners()
  /// The state that a nationality adjective at a token tells.
  private var states: [Int: String] = [:]

  private struct Draft {
    var kind: Entity.Kind
    var entry: Int?
    /// The folded words of the fullest name.
    var words: [[UInt8]]
    var gender: Names.Gender
    var mentions: [ByteSpan] = []
    var rule: Candidate.Rule
    var title: Titles.Title?
    var country: String?
    var sector: String?
    var roles: [ByteSpan] = []
    var lastSeen: Int32 = -1
    /// Whether the article calls the person by this one name alone.
    var isCalledShort = false
    /// Places where a translation turned the name into a word.
    var damaged: [ByteSpan] = []
  }

  init(_ document: Document, _ gazetteer: Gazetteer) {
    self.document = document
    self.gazetteer = gazetteer
  }

  mutating func link(_ candidates: [Candidate], roles: [NameFinder.RolePhrase], adjectives: [NameFinder.AdjectivePlace])
    -> Names
  {
    for place in adjectives { states[place.token] = gazetteer.countryCodes[place.adjective.country] }
    var owner = Array(repeating: -1, count: candidates.count)
    for (i, candidate) in candidates.enumerated() {
      if i > 0, owner[i - 1] >= 0, isAbbreviation(candidate, of: candidates[i - 1]) {
        owner[i] = owner[i - 1]
        for word in words(candidate) { ofWord.add(word, owner[i]) }
      } else if isFull(candidate) {
        owner[i] = draft(for: candidate)
      }
    }
    // Mentions are dealt out in reading order, so that «the person last spoken of» is known.
    for (i, candidate) in candidates.enumerated() {
      if owner[i] < 0 { owner[i] = draftOfShort(candidate) }
      drafts[owner[i]].mentions.append(candidate.span)
      drafts[owner[i]].lastSeen = candidate.span.start
      if drafts[owner[i]].title == nil { drafts[owner[i]].title = candidate.title }
      if drafts[owner[i]].gender == .unknown { drafts[owner[i]].gender = candidate.gender }
    }
    for mention in TranslatedMentions(document: document).find(among: candidates) {
      drafts[owner[mention.candidate]].damaged.append(mention.span)
    }
    for role in roles {
      guard let candidate = role.candidate, !role.isOwned(by: candidates[candidate], in: document) else { continue }
      // نائب المدعي العام: the title inside is not another one of his.
      if drafts[owner[candidate]].roles.last?.contains(role.span) != true {
        drafts[owner[candidate]].roles.append(role.span)
      }
      drafts[owner[candidate]].country = drafts[owner[candidate]].country ?? role.country
      drafts[owner[candidate]].sector = drafts[owner[candidate]].sector ?? Titles.embedded.sector(role.title)
    }
    return names(candidates, owner, roles, adjectives)
  }

  private func isFull(_ candidate: Candidate) -> Bool {
    candidate.kind != .person || (candidate.entry != nil && !candidate.isShort) || candidate.tokens.count > 1
  }

  /// `حزب العمال (PKK)`: a name alone in brackets right behind an organisation's is its short form, unless the lists know both
  /// and know better.
  private func isAbbreviation(_ candidate: Candidate, of name: Candidate) -> Bool {
    let open = name.tokens.upperBound
    let close = candidate.tokens.upperBound
    guard name.kind == .organization, candidate.kind == .organization, candidate.tokens.lowerBound == open + 1,
      close < document.tokens.count, document.token(open, is: "("), document.token(close, is: ")")
    else { return false }
    return name.entry == nil || candidate.entry == nil
  }

  private func words(_ candidate: Candidate) -> [[UInt8]] {
    var bytes: [UInt8] = []
    var words: [[UInt8]] = []
    for token in candidate.tokens {
      if candidate.rule == .hashtag, document.token(token, is: "_") { continue }
      let span = document.tokens[token].span
      bytes.removeAll(keepingCapacity: true)
      Folding.folded.append(
        document.text.bytes, max(span.start, candidate.span.start).range(to: min(span.end, candidate.span.end)),
        to: &bytes)
      words.append(bytes)
    }
    if candidate.entry == nil, let last = words.last, let bare = withoutGlued(last) { words[words.count - 1] = bare }
    return words
  }

  /// `كلاركإن`: a name to which a lost space has glued the word behind it, where the lists know the name and not the whole.
  private func withoutGlued(_ word: [UInt8]) -> [UInt8]? {
    let whole = WordFacts(word, 0..<word.count)
    guard whole.zipf == 0, !whole.isUnit else { return nil }
    for particle in Self.particles
    where word.count >= particle.count + 6 && word.suffix(particle.count).elementsEqual(particle) {
      let rest = word.count - particle.count
      if WordFacts(word, 0..<rest).foreign >= 2 || WordFacts(word, 0..<rest).strongest >= 4 {
        return Array(word[..<rest])
      }
    }
    return nil
  }

  private static let particles = ["بان", "ان", "في", "من", "عن"].map { Array($0.utf8) }

  /// The draft of a full name: its list entry's, one whose words are spellings of its words, or a new one.
  private mutating func draft(for candidate: Candidate) -> Int {
    if let entry = candidate.entry {
      if let known = ofEntry[entry] { return known }
      let number = make(candidate)
      ofEntry[entry] = number
      return number
    }
    let words = words(candidate)
    if let last = words.last {
      for number in ofWord.owners(of: last)
      where drafts[number].kind == candidate.kind && match(drafts[number].words, words) {
        if words.count > drafts[number].words.count { drafts[number].words = words }
        return number
      }
    }
    return make(candidate)
  }

  /// Two full names of one person: the same family name, and given names that don't differ.
  private func match(_ a: [[UInt8]], _ b: [[UInt8]]) -> Bool {
    guard let lastOfA = a.last, let lastOfB = b.last, SpellingMatch.same(lastOfA, lastOfB) else { return false }
    guard a.count > 1, b.count > 1 else { return a.count == b.count }
    if SpellingMatch.same(a[0], b[0]) { return true }
    // عبد اللهيان after حسين أمير عبد اللهيان: the end of the longer name.
    let (short, long) = a.count < b.count ? (a, b) : (b, a)
    return short.count < long.count && long.suffix(short.count).elementsEqual(short)
  }

  /// The draft that a family name or a given name alone speaks of.
  private mutating func draftOfShort(_ candidate: Candidate) -> Int {
    let words = words(candidate)
    let word = words.last ?? []
    var best: Int?
    var isBestExact = false
    for number in ofWord.owners(of: word) where drafts[number].kind == .person {
      let bearer = drafts[number]
      // Who bears the very spelling goes before who bears another one; then who was called so before: a relative who comes in by
      // a full name does not take the short one over.
      let isExact = bearer.words.contains(word)
      guard
        isExact || bearer.words.contains(where: { SpellingMatch.same($0, word) })
          || bearer.entry != nil && bearer.entry == candidate.entry
      else { continue }
      let isBetter =
        best.map { other in
          if isExact != isBestExact { return isExact }
          // السيد بلاسكو is rather not السيدة بلاسكو.
          let (fits, otherFits) = (agrees(candidate, bearer), agrees(candidate, drafts[other]))
          if fits != otherFits { return fits }
          if drafts[other].isCalledShort != bearer.isCalledShort { return bearer.isCalledShort }
          return drafts[other].lastSeen < bearer.lastSeen
        } ?? true
      if isBetter {
        best = number
        isBestExact = isExact
      }
    }
    if let best {
      drafts[best].isCalledShort = true
      return best
    }
    if let entry = candidate.entry, let known = ofEntry[entry] { return known }
    let number = make(candidate)
    if let entry = candidate.entry { ofEntry[entry] = number }
    return number
  }

  private func agrees(_ candidate: Candidate, _ bearer: Draft) -> Bool {
    candidate.gender == .unknown || bearer.gender == .unknown || candidate.gender == bearer.gender
  }

  private mutating func make(_ candidate: Candidate) -> Int {
    let entry = candidate.entry.map { gazetteer.entries[$0] }
    let words = words(candidate)
    let number = drafts.count
    drafts.append(
      Draft(
        kind: candidate.kind, entry: candidate.entry, words: words, gender: entry?.gender ?? candidate.gender,
        rule: candidate.rule,
        title: candidate.title, country: entry?.country ?? state(in: candidate),
        sector: entry?.sector ?? candidate.sector))
    for word in words { ofWord.add(word, number) }
    return number
  }

  /// The state of an organisation whose name ends with its adjective: `وزارة الدفاع البريطانية`.
  private func state(in candidate: Candidate) -> String? {
    guard candidate.kind == .organization, candidate.tokens.count > 1 else { return nil }
    return candidate.tokens.last.flatMap { states[$0] }
  }

  private func names(
    _ candidates: [Candidate], _ owner: [Int], _ roles: [NameFinder.RolePhrase],
    _ adjectives: [NameFinder.AdjectivePlace]
  ) -> Names {
    // Entities come in the order of their first mention.
    let order = drafts.indices.filter { !drafts[$0].mentions.isEmpty }.sorted {
      drafts[$0].mentions[0] < drafts[$1].mentions[0]
    }
    var position = Array(repeating: -1, count: drafts.count)
    for (place, draft) in order.enumerated() { position[draft] = place }
    var entityOfEntry: [Int: Int] = [:]
    for draft in order { if let entry = drafts[draft].entry { entityOfEntry[entry] = position[draft] } }
    return Names(
      entities: order.map { entity($0, speaksFor: statehood($0).flatMap { entityOfEntry[$0] == nil ? nil : $0 }) },
      mentions: occurrences(candidates, owner, position),
      roles: bearers(roles, owner, position),
      adjectives: adjectives.map {
        Names.CountryAdjective(
          span: $0.span, country: gazetteer.countryCodes[$0.adjective.country],
          isPlural: $0.adjective.form == .plural || $0.adjective.form == .brokenPlural)
      },
      profiles: order.map { draft in
        Names.Profile(
          gender: drafts[draft].gender, sector: drafts[draft].sector,
          actsFor: statehood(draft).flatMap { entityOfEntry[$0] })
      })
  }

  /// The list entry that a draft speaks for: a capital and its country for each other, a state's government, army or
  /// parliament for the country.
  private func statehood(_ number: Int) -> Int? {
    let draft = drafts[number]
    if let entry = draft.entry, gazetteer.entries[entry].seat >= 0 { return Int(gazetteer.entries[entry].seat) }
    guard draft.kind == .organization, let country = draft.country, ["GOV", "MIL", "LEG"].contains(draft.sector) else {
      return nil
    }
    return gazetteer.countryEntries[country]
  }

  /// Title phrases with who bears them: the person named with one, else whoever was last named with the same title of the same
  /// state; a title without article (`وزير سابق`) speaks of nobody yet.
  private func bearers(_ roles: [NameFinder.RolePhrase], _ owner: [Int], _ position: [Int]) -> [Names.Role] {
    var last: [[UInt8]: (entity: Int, country: String?)] = [:]
    return roles.map { role in
      var entity = role.candidate.map { position[owner[$0]] }
      if let entity {
        last[role.key] = (entity, role.country)
      } else if role.isDefinite, role.title.kind == .office || role.title.kind == .rank, let bearer = last[role.key],
        role.country == nil || bearer.country == nil || role.country == bearer.country
      {
        entity = bearer.entity
      }
      return Names.Role(
        span: role.span, entity: entity, country: role.country, sector: Titles.embedded.sector(role.title))
    }
  }

  private func occurrences(_ candidates: [Candidate], _ owner: [Int], _ position: [Int]) -> [Names.Occurrence] {
    var result = candidates.indices.map {
      Names.Occurrence(span: candidates[$0].span, entity: position[owner[$0]], via: .name)
    }
    for (number, draft) in drafts.enumerated() {
      result += draft.damaged.map { Names.Occurrence(span: $0, entity: position[number], via: .damage) }
    }
    return result.sorted { $0.span < $1.span }
  }

  private func entity(_ number: Int, speaksFor state: Int?) -> Entity {
    let draft = drafts[number]
    let spellings = spellings(draft.mentions)
    let variants = spellings.map { document.text[$0] }
    let longest = spellings.max { $0.count < $1.count }.map { document.text[$0] } ?? ""
    // #ريما_حسن is called ريما حسن.
    let name = draft.rule == .hashtag ? String(longest.map { $0 == "_" ? " " : $0 }) : longest
    let known =
      draft.entry.flatMap { gazetteer.entries[$0].latin } ?? LatinForms.known(name, draft.kind)
      ?? EnglishNames.shared.name(of: name, draft.kind, gazetteer)
    return Entity(
      kind: draft.kind, name: name,
      latin: known ?? (draft.kind == .person ? LatinForms.mixed(name) : Romanisation.of(name)),
      isRomanised: known == nil,
      country: draft.country,
      roles: draft.roles, variants: variants, mentions: mentions(draft),
      evidence: Evidence(draft.rule.rawValue, confidence(draft), reasons: reasons(draft, spellings, state)))
  }

  private func reasons(_ draft: Draft, _ spellings: [ByteSpan], _ state: Int?) -> [Reason] {
    var reasons = [Reason(draft.rule.reason, at: draft.mentions.first)]
    if let role = draft.entry.flatMap({ gazetteer.entries[$0].role }) {
      reasons.append(Reason("your lexicon says: \(role)"))
    }
    if let state {
      reasons.append(Reason("acts for \(gazetteer.entries[state].latin ?? gazetteer.entries[state].name)"))
    }
    reasons += spellings.dropFirst().map { Reason("another form of the name", at: $0) }
    reasons += draft.roles.map { Reason("a title of the same person", at: $0) }
    reasons += draft.damaged.map { Reason("the translation wrote the name as a word", at: $0) }
    return reasons
  }

  /// The first place of each spelling; beyond ``spellingLimit`` of them no more are told.
  private func spellings(_ mentions: [ByteSpan]) -> [ByteSpan] {
    var result: [ByteSpan] = []
    for mention in mentions where result.count < Self.spellingLimit {
      let bytes = document.text.bytes[mention.range]
      if !result.contains(where: { document.text.bytes[$0.range] == bytes }) { result.append(mention) }
    }
    return result
  }

  private static let spellingLimit = 32

  private func mentions(_ draft: Draft) -> [Mention] {
    let all =
      draft.mentions.map { Mention(span: $0, via: .name) } + draft.damaged.map { Mention(span: $0, via: .damage) }
    return all.sorted { $0.span < $1.span }
  }

  private func confidence(_ draft: Draft) -> Confidence {
    switch draft.rule {
    case .gazetteer, .own: .high
    case .title, .people, .tagger, .tail, .letters: .medium
    case .head, .parts, .hashtag, .speaker: draft.mentions.count > 1 ? .medium : .low
    case .memory, .foreign: .low
    }
  }
}

/// Drafts by the words of their names: those that hold the very word, and the latest whose words begin alike.
private struct WordOwners {
  /// How many drafts a look-up hands out at most of either sort: more people than this with one name, or one initial, no
  /// article keeps apart, and a look-up must not grow with the text.
  private static let limit = 96

  private var exact: [[UInt8]: [Int]] = [:]
  private var lists: [[Int]] = Array(repeating: [], count: 64)

  mutating func add(_ word: [UInt8], _ draft: Int) {
    if exact[word]?.last != draft { exact[word, default: []].append(draft) }
    if lists[bucket(word)].last != draft { lists[bucket(word)].append(draft) }
  }

  func owners(of word: [UInt8]) -> [Int] {
    (exact[word] ?? []).suffix(Self.limit) + lists[bucket(word)].suffix(Self.limit)
  }

  /// The class of the first letter behind an article: no spelling match crosses it.
  private func bucket(_ word: [UInt8]) -> Int {
    let start = word.count > 8 && word.starts(with: Letters.article) ? 4 : 0
    let code = Letters.code(word, start, word.count)
    switch code {
    case 0xD8BA, 0xD8AC, 0xD982, 0xD983, 0xDAAF, 0xDAA8: return 1
    case 0xD8B3, 0xD8B5, 0xD8AB, 0xD8B2: return 2
    case 0xD8AA, 0xD8B7: return 3
    case 0xD8AF, 0xD8B6, 0xD8B0, 0xD8B8: return 4
    case 0xD981, 0xDAA4: return 5
    case 0xD8A8, 0xD9BE: return 6
    case 0xD8AD, 0xD987, 0xD8AE: return 7
    case 0xD8A7, 0xD988, 0xD98A, 0xD8B9: return 8
    default: return 9 + Int(code & 0x1F)
    }
  }
}

extension Int32 {
  /// The range of bytes from here to `end`.
  fileprivate func range(to end: Int32) -> Range<Int> { Int(self)..<Swift.max(Int(self), Int(end)) }
}
