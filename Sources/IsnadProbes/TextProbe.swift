import IsnadDocument
import IsnadText

func checkText(_ bytes: [UInt8]) throws(BrokenClaim) {
  guard let text = try? TextDecoding(bytes).text else { return }
  try checkOffsets(text)
  let document = Document(text)
  try checkTiling(document)
  for quotation in document.quotations {
    try claim(quotation.content.start <= quotation.content.end, "a quotation runs forward")
    try claim(isInside(quotation.content, text), "a quotation lies in the text")
    let marks = [quotation.opening, quotation.closing].compactMap { $0 }
    for mark in marks { try claim(isInside(mark, text), "a quotation's mark lies in the text") }
  }
  for mark in document.strayMarks { try claim(isInside(mark, text), "a stray mark lies in the text") }
}

/// Offsets in code points and UTF-16 units, against a count that knows nothing of tables.
private func checkOffsets(_ text: SourceText) throws(BrokenClaim) {
  var byte = 0
  var scalars = 0
  var units = 0
  while byte < text.bytes.count {
    try claim(text.scalarOffset(ofByte: byte) == scalars, "byte \(byte) is code point \(scalars)")
    try claim(text.utf16Offset(ofByte: byte) == units, "byte \(byte) is UTF-16 unit \(units)")
    let (scalar, next) = text.scalar(at: byte)
    try claim(next > byte && next <= text.bytes.count, "a scalar ends after its start, at byte \(byte)")
    byte = next
    scalars += 1
    units += scalar > 0xFFFF ? 2 : 1
  }
  try claim(text.scalarOffset(ofByte: byte) == scalars, "the text has \(scalars) code points")
}

/// Tokens follow one another, inside their sentences, inside their paragraphs.
private func checkTiling(_ document: Document) throws(BrokenClaim) {
  var end: Int32 = 0
  for token in document.tokens {
    try claim(token.span.start >= end && token.span.end > token.span.start, "tokens follow one another")
    try claim(isInside(token.span, document.text), "a token lies in the text")
    let sentence = document.sentences[Int(token.sentence)]
    try claim(sentence.span.contains(token.span), "a token lies in its sentence")
    end = token.span.end
  }
  for sentence in document.sentences {
    try claim(document.paragraphs[Int(sentence.paragraph)].contains(sentence.span), "a sentence lies in its paragraph")
  }
}

/// Whether a span lies in the text and cuts no scalar.
func isInside(_ span: ByteSpan, _ text: SourceText) -> Bool {
  0 <= span.start && span.start <= span.end && Int(span.end) <= text.bytes.count
    && [span.start, span.end].allSatisfy { Int($0) == text.bytes.count || text.bytes[Int($0)] & 0xC0 != 0x80 }
}
