import IsnadDocument
public import IsnadReading
import IsnadRecords
public import IsnadText

/// A query in one mode, ready for the index and for marking what it found.
///
/// The words of the query are read by the same language model as the articles: `بقرار` asks for قرار, `وصول` stays whole.
public struct CompiledQuery: Sendable, Hashable {
  public let query: Query
  public let mode: SearchMode
  /// The expression for the index of articles (FTS5); nil where the query has no word to look for.
  public let expression: String?
  /// The same for lists of records.
  public let passages: PassageQuery

  private let patterns: [[[[UInt8]]]]

  public init(_ query: Query, mode: SearchMode) {
    self.query = query
    self.mode = mode
    expression = query.root.flatMap { Self.expression($0, mode, isOuter: true) }
    passages = PassageQuery(query.root, mode)
    patterns = query.phrases.map { Self.pattern($0, mode) }.filter { !$0.isEmpty }
  }

  /// The same for a single phrase: to say how often it is found alone.
  public init(phrase: Query.Phrase, mode: SearchMode) {
    self.init(Query(root: .phrase(phrase), restrictions: []), mode: mode)
  }

  /// The query without words: all that its request's other conditions leave.
  public static let everything = CompiledQuery(Query(root: nil, restrictions: []), mode: .normalized)

  // MARK: For the index

  static func expression(_ node: Query.Node, _ mode: SearchMode, isOuter: Bool = false) -> String? {
    func joined(_ nodes: [Query.Node], _ operation: String) -> String? {
      let parts = nodes.compactMap { expression($0, mode) }
      guard parts.count > 1 else { return parts.first }
      let text = parts.joined(separator: " \(operation) ")
      return isOuter ? text : "(\(text))"
    }
    switch node {
    case .phrase(let phrase):
      let words = marked(phrase, mode)
      guard !SearchTokenizer(.query).words(words).isEmpty else { return nil }
      // The user's text is always quoted: nothing in it is syntax of the index.
      let quoted = String(decoding: words.flatMap { $0 == 0x22 ? [0x22, 0x22] : [$0] }, as: UTF8.self)
      return phrase.isTitle ? "title : \"\(quoted)\"" : "\"\(quoted)\""
    case .all(let nodes): return joined(nodes, "AND")
    case .any(let nodes): return joined(nodes, "OR")
    case .without(let wanted, let unwanted):
      guard let first = expression(wanted, mode) else { return nil }
      guard let second = expression(unwanted, mode) else { return first }
      return isOuter ? "\(first) NOT \(second)" : "(\(first) NOT \(second))"
    }
  }

  /// The phrase with the marks that tell the tokenizer what its words are found by.
  private static func marked(_ phrase: Query.Phrase, _ mode: SearchMode) -> [UInt8] {
    let bytes = Array(phrase.text.utf8).map { $0 <= SearchMark.exact ? 0x20 : $0 }
    let mode = phrase.isExact ? .exact : mode
    guard mode != .exact else {
      var out: [UInt8] = []
      var copied = 0
      SearchTokenizer(.query).forEachWord(bytes) { word in
        out += bytes[copied..<word.range.lowerBound] + [SearchMark.exact]
        copied = word.range.lowerBound
        return true
      }
      return out + bytes[copied...]
    }
    // A quoted phrase keeps the article and the clitics that were typed; the text may have more in front of them.
    if mode == .normalized, SearchTokenizer(.query).words(bytes).count > 1 { return bytes }
    let reading = read(SourceText(String(decoding: bytes, as: UTF8.self)))
    return IndexedText(
      reading.document, analysis: reading.analysis, names: reading.nameSpans, lemmas: mode == .stem ? .all : .none
    ).bytes
  }

  // MARK: For marking

  private static func pattern(_ phrase: Query.Phrase, _ mode: SearchMode) -> [[[UInt8]]] {
    SearchTokenizer(.query).words(marked(phrase, mode)).map(\.terms)
  }

  /// Where the query's phrases stand in a text, in text order, joined where they touch.
  ///
  /// - Complexity: O(words of the text × words of the query).
  public func matches(in text: IndexedText) -> [ByteSpan] {
    guard !patterns.isEmpty else { return [] }
    let words = text.words()
    var found: [ByteSpan] = []
    for pattern in patterns where pattern.count <= words.count {
      for start in 0...(words.count - pattern.count) {
        let fits = pattern.indices.allSatisfy { i in
          words[start + i].terms.contains { pattern[i].contains($0) }
        }
        if fits { found.append(words[start].span.union(words[start + pattern.count - 1].span)) }
      }
    }
    return found.sorted().reduce(into: []) { joined, span in
      if let last = joined.last, span.start <= last.end {
        joined[joined.count - 1] = last.union(span)
      } else {
        joined.append(span)
      }
    }
  }
}

extension Reading {
  /// Where names stand, in text order.
  public var nameSpans: [ByteSpan] {
    entities.flatMap(\.mentions).filter { $0.via == .name || $0.via == .damage }.map(\.span).sorted()
  }
}
