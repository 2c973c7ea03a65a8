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
  public enum Measure: String, Sendable, CaseIterable {
    case killed, injured, missing, displaced, captive, arrested, participants, votes, share, change, money, quantity,
      other
  }

  /// A rise or fall that several figures tell together (`ارتفع من 70 إلى 85 بزيادة 21%`).
  public struct Change: Sendable, Hashable {
    public enum Direction: String, Sendable { case up, down }
    public var direction: Direction
    /// Index into ``Reading/figures``: the level before.
    public var from: Int?
    /// Index into ``Reading/figures``: the level after.
    public var to: Int?
    /// Index into ``Reading/figures``: how much it changed, as a share or in the unit of the levels.
    public var difference: Int?

    public init(direction: Direction, from: Int? = nil, to: Int? = nil, difference: Int? = nil) {
      self.direction = direction
      self.from = from
      self.to = to
      self.difference = difference
    }
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
  /// The change that it is a part of; nil for a figure that tells a state.
  public var change: Change?
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
