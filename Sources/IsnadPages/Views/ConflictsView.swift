/// Figures of one subject, side by side: nothing is averaged, nothing chosen.
public struct ConflictsView: Sendable {
  public var subjects: [Subject]
  /// What was asked for.
  public var measure: String?
  public var place: String?
  public var asOf: String?
  public var story: String?
  public var next: String?
  public var exports: [Export]
  /// How many articles were compared and how many there are, where it is not all of them.
  public var leftOut: (read: Int, found: Int)?

  public init(
    subjects: [Subject] = [], measure: String? = nil, place: String? = nil, asOf: String? = nil, story: String? = nil,
    next: String? = nil, exports: [Export] = [], leftOut: (read: Int, found: Int)? = nil
  ) {
    self.leftOut = leftOut
    self.subjects = subjects
    self.measure = measure
    self.place = place
    self.asOf = asOf
    self.story = story
    self.next = next
    self.exports = exports
  }

  public struct Subject: Sendable {
    /// `killed`, a measure of the record contract.
    public var measure: String
    public var noun: String?
    public var unit: String?
    public var place: Name?
    public var story: Name?
    public var vouchers: [Voucher]
    public var disagreements: [Disagreement]

    public init(
      measure: String, noun: String? = nil, unit: String? = nil, place: Name? = nil, story: Name? = nil,
      vouchers: [Voucher] = [], disagreements: [Disagreement] = []
    ) {
      self.measure = measure
      self.noun = noun
      self.unit = unit
      self.place = place
      self.story = story
      self.vouchers = vouchers
      self.disagreements = disagreements
    }
  }

  /// What one source says over time.
  public struct Voucher: Sendable, Hashable {
    public var name: Name
    /// `outlet`, `named`, `unnamed`.
    public var kind: String
    public var claims: [Claim]

    public init(name: Name, kind: String = "named", claims: [Claim] = []) {
      self.name = name
      self.kind = kind
      self.claims = claims
    }
  }

  public struct Claim: Sendable, Hashable {
    /// `YYYY-MM-DD`.
    public var day: String?
    public var quantity: Quantity
    /// As printed.
    public var words: String
    public var outlet: String?
    /// The record's page.
    public var path: String
    /// How it stands to the claim before it: `repeat`, `update`, `differs`; nil for the first.
    public var step: String?

    public init(
      day: String? = nil, quantity: Quantity, words: String, outlet: String? = nil, path: String, step: String? = nil
    ) {
      self.day = day
      self.quantity = quantity
      self.words = words
      self.outlet = outlet
      self.path = path
      self.step = step
    }
  }

  public struct Disagreement: Sendable, Hashable {
    public var one: Name
    public var other: Name
    public var first: Claim
    public var second: Claim

    public init(one: Name, other: Name, first: Claim, second: Claim) {
      self.one = one
      self.other = other
      self.first = first
      self.second = second
    }
  }
}
