import IsnadDocument
import IsnadLexicon
import IsnadNames
import IsnadRecords
import IsnadText

/// Reads who made a poll and who printed it.
struct PollMakerReader {
  let scene: Scene
  let range: Range<Int>

  /// `استطلاع أجراه معهد X`, `استطلاع لمركز X`, `استطلاع X`, `أجرت شركة X استطلاعا`.
  func pollster() -> Party? {
    for k in range where scene.has(k, .conduct) {
      guard isNearPoll(k), let party = organization(after: k, reach: 7) else { continue }
      return party
    }
    for k in range where scene.has(k, [.poll, .survey]) {
      if let party = named(after: k) { return party }
    }
    return house()
  }

  /// `قالت شركة X إن 55% …، وفق استطلاع`: a house whose trade polls are.
  private func house() -> Party? {
    for mention in scene.mentions(in: range) where scene.names.entities[mention.entity].kind == .organization {
      let start = scene.document.tokens(in: mention.span).lowerBound
      if scene.has(start, .institute) || scene.has(start - 1, .institute) {
        return Party(entity: mention.entity, span: mention.span)
      }
    }
    return nil
  }

  /// `نشرته صحيفة X`, `أجراه معهد Y لصالح قناة X`.
  func publisher() -> Party? {
    for k in range where scene.has(k, .publish) {
      if let party = organization(after: k, reach: 6) { return party }
    }
    for k in range where scene.is(k, "لصالح", "لحساب") {
      if let party = organization(after: k, reach: 3) { return party }
    }
    return nil
  }

  private func isNearPoll(_ k: Int) -> Bool {
    scene.words[k].hasPronoun
      || (max(range.lowerBound, k - 5)..<min(range.upperBound, k + 8)).contains { scene.has($0, [.poll, .survey]) }
  }

  /// The first organization behind a verb, or the last one named before where only its kind is told (`أجرتها الشركة`).
  private func organization(after k: Int, reach: Int) -> Party? {
    var i = k + 1
    while i < min(range.upperBound, k + 1 + reach) {
      if scene.isPunctuation(i), !scene.is(i, "،", "\"", "(") { return nil }
      if let mention = scene.mention(at: i) {
        if scene.names.entities[mention.entity].kind == .organization {
          return Party(entity: mention.entity, span: mention.span)
        }
        return nil
      }
      if scene.number(at: i) != nil { return nil }
      if scene.has(i, .pollster), scene.words[i].prefixes.contains(.article), !isFollowedByName(i) {
        return lastOrganization(before: k)
      }
      i += 1
    }
    return nil
  }

  private func isFollowedByName(_ i: Int) -> Bool {
    (i + 1..<min(range.upperBound, i + 4)).contains { scene.mention(at: $0) != nil }
  }

  private func lastOrganization(before k: Int) -> Party? {
    let mention = scene.mentions(in: max(0, k - 80)..<k).last { scene.names.entities[$0.entity].kind == .organization }
    return mention.map { Party(entity: $0.entity, span: $0.span) }
  }

  /// `استطلاع رويترز`, `استطلاع للرأي لرويترز/ إبسوس`, `استطلاع لمعهد "إيفوب"`.
  private func named(after k: Int) -> Party? {
    var i = k + 1
    while i < min(range.upperBound, k + 7) {
      if let mention = scene.mention(at: i) {
        guard scene.names.entities[mention.entity].kind == .organization else { return nil }
        return Party(entity: mention.entity, span: mention.span)
      }
      let isBridge =
        scene.is(
          i, "للراي", "راي", "الراي", "جديد", "حديث", "لاراء", "الراي", "(", "\"", "«", "اراء", "الاراء", "خاص", "اخير",
          "العام") || scene.has(i, .pollster)
        || scene.tokens[i].kind == .quotationMark
      guard isBridge else { return nil }
      i += 1
    }
    return nil
  }
}
