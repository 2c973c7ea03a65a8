import CIsnadData
import IsnadLexicon
import IsnadRecords
import IsnadText

/// Reads the tables of `Data/expressions` into senses.
struct LexiconBuilder {
  var senses: [Sense] = []
  var nouns: [ExpressionLexicon.Noun] = []
  var phrasesOfWord: [[ExpressionLexicon.Phrase]] = []
  var index = WordIndex(minimumCapacity: 8192)
  var signs = WordIndex()
  var signCodes: [String] = []

  mutating func readAll() {
    readNumbers()
    readCalendar()
    readNouns()
    readPeoples()
    readCurrencies()
    readBounds()
    readCues()
    readSmallTables()
  }

  // MARK: Tables

  private mutating func readNumbers() {
    Table(isnad_expression_numbers_bytes(), count: isnad_expression_numbers_size()).forEachRow { row in
      let role = row.string(0)
      let value = decimal(row.string(1))
      for word in row.list(2) {
        edit(word) { sense in
          switch role {
          case "fraction", "twice": if sense.fraction == 0 { sense.fraction = value }
          case "ordinal": sense.ordinal = UInt8(value)
          default:
            guard sense.numberRole == .none, let role = LexiconBuilder.numberRoles.first(where: { $0.0 == role })?.1
            else { return }
            sense.numberRole = role
            sense.number = value
          }
        }
      }
    }
  }

  private static let numberRoles: [(String, Sense.NumberRole)] = [
    ("unit", .unit), ("ten", .ten), ("tens", .tens), ("hundred", .hundred), ("hundreds", .hundreds),
    ("vague-tens", .vagueTens),
    ("scale", .scale), ("scales", .scales), ("dual", .dual), ("fractions", .fractions), ("few", .few),
  ]

  private mutating func readCalendar() {
    Table(isnad_expression_calendar_bytes(), count: isnad_expression_calendar_size()).forEachRow { row in
      let role = row.string(0)
      let value = Int(row.string(1)) ?? 0
      for word in row.list(2) {
        if word.contains(" ") {
          if let meaning = meaning(role, value) { addPhrase(word, meaning) }
          continue
        }
        edit(word) { sense in
          switch role {
          case "month": sense.month = UInt8(value)
          case "hijri": sense.hijriMonth = UInt8(value)
          case "weekday": sense.weekday = UInt8(value)
          case "unit", "dual", "units":
            sense.unit = TimeUnit(rawValue: UInt8(value))
            sense.unitForm = role == "unit" ? .singular : role == "dual" ? .dual : .plural
          case "deictic": sense.deictic = Int8(value)
          case "next": sense.direction = .next
          case "last": sense.direction = .last
          case "this": sense.direction = .this
          case "edge": sense.edge = UInt8(value)
          case "part": sense.part = DayPart(rawValue: UInt8(value))
          case "season": sense.season = UInt8(value)
          case "decade": sense.decade = UInt8(value)
          case "clock": sense.flags.insert(.clock)
          case "set": sense.set = TimeUnit(rawValue: UInt8(value))
          default: break
          }
        }
        if ["holiday", "now", "zone"].contains(role), let meaning = meaning(role, value) { addPhrase(word, meaning) }
      }
    }
  }

  private func meaning(_ role: String, _ value: Int) -> ExpressionLexicon.Phrase.Meaning? {
    switch role {
    case "month": .month(UInt8(value))
    case "hijri": .hijri(UInt8(value))
    case "part": DayPart(rawValue: UInt8(value)).map { .part($0) }
    case "unit": TimeUnit(rawValue: UInt8(value)).map { .unit($0) }
    case "now": .now
    case "holiday": .holiday(value)
    case "known": .known(year: value)
    case "zone": .zone(value)
    case "edge": .edge(UInt8(value))
    default: nil
    }
  }

  private mutating func readNouns() {
    Table(isnad_expression_nouns_bytes(), count: isnad_expression_nouns_size()).forEachRow { row in
      let kind = row.string(1)
      let id = Int32(nouns.count)
      let measure = Figure.Measure(rawValue: kind)
      nouns.append(
        ExpressionLexicon.Noun(
          unit: row.string(0), kind: kind == "thing" ? .thing : kind == "measure" ? .measure : .person,
          measure: measure,
          isOutcome: measure == .killed || measure == .injured || measure == .missing || measure == .votes))
      let singular = row.string(2)
      for (word, form) in forms(of: singular) + row.list(3).map({ ($0, Sense.CountForm.plural) }) {
        addNoun(word, id, form)
      }
      // A sound plural in construct has lost its ن.
      for plural in row.list(3) where plural.hasSuffix("ين") { addNoun(String(plural.dropLast()), id, .plural) }
    }
  }

  /// The singular, its indefinite accusative and its duals.
  private func forms(of singular: String) -> [(String, Sense.CountForm)] {
    if singular.isEmpty { return [] }
    if singular.contains(" ") { return [(singular, .singular)] }
    var list = [(singular, Sense.CountForm.singular)]
    if singular.hasSuffix("ة") {
      let stem = String(singular.dropLast())
      list += ["تان", "تين", "تا", "تي"].map { (stem + $0, .dual) }
    } else {
      let stem = singular.hasSuffix("ى") ? String(singular.dropLast()) + "ي" : singular
      list += [(stem + "ا", .singular), (stem + "ان", .dual), (stem + "ين", .dual)]
    }
    return list
  }

  private mutating func addNoun(_ word: String, _ id: Int32, _ form: Sense.CountForm) {
    if word.contains(" ") { return addPhrase(word, .noun(id)) }
    edit(word) { sense in
      guard sense.noun < 0 else {
        // A sound plural (مدنيين) is spelled as the dual: the plural is meant far more often.
        if sense.noun == id, form == .plural { sense.nounForm = .plural }
        return
      }
      sense.noun = id
      sense.nounForm = form
    }
  }

  /// Nationalities count people in every form.
  private mutating func readPeoples() {
    let id = Int32(nouns.count)
    nouns.append(ExpressionLexicon.Noun(unit: "person", kind: .person, measure: nil, isOutcome: false))
    Table(isnad_expression_peoples_bytes(), count: isnad_expression_peoples_size()).forEachRow { row in
      let nisba = row.string(0)
      for ending in ["", "ا", "ين", "ون"] {
        addNoun(nisba + ending, id, ending == "" || ending == "ا" ? .singular : .plural)
      }
      for ending in ["ة", "ات"] { addNoun(nisba + ending, id, ending == "ة" ? .singular : .plural) }
    }
  }

  private mutating func readCurrencies() {
    Table(isnad_expression_currencies_bytes(), count: isnad_expression_currencies_size()).forEachRow { row in
      let code = row.string(0)
      for word in row.list(1) {
        let names = row.list(2)
        if names.isEmpty { addPhrase(word, .currency(code: code)) }
        for name in names { addPhrase(word + " " + name, .currency(code: code)) }
      }
    }
    Table(isnad_expression_currency_signs_bytes(), count: isnad_expression_currency_signs_size()).forEachRow { row in
      for sign in row.list(1) { signs.insert(Folding.folded.of(sign), Int32(signCodes.count)) }
      signCodes.append(row.string(0))
    }
  }

  private mutating func readBounds() {
    Table(isnad_expression_bounds_bytes(), count: isnad_expression_bounds_size()).forEachRow { row in
      guard let bound = Figure.Bound(rawValue: row.string(0)) else { return }
      for phrase in row.list(2) { addPhrase(phrase, .bound(bound, isBefore: row.string(1) == "before")) }
    }
  }

  private mutating func readCues() {
    Table(isnad_expression_cues_bytes(), count: isnad_expression_cues_size()).forEachRow { row in
      guard let cue = Cues(name: row.string(0)) else { return }
      let words = row.list(2)
      guard row.string(1) == "verb" else {
        for word in words { edit(bare(word)) { $0.cues.insert(cue) } }
        return
      }
      for form in Conjugation(perfect: words.first ?? "", imperfect: row.string(3)).forms {
        edit(folded: form.spelling) { sense in
          sense.cues.formUnion([cue, .isVerb])
          if form.isPlural { sense.cues.insert(.isPlural) }
        }
      }
    }
  }

  private mutating func readSmallTables() {
    Table(isnad_expression_labels_bytes(), count: isnad_expression_labels_size()).forEachRow { row in
      for word in row.list(0) { edit(bare(word)) { $0.flags.insert(.label) } }
    }
    Table(isnad_expression_tenses_bytes(), count: isnad_expression_tenses_size()).forEachRow { row in
      let tense: Sense.Tense = row.string(0) == "future" ? .future : row.string(0) == "past" ? .past : .notFuture
      for word in row.list(1) { edit(bare(word)) { $0.tense = tense } }
    }
  }

  // MARK: Words

  /// Without the article, which is peeled when a token is looked up: with it the word would hide its other senses.
  private func bare(_ word: String) -> String {
    word.hasPrefix("ال") && word.count > 4 ? String(word.dropFirst(2)) : word
  }

  private mutating func edit(_ word: String, _ change: (inout Sense) -> Void) {
    edit(folded: Folding.folded.of(word), change)
  }

  private mutating func edit(folded word: [UInt8], _ change: (inout Sense) -> Void) {
    change(&senses[id(ofFolded: word)])
  }

  private mutating func id(ofFolded word: [UInt8]) -> Int {
    let id = Int(index.insert(word, Int32(senses.count)))
    if id == senses.count {
      senses.append(Sense())
      phrasesOfWord.append([])
    }
    return id
  }

  private mutating func addPhrase(_ phrase: String, _ meaning: ExpressionLexicon.Phrase.Meaning) {
    let words = phrase.split(separator: " ").map { Folding.folded.of(String($0)) }
    guard let first = words.first else { return }
    phrasesOfWord[id(ofFolded: first)].append(ExpressionLexicon.Phrase(words: words, meaning: meaning))
  }

  private func decimal(_ string: String) -> Double { Double(string) ?? 0 }
}
