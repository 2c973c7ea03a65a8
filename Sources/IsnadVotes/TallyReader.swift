import IsnadDocument
import IsnadExpressions
import IsnadLexicon
import IsnadNames
import IsnadRecords
import IsnadText

/// Reads the votes that one sentence tells.
struct TallyReader {
  let scene: Scene
  let sentence: Range<Int>
  /// Whether the sentence before speaks of a vote: then a bare score (`مرت 14-0`) is one.
  let followsVote: Bool
  private let isAboutPoll: Bool

  init(scene: Scene, sentence: Range<Int>, followsVote: Bool) {
    self.scene = scene
    self.sentence = sentence
    self.followsVote = followsVote
    isAboutPoll = scene.hasAny(sentence, .poll)
  }

  func tallies() -> [Tally] {
    let veto = veto()
    var tallies = counted(isVetoed: veto != nil)
    if tallies.isEmpty, let tally = unanimous() ?? failed() ?? postponed() ?? majority() ?? referendum() ?? voted() {
      tallies = [tally]
    }
    if let veto {
      // A veto and the votes told beside it are one vote; two acts are two.
      if tallies.count == 1, tallies[0].result == nil || tallies[0].result == .vetoed {
        tallies[0].result = .vetoed
        tallies[0].vetoBy = veto.vetoBy
        tallies[0].positions = veto.positions
        tallies[0].cover(veto.tokens)
      } else {
        tallies.insert(veto, at: 0)
      }
    }
    addPositions(to: &tallies)
    if let first = tallies.first, first.result != nil, let twin = similar(to: first) { tallies.append(twin) }
    return tallies
  }

  /// `بعد تصويت مماثل في مجلس الأعيان`: another house did the same.
  private func similar(to tally: Tally) -> Tally? {
    guard let k = sentence.first(where: { scene.has($0, .voting) && scene.is($0 + 1, "مماثل", "مشابه", "مماثله") }),
      scene.hasAny(k..<min(sentence.upperBound, k + 6), .body)
    else { return nil }
    var twin = Tally(
      tokens: k..<min(sentence.upperBound, k + 5), cue: min(sentence.upperBound - 1, k + 4), rule: "vote/similar",
      confidence: .medium)
    twin.result = tally.result
    return twin
  }

  /// `وافق 86.6% من المشاركين في الاستفتاء`: shares are figures, the result is what counts.
  private func referendum() -> Tally? {
    guard let k = sentence.first(where: { scene.has($0, .referendum) }) else { return nil }
    for n in scene.numbers(in: sentence) {
      guard let end = scene.endOfPercent(n) else { continue }
      let start = scene.numbers[n].tokens.lowerBound
      let near = max(sentence.lowerBound, start - 4)..<min(sentence.upperBound, end + 6)
      guard
        let side = near.first(where: { k in
          // شارك فيه 45% وأيده 70%: a verb right before a number speaks of that number.
          let isOfAnother = k >= end && scene.number(at: k + 1) != nil
          return scene.has(k, [.support, .oppose, .favour, .contra]) && !scene.is(k, "مع") && !isOfAnother
        })
      else { continue }
      var tally = Tally(
        tokens: min(side, start)..<max(end, side + 1), cue: k, rule: "vote/referendum", confidence: .medium)
      tally.cover(k..<(k + 1))
      let isFor = !scene.has(side, [.oppose, .contra])
      tally.result = isFor == (scene.numbers[n].value >= 50) ? .adopted : .rejected
      return tally
    }
    return nil
  }

  // MARK: Votes with counts

  private func counted(isVetoed: Bool) -> [Tally] {
    var tallies: [Tally] = []
    let counts = CountReader(scene: scene, sentence: sentence).counts()
    for count in counts {
      guard let option = count.option, option != .absent else { continue }
      if let last = tallies.last, last[option] == nil || last[option] == count.value,
        count.tokens.lowerBound - last.tokens.upperBound < 30
      {
        tallies[tallies.count - 1][option] = count.value
        tallies[tallies.count - 1].cover(count.tokens)
      } else {
        var tally = Tally(tokens: count.tokens, cue: count.tokens.lowerBound, rule: "vote/counts", confidence: .high)
        tally[option] = count.value
        tallies.append(tally)
      }
      tallies[tallies.count - 1].reasons.append(
        Reason("\(count.value) voted \(option.rawValue)", at: scene.span(count.tokens)))
      if count.isAssumed { tallies[tallies.count - 1].confidence = .medium }
    }
    let isOne = tallies.count == 1
    return tallies.indices.compactMap { i in
      var tally = tallies[i]
      let from = i == 0 ? sentence.lowerBound : tallies[i - 1].tokens.upperBound
      let to = i + 1 < tallies.count ? tallies[i + 1].tokens.lowerBound : sentence.upperBound
      let around = isOne ? sentence : from..<max(from, to)
      guard isVote(tally, around, isVetoed) else { return nil }
      finish(&tally, around, isVetoed)
      return tally
    }
  }

  /// Counts of people are votes where something in the sentence votes, and not where votes are wanted or polled.
  private func isVote(_ tally: Tally, _ around: Range<Int>, _ isVetoed: Bool) -> Bool {
    guard !isAboutPoll else { return false }
    var evidence: WordClass = [.voting, .ballot, .majority, .abstain, .veto, .contra]
    // ضد alone is against anybody (تهم ضد المتهم تجاه الضحايا الثماني): a lone number beside it is no vote.
    if tally.yes == nil, tally.abstain == nil { evidence.subtract(.contra) }
    let isActed =
      scene.hasAny(around, [.adopt, .support, .oppose, .reject]) && scene.hasAny(around, [.voter, .ballot])
      && scene.hasAny(around, [.motion, .body])
    let isTold = tally.no != nil && tally.yes != nil && scene.hasAny(around, [.voter, .ballot])
    guard
      isVetoed || scene.hasAny(around, evidence) || isActed || isTold
        || (followsVote && tally.yes != nil && tally.no != nil)
    else { return false }
    // Supporters alone are a vote where something was decided or cast by them.
    if tally.no == nil, tally.abstain == nil {
      let isCast =
        around.contains { scene.has($0, .voting) && scene.has($0, .perfect) }
        || scene.hasAny(around, [.majority, .tally])
      // 14 من أعضائه: the unit can stand apart.
      let end = tally.tokens.upperBound
      let hasUnit =
        tally.tokens.count > 1 || scene.is(end, "من") && scene.hasAny(end..<min(end + 3, around.upperBound), .voter)
      guard hasUnit, isVetoed || isCast || result(in: around) != nil || isAboutElection(around) else { return false }
    }
    return !isPlanned(tally.tokens.lowerBound, from: around.lowerBound, reach: 8)
  }

  private func finish(_ tally: inout Tally, _ around: Range<Int>, _ isVetoed: Bool) {
    tally.isUnanimous = scene.hasAny(around, .unanimous)
    tally.isElection = isElection(tally, around)
    if tally.isElection {
      tally.yes = nil
      tally.no = nil
      tally.rule = "vote/election"
      tally.confidence = .medium
      return
    }
    if tally.isUnanimous { addUnanimity(to: &tally) }
    if isForWithdrawal(around) {
      swap(&tally.yes, &tally.no)
      tally.result = .rejected
      tally.reasons.append(Reason("the motion was against the government"))
    } else if let (result, cue) = result(in: around) {
      tally.result = result
      tally.cue = cue
      // The act and its counts are one passage; what stands between two sentences of it is left out.
      if abs(cue - tally.tokens.lowerBound) < 40 { tally.cover(cue..<(cue + 1)) }
      tally.reasons.append(Reason("the result: \(result.rawValue)", at: scene.tokens[cue].span))
      // رفض المجلس المقترح بـ8 أصوات مقابل 6: the eight refused it.
      if result == .rejected, let yes = tally.yes, let no = tally.no, yes > no,
        !scene.hasAny(tally.tokens, [.favour, .support])
      {
        swap(&tally.yes, &tally.no)
        tally.reasons.append(Reason("more voted to refuse it"))
      }
    } else if !isVetoed, let yes = tally.yes, let no = tally.no, yes != no {
      tally.result = yes > no ? .adopted : .rejected
      tally.reasons.append(Reason("the result follows from the counts"))
    }
  }

  private func isAboutElection(_ around: Range<Int>) -> Bool {
    scene.hasAny(around, .elect) && scene.hasAny(around, .ballot)
  }

  /// Ballots for persons and places that stand against each other: `نال فلان 133 صوتا مقابل 73 صوتا لمنافسه`.
  private func isElection(_ tally: Tally, _ around: Range<Int>) -> Bool {
    guard scene.hasAny(around, .elect) else { return false }
    let counts = tally.tokens
    let behind = counts.lowerBound..<max(counts.upperBound, min(around.upperBound, counts.upperBound + 3))
    if scene.hasAny(behind, [.oppose, .contra]) { return false }
    if scene.hasAny(counts, .support) { return false }
    // Where somebody abstains and nobody is told to have got the other votes (`مقابل 40 لمنافسه`), one candidate was voted on.
    let hasRival = counts.contains {
      startsWithLam($0) && scene.words[$0].classes.isDisjoint(with: [.favour, .contra])
    }
    if tally.yes != nil, tally.no != nil, tally.abstain != nil, !hasRival { return false }
    for k in around where k < counts.upperBound && scene.has(k, .elect) {
      if scene.has(k + 1, .majority) || isOfSupport(k) { continue }
      if scene.has(k, .motion) { continue }
      return !scene.hasAny(max(around.lowerBound, k - 3)..<min(k + 4, around.upperBound), [.adopt, .motion])
    }
    return false
  }

  /// `أيد النواب حجب الثقة عن الوزير بأغلبية 61 مقابل 50`: yes is for the government, and so many were against it.
  private func isForWithdrawal(_ around: Range<Int>) -> Bool {
    around.contains { k in
      guard scene.has(k, [.support, .adopt]), scene.has(k, .verb), !scene.has(k, .imperfect) else { return false }
      return ((k + 1)..<max(k + 1, min(around.upperBound, k + 6))).contains {
        scene.has($0, .withdraw) && scene.is($0 + 1, "الثقه") && scene.number(at: $0 - 1) == nil
      }
    }
  }

  private func startsWithLam(_ k: Int) -> Bool {
    scene.tokens[k].kind == .word
      && scene.document.foldedBytes[scene.document.foldedRange(k)].starts(with: Array("ل".utf8))
  }

  /// `نالت حكومة فلان ثقة البرلمان`, `حصل على تأييد 13 دولة`: what is won is no office.
  private func isOfSupport(_ k: Int) -> Bool {
    for i in (k + 1)..<max(k + 1, min(sentence.upperBound, k + 6)) {
      if scene.isPunctuation(i) || scene.number(at: i) != nil { return false }
      if scene.has(i, .support), !scene.has(i, .verb) { return true }
    }
    return false
  }

  // MARK: Votes without counts

  /// `تبنى مجلس الأمن بالإجماع قرارا`.
  private func unanimous() -> Tally? {
    guard let k = sentence.first(where: { scene.has($0, .unanimous) }) else { return nil }
    let around = max(sentence.lowerBound, k - 12)..<min(sentence.upperBound, k + 12)
    // يتعين أن يوافق المجلس بالإجماع tells a rule: the act that stands nearest must have happened.
    let act = around.filter { scene.has($0, [.adopt, .voting, .reject]) }.min { abs($0 - k) < abs($1 - k) }
    guard let act, !scene.has(act, .imperfect), scene.hasAny(around, [.body, .motion, .voting]),
      !isPlanned(k, from: sentence.lowerBound, reach: 12)
    else { return nil }
    var tally = Tally(tokens: k..<(k + 1), cue: k, rule: "vote/unanimous", confidence: .medium)
    addUnanimity(to: &tally)
    if let (result, cue) = result(in: around) {
      tally.result = result
      tally.cue = cue
      tally.cover(cue..<(cue + 1))
    } else {
      tally.result = .adopted
    }
    return tally
  }

  /// Unanimity tells that nobody voted against and nobody abstained; how many voted it does not tell.
  private func addUnanimity(to tally: inout Tally) {
    if tally.no == nil {
      tally.no = 0
      tally.inferred.append("no")
    }
    if tally.abstain == nil {
      tally.abstain = 0
      tally.inferred.append("abstain")
    }
    if tally.yes == nil,
      let all = sentence.first(where: { scene.is($0, "جميع", "كافه", "كل") && scene.has($0 + 1, .voter) }),
      let number = scene.numbers(in: all..<min(sentence.upperBound, all + 9)).first, scene.numbers[number].value < 1000
    {
      tally.yes = Int(scene.numbers[number].value)
      tally.cover(all..<scene.numbers[number].tokens.upperBound)
    }
  }

  /// `فشل المجلس في تمرير قرار`, `رفض البرلمان مشروع القانون في تصويت`.
  private func failed() -> Tally? {
    for k in sentence where scene.has(k, .reject) && scene.has(k, .verb) && !scene.has(k, .imperfect) {
      let reach = (k + 1)..<max(k + 1, min(sentence.upperBound, k + 7))
      let isFailure = !scene.has(k, .oppose)
      let isVoted =
        isFailure
        ? scene.hasAny(reach, .adopt) && scene.hasAny(reach, .motion)
          || scene.is(k, "سقط", "سقطت") && scene.has(k + 1, .motion) && scene.hasAny(sentence, .voting)
        : scene.hasAny(reach, .body) && scene.hasAny(sentence, .voting)
      guard isVoted, !isPlanned(k, from: sentence.lowerBound, reach: 3) else { continue }
      let end = reach.first { scene.has($0, .motion) } ?? k
      var tally = Tally(tokens: k..<(end + 1), cue: k, rule: "vote/failed", confidence: .medium)
      tally.result = .rejected
      return tally
    }
    return nil
  }

  /// `تأجيل التصويت`.
  private func postponed() -> Tally? {
    for k in sentence where scene.has(k, .delay) && !scene.is(k - 1, "من") {
      guard
        let vote = ((k + 1)..<max(k + 1, min(sentence.upperBound, k + 3))).first(where: {
          scene.has($0, .voting) && scene.has($0, .singular) && scene.words[$0].prefixes.isDisjoint(with: .preposition)
        })
      else { continue }
      var tally = Tally(tokens: k..<(vote + 1), cue: k, rule: "vote/postponed", confidence: .medium)
      tally.result = .postponed
      return tally
    }
    return nil
  }

  /// `وافقت اللجنة بأغلبية طفيفة على مشروع`, `اختار المصوتون بأغلبية الاستقلال`.
  private func majority() -> Tally? {
    guard let k = sentence.first(where: { scene.has($0, .majority) && scene.words[$0].prefixes.contains(.bi) }) else {
      return nil
    }
    let around = max(sentence.lowerBound, k - 14)..<min(sentence.upperBound, k + 6)
    guard !isPlanned(k, from: sentence.lowerBound, reach: 14) else { return nil }
    let acts = around.first { i in
      scene.has(i, [.adopt, .reject, .voting, .elect]) && scene.has(i, .verb) && !scene.has(i, .imperfect) && i < k
    }
    guard let act = acts, scene.hasAny(around, [.body, .voting]) else { return nil }
    var tally = Tally(tokens: act..<(k + 1), cue: act, rule: "vote/majority", confidence: .medium)
    tally.result =
      scene.has(act, .reject) || scene.hasAny(act..<min(sentence.upperBound, k + 4), .contra) ? .rejected : .adopted
    return tally
  }

  /// `صوت البرلمان لصالح القرار`, `صوت الناخبون ضد الدستور`.
  private func voted() -> Tally? {
    for k in sentence where scene.has(k, .voting) && scene.has(k, .verb) && !scene.has(k, .imperfect) {
      let reach = (k + 1)..<max(k + 1, min(sentence.upperBound, k + 7))
      guard
        let side = reach.first(where: { scene.has($0, [.favour, .contra]) && !scene.is($0, "مع", "صالح", "مصلحه") }),
        scene.hasAny((k + 1)..<side, .body),
        !isPlanned(k, from: sentence.lowerBound, reach: 3)
      else { continue }
      var tally = Tally(tokens: k..<(side + 1), cue: k, rule: "vote/house", confidence: .medium)
      tally.result = scene.has(side, .contra) ? .rejected : .adopted
      return tally
    }
    return nil
  }

  /// `استخدمت روسيا حق النقض ضد مشروع القرار`.
  private func veto() -> Tally? {
    for k in sentence where scene.has(k, .veto) {
      let before = max(sentence.lowerBound, k - 9)..<k
      guard let act = before.last(where: { scene.has($0, .use) }), !scene.hasAny(before, [.delay]) else { continue }
      if scene.has(act - 1, .without) || scene.has(act, .imperfect)
        || isPlanned(act, from: sentence.lowerBound, reach: 4)
      {
        continue
      }
      // تجاوز الفيتو, and what somebody is asked or promises to do (`مناشدة باستخدام حق النقض`).
      if scene.has(k - 1, .adopt) { continue }
      // عرقلت فلانة القرار باستخدامها حق النقض: how she did it.
      let means = scene.words[act].hasPronoun && scene.words[act].prefixes.contains(.bi)
      let deed = means ? (sentence.lowerBound..<act).last { scene.has($0, .use) && scene.has($0, .perfect) } : nil
      if !scene.has(act, .verb), deed == nil, !scene.is(act - 1, "بعد", "عقب", "اثر", "رغم", "نتيجه", "بسبب", "منذ") {
        continue
      }
      let positions = PositionReader(scene: scene, sentence: sentence)
      let users =
        deed.flatMap { positions.list(after: $0) } ?? positions.list(after: act).flatMap {
          $0.tokens.lowerBound < k + 6 ? $0 : nil
        } ?? positions.list(before: act)
        ?? state(after: k)
      let target = (k + 1)..<min(sentence.upperBound, k + 8)
      guard scene.hasAny(target, [.motion, .contra, .use]) || scene.hasAny(target, .body) || users != nil else {
        continue
      }
      var tally = Tally(tokens: act..<(k + 1), cue: act, rule: "vote/veto", confidence: users == nil ? .medium : .high)
      tally.result = .vetoed
      for name in users?.names ?? [] where scene.names.entities[name.entity].kind != .person {
        tally.positions.append(Vote.Position(party: Party(entity: name.entity, span: name.span), option: .veto))
        tally.vetoBy.append(Party(entity: name.entity, span: name.span))
      }
      if let users {
        if tally.vetoBy.isEmpty { return nil }
        tally.cover(users.tokens)
      }
      return tally
    }
    return nil
  }

  /// `بعد أن استخدمت حق النقض …، قررت السفيرة الأمريكية`: whose office the main clause names.
  private func state(after k: Int) -> PositionReader.List? {
    let reach = (k + 1)..<min(sentence.upperBound, k + 45)
    guard !reach.isEmpty else { return nil }
    for i in scene.names.adjectives(in: scene.span(reach)) {
      let adjective = scene.names.adjectives[i]
      // روسيا is spelled like the accusative of روسي.
      guard scene.names.entity(at: adjective.span.start) == nil else { continue }
      guard
        let entity = scene.names.entities.firstIndex(where: { $0.kind == .place && $0.country == adjective.country })
      else { continue }
      let mention = Names.Occurrence(span: adjective.span, entity: entity, via: .role)
      return PositionReader.List(names: [mention], tokens: k..<(k + 1), isComplete: false)
    }
    return nil
  }
}
