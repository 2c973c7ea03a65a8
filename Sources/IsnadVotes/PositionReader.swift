import IsnadDocument
import IsnadLexicon
import IsnadNames
import IsnadRecords
import IsnadText

/// Reads who is named as having voted how.
struct PositionReader {
  let scene: Scene
  let sentence: Range<Int>

  struct Finding {
    var positions: [Vote.Position]
    /// The word that says how they voted.
    var act: Int
    /// The act with the names.
    var tokens: Range<Int>
    /// The list of names is told as the whole of those who voted so (`عارضته الولايات المتحدة وأستراليا`).
    var isComplete: Bool
  }

  /// Everyone named behind or before a word for a way of voting.
  func findings(_ isMeant: (Int) -> Vote.Option?) -> [Finding] {
    var findings: [Finding] = []
    for k in sentence {
      guard let option = isMeant(k) else { continue }
      if let list = list(after: k) ?? list(before: k) {
        let parties = list.names.map { Vote.Position(party: Party(entity: $0.entity, span: $0.span), option: option) }
        findings.append(
          Finding(
            positions: parties, act: k, tokens: min(k, list.tokens.lowerBound)..<max(k + 1, list.tokens.upperBound),
            isComplete: list.isComplete))
      }
    }
    return findings
  }

  struct List {
    var names: [Names.Occurrence]
    var tokens: Range<Int>
    var isComplete: Bool
  }

  /// `امتنعت كل من بنما وهندوراس`, `وامتنعت 3 دول، وهي الصين وإثيوبيا وكازاخستان`.
  func list(after k: Int) -> List? {
    var i = k + 1
    var isCounted = false
    var steps = 0
    while i < sentence.upperBound, steps < 9 {
      // Past the side that was taken nobody is the voter any more, and صالح is no name here.
      if scene.has(i, [.favour, .contra]) { return nil }
      if let mention = scene.mention(at: i), isVoter(mention) {
        // `امتناع 72 عضوا عن التصويت في جلسة في لشبونة`: where they sat.
        if i > k + 1, scene.is(i - 1, "في") { return nil }
        return chain(from: mention, isComplete: true, isCounted: isCounted)
      }
      if scene.mention(at: i) != nil, !isCounted { return nil }
      let isBridge =
        scene.is(
          i, "كل", "كلا", "كلتا", "من", "هي", "وهي", "هما", "وهما", "هم", "وهم", "مندوب", "سفير", "ممثل", "دولتا",
          "هذا", "القرار", "في")
        || scene.has(i, [.voter, .body]) || scene.number(at: i) != nil
        || scene.is(i, "،", "(", ":", "اعضاء", "حق", "النقض", "الفيتو")
      guard isBridge || isCounted else { return nil }
      if scene.has(i, .voter) || scene.number(at: i) != nil { isCounted = true }
      i += 1
      steps += 1
    }
    return nil
  }

  /// `الصين وروسيا صوتتا ضد`, `كانت موسكو قد استخدمت`: the subject can stand before its verb.
  func list(before k: Int) -> List? {
    let subject = scene.is(k - 1, "قد") ? k - 2 : k - 1
    guard scene.has(k, .verb), subject >= sentence.lowerBound, let mention = scene.mention(at: subject),
      isVoter(mention)
    else { return nil }
    // A verb behind و opens a clause of its own, and a plural one has not this person as its subject.
    let isPlural = scene.document.foldedBytes[scene.document.foldedRange(k)].suffix(4).elementsEqual(Array("وا".utf8))
    guard !scene.words[k].prefixes.contains(.conjunction),
      !isPlural || scene.names.entities[mention.entity].kind != .person
    else { return nil }
    var names = [mention]
    var start = scene.document.tokens(in: mention.span).lowerBound
    while start > sentence.lowerBound, let before = scene.mention(at: start - 1), isVoter(before),
      startsWithWaw(start) || scene.is(start - 1, "و")
    {
      names.insert(before, at: 0)
      start = scene.document.tokens(in: before.span).lowerBound
    }
    return List(names: names, tokens: start..<k, isComplete: false)
  }

  /// Names joined by و and commas.
  private func chain(from first: Names.Occurrence, isComplete: Bool, isCounted: Bool) -> List {
    var names = [first]
    let start = scene.document.tokens(in: first.span).lowerBound
    var end = scene.end(of: first)
    while end < sentence.upperBound {
      var next = end
      if scene.is(next, "،", ",") { next += 1 }
      if scene.is(next, "و") { next += 1 }
      guard next < sentence.upperBound, let mention = scene.mention(at: next), isVoter(mention),
        mention.span.start >= scene.tokens[next].span.start
      else { break }
      let isJoined = next > end || scene.words[next].prefixes.contains(.conjunction) || startsWithWaw(next)
      guard isJoined else { break }
      names.append(mention)
      end = scene.end(of: mention)
    }
    return List(names: names, tokens: start..<end, isComplete: isComplete)
  }

  private func startsWithWaw(_ token: Int) -> Bool {
    scene.document.foldedBytes[scene.document.foldedRange(token)].starts(with: Array("و".utf8))
  }

  /// States, parties and members vote; the house itself does not.
  private func isVoter(_ mention: Names.Occurrence) -> Bool {
    switch scene.names.entities[mention.entity].kind {
    case .place, .person: true
    case .organization: !scene.isBody(mention)
    case .group: false
    }
  }
}
