import IsnadDocument
import IsnadLanguage
import IsnadNames
import IsnadRecords
import IsnadText

/// Finds the speakers that a cue's own clause does not name, from what was told before.
///
/// A role stands for somebody named before (``Referents``). A subject that is left out is one of several candidates
/// (``SpeakerCandidate``): the first in the order of their constructions that agrees with the cue.
struct SpeakerLinking {
  let passage: Passage
  let drafts: [Draft]
  /// The draft in whose words each one lies, as far as speakers go.
  let within: [Int?]
  let genders: Genders
  let referents: Referents

  struct Link {
    var speaker: Statement.Speaker
    var others: [Statement.Speaker] = []
    var rule: String?
    var confidence: Confidence
    var reasons: [Reason] = []
  }

  private(set) var links: [Link] = []

  /// - Parameters:
  ///   - drafts: In text order.
  ///   - within: The draft in whose content each one lies.
  init(passage: Passage, drafts: [Draft], within: [Int?]) {
    self.passage = passage
    self.drafts = drafts
    // `قالت: “…”، وفقا للصحيفة`: the words that a later cue vouches for go on with what stands before them.
    self.within = within.enumerated().map { i, outer in
      guard let outer, drafts[outer].token > drafts[i].token else { return outer }
      return within[outer]
    }
    genders = Genders(passage, drafts)
    referents = Referents(passage, genders)
  }

  mutating func run() {
    for i in drafts.indices { links.append(link(i)) }
    for i in drafts.indices where links[i].speaker.via == .none && drafts[i].subject == .circumstantial {
      links[i] = cataphora(i) ?? links[i]
    }
  }

  /// A circumstantial at a sentence's start waits for the cue that follows (`واصفا ذلك …، قال المكتب`); without one it goes on
  /// with the sentence before.
  private func cataphora(_ i: Int) -> Link? {
    if let next = drafts.indices.dropFirst(i + 1).prefix(Self.reach).first(where: {
      within[$0] == within[i] && sentence($0) == sentence(i)
    }), agrees(links[next].speaker, with: drafts[i]) {
      return Link(
        speaker: links[next].speaker, others: links[next].others, rule: "statement/cataphora", confidence: .medium,
        reasons: [Reason("the main clause that follows tells the speaker", at: links[next].speaker.span)])
    }
    guard within[i] == nil, drafts[i].token == passage.sentence(of: drafts[i].token).lowerBound else { return nil }
    return choice(among: candidates(for: i), for: i)
  }

  private func link(_ i: Int) -> Link {
    let draft = drafts[i]
    switch draft.subject {
    case .told: return draft.source.map { told($0, i) } ?? nobody(draft)
    case .impersonal:
      return Link(
        speaker: Statement.Speaker(via: .none), rule: "statement/impersonal",
        confidence: draft.rule == "statement/verbal-noun" ? .low : .medium)
    case .dropped:
      if let outer = within[i] { return nested(i, in: outer) }
      return choice(among: candidates(for: i), for: i) ?? nobody(draft)
    case .circumstantial: return circumstantial(i)
    }
  }

  func nobody(_ draft: Draft) -> Link { Link(speaker: Statement.Speaker(via: .none), confidence: .low) }

  // MARK: Subjects that are left out

  /// How many drafts back or on a speaker is looked for.
  static let reach = 40
  /// How many sentences back the last speaker may have spoken.
  static let memory = 6

  /// Who may have said what draft `i` reports, the likeliest first.
  func candidates(for i: Int) -> [SpeakerCandidate] {
    let draft = drafts[i]
    var found: [SpeakerCandidate] = []
    if let before = previous(i, inSentence: true) {
      found.append(spoken(before, .sameSentence, draft, draft.confidence == .low ? .low : .high))
    }
    let start = passage.sentence(of: draft.token).lowerBound
    let named = topic(from: start, to: draft.token, draft)
    if let fronted = fronted(from: start, draft) ?? apposed(from: start, draft) { found.append(fronted) }
    if let subject = clauseSubject(from: start, to: draft.token, draft) {
      found.append(subject)
    } else if let named, named.isSubject {
      found.append(name(named.entity, .sentenceSubject, .medium))
    }
    let earlier = earlier(i)
    // وأضاف goes on with the last speaker, whoever else was spoken of since, if he spoke not long ago.
    let isNear = previous(i, inSentence: false).map { sentence(i) - sentence($0) <= 2 } ?? false
    found += draft.continues && isNear ? earlier.reversed() : earlier
    if let named, !named.isSubject { found.append(name(named.entity, .sentenceName, .low)) }
    // A translation may have the wrong gender: of nobody whom it fits the one of whom the article speaks.
    if !found.contains(where: \.agrees), !draft.agreement.isPlural, draft.agreement.isTold,
      let topic = referents.speakable(before: draft.token, where: { hasGender(of: draft, $0) })
        ?? referents.speakable(before: draft.token, where: { _ in true })
    {
      found.append(name(topic, .articleTopic, .low))
    }
    return found
  }

  /// `فلان، الذي …، قال إن`, `وكيلة الوزارة لشؤون …، تعتبر أن`: the phrase that opens the sentence, with a comma before the cue.
  private func fronted(from start: Int, _ draft: Draft) -> SpeakerCandidate? {
    guard passage.isComma(draft.token - 1), draft.token - start <= 80,
      let first = (lastSign(from: start, to: draft.token)..<draft.token).first(where: { !passage.isMark($0) }),
      !passage.isVerb(first), let source = passage.source(at: first, before: draft.token), source.strength > .guess,
      passage.canSpeak(source), source.tokens.upperBound < draft.token
    else { return nil }
    let next = source.tokens.upperBound
    guard passage.isComma(next) || passage.classes[next].contains(.preposition) || passage.hasAttachedLi(next) else {
      return nil
    }
    let candidate = subject(source, draft, .sentenceSubject, distance: 0)
    return candidate.agrees ? candidate : nil
  }

  /// `خ.، موظف في المطار، يقول`: what stands between the last two commas tells who an initial or an unknown name is.
  private func apposed(from start: Int, _ draft: Draft) -> SpeakerCandidate? {
    let end = draft.token - 1
    guard passage.isComma(end), let comma = (max(start, end - 16)..<end).last(where: passage.isComma), comma + 1 < end,
      comma - lastSign(from: start, to: comma) <= 4, !(start..<comma).contains(where: passage.isVerb),
      let source = passage.source(at: comma + 1, before: end), source.strength == .noun, source.entity == nil,
      !passage.hasArticle(source.tokens.lowerBound)
    else { return nil }
    let candidate = subject(source, draft, .sentenceSubject, distance: 0)
    return candidate.agrees ? candidate : nil
  }

  /// The token behind the sign or the colon that opens a point of a post (`◀ …`), else the sentence's first.
  private func lastSign(from start: Int, to end: Int) -> Int {
    (start..<end).last { passage.tokens[$0].kind == .symbol && !passage.is($0, "#") || passage.isColon($0) }.map {
      $0 + 1
    }
      ?? start
  }

  /// Whether the form of a draft's cue has a person's gender: a feminine must be known to be one.
  private func hasGender(of draft: Draft, _ entity: Int) -> Bool {
    draft.agreement.isFeminine ? genders[entity] == .feminine : genders[entity] != .feminine
  }

  /// The last speaker, and before it the subject of a sentence since.
  func earlier(_ i: Int) -> [SpeakerCandidate] {
    let draft = drafts[i]
    let here = sentence(i)
    var last: Int?
    var candidate = previous(i, inSentence: false)
    while let found = candidate, here - sentence(found) <= Self.memory {
      if agrees(links[found].speaker, with: draft), links[found].speaker.via != .none {
        last = found
        break
      }
      candidate = previous(found, inSentence: false)
    }
    var result: [SpeakerCandidate] = []
    let since = last.map(sentence) ?? max(-1, here - 4)
    for s in stride(from: here - 1, to: since, by: -1) {
      let tokens = passage.document.sentences[s].tokens
      guard passage.document.page(ofToken: tokens.lowerBound) == page(i) else { break }
      if let subject = mainSubject(of: tokens, draft, distance: here - s), last == nil || subject.speaker.entity != nil
      {
        result.append(subject)
        break
      }
      if let topic = topic(from: tokens.lowerBound, to: tokens.upperBound, draft), topic.isSubject || last == nil {
        result.append(name(topic.entity, .recentSubject, .low))
        break
      }
    }
    if let last {
      let distance = here - sentence(last)
      let isKnown =
        links[last].speaker.entity.map { passage.kind(ofEntity: $0) == .person && genders[$0] != .unknown } ?? false
      let sure: Confidence = draft.continues || isKnown && draft.confidence == .medium ? .high : draft.confidence
      result.append(spoken(last, .lastSpeaker, draft, distance > 1 || !result.isEmpty ? .low : sure))
    } else if result.isEmpty, let told = toldByRole(from: passage.sentence(of: draft.token).lowerBound, draft) {
      result.append(told)
    }
    return result
  }

  /// The choice rule: the first candidate that agrees. The others are told as reasons.
  func choice(among candidates: [SpeakerCandidate], for i: Int) -> Link? {
    guard let chosen = candidates.first(where: \.agrees) else { return nil }
    var reasons = [Reason("the subject is not told: this one \(chosen.construction.reason)", at: chosen.place)]
    for other in candidates.prefix(5) where other.place != chosen.place {
      reasons.append(
        Reason(
          "not this one, which \(other.construction.reason)\(other.agrees ? "" : " but doesn't agree")", at: other.place
        ))
    }
    return Link(
      speaker: chosen.speaker, others: chosen.others, rule: chosen.construction.rule, confidence: chosen.confidence,
      reasons: reasons)
  }

  // MARK: Candidates

  func spoken(_ before: Int, _ construction: SpeakerCandidate.Construction, _ draft: Draft, _ sure: Confidence)
    -> SpeakerCandidate
  {
    let speaker = links[before].speaker
    let confidence =
      speaker.entity == nil ? min(sure, .medium) : min(sure, links[before].confidence)
    // An unnamed voice keeps its words: nothing else tells who is meant.
    let isUnnamed = speaker.entity == nil && speaker.span != nil
    return SpeakerCandidate(
      construction: construction,
      speaker: isUnnamed
        ? speaker : Statement.Speaker(entity: speaker.entity, via: speaker.via == .none ? .none : .dropped),
      others: links[before].others, distance: 0, agrees: speaker.via != .none && agrees(speaker, with: draft),
      confidence: confidence, place: speaker.span ?? drafts[before].cue?.span)
  }

  func name(_ entity: Int, _ construction: SpeakerCandidate.Construction, _ confidence: Confidence)
    -> SpeakerCandidate
  {
    SpeakerCandidate(
      construction: construction, speaker: Statement.Speaker(entity: entity, via: .dropped), distance: 0, agrees: true,
      confidence: confidence, place: passage.names.entities[entity].mentions.first?.span)
  }

  /// The subject that the tree gives a clause before the cue in its sentence: of the first main clause, or of the nearest one.
  func clauseSubject(from start: Int, to end: Int, _ draft: Draft, nearest: Bool = false) -> SpeakerCandidate? {
    let all = passage.clauseSubjects(from: max(start, end - 60), to: end).filter {
      // وكان الأردن قد رفض العرض، معتبرا: of the nearest verb a state may be the subject.
      !$0.isRelative && passage.canSpeak($0.source, orState: nearest)
    }
    let found = all.lazy.map { subject($0.source, draft, .sentenceSubject, distance: 0) }
    return nearest ? found.last(where: \.agrees) : found.first(where: \.agrees)
  }

  /// The subject of a sentence's first main clause.
  private func mainSubject(of tokens: Range<Int>, _ draft: Draft, distance: Int) -> SpeakerCandidate? {
    let end = min(tokens.upperBound, tokens.lowerBound + 30)
    guard
      let first = passage.clauseSubjects(from: tokens.lowerBound, to: end).first(where: { !$0.isRelative }),
      passage.canSpeak(first.source)
    else { return nil }
    let candidate = subject(first.source, draft, .recentSubject, distance: distance)
    return candidate.agrees ? candidate : nil
  }

  private func subject(
    _ source: SourcePhrase, _ draft: Draft, _ construction: SpeakerCandidate.Construction, distance: Int
  ) -> SpeakerCandidate {
    var speaker = source.speaker
    var sure: Confidence = construction == .sentenceSubject && source.strength == .name ? .medium : .low
    if let entity = source.entity, passage.kind(ofEntity: entity) == .place { sure = .low }
    // قام الوزير بزيارة المصنع وأضاف: a noun alone means who spoke last here too.
    if speaker.entity == nil,
      let answer = referents.entity(of: source.tokens)
        ?? (links.count < drafts.count ? resumed(source, links.count) : nil)
    {
      speaker.entity = answer.entity
      sure = .low
    }
    let agrees = agrees(speaker, with: draft)
    let told = speaker.entity.map { Statement.Speaker(entity: $0, via: .dropped) } ?? speaker
    return SpeakerCandidate(
      construction: construction, speaker: told, others: source.others, distance: distance, agrees: agrees,
      confidence: sure, place: source.span)
  }

  /// `قامت المجموعات بالهتاف`: the subject of the clause's first verb, told by a role.
  func toldByRole(from start: Int, _ draft: Draft) -> SpeakerCandidate? {
    if let damaged = translatedName(from: start, to: draft.token) { return damaged }
    let comma = (start..<max(start, draft.token)).last { passage.isComma($0) }
    for i in Array(start..<max(start, min(start + 3, draft.token)))
      + (comma.map { Array($0..<min($0 + 4, draft.token)) } ?? [])
    {
      // `ونشرت صورة`: a verb opens no noun phrase, whatever stands behind it.
      guard passage.analysis.words[passage.analysis.stem(ofToken: i)].upos != .verb else { continue }
      guard let source = passage.source(at: i, before: draft.token), source.strength == .noun else { continue }
      let candidate = subject(source, draft, .sentenceSubject, distance: 0)
      return candidate.agrees ? candidate : nil
    }
    return nil
  }

  /// A name that a translation turned into a word, at the start of the sentence: its gender is the word's, not the person's,
  /// so that no agreement can be asked for.
  private func translatedName(from start: Int, to end: Int) -> SpeakerCandidate? {
    guard start < end else { return nil }
    let opening = passage.tokens[start].span.union(passage.tokens[min(start + 2, end - 1)].span)
    guard let found = passage.names.mentions(in: opening).first(where: { passage.names.mentions[$0].via == .damage })
    else { return nil }
    let mention = passage.names.mentions[found]
    return SpeakerCandidate(
      construction: .sentenceSubject,
      speaker: Statement.Speaker(entity: mention.entity, span: mention.span, via: .name), distance: 0, agrees: true,
      confidence: .low, place: mention.span)
  }

  /// The nearest draft before this one on the same level.
  func previous(_ i: Int, inSentence: Bool) -> Int? {
    var j = i - 1
    while j >= 0, i - j < Self.reach, page(j) == page(i) {
      if within[j] == within[i], drafts[j].subject != .impersonal {
        return !inSentence || sentence(j) == sentence(i) ? j : nil
      }
      if inSentence, sentence(j) != sentence(i) { return nil }
      j -= 1
    }
    return nil
  }

  /// Who speaks on one page does not go on speaking on the next, which is another article.
  func page(_ draft: Int) -> Int { passage.document.page(ofToken: drafts[draft].token) }

  func sentence(_ draft: Int) -> Int { Int(passage.tokens[drafts[draft].token].sentence) }

  /// The first person (else organization) named between two tokens, outside other people's words.
  func topic(from start: Int, to end: Int, _ draft: Draft) -> (entity: Int, isSubject: Bool)? {
    let found = passage.mentions(in: start..<max(start, min(end, start + 60))).filter { mention in
      agrees(Statement.Speaker(entity: mention.occurrence.entity, span: nil, via: .name), with: draft)
        && passage.tokens[mention.tokens.lowerBound].span.start <= mention.occurrence.span.start
    }
    func isSubject(_ mention: Passage.NamedTokens) -> Bool {
      let at = mention.tokens.lowerBound
      guard mention.occurrence.span.start == passage.tokens[at].span.start || passage.lettersOfConjunction(at) == 1
      else { return false }
      guard at - start <= 7 else { return false }
      return !(start..<at).contains { passage.classes[$0].contains(.preposition) }
    }
    let people = found.filter { passage.kind(ofEntity: $0.occurrence.entity) == .person }
    if let person = people.first(where: isSubject) { return (person.occurrence.entity, true) }
    if let body = found.first(where: { passage.kind(ofEntity: $0.occurrence.entity) == .organization && isSubject($0) })
    {
      return (body.occurrence.entity, true)
    }
    return people.first.map { ($0.occurrence.entity, false) }
  }

  /// Whether a speaker can be the subject of the draft's cue by gender and number.
  func agrees(_ speaker: Statement.Speaker, with draft: Draft) -> Bool {
    guard draft.agreement.isTold else { return true }
    let concord: Concord
    if let entity = speaker.entity {
      // فلان وفلان أكدا: people named together are several.
      if draft.agreement.isPlural { return passage.kind(ofEntity: entity) != .person }
      concord = passage.concord(ofEntity: entity, genders)
    } else if let span = speaker.span {
      concord = passage.concord(ofNoun: passage.document.token(atOrAfter: span.start))
    } else {
      return true
    }
    return concord.fits(
      isFeminine: draft.agreement.isFeminine, isPlural: draft.agreement.isPlural, isBefore: true)
  }
}
