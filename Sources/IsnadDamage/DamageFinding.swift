public import IsnadDocument
public import IsnadLanguage
public import IsnadNames
public import IsnadRecords
import IsnadText

/// Finds the faults of the text itself, in text order.
///
/// Each fault is told once, and only where a reader would stumble: what a style guide would merely correct (a space inside a
/// quotation mark, a missing hamza) is none.
///
/// - Complexity: Linear in the text.
public func findDamage(in document: Document, analysis: Analysis, names: Names) -> [Damage] {
  var damage = characterDamage(in: document)
  // Letters that a wrong encoding left behind look like quotation marks, stops and verbs.
  let spoilt = damage.filter { $0.kind == .mojibake }.map(\.span)
  let grammar = Grammar(document: document, analysis: analysis, names: names)
  var printed = quotationDamage(in: document)
  printed += sentenceBreaks(in: grammar)
  printed += fusedVerbs(in: grammar)
  printed += missingSpaces(in: grammar)
  printed += flippedNumbers(in: document)
  printed += truncation(in: document)
  printed += namesAsWords(in: names)
  damage += outside(spoilt, printed)
  return damage.sorted { ($0.span, $0.kind.rawValue) < ($1.span, $1.kind.rawValue) }
}

/// The faults that touch none of `spans` (which are in text order and apart).
private func outside(_ spans: [ByteSpan], _ damage: [Damage]) -> [Damage] {
  var i = 0
  return damage.sorted { $0.span < $1.span }.filter { fault in
    while i < spans.count, spans[i].end <= fault.span.start { i += 1 }
    return i == spans.count || !spans[i].overlaps(fault.span)
  }
}
