import IsnadDocument
import IsnadLanguage
import IsnadNames
import IsnadRecords
import IsnadText

/// Finds a second finite verb that nothing joins to the first: `التقى الوزير سالم خالد تحدث نظيره`.
///
/// The first verb has its subject, a name, and the second follows it at once in the perfect, with a subject of its own: neither
/// a relative clause (the name is definite) nor a state (that would be imperfect, or have قد) explains it.
func fusedVerbs(in grammar: Grammar) -> [Damage] {
  var damage: [Damage] = []
  for sentence in grammar.document.sentences {
    for i in sentence.tokens where grammar.perfectVerb(i) != nil {
      guard let first = verb(before: i, in: sentence.tokens, grammar),
        hasSubject(after: i, in: sentence.tokens, grammar)
      else { continue }
      damage.append(
        Damage(
          kind: .fusedVerbs, span: grammar.document.tokens[i].span,
          message: "two verbs stand side by side and nothing joins them",
          evidence: Evidence(
            "damage/fused-verbs", .medium, reasons: [Reason("the verb before", at: grammar.document.tokens[first].span)]
          )))
    }
  }
  return damage
}

/// The perfect verb whose clause runs, unbroken, up to a name just before `i`.
private func verb(before i: Int, in sentence: Range<Int>, _ grammar: Grammar) -> Int? {
  guard i - 1 > sentence.lowerBound, grammar.isName(i - 1),
    let entity = grammar.names.entity(at: grammar.document.tokens[i - 1].span.start),
    grammar.names.entities[entity].kind == .person
  else { return nil }
  var k = i - 1
  while k >= sentence.lowerBound, i - k < 14 {
    let token = grammar.document.tokens[k]
    guard token.kind == .word else { return nil }
    if let word = grammar.perfectVerb(k) ?? joinedVerb(k, grammar) {
      return takesNoClause(k, word, sentence, grammar) ? k : nil
    }
    if grammar.hasVerb(k) { return nil }
    switch grammar.upos(k) {
    case .noun, .propn, .adj, .x: break
    default: return nil
    }
    k -= 1
  }
  return nil
}

/// `والتقى`.
private func joinedVerb(_ token: Int, _ grammar: Grammar) -> Word? {
  let words = grammar.analysis.words(ofToken: token)
  guard words.count == 2, let last = words.last, grammar.analysis.words[last].upos == .verb,
    grammar.analysis.words[last].features.aspect == .perfect
  else { return nil }
  return grammar.analysis.words[last]
}

/// Clauses behind أن, عندما or إذا may be followed by a second one without a comma; كان and its like take a verb; after قال a
/// lost أن is another fault.
private func takesNoClause(_ k: Int, _ word: Word, _ sentence: Range<Int>, _ grammar: Grammar) -> Bool {
  for j in max(sentence.lowerBound, k - 3)..<k {
    if grammar.upos(j) == .sconj
      || grammar.is(
        j, "عندما", "لما", "حين", "حينما", "بعدما", "اذا", "منذ", "كلما", "بعد", "قد", "ان", "الذي", "التي", "ما")
    {
      return false
    }
  }
  return !grammar.is(
    k, "كان", "كانت", "وكان", "وكانت", "قال", "وقال", "قالت", "وقالت", "بات", "ظل", "عاد", "كاد", "اخذ", "بدا", "راح",
    "جعل", "اصبح", "ليس", "ليست", "مازال")
}

/// A noun close behind, which the second verb can have as its subject.
private func hasSubject(after i: Int, in sentence: Range<Int>, _ grammar: Grammar) -> Bool {
  guard i + 1 < sentence.upperBound, grammar.document.tokens[i + 1].kind == .word else { return false }
  return grammar.upos(i + 1) == .noun || grammar.upos(i + 1) == .propn
}
