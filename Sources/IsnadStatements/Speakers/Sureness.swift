import IsnadDocument
import IsnadNames
import IsnadRecords
import IsnadText

/// How sure a statement is: by how its speaker is told, and by how often that construction was right on annotated articles.
///
/// Measured on 144 articles (a statement that a reader does not give counts as wrong), words with broken marks or lost spaces left
/// out: a verb with a name behind it 133 of 136, with a role 10 of 10; a subject left out 35 of 35; a circumstantial 4 of 5;
/// `وفقا ل` and a name 13 of 13. All other constructions are below 95 of 100.
struct Sureness {
  let passage: Passage

  /// How well the speaker's name is known.
  private enum Standing: Int, Comparable {
    case none, unsure, likely, sure
    static func < (a: Standing, b: Standing) -> Bool { a.rawValue < b.rawValue }
  }

  func confidence(of draft: Draft, _ link: SpeakerLinking.Link) -> Confidence {
    let highest = min(link.confidence, .medium)
    guard link.confidence > .low, passage.openings[draft.token]?.opening.kind != .noun, isWhole(draft),
      !isPassedOnAside(draft)
    else {
      return highest
    }
    let standing = standing(of: link.speaker)
    switch link.rule ?? draft.rule {
    case "statement/verb-subject": return isSureSubject(draft, link, standing) ? .high : highest
    case "statement/subject-verb":
      return standing >= .likely && link.speaker.via == .name && isReport(draft) ? .high : highest
    case "statement/dropped-subject", "statement/same-sentence", "statement/circumstantial",
      "statement/main-clause-subject":
      return isSureGuess(link, standing) && !has(.weak, draft) && draft.rule != "statement/prepositional"
        ? .high : highest
    case "statement/quotation-before":
      return standing >= .likely && link.speaker.via == .name ? .high : highest
    case "statement/prepositional":
      return standing >= .likely && link.speaker.via == .name && !draft.isPassedOn ? .high : highest
    default: return highest
    }
  }

  /// Whether no mark in or around the words has lost its partner and no space is lost: then nobody can say where they end.
  private func isWhole(_ draft: Draft) -> Bool {
    let document = passage.document
    let first = min(draft.token, draft.contentTokens.lowerBound)
    let last = max(draft.token, draft.contentTokens.upperBound - 1)
    let span = document.sentences[Int(passage.tokens[first].sentence)].span.union(
      document.sentences[Int(passage.tokens[last].sentence)].span)
    guard !document.hasStrayMark(in: span), !document.hasLostSpace(in: span) else { return false }
    return !(first...last).contains { token in
      passage.quotation(openedBy: token).map { document.quotations[$0].pairing == .unclosed } ?? false
    }
  }

  /// `أكدوا، حسب ما نقلت عنهم الصحيفة، أن`: the clause may be the main verb's.
  private func isPassedOnAside(_ draft: Draft) -> Bool { draft.token > 0 && passage.is(draft.token - 1, "ما") }

  /// A verb of saying with a clause or a quotation: it keeps them over any apposition of the name.
  private func isReport(_ draft: Draft) -> Bool {
    guard let (cue, opening) = passage.openings[draft.token], cue.isVerb, cue.entry.takes.contains(.that),
      cue.entry.marks.isDisjoint(with: [.weak, .thought])
    else { return false }
    switch opening.kind {
    case .clause, .quotation: return true
    case .colon, .noun, .predicate: return false
    }
  }

  /// A person known by the lexicons or by several words may be meant without being told; a body only if it is known.
  private func isSureGuess(_ link: SpeakerLinking.Link, _ standing: Standing) -> Bool {
    guard let entity = link.speaker.entity.map({ passage.names.entities[$0] }) else { return false }
    return standing == .sure || standing == .likely && entity.kind == .person && entity.evidence.confidence > .low
  }

  /// `مسؤولون`, `مصدر طبي`, `متحدث باسم الوزارة`: a noun of the lexicon without article stands for nobody named.
  private func isUnnamed(_ draft: Draft, _ link: SpeakerLinking.Link) -> Bool {
    guard let source = draft.source, link.speaker.entity == nil, link.speaker.via == .role, source.strength == .noun,
      let head = source.tokens.first, !passage.hasArticle(head), !passage.hasPossessive(head)
    else { return false }
    // مغني الراب, صحيفة النهر: with a noun in construct somebody is meant whom the article may name.
    guard source.tokens.count > 1 else { return true }
    return passage.is(head + 1, "باسم") || passage.is(head + 1, "من") || passage.is(head + 1, "في")
      || source.tokens.count == 2 && !passage.hasArticle(head + 1)
  }

  /// `الشرطة`, `الخبراء`: a body or several people, for whom no other name is looked for.
  private func isCollective(_ draft: Draft) -> Bool {
    guard let head = draft.source?.tokens.first else { return false }
    if passage.concord(ofNoun: head).isPlural { return true }
    return draft.source?.tokens.count == 1 && passage.sourceKind(head, isAttached: false) == .body
      && ReferentNouns.shared.kind(of: passage.document.folded(head).dropFirst(4)) == nil
  }

  private func isSureSubject(_ draft: Draft, _ link: SpeakerLinking.Link, _ standing: Standing) -> Bool {
    guard let source = draft.source else { return false }
    let content = passage.openings[draft.token]?.opening.between.upperBound ?? draft.contentTokens.lowerBound
    let gap = content - source.tokens.upperBound
    // وعد فلان بأن: a verb of many meanings reports where its clause stands right behind the name.
    if has(.weak, draft) {
      return standing >= .likely && link.speaker.via == .name && gap <= 2 && !has(.thought, draft)
        && passage.openings[draft.token]?.opening.kind == .clause
    }
    switch link.speaker.via {
    case .name where standing == .sure:
      return isReport(draft) && gap <= 30 || passage.openings[draft.token]?.opening.kind != .colon && gap <= 3
    case .name where standing == .likely:
      return draft.confidence == .high && gap <= 3 && !has(.thought, draft) || isReport(draft) && gap <= 30
    case .role where link.speaker.entity == nil:
      return source.strength == .noun && draft.cue?.lemma == "قال" && gap <= 1 && isCollective(draft)
        || isUnnamed(draft, link) && !has(.homograph, draft) && !has(.thought, draft) && gap <= 2
    default: return false
    }
  }

  private func standing(of speaker: Statement.Speaker) -> Standing {
    guard let entity = speaker.entity.map({ passage.names.entities[$0] }) else { return .none }
    if entity.evidence.confidence == .high { return .sure }
    guard entity.kind == .person || entity.kind == .organization else { return .unsure }
    return entity.mentions.count > 1 || entity.name.utf8.contains(0x20) ? .likely : .unsure
  }

  private func has(_ mark: CueEntry.Marks, _ draft: Draft) -> Bool {
    passage.openings[draft.token]?.cue.entry.marks.contains(mark) ?? false
  }
}
