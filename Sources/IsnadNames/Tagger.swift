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
  }

  /// The mentions of one sentence, in text order.
  ///
  /// - Complexity: O(*n*) in tokens.
  func mentions(in sentence: Range<Int>) -> [Mention] {
    guard !sentence.isEmpty else { return [] }
    let count = TaggerModel.tagCount
    var scores = [Int32](repeating: 0, count: sentence.count * count)
    for token in sentence { addFeatures(of: token, in: sentence, to: &scores, at: (token - sentence.lowerBound) * count) }
    return mentions(best(scores, sentence.count), sentence.lowerBound)
  }

  /// Viterbi's best path.
  private func best(_ scores: [Int32], _ length: Int) -> [Int] {
    let count = TaggerModel.tagCount
    var reached = Array(scores[0..<count])
    var back = [UInt8](repeating: 0, count: length * count)
    for i in 1..<max(1, length) {
      var next = reached
      for tag in 0..<count {
        var top = Int32.min
        for last in 0..<count {
          let score = reached[last] + model.transition(from: last, to: tag)
          if score > top {
            top = score
            back[i * count + tag] = UInt8(last)
          }
        }
        next[tag] = top + scores[i * count + tag]
      }
      reached = next
    }
    var tag = 0
    for other in 1..<count where reached[other] > reached[tag] { tag = other }
    var path = [Int](repeating: 0, count: length)
    for i in (0..<length).reversed() {
      path[i] = tag
      tag = Int(back[i * count + tag])
    }
    return path
  }

  /// Tags are O and, for persons, places, organisations in turn, B and I.
  private func mentions(_ path: [Int], _ first: Int) -> [Mention] {
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
      result.append(Mention(tokens: (first + i)..<(first + end), kind: kinds[kind]))
      i = end
    }
    return result
  }
}
