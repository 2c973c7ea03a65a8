public import IsnadDocument
public import IsnadLanguage
public import IsnadRecords
import IsnadText

/// The dates and figures of one article, each list in text order.
public struct Expressions: Sendable {
  public var times: [TimeExpression]
  public var figures: [Figure]

  public init(times: [TimeExpression] = [], figures: [Figure] = []) {
    self.times = times
    self.figures = figures
  }
}

/// Finds the dates and figures of a document.
///
/// - Parameters:
///   - published: `YYYY-MM-DD`, with or without a time of day; nil leaves relative values underspecified.
///   - analysis: Tags and trees where they are known; they decide the tense that a weekday leans on.
public func findExpressions(in document: Document, analysis: Analysis?, published: String?) -> Expressions {
  Expressions()
}
