import IsnadDocument
import IsnadRecords

/// Tells play from acts: sport attacks, defends, meets and withdraws in the words of war and politics.
struct Sport {
  private let view: TokenView
  private let sport: UInt8
  private let violence: [UInt8]
  /// Whether the whole article is about a game: one word in forty, and four at least.
  private let isTopic: Bool

  init(_ view: TokenView) {
    self.view = view
    let sport = view.lexicon.vocabulary.wordClass("sport")
    self.sport = sport
    violence = ["violence", "gunfire", "bombing", "armed"].map(view.lexicon.vocabulary.wordClass)
    var words = 0
    var played = 0
    for i in view.entries.indices where view.entries[i].isLetters {
      words += 1
      if view.token(i, isIn: sport) { played += 1 }
    }
    isTopic = played >= 4 && played * 40 >= words
  }

  /// Whether a trigger speaks of a game. Courts, arrests, charges and crowds are as real in sport as elsewhere.
  func isPlay(_ trigger: Trigger) -> Bool {
    switch trigger.sense.kind {
    case .accuse where trigger.sense.mode != "investigate": return false
    case .protest: return false
    case .coerce where trigger.sense.mode == "arrest": return false
    case .sanction where trigger.sense.mode == "convict": return false
    default: break
    }
    let around =
      max(trigger.sentence.lowerBound, trigger.token - 20)..<min(trigger.sentence.upperBound, trigger.token + 20)
    let played = around.count { view.token($0, isIn: sport) }
    guard isTopic || played >= 2 else { return false }
    return !around.contains { i in i != trigger.token && violence.contains { view.token(i, isIn: $0) } }
  }
}
