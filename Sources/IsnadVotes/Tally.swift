import IsnadDocument
import IsnadRecords
import IsnadText

/// What one stretch of text tells of one vote, before it becomes a record.
struct Tally {
  var tokens: Range<Int>
  var yes: Int?
  var no: Int?
  var abstain: Int?
  var inferred: [String] = []
  var result: Vote.Result?
  var positions: [Vote.Position] = []
  var vetoBy: [Party] = []
  /// Candidates, not a motion: the ballots are nobody's yes or no.
  var isElection = false
  var isUnanimous = false
  /// The word that says that something was voted on.
  var cue: Int
  var rule: String
  var confidence: Confidence
  var reasons: [Reason] = []

  init(tokens: Range<Int>, cue: Int, rule: String, confidence: Confidence) {
    self.tokens = tokens
    self.cue = cue
    self.rule = rule
    self.confidence = confidence
  }

  var hasCounts: Bool { yes != nil || no != nil || abstain != nil }

  subscript(option: Vote.Option) -> Int? {
    get {
      switch option {
      case .yes: yes
      case .no: no
      case .abstain: abstain
      case .veto, .absent: nil
      }
    }
    set {
      switch option {
      case .yes: yes = newValue
      case .no: no = newValue
      case .abstain: abstain = newValue
      case .veto, .absent: break
      }
    }
  }

  mutating func cover(_ range: Range<Int>) {
    tokens = min(tokens.lowerBound, range.lowerBound)..<max(tokens.upperBound, range.upperBound)
  }
}
