import IsnadRecords
import IsnadText

/// Which draft lies in whose content: the innermost one around its cue.
struct Nesting {
  let within: [Int?]

  /// - Parameter drafts: In text order of their cues.
  /// - Complexity: O(*n* log *n*) in the drafts, times the depth of nesting.
  init(_ drafts: [Draft]) {
    // All contents by start, the longer first: a stack of those that are still open.
    let contents = drafts.enumerated().flatMap { i, draft in draft.content.map { (draft: i, span: $0) } }
      .sorted { ($0.span.start, -$0.span.end, $0.draft) < ($1.span.start, -$1.span.end, $1.draft) }
    let anchors = drafts.enumerated().map { i, draft in
      (draft: i, span: draft.cue?.span ?? draft.content.first ?? ByteSpan(0..<0))
    }
    .sorted { ($0.span.start, $0.draft) < ($1.span.start, $1.draft) }
    var within = [Int?](repeating: nil, count: drafts.count)
    var open: [(draft: Int, span: ByteSpan)] = []
    var next = 0
    for anchor in anchors {
      while next < contents.count, contents[next].span.start <= anchor.span.start {
        while let last = open.last, last.span.end <= contents[next].span.start { open.removeLast() }
        open.append(contents[next])
        next += 1
      }
      while let last = open.last, last.span.end <= anchor.span.start { open.removeLast() }
      within[anchor.draft] =
        open.suffix(16).reversed().first { outer in
          outer.draft != anchor.draft && outer.span.contains(anchor.span)
            && drafts[outer.draft].cue?.span != anchor.span
        }?.draft
    }
    // حسبما ذكرت الصحيفة، نقلا عن مصدر: the one who passes on vouches for the one from whom he has it.
    for i in within.indices.dropFirst() where within[i] == nil && drafts[i].isPassedOn {
      let before = drafts[i - 1]
      guard let cue = before.cue, let own = drafts[i].cue, cue.span.end <= own.span.start, !before.isPassedOn,
        before.content.first?.start == drafts[i].content.first?.start
      else { continue }
      within[i] = i - 1
    }
    Self.breakCircles(&within)
    self.within = within
  }

  /// Drafts never hold one another, two or more in a circle: `قال فلان إن …، وفقا لفلان` holds, it isn't held. The last of a circle
  /// lies in nobody's words.
  ///
  /// - Complexity: O(*n*): no draft is passed by two walks.
  static func breakCircles(_ within: inout [Int?]) {
    var walks = [Int?](repeating: nil, count: within.count)
    for start in within.indices {
      var next: Int? = start
      while let draft = next, walks[draft] == nil {
        walks[draft] = start
        next = within[draft]
      }
      guard let first = next, walks[first] == start else { continue }
      var last = first
      var draft = within[first]
      while let other = draft, other != first {
        last = max(last, other)
        draft = within[other]
      }
      within[last] = nil
    }
  }
}
