import IsnadDocument
import IsnadExpressions
import IsnadLexicon
import IsnadNames
import IsnadRecords
import IsnadText

/// Finds where an article tells an opinion poll, and puts its parts together.
struct PollFinder {
  let scene: Scene

  private var sentences: [Document.Sentence] { scene.document.sentences }

  func polls() -> [Poll] {
    var polls: [Poll] = []
    var i = 0
    while i < sentences.count {
      guard opensPoll(i) else {
        i += 1
        continue
      }
      let end = endOfPoll(from: i)
      let start = startOfPoll(at: i, after: polls.last?.span.end ?? 0)
      if let poll = poll(start..<end) { polls.append(poll) }
      i = max(end, i + 1)
    }
    return polls
  }

  // MARK: Where a poll is told

  /// A sentence names a poll, or a survey of people; reconnaissance flights are none.
  private func opensPoll(_ i: Int) -> Bool {
    let tokens = sentences[i].tokens
    if tokens.contains(where: isPollWord) { return true }
    // In a referendum people take part, and shares of them are its result.
    guard !scene.hasAny(tokens, .referendum), scene.hasAny(tokens, .asked) || scene.hasAny(tokens, .survey) else {
      return false
    }
    let next = i + 1 < sentences.count ? sentences[i + 1].tokens : tokens.upperBound..<tokens.upperBound
    return scene.hasAny(tokens, .asked) || next.contains(where: isPollWord) || scene.hasAny(next, .asked)
  }

  private func isPollWord(_ k: Int) -> Bool {
    guard scene.has(k, .poll) else { return false }
    if scene.is(k, "سبر") { return scene.is(k + 1, "اراء", "الاراء", "لاراء") }
    return !scene.is(
      k - 1, "طايره", "طايرات", "قوات", "مهمه", "دوريه", "رحله", "سفينه",
      "لجنه")
      && !scene.is(k + 1, "جويه", "عسكريه", "الجويه", "العسكريه")
  }

  private func hasShares(_ i: Int) -> Bool {
    scene.numbers(in: sentences[i].tokens).contains { scene.endOfPercent($0) != nil || scene.numbers[$0].isFraction }
  }

  /// The poll goes on as long as sentences give shares or speak of the asked; a second poll by somebody else ends it. In another
  /// paragraph shares alone are not enough: they may be of anything.
  private func endOfPoll(from i: Int) -> Int {
    var end = i + 1
    var last = i + 1
    while end < sentences.count, abs(sentences[end].paragraph - sentences[end - 1].paragraph) <= 1, end - last < 2,
      !opensAnother(end)
    {
      let isInParagraph = sentences[end].paragraph == sentences[last - 1].paragraph
      if isInParagraph && hasShares(end) || sentences[end].tokens.contains(where: { isPollWord($0) })
        || scene.hasAny(sentences[end].tokens, .asked) || !isInParagraph && saysWhoAnswers(end)
      {
        last = end + 1
      }
      end += 1
    }
    return last
  }

  /// People answer in it, or it tells who gets which share of the votes.
  private func saysWhoAnswers(_ i: Int) -> Bool {
    let tokens = sentences[i].tokens
    guard !scene.hasAny(tokens, .referendum), hasShares(i) || AnswerReader(scene: scene, range: tokens).hasSeats else {
      return false
    }
    return scene.hasAny(tokens, [.ballot, .voting, .voter])
      || AnswerReader(scene: scene, range: tokens).answers().contains { $0.isCertain || $0.isOfBallots }
  }

  /// `استطلاع آخر`, `استطلاع للرأي نشرته صحيفة أخرى`: indefinite again, and with somebody who made it.
  private func opensAnother(_ i: Int) -> Bool {
    sentences[i].tokens.contains { k in
      guard isPollWord(k), !scene.words[k].prefixes.contains(.article), scene.has(k, .singular) else { return false }
      if scene.is(k + 1, "اخر", "ثان", "مماثل", "سابق", "منفصل") { return true }
      return ((k + 1)..<min(sentences[i].tokens.upperBound, k + 4)).contains {
        scene.has($0, .conduct) || scene.has($0, .publish) && scene.words[$0].hasPronoun
      }
    }
  }

  /// Wires open with the figure and name the poll behind it: `قال نحو 50% … وأظهر استطلاع`.
  private func startOfPoll(at i: Int, after byte: Int32) -> Int {
    guard i > 0, sentences[i - 1].span.start >= byte, sentences[i - 1].paragraph == sentences[i].paragraph,
      hasShares(i - 1)
    else { return i }
    let reader = AnswerReader(scene: scene, range: sentences[i - 1].tokens)
    return reader.answers().contains(where: \.isCertain) ? i - 1 : i
  }

  // MARK: The record

  private func poll(_ range: Range<Int>) -> Poll? {
    let tokens = sentences[range.lowerBound].tokens.lowerBound..<sentences[range.upperBound - 1].tokens.upperBound
    let answers = range.flatMap { AnswerReader(scene: scene, range: sentences[$0].tokens).answers() }
    guard answers.count > 1 || answers.contains(where: \.isCertain) || answers.contains(where: \.isOfBallots),
      let first = answers.first, let last = answers.last
    else { return nil }
    let cue = tokens.first { isPollWord($0) } ?? tokens.first { scene.has($0, [.survey, .asked]) } ?? tokens.lowerBound
    let makers = PollMakerReader(scene: scene, range: tokens)
    let span = scene.tokens[cue].span.union(first.span).union(last.span).union(last.label)
    let sum =
      range.contains { AnswerReader(scene: scene, range: sentences[$0].tokens).hasSeats } ? nil : Self.sum(answers)
    let confidence: Confidence = answers.allSatisfy(\.isCertain) && sum ?? 0 <= 110 ? .high : .medium
    var reasons = [Reason("the poll", at: scene.tokens[cue].span)]
    if let sum, abs(sum - 100) > 10 {
      reasons.append(Reason("the answers add up to \(Int(sum + 0.5)), not to 100: parts of a question, or several"))
    }
    return Poll(
      span: span, pollster: makers.pollster(), publisher: makers.publisher(), fieldwork: fieldwork(in: tokens),
      population: answers.lazy.compactMap(\.population).first,
      question: question(in: tokens),
      answers: answers.map { Poll.Answer(label: $0.label, value: $0.value, span: $0.span) },
      evidence: Evidence("poll/shares", confidence, reasons: reasons))
  }

  private static func sum(_ answers: [AnswerReader.Answer]) -> Double { answers.reduce(0) { $0 + $1.value } }

  /// `أجري في الفترة من … إلى …`.
  private func fieldwork(in tokens: Range<Int>) -> ByteSpan? {
    for k in tokens where scene.has(k, .conduct) || scene.is(k, "الفتره") {
      let reach = scene.span(k..<min(tokens.upperBound, k + 9))
      if let time = scene.time(in: reach) { return time.span }
    }
    return nil
  }

  private func question(in tokens: Range<Int>) -> ByteSpan? {
    for k in tokens where scene.is(k, "سوال", "السوال", "سوالهم") {
      guard k + 1 < tokens.upperBound, scene.tokens[k + 1].kind == .quotationMark || scene.is(k + 1, ":") else {
        continue
      }
      let start = scene.tokens[min(k + 2, tokens.upperBound - 1)].span.start
      if let quotation = scene.document.quotation(holding: start) {
        return scene.document.quotations[quotation].content
      }
    }
    return nil
  }
}
