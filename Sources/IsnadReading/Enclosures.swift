import IsnadRecords
import IsnadText

/// Finds the innermost statement in whose content something lies.
///
/// - Complexity: O(*n* log *n*) to build. A look-up climbs from the last content that starts before the span to the first
///   around it that holds it: as many steps as contents are nested there.
struct Enclosures {
  private struct Content {
    let span: ByteSpan
    let statement: Int
    /// The content before it in order that holds it, or the nearest that may.
    var outer: Int?
  }

  private var contents: [Content] = []

  init(_ statements: [Statement]) {
    for (i, statement) in statements.enumerated() {
      for span in statement.content where !span.isEmpty { contents.append(Content(span: span, statement: i)) }
    }
    // Outer ones first: by start, then the longer; equal ones in the order of their statements.
    contents.sort {
      ($0.span.start, -$0.span.end, Int32($0.statement)) < ($1.span.start, -$1.span.end, Int32($1.statement))
    }
    var open: [Int] = []
    for i in contents.indices {
      while let last = open.last, contents[last].span.end < contents[i].span.end { open.removeLast() }
      contents[i].outer = open.last
      open.append(i)
    }
  }

  /// The statement with the innermost content that holds all of `span`.
  func statement(around span: ByteSpan) -> Int? {
    var low = 0
    var high = contents.count
    while low < high {
      let mid = (low + high) / 2
      if contents[mid].span.start <= span.start { low = mid + 1 } else { high = mid }
    }
    var candidate = low > 0 ? low - 1 : nil
    while let i = candidate {
      if contents[i].span.contains(span) { return contents[i].statement }
      candidate = contents[i].outer
    }
    return nil
  }
}
