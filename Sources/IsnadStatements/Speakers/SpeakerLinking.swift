import IsnadDocument
import IsnadLanguage
import IsnadNames
import IsnadRecords
import IsnadText

/// Finds the speakers that a cue's own clause does not tell, from what was told before.
struct SpeakerLinking {
  let passage: Passage
  let drafts: [Draft]
  let within: [Int?]
  let genders: Genders

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
    self.within = within
    genders = Genders(passage, drafts)
  }

  mutating func run() {
    for i in drafts.indices {
      links.append(link(i))
    }
    // A circumstantial at a sentence's start waits for the cue that follows (`واصفا ذلك …، قال المكتب`).
    for i in drafts.indices where links[i].speaker.via == .none && drafts[i].subject == .circumstantial {
      if let next = drafts.indices.dropFirst(i + 1).first(where: {
        within[$0] == within[i] && sentence($0) == sentence(i)
      }), agrees(links[next].speaker, with: drafts[i]) {
        links[i].speaker = links[next].speaker
        links[i].confidence = .medium
        links[i].rule = "statement/cataphora"
        links[i].reasons.append(Reason("the main clause that follows tells the speaker", at: links[next].speaker.span))
      }
    }
  }

  private func link(_ i: Int) -> Link {
    let draft = drafts[i]
    switch draft.subject {
    case .told:
      guard let source = draft.source else { return nobody(draft) }
      if source.entity == nil, let entity = entity(ofRole: source, before: draft.token) {
        return Link(
          speaker: Statement.Speaker(entity: entity, span: source.span, via: .role), others: source.others,
          confidence: min(draft.confidence, .medium),
          reasons: [Reason("the role stands for somebody named before", at: source.span)])
      }
      return Link(
        speaker: source.speaker, others: source.others, confidence: draft.confidence,
        reasons: [Reason("the clause tells its speaker", at: source.span)])
    case .impersonal:
      return Link(speaker: Statement.Speaker(via: .none), rule: "statement/impersonal", confidence: .medium)
    case .dropped: return dropped(i)
    case .circumstantial: return circumstantial(i)
    }
  }

  private func nobody(_ draft: Draft) -> Link { Link(speaker: Statement.Speaker(via: .none), confidence: .low) }

  // MARK: Dropped subjects

  private func dropped(_ i: Int) -> Link {
    let draft = drafts[i]
    if let outer = within[i] { return nested(i, in: outer) }
    if let before = previous(i, inSentence: true), agrees(links[before].speaker, with: draft) {
      return taken(from: before, draft, "statement/same-sentence", draft.confidence == .low ? .low : .high)
    }
    let start = passage.sentence(of: draft.token).lowerBound
    let topic = topic(from: start, to: draft.token, draft)
    if let topic, topic.isSubject { return named(topic.entity, draft, "statement/sentence-subject", .medium) }
    let before = fromBefore(i)
    if before.speaker.via == .none || before.speaker.entity == nil && before.confidence == .low, let topic {
      return named(topic.entity, draft, "statement/sentence-subject", .low)
    }
    return before
  }

  /// The last speaker of the sentences before, unless somebody else has become their subject since.
  private func fromBefore(_ i: Int) -> Link {
    let draft = drafts[i]
    let here = Int(passage.tokens[draft.token].sentence)
    var last: Int?
    var candidate = previous(i, inSentence: false)
    while let found = candidate, here - sentence(found) <= 6 {
      if agrees(links[found].speaker, with: draft), links[found].speaker.via != .none {
        last = found
        break
      }
      candidate = previous(found, inSentence: false)
    }
    let since = last.map(sentence) ?? max(-1, here - 4)
    var s = here - 1
    while s > since, s >= 0 {
      let tokens = passage.document.sentences[s].tokens
      guard passage.document.page(ofToken: tokens.lowerBound) == page(i) else { break }
      if let topic = topic(from: tokens.lowerBound, to: tokens.upperBound, draft), topic.isSubject || last == nil {
        return named(topic.entity, draft, "statement/recent-subject", .low)
      }
      s -= 1
    }
    guard let last else {
      return toldByRole(from: passage.sentence(of: draft.token).lowerBound, draft) ?? nobody(draft)
    }
    let distance = here - sentence(last)
    let isKnown =
      links[last].speaker.entity.map { passage.kind(ofEntity: $0) == .person && genders[$0] != .unknown } ?? false
    let sure: Confidence = draft.continues || isKnown && draft.confidence == .medium ? .high : draft.confidence
    return taken(from: last, draft, "statement/dropped-subject", distance > 1 ? .low : sure)
  }

  private func nested(_ i: Int, in outer: Int) -> Link {
    let draft = drafts[i]
    if let before = previous(i, inSentence: true), agrees(links[before].speaker, with: draft) {
      return taken(from: before, draft, "statement/nested", .low)
    }
    let start = drafts[outer].contentTokens.lowerBound
    let isRelative = draft.token > 0 && passage.classes[draft.token - 1].contains(.relative)
    if draft.token - start > 2, !isRelative, let topic = topic(from: start, to: draft.token, draft) {
      return named(topic.entity, draft, "statement/nested", .low)
    }
    guard outer < links.count, agrees(links[outer].speaker, with: draft) else { return nobody(draft) }
    return taken(from: outer, draft, "statement/nested", .low)
  }

  // MARK: Circumstantials

  private func circumstantial(_ i: Int) -> Link {
    let draft = drafts[i]
    if let before = previous(i, inSentence: true), agrees(links[before].speaker, with: draft) {
      return taken(from: before, draft, "statement/circumstantial", draft.confidence == .low ? .low : .high)
    }
    let start = within[i].map { drafts[$0].contentTokens.lowerBound } ?? passage.sentence(of: draft.token).lowerBound
    if let topic = topic(from: start, to: draft.token, draft) {
      return named(topic.entity, draft, "statement/main-clause-subject", .medium)
    }
    if draft.token - start <= 3 { return nobody(draft) }
    if let found = toldByRole(from: start, draft) { return found }
    return within[i] == nil ? fromBefore(i) : nobody(draft)
  }

  // MARK: Whom to take

  /// `قامت المجموعات بالهتاف`: the subject of the clause's first verb, told by a role.
  private func toldByRole(from start: Int, _ draft: Draft) -> Link? {
    if let damaged = translatedName(from: start, to: draft.token) { return damaged }
    let comma = (start..<max(start, draft.token)).last { passage.isComma($0) }
    for i in Array(start..<max(start, min(start + 3, draft.token)))
      + (comma.map { Array($0..<min($0 + 4, draft.token)) } ?? [])
    {
      // `ونشرت صورة`: a verb opens no noun phrase, whatever stands behind it.
      guard passage.analysis.words[passage.analysis.stem(ofToken: i)].upos != .verb else { continue }
      guard let source = passage.source(at: i, before: draft.token), source.strength == .noun else { continue }
      return Link(
        speaker: source.speaker, rule: "statement/sentence-subject", confidence: .low,
        reasons: [Reason("the subject of the sentence", at: source.span)])
    }
    return nil
  }

  /// A name that a translation turned into a word, at the start of the sentence: its gender is the word's, not the person's,
  /// so that no agreement can be asked for.
  private func translatedName(from start: Int, to end: Int) -> Link? {
    guard start < end else { return nil }
    let opening = passage.tokens[start].span.union(passage.tokens[min(start + 2, end - 1)].span)
    guard let found = passage.names.mentions(in: opening).first(where: { passage.names.mentions[$0].via == .damage })
    else { return nil }
    let mention = passage.names.mentions[found]
    return Link(
      speaker: Statement.Speaker(entity: mention.entity, span: mention.span, via: .name),
      rule: "statement/sentence-subject", confidence: .low,
      reasons: [Reason("a name that a translation turned into a word opens the sentence", at: mention.span)])
  }

  private func taken(from before: Int, _ draft: Draft, _ rule: String, _ confidence: Confidence) -> Link {
    let speaker = links[before].speaker
    let sure =
      speaker.entity == nil ? min(confidence, .medium) : min(confidence, max(links[before].confidence, .medium))
    // An unnamed voice keeps its words: nothing else tells who is meant.
    let told = speaker.entity == nil && speaker.span != nil
    return Link(
      speaker: told ? speaker : Statement.Speaker(entity: speaker.entity, via: speaker.via == .none ? .none : .dropped),
      others: links[before].others, rule: rule, confidence: sure,
      reasons: [Reason("the subject is not told: the speaker goes on", at: speaker.span ?? drafts[before].cue?.span)])
  }

  private func named(_ entity: Int, _ draft: Draft, _ rule: String, _ confidence: Confidence) -> Link {
    Link(
      speaker: Statement.Speaker(entity: entity, via: .dropped), rule: rule,
      confidence: min(confidence, max(draft.confidence, .low)),
      reasons: [
        Reason("the subject is not told: \(passage.names.entities[entity].name) is the subject of what stands before")
      ])
  }

  /// The nearest draft before this one on the same level.
  private func previous(_ i: Int, inSentence: Bool) -> Int? {
    var j = i - 1
    while j >= 0, i - j < 40, page(j) == page(i) {
      if within[j] == within[i], drafts[j].subject != .impersonal {
        return !inSentence || sentence(j) == sentence(i) ? j : nil
      }
      if inSentence, sentence(j) != sentence(i) { return nil }
      j -= 1
    }
    return nil
  }

  /// Who speaks on one page does not go on speaking on the next, which is another article.
  private func page(_ draft: Int) -> Int { passage.document.page(ofToken: drafts[draft].token) }

  private func sentence(_ draft: Int) -> Int { Int(passage.tokens[drafts[draft].token].sentence) }

  /// The first person (else organization) named between two tokens, outside other people's words.
  private func topic(from start: Int, to end: Int, _ draft: Draft) -> (entity: Int, isSubject: Bool)? {
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
  private func agrees(_ speaker: Statement.Speaker, with draft: Draft) -> Bool {
    guard draft.agreement.isTold else { return true }
    guard let entity = speaker.entity else { return true }
    let kind = passage.kind(ofEntity: entity)
    if draft.agreement.isPlural { return kind != .person }
    if kind == .group { return false }
    switch genders[entity] {
    case .feminine: return draft.agreement.isFeminine
    case .masculine: return !draft.agreement.isFeminine
    case .unknown: return true
    }
  }

  /// The person whose title contains this role's noun (`الوزير` after `وزير الدفاع فلان`): the one named last.
  private func entity(ofRole source: SourcePhrase, before token: Int) -> Int? {
    guard source.via == .role, source.tokens.count <= 2, passage.hasArticle(source.tokens.lowerBound) else {
      return nil
    }
    let head = passage.document.folded(source.tokens.lowerBound).dropFirst(4)
    let start = passage.tokens[token].span.start
    for occurrence in passage.names.mentions.prefix(while: { $0.span.start < start }).suffix(200).reversed() {
      let entity = passage.names.entities[occurrence.entity]
      guard entity.kind == .person else { continue }
      for role in entity.roles where role.start < start {
        let words = passage.document.tokens(in: role)
        if words.contains(where: { word in
          let folded = passage.document.folded(word)
          return folded.elementsEqual(head) || folded.dropFirst(4).elementsEqual(head) && passage.hasArticle(word)
        }) {
          return occurrence.entity
        }
      }
    }
    return nil
  }
}
