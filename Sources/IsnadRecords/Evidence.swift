public import IsnadText

/// Why a record is there: the rule that made it, how sure the rule is, and the steps that led to it.
public struct Evidence: Sendable, Hashable {
  /// The rule's name, `layer/rule` in lower case with hyphens (`statement/verb-subject`).
  public var rule: String
  public var confidence: Confidence
  /// The steps, in their order; printed under `--explain`.
  public var reasons: [Reason]

  public init(_ rule: String, _ confidence: Confidence, reasons: [Reason] = []) {
    self.rule = rule
    self.confidence = confidence
    self.reasons = reasons
  }
}

/// How often records like this one are right on annotated articles.
public enum Confidence: UInt8, Sendable, Comparable, CaseIterable {
  /// Less than 80 of 100.
  case low
  /// At least 80 of 100.
  case medium
  /// At least 95 of 100.
  case high

  public static func < (a: Confidence, b: Confidence) -> Bool { a.rawValue < b.rawValue }
}

/// One step that led to a record: what was seen, and where.
public struct Reason: Sendable, Hashable {
  public let said: String
  public let span: ByteSpan?

  public init(_ said: String, at span: ByteSpan? = nil) {
    self.said = said
    self.span = span
  }
}
