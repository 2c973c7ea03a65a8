import IsnadDocument
import IsnadText

/// What a number counts.
struct CountedUnit {
  enum Kind { case percent, money, noun, unknownNoun, percentagePoint, none }
  var kind = Kind.none
  /// English singular or ISO 4217 code.
  var name: String?
  /// Index into the lexicon's nouns; -1 where no known noun stands.
  var noun: Int32 = -1
  /// The token after what belongs to the figure's span.
  var end: Int
  /// The tokens of the counted noun.
  var tokens: Range<Int>?
  /// Joined by `من` (`485 من متخصصي التكنولوجيا`).
  var isPartitive = false
  /// Taken from a figure before it, not said again.
  var isInherited = false
}

/// Reads the unit behind a number: percent signs and words, currencies, measures and counted nouns.
struct UnitReader {
  let words: WordReader

  private var document: Document { words.document }

  /// - Parameters:
  ///   - i: The token after the number.
  ///   - numeral: Decides how the noun may look: vague numbers and scales take it with the article (`آلاف المقاتلين`).
  func read(at i: Int, after numeral: Numeral) -> CountedUnit {
    let none = CountedUnit(end: i)
    guard i < words.count, words.sameSentence(i - 1, i) else { return none }
    if let percent = readPercent(at: i) { return percent }
    if let money = readMoney(at: i) { return money }
    let prefixes = words.prefixes(i)
    if document.token(i, is: "من") || words.token(i, isOneOf: ["ممن", "منهم", "منهن", "منها"]) {
      return readPartitive(at: i, numeral) ?? none
    }
    if let noun = readNoun(at: i, numeral) { return noun }
    if let money = readPlainMoney(at: i) { return money }
    if prefixes.isEmpty || prefixes == .like, let unknown = readUnknown(at: i, numeral) { return unknown }
    return none
  }

  // MARK: Percent and money

  func readPercent(at i: Int) -> CountedUnit? {
    if words.token(i, isMark: 0x25) { return CountedUnit(kind: .percent, name: "percent", end: i + 1) }
    if words.token(i, isOneOf: ["بالميه", "بالمايه", "بالمءه"]) {
      return CountedUnit(kind: .percent, name: "percent", end: i + 1)
    }
    if document.token(i, is: "في") || document.token(i, is: "ب"), words.token(i + 1, isOneOf: ["الميه", "المايه"]) {
      return CountedUnit(kind: .percent, name: "percent", end: i + 2)
    }
    return nil
  }

  /// A currency behind the number, in words or as a sign.
  func readMoney(at i: Int) -> CountedUnit? {
    if words.prefixes(i).subtracting(.article).isEmpty, let (code, next) = words.phrase(at: i, currency) {
      return CountedUnit(kind: .money, name: code, end: next, tokens: i..<next)
    }
    // The shared words of several currencies: their country may stand after an adjective, or not at all.
    guard let code = sign(at: i) else { return nil }
    return CountedUnit(kind: .money, name: code, end: i + 1)
  }

  /// `خمسة ريالات`, `40 مليون درهم`: money whose state is not told; its code is left open.
  private func readPlainMoney(at i: Int) -> CountedUnit? {
    guard words.prefixes(i).subtracting(.article).isEmpty, words[i].flags.contains(.currency) else { return nil }
    return CountedUnit(kind: .money, name: nil, end: i + 1, tokens: i..<(i + 1))
  }

  /// A sign in front: `$5 ملايين`, `USD 20`.
  func sign(at i: Int) -> String? {
    guard words.isKind(i, .symbol) || words.isKind(i, .foreign) else { return nil }
    return words.lexicon.currency(sign: document.foldedBytes, document.foldedRange(i))
  }

  private func currency(_ meaning: ExpressionLexicon.Phrase.Meaning) -> String? {
    if case .currency(let code) = meaning { code } else { nil }
  }

  // MARK: Nouns

  /// `من المتظاهرين`, `ممن شملهم`.
  private func readPartitive(at i: Int, _ numeral: Numeral) -> CountedUnit? {
    // A poll's «56 of those asked» has lost its percent sign.
    if document.token(i, is: "ممن"), words.token(i + 1, isOneOf: ["شملهم", "شملتهم", "استطلعت", "جري"]),
      numeral.value <= 100, !numeral.isVague
    {
      return CountedUnit(kind: .percent, name: "percent", end: i, isPartitive: true)
    }
    if words.token(i, isOneOf: ["ممن", "منهم", "منهن"]) {
      return CountedUnit(kind: .noun, name: "person", noun: -1, end: i, isPartitive: true)
    }
    guard document.token(i, is: "من"), words.sameSentence(i, i + 1) else { return nil }
    // مئات الآلاف من المدنيين, ثلاثة اونصات من الذهب; some words between are allowed: من هؤلاء المقاتلين
    var at = i + 1
    if words.token(at, isOneOf: ["هولاء", "هذه", "بين", "اصل", "افراد", "عناصر"]), words[at + 1].noun >= 0,
      words[at].noun < 0
    {
      at += 1
    }
    if words.prefixes(at).subtracting(.article).isEmpty, let (noun, next) = noun(at: at),
      isSeveral(at, words.lexicon.nouns[Int(noun)], numeral)
    {
      let isThing = words.lexicon.nouns[Int(noun)].kind != .person
      return CountedUnit(
        kind: .noun, name: words.lexicon.nouns[Int(noun)].unit, noun: noun, end: numeral.isVague || isThing ? next : i,
        tokens: at..<next, isPartitive: true)
    }
    if words.prefixes(at).subtracting(.article).isEmpty, let (code, next) = words.phrase(at: at, currency) {
      return CountedUnit(kind: .money, name: code, end: next, tokens: at..<next, isPartitive: true)
    }
    if let noun = possessedPerson(at: at) {
      return CountedUnit(
        kind: .noun, name: "person", noun: noun, end: numeral.isVague ? at + 1 : i, tokens: at..<(at + 1),
        isPartitive: true)
    }
    // عشرات الآلاف من منازلهم: where from, not of whom.
    let isPlace = ["هم", "ها", "نا"].contains { words.folded(at).suffix($0.utf8.count).elementsEqual(Array($0.utf8)) }
    return CountedUnit(
      kind: numeral.isVague && !isPlace ? .unknownNoun : .none, end: i, tokens: isPlace ? nil : at..<(at + 1),
      isPartitive: !isPlace)
  }

  /// `ثلاثة من الصواريخ`, `أطنان من القمح`: parts are taken of several, or of what is measured; `منع 25 ألفا من التجمع` is
  /// neither.
  private func isSeveral(_ i: Int, _ noun: ExpressionLexicon.Noun, _ numeral: Numeral) -> Bool {
    noun.kind == .person || noun.kind == .measure || words[i].nounForm == .plural || numeral.isVague
      || numeral.isFraction
  }

  /// `من أتباعه`, `من متابعيها`: people with the pronoun of those whose they are.
  private func possessedPerson(at i: Int) -> Int32? {
    guard words.isKind(i, .word) else { return nil }
    let range = document.foldedRange(i)
    for pronoun in UnitReader.pronouns where range.count > pronoun.count + 4 {
      guard document.foldedBytes[range].suffix(pronoun.count).elementsEqual(pronoun) else { continue }
      let stem = range.lowerBound..<(range.upperBound - pronoun.count)
      guard let id = words.lexicon.sense(document.foldedBytes, stem) else { continue }
      let noun = words.lexicon.senses[Int(id)].noun
      if noun >= 0, words.lexicon.nouns[Int(noun)].kind == .person { return noun }
    }
    return nil
  }

  private static let pronouns = ["ها", "هم", "هن", "نا", "ه", "ي"].map { Array($0.utf8) }

  private func readNoun(at i: Int, _ numeral: Numeral) -> CountedUnit? {
    let prefixes = words.prefixes(i)
    guard !UnitReader.isFunctionWord(words, i) else { return nil }
    let takesArticle = numeral.isVague || numeral.isFraction || numeral.isDefinite
    guard prefixes.isEmpty || prefixes == [.preposition, .like] || (takesArticle && prefixes == .article),
      let (noun, next) = noun(at: i)
    else { return nil }
    let known = words.lexicon.nouns[Int(noun)]
    if known.unit == "percentage point" || (known.unit == "point" && numeral.value <= 100 && isPoll(i)) {
      return CountedUnit(kind: .percentagePoint, name: "percentage point", noun: noun, end: next, tokens: i..<next)
    }
    // 832 حالة وفاة, ثلاث حالات إصابة: cases of people.
    if known.unit == "case", words[next].noun >= 0, words.prefixes(next).isEmpty,
      words.lexicon.nouns[Int(words[next].noun)].isOutcome
    {
      return CountedUnit(kind: .noun, name: "person", noun: words[next].noun, end: next + 1, tokens: i..<(next + 1))
    }
    // ثمانية أنواع من الخفافيش
    if known.unit == "type" || known.unit == "unit", document.token(next, is: "من"), words[next + 1].noun >= 0,
      words.lexicon.nouns[Int(words[next + 1].noun)].kind == .animal
    {
      return CountedUnit(kind: .noun, name: "species", noun: noun, end: next, tokens: i..<next)
    }
    return CountedUnit(kind: .noun, name: known.unit, noun: noun, end: next, tokens: i..<next)
  }

  /// The counted noun at a token: a phrase (`كيلومتر مربع`), a measure that stands for several words, or a word.
  func noun(at i: Int) -> (Int32, next: Int)? {
    if let (noun, next) = words.phrase(at: i, { if case .noun(let noun) = $0 { noun } else { nil } }) {
      return (noun, next)
    }
    guard words[i].noun >= 0 else { return nil }
    return (words[i].noun, i + 1)
  }

  /// A noun that the lexicon does not know, recognised by the form that the number asks for.
  private func readUnknown(at i: Int, _ numeral: Numeral) -> CountedUnit? {
    guard words.isKind(i, .word), words.entries[i].sense < 0, !UnitReader.isFunctionWord(words, i),
      !hasWrittenArticle(i)
    else { return nil }
    let folded = words.folded(i)
    if let isNoun = words.isTaggedNoun(i), !isNoun { return nil }
    guard folded.count >= 6, !folded.suffix(4).elementsEqual(Array("وا".utf8)) else { return nil }
    let value = numeral.isVague || numeral.value >= 9e15 ? 100 : Int(numeral.value) % 100
    let isAccusative =
      folded.suffix(2).elementsEqual(Array("ا".utf8)) || folded.suffix(2).elementsEqual(Array("ه".utf8))
    if value >= 11, numeral.isWhole, !numeral.hasScale {
      guard isAccusative || numeral.form == .digits && !startsLikeVerb(i) else { return nil }
    } else if startsLikeVerb(i) {
      return nil
    }
    return CountedUnit(kind: .unknownNoun, name: nil, end: i + 1, tokens: i..<(i + 1))
  }

  private func hasWrittenArticle(_ i: Int) -> Bool { words.folded(i).starts(with: Letters.article) }

  private func startsLikeVerb(_ i: Int) -> Bool {
    let folded = words.folded(i)
    return ["ي", "و", "ل", "ب", "ف", "س"].contains { folded.starts(with: Array($0.utf8)) }
  }

  /// `بتراجع مقداره ست نقاط`, where shares are told: points of a percentage, not of a game.
  private func isPoll(_ i: Int) -> Bool {
    for j in stride(from: i - 1, through: max(0, i - 25), by: -1) where words.sameSentence(j, i) {
      if words.token(j, isMark: 0x25) || words[j].cues.contains(.poll)
        || words.token(
          j,
          isOneOf: [
            "الناخبين", "اصوات", "شعبيه", "تاييد", "الميه", "بالميه", "الانتخابات", "انتخابات", "بالمقاطعه", "بالولايه",
            "بالدايره", "المرشح", "مرشح", "التضخم", "الفايده", "البطاله",
          ])
      {
        return true
      }
    }
    return false
  }

  static func isFunctionWord(_ words: WordReader, _ i: Int) -> Bool { words.token(i, isOneOf: functionWords) }

  private static let functionWords: [StaticString] = [
    "في", "علي", "عن", "الي", "مع", "هو", "هي", "هم", "ان", "او", "ثم", "بل", "لا", "لم", "لن", "قد", "كما", "كان",
    "كانت", "هذا", "هذه", "ذلك",
    "تلك", "قبل", "بعد", "منذ", "حتي", "عند", "عبر", "ضد", "حول", "دون", "حيث", "حين", "اذا", "لكن", "غير", "سوي",
    "فقط", "ايضا", "مقابل", "مقارنه",
    "بين", "خلال", "اثناء", "كل", "بعض", "جميع", "معظم", "فيما", "بينما", "عندما", "كانوا", "وهو", "وهي", "ليس", "يوم",
    "امام", "وراء", "تحت", "فوق",
    "لدي", "لديه", "لها", "له", "لهم", "منه", "عنه", "فيه", "فيها", "عليه", "عليها", "اليه", "اليها", "انه", "انها",
    "اي", "ما", "من", "اذ", "نحو", "زهاء",
    "حوالي", "قرابه", "تقريبا", "عدد", "اكثر", "اقل", "عام", "سنه", "شهر", "تم", "جرت", "قال", "قالت", "اضاف", "مما",
    "ليصل",
    "لتصل", "عاما", "علما", "وذلك",
    "والتي", "والذي", "التي", "الذي", "الذين", "يتم", "بلغ", "بلغت", "وصل", "وصلت", "سجل", "ضمن", "وفق", "وفقا", "بحسب",
    "حسب", "بسبب", "نتيجه", "اثر",
    "جراء", "اضافه", "هناك", "معا", "سويا", "انفسهم", "وحدهم", "هنا", "نفس", "مثل", "عدا", "رغم", "بدلا", "ولا", "كي",
    "لكي", "اما", "انما", "ايضا", "كذلك", "مباشره", "جدا",
  ]
}
