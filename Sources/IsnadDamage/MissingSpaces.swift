import IsnadDocument
import IsnadRecords
import IsnadText

/// Finds words that lost the space between them: `التأجيلسيكون`, `قرارًاسيئًا`, `سبتمبر2001`.
func missingSpaces(in grammar: Grammar) -> [Damage] {
  let document = grammar.document
  let glued = GluedWords(document)
  var damage: [Damage] = []
  for i in document.tokens.indices {
    let token = document.tokens[i]
    switch token.kind {
    case .number:
      guard i > 0, !token.isSpaced, document.tokens[i - 1].kind == .word, letterCount(i - 1, document) >= 3,
        !isInHashtag(i, document)
      else { continue }
      if document.tokens[i - 1].span.range.count >= 2, endsInTatweel(document.tokens[i - 1].span, document.text) {
        continue
      }
      // The word must be one, not letters before a number (`وال12`, `لل50`).
      guard isCommonWord(document.foldedRange(i - 1), document.foldedBytes, least: 30),
        !grammar.is(i - 1, "وال", "بال", "فال", "كال", "ولل")
      else { continue }
      damage.append(record(document.tokens[i - 1].span, token.span, document, .medium, "damage/number-glued"))
    case .word:
      guard letterCount(i, document) >= 7, !isInHashtag(i, document) else { continue }
      if let cut = cutAtFinalLetter(token.span, document.text) {
        damage.append(
          record(
            ByteSpan(start: token.span.start, end: cut), ByteSpan(start: cut, end: token.span.end), document, .high,
            "damage/words-glued"))
      } else if !grammar.isName(i), let cut = cutByWords(i, glued, document) {
        damage.append(
          record(
            ByteSpan(start: token.span.start, end: cut), ByteSpan(start: cut, end: token.span.end), document, .medium,
            "damage/words-glued"))
      }
    default: break
    }
  }
  return damage
}

private func record(
  _ first: ByteSpan, _ second: ByteSpan, _ document: Document, _ confidence: Confidence, _ rule: String
) -> Damage {
  Damage(
    kind: .missingSpace, span: first.union(second), message: "a space is missing here",
    repair: document.text[first] + " " + document.text[second],
    evidence: Evidence(rule, confidence, reasons: [Reason("the first word ends here", at: first)]))
}

private func letterCount(_ token: Int, _ document: Document) -> Int { document.foldedRange(token).count / 2 }

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

/// ة, ى and tanwin end a word: where two letters or more follow, another word has begun.
private func cutAtFinalLetter(_ span: ByteSpan, _ text: SourceText) -> Int32? {
  var i = Int(span.start)
  var letters = 0
  while i < Int(span.end) {
    let (value, next) = text.scalar(at: i)
    if ScalarClass(value) == .arabicLetter { letters += 1 }
    let isFinal = value == 0x629 || value == 0x64B || (value == 0x649 && letters >= 3)
    if isFinal, letters >= 3 {
      // Tanwin stands before or behind its alef.
      var cut = next
      if value == 0x64B, cut < Int(span.end), case let (alef, after) = text.scalar(at: cut),
        alef == 0x627 || alef == 0x649
      {
        cut = after
      }
      if restIsWord(from: cut, to: Int(span.end), text) { return Int32(cut) }
    }
    i = next
  }
  return nil
}

private func restIsWord(from start: Int, to end: Int, _ text: SourceText) -> Bool {
  var i = start
  var letters = 0
  while i < end {
    let (value, next) = text.scalar(at: i)
    switch ScalarClass(value) {
    case .arabicLetter: letters += 1
    // Marks that belong to the letter before, tatweel, joiners: no word starts there.
    default: if letters == 0 { return false }
    }
    i = next
  }
  return letters >= 2
}

/// Where the second word starts in the text; marks and tatweel go with the letter before them.
private func cutByWords(_ token: Int, _ glued: GluedWords, _ document: Document) -> Int32? {
  guard let length = glued.cut(document.foldedRange(token)) else { return nil }
  let span = document.tokens[token].span
  var letters = length / 2
  var i = Int(span.start)
  while i < Int(span.end) {
    let (value, next) = document.text.scalar(at: i)
    switch ScalarClass(value) {
    case .arabicLetter:
      if letters == 0 { return Int32(i) }
      letters -= 1
    default: break
    }
    i = next
  }
  return nil
}
