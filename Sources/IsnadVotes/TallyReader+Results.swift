import IsnadDocument
import IsnadExpressions
import IsnadLexicon
import IsnadNames
import IsnadRecords
import IsnadText

/// What became of a motion, and who voted how.
extension TallyReader {
  /// What became of the motion, and the word that says it: a refusal outweighs an adoption told beside it (`ليتم إسقاطه`).
  func result(in range: Range<Int>) -> (Vote.Result, Int)? {
    let rejected = range.first { scene.has($0, .reject) && isResult($0, in: range) && !scene.has($0, .oppose) }
    if let rejected { return (.rejected, rejected) }
    let adopted = range.first { scene.has($0, .adopt) && isResult($0, in: range) }
    let refused = range.first {
      scene.has($0, .reject) && scene.has($0, .verb) && isResult($0, in: range)
        && scene.hasAny($0..<min(range.upperBound, $0 + 5), .body)
    }
    if let refused, refused < adopted ?? .max { return (.rejected, refused) }
    return adopted.map { (.adopted, $0) }
  }

  private func isResult(_ k: Int, in range: Range<Int>) -> Bool {
    if scene.has(k, .imperfect), !scene.is(k - 1, "لم") { return false }
    if scene.has(k - 1, .without) { return false }
    return !isPlanned(k, from: range.lowerBound, reach: 3)
  }

  func addPositions(to tallies: inout [Tally]) {
    let reader = PositionReader(scene: scene, sentence: sentence)
    let isAbout = !tallies.isEmpty || followsVote || scene.hasAny(sentence, .voting)
    guard isAbout else { return }
    let findings = reader.findings { option(of: $0) }
    for finding in findings {
      if tallies.isEmpty {
        // طالبت بالاستفتاء، وهو ما رفضته العاصمة: who is against something has not voted against it yet.
        guard followsVote || !scene.has(finding.act, .oppose) else { continue }
        var tally = Tally(
          tokens: finding.tokens, cue: finding.tokens.lowerBound, rule: "vote/positions", confidence: .medium)
        tally.positions = finding.positions
        tallies.append(tally)
        continue
      }
      // The tally that stands nearest.
      let near =
        tallies.indices.min {
          distance(tallies[$0].tokens, finding.tokens) < distance(tallies[$1].tokens, finding.tokens)
        } ?? 0
      let known = Set(tallies[near].positions.compactMap(\.party.entity))
      tallies[near].positions += finding.positions.filter { position in
        position.party.entity.map { !known.contains($0) } ?? true
      }
      tallies[near].cover(finding.tokens)
      infer(finding, in: &tallies[near])
    }
  }

  /// A full list of opponents or abstainers tells how many they were, where the yes votes are told.
  private func infer(_ finding: PositionReader.Finding, in tally: inout Tally) {
    guard finding.isComplete, tally.yes != nil, !tally.isElection, let option = finding.positions.first?.option,
      tally[option] == nil,
      option == .no || option == .abstain, finding.positions.allSatisfy({ isState($0.party) })
    else { return }
    tally[option] = finding.positions.count
    tally.inferred.append(option.rawValue)
  }

  private func isState(_ mention: Names.Occurrence) -> Bool { scene.names.entities[mention.entity].kind == .place }

  private func isState(_ party: Party) -> Bool { party.entity.map { scene.names.entities[$0].kind == .place } ?? false }

  private func distance(_ a: Range<Int>, _ b: Range<Int>) -> Int {
    a.overlaps(b) ? 0 : min(abs(a.lowerBound - b.upperBound), abs(b.lowerBound - a.upperBound))
  }

  /// How the parties named at a word voted; nil where the word tells no vote.
  private func option(of k: Int) -> Vote.Option? {
    guard !isPlanned(k, from: sentence.lowerBound, reach: 3), !scene.has(k - 1, .without), !scene.has(k, .imperfect)
    else { return nil }
    if scene.has(k, .abstain), isAbstention(k) { return .abstain }
    if scene.has(k, .voting), scene.has(k, .verb) {
      let reach = (k + 1)..<max(k + 1, min(sentence.upperBound, k + 16))
      guard !scene.is(k - 1, "الذين", "الذي", "التي", "اللواتي", "من"),
        let side = reach.first(where: { scene.has($0, [.favour, .contra]) && !scene.is($0, "مع", "صالح", "مصلحه") })
      else { return nil }
      return scene.has(side, .contra) ? .no : .yes
    }
    if scene.has(k, .oppose), scene.has(k, .verb),
      scene.words[k].hasPronoun
        || scene.hasAny((k + 1)..<max(k + 1, min(sentence.upperBound, k + 8)), [.support, .motion])
    {
      return .no
    }
    return nil
  }

  /// Abstaining is from a vote: `امتنع عن التصويت`, `احتفظ بصوته`, or stands beside the counts of one.
  private func isAbstention(_ k: Int) -> Bool {
    let reach = k..<min(sentence.upperBound, k + 16)
    if scene.hasAny(reach, [.voting, .ballot]), reach.contains(where: { scene.is($0, "عن") || scene.has($0, .ballot) })
    {
      return true
    }
    // بموافقة 14 من أعضائه وامتناع روسيا
    if scene.words[k].prefixes.contains(.conjunction), scene.mention(at: k + 1).map(isState) ?? false,
      scene.hasAny(max(sentence.lowerBound, k - 10)..<k, [.support, .oppose, .ballot])
    {
      return true
    }
    // بتسعة أصوات مقابل صوتين، وامتنعت دولة: beside counts it needs no more words.
    return scene.has(k, .verb) && scene.hasAny(max(sentence.lowerBound, k - 16)..<k, [.ballot, .majority])
  }

  /// `قرارا يدعو إلى هدنة`, `النص الذي يطالب بوقف النار`: the motion calls for something, nobody plans the vote.
  private func isOfMotion(_ k: Int) -> Bool {
    guard scene.has(k, .verb), !scene.words[k].prefixes.contains(.conjunction) else { return false }
    for i in stride(from: k - 1, through: max(sentence.lowerBound, k - 4), by: -1) {
      if scene.isPunctuation(i) { return false }
      if scene.has(i, .motion), !scene.has(i, .verb) { return true }
    }
    return false
  }

  /// Whether a word before `token` makes it a plan, a wish or a condition.
  func isPlanned(_ token: Int, from start: Int, reach: Int) -> Bool {
    for k in stride(from: token, through: max(start, token - reach), by: -1) {
      if k < token, scene.isPunctuation(k), k < token - 1 { return false }
      if scene.has(k, .plan), !isOfMotion(k) { return true }
      if scene.words[k].prefixes.contains(.future), scene.has(k, .imperfect) { return true }
    }
    return false
  }
}
