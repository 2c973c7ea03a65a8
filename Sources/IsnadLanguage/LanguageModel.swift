public import IsnadDocument

/// The trained model: from a document's tokens to words, tags, lemmas and trees.
///
/// It holds no state of a text, so one model serves all threads, and a document's analysis depends on nothing else.
public struct LanguageModel: Sendable {
  /// The model linked into the program; its weights are unpacked at first use, which takes a few milliseconds.
  public static let embedded = LanguageModel(.embedded)

  let tags: TagSet
  let strings: StringPool
  let keys: KeyTable
  let clitics: CliticModel
  let encoder: Encoder
  let lemmatiser: Lemmatiser
  let sentences: SentenceModel

  init(_ file: ModelFile) {
    tags = TagSet(file)
    strings = StringPool(file)
    keys = KeyTable(file, strings: strings)
    clitics = CliticModel(file, keys: keys, strings: strings)
    encoder = Encoder(file, tags: tags)
    lemmatiser = Lemmatiser(file)
    sentences = SentenceModel(file)
  }

  /// What one parse covers.
  public enum ParseUnit: Sendable {
    /// A sentence of the document.
    case sentence
    /// What the treebank would take for a sentence: often a whole paragraph.
    case treebankSentence
    /// A whole paragraph, for text that comes one sentence a line.
    case paragraph
  }

  /// Words, tags, lemmas and trees of a document.
  ///
  /// - Complexity: O(*n*) in tokens; a sentence of more than ``ParseUnits/mostTokens`` tokens is parsed in parts.
  public func analyse(_ document: Document, by unit: ParseUnit = .sentence) -> Analysis {
    let forms = FormTable(tokensOf: document)
    let units = ParseUnits.units(of: document, forms: forms, by: unit, model: sentences)
    var builder = AnalysisBuilder(document, tokenForms: forms, model: self)
    for batch in ParseUnits.batches(units) { builder.read(batch) }
    return builder.build()
  }
}
