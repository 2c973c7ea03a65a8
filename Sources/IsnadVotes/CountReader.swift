import IsnadDocument
import IsnadExpressions
import IsnadLexicon
import IsnadRecords
import IsnadText

/// Reads how many voted how in one sentence.
struct CountReader {
  let scene: Scene
  let sentence: Range<Int>

  /// Voters or ballots, as told: `174 صوتا`, `عشرة نواب`, `عضوان`, `أحد الأعضاء`.
  struct Count {
    var value: Int
    /// The number with its unit.
    var tokens: Range<Int>
    var hasUnit: Bool
    var option: Vote.Option?
    /// The option follows from the other count of a pair alone.
    var isAssumed = false
  }

  func counts() -> [Count] {
    var counts = plainCounts()
    for i in counts.indices { counts[i].option = option(of: i, in: counts) }
    pair(&counts)
    counts.removeAll { $0.option == nil }
    counts += zeros()
    return counts.sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
  }

  // MARK: What is counted

  private func plainCounts() -> [Count] {
    var counts: [Count] = []
    var i = sentence.lowerBound
    while i < sentence.upperBound {
      if let n = scene.number(at: i) {
        let number = scene.numbers[n]
        i = max(min(number.tokens.upperBound, sentence.upperBound), i + 1)
        if let count = count(number, n) {
          counts.append(count)
          i = max(i, count.tokens.upperBound)
        }
      } else {
        let count = countWithoutNumber(i)
        if let count { counts.append(count) }
        i = count?.tokens.upperBound ?? i + 1
      }
    }
    return counts
  }

  private func count(_ number: Number, _ n: Int) -> Count? {
    let (start, end) = (number.tokens.lowerBound, number.tokens.upperBound)
    guard !number.isFraction, 0...1_000_000 ~= number.value, Double(Int(number.value)) == number.value,
      scene.endOfPercent(n) == nil
    else { return nil }
    guard end <= sentence.upperBound else { return nil }
    let hasUnit =
      end < sentence.upperBound && scene.has(end, [.ballot, .voter])
      && !scene.words[end].prefixes.contains(.conjunction)
    // The whole house (`من أصل 298`, `من بين تسعين`) and numbers of documents count nobody's vote.
    if scene.is(
      start - 1, "اصل", "بين", "مجموع", "رقم", "الرقم", "المقدر", "عددهم", "البالغ", "البالغه", "المطلوبه", "اللازمه")
    {
      return nil
    }
    if scene.is(start - 1, "من"), !hasUnit || scene.is(start - 2, "اكثر", "اقل", "ازيد") == false { return nil }
    if !hasUnit, scene.has(start - 1, .motion), !isDash(end) || scene.number(at: end + 1) == nil { return nil }
    if scene.isInTime(number.span) { return nil }
    // بأغلبية 63 عضوا ومعارضة 24 مشروع قانون: what stands behind the number is the motion.
    let isTold =
      scene.has(start - 1, [.versus, .oppose, .abstain]) && (scene.has(end, .motion) || scene.has(start - 1, .versus))
    if !hasUnit, !isTold, countsOther(end) {
      // People count as voters where somebody says that they voted: `صوت 3 أشخاص ضده`.
      guard scene.is(end, "اشخاص", "شخصا"), scene.has(start - 1, .voting) else { return nil }
    }
    return Count(value: Int(number.value), tokens: start..<(hasUnit ? end + 1 : end), hasUnit: hasUnit)
  }

  /// `20 عاما`, `ثلاثة قرارات`: another thing is counted.
  private func countsOther(_ token: Int) -> Bool {
    guard token < sentence.upperBound, scene.tokens[token].kind == .word else { return false }
    if !scene.words[token].prefixes.isDisjoint(with: [.preposition, .conjunction]) { return false }
    if scene.has(token, [.versus, .favour, .contra, .oppose, .abstain, .support, .voting]) { return false }
    return !scene.is(token, "من", "في", "عن", "اخري", "اخرين", "اخرون", "فقط", "منهم")
  }

  /// `نائبان`, `صوت واحد`, `أحد الأعضاء`, and `امتناع عضو`.
  private func countWithoutNumber(_ i: Int) -> Count? {
    if i + 1 < sentence.upperBound, scene.is(i, "احد", "احدي"), scene.has(i + 1, .voter),
      scene.has(i - 1, [.abstain, .oppose, .voting])
    {
      return Count(value: 1, tokens: i..<(i + 2), hasUnit: true)
    }
    guard scene.has(i, [.voter, .ballot]) else { return nil }
    let word = scene.words[i]
    guard !word.prefixes.contains(.article), !word.hasPronoun else { return nil }
    if word.classes.contains(.dual) { return Count(value: 2, tokens: i..<(i + 1), hasUnit: true) }
    guard word.classes.contains(.singular) else { return nil }
    if i + 1 < sentence.upperBound, scene.is(i + 1, "واحد", "واحده") {
      return Count(value: 1, tokens: i..<(i + 2), hasUnit: true)
    }
    let isAlone = scene.has(i - 1, .abstain) && !scene.has(i, .ballot) && scene.number(at: i - 1) == nil
    return isAlone ? Count(value: 1, tokens: i..<(i + 1), hasUnit: true) : nil
  }

  // MARK: How they voted

  private func option(of i: Int, in counts: [Count]) -> Vote.Option? {
    let count = counts[i]
    let floor = i > 0 ? counts[i - 1].tokens.upperBound : sentence.lowerBound
    let ceiling = i + 1 < counts.count ? counts[i + 1].tokens.lowerBound : sentence.upperBound
    if let option = right(after: count, below: ceiling, reach: 2) { return option }
    var steps = 0
    var k = count.tokens.lowerBound - 1
    while k >= floor, steps < 4 {
      if scene.isPunctuation(k) { break }
      if scene.has(k, .voting), scene.has(k, .verb) || scene.is(k, "تصويت"),
        let option = ahead(of: count, below: ceiling)
      {
        return option
      }
      // لم يعترض سوى ثلاثة: three did.
      let isExcepted = (k..<count.tokens.lowerBound).contains { scene.is($0, "سوي", "الا") }
      if let option = option(at: k), isExcepted || !isNegated(k) { return option }
      if !scene.is(k, "و") { steps += 1 }
      k -= 1
    }
    if let option = majority(before: count, above: floor) { return option }
    return count.hasUnit ? right(after: count, below: ceiling, reach: 8) : nil
  }

  /// `بأغلبية 14 صوتا`, `بواقع 3 أصوات`, `بأصوات 95 نائبا`.
  private func majority(before count: Count, above floor: Int) -> Vote.Option? {
    for k in stride(from: count.tokens.lowerBound - 1, through: max(floor, count.tokens.lowerBound - 3), by: -1) {
      if scene.isPunctuation(k) { return nil }
      let isByBallots = scene.has(k, .ballot) && scene.words[k].prefixes.contains(.bi)
      if isByBallots || scene.has(k, [.majority, .tally]) {
        return ahead(of: count, below: count.tokens.upperBound + 4) ?? .yes
      }
    }
    return nil
  }

  /// What stands close behind: `22 ضد`, `46 صوتا لصالح`, `40 عارضوه`, `5 محتفظين`.
  private func right(after count: Count, below ceiling: Int, reach: Int) -> Vote.Option? {
    for k in count.tokens.upperBound..<max(count.tokens.upperBound, min(ceiling, count.tokens.upperBound + reach)) {
      if scene.isPunctuation(k) || scene.words[k].prefixes.contains(.conjunction) || scene.is(k, "و") { return nil }
      if scene.has(k, .versus) { return nil }
      // A verb before a number speaks of that number: `63 صوتا عارضها 27`.
      if scene.number(at: k + 1) != nil, k + 1 >= ceiling { return nil }
      if let option = option(at: k) { return option }
    }
    return nil
  }

  /// After `صوت 120 نائبا` the option may stand behind a long apposition.
  private func ahead(of count: Count, below ceiling: Int) -> Vote.Option? {
    for k in count.tokens.upperBound..<max(count.tokens.upperBound, min(ceiling, count.tokens.upperBound + 14)) {
      if scene.has(k, .versus) || scene.number(at: k) != nil { return nil }
      if scene.has(k, [.favour, .contra, .abstain]), !scene.words[k].prefixes.contains(.conjunction),
        let option = option(at: k)
      {
        return option
      }
    }
    return nil
  }

  private func option(at k: Int) -> Vote.Option? {
    let word = scene.words[k]
    if word.classes.contains(.contra) { return .no }
    if word.classes.contains(.favour) {
      // لصالح حجب الثقة: for a motion against the government.
      return isFavour(k) ? (withdrawsConfidence(k + 1) ? .no : .yes) : nil
    }
    if withdrawsConfidence(k) { return .no }
    if word.classes.contains(.abstain) { return .abstain }
    if word.classes.contains(.oppose) { return .no }
    if word.classes.contains(.absent) { return .absent }
    // حجب 12 نائبا الثقة: what they withdrew, they did not give.
    if scene.is(k, "الثقه"), (max(sentence.lowerBound, k - 5)..<k).contains(where: withdrawsConfidence) { return .no }
    if word.classes.contains(.support), !word.classes.contains(.imperfect) || scene.has(k, .voting) { return .yes }
    return nil
  }

  /// `حجب 12 نائبا الثقة`, `سحب الثقة من الحكومة`.
  private func withdrawsConfidence(_ k: Int) -> Bool {
    scene.has(k, .withdraw) && (k..<min(sentence.upperBound, k + 6)).contains { scene.is($0, "الثقه", "ثقته", "ثقتهم") }
  }

  /// صالح is a name and an adjective too, مع a preposition: they speak of votes in `لصالح` and before a stop or و alone.
  private func isFavour(_ k: Int) -> Bool {
    if scene.is(k, "مع") {
      return scene.isPunctuation(k + 1) || scene.is(k + 1, "و")
        || scene.words[min(k + 1, scene.words.count - 1)].prefixes.contains(.conjunction)
    }
    if scene.is(k, "صالح", "مصلحه") { return false }
    return true
  }

  /// `عدم موافقة`, `لم يعارضه`.
  private func isNegated(_ k: Int) -> Bool {
    scene.has(k - 1, .without) || (scene.has(k, .verb) && scene.is(k - 1, "لم", "لن", "ولم", "ولن"))
  }

  // MARK: Pairs and zeros

  /// `A مقابل B`: who is not told to have voted one way voted the other.
  private func pair(_ counts: inout [Count]) {
    guard counts.count > 1 else { return }
    for i in 1..<counts.count {
      // Two readings of the same figures may overlap: they are no pair.
      guard counts[i - 1].tokens.upperBound <= counts[i].tokens.lowerBound else { continue }
      let gap = counts[i - 1].tokens.upperBound..<counts[i].tokens.lowerBound
      guard gap.count <= 14 else { continue }
      // Whoever was not against a motion or a candidate was for it: `نال 88 صوتا بعدما صوت 3 ضده`.
      if counts[i - 1].option == nil, counts[i].option == .no, scene.has(counts[i - 1].tokens.upperBound - 1, .ballot) {
        counts[i - 1].option = .yes
        counts[i - 1].isAssumed = true
      }
      // 69 صوتا ضد 17 صوتا: the first were for it.
      if gap.count == 1, scene.is(gap.lowerBound, "ضد"), scene.has(counts[i - 1].tokens.upperBound - 1, .ballot) {
        counts[i - 1].option = .yes
        counts[i].option = .no
        continue
      }
      if scene.hasAny(gap, .versus) || isTo(gap) {
        let first = counts[i - 1].option
        let second = counts[i].option
        // بـ217 صوتا مقابل 215 لصالح القانون: the side is told of the first, whoever it stands behind.
        if first == nil, second == .yes, scene.hasAny(gap, .versus) {
          counts[i - 1].option = .yes
          counts[i].option = .no
          continue
        }
        if first == nil, second == nil {
          guard counts[i - 1].hasUnit || counts[i].hasUnit else { continue }
          counts[i - 1].option = .yes
          counts[i - 1].isAssumed = true
        }
        // In `3 أصوات إلى صوتين لصالح المقترح` the side is told of the first.
        if second == nil || isTo(gap), let first = counts[i - 1].option {
          counts[i].option = first == .no ? .yes : .no
          counts[i].isAssumed = true
        }
      }
    }
    score(&counts)
  }

  /// `3 أصوات إلى صوتين`.
  private func isTo(_ gap: Range<Int>) -> Bool { gap.count == 1 && scene.is(gap.lowerBound, "الي") }

  /// `14-0`, `14 – 0 – 1`: yes, no, abstentions.
  private func score(_ counts: inout [Count]) {
    var i = 0
    while i + 1 < counts.count {
      guard isDash(between: counts[i], counts[i + 1]) else {
        i += 1
        continue
      }
      counts[i].option = .yes
      counts[i + 1].option = .no
      if i + 2 < counts.count, isDash(between: counts[i + 1], counts[i + 2]) {
        counts[i + 2].option = .abstain
        i += 1
      }
      i += 2
    }
  }

  private func isDash(between a: Count, _ b: Count) -> Bool {
    a.tokens.upperBound + 1 == b.tokens.lowerBound && isDash(a.tokens.upperBound)
  }

  private func isDash(_ token: Int) -> Bool {
    guard scene.tokens.indices.contains(token) else { return false }
    switch scene.document.text.scalar(at: Int(scene.tokens[token].span.start)).value {
    case 0x2D, 0x2010...0x2015: return true
    default: return false
    }
  }

  /// `دون معارضة`, `عدم امتناع أي نائب`, `لم يصوت ضده أحد`: nobody voted so.
  private func zeros() -> [Count] {
    var counts: [Count] = []
    for k in sentence where scene.has(k, .without) {
      let isVerbal = scene.is(k, "لم", "ولم", "لا", "ولا")
      for j in (k + 1)..<max(k + 1, min(sentence.upperBound, k + 4)) {
        if scene.isPunctuation(j) || scene.number(at: j) != nil || (!isVerbal && scene.has(j, .voting)) { break }
        guard scene.has(j, [.oppose, .abstain, .contra]), let option = option(at: j),
          option == .no || option == .abstain
        else { continue }
        let end = min(sentence.upperBound, j + 4)
        guard
          let nobody = (j..<end).first(where: { scene.has($0, .none) }) ?? (isVerbal || scene.has(j, .verb) ? nil : j)
        else { break }
        counts.append(Count(value: 0, tokens: k..<(nobody + 1), hasUnit: true, option: option))
        break
      }
    }
    return counts
  }
}
