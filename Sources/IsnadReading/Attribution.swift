import IsnadRecords
import IsnadText

// The extractors don't know one another; what lies in whose words is worked out here alone.
extension Reading {
  /// Gives every figure, event, vote and poll that lies in somebody's words the innermost statement that vouches for it.
  mutating func attribute() {
    let enclosures = Enclosures(statements)
    for i in figures.indices { figures[i].attribution = enclosures.statement(around: figures[i].span) }
    for i in events.indices { events[i].attribution = enclosures.statement(around: events[i].trigger) }
    for i in votes.indices { votes[i].attribution = votes[i].spans.first.flatMap { enclosures.statement(around: $0) } }
    for i in polls.indices { polls[i].attribution = enclosures.statement(around: polls[i].span) }
  }

  /// Sets ``Statement/chain``: the outlet, the agencies of the dateline, the speakers around the statement, its own speaker.
  mutating func chain() {
    let agencies = dateline.map(organizations(in:)) ?? []
    for i in statements.indices {
      var speakers: [Statement.Voucher] = []
      var next: Int? = i
      // Each statement lies in another at most once, so no chain is longer than there are statements.
      for _ in statements.indices {
        guard let current = next, speakers.count < Self.longestChain else { break }
        if let voucher = voucher(for: statements[current].speaker) { speakers.append(voucher) }
        next = statements[current].within
      }
      statements[i].chain = [.outlet] + agencies.map { .entity($0) } + speakers.reversed()
    }
  }

  /// No newsroom nests deeper; a text made to do so must not cost more than its length.
  private static let longestChain = 8

  private func voucher(for speaker: Statement.Speaker) -> Statement.Voucher? {
    speaker.entity.map { .entity($0) } ?? speaker.span.map { .unnamed($0) }
  }

  /// The organizations that are named in `span`, in text order.
  private func organizations(in span: ByteSpan) -> [Int] {
    var found: [(start: Int32, entity: Int)] = []
    for (i, entity) in entities.enumerated() where entity.kind == .organization {
      if let mention = entity.mentions.first(where: { span.contains($0.span) }) {
        found.append((mention.span.start, i))
      }
    }
    return found.sorted { $0.start < $1.start }.map(\.entity)
  }
}
