public import IsnadReading

extension Reading {
  /// How many records of a kind there are.
  public func count(of kind: RecordKind) -> Int {
    switch kind {
    case .entity: entities.count
    case .time: times.count
    case .figure: figures.count
    case .statement: statements.count
    case .event: events.count
    case .vote: votes.count
    case .poll: polls.count
    case .damage: damage.count
    }
  }
}
