import IsnadDocument
import IsnadRecords
import IsnadText

extension Document {
  /// The paragraph that a token stands in.
  func paragraph(_ token: Int) -> Int32 { sentences[Int(tokens[token].sentence)].paragraph }
}

/// The slips by which ``Document/quotations`` had to explain the marks.
func quotationDamage(in document: Document) -> [Damage] {
  var damage: [Damage] = []
  for quotation in document.quotations {
    switch quotation.pairing {
    case .matched: damage += twoClosing(quotation, in: document)
    case .continued: break
    case .reversed: damage += reversed(quotation, in: document)
    case .unclosed: if let mark = quotation.opening { damage.append(unclosed(mark, in: document)) }
    case .unopened: if let mark = quotation.closing { damage.append(unopened(mark, in: document)) }
    }
  }
  var last: Int?
  for mark in document.strayMarks where !isApostrophe(mark, in: document) {
    // Two marks side by side with nothing between them are one fault.
    let token = document.token(atOrAfter: mark.start)
    if let last, token == last + 1 { continue }
    last = token
    damage.append(stray(mark, in: document))
  }
  return damage
}

private func reversed(_ quotation: Quotation, in document: Document) -> [Damage] {
  var damage: [Damage] = []
  if let mark = quotation.opening, let turned = turnedToOpen(mark, in: document) {
    let word = document.tokens[document.token(atOrAfter: quotation.content.start)].span
    damage.append(
      Damage(
        kind: .quoteReversed, span: mark.union(word), message: "a closing mark opens this quotation",
        repair: turned + document.text[word],
        evidence: Evidence(
          "damage/quote-reversed", .high, reasons: [Reason("the quotation that it opens", at: quotation.content)])))
  }
  if let mark = quotation.closing, let turned = turnedToClose(mark, in: document) {
    let word = document.tokens[document.token(atOrAfter: quotation.content.end - 1)].span
    damage.append(
      Damage(
        kind: .quoteReversed, span: word.union(mark), message: "an opening mark closes this quotation",
        repair: document.text[word] + turned,
        evidence: Evidence(
          "damage/quote-reversed", .high, reasons: [Reason("the quotation that it closes", at: quotation.content)])))
  }
  return damage
}

/// `توحيد الصفوف" هذا ما صرح به وهو يخشى الجمود!"`: two straight marks that both close, each for want of one that opens.
///
/// A straight mark pairs with any other; one that is written to the word before it and parted from the next one closes, unless
/// a word of saying stands before it, where the space has only slipped.
private func twoClosing(_ quotation: Quotation, in document: Document) -> [Damage] {
  guard let opening = quotation.opening, let closing = quotation.closing, opening.count == 1, closing.count == 1,
    document.text.bytes[Int(opening.start)] == 0x22
  else { return [] }
  let first = document.token(atOrAfter: opening.start)
  let last = document.token(atOrAfter: closing.start)
  guard first > 0, last - first > 4, !document.tokens[first].isSpaced, document.tokens[first + 1].isSpaced,
    !document.tokens[last].isSpaced,
    document.tokens[first - 1].kind == .word || document.tokens[first - 1].kind == .sentenceEnd,
    !leadsToWords(first - 1, document), last + 1 == document.tokens.count || document.tokens[last + 1].isSpaced
  else { return [] }
  return [unopened(opening, in: document), unopened(closing, in: document)]
}

/// Words that open a quotation, whatever space stands around its mark.
private func leadsToWords(_ token: Int, _ document: Document) -> Bool {
  let stems = [
    "قال", "قول", "قائل", "قايل", "ضاف", "ضيف", "كد", "علن", "صرح", "كتب", "وضح", "ذكر", "سال", "ان", "انه", "عن",
  ]
  let folded = document.folded(token)
  return stems.contains { stem in
    let bytes = Array(stem.utf8)
    return folded.count <= bytes.count + 6 && folded.indices.contains { folded[$0...].starts(with: bytes) }
  }
}

/// The mark that should open, where `mark` is its closing partner.
private func turnedToOpen(_ mark: ByteSpan, in document: Document) -> String? {
  switch document.text.scalar(at: Int(mark.start)).value {
  case 0x201D: "“"
  case 0xBB: "«"
  case 0x203A: "‹"
  case 0x2019: "‘"
  default: nil
  }
}

private func turnedToClose(_ mark: ByteSpan, in document: Document) -> String? {
  switch document.text.scalar(at: Int(mark.start)).value {
  case 0x201C: "”"
  case 0xAB: "»"
  case 0x2039: "›"
  case 0x2018: "’"
  default: nil
  }
}

private func unclosed(_ mark: ByteSpan, in document: Document) -> Damage {
  let token = document.token(atOrAfter: mark.end)
  let span = token < document.tokens.count ? mark.union(document.tokens[token].span) : mark
  return Damage(
    kind: .quoteUnbalanced, span: span, message: "this quotation is never closed",
    evidence: Evidence("damage/quote-unclosed", .medium, reasons: [Reason("no later mark closes it", at: mark)]))
}

private func unopened(_ mark: ByteSpan, in document: Document) -> Damage {
  let token = document.token(atOrAfter: mark.start) - 1
  let span = token >= 0 ? document.tokens[token].span.union(mark) : mark
  return Damage(
    kind: .quoteUnbalanced, span: span, message: "this mark closes a quotation that was never opened",
    evidence: Evidence("damage/quote-unopened", .medium, reasons: [Reason("no earlier mark opens it", at: mark)]))
}

/// A mark with its neighbours; what a reader restores is the same without the mark, and without a stop said twice.
private func stray(_ mark: ByteSpan, in document: Document) -> Damage {
  let first = document.token(atOrAfter: mark.start)
  let last = document.token(atOrAfter: mark.end - 1)
  var span = mark
  var repair = ""
  if first > 0, document.paragraph(first - 1) == document.paragraph(first) {
    span = document.tokens[first - 1].span.union(span)
    repair = document.string(first - 1)
  }
  if last + 1 < document.tokens.count, document.paragraph(last + 1) == document.paragraph(last) {
    let after = document.tokens[last + 1]
    span = span.union(after.span)
    let isStop = after.kind == .sentenceEnd || after.kind == .punctuation
    let isDoubled = isStop && first > 0 && document.tokens[first - 1].kind == after.kind
    if !repair.isEmpty, !isStop, after.isSpaced || document.tokens[first].isSpaced { repair += " " }
    if !isDoubled { repair += document.text[after.span] }
  }
  let holder = document.quotation(holding: mark.start)
  return Damage(
    kind: .quoteMisplaced, span: span,
    message: holder == nil ? "this mark opens or closes nothing" : "a mark inside a quotation where it does not end",
    repair: repair,
    evidence: Evidence(
      "damage/quote-misplaced", .medium,
      reasons: holder.map { [Reason("the quotation around it", at: document.quotations[$0].outer)] } ?? []))
}

private func isApostrophe(_ mark: ByteSpan, in document: Document) -> Bool {
  guard mark.count <= 3 else { return false }
  switch document.text.scalar(at: Int(mark.start)).value {
  case 0x27, 0x60: return mark.count == 1
  case 0x2018, 0x2019, 0x201B: return true
  default: return false
  }
}
