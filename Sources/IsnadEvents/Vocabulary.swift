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
struct EventReading: Sendable {
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
  case support, undergo, result, occur, report
  /// A noun before the event noun (`عملية اغتيال`).
  case carrier
}

struct CueReading: Sendable, Hashable {
  let cue: Cue
  let isVerb: Bool
}

/// All words of `Data/events` by their folded spellings: one look-up tells everything.
struct Vocabulary: Sendable {
  /// In bytes. Longer words are in no lexicon; a text of one letter a million times costs nothing.
  static let longestWord = 48

  enum Function: UInt8, Sendable, CaseIterable {
    case preposition, relative, complementiser, negation, future, particle, conjunction, circumstance, quantifier,
      agentive
  }

  private var index = WordIndex(minimumCapacity: 32768)
  private var known: [WordKnowledge] = []
  private var classNames: [String: UInt8] = [:]
  private var prepositionNumbers = WordIndex(minimumCapacity: 128)
  private(set) var sectors: [String] = []

  init() {
    loadFunctions()
    loadCues()
    loadClasses()
    loadSectors()
  }

  /// What is known of a folded spelling; nil for nothing.
  func knowledge(_ spelling: ArraySlice<UInt8>) -> WordKnowledge? {
    guard spelling.count <= Vocabulary.longestWord, let slot = index[spelling] else { return nil }
    return known[Int(slot)]
  }

  mutating func change(_ spelling: [UInt8], _ body: (inout WordKnowledge) -> Void) {
    let slot = Int(index.insert(spelling, Int32(known.count)))
    if slot == known.count { known.append(.nothing) }
    body(&known[slot])
  }

  /// The number of a preposition that the trigger files name; the attached ones are 0 ب, 1 ل and 2 ك.
  func preposition(_ word: ArraySlice<UInt8>) -> UInt8 { prepositionNumbers[word].map { UInt8($0) } ?? 255 }

  func preposition(_ name: String) -> UInt8 { preposition(Folding.folded.of(name)[...]) }

  func wordClass(_ name: String) -> UInt8 { classNames[name] ?? 255 }

  private mutating func loadFunctions() {
    for letter in ["ب", "ل", "ك"] { prepositionNumbers.insert(Array(letter.utf8), Int32(prepositionNumbers.count)) }
    Table(isnad_event_words_bytes(), count: isnad_event_words_size()).forEachRow { row in
      guard let function = Function.allCases.first(where: { "\($0)" == row.string(0) }) else { return }
      for word in row.words(1) {
        let folded = Folding.folded.of(String(word))
        change(folded) { $0.functions |= 1 << Int32(function.rawValue) }
        if function == .preposition { prepositionNumbers.insert(folded, Int32(prepositionNumbers.count)) }
      }
    }
  }

  private mutating func loadCues() {
    Table(isnad_event_cues_bytes(), count: isnad_event_cues_size()).forEachRow { row in
      guard let cue = Vocabulary.cueNames[row.string(2)] else { return }
      switch row.string(0) {
      case "v":
        let stems = row.words(1)
        guard let perfect = stems.first else { return }
        for form in Conjugation(perfect: perfect, imperfect: stems.count > 1 ? stems[1] : "").forms {
          addCue(form.spelling, CueReading(cue: cue, isVerb: true))
        }
      case "n":
        for stem in row.list(1) {
          for form in Declension(stem).forms { addCue(form.spelling, CueReading(cue: cue, isVerb: false)) }
        }
      default: addCue(Folding.folded.of(row.string(1)), CueReading(cue: cue, isVerb: false))
      }
    }
  }

  private mutating func addCue(_ spelling: [UInt8], _ reading: CueReading) {
    change(spelling) { knowledge in
      if !knowledge.cues.contains(reading) { knowledge.cues.append(reading) }
    }
  }

  private static let cueNames: [String: Cue] = [
    "planned": .planned, "demanded": .demanded, "hypothetical": .hypothetical, "denied": .denied, "ongoing": .ongoing,
    "historical": .historical, "alleged": .alleged, "avoided": .avoided, "support": .support, "undergo": .undergo,
    "result": .result, "occur": .occur, "report": .report, "carrier": .carrier,
  ]

  private mutating func loadClasses() {
    Table(isnad_event_classes_bytes(), count: isnad_event_classes_size()).forEachRow { row in
      let id = classNames[row.string(0)] ?? UInt8(truncatingIfNeeded: classNames.count)
      classNames[row.string(0)] = id
      for word in row.words(1) {
        change(Folding.folded.of(String(word))) { knowledge in
          if !knowledge.classes.contains(id) { knowledge.classes.append(id) }
        }
      }
    }
  }

  private mutating func loadSectors() {
    Table(isnad_event_sectors_bytes(), count: isnad_event_sectors_size()).forEachRow { row in
      let code = row.string(0)
      let id = Int8(truncatingIfNeeded: sectors.firstIndex(of: code) ?? sectors.count)
      if Int(id) == sectors.count { sectors.append(code) }
      for words in row.words(2) {
        if row.string(1) == "name" {
          change(Folding.folded.of(String(words))) { $0.nameSector = id }
          continue
        }
        for word in words.split(separator: "|") {
          for form in Vocabulary.forms(ofPeople: String(word)) {
            change(form) { if $0.headSector < 0 { $0.headSector = id } }
          }
        }
      }
    }
  }

  /// A sound plural loses its ن before a genitive (مقاتلو حماس، مقاتلي حماس).
  private static func forms(ofPeople word: String) -> [[UInt8]] {
    guard word.hasSuffix("ون") else { return Declension(word).forms.map(\.spelling) }
    let stem = Array(Folding.folded.of(word).dropLast(4))
    return ["ون", "ين", "و", "ي"].map { stem + Array($0.utf8) }
  }
}
