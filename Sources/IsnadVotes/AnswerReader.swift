import IsnadDocument
import IsnadExpressions
import IsnadLexicon
import IsnadNames
import IsnadText

/// Reads the shares of one sentence of a poll, each with what it is the share of.
struct AnswerReader {
  let scene: Scene
  let range: Range<Int>
  /// Polls before elections give seats instead of shares.
  let hasSeats: Bool

  init(scene: Scene, range: Range<Int>) {
    self.scene = scene
    self.range = range
    hasSeats = range.contains { AnswerReader.isSeats($0, scene) }
  }

  struct Answer {
    var value: Double
    /// The number with its percent sign.
    var span: ByteSpan
    var label: ByteSpan
    var population: ByteSpan?
    /// The words say that people answered so.
    var isCertain: Bool
    /// A share of votes, as polls before elections give it.
    var isOfBallots = false
  }

  /// A number that may be an answer, with its place.
  private struct Share {
    var value: Double
    var tokens: Range<Int>
    /// Who is counted are people, not ballots.
    var isOfPeople = false
  }

  func answers() -> [Answer] {
    let shares = self.shares()
    var answers: [Answer] = []
    var i = 0
    while i < shares.count {
      let share = shares[i].tokens
      let floor = i > 0 ? shares[i - 1].tokens.upperBound : range.lowerBound
      let left = min(floor, share.lowerBound)..<share.lowerBound
      if let pair = compared(shares[i...], left: left) {
        answers += pair
        i += 2
        continue
      }
      let ceiling = i + 1 < shares.count ? shares[i + 1].tokens.lowerBound : range.upperBound
      let right = share.upperBound..<max(ceiling, share.upperBound)
      if let answer = answer(shares[i], left: left, right: right) { answers.append(answer) }
      i += 1
    }
    return answers
  }

  /// The first two shares where one stands against the other with nothing behind it, and both sides are told before.
  private func compared(_ shares: ArraySlice<Share>, left: Range<Int>) -> [Answer]? {
    guard let one = shares.first, let other = shares.dropFirst().first,
      other.tokens.lowerBound == one.tokens.upperBound + 1, scene.is(one.tokens.upperBound, "مقابل"),
      other.tokens.upperBound >= range.upperBound || scene.isPunctuation(other.tokens.upperBound)
        || scene.is(other.tokens.upperBound, "في"),
      let sides = Comparison(scene: scene, left: left).sides()
    else { return nil }
    return [(one, sides.first), (other, sides.second)].map { share, side in
      Answer(value: share.value, span: scene.span(share.tokens), label: side, population: nil, isCertain: false)
    }
  }

  // MARK: Which numbers

  private func shares() -> [Share] {
    var shares: [Share] = []
    for n in scene.numbers(in: range) {
      let number = scene.numbers[n]
      let (start, end) = (number.tokens.lowerBound, min(number.tokens.upperBound, range.upperBound))
      // The hundred of `في المئة` is no number of its own.
      guard start >= shares.last?.tokens.upperBound ?? start, !isOther(start, end), !isRange(start, end),
        !isEarlier(start, end)
      else { continue }
      if let percentEnd = scene.endOfPercent(n), percentEnd <= range.upperBound {
        shares.append(Share(value: number.value, tokens: start..<percentEnd))
      } else if number.isFraction, number.value < 1 {
        let share = (number.value * 10000 + 0.5)
        // ستة من كل عشرة
        let isOfPeople = (start..<end).contains { scene.is($0, "كل") }
        shares.append(Share(value: Double(Int(share)) / 100, tokens: start..<end, isOfPeople: isOfPeople))
      } else if number.value <= 100, scene.is(end, "ممن"), scene.hasAny(end..<min(range.upperBound, end + 4), .asked) {
        shares.append(Share(value: number.value, tokens: start..<end))
      } else if isSeats(end)
        || (scene.is(start - 1, "مقابل")
          && shares.last.map { isSeats($0.tokens.upperBound - 1) || start - $0.tokens.upperBound < 6 } ?? false
          && hasSeats)
      {
        guard number.value < 1000, !scene.is(start - 1, "بين"), !scene.has(start, .none) else { continue }
        shares.append(Share(value: number.value, tokens: start..<(isSeats(end) ? end + 1 : end)))
      } else if hasSeats, scene.is(start - 1, "ب"), number.value < 1000, !scene.is(end, "او") {
        shares.append(Share(value: number.value, tokens: start..<end))
      }
    }
    return shares
  }

  /// `14 أو 17`, `بين 14 و18`: neither is an answer by itself.
  private func isRange(_ start: Int, _ end: Int) -> Bool {
    scene.is(end, "او") && scene.number(at: end + 1) != nil
      || scene.is(start - 1, "او", "بين", "و") && scene.number(at: start - 2) != nil && !scene.is(start - 1, "و")
      || scene.is(start - 1, "و") && scene.is(start - 3, "بين")
  }

  /// `مقارنة بـ38% قبل عام`, `مقابل 45% في مايو`: an answer to an earlier poll; `مقارنة بـ28% ممن رأوه جيدا` is one to this.
  private func isEarlier(_ start: Int, _ end: Int) -> Bool {
    if scene.is(start - 1, "مقابل"), let n = scene.number(at: start), let behind = scene.endOfPercent(n),
      scene.is(behind, "في"), behind + 1 < range.upperBound, scene.isInTime(scene.tokens[behind + 1].span)
    {
      return true
    }
    guard (max(range.lowerBound, start - 3)..<start).contains(where: { scene.is($0, "مقارنه", "بالمقارنه") }) else {
      return false
    }
    return (end..<max(end, min(range.upperBound, end + 7))).contains { k in
      scene.is(k, "قبل") || scene.has(k, .earlier) || scene.isInTime(scene.tokens[k].span)
    }
  }

  private func isSeats(_ k: Int) -> Bool { Self.isSeats(k, scene) }

  private static func isSeats(_ k: Int, _ scene: Scene) -> Bool {
    if scene.is(k, "من") { return scene.is(k + 1, "المقاعد") }
    return scene.is(k, "مقعدا", "مقعد", "مقاعد")
  }

  /// Changes, margins, turnout and distances are no answers.
  private func isOther(_ start: Int, _ end: Int) -> Bool {
    if scene.is(end, "نقطه", "نقاط") || scene.is(end + 1, "نقطه", "نقاط") { return true }
    // من أصل 577 مقعدا: all there are.
    if scene.is(start - 1, "اصل") { return true }
    // تراجعت شعبيته إلى 23%: what it has become.
    if scene.is(start - 1, "الي"), scene.number(at: start).flatMap(scene.endOfPercent) != nil { return false }
    for k in stride(from: start - 1, through: max(range.lowerBound, start - 5), by: -1) {
      // 1ر4%: the wires' way to print a decimal.
      let isDecimal = scene.number(at: k) != nil && scene.is(k + 1, "ر")
      if scene.isPunctuation(k) || scene.number(at: k) != nil && !isDecimal || scene.is(k, "%") { return false }
      if scene.has(k, .change) { return !scene.is(k, "زاد", "وزاد") || scene.is(k + 1, "بنسبه") }
    }
    return false
  }

  // MARK: What they are the share of

  private func answer(_ share: Share, left: Range<Int>, right: Range<Int>) -> Answer? {
    let behind = clause(right)
    let isAsked =
      scene.hasAny(behind, .asked)
      || scene.hasAny(max(range.lowerBound, share.tokens.lowerBound - 2)..<share.tokens.lowerBound, .asked)
    let isOfPeople = startsPopulation(behind.lowerBound)
    let span = scene.span(share.tokens)
    // يعارض 71% من الفرنسيين رفع السن: the verb stands before the share, what it is about behind those who say it.
    if isOfPeople, saying(in: behind) == nil, let verb = verb(before: share.tokens.lowerBound, in: left) {
      let object = endOfPopulation(behind)
      let label = object < behind.upperBound ? scene.span(object..<behind.upperBound) : scene.tokens[verb].span
      return Answer(value: share.value, span: span, label: label, population: population(behind), isCertain: true)
    }
    if let quoted = quotation(in: behind) ?? (behind.isEmpty ? quotation(in: tail(left)) : nil),
      !(isOfPeople && isInside(quoted, saying(in: behind)))
    {
      return Answer(
        value: share.value, span: span, label: quoted, population: population(behind), isCertain: isAsked || isOfPeople)
    }
    if isOfPeople, let answer = saying(in: behind) {
      return Answer(value: share.value, span: span, label: answer, population: population(behind), isCertain: true)
    }
    // `والذي أعرب عنه 68% من الذين شملهم الاستطلاع`: what they say stands before.
    if isOfPeople, isAsked, let label = subject(of: share, in: left) {
      return Answer(value: share.value, span: span, label: label, population: nil, isCertain: true)
    }
    // `33 في المئة لترامب`
    if let first = behind.first, startsWithLam(first), let label = recipient(at: first, behind) {
      return Answer(value: share.value, span: span, label: label, population: nil, isCertain: false)
    }
    // `28% يعارضونها`
    if let first = behind.first, isSaying(first), let answer = saying(from: first, in: behind) {
      return Answer(value: share.value, span: span, label: answer, population: nil, isCertain: true)
    }
    // `ثلث المشاركين يثقون`, `ثلثا الأردنيين يرون`
    if let first = behind.first,
      share.isOfPeople || scene.has(first, [.asked, .voter]) || hasArticle(first) && !scene.is(first, "الي"),
      let answer = saying(in: behind)
    {
      return Answer(value: share.value, span: span, label: answer, population: nil, isCertain: true)
    }
    if let first = behind.first, scene.is(first, "فقط"), let answer = saying(in: behind) {
      return Answer(value: share.value, span: span, label: answer, population: nil, isCertain: true)
    }
    // `لكن (79%) لا يعتقدون`
    if scene.is(share.tokens.lowerBound - 1, "("), let next = right.first, scene.is(next, ")") {
      let behind = clause((next + 1)..<right.upperBound)
      let verb = behind.prefix(2).first(where: isSaying)
      if let verb, let answer = saying(from: verb, in: behind) {
        return Answer(value: share.value, span: span, label: answer, population: nil, isCertain: true)
      }
    }
    // `فيما يعارضه 28%`
    if behind.isEmpty, let verb = verb(before: share.tokens.lowerBound, in: left) {
      return Answer(value: share.value, span: span, label: negated(verb), population: nil, isCertain: true)
    }
    // `مقابل 34% راضين`
    if behind.count == 1, scene.is(share.tokens.lowerBound - 1, "مقابل"), scene.tokens[behind.lowerBound].kind == .word
    {
      return Answer(value: share.value, span: span, label: scene.span(behind), population: nil, isCertain: false)
    }
    // `امتنع 5% عن الإجابة`
    if let verb = verb(before: share.tokens.lowerBound, in: left), scene.has(verb, .abstain) {
      return Answer(value: share.value, span: span, label: scene.tokens[verb].span, population: nil, isCertain: true)
    }
    // `61% من الفرنسيين غير راضين`: what they are stands behind who they are.
    let said = isOfPeople ? endOfPopulation(behind) : behind.upperBound
    if said < behind.upperBound {
      return Answer(
        value: share.value, span: span, label: scene.span(said..<behind.upperBound), population: population(behind),
        isCertain: isAsked)
    }
    let saysMore = behind.count > 1 && !isOfBallots(behind.lowerBound) && !leansBack(share.tokens.lowerBound, left)
    if saysMore {
      return Answer(
        value: share.value, span: span, label: scene.span(behind), population: population(behind), isCertain: isAsked)
    }
    guard let label = subject(of: share, in: left) else { return nil }
    return Answer(
      value: share.value, span: span, label: label, population: nil,
      isCertain: isAsked || scene.hasAny(tail(left), .approval),
      isOfBallots: behind.first.map { isOfBallots($0) } ?? false)
  }

  /// `لديهم حساب «رئيسي» لأهلهم`: a word in marks within what people say; the marks alone stand between in `إنه «ضعيف»`.
  private func isInside(_ quoted: ByteSpan, _ said: ByteSpan?) -> Bool {
    said.map { $0.start + 4 < quoted.start } ?? false
  }

  /// The name, or the one word, behind an attached ل.
  private func recipient(at first: Int, _ behind: Range<Int>) -> ByteSpan? {
    if let mention = scene.mention(at: first) { return mention.span }
    let span = scene.tokens[first].span
    guard behind.count == 1, span.count > 4 else { return nil }
    let next = scene.document.text.scalar(at: Int(span.start)).next
    guard ScalarClass(scene.document.text.scalar(at: next).value) == .arabicLetter else { return nil }
    return ByteSpan(start: Int32(next), end: span.end)
  }

  private func startsWithLam(_ token: Int) -> Bool {
    scene.document.foldedBytes[scene.document.foldedRange(token)].starts(with: Array("ل".utf8))
  }

  /// From a share to where its clause ends.
  private func clause(_ right: Range<Int>) -> Range<Int> {
    var end = right.lowerBound
    while end < right.upperBound {
      if scene.isPunctuation(end), !scene.is(end, ":", "\"") { break }
      // بلغت 44% بينما حصل العمال على 26%: what follows is another's.
      if scene.is(end, "بينما", "فيما", "بالاضافه") { break }
      if end > right.lowerBound,
        scene.is(
          end, "حين", "مقابل", "مقارنه", "وذلك", "وفق", "وفقا", "بحسب", "حسب", "و", "وكان",
          "وكانت")
      {
        break
      }
      end += 1
    }
    if end < right.upperBound, end > right.lowerBound, scene.is(end, "حين"), scene.is(end - 1, "في") { end -= 1 }
    return right.lowerBound..<end
  }

  /// `من الألمان`, `ممن شملهم الاستطلاع`, `منهم`: a part of people, not of ballots.
  private func startsPopulation(_ k: Int) -> Bool { scene.is(k, "ممن", "منهم", "من", "منهن") && !isOfBallots(k) }

  /// `من أصوات الناخبين`, `من نوايا التصويت`, `من مجموع الأصوات`.
  private func isOfBallots(_ k: Int) -> Bool {
    scene.is(k, "من")
      && (scene.has(k + 1, [.ballot, .voting])
        || scene.is(k + 1, "نوايا", "مجموع", "اجمالي", "تاييد", "المقاعد", "الاصوات", "مقاعد")
        || scene.is(k + 1, "اصل") && hasSeats)
      || scene.is(k, "فقط") && isOfBallots(k + 1)
  }

  /// `بنسبة 27`, `على 51,7`, `(13%)`: what the share belongs to stands before it.
  private func leansBack(_ start: Int, _ left: Range<Int>) -> Bool {
    guard start > left.lowerBound else { return false }
    return scene.is(start - 1, "علي", "بنسبه", "نسبه", "(", "ب", "بنحو", "تاييد", "الي") && !startsPopulation(start + 2)
  }

  private func population(_ behind: Range<Int>) -> ByteSpan? {
    guard startsPopulation(behind.lowerBound), behind.count > 1, scene.is(behind.lowerBound, "من") else { return nil }
    return scene.span((behind.lowerBound + 1)..<endOfPopulation(behind))
  }

  /// `من الفرنسيين`, `من سكان المدن`, `من هؤلاء البالغين`: one word with what must follow it, then only words of their number.
  private func endOfPopulation(_ behind: Range<Int>) -> Int {
    let first = behind.lowerBound + 1
    var end = min(hasArticle(first) ? first + 1 : first + 2, behind.upperBound)
    while end < behind.upperBound, end - first < 5, !isSaying(end),
      hasArticle(end) && isPlural(end) || scene.mention(at: end) != nil
    { end += 1 }
    return end
  }

  private func isPlural(_ k: Int) -> Bool {
    let ending = scene.document.foldedBytes[scene.document.foldedRange(k)].suffix(4)
    return ending.elementsEqual(Array("ين".utf8)) || ending.elementsEqual(Array("ات".utf8))
  }

  private func hasArticle(_ k: Int) -> Bool {
    scene.tokens[k].kind == .word
      && scene.document.foldedBytes[scene.document.foldedRange(k)].starts(with: Array("ال".utf8))
  }

  /// A verb right before a share that says what people think or do: `يعارض 71%`, `يؤيده 28%`, `لا يثق 40%`.
  private func verb(before start: Int, in left: Range<Int>) -> Int? {
    var k = start - 1
    while k >= left.lowerBound, scene.is(k, "نحو", "حوالي", "قرابه", "اكثر", "من") { k -= 1 }
    guard k >= left.lowerBound, scene.tokens[k].kind == .word, !scene.is(k, "يبلغ", "يشكل", "يمثل") else { return nil }
    if scene.has(k, [.support, .oppose, .abstain]), scene.has(k, .verb) { return k }
    let bytes = scene.document.foldedBytes[scene.document.foldedRange(k)]
    let isImperfect = bytes.starts(with: Array("ي".utf8)) || bytes.starts(with: Array("وي".utf8))
    return isImperfect && scene.mention(at: k) == nil && !scene.has(k, [.poll, .conduct, .publish]) ? k : nil
  }

  /// A verb with the word that denies it.
  private func negated(_ verb: Int) -> ByteSpan {
    scene.is(verb - 1, "لا", "لم", "لن", "ولا", "ولم", "ولن")
      ? scene.span((verb - 1)..<(verb + 1)) : scene.tokens[verb].span
  }

  /// What the people say: behind the verb, and behind what introduces a clause.
  private func saying(in behind: Range<Int>) -> ByteSpan? {
    guard let start = behind.dropFirst().first(where: isSaying) else { return nil }
    return saying(from: start, in: behind)
  }

  private func saying(from first: Int, in behind: Range<Int>) -> ByteSpan? {
    var start = first
    // قالوا إنهم, يرون أن: the answer starts behind the last of these.
    if let clause = (start..<min(behind.upperBound, start + 4)).last(where: isComplementiser),
      clause + 1 < behind.upperBound
    {
      start = clause + 1
    }
    guard start < behind.upperBound else { return nil }
    // لا يثقون بالأحزاب: what they do not do.
    if start > behind.lowerBound, scene.is(start - 1, "لا", "لم", "لن", "ليسوا", "غير") { start -= 1 }
    return scene.span(start..<behind.upperBound)
  }

  private func isComplementiser(_ k: Int) -> Bool {
    scene.is(k, "ان", "وان", "انهم", "انها", "انه", "بان", "بانهم", "بانه", "بانها", "انهن", "بانهن")
  }

  /// A verb of the third person plural (`يشعرون`, `قالوا`), a participle (`راضون`), or أن.
  private func isSaying(_ k: Int) -> Bool {
    if isComplementiser(k) || scene.has(k, .support) || scene.has(k, .oppose) { return true }
    guard scene.tokens[k].kind == .word, scene.mention(at: k) == nil, !scene.has(k, [.asked, .voter]) else {
      return false
    }
    let bytes = scene.document.foldedBytes[scene.document.foldedRange(k)]
    if bytes.starts(with: Array("ال".utf8)) { return false }
    if bytes.starts(with: Array("ي".utf8)), bytes.count >= 8 { return true }
    return bytes.count >= 8
      && (bytes.suffix(4).elementsEqual(Array("وا".utf8)) || bytes.suffix(4).elementsEqual(Array("ون".utf8)))
  }

  private func quotation(in tokens: Range<Int>) -> ByteSpan? {
    guard !tokens.isEmpty, let mark = tokens.first(where: { scene.tokens[$0].kind == .quotationMark }),
      mark + 1 < range.upperBound,
      let quotation = scene.document.quotation(holding: scene.tokens[mark + 1].span.start)
    else { return nil }
    return scene.document.quotations[quotation].content
  }

  /// The last few words before a share.
  private func tail(_ left: Range<Int>) -> Range<Int> { max(left.lowerBound, left.upperBound - 8)..<left.upperBound }

  /// What stands before a share and owns it: back to the share before, past what merely introduces it.
  private func subject(of share: Share, in left: Range<Int>) -> ByteSpan? {
    var end = share.tokens.lowerBound
    while end > left.lowerBound,
      scene.is(end - 1, "علي", "بنسبه", "نسبه", "(", "ب", "بنحو", "نحو", "تاييد", "الي", "عن", "حوالي")
    { end -= 1 }
    // حزب فلان سيحصل على 24 مقعدا: the party, not that it gets them.
    while end > left.lowerBound + 1, scene.has(end - 1, [.gain, .lead]), scene.is(end, "علي", "ب", "بنسبه") { end -= 1 }
    var start = max(left.lowerBound, end - 24)
    while start < end,
      scene.isPunctuation(start) || scene.tokens[start].kind == .symbol
        || scene.is(
          start, "فيما", "بينما", "ثم", "و", "من", "الاصوات", "اصوات", "فقط")
    { start += 1 }
    // `فيما يعارضه 28%`: the clause before is another's.
    if let turn = (start..<max(start, end - 1)).last(where: {
      scene.is($0, "فيما", "بينما", "حين", "مقابل", "لكن", "وفيما", "وبينما")
    }) {
      start = turn + 1
    }
    // تصدر فلان الاستطلاع بنسبة 46%: whoever leads.
    if let lead = (start..<end).last(where: { scene.has($0, .lead) }), lead + 1 < end,
      let mention = scene.mention(at: lead + 1)
    {
      return mention.span
    }
    // `حسب الاستطلاع` introduces, it answers nothing.
    if let poll = (start..<max(start, min(end, start + 4))).last(where: { scene.has($0, .poll) }),
      scene.is(poll - 1, "حسب", "وحسب", "بحسب", "وبحسب", "وفق", "ووفق")
    {
      start = poll + 1
    }
    if let clause = (start..<max(start, end - 1)).last(where: isComplementiser), end - clause > 2 { start = clause + 1 }
    // أشارت النتائج إلى حصول الائتلاف على 51%, ونال فلان 24%: whoever gets it stands behind.
    if let gain = (start..<max(start, min(end - 1, start + 7))).last(where: { scene.has($0, .gain) }) {
      start = gain + 1
    }
    if let comma = (start..<end).last(where: { scene.isPunctuation($0) }), end - comma > 3,
      !scene.is(comma + 1, "والذي", "والتي", "الذي", "التي")
    {
      start = comma + 1
    }
    // `يليه حزب فلان`, `وتراجعت شعبية فلان إلى 23%`: the party, what it was that fell.
    while start < end - 1,
      scene.has(start, .follow)
        || scene.has(start, .change) && scene.has(start, .verb)
    { start += 1 }
    guard start < end else { return nil }
    return scene.span(start..<end)
  }
}
