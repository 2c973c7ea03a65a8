import CIsnadData
import IsnadLexicon
import IsnadText

/// The words around events: what bounds a phrase, what changes an event's status, and the classes that conditions name.
struct Vocabulary: Sendable {
  /// Longer words are in no lexicon; a text of one letter a million times costs nothing.
  static let longestWord = 48

  enum Function: UInt8, Sendable {
    case preposition, relative, complementiser, negation, future, particle, conjunction, circumstance, quantifier, agentive
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

  private var functions = WordIndex(minimumCapacity: 512)
  private var cueIndex = WordIndex(minimumCapacity: 8192)
  private var cues: [[CueReading]] = []
  private var classIndex = WordIndex(minimumCapacity: 4096)
  private var classesOfWord: [[UInt8]] = []
  private var classNames: [String] = []
  private var prepositions: [String] = []

  init() {
    loadFunctions()
    loadCues()
    loadClasses()
  }

  /// All that a folded word can be among the function words.
  func functions(_ word: ArraySlice<UInt8>) -> Set<Function> {
    guard word.count <= Vocabulary.longestWord, let mask = functions[word] else { return [] }
    return Set((0..<10).compactMap { mask & (1 << $0) != 0 ? Function(rawValue: UInt8($0)) : nil })
  }

  func functionMask(_ word: ArraySlice<UInt8>) -> Int32 {
    word.count <= Vocabulary.longestWord ? functions[word] ?? 0 : 0
  }

  func cues(_ word: ArraySlice<UInt8>) -> [CueReading] {
    guard word.count <= Vocabulary.longestWord, let slot = cueIndex[word] else { return [] }
    return cues[Int(slot)]
  }

  func classes(_ word: ArraySlice<UInt8>) -> [UInt8] {
    guard word.count <= Vocabulary.longestWord, let slot = classIndex[word] else { return [] }
    return classesOfWord[Int(slot)]
  }

  /// The number of a preposition that the trigger files name; the attached ones are `ب`, `ل` and `ك`.
  func preposition(_ name: String) -> UInt8 {
    let folded = String(decoding: Folding.folded.of(name), as: UTF8.self)
    return UInt8(prepositions.firstIndex(of: folded) ?? 255)
  }

  func preposition(_ word: ArraySlice<UInt8>) -> UInt8 { preposition(String(decoding: word, as: UTF8.self)) }

  func wordClass(_ name: String) -> UInt8 { UInt8(classNames.firstIndex(of: name) ?? 255) }

  private mutating func loadFunctions() {
    let names: [(String, Function)] = [
      ("preposition", .preposition), ("relative", .relative), ("complementiser", .complementiser), ("negation", .negation),
      ("future", .future), ("particle", .particle), ("conjunction", .conjunction), ("circumstance", .circumstance),
      ("quantifier", .quantifier), ("agentive", .agentive),
    ]
    var masks: [(word: [UInt8], mask: Int32)] = []
    var places = WordIndex(minimumCapacity: 512)
    prepositions = ["ب", "ل", "ك"]
    var found = prepositions
    Table(isnad_event_words_bytes(), count: isnad_event_words_size()).forEachRow { row in
      guard let function = names.first(where: { $0.0 == row.string(0) })?.1 else { return }
      for word in row.string(1).split(separator: " ") {
        let folded = Folding.folded.of(String(word))
        let at = Int(places.insert(folded, Int32(masks.count)))
        if at == masks.count { masks.append((folded, 0)) }
        masks[at].mask |= 1 << Int32(function.rawValue)
        let name = String(decoding: folded, as: UTF8.self)
        if function == .preposition, !found.contains(name) { found.append(name) }
      }
    }
    prepositions = found
    for (word, mask) in masks { functions.insert(word, mask) }
  }

  private mutating func loadCues() {
    var found: [(spelling: [UInt8], reading: CueReading)] = []
    Table(isnad_event_cues_bytes(), count: isnad_event_cues_size()).forEachRow { row in
      guard let cue = Vocabulary.cueNames.first(where: { $0.0 == row.string(2) })?.1 else { return }
      switch row.string(0) {
      case "v":
        let stems = row.string(1).split(separator: " ").map(String.init)
        for form in Conjugation(perfect: stems[0], imperfect: stems.count > 1 ? stems[1] : "").forms {
          found.append((form.spelling, CueReading(cue: cue, isVerb: true)))
        }
      case "n":
        for stem in row.list(1) {
          for form in Declension(stem).forms { found.append((form.spelling, CueReading(cue: cue, isVerb: false))) }
        }
      default: found.append((Folding.folded.of(row.string(1)), CueReading(cue: cue, isVerb: false)))
      }
    }
    for (spelling, reading) in found {
      let slot = Int(cueIndex.insert(spelling, Int32(cues.count)))
      if slot == cues.count { cues.append([]) }
      if !cues[slot].contains(reading) { cues[slot].append(reading) }
    }
  }

  private static let cueNames: [(String, Cue)] = [
    ("planned", .planned), ("demanded", .demanded), ("hypothetical", .hypothetical), ("denied", .denied), ("ongoing", .ongoing),
    ("historical", .historical), ("alleged", .alleged), ("avoided", .avoided), ("support", .support), ("undergo", .undergo), ("result", .result),
    ("occur", .occur), ("report", .report), ("carrier", .carrier),
  ]

  private mutating func loadClasses() {
    var found: [(word: [UInt8], id: UInt8)] = []
    var names: [String] = []
    Table(isnad_event_classes_bytes(), count: isnad_event_classes_size()).forEachRow { row in
      let id = UInt8(truncatingIfNeeded: names.count)
      names.append(row.string(0))
      for word in row.string(1).split(separator: " ") { found.append((Folding.folded.of(String(word)), id)) }
    }
    classNames = names
    for (word, id) in found {
      let slot = Int(classIndex.insert(word, Int32(classesOfWord.count)))
      if slot == classesOfWord.count { classesOfWord.append([]) }
      if !classesOfWord[slot].contains(id) { classesOfWord[slot].append(id) }
    }
  }
}
