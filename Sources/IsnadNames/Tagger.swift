import IsnadDocument
import IsnadRecords

/// A linear-chain conditional random field over the tokens of a sentence: which of them name persons, places, organisations.
///
/// Its features are those of `Training/names/features.py`, template for template; the weights come from ``TaggerModel``.
struct Tagger {
  private let model = TaggerModel.embedded
  let document: Document
  let tokens: [NameToken]

  struct Mention: Sendable {
    var tokens: Range<Int>
    var kind: Entity.Kind
    /// How much better (in hundredths of the natural logarithm of odds) the best reading is than the best one that has no
    /// name at the least sure of its tokens.
    var margin: Int
  }

  /// The mentions of one sentence, in text order.
  ///
  /// - Complexity: O(*n*) in tokens.
  func mentions(in sentence: Range<Int>) -> [Mention] {
    guard !sentence.isEmpty else { return [] }
    let count = TaggerModel.tagCount
    var scores = [Int32](repeating: 0, count: sentence.count * count)
    for token in sentence {
      addFeatures(of: token, in: sentence, to: &scores, at: (token - sentence.lowerBound) * count)
    }
    let forward = forwardScores(scores, sentence.count)
    let backward = backwardScores(scores, sentence.count)
    return mentions(best(forward, sentence.count), sentence.lowerBound, forward, backward)
  }

  /// The score of the best reading of the tokens up to each, for each of its tags.
  ///
  /// Sums are wide: a sentence may be ten million marks, which 32 bits do not hold.
  func forwardScores(_ scores: [Int32], _ length: Int) -> [Int] {
    let count = TaggerModel.tagCount
    var forward = scores.map(Int.init)
    for i in 1..<max(1, length) {
      for tag in 0..<count {
        var top = Int.min
        for last in 0..<count {
          top = max(top, forward[(i - 1) * count + last] + Int(model.transition(from: last, to: tag)))
        }
        forward[i * count + tag] += top
      }
    }
    return forward
  }

  /// The score of the best reading of the tokens after each, for each of its tags.
  func backwardScores(_ scores: [Int32], _ length: Int) -> [Int] {
    let count = TaggerModel.tagCount
    var backward = [Int](repeating: 0, count: length * count)
    for i in (0..<max(0, length - 1)).reversed() {
      for tag in 0..<count {
        var top = Int.min
        for next in 0..<count {
          let at = (i + 1) * count + next
          top = max(top, Int(model.transition(from: tag, to: next)) + Int(scores[at]) + backward[at])
        }
        backward[i * count + tag] = top
      }
    }
    return backward
  }

  /// Viterbi's best path.
  private func best(_ forward: [Int], _ length: Int) -> [Int] {
    let count = TaggerModel.tagCount
    var path = [Int](repeating: 0, count: length)
    for i in (0..<length).reversed() {
      var top = Int.min
      for tag in 0..<count {
        let step = i + 1 < length ? Int(model.transition(from: tag, to: path[i + 1])) : 0
        let score = forward[i * count + tag] + step
        if score > top {
          top = score
          path[i] = tag
        }
      }
    }
    return path
  }

  /// Tags are O and, for persons, places, organisations in turn, B and I.
  private func mentions(_ path: [Int], _ first: Int, _ forward: [Int], _ backward: [Int]) -> [Mention] {
    let count = TaggerModel.tagCount
    var result: [Mention] = []
    let kinds: [Entity.Kind] = [.person, .place, .organization]
    var i = 0
    while i < path.count {
      guard path[i] > 0 else {
        i += 1
        continue
      }
      let kind = (path[i] - 1) / 2
      var end = i + 1
      while end < path.count, path[end] == kind * 2 + 2 { end += 1 }
      var margin = Int.max
      for j in i..<end {
        let at = j * count
        margin = min(margin, forward[at + path[j]] + backward[at + path[j]] - forward[at] - backward[at])
      }
      result.append(
        Mention(
          tokens: (first + i)..<(first + end), kind: kinds[kind], margin: margin * 100 / Int(max(1, model.scale))))
      i = end
    }
    return result
  }
}
