import IsnadDocument
import IsnadLanguage
import IsnadRecords
import IsnadText

extension Passage {
  /// The subject that the tree gives the verb at `token`, as a phrase that ends before `limit`.
  ///
  /// The parser takes a nominative behind its verb for an object now and then; a relative clause's subject is the noun that it
  /// hangs on.
  ///
  /// - Parameter isClosed: whether an object may stand behind it (`لم يحدد البيان موعدا`).
  func treeSubject(ofVerb token: Int, before limit: Int, isClosed: Bool = false) -> SourcePhrase? {
    let verb = analysis.stem(ofToken: token)
    guard analysis.words[verb].upos == .verb else { return nil }
    let sentence = sentence(of: token)
    var object: Int?
    for dependent in analysis.dependents(of: verb) {
      let word = analysis.words[dependent]
      guard word.upos != .pron, word.upos != .det, sentence.contains(Int(word.token)) else { continue }
      if word.relation == .nsubj { return subjectPhrase(at: Int(word.token), of: token, before: limit, isClosed) }
      if word.relation == .obj, word.features.grammaticalCase == .nominative, object == nil { object = Int(word.token) }
    }
    if let object { return subjectPhrase(at: object, of: token, before: limit, isClosed) }
    guard analysis.words[verb].relation == .acl, analysis.words[verb].head >= 0 else { return nil }
    let antecedent = Int(analysis.words[Int(analysis.words[verb].head)].token)
    guard antecedent < token, sentence.contains(antecedent) else { return nil }
    return subjectPhrase(at: antecedent, of: token, before: limit, isClosed)
  }

  /// The phrase whose head stands at `head`, with the noun in construct before a name (`صحيفة X`) and its quotation mark.
  private func subjectPhrase(at head: Int, of verb: Int, before limit: Int, _ isClosed: Bool) -> SourcePhrase? {
    var start = head
    while start > 0, mention[start] >= 0, mention[start - 1] == mention[start] { start -= 1 }
    let end = start < verb ? min(limit, verb) : limit
    return source(at: start, before: end, isClosed: isClosed && start > verb)
  }

  /// A verb with a subject of its own that the reader may take for the one of a verb without.
  struct ClauseSubject: Sendable {
    let verb: Int
    let source: SourcePhrase
    /// Whether its clause describes a noun (`الذي وصل`).
    let isRelative: Bool
  }

  /// The verbs between two tokens whose subject the tree knows, in text order.
  func clauseSubjects(from start: Int, to end: Int) -> [ClauseSubject] {
    var found: [ClauseSubject] = []
    var i = start
    while i < end {
      if isVerb(i), let source = told(byTree: i, before: end) ?? subjectInFront(of: i, from: start),
        source.tokens.lowerBound >= start
      {
        found.append(
          ClauseSubject(
            verb: i, source: source,
            isRelative: analysis.words[analysis.stem(ofToken: i)].relation == .acl
              || i > 0 && classes[i - 1].contains(.relative)))
      }
      i += 1
    }
    return found
  }

  /// The tree's subject of a verb; without a name its phrase ends where an object may begin (`لم يحدد البيان موعدا`).
  private func told(byTree verb: Int, before end: Int) -> SourcePhrase? {
    guard let found = treeSubject(ofVerb: verb, before: end) else { return nil }
    guard found.entity == nil else { return found }
    let closed = treeSubject(ofVerb: verb, before: end, isClosed: true) ?? found
    // أعلنت الفنانة الخبر.
    guard closed.tokens.lowerBound > verb, let object = objectStart(in: closed.tokens) else { return closed }
    return source(at: closed.tokens.lowerBound, before: object) ?? closed
  }

  /// Whether a phrase means somebody who can speak; a place where states act too.
  func canSpeak(_ source: SourcePhrase, orState: Bool = false) -> Bool {
    if let entity = source.entity { return orState || kind(ofEntity: entity) != .place }
    guard source.strength == .noun else { return false }
    switch SourceNouns.shared.kind(of: document.foldedBytes, in: document.foldedRange(source.tokens.lowerBound)) {
    case .role, .group, .body, .outlet: return true
    case .document, .utterance, .quantity, nil: return false
    }
  }
}
