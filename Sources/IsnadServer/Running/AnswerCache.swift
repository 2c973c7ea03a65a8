import Synchronization

/// Answers that were made not long ago. A tag names what an answer is made of and in which form, so what is kept under it holds
/// for ever: a write makes other tags, and what nobody asks for any more makes room.
///
/// Two generations stand for the order of last use: when the young one is full, it becomes the old one, and the old one goes.
final class AnswerCache: Sendable {
  private struct Generations {
    var young: [EntityTag: Answer] = [:]
    var old: [EntityTag: Answer] = [:]
    var youngBytes = 0
  }

  /// Bytes of bodies that a generation holds.
  private let limit: Int
  private let generations = Mutex(Generations())

  /// - Parameter bytes: As many as all bodies may have together.
  init(bytes: Int) { limit = bytes / 2 }

  subscript(tag: EntityTag) -> Answer? {
    generations.withLock { kept in
      if let answer = kept.young[tag] { return answer }
      guard let answer = kept.old.removeValue(forKey: tag) else { return nil }
      keep(answer, tag, &kept)
      return answer
    }
  }

  /// Keeps an answer, if it is not so large that many others would have to go.
  func keep(_ answer: Answer, as tag: EntityTag) {
    guard answer.body.count <= limit / 8 else { return }
    generations.withLock { keep(answer, tag, &$0) }
  }

  private func keep(_ answer: Answer, _ tag: EntityTag, _ kept: inout Generations) {
    if kept.youngBytes + answer.body.count > limit {
      kept.old = kept.young
      kept.young = [:]
      kept.youngBytes = 0
    }
    if let before = kept.young.updateValue(answer, forKey: tag) { kept.youngBytes -= before.body.count }
    kept.youngBytes += answer.body.count
  }
}
