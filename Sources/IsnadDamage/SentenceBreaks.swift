import IsnadDocument
import IsnadLanguage
import IsnadNames
import IsnadRecords
import IsnadText

/// Finds full stops that cut a sentence in two: `… يوم الاثنين. التي مرت`, `عسكرية. في المدينة.`, `الرئيس. بايدن`.
///
/// A machine that translates line by line ends a sentence where its line ends. Native writers hardly ever start a sentence
/// with a relative pronoun, with a phrase that has neither verb nor subject, or with the name that their last word announces;
/// nothing weaker is flagged.
func sentenceBreaks(in grammar: Grammar) -> [Damage] {
  let sentences = grammar.document.sentences
  var damage: [Damage] = []
  for i in sentences.indices.dropFirst() where sentences[i].paragraph == sentences[i - 1].paragraph {
    guard let stop = fullStop(endingIn: sentences[i - 1].tokens, grammar.document),
      let fault = sentenceBreak(before: sentences[i].tokens, after: sentences[i - 1].tokens, stop, grammar)
    else { continue }
    damage.append(record(fault, stop: stop, first: sentences[i].tokens.lowerBound, grammar.document))
  }
  return damage
}

private struct Fault {
  var rule: String
  var confidence: Confidence
  var reason: String
}

/// The single full stop that ends a sentence, behind which only closing marks stand.
private func fullStop(endingIn tokens: Range<Int>, _ document: Document) -> Int? {
  var i = tokens.upperBound - 1
  while i > tokens.lowerBound, document.tokens[i].kind == .quotationMark { i -= 1 }
  guard i > tokens.lowerBound, document.token(i, is: ".") else { return nil }
  return i
}

private func sentenceBreak(before next: Range<Int>, after last: Range<Int>, _ stop: Int, _ grammar: Grammar) -> Fault? {
  let first = next.lowerBound
  guard grammar.document.tokens[first].kind == .word, last.count > 3 else { return nil }
  if grammar.is(first, "الذي", "التي", "الذين", "اللذين", "اللذان", "اللتين", "اللتان", "اللواتي", "اللاتي", "مما"),
    next.count < 40
  {
    return Fault(rule: "damage/stop-before-relative", confidence: .high, reason: "a relative clause cannot stand alone")
  }
  if leavesOpen(stop - 1, grammar) {
    return Fault(
      rule: "damage/stop-after-preposition", confidence: .medium,
      reason: "the word before the stop needs another behind it")
  }
  if announcesName(stop, first, grammar) {
    return Fault(
      rule: "damage/stop-before-name", confidence: .medium, reason: "the title before the stop announces this name")
  }
  if isOnlySpeaker(next, after: last, stop, grammar) {
    return Fault(
      rule: "damage/stop-before-speaker", confidence: .medium,
      reason: "who said the quotation before the stop, and nothing that he said")
  }
  if isBarePhrase(next, grammar) {
    return Fault(
      rule: "damage/stop-before-phrase", confidence: .medium,
      reason: "a phrase of place or time without a verb goes on with the sentence before")
  }
  if isApposition(next, grammar) {
    return Fault(
      rule: "damage/stop-before-apposition", confidence: .medium,
      reason: "a noun with a clause about it, and nothing said of it")
  }
  return nil
}

/// A preposition or a conjunction before the stop; حتي with dots is a name.
private func leavesOpen(_ token: Int, _ grammar: Grammar) -> Bool {
  if grammar.is(token, "حتي"), !grammar.document.string(token).hasSuffix("ى") { return false }
  return grammar.is(
    token, "في", "من", "عن", "ان", "التي", "الذي", "الذين", "بين", "حول", "لدي", "نحو", "ضد", "منذ", "حتي", "او")
    && grammar.document.tokens[token].isSpaced
}

/// `الرئيس. بايدن`: a title whose bearer is named behind the stop, the name followed by what he does.
private func announcesName(_ stop: Int, _ first: Int, _ grammar: Grammar) -> Bool {
  guard grammar.document.tokens[first].isSpaced, let mention = grammar.mention(startingAt: first),
    grammar.names.entities[mention.entity].kind == .person
  else { return false }
  let end = grammar.document.tokens[stop - 1].span.end
  let before = ByteSpan(start: grammar.document.tokens[max(0, stop - 12)].span.start, end: end)
  return grammar.names.roles(in: before).contains { i in
    let role = grammar.names.roles[i]
    return role.span.end == end && (role.entity == nil || role.entity == mention.entity)
  }
}

/// `“… فيه”. يقول الجندي.`: a verb of saying behind a quotation, with a speaker and no words of its own.
private func isOnlySpeaker(_ next: Range<Int>, after last: Range<Int>, _ stop: Int, _ grammar: Grammar) -> Bool {
  let hasQuotation =
    grammar.document.tokens[stop - 1].kind == .quotationMark
    || grammar.document.tokens[last.upperBound - 1].kind == .quotationMark
  guard hasQuotation, next.count <= 9,
    grammar.is(
      next.lowerBound, "قال", "قالت", "يقول", "تقول", "كتب", "كتبت", "صرح", "صرحت", "اضاف", "اضافت", "اكد", "اكدت",
      "علق", "علقت", "ذكر", "ذكرت", "اوضح", "اوضحت")
  else { return false }
  return next.dropFirst().allSatisfy { i in
    let kind = grammar.document.tokens[i].kind
    return kind == .sentenceEnd
      || kind == .word && !grammar.hasVerb(i) && !grammar.is(i, "ان", "انه", "انها", "بان", "عن")
  }
}

/// `في المدينة رغم التحذيرات.`: a preposition and nouns, no verb, no subject of a nominal sentence.
private func isBarePhrase(_ next: Range<Int>, _ grammar: Grammar) -> Bool {
  let first = next.lowerBound
  guard
    grammar.is(first, "في", "من", "علي", "الي", "عن", "مع", "بين", "ضد", "رغم", "خلال", "بسبب")
      || startsWithPreposition(first, grammar), next.count >= 2
  else { return false }
  let end =
    next.last { grammar.document.tokens[$0].kind != .sentenceEnd && grammar.document.tokens[$0].kind != .quotationMark }
    ?? first
  let body = first..<(end + 1)
  guard body.count >= 2, body.count <= 9, grammar.is(next.upperBound - 1, ".") else { return false }
  return body.allSatisfy { i in
    switch grammar.document.tokens[i].kind {
    case .word:
      !grammar.hasVerb(i)
        && !grammar.is(i, "هناك", "هو", "هي", "ليس", "ان", "لا", "كل", "ما", "هنا", "هذا", "هذه", "ثم")
    case .number: true
    default: false
    }
  }
}

/// `بالعاصمة دمشق.`: ب before a definite noun; set phrases (`بالتأكيد`, `بالمناسبة`) open sentences of their own.
private func startsWithPreposition(_ token: Int, _ grammar: Grammar) -> Bool {
  let folded = grammar.document.folded(token)
  guard folded.starts(with: Array("بال".utf8)), folded.count >= 12 else { return false }
  let words = grammar.analysis.words(ofToken: token)
  guard words.count >= 2, let head = words.first, grammar.analysis.words[head].upos == .adp,
    grammar.upos(token) == .noun || grammar.upos(token) == .propn
  else { return false }
  return !grammar.is(
    token, "بالتاكيد", "بالطبع", "بالفعل", "بالنسبه", "بالمناسبه", "بالمقابل", "بالاضافه", "بالتوفيق", "بالعكس",
    "بالعموم", "بالمجمل", "بالتالي", "بالصور", "بالفيديو", "بالارقام", "بالاسماء", "بالتفصيل", "بالضبط", "بالمره",
    "بالكاد", "بالحرف", "بالرغم")
}

/// `الرهائن، مما يضر بالمجهود`: a definite noun, a comma, and a clause that only says more of it.
private func isApposition(_ next: Range<Int>, _ grammar: Grammar) -> Bool {
  let first = next.lowerBound
  guard next.count > 4,
    grammar.document.foldedBytes[grammar.document.foldedRange(first)].starts(with: Array("ال".utf8)),
    !grammar.hasVerb(first)
  else { return false }
  return grammar.is(first + 1, "،") && grammar.is(first + 2, "مما", "الامر", "ما", "وهو", "وهي")
    && !grammar.is(first + 2, "ما")
}

/// The words on both sides of the stop; a reader takes the stop away.
private func record(_ fault: Fault, stop: Int, first: Int, _ document: Document) -> Damage {
  let before = document.tokens[stop - 1].span
  let after = document.tokens[first].span
  var repair = document.text[before]
  if stop - 1 > 0, document.tokens[stop - 1].kind == .quotationMark,
    document.tokens[stop - 2].sentence == document.tokens[stop - 1].sentence
  {
    repair = document.text[document.tokens[stop - 2].span] + repair
    return Damage(
      kind: .sentenceBreak, span: document.tokens[stop - 2].span.union(after),
      message: "a full stop cuts this sentence in two",
      repair: repair + " " + document.text[after],
      evidence: Evidence(fault.rule, fault.confidence, reasons: [Reason(fault.reason, at: after)]))
  }
  return Damage(
    kind: .sentenceBreak, span: before.union(after), message: "a full stop cuts this sentence in two",
    repair: repair + " " + document.text[after],
    evidence: Evidence(fault.rule, fault.confidence, reasons: [Reason(fault.reason, at: after)]))
}
