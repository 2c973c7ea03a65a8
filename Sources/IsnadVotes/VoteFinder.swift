import IsnadDocument
import IsnadLexicon
import IsnadNames
import IsnadRecords
import IsnadText

/// Goes through the sentences, joins what belongs to one vote, and finds its body, motion and day.
struct VoteFinder {
  let scene: Scene

  private var sentences: [Document.Sentence] { scene.document.sentences }

  /// A tally with the sentences that it is told in.
  private struct Told {
    var tally: Tally
    var sentences: ClosedRange<Int>
  }

  func votes() -> [Vote] {
    var told: [Told] = []
    for i in sentences.indices {
      let reader = TallyReader(scene: scene, sentence: sentences[i].tokens, followsVote: speaksOfVote(i - 1, beside: i))
      for tally in reader.tallies() {
        // A position alone may follow at some distance (`صوت مندوب مصر لصالح المشروع`).
        let reach = tally.hasCounts || tally.result != nil ? 1 : 2
        if let last = told.last, continues(tally, last.tally), 1...reach ~= i - last.sentences.upperBound,
          isNear(last.sentences.upperBound, i)
        {
          told[told.count - 1] = joined(last, tally, i)
        } else if let last = told.last, isBreakdown(tally, of: last.tally), i - last.sentences.upperBound <= 1 {
          continue
        } else {
          told.append(Told(tally: tally, sentences: i...i))
        }
      }
    }
    let gathered = gathered(told)
    let records = gathered.indices.map { i in
      record(
        gathered[i], after: i > 0 ? gathered[i - 1].tally.tokens.upperBound : 0,
        before: i + 1 < gathered.count ? gathered[i + 1].tally.tokens.lowerBound : scene.tokens.count)
    }
    return records.indices.filter { i in !records[..<i].contains { isToldAgain(records[i], $0) } }.map { records[$0] }
  }

  /// The same house's unanimous vote of the same day, told again further down without anything new.
  private func isToldAgain(_ vote: Vote, _ earlier: Vote) -> Bool {
    guard vote.evidence.rule == "vote/unanimous", earlier.evidence.rule == "vote/unanimous", vote.yes == nil,
      vote.positions.isEmpty, vote.result == earlier.result, let body = vote.body?.entity,
      body == earlier.body?.entity
    else { return false }
    return vote.date == nil || vote.date == earlier.date
  }

  /// Positions told far from the counts (in the lead, or as background) belong to the one vote whose counts are told.
  private func gathered(_ told: [Told]) -> [Told] {
    let counted = told.indices.filter { told[$0].tally.yes != nil }
    guard counted.count == 1, let main = counted.first else { return told }
    var out = told
    for i in told.indices where told[i].tally.rule == "vote/positions" {
      let known = Set(out[main].tally.positions.compactMap(\.party.entity))
      let more = told[i].tally.positions.filter { position in position.party.entity.map { !known.contains($0) } ?? false
      }
      out[main].tally.positions += more
    }
    return out.indices.filter { out[$0].tally.rule != "vote/positions" }.map { out[$0] }
  }

  /// The abstainers that are named, where the votes for and against are told and all of them are states.
  private func inferredAbstentions(_ tally: Tally) -> Int? {
    guard tally.yes != nil, tally.no != nil else { return nil }
    let abstainers = tally.positions.filter { $0.option == .abstain }
    let areStates = abstainers.allSatisfy { position in
      position.party.entity.map { scene.names.entities[$0].kind == .place } ?? false
    }
    return abstainers.isEmpty || !areStates ? nil : abstainers.count
  }

  private func isNear(_ a: Int, _ b: Int) -> Bool { abs(sentences[a].paragraph - sentences[b].paragraph) <= 1 }

  private func speaksOfVote(_ i: Int, beside j: Int) -> Bool {
    // Whoever takes part in a poll votes on nothing.
    guard sentences.indices.contains(i), isNear(i, j), !scene.hasAny(sentences[i].tokens, .poll) else { return false }
    return scene.hasAny(sentences[i].tokens, [.voting, .veto, .unanimous])
  }

  // MARK: One vote over several sentences

  /// Whether a tally tells only what the one before lacks.
  private func continues(_ tally: Tally, _ last: Tally) -> Bool {
    guard !last.isElection || tally.yes == nil, tally.rule != "vote/postponed", last.rule != "vote/postponed" else {
      return false
    }
    if let result = tally.result, let earlier = last.result, result != earlier || tally.hasCounts && last.hasCounts {
      return false
    }
    for option in [Vote.Option.yes, .no, .abstain]
    where tally[option] != nil && last[option] != nil && tally[option] != last[option] { return false }
    return tally.yes == nil || last.yes == nil
  }

  /// `وانضم أربعة جمهوريين إلى معارضي النص`: some of those who were counted already.
  private func isBreakdown(_ tally: Tally, of last: Tally) -> Bool {
    guard last.yes != nil, last.no != nil, tally.yes == nil, tally.abstain == nil, tally.result == nil,
      let no = tally.no, let all = last.no
    else { return false }
    return no < all
  }

  private func joined(_ told: Told, _ tally: Tally, _ i: Int) -> Told {
    var out = told
    for option in [Vote.Option.yes, .no, .abstain] where out.tally[option] == nil { out.tally[option] = tally[option] }
    out.tally.result = told.tally.result ?? tally.result
    let known = Set(told.tally.positions.compactMap(\.party.entity))
    out.tally.positions += tally.positions.filter { position in
      position.party.entity.map { !known.contains($0) } ?? true
    }
    out.tally.vetoBy += tally.vetoBy
    out.tally.inferred += tally.inferred.filter { !told.tally.inferred.contains($0) }
    out.tally.reasons += tally.reasons
    out.tally.confidence = min(told.tally.confidence, tally.confidence)
    out.tally.cover(tally.tokens)
    out.sentences = told.sentences.lowerBound...i
    return out
  }

  // MARK: The record

  /// - Parameters:
  ///   - floor: Where the vote before ends; what is told there is no part of this one.
  ///   - ceiling: Where the next vote begins.
  private func record(_ told: Told, after floor: Int, before ceiling: Int) -> Vote {
    var tally = told.tally
    let from = sentences[told.sentences.lowerBound]
    let to = sentences[told.sentences.upperBound]
    let range = from.tokens.lowerBound..<to.tokens.upperBound
    let own =
      min(
        max(range.lowerBound, floor), tally.tokens.lowerBound)..<max(
        min(range.upperBound, ceiling), tally.tokens.upperBound)
    let before = earlier(told.sentences.lowerBound)
    if tally.result == nil, !tally.isElection, tally.hasCounts, let before {
      tally.result = TallyReader(scene: scene, sentence: before, followsVote: false).result(in: before)?.0
    }
    // What a vote needs stands near its cue; a sentence may be as long as a list.
    let window = max(range.lowerBound, tally.cue - 150)..<min(range.upperBound, tally.cue + 150)
    // In a referendum the people vote; a house named beside it only prepared or counted it.
    let isOfPeople =
      tally.rule == "vote/referendum" || tally.rule == "vote/majority" && scene.hasAny(own, .referendum)
    let body =
      isOfPeople
      ? nil
      : body(near: tally.cue, in: window) ?? before.flatMap { self.body(near: $0.upperBound, in: $0) }
        ?? lastBody(before: range.lowerBound)
    if tally.abstain == nil, let abstain = inferredAbstentions(tally) {
      tally.abstain = abstain
      tally.inferred.append("abstain")
    }
    inferSecurityCouncil(&tally, body: body)
    if tally.result == nil, !tally.isElection, let yes = tally.yes, let no = tally.no, yes != no {
      tally.result = yes > no ? .adopted : .rejected
    }
    let looksBack = tally.hasCounts || tally.rule == "vote/majority" || tally.rule == "vote/referendum"
    let date =
      tally.result == .postponed
      ? nil
      : scene.day(in: tally.rule == "vote/similar" ? window : own, near: tally.cue)
        ?? (looksBack ? before.flatMap { scene.day(in: $0, near: $0.upperBound) } : nil)
    return Vote(
      spans: spans(of: tally), body: body.map { Party(entity: $0.entity, span: $0.span) },
      motion: motion(of: tally, in: window), date: date,
      result: tally.result, yes: tally.yes, no: tally.no, abstain: tally.abstain, inferred: tally.inferred,
      positions: tally.positions,
      vetoBy: tally.vetoBy, evidence: Evidence(tally.rule, tally.confidence, reasons: tally.reasons))
  }

  /// The sentence before, where it speaks of the same matter.
  private func earlier(_ i: Int) -> Range<Int>? { i > 0 && isNear(i - 1, i) ? sentences[i - 1].tokens : nil }

  private func spans(of tally: Tally) -> [ByteSpan] {
    // One span a sentence, so that no span runs over a paragraph's end.
    var spans: [ByteSpan] = []
    var start = tally.tokens.lowerBound
    while start < tally.tokens.upperBound {
      let sentence = sentences[Int(scene.tokens[start].sentence)].tokens
      let end = min(sentence.upperBound, tally.tokens.upperBound)
      spans.append(scene.span(start..<end))
      start = end
    }
    return spans
  }

  private func body(near token: Int, in range: Range<Int>) -> Names.Occurrence? {
    let place = scene.tokens[min(token, scene.tokens.count - 1)].span.start
    return scene.mentions(in: range).filter(scene.isBody).min {
      abs($0.span.start - place) < abs($1.span.start - place)
    }
  }

  private func lastBody(before token: Int) -> Names.Occurrence? {
    let first = max(0, token - 120)
    return scene.mentions(in: first..<token).last(where: scene.isBody)
  }

  /// The Security Council has fifteen members: who neither voted yes nor abstained voted no.
  private func inferSecurityCouncil(_ tally: inout Tally, body: Names.Occurrence?) {
    guard let body,
      scene.names.entities[body.entity].name.contains("مجلس الأمن")
        || scene.names.entities[body.entity].name.contains("مجلس الامن")
    else { return }
    if let yes = tally.yes, let abstain = tally.abstain, tally.no == nil, yes + abstain == 15 {
      tally.no = 0
      tally.inferred.append("no")
    } else if let yes = tally.yes, let no = tally.no, tally.abstain == nil, yes + no == 15 {
      tally.abstain = 0
      tally.inferred.append("abstain")
    }
  }

  /// The noun phrase from the first word for a motion to the end of its clause.
  private func motion(of tally: Tally, in range: Range<Int>) -> ByteSpan? {
    let order = Array(range.filter { $0 > tally.cue }) + Array(range.filter { $0 < tally.cue })
    guard let start = order.first(where: { scene.has($0, .motion) && !scene.has($0, .verb) }) else { return nil }
    var end = start + 1
    while end < range.upperBound, end - start < 14, !scene.isPunctuation(end), scene.number(at: end) == nil,
      !scene.has(end, [.majority, .versus, .unanimous, .tally, .abstain]), !isBySupport(end),
      !scene.is(end, "وقد", "بعد", "حيث", "خلال", "مما", "في", "رغم", "ورغم", "وعلي"),
      !scene.isInTime(scene.tokens[end].span)
    {
      end += 1
    }
    while end > start + 1, scene.is(end - 1, "علي", "في", "من", "الي", "عن", "و", "ب") { end -= 1 }
    let letters = scene.document.lettersBefore(start, scene.words[start])
    return ByteSpan(start: scene.tokens[start].span.start + Int32(letters), end: scene.tokens[end - 1].span.end)
  }

  /// `بموافقة 14 من أعضائه`, `بتأييد 153 دولة`
  private func isBySupport(_ k: Int) -> Bool {
    scene.words[k].prefixes.contains(.bi) && scene.has(k, [.support, .ballot]) && scene.number(at: k + 1) != nil
  }
}

extension Document {
  /// The bytes of attached letters before a word's stem, the article left with it.
  func lettersBefore(_ token: Int, _ word: ClassedWord) -> Int {
    var letters = 0
    for prefix in [0x01, 0x02, 0x04, 0x08, 0x10] as [UInt8] where word.prefixes.rawValue & prefix != 0 { letters += 2 }
    // Marks between the letters would make the byte count wrong.
    guard foldedRange(token).count == tokens[token].span.count else { return 0 }
    // للقرار hides its alef.
    if word.prefixes.rawValue & 0x28 == 0x28 { return letters }
    return min(letters, tokens[token].span.count - 2)
  }
}
