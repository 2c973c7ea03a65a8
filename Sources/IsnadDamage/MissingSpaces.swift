import IsnadDocument
import IsnadLexicon
import IsnadRecords
import IsnadText

/// Tells where words lost the space between them: `التأجيلسيكون`, `قرارًاسيئًا`, `سبتمبر2001`. The document has found the words
/// (``Document/lostSpaces``); what is printed together is one fault.
func missingSpaces(in grammar: Grammar) -> [Damage] {
  let document = grammar.document
  return gluedWords(in: document) + gluedNumbers(in: grammar)
}

private func gluedWords(in document: Document) -> [Damage] {
  var damage: [Damage] = []
  var i = 0
  while i < document.lostSpaces.count {
    let first = document.token(atOrAfter: document.lostSpaces[i].byte) - 1
    var last = first
    var isCertain = true
    while i < document.lostSpaces.count, document.lostSpaces[i].byte == document.tokens[last].span.end {
      isCertain = isCertain && document.lostSpaces[i].isCertain
      last += 1
      i += 1
    }
    damage.append(
      record(first...last, document, isCertain ? .high : .medium, "damage/words-glued"))
  }
  return damage
}

private func gluedNumbers(in grammar: Grammar) -> [Damage] {
  let document = grammar.document
  return document.tokens.indices.dropFirst().compactMap { i in
    let token = document.tokens[i]
    guard token.kind == .number, !token.isSpaced, document.tokens[i - 1].kind == .word,
      document.foldedRange(i - 1).count >= 6, !isInHashtag(i, document)
    else { return nil }
    if document.tokens[i - 1].span.range.count >= 2, endsInTatweel(document.tokens[i - 1].span, document.text) {
      return nil
    }
    // The word must be one, not letters before a number (`وال12`, `لل50`).
    guard WordLists.frequency(document.folded(i - 1)) >= 30, !grammar.is(i - 1, "وال", "بال", "فال", "كال", "ولل")
    else {
      return nil
    }
    return record((i - 1)...i, document, .medium, "damage/number-glued")
  }
}

private func record(_ tokens: ClosedRange<Int>, _ document: Document, _ confidence: Confidence, _ rule: String)
  -> Damage
{
  let spans = tokens.map { document.tokens[$0].span }
  return Damage(
    kind: .missingSpace, span: spans[0].union(spans[spans.count - 1]), message: "a space is missing here",
    repair: spans.map { document.text[$0] }.joined(separator: " "),
    evidence: Evidence(rule, confidence, reasons: [Reason("the first word ends here", at: spans[0])]))
}

private func isInHashtag(_ token: Int, _ document: Document) -> Bool {
  guard token > 0, !document.tokens[token].isSpaced else { return false }
  return document.token(token - 1, is: "#") || document.token(token - 1, is: "_")
    || (token > 1 && !document.tokens[token - 1].isSpaced
      && (document.token(token - 2, is: "_") || document.token(token - 2, is: "#")))
}

private func endsInTatweel(_ span: ByteSpan, _ text: SourceText) -> Bool {
  let end = Int(span.end)
  return text.bytes[end - 2] == 0xD9 && text.bytes[end - 1] == 0x80
}
