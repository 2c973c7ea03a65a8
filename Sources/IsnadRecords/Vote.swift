public import IsnadText

/// A vote that is told with a result, a count or a position.
public struct Vote: Sendable, Hashable {
  public enum Result: String, Sendable { case adopted, rejected, vetoed, postponed }
  public enum Option: String, Sendable { case yes, no, abstain, veto, absent }
  public struct Position: Sendable, Hashable {
    public var party: Party
    public var option: Option

    public init(party: Party, option: Option) {
      self.party = party
      self.option = option
    }
  }

  public var spans: [ByteSpan]
  public var body: Party?
  public var motion: ByteSpan?
  /// ISO 8601.
  public var date: String?
  public var result: Result?
  public var yes: Int?
  public var no: Int?
  public var abstain: Int?
  /// Names of the counts that are implied, not said.
  public var inferred: [String]
  public var positions: [Position]
  public var vetoBy: [Party]
  /// Index into ``Reading/statements``.
  public var attribution: Int?
  public var evidence: Evidence

  public init(
    spans: [ByteSpan], body: Party? = nil, motion: ByteSpan? = nil, date: String? = nil, result: Result? = nil,
    yes: Int? = nil,
    no: Int? = nil, abstain: Int? = nil, inferred: [String] = [], positions: [Position] = [], vetoBy: [Party] = [],
    attribution: Int? = nil, evidence: Evidence
  ) {
    self.spans = spans
    self.body = body
    self.motion = motion
    self.date = date
    self.result = result
    self.yes = yes
    self.no = no
    self.abstain = abstain
    self.inferred = inferred
    self.positions = positions
    self.vetoBy = vetoBy
    self.attribution = attribution
    self.evidence = evidence
  }
}
