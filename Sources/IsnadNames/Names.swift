public import IsnadDocument
public import IsnadLanguage
public import IsnadRecords
public import IsnadText

/// Who and what an article names, and which words speak of whom.
public struct Names: Sendable {
  public var entities: [Entity]
  /// Every place where an entity is spoken of, in text order; mentions never overlap.
  public var mentions: [Occurrence]

  public struct Occurrence: Sendable, Hashable {
    public var span: ByteSpan
    /// Index into ``Names/entities``.
    public var entity: Int
    public var via: Mention.Via

    public init(span: ByteSpan, entity: Int, via: Mention.Via) {
      self.span = span
      self.entity = entity
      self.via = via
    }
  }

  public init(entities: [Entity] = [], mentions: [Occurrence] = []) {
    self.entities = entities
    self.mentions = mentions
  }

  /// Indices of the occurrences that lie in `span`.
  ///
  /// - Complexity: O(log *n*).
  public func mentions(in span: ByteSpan) -> Range<Int> {
    var low = 0
    var high = mentions.count
    while low < high {
      let mid = (low + high) / 2
      if mentions[mid].span.start < span.start { low = mid + 1 } else { high = mid }
    }
    var end = low
    while end < mentions.count, mentions[end].span.end <= span.end { end += 1 }
    return low..<end
  }
}

/// Finds the names of a document and resolves who is who.
public func findNames(in document: Document, analysis: Analysis) -> Names {
  Names()
}
