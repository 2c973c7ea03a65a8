public import IsnadReading
import IsnadRecords
public import IsnadText

/// A query in one mode, ready for the index and for marking what it found.
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
    let marked = MarkedPhrases(query.root, mode)
    expression = query.root.flatMap { marked.expression($0, isOuter: true) }
    passages = PassageQuery(query.root, marked)
    patterns = query.phrases.map(marked.pattern).filter { !$0.isEmpty }
  }

  /// The same for a single phrase: to say how often it is found alone.
  public init(phrase: Query.Phrase, mode: SearchMode) {
    self.init(Query(root: .phrase(phrase), restrictions: []), mode: mode)
  }

  /// The query without words: all that its request's other conditions leave.
  public static let everything = CompiledQuery(Query(root: nil, restrictions: []), mode: .normalized)

  /// Where the query's phrases stand in a text, in text order, joined where they touch.
  ///
  /// - Parameter part: The part of the text that is looked at; nil for all.
  /// - Complexity: O(words of the part), where few of them are in the query.
  public func matches(in text: IndexedText, within part: ByteSpan? = nil) -> [ByteSpan] {
    guard !patterns.isEmpty else { return [] }
    if let part {
      return matches(in: IndexedText(stored: IndexedSlices(text)[part])).map {
        ByteSpan(start: $0.start + part.start, end: $0.end + part.start)
      }
    }
    var scanner = PhraseScanner(patterns)
    text.forEachWord(startingWith: scanner.initials) { scanner.take($0, $1) }
    return scanner.found.sorted().reduce(into: []) { joined, span in
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
  public var nameSpans: [ByteSpan] { IsnadSearch.nameSpans(of: entities) }
}

/// Where the names of entities stand, in text order.
func nameSpans(of entities: [Entity]) -> [ByteSpan] {
  entities.flatMap(\.mentions).filter { $0.via == .name || $0.via == .damage }.map(\.span).sorted()
}
