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
  /// The spelling at hand.
  private var spelling: [UInt8] = []

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
      let value = Double(row.string(1)) ?? 0
      for word in row.field(2).list {
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
      for word in row.field(2).list {
        if word.contains(0x20) {
          if let meaning = meaning(role, value) { addPhrase([word], meaning) }
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
        if ["holiday", "now", "zone"].contains(role), let meaning = meaning(role, value) { addPhrase([word], meaning) }
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
      let kind = LexiconBuilder.nounKind(row.field(1))
      let id = Int32(nouns.count)
      let measure = kind == .person ? Figure.Measure(rawValue: row.string(1)) : nil
      nouns.append(
        ExpressionLexicon.Noun(
          unit: row.string(0), kind: kind, measure: measure,
          isOutcome: measure == .killed || measure == .injured || measure == .missing || measure == .votes))
      addForms(of: row.field(2), id)
      let plurals = row.field(3)
      for plural in plurals.list { addNoun(plural, id, .plural) }
      // A sound plural in construct has lost its ن.
      for plural in plurals.list where plural.hasSuffix("ين") { addNoun(plural.dropLast(2), id, .plural) }
    }
  }

  private static func nounKind(_ name: Field) -> ExpressionLexicon.Noun.Kind {
    if name == "thing" { return .thing }
    if name == "animal" { return .animal }
    return name == "measure" ? .measure : .person
  }

  /// The singular, its indefinite accusative and its duals.
  private mutating func addForms(of singular: Field, _ id: Int32) {
    if singular.isEmpty { return }
    addNoun(singular, id, .singular)
    if singular.contains(0x20) { return }
    if singular.hasSuffix("ة") {
      let stem = singular.dropLast(2)
      for ending in ["تان", "تين", "تا", "تي"] as [StaticString] { addNoun(stem, ending, id, .dual) }
    } else {
      addNoun(singular, "ا", id, .singular)
      for ending in ["ان", "ين"] as [StaticString] { addNoun(singular, ending, id, .dual) }
    }
  }

  private mutating func addNoun(_ word: Field, _ id: Int32, _ form: Sense.CountForm) {
    if word.contains(0x20) { return addPhrase([word], .noun(id)) }
    addNoun(word, "", id, form)
  }

  private mutating func addNoun(_ stem: Field, _ ending: StaticString, _ id: Int32, _ form: Sense.CountForm) {
    let sense = self.id(of: stem, ending)
    guard senses[sense].noun < 0 else {
      // A sound plural (مدنيين) is spelled as the dual: the plural is meant far more often.
      if senses[sense].noun == id, form == .plural { senses[sense].nounForm = .plural }
      return
    }
    senses[sense].noun = id
    senses[sense].nounForm = form
  }

  /// Nationalities count people in every form.
  private mutating func readPeoples() {
    let id = Int32(nouns.count)
    nouns.append(ExpressionLexicon.Noun(unit: "person", kind: .person, measure: nil, isOutcome: false))
    Table(isnad_expression_peoples_bytes(), count: isnad_expression_peoples_size()).forEachRow { row in
      let nisba = row.field(0)
      for ending in ["", "ا"] as [StaticString] { addNoun(nisba, ending, id, .singular) }
      for ending in ["ين", "ون"] as [StaticString] { addNoun(nisba, ending, id, .plural) }
      addNoun(nisba, "ه", id, .singular)
      addNoun(nisba, "ات", id, .plural)
    }
  }

  private mutating func readCurrencies() {
    Table(isnad_expression_currencies_bytes(), count: isnad_expression_currencies_size()).forEachRow { row in
      let code = row.string(0)
      for word in row.field(1).list {
        if row.field(2).isEmpty { addPhrase([word], .currency(code: code)) }
        for name in row.field(2).list { addPhrase([word, name], .currency(code: code)) }
        // بات, بر and ليف are other words first.
        if !row.field(2).isEmpty, word.count >= 8 { edit(word) { $0.flags.insert(.currency) } }
      }
    }
    Table(isnad_expression_currency_signs_bytes(), count: isnad_expression_currency_signs_size()).forEachRow { row in
      for sign in row.field(1).list { signs.insert(sign.folded, Int32(signCodes.count)) }
      signCodes.append(row.string(0))
    }
  }

  private mutating func readBounds() {
    Table(isnad_expression_bounds_bytes(), count: isnad_expression_bounds_size()).forEachRow { row in
      guard let bound = Figure.Bound(rawValue: row.string(0)) else { return }
      for phrase in row.field(2).list { addPhrase([phrase], .bound(bound, isBefore: row.field(1) == "before")) }
    }
  }

  private mutating func readCues() {
    var conjugation = Conjugation()
    Table(isnad_expression_cues_bytes(), count: isnad_expression_cues_size()).forEachRow { row in
      guard let cue = Cues(name: row.string(0)) else { return }
      guard row.field(1) == "verb" else {
        for word in row.field(2).list { edit(bare(word)) { $0.cues.insert(cue) } }
        return
      }
      guard let perfect = row.field(2).list.first else { return }
      conjugation.set(perfect: perfect, imperfect: row.field(3))
      for form in conjugation.forms {
        edit(folded: form.spelling) { sense in
          sense.cues.formUnion([cue, .isVerb])
          if form.isPlural { sense.cues.insert(.isPlural) }
        }
      }
    }
  }

  private mutating func readSmallTables() {
    Table(isnad_expression_labels_bytes(), count: isnad_expression_labels_size()).forEachRow { row in
      for word in row.field(0).list { edit(bare(word)) { $0.flags.insert(.label) } }
    }
    Table(isnad_expression_tenses_bytes(), count: isnad_expression_tenses_size()).forEachRow { row in
      let tense: Sense.Tense = row.string(0) == "future" ? .future : row.string(0) == "past" ? .past : .notFuture
      for word in row.field(1).list { edit(bare(word)) { $0.tense = tense } }
    }
  }

  // MARK: Words

  /// Without the article, which is peeled when a token is looked up: with it the word would hide its other senses.
  private func bare(_ word: Field) -> Field { word.hasPrefix("ال") && word.count > 8 ? word.dropFirst(4) : word }

  private mutating func edit(_ word: Field, _ change: (inout Sense) -> Void) { change(&senses[id(of: word)]) }

  private mutating func edit(folded word: ArraySlice<UInt8>, _ change: (inout Sense) -> Void) {
    change(&senses[id(ofFolded: word)])
  }

  /// The sense of a word with an ending (folded) behind it.
  private mutating func id(of word: Field, _ ending: StaticString = "") -> Int {
    spelling.removeAll(keepingCapacity: true)
    Folding.folded.append(word.bytes, to: &spelling)
    spelling.append(contentsOf: UnsafeBufferPointer(start: ending.utf8Start, count: ending.utf8CodeUnitCount))
    return id(ofFolded: spelling[...])
  }

  private mutating func id(ofFolded word: ArraySlice<UInt8>) -> Int {
    let id = Int(index.insert(word, Int32(senses.count)))
    if id == senses.count {
      senses.append(Sense())
      phrasesOfWord.append([])
    }
    return id
  }

  /// Adds a phrase of all words of the parts.
  private mutating func addPhrase(_ parts: [Field], _ meaning: ExpressionLexicon.Phrase.Meaning) {
    let words = parts.flatMap { $0.words.map(\.folded) }
    guard let first = words.first else { return }
    phrasesOfWord[id(ofFolded: first[...])].append(ExpressionLexicon.Phrase(words: words, meaning: meaning))
  }
}
