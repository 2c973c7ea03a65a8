import CIsnadData
import IsnadLexicon
import IsnadRecords

/// Weighs whether a trigger tells news of an act or merely speaks about one: a trial, a memory, a fear, a figure of speech.
///
/// A logistic model over readable features (``HappeningFeatures``); its weights stand in `Data/events/happening.tsv` and are made
/// by `Training/events/train_happening.py`. Only the types that have enough voted sentences have weights; all others pass.
struct HappeningModel: Sendable {
  static let shared = HappeningModel()

  /// What the features of one trigger add up to.
  struct Verdict: Sendable {
    /// In thousandths; above 0 the act is told.
    let score: Int32
    /// The features that weigh most for the decision, the strongest first.
    let reasons: [(feature: String, weight: Int32)]

    var isTold: Bool { score > 0 }
  }

  private var weights: [String: WordIndex] = [:]
  private var starts: [String: Int32] = [:]

  private init() {
    Table(isnad_event_happening_bytes(), count: isnad_event_happening_size()).forEachRow { row in
      let kind = row.string(0)
      guard let weight = Int32(row.string(2)) else { return }
      if row.string(1) == "start" {
        starts[kind] = weight
      } else {
        weights[kind, default: WordIndex(minimumCapacity: 1024)].insert(row[1], weight)
      }
    }
  }

  func weighs(_ kind: Event.Kind) -> Bool { starts[kind.rawValue] != nil }

  /// nil for a type that has no weights.
  func verdict(on kind: Event.Kind, _ features: [String]) -> Verdict? {
    guard let start = starts[kind.rawValue], let known = weights[kind.rawValue] else { return nil }
    var score = start
    var found: [(feature: String, weight: Int32)] = []
    for feature in features {
      guard let weight = known[Array(feature.utf8)] else { continue }
      score += weight
      found.append((feature, weight))
    }
    let isTold = score > 0
    let agreeing = found.filter { ($0.weight > 0) == isTold }.sorted {
      (abs($0.weight), $1.feature) > (abs($1.weight), $0.feature)
    }
    return Verdict(score: score, reasons: Array(agreeing.prefix(3)))
  }
}
