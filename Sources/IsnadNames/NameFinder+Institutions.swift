import IsnadDocument
import IsnadRecords

/// What belongs to an institution's name behind the word it is called by: `مطار رادن الدولي`, `مستشفى رادي للأطفال`,
/// `وكالة التخفيف من الكوارث`.
extension NameFinder {
  mutating func completeInstitutions() {
    for index in candidates.indices where !candidates[index].tokens.isEmpty && candidates[index].rule != .own {
      let candidate = candidates[index]
      let first = candidate.tokens.lowerBound
      guard tokens[first].head == 0x6F || tokens[first].head == 0x70, candidate.tokens.count > 1,
        candidate.kind == .organization || candidate.kind == .place
      else { continue }
      var end = candidate.tokens.upperBound
      while let next = complementEnd(end) { end = next }
      guard end > candidate.tokens.upperBound else { continue }
      let range = first..<end
      extend(index, to: range, span: span(range, clitics: cliticBytes(candidate)))
      candidates[index].entry = nil
      if candidate.rule == .gazetteer { candidates[index].rule = .head }
    }
  }

  private func complementEnd(_ token: Int) -> Int? {
    guard token < tokens.count, isJoined(token), covering[token] < 0 else { return nil }
    let range = core(token)
    let bytes = document.foldedBytes
    let complements = NameClues.embedded.complements
    if complements.value(bytes, range) == NameClues.quality { return token + 1 }
    if range.count > 8, bytes[range].starts(with: Letters.lam + Letters.lam) {
      let noun = Letters.article + bytes[(range.lowerBound + 4)..<range.upperBound]
      // للجيش للدفاع عن المدينة: what has a complement of its own is an aim, not a name.
      let isAim = document.token(token + 1, is: "عن") || document.token(token + 1, is: "ضد")
      return !isAim && complements.value(noun, 0..<noun.count) == NameClues.purpose ? token + 1 : nil
    }
    // على الخفافيش behind المحافظة.
    guard let value = complements.value(bytes, core(token - 1)), value >= NameClues.act, token + 1 < tokens.count,
      isJoined(token + 1), covering[token + 1] < 0, startsWithArticle(token + 1),
      NameClues.embedded.prepositions[Int(value - NameClues.act)].contains(Array(bytes[range]))
    else { return nil }
    return token + 2
  }
}
