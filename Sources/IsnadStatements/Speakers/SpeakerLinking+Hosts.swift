import IsnadDocument
import IsnadNames
import IsnadRecords
import IsnadText

/// Cues that lie in somebody's words, and circumstantials that go with another verb.
extension SpeakerLinking {
  // MARK: Within somebody's words

  func nested(_ i: Int, in outer: Int) -> Link {
    let draft = drafts[i]
    func link(_ candidate: SpeakerCandidate) -> Link {
      Link(
        speaker: candidate.speaker, others: candidate.others, rule: "statement/nested", confidence: .low,
        reasons: [Reason("within somebody's words; this one \(candidate.construction.reason)", at: candidate.place)])
    }
    if draft.isFirstPerson, outer < links.count {
      return Link(
        speaker: Statement.Speaker(entity: links[outer].speaker.entity, via: .dropped), rule: "statement/first-person",
        confidence: min(.medium, links[outer].confidence),
        reasons: [Reason("within somebody's words he tells his own", at: drafts[outer].cue?.span)])
    }
    if let before = previous(i, inSentence: true), agrees(links[before].speaker, with: draft) {
      return link(spoken(before, .sameSentence, draft, .low))
    }
    let start = drafts[outer].contentTokens.lowerBound
    // موقفه الذي اعتبره, ما اعتبره: he whose words these are.
    let isRelative =
      draft.token > 0 && (passage.classes[draft.token - 1].contains(.relative) || passage.is(draft.token - 1, "ما"))
    if draft.token - start > 2, !isRelative {
      if let subject = clauseSubject(from: start, to: draft.token, draft) { return link(subject) }
      if let topic = topic(from: start, to: draft.token, draft) { return link(name(topic.entity, .sentenceName, .low)) }
    }
    // قال: “… وقال لي إنه قادم”: who speaks in marks says I of himself.
    let marks = passage.quotation[draft.token]
    let isQuoted = marks >= 0 && marks != passage.quotation[drafts[outer].token]
    if outer < links.count, !isQuoted, agrees(links[outer].speaker, with: draft) {
      return link(spoken(outer, .lastSpeaker, draft, .low))
    }
    let speaking = outer < links.count ? links[outer].speaker.entity : nil
    // وذكرت الشرطة أنه اعترف: not the speaker, so the last person whom the pronoun fits.
    let last = passage.mentions(in: max(passage.sentence(of: draft.token).lowerBound, draft.token - 60)..<draft.token)
      .last {
        passage.kind(ofEntity: $0.occurrence.entity) == .person && $0.occurrence.entity != speaking
          && agrees(Statement.Speaker(entity: $0.occurrence.entity, via: .name), with: draft)
      }
    return last.map { link(name($0.occurrence.entity, .sentenceName, .low)) } ?? nobody(draft)
  }

  // MARK: Circumstantials

  func circumstantial(_ i: Int) -> Link {
    let draft = drafts[i]
    if let before = previous(i, inSentence: true), agrees(links[before].speaker, with: draft) {
      let sure: Confidence = draft.confidence == .low ? .low : .high
      return host(spoken(before, .sameSentence, draft, sure), "statement/circumstantial")
    }
    let start = within[i].map { drafts[$0].contentTokens.lowerBound } ?? passage.sentence(of: draft.token).lowerBound
    if let subject = clauseSubject(from: start, to: draft.token, draft, nearest: true) {
      return host(subject, "statement/main-clause-subject")
    }
    if let topic = topic(from: start, to: draft.token, draft) {
      // وبحديثها عن فلان، واصفة: who stands behind a preposition may be no more than spoken of.
      return host(
        name(topic.entity, .sentenceSubject, topic.isSubject ? .medium : .low), "statement/main-clause-subject")
    }
    if draft.token - start <= 3 {
      // تحدث قائلا: the main clause is a verb without a subject.
      guard within[i] == nil, passage.isVerb(start) || passage.cues[start].contains(where: \.isVerb) else {
        return nobody(draft)
      }
      return choice(among: candidates(for: i), for: i) ?? nobody(draft)
    }
    if let found = toldByRole(from: start, draft) { return host(found, found.construction.rule) }
    guard within[i] == nil else { return nobody(draft) }
    return choice(among: earlier(i), for: i) ?? nobody(draft)
  }

  private func host(_ candidate: SpeakerCandidate, _ rule: String) -> Link {
    Link(
      speaker: candidate.speaker, others: candidate.others, rule: rule, confidence: candidate.confidence,
      reasons: [
        Reason("the cue goes with another clause: this one \(candidate.construction.reason)", at: candidate.place)
      ])
  }
}
