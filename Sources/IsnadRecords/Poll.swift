public import IsnadText

/// An opinion poll with its answers.
public struct Poll: Sendable, Hashable {
  public struct Answer: Sendable, Hashable {
    public var label: ByteSpan
    /// Percent.
    public var value: Double
    public var span: ByteSpan

    public init(label: ByteSpan, value: Double, span: ByteSpan) {
      self.label = label
      self.value = value
      self.span = span
    }
  }

  public var span: ByteSpan
  public var pollster: Party?
  public var publisher: Party?
  public var fieldwork: ByteSpan?
  public var population: ByteSpan?
  public var question: ByteSpan?
  public var answers: [Answer]
  /// Index into ``Reading/statements``.
  public var attribution: Int?
  public var evidence: Evidence

  public init(
    span: ByteSpan, pollster: Party? = nil, publisher: Party? = nil, fieldwork: ByteSpan? = nil,
    population: ByteSpan? = nil,
    question: ByteSpan? = nil, answers: [Answer], attribution: Int? = nil, evidence: Evidence
  ) {
    self.span = span
    self.pollster = pollster
    self.publisher = publisher
    self.fieldwork = fieldwork
    self.population = population
    self.question = question
    self.answers = answers
    self.attribution = attribution
    self.evidence = evidence
  }
}
