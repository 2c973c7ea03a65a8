public import IsnadText

/// Who said what: source, cue and content in the terms of PARC.
public struct Statement: Sendable, Hashable {
  public enum Form: String, Sendable { case direct, indirect, mixed }
  public enum Stance: String, Sendable, CaseIterable {
    case neutral, assert, deny, warn, ask, welcome, condemn, promise
  }

  public struct Cue: Sendable, Hashable {
    public var span: ByteSpan
    /// Without diacritics: `قال`, `وفقا ل`.
    public var lemma: String
    public var stance: Stance

    public init(span: ByteSpan, lemma: String, stance: Stance) {
      self.span = span
      self.lemma = lemma
      self.stance = stance
    }
  }

  public struct Speaker: Sendable, Hashable {
    public enum Via: String, Sendable { case name, role, pronoun, dropped, none }

    /// Index into ``Reading/entities``; nil for an unnamed voice.
    public var entity: Int?
    /// nil for a dropped subject.
    public var span: ByteSpan?
    public var via: Via

    public init(entity: Int? = nil, span: ByteSpan? = nil, via: Via) {
      self.entity = entity
      self.span = span
      self.via = via
    }
  }

  public struct Medium: Sendable, Hashable {
    public enum Kind: String, Sendable, CaseIterable {
      case statement, interview, speech, post, letter, report, broadcast, court, other
      case pressConference = "press-conference"
      case phoneInterview = "phone-interview"
      case phoneCall = "phone-call"
    }
    public var kind: Kind
    public var span: ByteSpan

    public init(kind: Kind, span: ByteSpan) {
      self.kind = kind
      self.span = span
    }
  }

  /// A link of the chain of those who vouch, outermost first.
  public enum Voucher: Sendable, Hashable {
    case outlet
    case entity(Int)
    case unnamed(ByteSpan)
  }

  public var form: Form
  /// nil where a quotation goes on without a word of saying.
  public var cue: Cue?
  public var speaker: Speaker
  public var coSpeakers: [Speaker]
  public var addressee: Party?
  public var medium: Medium?
  /// Index into ``Reading/times``.
  public var time: Int?
  /// In text order, without quotation marks at their ends.
  public var content: [ByteSpan]
  /// Index of the statement in whose content this one lies.
  public var within: Int?
  public var chain: [Voucher]
  public var evidence: Evidence

  public init(
    form: Form, cue: Cue?, speaker: Speaker, coSpeakers: [Speaker] = [], addressee: Party? = nil, medium: Medium? = nil,
    time: Int? = nil, content: [ByteSpan], within: Int? = nil, chain: [Voucher] = [], evidence: Evidence
  ) {
    self.form = form
    self.cue = cue
    self.speaker = speaker
    self.coSpeakers = coSpeakers
    self.addressee = addressee
    self.medium = medium
    self.time = time
    self.content = content
    self.within = within
    self.chain = chain
    self.evidence = evidence
  }
}
