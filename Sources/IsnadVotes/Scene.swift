import IsnadDocument
import IsnadExpressions
import IsnadNames
import IsnadRecords
import IsnadText

/// A document with everything that the readers of votes and polls look at, worked out once.
struct Scene {
  let document: Document
  let names: Names
  let expressions: Expressions
  let words: [ClassedWord]
  let numbers: [Number]
  /// For each token the number that it belongs to; -1 for none.
  private let numberOfToken: [Int32]

  init(document: Document, names: Names, expressions: Expressions) {
    self.document = document
    self.names = names
    self.expressions = expressions
    words = document.classedWords()
    numbers = expressions.numbers
    var numberOfToken = [Int32](repeating: -1, count: document.tokens.count)
    for (i, number) in numbers.enumerated() { for token in number.tokens { numberOfToken[token] = Int32(i) } }
    self.numberOfToken = numberOfToken
  }

  var tokens: [Token] { document.tokens }

  func has(_ token: Int, _ classes: WordClass) -> Bool {
    words.indices.contains(token) && !words[token].classes.isDisjoint(with: classes)
  }

  func hasAny(_ range: Range<Int>, _ classes: WordClass) -> Bool { range.contains { has($0, classes) } }

  func number(at token: Int) -> Int? {
    guard numberOfToken.indices.contains(token), numberOfToken[token] >= 0 else { return nil }
    return Int(numberOfToken[token])
  }

  /// The numbers that start in a range of tokens.
  func numbers(in range: Range<Int>) -> Range<Int> {
    var low = 0
    var high = numbers.count
    while low < high {
      let mid = (low + high) / 2
      if numbers[mid].tokens.lowerBound < range.lowerBound { low = mid + 1 } else { high = mid }
    }
    var end = low
    while end < numbers.count, numbers[end].tokens.lowerBound < range.upperBound { end += 1 }
    return low..<end
  }

  func isPunctuation(_ token: Int) -> Bool {
    guard tokens.indices.contains(token) else { return true }
    switch tokens[token].kind {
    case .punctuation, .sentenceEnd: return true
    default: return false
    }
  }

  func `is`(_ token: Int, _ forms: StaticString...) -> Bool { forms.contains { document.token(token, is: $0) } }

  func span(_ range: Range<Int>) -> ByteSpan {
    tokens[range.lowerBound].span.union(tokens[range.upperBound - 1].span)
  }

  /// Whether a percent sign, `في المئة` or `بالمئة` follows a number; then the token behind it.
  func endOfPercent(_ number: Int) -> Int? {
    let end = numbers[number].tokens.upperBound
    if self.is(end, "%") { return end + 1 }
    if self.is(end, "بالمايه", "بالميه", "بالمييه") { return end + 1 }
    if self.is(end, "في"), self.is(end + 1, "المايه", "الميه", "المييه") { return end + 2 }
    // %57, as some outlets print it.
    let start = numbers[number].tokens.lowerBound
    if self.is(start - 1, "%"), number == 0 || numbers[number - 1].tokens.upperBound != start - 1 { return end }
    return nil
  }

  // MARK: Names

  /// The mention that covers a token.
  func mention(at token: Int) -> Names.Occurrence? {
    guard tokens.indices.contains(token) else { return nil }
    let span = tokens[token].span
    var low = 0
    var high = names.mentions.count
    while low < high {
      let mid = (low + high) / 2
      if names.mentions[mid].span.end <= span.start { low = mid + 1 } else { high = mid }
    }
    return low < names.mentions.count && names.mentions[low].span.overlaps(span) ? names.mentions[low] : nil
  }

  /// The mentions in a range of tokens, in text order.
  func mentions(in range: Range<Int>) -> [Names.Occurrence] {
    guard !range.isEmpty else { return [] }
    return names.mentions(in: span(range)).map { names.mentions[$0] }
  }

  /// The token after a mention.
  func end(of mention: Names.Occurrence) -> Int { document.tokens(in: mention.span).upperBound }

  /// Whether a mention names something that votes: a parliament, a council, a committee.
  func isBody(_ mention: Names.Occurrence) -> Bool {
    guard names.entities[mention.entity].kind == .organization else { return false }
    return document.tokens(in: mention.span).contains { has($0, .body) }
  }

  /// Whether a span lies in a date, a time or a duration.
  func isInTime(_ span: ByteSpan) -> Bool {
    let i = firstTime(endingAfter: span.start)
    return i < expressions.times.count && expressions.times[i].span.contains(span)
  }

  /// The first time expression in a span.
  func time(in span: ByteSpan) -> TimeExpression? {
    let i = firstTime(endingAfter: span.start)
    return i < expressions.times.count && span.contains(expressions.times[i].span) ? expressions.times[i] : nil
  }

  private func firstTime(endingAfter byte: Int32) -> Int {
    var low = 0
    var high = expressions.times.count
    while low < high {
      let mid = (low + high) / 2
      if expressions.times[mid].span.end <= byte { low = mid + 1 } else { high = mid }
    }
    return low
  }

  /// The day that a time in `range` says, the one nearest to `token` first; a month where no day is told.
  func day(in range: Range<Int>, near token: Int) -> String? {
    guard !range.isEmpty else { return nil }
    let span = self.span(range)
    let place = tokens[min(token, tokens.count - 1)].span.start
    var best: (distance: Int32, day: String)?
    for time in expressions.times[firstTime(endingAfter: span.start)...] {
      guard time.span.start < span.end else { break }
      guard let day = Scene.day(of: time) else { continue }
      let distance = min(abs(time.span.start - place), abs(time.span.end - place)) + (day.utf8.count < 10 ? 1 << 20 : 0)
      if best.map({ distance < $0.distance }) ?? true { best = (distance, day) }
    }
    return best?.day
  }

  /// `2024-03-26` of `2024-03-26` and `2024-03-26TMO`.
  private static func day(of time: TimeExpression) -> String? {
    guard time.kind == .date || time.kind == .time else { return nil }
    let head = Array(time.value.utf8.prefix(10))
    let isMonth = head.count == 7 && head[4] == 0x2D && 0x30...0x31 ~= head[5] && head[0] != 0x58
    if isMonth { return time.value }
    guard head.count == 10, head[4] == 0x2D, head[7] == 0x2D,
      head.enumerated().allSatisfy({ $0.offset == 4 || $0.offset == 7 || 0x30...0x39 ~= $0.element })
    else { return nil }
    return String(decoding: head, as: UTF8.self)
  }
}
