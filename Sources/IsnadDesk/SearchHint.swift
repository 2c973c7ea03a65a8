public import IsnadArchive
import IsnadSearch

/// What would find something where nothing was found.
public struct SearchHint: Sendable, Hashable {
  public enum Remedy: String, Sendable {
    /// Another mode.
    case mode
    /// One word or phrase alone.
    case alone
    /// Without one filter.
    case without
  }

  public let remedy: Remedy
  /// The mode, the phrase, the filter.
  public let value: String
  /// How many that finds.
  public let total: Int
}

extension Desk {
  /// Looser requests that find something, the closest to what was asked first.
  public func hints(for request: SearchRequest) throws(ArchiveError) -> [SearchHint] {
    var hints: [SearchHint] = []
    func offer(_ remedy: SearchHint.Remedy, _ value: String, _ looser: SearchRequest) throws(ArchiveError) {
      let total = try archive.count(looser)
      if total > 0 { hints.append(SearchHint(remedy: remedy, value: value, total: total)) }
    }
    for mode in Self.looser(than: request.query.mode) where request.query.query.root != nil {
      var looser = request
      looser.query = CompiledQuery(request.query.query, mode: mode)
      try offer(.mode, mode.rawValue, looser)
    }
    for (i, restriction) in request.restrictions.enumerated() {
      var wider = request
      wider.restrictions.remove(at: i)
      try offer(.without, "\(restriction.field.rawValue):\(restriction.value)", wider)
    }
    if request.from != nil || request.to != nil {
      var wider = request
      (wider.from, wider.to) = (nil, nil)
      try offer(.without, "from/to", wider)
    }
    let phrases = request.query.query.phrases
    for phrase in phrases where phrases.count > 1 {
      var alone = request
      alone.query = CompiledQuery(phrase: phrase, mode: request.query.mode)
      try offer(.alone, phrase.text, alone)
    }
    return hints
  }

  private static func looser(than mode: SearchMode) -> [SearchMode] {
    switch mode {
    case .exact: [.normalized, .stem]
    case .normalized: [.stem]
    case .stem: []
    }
  }
}
