import IsnadDocument
import IsnadLanguage
import IsnadRecords
import IsnadText

/// `رويترز: …`, `المتحدث باسم الحركة، فلان: “…”`, `عاجل | الوزير خلال لقائه السفير: …`: a source and a colon open the sentence.
extension DraftFinder {
  mutating func addLabels() {
    for (i, sentence) in passage.document.sentences.enumerated() {
      let limit = sentence.tokens.upperBound
      guard let colon = sentence.tokens.prefix(24).first(where: { passage.isColon($0) }),
        !isInTurn(colon)
      else { continue }
      guard !(sentence.tokens.lowerBound..<colon).contains(where: isSaying) else { continue }
      var start = sentence.tokens.lowerBound
      for i in sentence.tokens.lowerBound..<colon where passage.is(i, "|") || passage.isDash(i) { start = i + 1 }
      // #عاجل وزارة الصحة: ….
      while start < colon,
        passage.isMark(start) && passage.quotation(openedBy: start) == nil || passage.is(start, "عاجل")
      { start += 1 }
      guard start < colon else { continue }
      guard let source = labelSource(from: start, colon: colon) else {
        addNarrated(from: start, colon: colon)
        continue
      }
      if colon + 1 < limit {
        addLabel(source, isAnnounced: start > sentence.tokens.lowerBound, colon: colon, limit: limit)
      } else {
        addList(source, behind: i)
      }
    }
  }

  /// The one who acts in the sentence: the subject of its first verb, or who is named before an apposition.
  private func toldOf(from start: Int, to colon: Int) -> (verb: Int, source: SourcePhrase)? {
    if let found = passage.clauseSubjects(from: start, to: colon).first(where: {
      !$0.isRelative && $0.source.strength > .guess && passage.canSpeak($0.source)
    }) {
      return (found.verb, found.source)
    }
    guard let name = passage.source(at: start, before: colon), name.strength == .name, passage.canSpeak(name),
      name.tokens.upperBound < colon, passage.isComma(name.tokens.upperBound),
      let verb = (name.tokens.upperBound..<colon).first(where: passage.isVerb)
    else { return nil }
    return (verb, name)
  }

  /// A cue with content, not a verbal noun in a role (`وزير النقل: …`).
  private func isSaying(_ token: Int) -> Bool {
    passage.openings[token].map { $0.cue.reading.kind != .masdar || acceptsMasdar($0.cue, $0.opening) } ?? false
  }

  /// `فلان، من سكان الحي، يشارك جيرانه غضبهم: “…”`: a sentence tells of somebody, and behind its colon stand his words.
  private mutating func addNarrated(from start: Int, colon: Int) {
    guard let quotation = passage.quotation(openedBy: colon + 1), !taken.contains(quotation),
      let subject = toldOf(from: start, to: colon)
    else { return }
    let tokens = passage.tokens(inQuotation: quotation)
    guard tokens.count >= 8, passage.endsClause(after: tokens.upperBound, quotation: quotation) else { return }
    taken.insert(quotation)
    drafts.append(
      Draft(
        token: subject.verb, cue: nil, frame: [start..<colon], source: subject.source, subject: .told,
        agreement: Draft.Agreement(isTold: false), content: [passage.words(ofQuotation: quotation).span],
        contentTokens: tokens, rule: "statement/narrated", confidence: .low,
        reasons: [Reason("a sentence tells of somebody, and his words follow its colon", at: subject.source.span)]))
  }

  /// Who speaks: the source before the colon, or the one behind عن from whom an outlet has it (`«رويترز» عن مسؤول: …`).
  private func labelSource(from start: Int, colon: Int) -> SourcePhrase? {
    guard let source = passage.source(at: start, before: colon), source.strength > .guess, canSpeak(source) else {
      return nil
    }
    let next = source.tokens.upperBound
    if next < colon, passage.is(next, "عن"), let relayed = passage.source(at: next + 1, before: colon),
      relayed.strength > .guess
    {
      return isCircumstance(relayed.tokens.upperBound..<colon) ? relayed : nil
    }
    return isCircumstance(next..<colon) ? source : nil
  }

  /// A person, an organization, or a definite noun for one (`المتحدث العسكري`); papers are read, they have no label.
  private func canSpeak(_ source: SourcePhrase) -> Bool {
    if let entity = source.entity {
      return passage.kind(ofEntity: entity) == .person || passage.kind(ofEntity: entity) == .organization
    }
    let head = source.tokens.lowerBound
    switch SourceNouns.shared.kind(of: passage.document.foldedBytes, in: passage.document.foldedRange(head)) {
    case .role, .body, .outlet:
      // مصادر طبية: …; مسؤول أمريكي للشبكة: ….
      return passage.hasArticle(head)
        || source.tokens.count > 1
          && (passage.classes[head].contains(.voice) || passage.has(source.tokens.upperBound - 1, .adj))
        || source.tokens.dropFirst().contains { passage.mention[$0] >= 0 || passage.hasArticle($0) }
    default: return false
    }
  }

  /// What may stand between a source and its colon: nothing but marks, where and to whom it was said (`خلال لقائه السفير`,
  /// `للإذاعة`), or what the speaker is (`فلان، رئيس البلدية`).
  private func isCircumstance(_ range: Range<Int>) -> Bool {
    if range.allSatisfy({ passage.isMark($0) }) { return true }
    guard range.count <= 10, let first = range.first else { return false }
    let openers: [StaticString] = [
      "في", "خلال", "امام", "علي", "عبر", "عقب", "بعد", "من", "حول", "بشان", "بخصوص", "ل",
    ]
    let isRole =
      passage.isComma(first) && range.count > 1 && passage.sourceKind(first + 1, isAttached: false) == .role
    let isOpened =
      isRole || openers.contains { passage.is(first, $0) }
      || passage.hasAttachedLi(first) && passage.sourceKind(first, isAttached: true) == .outlet
      || passage.hasAttachedPreposition(first)
        && passage.document.folded(first).starts(with: Array("ل".utf8))
    return isOpened
      && !range.dropFirst().contains {
        passage.isVerb($0) || passage.complementiser($0) != nil || passage.classes[$0].contains(.relative)
      }
  }

  private mutating func addLabel(_ source: SourcePhrase, isAnnounced: Bool, colon: Int, limit: Int) {
    var start = colon + 1
    while start < limit, passage.isMark(start), passage.quotation(openedBy: start) == nil { start += 1 }
    guard start < limit, passage.tokens[start].kind != .address, !isByline(source, before: start) else { return }
    var content: [ByteSpan]
    var tokens: Range<Int>
    if let quotation = passage.quotation(openedBy: start),
      passage.endsClause(after: passage.tokens(inQuotation: quotation).upperBound, quotation: quotation)
    {
      taken.insert(quotation)
      content = [passage.words(ofQuotation: quotation).span]
      tokens = passage.tokens(inQuotation: quotation)
    } else {
      let end = passage.contentEnd(from: start, isSpoken: true)
      guard end > start + 2 else { return }
      tokens = start..<end
      content = [trimmedSpan(tokens)]
      guard isAnnounced || source.tokens.upperBound < colon || speaks(source, tokens),
        !isCaption(tokens, isAnnounced: isAnnounced)
      else { return }
    }
    drafts.append(
      Draft(
        token: source.tokens.lowerBound, cue: nil, frame: [source.tokens.lowerBound..<colon], source: source,
        subject: .told, agreement: Draft.Agreement(isTold: false),
        content: content, contentTokens: tokens, rule: "statement/label", confidence: .medium,
        reasons: [Reason("a source and a colon open the sentence", at: source.span)]))
  }

  /// `وزير الدفاع: 🔴 … 🔴 …`: a post gives each of the speaker's points a sign of its own.
  private mutating func addList(_ source: SourcePhrase, behind label: Int) {
    let sentences = passage.document.sentences
    var points: [Range<Int>] = []
    for next in sentences.dropFirst(label + 1).prefix(12) {
      guard next.paragraph - sentences[label].paragraph <= 1, let sign = next.tokens.first,
        passage.tokens[sign].kind == .symbol, !passage.is(sign, "#"), sign + 2 < next.tokens.upperBound,
        !next.tokens.prefix(12).contains(where: passage.isColon),
        points.first.map({ printed($0.lowerBound - 1).elementsEqual(printed(sign)) }) ?? true
      else { break }
      let end = passage.contentEnd(from: sign + 1, isSpoken: true)
      guard end > sign + 2 else { break }
      points.append((sign + 1)..<end)
    }
    guard let first = points.first, let last = points.last else { return }
    drafts.append(
      Draft(
        token: source.tokens.lowerBound, cue: nil, frame: [source.tokens], source: source, subject: .told,
        agreement: Draft.Agreement(isTold: false), content: points.map { trimmedSpan($0) },
        contentTokens: first.lowerBound..<last.upperBound, rule: "statement/label", confidence: .medium,
        reasons: [Reason("a source and a colon stand before a list", at: source.span)]))
  }

  /// `دبي فلانة: كشف المدير أن …`: who wrote the article, before its first sentence.
  private func isByline(_ source: SourcePhrase, before start: Int) -> Bool {
    guard let entity = source.entity, passage.kind(ofEntity: entity) == .person,
      passage.tokens[source.tokens.lowerBound].sentence == 0, let (cue, opening) = passage.openings[start], cue.isVerb,
      !cue.reading.isFirstPerson, !cue.reading.isPlural
    else { return false }
    return passage.source(at: cue.end, before: opening.between.upperBound).map { $0.strength > .guess } ?? false
  }

  private func printed(_ token: Int) -> ArraySlice<UInt8> {
    passage.document.text.bytes[passage.tokens[token].span.range]
  }

  /// `مصدر الصورة: وكالة كذا`: a name behind a colon, or a few words without a verb.
  private func isCaption(_ content: Range<Int>, isAnnounced: Bool) -> Bool {
    if passage.mention[content.lowerBound] >= 0,
      content.allSatisfy({ passage.mention[$0] == passage.mention[content.lowerBound] })
    {
      return true
    }
    return !isAnnounced && content.count < 5 && !content.contains { passage.has($0, .verb) || passage.has($0, .aux) }
  }

  /// Whether the words behind the colon are the source's own. A headline names its topic with a colon too
  /// (`فلان: المغني يغير اسمه`); an institution, a role, or somebody who says we, must and not is speaking.
  private func speaks(_ source: SourcePhrase, _ content: Range<Int>) -> Bool {
    guard let entity = source.entity, passage.kind(ofEntity: entity) == .person,
      passage.tokens[source.tokens.lowerBound].span.start >= source.span.start
    else { return true }
    let own: [StaticString] = ["نحن", "انا", "لن", "لا", "ليس", "ليست", "يجب", "سوف", "علينا", "لدينا", "لسنا"]
    return content.prefix(25).contains { token in own.contains { passage.is(token, $0) } || isHeard(token) }
  }
}
