public import IsnadText

/// A quantity that tells a fact.
public struct Figure: Sendable, Hashable {
  public enum Bound: String, Sendable {
    case exact, about, range, vague
    case moreThan = "more-than"
    case lessThan = "less-than"
    case atLeast = "at-least"
    case atMost = "at-most"
  }
  public enum Measure: String, Sendable {
    case killed, injured, missing, displaced, captive, arrested, participants, votes, share, change, money, quantity,
      other
  }

  /// The number with its bound and the unit word next to it.
  public var span: ByteSpan
  public var value: Double?
  public var low: Double?
  public var high: Double?
  public var bound: Bound
  /// The counted thing in English singular, or an ISO 4217 code.
  public var unit: String?
  public var measure: Measure
  /// The counted noun phrase.
  public var of: ByteSpan?
  public var place: Party?
  /// Index into ``Reading/times``.
  public var time: Int?
  /// Index into ``Reading/statements``: who vouches for it; nil in the article's own voice.
  public var attribution: Int?
  public var evidence: Evidence

  public init(
    span: ByteSpan, value: Double?, low: Double? = nil, high: Double? = nil, bound: Bound = .exact, unit: String? = nil,
    measure: Measure = .quantity, of: ByteSpan? = nil, place: Party? = nil, time: Int? = nil, attribution: Int? = nil,
    evidence: Evidence
  ) {
    self.span = span
    self.value = value
    self.low = low
    self.high = high
    self.bound = bound
    self.unit = unit
    self.measure = measure
    self.of = of
    self.place = place
    self.time = time
    self.attribution = attribution
    self.evidence = evidence
  }
}
