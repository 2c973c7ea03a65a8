import IsnadDocument
import IsnadLexicon
import IsnadNames
import IsnadText

/// Two sides that are told in one breath, with their shares behind them: `يتقدم سامي على رامي، 54% مقابل 46%`,
/// `يثقون بالحكومة أكثر من البرلمان، 51% مقابل 40%`.
struct Comparison {
  let scene: Scene
  /// What stands before the first share, back to the share before it.
  let left: Range<Int>

  /// Whose share stands first, and whose second.
  func sides() -> (first: ByteSpan, second: ByteSpan)? {
    for turn in left.reversed() {
      if scene.is(turn, "اكثر", "اقل"), scene.is(turn + 1, "من") { return sides(before: turn, from: turn + 2) }
      if scene.is(turn, "علي"), scene.hasAny(left.lowerBound..<turn, [.lead, .gain]), !left.isEmpty {
        return sides(before: turn, from: turn + 1)
      }
    }
    return nil
  }

  private func sides(before turn: Int, from start: Int) -> (first: ByteSpan, second: ByteSpan)? {
    guard start < left.upperBound, let first = side(before: turn), let second = side(from: start) else { return nil }
    return (first, second)
  }

  /// The last name, or the noun with its adjectives, up to the turn.
  private func side(before turn: Int) -> ByteSpan? {
    let near = max(left.lowerBound, turn - 3)..<turn
    if let mention = near.reversed().lazy.compactMap(scene.mention).first { return mention.span }
    guard turn > left.lowerBound, scene.tokens[turn - 1].kind == .word, !scene.has(turn - 1, .verb) else { return nil }
    var start = turn - 1
    while start > left.lowerBound, isDefinite(start), isDefinite(start - 1) { start -= 1 }
    return scene.span(start..<turn)
  }

  /// The name, or the noun with its adjectives, at a token.
  private func side(from start: Int) -> ByteSpan? {
    if let mention = scene.mention(at: start) { return mention.span }
    guard scene.tokens[start].kind == .word else { return nil }
    var end = start + 1
    while end < left.upperBound, isDefinite(start), isDefinite(end) { end += 1 }
    return scene.span(start..<end)
  }

  private func isDefinite(_ k: Int) -> Bool {
    scene.tokens[k].kind == .word && scene.words[k].prefixes.contains(.article)
  }
}
