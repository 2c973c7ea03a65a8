import IsnadText

/// The phrases of a query in one mode, with the marks that tell the tokenizer what their words are found by.
///
/// The words are read by the same language model as the articles: `بقرار` asks for قرار, `وصول` stays whole. To read a phrase takes
/// longer than anything else that is done with a query, so it is done once.
struct MarkedPhrases {
  private var marked: [Query.Phrase: [UInt8]] = [:]

  init(_ root: Query.Node?, _ mode: SearchMode) { if let root { read(root, mode) } }

  private mutating func read(_ node: Query.Node, _ mode: SearchMode) {
    switch node {
    case .phrase(let phrase): marked[phrase] = marked[phrase] ?? Self.marked(phrase, mode)
    case .all(let nodes), .any(let nodes): for node in nodes { read(node, mode) }
    case .without(let wanted, let unwanted):
      read(wanted, mode)
      read(unwanted, mode)
    }
  }

  /// The query as an expression of FTS5; nil where it has no word to look for.
  func expression(_ node: Query.Node, isOuter: Bool = false) -> String? {
    func joined(_ nodes: [Query.Node], _ operation: String) -> String? {
      let parts = nodes.compactMap { expression($0) }
      guard parts.count > 1 else { return parts.first }
      let text = parts.joined(separator: " \(operation) ")
      return isOuter ? text : "(\(text))"
    }
    switch node {
    case .phrase(let phrase):
      guard let words = marked[phrase], !Self.words(words).isEmpty else { return nil }
      // The user's text is always quoted: nothing in it is syntax of the index.
      let quoted = String(decoding: words.flatMap { $0 == 0x22 ? [0x22, 0x22] : [$0] }, as: UTF8.self)
      return phrase.isTitle ? "title : \"\(quoted)\"" : "\"\(quoted)\""
    case .all(let nodes): return joined(nodes, "AND")
    case .any(let nodes): return joined(nodes, "OR")
    case .without(let wanted, let unwanted):
      guard let first = expression(wanted) else { return nil }
      guard let second = expression(unwanted) else { return first }
      return isOuter ? "\(first) NOT \(second)" : "(\(first) NOT \(second))"
    }
  }

  /// The words of a phrase, of each the terms that it is found by.
  func pattern(_ phrase: Query.Phrase) -> [[[UInt8]]] { marked[phrase].map(Self.words) ?? [] }

  private static func marked(_ phrase: Query.Phrase, _ mode: SearchMode) -> [UInt8] {
    let bytes = Array(phrase.text.utf8).map { $0 <= SearchMark.exact ? 0x20 : $0 }
    let mode = phrase.isExact ? .exact : mode
    guard mode != .exact else {
      var out: [UInt8] = []
      var copied = 0
      SearchTokenizer(.query).forEachWord(bytes) { range, _ in
        out += bytes[copied..<range.lowerBound] + [SearchMark.exact]
        copied = range.lowerBound
        return true
      }
      return out + bytes[copied...]
    }
    // A quoted phrase keeps the article and the clitics that were typed; the text may have more in front of them.
    if mode == .normalized, words(bytes).count > 1 { return bytes }
    return IndexedText(SourceText(String(decoding: bytes, as: UTF8.self)), lemmas: mode == .stem ? .all : .none).bytes
  }

  private static func words(_ marked: [UInt8]) -> [[[UInt8]]] {
    var words: [[[UInt8]]] = []
    SearchTokenizer(.query).forEachWord(marked) { _, terms in
      words.append((0..<terms.count).map { Array(terms[$0]) })
      return true
    }
    return words
  }
}
