import CIsnadData
import IsnadLexicon
import IsnadText

/// What is known of one folded spelling around events.
struct WordKnowledge: Sendable {
  /// Forms of event words.
  var readings: [EventReading] = []
  var cues: [CueReading] = []
  /// Bits of ``Vocabulary/Function``.
  var functions: Int32 = 0
  /// The classes that conditions name.
  var classes: [UInt8] = []
  /// Index into ``Vocabulary/sectors``; a kind of people or bodies, by its noun.
  var headSector: Int8 = -1
  /// The same for a name or adjective that gives a sector away wherever it stands.
  var nameSector: Int8 = -1

  static let nothing = WordKnowledge()

  /// Whether the spelling is only a verb's.
  var isVerbOnly: Bool {
    let isVerb = readings.contains { $0.aspect != nil } || cues.contains(where: \.isVerb)
    return isVerb && readings.allSatisfy { $0.aspect != nil } && cues.allSatisfy(\.isVerb)
  }
}

/// A form of an event word.
struct EventReading: Sendable, Hashable {
  let word: Int32
  /// nil for nouns and participles.
  let aspect: Conjugation.Aspect?
  let voice: Conjugation.Voice
  let isPlural: Bool
  let isFeminine: Bool
  let isAccusative: Bool
}

/// What a word does to the event told after it.
enum Cue: UInt8, Sendable {
  case planned, demanded, hypothetical, denied, ongoing, historical
  /// The event is only charged or feared: none at all.
  case alleged, avoided
  /// An act that happened is the topic of something else (a trial, a video, a suspect).
  case concerned
  case support, undergo, result, occur, report
  /// A noun before the event noun (`عملية اغتيال`).
  case carrier
}

struct CueReading: Sendable, Hashable {
  let cue: Cue
  let isVerb: Bool
  /// nil for what is no verb.
  var aspect: Conjugation.Aspect?
}

/// All words of `Data/events` by their folded spellings: one look-up tells everything.
struct Vocabulary: Sendable {
  /// In bytes. Longer words are in no lexicon; a text of one letter a million times costs nothing.
  static let longestWord = 48

  enum Function: UInt8, Sendable, CaseIterable {
    case preposition, relative, complementiser, negation, future, particle, conjunction, circumstance, quantifier,
      agentive, demonstrative
  }

  private var index = WordIndex(minimumCapacity: 32768)
  private var known: [Known] = []
  /// The readings, cues and classes of all spellings: those of one are a chain in the order in which they were added.
  private var readings = Chains<EventReading>()
  private var cues = Chains<CueReading>()
  private var classes = Chains<UInt8>()
  private var classNumbers = WordIndex(minimumCapacity: 256)
  private var prepositionNumbers = WordIndex(minimumCapacity: 128)
  private(set) var sectors: [String] = []
  /// Places in ``stateCodes``.
  private var states = WordIndex(minimumCapacity: 8)
  private var stateCodes: [String] = []

  private var conjugation = Conjugation()
  private var declension = Declension()

  /// ``WordKnowledge`` as it is stored: an array for each of thousands of spellings would be most of the loading.
  private struct Known {
    var readings = Chains<EventReading>.empty
    var cues = Chains<CueReading>.empty
    var classes = Chains<UInt8>.empty
    var functions: Int32 = 0
    var headSector: Int8 = -1
    var nameSector: Int8 = -1
  }

  init() {
    loadFunctions()
    loadCues()
    loadClasses()
    loadSectors()
  }

  /// What is known of a folded spelling; nil for nothing.
  func knowledge(_ spelling: ArraySlice<UInt8>) -> WordKnowledge? {
    guard spelling.count <= Vocabulary.longestWord, let slot = index[spelling] else { return nil }
    let found = known[Int(slot)]
    return WordKnowledge(
      readings: readings.values(from: found.readings), cues: cues.values(from: found.cues),
      functions: found.functions, classes: classes.values(from: found.classes), headSector: found.headSector,
      nameSector: found.nameSector)
  }

  /// Adds a form of an event word; of a word's forms that are spelled alike the first of each aspect counts.
  mutating func add(_ spelling: ArraySlice<UInt8>, _ reading: EventReading) {
    let slot = slot(of: spelling)
    readings.append(reading, to: &known[slot].readings) { $0.word == $1.word && $0.aspect == $1.aspect }
  }

  private mutating func add(_ spelling: ArraySlice<UInt8>, _ cue: CueReading) {
    let slot = slot(of: spelling)
    cues.append(cue, to: &known[slot].cues, unless: ==)
  }

  private mutating func slot(of spelling: ArraySlice<UInt8>) -> Int {
    let slot = Int(index.insert(spelling, Int32(known.count)))
    if slot == known.count { known.append(Known()) }
    return slot
  }

  /// The number of a preposition that the trigger files name; the attached ones are 0 ب, 1 ل and 2 ك.
  func preposition(_ word: ArraySlice<UInt8>) -> UInt8 { prepositionNumbers[word].map { UInt8($0) } ?? 255 }

  func preposition(_ name: String) -> UInt8 { preposition(Folding.folded.of(name)[...]) }

  func wordClass(_ name: String) -> UInt8 {
    classNumbers[Array(name.utf8)].map { UInt8(truncatingIfNeeded: $0) } ?? 255
  }

  func wordClass(_ name: Field) -> UInt8 {
    classNumbers[Array(name.bytes)].map { UInt8(truncatingIfNeeded: $0) } ?? 255
  }

  private mutating func loadFunctions() {
    for letter in ["ب", "ل", "ك"] { prepositionNumbers.insert(Array(letter.utf8), Int32(prepositionNumbers.count)) }
    // للرئيس: the model cuts the article off with it.
    prepositionNumbers.insert(Array("لل".utf8), 1)
    let functions = Dictionary(uniqueKeysWithValues: Function.allCases.map { ("\($0)", $0) })
    Table(isnad_event_words_bytes(), count: isnad_event_words_size()).forEachRow { row in
      guard let function = functions[row.string(0)] else { return }
      for word in row.field(1).words {
        let folded = word.folded
        known[slot(of: folded[...])].functions |= 1 << Int32(function.rawValue)
        if function == .preposition { prepositionNumbers.insert(folded, Int32(prepositionNumbers.count)) }
      }
    }
  }

  private mutating func loadCues() {
    Table(isnad_event_cues_bytes(), count: isnad_event_cues_size()).forEachRow { row in
      guard let cue = Vocabulary.cueNames[row.string(2)] else { return }
      if row.field(0) == "v" {
        let stems = Array(row.field(1).words)
        guard let perfect = stems.first else { return }
        conjugation.set(perfect: perfect, imperfect: stems.count > 1 ? stems[1] : perfect.dropFirst(perfect.count))
        for form in conjugation.forms { add(form.spelling, CueReading(cue: cue, isVerb: true, aspect: form.aspect)) }
      } else if row.field(0) == "n" {
        for stem in row.field(1).list {
          declension.set(stem)
          for form in declension.forms { add(form.spelling, CueReading(cue: cue, isVerb: false)) }
        }
      } else {
        add(row.field(1).folded[...], CueReading(cue: cue, isVerb: false))
      }
    }
  }

  private static let cueNames: [String: Cue] = [
    "planned": .planned, "demanded": .demanded, "hypothetical": .hypothetical, "denied": .denied, "ongoing": .ongoing,
    "historical": .historical, "concerned": .concerned, "alleged": .alleged, "avoided": .avoided, "support": .support,
    "undergo": .undergo,
    "result": .result, "occur": .occur, "report": .report, "carrier": .carrier,
  ]

  private mutating func loadClasses() {
    Table(isnad_event_classes_bytes(), count: isnad_event_classes_size()).forEachRow { row in
      let id = UInt8(truncatingIfNeeded: classNumbers.insert(row.field(0).bytes, Int32(classNumbers.count)))
      for word in row.field(1).words {
        let slot = slot(of: word.folded[...])
        classes.append(id, to: &known[slot].classes, unless: ==)
      }
    }
  }

  private mutating func loadSectors() {
    Table(isnad_event_sectors_bytes(), count: isnad_event_sectors_size()).forEachRow { row in
      let code = row.string(0)
      if row.field(1) == "state" {
        for word in row.field(2).words { states.insert(word.folded, Int32(stateCodes.count)) }
        stateCodes.append(code)
        return
      }
      let id = Int8(truncatingIfNeeded: sectors.firstIndex(of: code) ?? sectors.count)
      if Int(id) == sectors.count { sectors.append(code) }
      for words in row.field(2).words {
        if row.field(1) == "name" {
          known[slot(of: words.folded[...])].nameSector = id
          continue
        }
        for word in words.list {
          if word.hasSuffix("ون") {
            // A sound plural loses its ن before a genitive (مقاتلو حماس، مقاتلي حماس).
            let stem = word.folded.dropLast(4)
            for ending in Self.soundPlurals { setHeadSector(of: stem + ending, id) }
          } else {
            declension.set(word)
            for form in declension.forms { setHeadSector(of: form.spelling, id) }
          }
        }
      }
    }
  }

  /// The state that a word behind an organ of state means, whichever it is; ISO 3166-1 alpha-3.
  func state(meantBy spelling: ArraySlice<UInt8>) -> String? { states[spelling].map { stateCodes[Int($0)] } }

  private static let soundPlurals = ["ون", "ين", "و", "ي"].map { Array($0.utf8) }

  private mutating func setHeadSector(of spelling: ArraySlice<UInt8>, _ id: Int8) {
    let slot = slot(of: spelling)
    if known[slot].headSector < 0 { known[slot].headSector = id }
  }
}
