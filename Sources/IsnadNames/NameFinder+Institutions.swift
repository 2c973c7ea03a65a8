import IsnadDocument
import IsnadLanguage
import IsnadRecords
import IsnadText

/// What belongs to an institution's name behind the word it is called by: `مطار رادن الدولي`, `مستشفى رادي للأطفال`,
/// `وكالة التخفيف من الكوارث`.
extension NameFinder {
  mutating func completeInstitutions() {
    for index in candidates.indices where !candidates[index].tokens.isEmpty && candidates[index].rule != .own {
      let candidate = candidates[index]
      let first = candidate.tokens.lowerBound
      guard tokens[first].head & ~0x20 == 0x4F || tokens[first].head == 0x70, candidate.tokens.count > 1,
        candidate.kind == .organization || candidate.kind == .place
      else { continue }
      extendByAdjective(index)
      var end = candidates[index].tokens.upperBound
      let isNamed =
        (candidate.rule == .head || candidate.rule == .tagger) && startsWithArticle(first)
        && !Self.powers.contains(candidate.sector ?? "")
      while let next = complementEnd(end, isNamed: isNamed) { end = next }
      guard end > candidates[index].tokens.upperBound else { continue }
      let range = first..<end
      for token in candidates[index].tokens.upperBound..<end where covering[token] >= 0 { drop(Int(covering[token])) }
      extend(index, to: range, span: span(range, clitics: cliticBytes(candidate)))
      candidates[index].entry = nil
      if candidate.rule == .gazetteer { candidates[index].rule = .head }
    }
    for index in candidates.indices where candidates[index].kind == .place { takePart(index) }
    removeEmptied()
  }

  /// `سومطرة الغربية`, `مقاطعة سولاوسي الوسطى`: the part of a place that a name tells. Behind another noun the adjective may be
  /// that noun's (`ضواحي حلب الشرقية`), and a state's may be of its borders.
  private mutating func takePart(_ index: Int) {
    let candidate = candidates[index]
    let (first, next) = (candidate.tokens.lowerBound, candidate.tokens.upperBound)
    guard candidate.tokens.count == 1, candidate.rule != .own, next < tokens.count, isJoined(next), covering[next] < 0,
      candidate.entry.map({ gazetteer.entries[$0].seat < 0 }) ?? true, !startsWithArticle(first),
      NameClues.embedded.complements.value(document.foldedBytes, core(next)) == NameClues.part
    else { return }
    let isAlone = candidate.span.start > document.tokens[first].span.start || first == 0 || !isJoined(first)
    guard isAlone || tokens[first - 1].head == 0x70 || partOfSpeech(first - 1) == .adp else { return }
    extend(
      index, to: first..<(next + 1), span: ByteSpan(start: candidate.span.start, end: document.tokens[next].span.end))
    candidates[index].entry = nil
    if candidate.rule == .gazetteer { candidates[index].rule = .head }
  }

  /// Sectors whose bodies act for a state: what stands behind ل is what they do it to (`قصف الجيش كذا للمدن`).
  private static let powers: Set<String> = ["MIL", "GOV", "COP", "REB", "JUD"]

  /// `للعلوم`, `للمدارس المستقلة`: what an institution is for, with the adjectives of the noun.
  ///
  /// - Parameter isAny: whether any noun will do, since the words before it are a name already.
  func purposeEnd(_ token: Int, isAny: Bool) -> Int? {
    guard token < tokens.count, isJoined(token), covering[token] < 0 else { return nil }
    let bytes = document.foldedBytes
    let range = core(token)
    guard range.count > 8, bytes[range].starts(with: Letters.lam + Letters.lam) else { return nil }
    let noun = Letters.article + bytes[(range.lowerBound + 4)..<range.upperBound]
    // للجيش للدفاع عن المدينة: what has a complement of its own is an aim, not a name.
    guard !document.token(token + 1, is: "عن"), !document.token(token + 1, is: "ضد") else { return nil }
    // المكتب الإقليمي للمنظمة: whose it is.
    let kind = NameClues.embedded.complements.value(noun, 0..<noun.count)
    let isUnlisted = kind != NameClues.occasion && tokens[token].head == 0 && tokens[token].title == 0
    guard kind == NameClues.purpose || isAny && isUnlisted else { return nil }
    var end = token + 1
    while end < tokens.count, end < token + 3, isJoined(end), covering[end] < 0, startsWithArticle(end),
      partOfSpeech(end) == .adj, !tokens[end].isAdjective
    { end += 1 }
    return end
  }

  /// `لكرة القدم`, `لإغاثة وتشغيل اللاجئين`: nouns of the list in construct with one that has its article.
  func constructEnd(_ token: Int) -> Int? {
    let bytes = document.foldedBytes
    func isConstruct(_ token: Int, behind clitic: [UInt8]) -> Bool {
      let range = core(token)
      return range.count > clitic.count + 4 && bytes[range].starts(with: clitic)
        && NameClues.embedded.complements.value(bytes, (range.lowerBound + clitic.count)..<range.upperBound)
          == NameClues.construct
    }
    guard isConstruct(token, behind: Letters.lam) else { return nil }
    var end = token + 1
    while end < tokens.count, end < token + 3, isJoined(end), covering[end] < 0,
      isConstruct(end, behind: []) || isConstruct(end, behind: [0xD9, 0x88])
    { end += 1 }
    guard end < tokens.count, isJoined(end), tokens[end].clitics == 0 else { return nil }
    // لإعادة إعمار كذا: the place that it is about.
    if covering[end] >= 0 {
      let place = candidates[Int(covering[end])]
      return place.kind == .place && place.tokens == end..<(end + 1) ? end + 1 : nil
    }
    return startsWithArticle(end) ? end + 1 : nil
  }

  private func complementEnd(_ token: Int, isNamed: Bool) -> Int? {
    guard token < tokens.count, isJoined(token), covering[token] < 0 else { return nil }
    let range = core(token)
    let bytes = document.foldedBytes
    let complements = NameClues.embedded.complements
    let quality = complements.value(bytes, range)
    if quality == NameClues.quality || quality == NameClues.part { return token + 1 }
    if let end = purposeEnd(token, isAny: isNamed) { return end }
    if isNamed, let end = constructEnd(token) { return end }
    // على الخفافيش behind المحافظة.
    guard let value = complements.value(bytes, core(token - 1)), value >= NameClues.act, token + 1 < tokens.count,
      isJoined(token + 1), covering[token + 1] < 0,
      NameClues.embedded.prepositions[Int(value - NameClues.act)].contains(Array(bytes[range]))
    else { return nil }
    if startsWithArticle(token + 1) { return token + 2 }
    // الحد من مخاطر الكوارث: a noun in construct with the one that has the article.
    guard token + 2 < tokens.count, isJoined(token + 2), covering[token + 2] < 0, startsWithArticle(token + 2),
      tokens[token + 2].clitics == 0, partOfSpeech(token + 1) == .noun, partOfSpeech(token + 2) == .noun
    else { return nil }
    return token + 3
  }
}
