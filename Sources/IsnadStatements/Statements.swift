public import IsnadDocument
public import IsnadExpressions
public import IsnadLanguage
public import IsnadNames
public import IsnadRecords
public import IsnadText

/// The statements of one article, and what was seen but not understood.
public struct Statements: Sendable {
  /// In the order of their cues (or contents, without a cue).
  public var statements: [Statement]
  /// Cues that got no content.
  public var unresolvedCues: [ByteSpan]
  /// Contents of quotations that got no speaker.
  public var unresolvedQuotations: [ByteSpan]

  public init(statements: [Statement] = [], unresolvedCues: [ByteSpan] = [], unresolvedQuotations: [ByteSpan] = []) {
    self.statements = statements
    self.unresolvedCues = unresolvedCues
    self.unresolvedQuotations = unresolvedQuotations
  }
}

/// Finds who said what: cue, speaker, content, addressee, medium, and which statement lies within which.
public func findStatements(in document: Document, analysis: Analysis, names: Names, expressions: Expressions) -> Statements {
  Statements()
}
