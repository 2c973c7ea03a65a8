import IsnadRecords
import IsnadText

extension Reading {
  /// Gives every figure, event, vote and poll that lies in somebody's words the innermost statement that vouches for it.
  ///
  /// The extractors don't know each other; that an event stands inside somebody's words is worked out here alone.
  mutating func attribute() {
    for i in figures.indices { figures[i].attribution = statement(vouchingFor: figures[i].span) }
    for i in events.indices { events[i].attribution = statement(vouchingFor: events[i].trigger) }
    for i in votes.indices { votes[i].attribution = votes[i].spans.first.flatMap { statement(vouchingFor: $0) } }
    for i in polls.indices { polls[i].attribution = statement(vouchingFor: polls[i].span) }
  }

  /// The statement with the shortest content around `span`.
  private func statement(vouchingFor span: ByteSpan) -> Int? {
    var best: Int?
    var least = Int.max
    for (i, statement) in statements.enumerated() {
      for content in statement.content where content.contains(span) && content.count < least {
        best = i
        least = content.count
      }
    }
    return best
  }
}
