public import IsnadDocument
public import IsnadText

/// A syntactic word: a clitic, a stem, or a whole token.
public struct Word: Sendable, Hashable {
  /// Index into ``Document/tokens``.
  public let token: Int32
  /// The bytes of this part in the text.
  public let span: ByteSpan
  public let upos: UPOS
  /// Index into the model's tag table.
  public let xpos: UInt16
  public let features: Features
  /// Index into ``Analysis/words``; -1 for the root of a sentence.
  public let head: Int32
  public let relation: Relation

  public init(token: Int32, span: ByteSpan, upos: UPOS, xpos: UInt16, features: Features, head: Int32, relation: Relation) {
    self.token = token
    self.span = span
    self.upos = upos
    self.xpos = xpos
    self.features = features
    self.head = head
    self.relation = relation
  }
}

/// The words, tags, lemmas and trees of one document.
public struct Analysis: Sendable {
  public let words: [Word]
  /// Words of each parsed sentence.
  public let sentences: [Range<Int>]
  private let firstWordOfToken: [Int32]
  private let lemmas: [String]

  public init(words: [Word], sentences: [Range<Int>], firstWordOfToken: [Int32], lemmas: [String]) {
    self.words = words
    self.sentences = sentences
    self.firstWordOfToken = firstWordOfToken
    self.lemmas = lemmas
  }

  /// The words that a token is made of: `وقال` is و and قال.
  public func words(ofToken token: Int) -> Range<Int> {
    Int(firstWordOfToken[token])..<Int(firstWordOfToken[token + 1])
  }

  /// The undiacritised lemma, hamza kept.
  public func lemma(of word: Int) -> String { lemmas[word] }
}
