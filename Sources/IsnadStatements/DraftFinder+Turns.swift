import IsnadDocument
import IsnadNames
import IsnadRecords
import IsnadText

/// Interviews: paragraphs that open with who speaks in them (`س: … ج: …`, `الصحيفة: …؟ فلان: …`).
extension DraftFinder {
  private struct Turn {
    enum Kind { case question, answer, named }
    let kind: Kind
    /// The words before the colon.
    let label: Range<Int>
    /// What is said, to the end of the paragraph or the next turn.
    var words: Range<Int>
  }

  /// A turn's words are its speaker's, whatever marks they have. Of `س` and `ج` the second stands for who is asked; who asks is
  /// nobody in the article.
  mutating func addTurns() {
    let turns = turns()
    guard isInterview(turns), let first = turns.first else { return }
    let interviewee = guest(before: first.label.lowerBound)
    for turn in turns {
      turnWords.append(turn.label.lowerBound..<turn.words.upperBound)
      guard turn.kind != .question else { continue }
      let words = turn.words.lowerBound..<passage.trimmed(turn.words)
      let source = source(of: turn, guest: interviewee)
      drafts.append(
        Draft(
          token: turn.label.lowerBound, cue: nil, frame: [turn.label], source: source, subject: .told,
          agreement: Draft.Agreement(isTold: false), content: [trimmedSpan(words)], contentTokens: words,
          rule: "statement/turn", confidence: .medium,
          reasons: [Reason("a turn of an interview opens with its speaker", at: source.span)]))
    }
  }

  /// Whether a token lies in a turn, its label included.
  ///
  /// - Complexity: O(log *n*) in turns, which stand in text order.
  func isInTurn(_ token: Int) -> Bool {
    var low = 0
    var high = turnWords.count
    while low < high {
      let mid = (low + high) / 2
      if turnWords[mid].lowerBound <= token { low = mid + 1 } else { high = mid }
    }
    return low > 0 && turnWords[low - 1].contains(token)
  }

  private func source(of turn: Turn, guest: Int?) -> SourcePhrase {
    if turn.kind == .named, let told = passage.source(at: turn.label.lowerBound, before: turn.label.upperBound),
      told.strength > .guess
    {
      return told
    }
    return SourcePhrase(
      tokens: turn.label, span: passage.span(turn.label), entity: turn.kind == .answer ? guest : nil, via: .role,
      strength: .noun)
  }

  /// All paragraphs that open with a short label and a colon; what stands between two of them belongs to the first.
  private func turns() -> [Turn] {
    var turns: [Turn] = []
    var paragraph: Int32 = -1
    for sentence in passage.document.sentences {
      let isFirst = sentence.paragraph != paragraph
      paragraph = sentence.paragraph
      let end = sentence.tokens.upperBound
      if isFirst, let turn = turn(in: sentence.tokens) {
        turns.append(turn)
      } else if let last = turns.indices.last {
        turns[last].words = turns[last].words.lowerBound..<end
      }
    }
    // Nothing tells where the last one ends but its own paragraph.
    if let last = turns.indices.last {
      let words = turns[last].words
      turns[last].words = words.lowerBound..<endOfParagraph(words.lowerBound)
    }
    return turns
  }

  private func turn(in sentence: Range<Int>) -> Turn? {
    guard let start = sentence.first(where: { !passage.isDash($0) && passage.tokens[$0].kind != .symbol }),
      let colon = (start..<min(sentence.upperBound, start + 7)).first(where: { passage.isColon($0) }), colon > start,
      (start..<colon).allSatisfy({ !passage.isMark($0) && !passage.isVerb($0) })
    else { return nil }
    let words = (colon + 1)..<sentence.upperBound
    guard let first = words.first, passage.tokens[first].kind != .address,
      words.contains(where: { !passage.isMark($0) })
    else { return nil }
    let isNumbered = colon == start + 2 && passage.tokens[start + 1].kind == .number
    let isAlone = colon == start + 1 || isNumbered
    let kind: Turn.Kind =
      isAlone && passage.classes[start].contains(.question)
      ? .question : isAlone && passage.classes[start].contains(.answer) ? .answer : .named
    return Turn(kind: kind, label: start..<colon, words: words)
  }

  /// Whether questions and answers take turns: by their letters, or because several labels come back, or a question in one is
  /// answered by somebody known in the next.
  private func isInterview(_ turns: [Turn]) -> Bool {
    if turns.contains(where: { $0.kind == .question }), turns.contains(where: { $0.kind == .answer }) {
      return turns.allSatisfy { $0.kind != .named }
    }
    guard turns.count >= 2, turns.count <= Passage.longest else { return false }
    var counts: [[UInt8]: Int] = [:]
    for turn in turns { counts[label(turn), default: 0] += 1 }
    let asks = turns.filter(isQuestion)
    guard !asks.isEmpty, asks.count < turns.count, counts.count >= 2 else { return false }
    // Each label but one comes back: no list of facts has that.
    if turns.count >= 4, counts.values.filter({ $0 < 2 }).count <= 1 { return true }
    return turns.count < 4
      && turns.indices.dropLast().contains { i in
        isQuestion(turns[i]) && !isQuestion(turns[i + 1]) && isKnown(turns[i + 1])
      } && turns.allSatisfy { isQuestion($0) || isKnown($0) }
  }

  private func isKnown(_ turn: Turn) -> Bool {
    passage.source(at: turn.label.lowerBound, before: turn.label.upperBound).map {
      $0.strength > .guess && $0.tokens.upperBound == turn.label.upperBound
    } ?? false
  }

  private func label(_ turn: Turn) -> [UInt8] {
    turn.label.reduce(into: []) { $0 += passage.document.folded($1) + [0x20] }
  }

  /// Whether a turn ends with a question.
  private func isQuestion(_ turn: Turn) -> Bool {
    turn.words.suffix(2).contains { passage.is($0, "؟") || passage.is($0, "?") }
  }

  /// Who is asked: the person with whom the talk is held, else the one named most before it.
  private func guest(before token: Int) -> Int? {
    let people = passage.mentions(in: max(0, token - Passage.longest)..<token).filter {
      passage.kind(ofEntity: $0.occurrence.entity) == .person
    }
    let host = people.first { person in
      (max(0, person.tokens.lowerBound - 6)..<person.tokens.lowerBound).contains { passage.is($0, "مع") }
    }
    if let host { return host.occurrence.entity }
    let counts = Dictionary(grouping: people, by: \.occurrence.entity).mapValues(\.count)
    return people.max { counts[$0.occurrence.entity, default: 0] < counts[$1.occurrence.entity, default: 0] }?
      .occurrence.entity
  }
}
