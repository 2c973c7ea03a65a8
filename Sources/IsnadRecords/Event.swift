public import IsnadText

/// Who did what to whom, in the terms of PLOVER 0.8.
public struct Event: Sendable, Hashable {
  public enum Kind: String, Sendable, CaseIterable {
    case agree = "AGREE", consult = "CONSULT", support = "SUPPORT", concede = "CONCEDE", cooperate = "COOPERATE", aid =
      "AID"
    case retreat = "RETREAT", request = "REQUEST", accuse = "ACCUSE", reject = "REJECT", threaten = "THREATEN"
    case protest = "PROTEST", sanction = "SANCTION", mobilize = "MOBILIZE", coerce = "COERCE", assault = "ASSAULT"
  }
  public enum Status: String, Sendable, CaseIterable {
    case happened, ongoing, planned, demanded, hypothetical, denied, historical
  }

  public struct Participant: Sendable, Hashable {
    public var entity: Int?
    public var span: ByteSpan
    /// ISO 3166-1 alpha-3.
    public var country: String?
    /// PLOVER sector: GOV, MIL, REB, COP, CVL …
    public var sector: String?

    public init(entity: Int? = nil, span: ByteSpan, country: String? = nil, sector: String? = nil) {
      self.entity = entity
      self.span = span
      self.country = country
      self.sector = sector
    }
  }

  public var kind: Kind
  /// PLOVER mode as in the manual.
  public var mode: String?
  /// CAMEO 1.1b3 code.
  public var cameo: String?
  public var trigger: ByteSpan
  public var lemma: String
  public var actors: [Participant]
  public var recipients: [Participant]
  public var location: Party?
  /// Index into ``Reading/times``.
  public var time: Int?
  public var status: Status
  /// Index into ``Reading/statements``.
  public var attribution: Int?
  /// Index of an earlier record of the same act.
  public var sameAs: Int?
  public var evidence: Evidence

  public init(
    kind: Kind, mode: String? = nil, cameo: String? = nil, trigger: ByteSpan, lemma: String, actors: [Participant] = [],
    recipients: [Participant] = [], location: Party? = nil, time: Int? = nil, status: Status = .happened,
    attribution: Int? = nil,
    sameAs: Int? = nil, evidence: Evidence
  ) {
    self.kind = kind
    self.mode = mode
    self.cameo = cameo
    self.trigger = trigger
    self.lemma = lemma
    self.actors = actors
    self.recipients = recipients
    self.location = location
    self.time = time
    self.status = status
    self.attribution = attribution
    self.sameAs = sameAs
    self.evidence = evidence
  }
}
