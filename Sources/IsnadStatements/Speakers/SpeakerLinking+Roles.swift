import IsnadDocument
import IsnadLanguage
import IsnadNames
import IsnadRecords
import IsnadText

/// Speakers that the cue's own clause tells: names as they are, roles as whoever they stand for.
extension SpeakerLinking {
  func told(_ source: SourcePhrase, _ i: Int) -> Link {
    let draft = drafts[i]
    // قال فلان إن الصبي كان يصرخ: in his own words nobody calls himself by a noun.
    let speaking = within[i].flatMap { $0 < links.count ? links[$0].speaker.entity : nil }
    if source.entity == nil,
      let answer = referent(of: source) ?? resumed(source, i) ?? onlySpeaker(source, i) ?? givenName(source),
      answer.entity != speaking
    {
      return Link(
        speaker: Statement.Speaker(entity: answer.entity, span: source.span, via: .role), others: source.others,
        rule: nil, confidence: min(draft.confidence, answer.confidence),
        reasons: [Reason("the role stands for somebody named: \(answer.reason)", at: source.span)])
    }
    return Link(
      speaker: source.speaker, others: source.others, confidence: draft.confidence,
      reasons: [
        Reason(source.isByTree ? "the tree tells the cue's subject" : "the clause tells its speaker", at: source.span)
      ])
  }

  /// `وأضاف اللاعب`, `قال المسؤول`, `وأكد معاليه`: a noun alone, or an honorific, means the person who spoke last; with a verb that
  /// does not go on, only right behind.
  func resumed(_ source: SourcePhrase, _ i: Int) -> Referents.Answer? {
    let head = source.tokens.lowerBound
    let isHonorific = referents.isHonorific(head)
    guard source.tokens.count == 1, isHonorific || passage.hasArticle(head) && referents.isPersonNoun(head),
      let last = previous(i, inSentence: false),
      sentence(i) - sentence(last) <= (drafts[i].continues || isHonorific ? Self.memory : 2),
      let entity = links[last].speaker.entity, passage.kind(ofEntity: entity) == .person,
      agrees(links[last].speaker, with: drafts[i])
    else { return nil }
    return Referents.Answer(
      entity: entity, confidence: .medium, reason: "\(passage.names.entities[entity].name) spoke last")
  }

  /// `قال الرئيس`: an office, where one person alone has spoken so far, is that person's.
  private func onlySpeaker(_ source: SourcePhrase, _ i: Int) -> Referents.Answer? {
    let head = source.tokens.lowerBound
    guard source.tokens.count == 1, passage.hasArticle(head), referents.isPersonNoun(head) else { return nil }
    let speakers = links.indices.suffix(Self.reach).filter { within[$0] == nil && page($0) == page(i) }.compactMap {
      j in
      links[j].speaker.entity.flatMap { passage.kind(ofEntity: $0) == .person ? (entity: $0, draft: j) : nil }
    }
    guard let last = speakers.last, speakers.allSatisfy({ $0.entity == last.entity }), speakers.count > 1,
      agrees(links[last.draft].speaker, with: drafts[i])
    else { return nil }
    return Referents.Answer(
      entity: last.entity, confidence: .low,
      reason: "\(passage.names.entities[last.entity].name) alone has spoken so far")
  }

  /// `رد فلان`: a word that no lexicon knows and that is the given name of one person in the article alone.
  private func givenName(_ source: SourcePhrase) -> Referents.Answer? {
    guard source.strength == .guess, source.tokens.count == 1,
      let entity = referents.person(named: source.tokens.lowerBound)
    else { return nil }
    return Referents.Answer(
      entity: entity, confidence: .medium, reason: "it is the given name of \(passage.names.entities[entity].name)")
  }

  /// Whom a phrase without a name means; of `بيان الوزارة` the ministry.
  private func referent(of source: SourcePhrase) -> Referents.Answer? {
    if let answer = referents.entity(of: source.tokens) { return answer }
    let head = source.tokens.lowerBound
    guard source.tokens.count > 1, passage.tokens[head].kind == .word,
      SourceNouns.shared.kind(
        of: passage.document.foldedBytes, in: passage.document.foldedRange(head), prepositions: true) == .utterance
    else { return nil }
    return referents.entity(of: (head + 1)..<source.tokens.upperBound)
  }
}
