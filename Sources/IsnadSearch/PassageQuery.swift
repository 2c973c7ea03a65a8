/// A query for lists of records: a record's index knows its own words, the title stands in its article's.
public struct PassageQuery: Sendable, Hashable {
  /// What must hold of a record; the texts are expressions for FTS5.
  public indirect enum Condition: Sendable, Hashable {
    /// For the index of passages.
    case words(String)
    /// For the index of articles.
    case title(String)
    case all([Condition])
    case any([Condition])
    case not(Condition)
  }

  /// The words that all records must have, for the index of passages: what a list is ranked by. nil without any.
  public let expression: String?
  /// What must hold besides: all that speaks of titles.
  public let conditions: [Condition]

  init(_ root: Query.Node?, _ marked: MarkedPhrases) {
    let parts = root.map(Self.parts) ?? []
    let words = parts.filter { $0.isWanted && !$0.node.hasTitle }.map(\.node)
    expression = words.isEmpty ? nil : marked.expression(.all(words), isOuter: true)
    conditions = parts.compactMap { node, isWanted in
      guard !isWanted || node.hasTitle, let condition = Self.condition(node, marked) else { return nil }
      return isWanted ? condition : .not(condition)
    }
  }

  /// What must and what must not hold, each by itself. A NOT without titles stays whole: the index of passages can answer it.
  private static func parts(_ node: Query.Node) -> [(node: Query.Node, isWanted: Bool)] {
    switch node {
    case .all(let nodes): nodes.flatMap(parts)
    case .without(let wanted, let unwanted) where node.hasTitle: parts(wanted) + [(unwanted, false)]
    default: [(node, true)]
    }
  }

  /// nil where no phrase of the node has a word to look for.
  private static func condition(_ node: Query.Node, _ marked: MarkedPhrases) -> Condition? {
    guard node.hasTitle else { return marked.expression(node, isOuter: true).map { .words($0) } }
    switch node {
    case .phrase: return marked.expression(node).map { .title($0) }
    case .all(let nodes): return joined(nodes, marked) { .all($0) }
    case .any(let nodes): return joined(nodes, marked) { .any($0) }
    case .without(let wanted, let unwanted):
      let conditions = [condition(wanted, marked), condition(unwanted, marked).map { .not($0) }].compactMap(\.self)
      return conditions.isEmpty ? nil : .all(conditions)
    }
  }

  private static func joined(
    _ nodes: [Query.Node], _ marked: MarkedPhrases, _ join: ([Condition]) -> Condition
  ) -> Condition? {
    let conditions = nodes.compactMap { condition($0, marked) }
    return conditions.isEmpty ? nil : join(conditions)
  }
}

extension Query.Node {
  /// Whether some phrase is one of titles.
  fileprivate var hasTitle: Bool {
    switch self {
    case .phrase(let phrase): phrase.isTitle
    case .all(let nodes), .any(let nodes): nodes.contains(where: \.hasTitle)
    case .without(let wanted, let unwanted): wanted.hasTitle || unwanted.hasTitle
    }
  }
}
