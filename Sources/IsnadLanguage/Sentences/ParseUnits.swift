import IsnadDocument
import IsnadText

/// The runs of tokens that are parsed as one sentence.
enum ParseUnits {
  /// No run is longer, in tokens: the parser was trained on sentences of 37 words on average, and its cost per word grows
  /// with the sentence.
  static let mostTokens = 110

  /// The document in units of this kind; one that is too long is cut after clause punctuation, or anywhere if there is
  /// none.
  static func units(of document: Document, forms: FormTable, by unit: LanguageModel.ParseUnit, model: SentenceModel)
    -> [Range<Int>]
  {
    let units =
      switch unit {
      case .sentence: document.sentences.map(\.tokens)
      case .treebankSentence: paragraphs(of: document).flatMap { model.joined($0, forms: forms) }
      case .paragraph: paragraphs(of: document).map { $0[0].lowerBound..<$0[$0.count - 1].upperBound }
      }
    return units.flatMap { cut($0, document) }
  }

  /// The sentences of each paragraph.
  private static func paragraphs(of document: Document) -> [[Range<Int>]] {
    var paragraphs: [[Range<Int>]] = []
    var last: Int32 = -1
    for sentence in document.sentences {
      if sentence.paragraph != last { paragraphs.append([]) }
      paragraphs[paragraphs.count - 1].append(sentence.tokens)
      last = sentence.paragraph
    }
    return paragraphs
  }

  /// Units that are read together: enough for the network's products to pay, few enough to stay in the cache.
  static func batches(_ units: [Range<Int>]) -> [[Range<Int>]] {
    var batches: [[Range<Int>]] = []
    var tokens = 0
    for unit in units {
      if batches.isEmpty || tokens + unit.count > mostTokensOfBatch {
        batches.append([])
        tokens = 0
      }
      batches[batches.count - 1].append(unit)
      tokens += unit.count
    }
    return batches
  }

  private static let mostTokensOfBatch = 500

  private static func cut(_ sentence: Range<Int>, _ document: Document) -> [Range<Int>] {
    var units: [Range<Int>] = []
    var rest = sentence
    while rest.count > mostTokens {
      let limit = rest.lowerBound + mostTokens
      let middle = rest.lowerBound + mostTokens / 2
      let end = (middle..<limit).last { endsClause(document, $0) }.map { $0 + 1 } ?? limit
      units.append(rest.lowerBound..<end)
      rest = end..<rest.upperBound
    }
    units.append(rest)
    return units
  }

  private static func endsClause(_ document: Document, _ token: Int) -> Bool {
    let token = document.tokens[token]
    guard token.kind == .punctuation || token.kind == .sentenceEnd else { return false }
    let (mark, _) = document.text.scalar(at: Int(token.span.start))
    return token.kind == .sentenceEnd || [0x2C, 0x3A, 0x3B, 0x60C, 0x61B].contains(mark)
  }
}
