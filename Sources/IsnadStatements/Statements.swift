public import IsnadDocument
public import IsnadExpressions
public import IsnadLanguage
public import IsnadNames
public import IsnadRecords
public import IsnadText

/// The statements of one article, and what was seen but not understood.
public struct Statements: Sendable {
  /// In the order of their cues (or contents, without a cue).
  public var statements: [Statement]
  /// Cues that got no content.
  public var unresolvedCues: [ByteSpan]
  /// Contents of quotations that got no speaker.
  public var unresolvedQuotations: [ByteSpan]

  public init(statements: [Statement] = [], unresolvedCues: [ByteSpan] = [], unresolvedQuotations: [ByteSpan] = []) {
    self.statements = statements
    self.unresolvedCues = unresolvedCues
    self.unresolvedQuotations = unresolvedQuotations
  }
}

/// Finds who said what: cue, speaker, content, addressee, medium, and which statement lies within which. Who vouches for whom
/// (``Statement/chain``) is worked out where the whole article is known.
///
/// - Complexity: linear in the text; every search from a cue looks at a bounded number of words.
public func findStatements(in document: Document, analysis: Analysis, names: Names, expressions: Expressions)
  -> Statements
{
  let passage = Passage(document: document, analysis: analysis, names: names, times: expressions.times)
  var finder = DraftFinder(passage)
  finder.run()
  let drafts = finder.drafts.enumerated().sorted { ($0.element.token, $0.offset) < ($1.element.token, $1.offset) }.map(
    \.element)
  let within = Nesting(drafts).within
  var linking = SpeakerLinking(passage: passage, drafts: drafts, within: within)
  linking.run()
  let circumstances = Circumstances(
    passage: passage, times: expressions.times, genders: linking.genders, cues: Set(drafts.map(\.token)))
  let sureness = Sureness(passage: passage)

  var statements: [Statement] = []
  statements.reserveCapacity(drafts.count)
  for (i, draft) in drafts.enumerated() {
    let link = linking.links[i]
    statements.append(
      Statement(
        form: passage.form(of: draft.content), cue: draft.cue, speaker: link.speaker, coSpeakers: link.others,
        addressee: circumstances.addressee(of: draft, by: link.speaker, isOuter: within[i] == nil),
        medium: circumstances.medium(of: draft, isOuter: within[i] == nil),
        time: circumstances.time(of: draft), content: draft.content, within: within[i],
        evidence: Evidence(
          link.rule ?? draft.rule, sureness.confidence(of: draft, link),
          reasons: draft.reasons + link.reasons)))
  }
  return Statements(
    statements: statements, unresolvedCues: finder.unresolvedCues,
    unresolvedQuotations: passage.quotationsWithoutSpeaker(finder.taken, drafts))
}

extension Passage {
  /// Direct where every span of the content is a quotation, mixed where one lies in it.
  fileprivate func form(of content: [ByteSpan]) -> Statement.Form {
    var isDirect = true
    var isMixed = false
    for span in content {
      let token = document.token(atOrAfter: span.start)
      let around = quotation[token] >= 0 ? document.quotations[Int(quotation[token])] : nil
      if around?.content.contains(span) != true { isDirect = false }
      isMixed =
        isMixed || document.tokens(in: span).contains { tokens[$0].kind == .quotationMark || quotation[$0] >= 0 }
    }
    return isDirect ? .direct : isMixed ? .mixed : .indirect
  }

  /// Quotations of some length that are nobody's words and lie in nobody's words.
  fileprivate func quotationsWithoutSpeaker(_ taken: Set<Int>, _ drafts: [Draft]) -> [ByteSpan] {
    var covered = 0
    let contents = drafts.flatMap(\.content).sorted()
    var furthest: Int32 = -1
    return document.quotations.enumerated().compactMap { i, quotation in
      while covered < contents.count, contents[covered].start <= quotation.content.start {
        furthest = max(furthest, contents[covered].end)
        covered += 1
      }
      guard !taken.contains(i), furthest <= quotation.content.start, tokens(inQuotation: i).count >= 5 else {
        return nil
      }
      return quotation.content
    }
  }
}
