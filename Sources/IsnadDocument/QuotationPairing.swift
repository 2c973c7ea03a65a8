import IsnadText

/// Pairs the quotation marks of an article, paragraph by paragraph.
func pairQuotations(text: SourceText, tokens: [Token], sentences: [Document.Sentence]) -> [Quotation] {
  var found: [Quotation] = []
  var open: Int?
  for i in tokens.indices where tokens[i].kind == .quotationMark {
    if let start = open, sentences[Int(tokens[start].sentence)].paragraph == sentences[Int(tokens[i].sentence)].paragraph {
      if i > start + 1 {
        found.append(
          Quotation(
            opening: tokens[start].span, closing: tokens[i].span, content: tokens[start + 1].span.union(tokens[i - 1].span),
            pairing: .matched, parent: nil))
      }
      open = nil
    } else {
      open = i
    }
  }
  return found
}
