import IsnadDocument
import IsnadRecords
import IsnadText

/// Finds decimals whose parts were swapped when right-to-left text was copied: `6 .56%` for 56.6%.
///
/// The point stands after a space and close before the second part; a percent sign, a scale or a degree must follow, or the
/// point could end a sentence.
func flippedNumbers(in document: Document) -> [Damage] {
  var damage: [Damage] = []
  for i in document.tokens.indices.dropLast(2) where document.tokens[i].kind == .number {
    guard document.token(i + 1, is: "."), document.tokens[i + 1].isSpaced, document.tokens[i + 2].kind == .number,
      !document.tokens[i + 2].isSpaced,
      isPlain(i, document), isPlain(i + 2, document), isScale(i + 3, document)
    else { continue }
    damage.append(
      Damage(
        kind: .numberFlipped, span: document.tokens[i].span.union(document.tokens[i + 2].span),
        message: "the parts of this number were swapped",
        repair: "\(document.string(i + 2)).\(document.string(i))", evidence: Evidence("damage/number-flipped", .high)))
  }
  return damage
}

private func isPlain(_ token: Int, _ document: Document) -> Bool {
  document.foldedBytes[document.foldedRange(token)].allSatisfy { 0x30...0x39 ~= $0 }
}

private func isScale(_ token: Int, _ document: Document) -> Bool {
  if document.token(token, is: "في") {
    return document.token(token + 1, is: "المايه") || document.token(token + 1, is: "المييه")
      || document.token(token + 1, is: "الميه")
  }
  return ["%", "بالمايه", "بالمييه", "بالميه", "مليون", "مليار", "الف", "درجه", "تريليون", "دولار"].contains {
    document.token(token, is: $0)
  }
}

/// Finds a text that ends in the middle of a phrase.
func truncation(in document: Document) -> [Damage] {
  // An ellipsis behind the last word does not end the phrase either.
  guard let last = document.tokens.indices.last(where: { document.tokens[$0].kind != .sentenceEnd }),
    document.tokens[last].kind == .word, document.tokens.count > 5,
    last == document.tokens.count - 1 || isEllipsis(last + 1, document)
  else { return [] }
  let open: [StaticString] = [
    "في", "من", "الي", "عن", "ان", "التي", "الذي", "الذين", "او", "ثم", "بين", "حول", "ال", "و", "لكن", "بسبب", "علي",
    "مع", "عند",
    "هذه", "حيث", "وقد", "قد", "كما", "سوف", "لم", "لن", "وفي", "ومن", "وان", "خلال", "منذ", "ضد",
  ]
  guard open.contains(where: { document.token(last, is: $0) }) else { return [] }
  return [
    Damage(
      kind: .truncated, span: document.tokens[last].span, message: "the text ends in the middle of a phrase",
      evidence: Evidence("damage/truncated", .medium))
  ]
}

private func isEllipsis(_ token: Int, _ document: Document) -> Bool {
  token == document.tokens.count - 1 && (document.token(token, is: "...") || document.token(token, is: "…"))
}
