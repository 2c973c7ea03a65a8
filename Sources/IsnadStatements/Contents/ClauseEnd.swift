import IsnadDocument
import IsnadLexicon
import IsnadText

extension Passage {
  /// No reported clause is longer than this many tokens; a text without full stops must not make the search quadratic.
  static let longest = 400

  /// The end of reported content that is not (all) in quotation marks: where the outlet speaks again, or the sentence ends.
  ///
  /// A cut is made where another cue takes over (`، مضيفا`, `وأعرب`, `، وفقا ل`) and at the words with which newswire goes back to
  /// its own voice (`وقد`, `، حيث`, `فيما`, `وذلك`, `ولكن`). Nothing inside quotation marks is a cut.
  ///
  /// - Parameter aspect: that of the cue: after a present, another present with و takes over too.
  /// - Returns: the token after the last one of the content, trailing marks not counted.
  func contentEnd(from start: Int, aspect: Conjugation.Aspect = .perfect) -> Int {
    let limit = min(sentence(of: start).upperBound, start + Passage.longest)
    var i = start
    while i < limit {
      if let found = quotation(openedBy: i) {
        let inside = tokens(inQuotation: found)
        // A quotation that runs over the sentence's end takes the content with it.
        if inside.upperBound > limit { return inside.upperBound }
        i = max(i + 1, inside.upperBound)
        continue
      }
      if i > start, isCut(at: i, start: start, limit: limit, aspect: aspect) { break }
      i += 1
    }
    return trimmed(start..<i)
  }

  /// The range's end without trailing marks; a closing bracket whose opening one is inside stays.
  func trimmed(_ range: Range<Int>) -> Int {
    var end = range.upperBound
    while end > range.lowerBound + 1, isMark(end - 1) {
      if tokens[end - 1].kind == .symbol, `is`(end - 1, "%") { break }
      if `is`(end - 1, ")"), (max(range.lowerBound, end - 40)..<end).contains(where: { `is`($0, "(") }) { break }
      end -= 1
    }
    return end
  }

  private func isCut(at token: Int, start: Int, limit: Int, aspect: Conjugation.Aspect) -> Bool {
    let afterComma = isComma(token - 1) || isDash(token - 1)
    if tokens[token].kind == .address || `is`(token, "؛") || `is`(token, "|") { return true }
    if isTrailer(token, limit: limit) { return true }
    if takesOver(token, afterComma: afterComma, from: aspect) { return true }
    if prepositionalCues[token] != nil, afterComma { return true }
    for word in ["وقد", "ولقد", "علما"] as [StaticString] where `is`(token, word) { return true }
    if classes[token].contains(.turn) { return true }
    if `is`(token, "وذلك") { return afterComma || token + 1 < limit && classes[token + 1].contains(.preposition) }
    if `is`(token, "في"), token + 1 < limit, `is`(token + 1, "حين") || `is`(token + 1, "اشاره") { return true }
    // لكنه أشار: the speaker again; لكنه لن يعود: still his words.
    for word in ["ولكنه", "ولكنها", "ولكنهم", "لكنه", "لكنها", "لكنهم"] as [StaticString] where `is`(token, word) {
      return (token + 1..<max(token + 1, min(limit, token + 3))).contains { openings[$0] != nil }
    }
    if `is`(token, "ولكن") || `is`(token, "لكن") {
      return token + 1 < limit && quotation(openedBy: token + 1) == nil && complementiser(token + 1) == nil
    }
    guard afterComma else { return hasLaterCue(after: token, before: limit, opening: ["رغم"]) }
    // “…” في القرار، الذي …: after a quotation the outlet explains.
    if classes[token].contains(.relative),
      (start..<token).suffix(12).contains(where: { tokens[$0].kind == .quotationMark })
    {
      return true
    }
    if `is`(token, "حيث") || `is`(token, "وكان") || `is`(token, "وكانت") || `is`(token, "فقد") { return true }
    if `is`(token, "الا") || `is`(token, "غير") || `is`(token, "بيد"), token + 1 < limit,
      complementiser(token + 1) != nil
    {
      return true
    }
    if `is`(token, "كما") || `is`(token, "حسبما"), token + 1 < limit, cues[token + 1].contains(where: \.isVerb) {
      return true
    }
    return hasLaterCue(after: token, before: limit, opening: ["رغم", "علي", "مع"])
  }

  /// `رغم أنها قالت`, `، على الرغم من أن المسؤولين يقولون`: a concession in which somebody speaks is the outlet's.
  private func hasLaterCue(after token: Int, before limit: Int, opening: [StaticString]) -> Bool {
    guard opening.contains(where: { `is`(token, $0) }) else { return false }
    if `is`(token, "مع"), complementiser(token + 1) == nil { return false }
    if `is`(token, "علي"), !(token + 1 < limit && `is`(token + 1, "الرغم")) { return false }
    return (token..<min(limit, token + 40)).contains { i in
      cues[i].contains { $0.isVerb && !$0.entry.marks.contains(.homograph) }
    }
  }

  /// Another cue takes over from this one: a participle with content of its own, or a verb joined by و.
  private func takesOver(_ token: Int, afterComma: Bool, from aspect: Conjugation.Aspect) -> Bool {
    cues[token].contains { other in
      switch other.reading.kind {
      case .participle:
        return (afterComma || !other.entry.marks.contains(.homograph)) && openings[token] != nil
      case .verb:
        guard other.isJoined, openings[token] != nil || other.entry.takes.contains(.predicate) else { return false }
        // و with an imperfect goes on with what was said, unless the cue is an imperfect itself.
        return other.reading.aspect == .perfect || aspect == .imperfect
      case .masdar:
        return false
      }
    }
  }

  /// Hashtags, emoji and links that end a post.
  private func isTrailer(_ token: Int, limit: Int) -> Bool {
    guard tokens[token].kind == .symbol, tokens[token].isSpaced else { return false }
    if `is`(token, "#") {
      return (token..<min(limit, token + 40)).allSatisfy { isMark($0) || tokens[$0].kind != .word || isHashtag($0) }
    }
    let first = document.text.bytes[Int(tokens[token].span.start)]
    return first == 0xF0  // Emoji lie beyond the basic plane: four bytes.
  }

  private func isHashtag(_ token: Int) -> Bool { token > 0 && (`is`(token - 1, "#") || `is`(token - 1, "_")) }
}
