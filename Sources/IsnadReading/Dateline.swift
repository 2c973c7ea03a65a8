import IsnadDocument
import IsnadNames
import IsnadRecords
import IsnadText

/// The place (and agency) before the dash that opens an article: `تل أبيب –`, `القاهرة (رويترز) -`.
///
/// The first paragraph must open with the name of a place or an organization, and the dash must stand free within its first
/// twelve tokens (`كفر-قاسم` is a name); between them stand names, brackets and dates, and at most one other word.
func dateline(of document: Document, names: Names) -> ByteSpan? {
  guard let paragraph = document.paragraphs.first, let first = names.mentions.first,
    opens(paragraph, with: first, names, document)
  else { return nil }
  let tokens = document.tokens(in: paragraph)
  var others = 0
  for i in tokens.prefix(12) {
    if i > tokens.lowerBound, i + 1 < tokens.upperBound, isFreeDash(document, i) {
      return document.tokens[tokens.lowerBound].span.union(document.tokens[i - 1].span)
    }
    switch document.tokens[i].kind {
    case .word, .foreign:
      others += names.mentions.prefix(6).contains { $0.span.overlaps(document.tokens[i].span) } ? 0 : 1
    case .number, .punctuation, .symbol: break
    case .address, .quotationMark, .sentenceEnd: return nil
    }
    if others > 1 { return nil }
  }
  return nil
}

private func opens(_ paragraph: ByteSpan, with mention: Names.Occurrence, _ names: Names, _ document: Document) -> Bool
{
  guard let token = document.tokens(in: paragraph).first, mention.span.start == document.tokens[token].span.start else {
    return false
  }
  let kind = names.entities[mention.entity].kind
  return kind == .place || kind == .organization
}

/// Whether a dash with white space on one side at least is printed at `token`.
private func isFreeDash(_ document: Document, _ token: Int) -> Bool {
  guard document.tokens[token].isSpaced || document.tokens[token + 1].isSpaced else { return false }
  switch document.text.scalar(at: Int(document.tokens[token].span.start)).value {
  case 0x2D, 0x2010...0x2015: return true
  default: return false
  }
}
